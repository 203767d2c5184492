"""What assignments, plans and records share: codes, digests and the link."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import add_functions, opened

WHOLE = {
    "m": "scope,overview",
    "t": "Fall (2026) cohort!",
    "due": "2026-12-31",
    "p": "80",
    "ev": "r",
    "by": "A. Lee, OT",
    "to": "a+b@example.org",
    "n": "50% & more = good? Öz “so” 学 *_~",
    "id": "AB12CD34",
}


@pytest.fixture(scope="module")
def page(browser: Browser, gallery_address: str) -> Iterator[Page]:
    """A page that knows the functions that components share."""
    with opened(browser, f"{gallery_address}modules/example/") as page:
        add_functions(page, gallery_address, "components/catalogue/catalogue.js")
        yield page


def written(page: Page, **parts: str) -> str:
    """The code of an assignment with these parts."""
    make = "parts => writeAssignment(asAssignment(key => parts[key] ?? ''))"
    found: str = page.evaluate(make, parts)
    return found


def parsed(page: Page, text: str) -> Any:
    return page.evaluate("text => parseAssignment(text)", text)


def test_catalogue_is_read_from_the_page(page: Page, built_gallery: Path) -> None:
    """It is the one of the built site, with links as seen from the page."""
    there = json.loads((built_gallery / "catalogue.json").read_text("utf-8"))
    here = page.evaluate("readCatalogue()")

    assert here["modules"][0]["link"] == "./"
    assert there["modules"][0]["link"] == "modules/example/"
    assert here["modules"][0]["questions"] == there["modules"][0]["questions"]


def test_built_catalogue_is_canonical(built_site: Path) -> None:
    """The same content gives the same text: keys in order, and no spaces."""
    text = (built_site / "catalogue.json").read_text("utf-8")
    form = {"sort_keys": True, "separators": (",", ":"), "ensure_ascii": False}

    assert json.dumps(json.loads(text), **form) == text  # type: ignore[arg-type]
    assert json.loads(text)["site"]["url"] == "https://example.org/school-ot-training/"


def test_canonical_text_is_that_of_python(page: Page) -> None:
    """What the build counts over, a script can count over as well."""
    value = {"b": [{"z": 1, "a": "“x” \u00e9"}], "a": {"d": None, "c": True}}
    expected = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )

    assert page.evaluate("value => canonical(value)", value) == expected


@pytest.mark.parametrize("text", ["", "abc", "é" * 300])
def test_digest_is_sha_256(page: Page, text: str) -> None:
    """The same text gives the same bytes as anywhere else."""
    found = page.evaluate("async text => [...await sha256(text)]", text)

    assert bytes(found) == hashlib.sha256(text.encode()).digest()


def test_random_codes_differ_and_hold_no_letter_that_is_misread(page: Page) -> None:
    """An id can be read out on the telephone."""
    codes = page.evaluate("Array.from({length: 500}, () => randomBase32(8))")

    assert len(set(codes)) == 500
    assert {len(code) for code in codes} == {8}
    assert set("".join(codes)) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def test_link_can_be_read_by_eye(page: Page) -> None:
    """A supervisor sees what is in it, and its end is a letter or digit."""
    code = written(page, **WHOLE | {"n": "See you, all", "t": "Fall cohort"})

    assert code == (
        "a1?m=scope,overview&t=Fall+cohort&due=2026-12-31&p=80&ev=r&by=A.+Lee,+OT"
        "&to=a%2Bb@example.org&n=See+you,+all&id=AB12CD34"
    )


def test_assignment_is_read_as_written(page: Page) -> None:
    """Nothing is lost on the way through a link."""
    assert parsed(page, written(page, **WHOLE)) == WHOLE


LETTERS: dict[str, Callable[[str], str]] = {
    "in a sentence": lambda code: f"Hi, open https://x.example/plan/#{code} by Friday",
    "at the end of a sentence": lambda code: f"Please use {code}.",
    "in brackets": lambda code: f"(https://x.example/plan/#{code})",
    "in angle brackets": lambda code: f"<https://x.example/plan/#{code}>",
    "in quotation marks": lambda code: f"“https://x.example/plan/#{code}”",
    "escaped once": lambda code: code.replace("&", "&amp;"),
    "escaped by number": lambda code: code.replace("&", "&#38;"),
    "broken into lines": lambda code: broken(code, "\n"),
    "broken as on Windows": lambda code: broken(code, "\r\n"),
    "quoted": lambda code: "> " + broken(code, "\n> "),
    "quoted twice": lambda code: ">> " + broken(code, "\n>> "),
    "broken and escaped": lambda code: broken(code.replace("&", "&amp;"), "\n"),
    "with soft hyphens": lambda code: broken(code, "\u00ad"),
    "with invisible spaces": lambda code: broken(code, "\u200b"),
    "with spaces that do not break": lambda code: broken(code, "\u00a0"),
    "inside another link": lambda code: (
        "https://safe.example/?url=https%3A%2F%2Fx.example%2Fplan%2F%23"
        + "".join(c if c.isalnum() else "".join(f"%{b:02X}" for b in c.encode())
                  for c in code)
        + "&data=05%7C02"
    ),
    "with a tracker behind it": lambda code: f"{code}&utm_source=mail",
    "with its id in small letters": lambda code: code.replace("AB12CD34", "ab12cd34"),
    "in capital letters at first": lambda code: code.replace("a1?", "A1?"),
    "twice": lambda code: f"{code}\n{code}",
}  # fmt: skip


def broken(code: str, joint: str, every: int = 23) -> str:
    return joint.join(code[at : at + every] for at in range(0, len(code), every))


@pytest.mark.parametrize("letter", LETTERS)
def test_link_survives_the_mail(page: Page, letter: str) -> None:
    """Whatever a mail program does to a link, it is read, or said to be cut."""
    code = written(page, **WHOLE)

    assert parsed(page, LETTERS[letter](code)) == WHOLE


def test_cut_link_is_said_to_be_cut(page: Page) -> None:
    """No assignment is read that is not there to its end."""
    code = written(page, **WHOLE)
    lengths = range(3, len(code))

    found = [parsed(page, code[:length]) for length in lengths]

    assert set(found) == {"cut"}


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", "none"),
        ("hello", "none"),
        ("https://x.example/plan/#top", "none"),
        ("a2?m=scope&id=AB12CD34", "newer"),
        ("a0?m=scope&id=AB12CD34", "newer"),
        ("a1?", "cut"),
        ("a1?id=AB12CD34", "cut"),
        ("a1?m=scope", "cut"),
        ("a1?m=scope&id=AB12", "cut"),
        ("a1?m=scope&id=AB12CD34E", "cut"),
        ("a1?m=<b>&id=AB12CD34", "cut"),
        ("a1?m=scope&id=AB12CD34" + "&x=y" * 2000, "long"),
    ],
)
def test_what_is_no_assignment_is_named(page: Page, text: str, answer: str) -> None:
    """The plan can say what is wrong in words."""
    assert parsed(page, text) == answer


@pytest.mark.parametrize(
    ("contact", "kept"),
    [
        ("lee@example.org", "lee@example.org"),
        ("mailto:lee@example.org", "lee@example.org"),
        (" o'lee+ot@mail.example.org ", "o'lee+ot@mail.example.org"),
        ("https://forms.example/r/1?a=b&c=d#e", "https://forms.example/r/1?a=b&c=d#e"),
        ("https://bücher.example", "https://xn--bcher-kva.example/"),
        ("http://forms.example/", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//forms.example/", ""),
        ("https://me:secret@forms.example/", ""),
        ("lee@example.org?bcc=eve@example.org", ""),
        ("lee@example.org,eve@example.org", ""),
        ("lee@example.org\nbcc: eve@example.org", ""),
        ("Lee <lee@example.org>", ""),
        ("lee@localhost", ""),
        ("https://forms.example/" + "a" * 200, ""),
    ],
)
def test_contact_is_mail_or_an_encrypted_page(
    page: Page, contact: str, kept: str
) -> None:
    """Records go where the learner can see, and by no other way."""
    assert page.evaluate("text => asContact(text)", contact) == kept


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        ("2026-12-31", "2026-12-31"),
        ("2028-02-29", "2028-02-29"),
        ("2026-02-29", ""),
        ("2026-13-01", ""),
        ("1999-12-31", ""),
        ("2026-1-1", ""),
        ("2026-12-31T00:00", ""),
        ("tomorrow", ""),
    ],
)
def test_day_is_one_of_the_calendar(page: Page, day: str, kept: str) -> None:
    """A date that does not exist is no date."""
    assert page.evaluate("text => asDay(text)", day) == kept


ROUND_TRIPS = """count => {
  const signs = [..."abcXYZ019 -_.,;:!?'\\"()<>&=+%#/@*~ÄéßЖ学🙂\\u0301\\u202e\\u200d\\ud800\\n\\t"];
  const any = (most) => Array.from({ length: Math.random() * most }, () => signs[Math.floor(Math.random() * signs.length)]).join("");
  const failures = [];
  for (let number = 0; number < count; number += 1) {
    const wish = { m: "one,two-three", t: any(90), due: any(12), p: String(Math.floor(Math.random() * 120)), ev: "sarx"[number % 4], by: any(90), to: number % 2 ? "a.b+c@d.example" : `https://d.example/${any(30)}`, n: any(300), id: randomBase32(8) };
    const once = asAssignment((key) => wish[key]);
    const code = writeAssignment(once);
    const read = parseAssignment(`text ${code}.`);
    if (canonical(read) !== canonical(once) || writeAssignment(read) !== code || !/^[\\x21-\\x7e]+[0-9A-Z]$/.test(code)) failures.push(wish);
  }
  return failures;
}"""  # noqa: E501


def test_any_assignment_survives_writing_and_reading(page: Page) -> None:
    """Write, parse and write again: the same text, of signs that every mail knows."""
    assert page.evaluate(ROUND_TRIPS, 2000) == []


def test_digest_changes_with_what_is_assigned(page: Page) -> None:
    """A record can be held against the assignment it answers."""
    digest = "async parts => digestOf(asAssignment(key => parts[key] ?? ''))"
    whole = page.evaluate(digest, WHOLE)
    changes = [
        {"m": "scope"}, {"t": "Other"}, {"due": "2027-01-01"}, {"p": "70"}, {"ev": "s"},
        {"by": "B. Lee"}, {"to": "b@example.org"}, {"n": "Else"}, {"id": "AB12CD35"},
    ]  # fmt: skip
    others = [page.evaluate(digest, WHOLE | change) for change in changes]

    assert len(whole) == 8
    assert page.evaluate(digest, WHOLE) == whole
    assert len({whole, *others}) == 1 + len(changes)


def test_digest_is_over_the_canonical_parts(page: Page) -> None:
    """Any program can work it out: SHA-256 over the parts that are said."""
    parts = {"m": "scope", "ev": "a", "id": "AB12CD34"}
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    bits = "".join(f"{byte:08b}" for byte in hashlib.sha256(text.encode()).digest())
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    expected = "".join(alphabet[int(bits[at : at + 5], 2)] for at in range(0, 40, 5))

    digest = "async parts => digestOf(asAssignment(key => parts[key] ?? ''))"
    assert page.evaluate(digest, parts) == expected
