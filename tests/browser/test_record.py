"""A record: looked over, made, sent as a code or a file, and printed; and its code."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import every_look, violations
from tests.browser.conftest import FITS, IN_SIGHT, add_functions, opened
from tests.browser.hostile_records import MARKUP, hostile
from tests.projects import ROOT
from tests.records import (
    DIGITS,
    Record,
    base32,
    canonical,
    code_of,
    make_done,
    make_record,
    number_of,
    read_code,
)

KEY = "sot:/school-ot-training/:"
SCRIPTS = (
    "scripts/elements.js",
    "scripts/store.js",
    "scripts/aliases.js",
    "components/catalogue/catalogue.js",
    "components/catalogue/form.js",
    "components/catalogue/record.js",
    "components/cohort/read.js",
    "components/cohort/check.js",
    "components/cohort/export.js",
)
SAMPLES = sorted((ROOT / "tests/fixtures/records").glob("*.json"))
FOUND = """async (texts) => {
  const all = [];
  for (const text of texts) {
    all.push((await recordsIn(text)).map((one) => one.record ?? one.fault));
  }
  return all;
}"""

KINDS = """async (texts) => {
  const all = [];
  for (const text of texts) {
    all.push((await foundIn(text)).map((one) => one.fault ?? Object.keys(one)[0]));
  }
  return all;
}"""
JOINTS = [
    "", "\n", "\r\n", "\n> ", "\n>> ", "\n| ", " ", "\u00a0", "\u00ad", "\u200b",
    "=\n", " \u2013 ", "\n    ", "-\n", "\u200e", "\ufeff", "\u2028", '"\n"', "_", "*",
]  # fmt: skip

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def functions(browser: Browser, gallery_address: str) -> Iterator[Page]:
    """A page that knows the functions of records by their names."""
    with opened(browser, f"{gallery_address}supervise/") as page:
        add_functions(page, gallery_address, *SCRIPTS)
        yield page


@pytest.fixture
def open_plan(browser: Browser, gallery_address: str, built_gallery: Path) -> Open:
    """The page with the record, after both questions of the gallery were answered."""
    mine = kept(json.loads((built_gallery / "catalogue.json").read_text("utf-8")))

    def open_it(answered: bool = True, way: str = "plan/", **settings: Any) -> Any:
        entries = mine if answered else None
        return opened(browser, gallery_address + way, kept=entries, **settings)

    return open_it


def kept(catalogue: dict[str, Any]) -> dict[str, str]:
    """What a browser keeps after the first question was missed and the rest was not."""
    entries = {}
    for number, question in enumerate(catalogue["modules"][0]["questions"]):
        asked = question["asked"][0]
        wrong = [name for name in asked["options"] if name not in asked["correct"]]
        at = f"2026-11-19T10:0{number}:00.000Z"
        entry = {
            "v": asked["v"],
            "variant": "",
            "answer": asked["correct"] if number else wrong[:1],
            "right": number > 0,
            "at": at,
            "tries": 2,
            **({"done": at} if number else {}),
        }
        entries[f"{KEY}check:{question['id']}"] = json.dumps(entry)
    poll = catalogue["modules"][0]["polls"][0]
    entries[f"{KEY}poll:{poll['id']}"] = json.dumps(
        {"v": "0123456", "option": poll["options"][0]["id"]}
    )
    return entries


def make(page: Page, name: str = "Jo Lee") -> list[str]:
    """Fills the form as far as it must be, and gives the lines that are sent."""
    page.get_by_label("Your name").fill(name)
    page.get_by_label("I read about both houses").check()
    page.get_by_role("button", name="Make my record").click()
    expect(page.locator(".sot-record__result")).to_be_focused()
    return page.get_by_label("Your record as a code").input_value().split("\n")


def test_page_says_without_script_what_it_would_do(open_plan: Open) -> None:
    """Nothing is promised that needs a script, and the paper way is named."""
    with open_plan(script=False) as page:
        expect(page.get_by_text("print the worksheet")).to_be_visible()
        expect(page.get_by_role("button", name="Make my record")).to_have_count(0)


def test_record_is_made_by_keyboard_alone(open_plan: Open) -> None:
    """From the name to the copied code, and the focus follows."""
    with open_plan() as page:
        page.get_by_label("Your name").focus()
        page.keyboard.type("Jo Lee")
        statement = page.get_by_label("I read about both houses")
        for _ in range(20):
            if statement.evaluate("box => box === document.activeElement"):
                break
            page.keyboard.press("Tab")
        expect(statement).to_be_focused()
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

        result = page.get_by_role("group", name="Your record is made")
        expect(result).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_label("Your record as a code")).to_be_focused()


def test_record_holds_what_was_done(open_plan: Open, built_gallery: Path) -> None:
    """Another program reads the code: scores, answers, times, and nothing unasked."""
    catalogue = json.loads((built_gallery / "catalogue.json").read_text("utf-8"))
    with open_plan() as page:
        summary, code, number = make(page)

    record = read_code(code)
    questions = catalogue["modules"][0]["questions"]
    assert summary.startswith("Self-study record of Jo Lee, made on ")
    assert summary.endswith("Self-reported. Modules: 1.")
    assert number == f"Record number {record['h']}"
    assert record["h"] == number_of(record)
    assert record["site"] == catalogue["site"]["url"]
    assert set(record) == {
        "k", "v", "rid", "site", "a", "ad", "n", "made", "tag", "m", "st", "h",
    }  # fmt: skip
    (done,) = record["m"]
    assert done["v"] == catalogue["modules"][0]["v"]
    assert (done["s"], done["q"], done["c"], done["t"]) == (50, 2, 1, 4)
    assert (done["f"], done["d"]) == ("2026-11-19T10:00:00Z", "2026-11-19T10:01:00Z")
    assert done["ans"][questions[1]["id"]] == [
        questions[1]["asked"][0]["v"],
        *questions[1]["asked"][0]["correct"],
    ]


def test_every_part_can_be_left_out(open_plan: Open) -> None:
    """What is not ticked or typed is not in the record, nor in what is shown of it."""
    with open_plan() as page:
        for label in ("The options I chose", "The date and time", "A short sign"):
            page.get_by_label(label).uncheck()
        page.get_by_text("word for word").click()
        expect(page.locator(".sot-record__whole")).not_to_contain_text('"ans"')
        _, code, _ = make(page)
        bare = read_code(code)

        assert set(bare["m"][0]) == {"i", "v", "s", "q", "c", "t"}
        assert "tag" not in bare

        page.get_by_label("My answers to the first thoughts").check()
        page.get_by_label("Minutes you spent").fill("35")
        page.get_by_label("What did you learn").fill("Ask first.")
        page.get_by_label("What was useful").fill("The cases.")
        page.get_by_label("License number").fill("00123")
        page.get_by_label("You are").select_option("Guide")
        _, code, _ = make(page)
        full = read_code(code)

    assert full["m"][0]["min"] == 35
    assert full["m"][0]["x"] == "Ask first."
    assert (full["x"], full["lic"], full["role"]) == ("The cases.", "00123", "Guide")
    assert full["p"] == {"example-poll": ["0123456", "desk"]}
    assert full["rid"] != bare["rid"]


def test_record_answers_the_assignment(open_plan: Open) -> None:
    """It carries the id and the digest of what was assigned, and says where it goes."""
    said = {"m": "example", "t": "Fall", "ev": "s", "to": "lead@example.org"}
    assignment = {**said, "id": "AB12CD34"}
    way = "plan/#a1?" + "&".join(f"{key}={text}" for key, text in assignment.items())
    with open_plan(way=way) as page:
        expect(page.get_by_label("The options I chose")).not_to_be_checked()
        _, code, _ = make(page)
        result = page.locator(".sot-record__result")
        contact = result.get_by_role("link", name="lead@example.org")
        expect(contact).to_have_attribute("href", "mailto:lead@example.org")

    record = read_code(code)
    assert record["a"] == "AB12CD34"
    assert record["ad"] == base32(canonical(assignment))[:8]
    assert "ans" not in record["m"][0]


def test_module_can_be_left_out_but_not_all(open_plan: Open) -> None:
    """A record of nothing says nothing, so the page asks for one module."""
    with open_plan() as page:
        page.get_by_label("Your name").fill("Jo Lee")
        module = page.locator("sot-record").get_by_label("Example module")
        module.uncheck()
        expect(page.get_by_label("Minutes you spent")).to_be_hidden()
        page.get_by_role("button", name="Make my record").click()

        expect(module).to_be_focused()
        expect(module).to_have_accessible_description("Choose at least one module.")


@pytest.mark.parametrize(
    ("name", "label", "words"),
    [
        pytest.param("", "Your name", "Type your name first.", id="name"),
        pytest.param("Jo Lee", "I read about", "Tick the sentence", id="statement"),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    open_plan: Open, name: str, label: str, words: str
) -> None:
    """The focus goes where something has to be done."""
    with open_plan() as page:
        page.get_by_label("Your name").fill(name)
        page.get_by_role("button", name="Make my record").click()

        field = page.get_by_label(label)
        expect(field).to_be_focused()
        expect(field).to_have_accessible_description(re.compile(words))
        expect(field).to_have_attribute("aria-invalid", "true")
        assert field.evaluate(IN_SIGHT)
        assert page.get_by_text(words).evaluate(IN_SIGHT)
        expect(page.locator(".sot-record__result")).to_be_hidden()


def test_changed_form_takes_the_record_back(open_plan: Open) -> None:
    """A code never stands beside a form that says something else."""
    with open_plan() as page:
        make(page)
        page.get_by_label("Your name").fill("Sam Roe")

        expect(page.locator(".sot-record__result")).to_be_hidden()


def test_form_survives_a_reload_and_can_be_emptied(open_plan: Open) -> None:
    """What is half filled stays in this tab; nothing of it is kept for the next one."""
    with open_plan() as page:
        page.get_by_label("Your name").fill("Jo Lee")
        page.get_by_label("What was useful").fill("The cases.")
        page.get_by_label("The options I chose").uncheck()
        page.reload()
        expect(page.get_by_label("Your name")).to_have_value("Jo Lee")
        expect(page.get_by_label("What was useful")).to_have_value("The cases.")
        expect(page.get_by_label("The options I chose")).not_to_be_checked()
        assert "Jo Lee" not in json.dumps(page.evaluate("() => ({...localStorage})"))

        page.get_by_role("button", name="Empty this form").click()
        expect(page.get_by_label("Your name")).to_have_value("")
        page.reload()
        expect(page.get_by_label("Your name")).to_have_value("")


def test_made_record_is_seen_from_its_beginning(open_plan: Open) -> None:
    """In a small window, its number comes before the lines to copy."""
    with open_plan(width=320, height=256) as page:
        make(page)

        assert page.locator("#record-made").evaluate(IN_SIGHT)


def test_page_without_answers_says_so(open_plan: Open) -> None:
    """There is no form for a record of nothing."""
    with open_plan(answered=False) as page:
        expect(page.get_by_text("There is nothing to record yet")).to_be_visible()
        expect(page.get_by_role("button", name="Make my record")).to_be_hidden()


@pytest.mark.parametrize("lost", ["CompressionStream", "crypto"])
def test_file_is_offered_where_no_code_can_be_made(
    open_plan: Open, tmp_path: Path, lost: str
) -> None:
    """An old browser, or a page without https, still gives the file and the paper."""
    with open_plan() as page:
        subtle = "Object.defineProperty(crypto, 'subtle', { value: undefined })"
        page.evaluate(subtle if lost == "crypto" else f"() => delete window.{lost}")
        page.get_by_label("Your name").fill("Jo Lee")
        page.get_by_label("I read about both houses").check()
        page.get_by_role("button", name="Make my record").click()
        expect(page.get_by_text("The short code needs a newer browser")).to_be_visible()
        expect(page.get_by_label("Your record as a code")).to_be_hidden()
        with page.expect_download() as download:
            page.get_by_role("button", name="Save as a file").click()
        download.value.save_as(tmp_path / "record.json")

    record = json.loads((tmp_path / "record.json").read_text("utf-8"))
    assert (record["k"], record["n"], len(record["m"])) == ("ot-record", "Jo Lee", 1)


def test_file_holds_the_same_as_the_code(open_plan: Open, tmp_path: Path) -> None:
    """Either can be sent."""
    with open_plan() as page:
        _, code, _ = make(page)
        with page.expect_download() as download:
            page.get_by_role("button", name="Save as a file").click()
        download.value.save_as(tmp_path / "record.json")

    assert json.loads((tmp_path / "record.json").read_text("utf-8")) == read_code(code)


def test_lines_are_copied(open_plan: Open) -> None:
    """One button puts the three lines where they can be pasted from."""
    with open_plan(permissions=["clipboard-read", "clipboard-write"]) as page:
        lines = make(page)
        button = page.get_by_role("button", name="Copy the lines")
        button.press("Enter")
        expect(page.locator(".sot-record__status")).to_have_text("Copied.")
        expect(button).to_be_focused()
        assert page.evaluate("getSelection().toString()") == ""

        assert page.evaluate("navigator.clipboard.readText()").split("\n") == lines


@pytest.mark.parametrize(
    ("button", "shown", "hidden"),
    [
        pytest.param(
            "Print the record",
            ["Self-study record (self-reported)", "50 % (1/2)", "00123"],
            ["Independent study", "Ask first."],
            id="record",
        ),
        pytest.param(
            "Print an independent-study form",
            ["Independent study: what I learned", "Ask first.", "The cases."],
            ["Self-study record (self-reported)"],
            id="study",
        ),
    ],
)
def test_paper_holds_the_record_and_no_more(
    open_plan: Open, button: str, shown: list[str], hidden: list[str]
) -> None:
    """One page with everything on it, by whom, and what it does not give."""
    with open_plan() as page:
        page.evaluate("() => { window.print = () => {}; }")
        page.get_by_label("What did you learn").fill("Ask first.")
        page.get_by_label("What was useful").fill("The cases.")
        page.get_by_label("License number").fill("00123")
        _, code, number = make(page)
        page.get_by_role("button", name=button).click()
        page.emulate_media(media="print")
        text = page.locator("article").inner_text()

        for words in [*shown, "Jo Lee", number.split()[-1], "gives no credit"]:
            assert words in text
        for words in [*hidden, "My record", "Make my record", code]:
            assert words not in text
        assert len(re.findall(rb"/Type /Page\b", page.pdf(format="Letter"))) == 1
        expect(page.locator(".sot-paper")).to_be_hidden()


@every_look
def test_form_has_no_violation_in_any_state(
    open_plan: Open, width: int, scheme: str
) -> None:
    """At rest, with something missing, and with the record made."""
    with open_plan(width=width, scheme=scheme) as page:
        assert violations(page) == [], "at rest"
        page.get_by_role("button", name="Make my record").click()
        assert violations(page) == [], "something is missing"
        make(page)
        page.get_by_text("word for word").click()
        assert violations(page) == [], "made"
        assert page.evaluate(FITS)


def test_record_works_with_blocked_storage(open_plan: Open) -> None:
    """Where nothing is kept, the page says that there is nothing, and does not fail."""
    with open_plan(answered=False, storage=False) as page:
        expect(page.get_by_text("There is nothing to record yet")).to_be_visible()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.stem)
def test_record_of_every_version_opens(functions: Page, sample: Path) -> None:
    """Whatever was made once, as a file or a code, is read for good."""
    record = json.loads(sample.read_text("utf-8"))
    text = sample.with_suffix(".txt").read_text("utf-8")

    assert functions.evaluate(FOUND, [text]) == [[record]]
    assert functions.evaluate("record => asRecord(record).n", record) == record["n"]
    assert functions.evaluate("record => numberOf(record)", record) == record["h"]


def test_code_is_read_by_another_program(functions: Page) -> None:
    """The form is written down, not only programmed."""
    records = [random_record(random.Random(seed)) for seed in range(40)]  # noqa: S311
    codes = functions.evaluate("records => Promise.all(records.map(codeOf))", records)

    assert [read_code(code) for code in codes] == records
    assert functions.evaluate(FOUND, codes) == [[record] for record in records]


def test_code_survives_what_mail_does_to_it(functions: Page) -> None:
    """Wrapped, quoted, spaced, with words around, two in one: all is found."""
    chance = random.Random(504)  # noqa: S311
    texts, expected = [], []
    for _ in range(300):
        records = [random_record(chance) for _ in range(chance.choice([1, 1, 2, 3]))]
        texts.append(mangled(chance, records))
        expected.append(records)

    assert functions.evaluate(FOUND, texts) == expected


def test_damaged_code_is_never_taken_for_a_record(functions: Page) -> None:
    """Cut or changed anywhere, it is told as such, and not as another record."""
    chance = random.Random(27)  # noqa: S311
    texts = []
    for _ in range(300):
        code = code_of(random_record(chance))
        at = chance.randrange(6, len(code))
        cut = code[:at]
        other = DIGITS[(DIGITS.index(code[at]) + chance.randrange(1, 58)) % 58]
        texts.append(chance.choice([cut, cut + other + code[at + 1 :]]))
    found = functions.evaluate(FOUND, texts)

    assert {fault for [fault] in found} == {"cut", "damaged"}


CORPUS = list(hostile())


def test_corpus_is_large() -> None:
    """Each has a name of its own, and there are many."""
    assert len({entry.name for entry in CORPUS}) == len(CORPUS) >= 120


def test_hostile_input_is_told_for_what_it_is(functions: Page) -> None:
    """Each is a record, or is named by what is wrong with it, and none is fatal."""
    found = functions.evaluate(KINDS, [entry.text for entry in CORPUS])
    pairs = zip(CORPUS, found, strict=True)
    wrong = [(one.name, kinds) for one, kinds in pairs if list(one.found) != kinds]

    assert wrong == []


def test_hostile_input_does_nothing_to_the_page(
    browser: Browser, gallery_address: str
) -> None:
    """All of it is pasted: nothing runs, nothing breaks, and text stays text."""
    with opened(browser, f"{gallery_address}supervise/") as page:
        elements = page.locator("sot-cohort *").count()
        page.get_by_label("Names you expect").fill("\n".join(MARKUP))
        for entry in CORPUS:
            paste(page, entry.text)
        records = sum(entry.found.count("record") for entry in CORPUS)
        rows = page.locator(".sot-cohort__group tbody tr")
        assert 40 <= rows.count() <= records + len(MARKUP)
        page.get_by_role("button", name="XLSX").click()
        for button in rows.get_by_role("button").all()[:40]:
            button.click()

        assert page.evaluate("window.hacked") is None
        assert page.evaluate("({}).n") is None
        assert page.locator("sot-cohort :is(script, img, b, svg[onload])").count() == 0
        assert page.locator("sot-cohort *").count() > elements
        expect(page.locator(".sot-cohort__detail")).to_be_visible()


def paste(page: Page, text: str) -> None:
    """Puts a text into the page and waits until it was read."""
    status = page.locator(".sot-cohort__status")
    status.evaluate("place => { place.textContent = ''; }")
    page.get_by_label("Records: paste").evaluate(
        "(area, text) => { area.value = text; }", text
    )
    page.get_by_role("button", name="Read the records").click()
    expect(status).not_to_be_empty()


def random_record(chance: random.Random) -> Record:
    """A record of one to seven modules, with and without what may be left out."""
    modules = []
    for place in range(chance.randint(1, 7)):
        answers = {
            f"module-{place}-question-{number}": [
                f"{chance.getrandbits(28):07x}",
                *chance.sample(["one", "two", "three", "card"], chance.randint(1, 3)),
            ]
            for number in range(chance.randint(1, 12))
        }
        more = {"x": "“So” – 学 é \n" * chance.randint(1, 9)} if place % 3 == 0 else {}
        modules.append(make_done(i=f"module-{place}", ans=answers, **more))
    name = chance.choice(["Jo Lee", "Zoë Ångström", "李 小龍", "D'Arcy-Smith, Ann"])
    return make_record(rid=f"{chance.getrandbits(64):016x}", n=name, m=modules)


def mangled(chance: random.Random, records: list[Record]) -> str:
    """The lines of some records as mail, chats and spreadsheets hand them on."""
    parts = []
    for record in records:
        code = code_of(record)
        width = chance.choice([20, 64, 72, 76, 998, 10_000])
        pieces = [code[at : at + width] for at in range(0, len(code), width)]
        joint = chance.choice(JOINTS)
        before = chance.choice(["", "Hello, here it is: ", '"', "> ", "| ", "("])
        after = chance.choice(
            [
                "",
                " Record number ABCDEFGHJK",
                "\nRecord number ABC",
                '","',
                ")",
                ".",
                "\n--\nJo",
            ]
        )
        parts.append(before + joint.join(pieces) + after)
    return chance.choice(["\n", " ", "\n\n> ", "\t", ";"]).join(parts)
