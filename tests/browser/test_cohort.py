"""A group of learners: read, checked, talked over, attested, printed and exported."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.axe import every_look, violations
from tests.browser.conftest import FITS, IN_SIGHT, opened
from tests.browser.server import served
from tests.content.test_claims import claims
from tests.projects import ROOT, build
from tests.records import (
    SITE,
    SMOOTH,
    Record,
    base32,
    canonical,
    code_of,
    done_in,
    make_record,
    number_of,
)

Open = Callable[..., Any]

ASSIGNMENT = {
    "m": "overview,eligibility",
    "t": "Fall cohort",
    "p": "70",
    "ev": "a",
    "by": "A. Park",
    "id": "AB12CD34",
}
LINK = (
    f"{SITE}plan/#a1?m=overview,eligibility&t=Fall+cohort&p=70&by=A.+Park&id=AB12CD34"
)
DIGEST = base32(canonical(ASSIGNMENT))[:8]


@pytest.fixture(scope="module")
def site_with_past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site after one of its questions was reworded."""
    folder = tmp_path_factory.mktemp("past")
    project = folder / "project"
    for name in ("docs", "data", "macros", "overrides"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, project / name, ignore=ignored)
    shutil.copy(ROOT / "mkdocs.yml", project)
    versions = project / "data/question-versions.json"
    known = json.loads(versions.read_text("utf-8"))
    first = min(name for name in known if name.startswith("overview-"))
    old = {"variant": "", "options": ["old-yes", "old-no"], "correct": ["old-yes"]}
    known[first]["0ddba11"] = old
    versions.write_text(json.dumps(known), "utf-8")
    with (project / "data/shared/course.yaml").open("a", encoding="utf-8") as course:
        course.write("since: 2026-11-10\n")
    result = build(project, folder / "site")
    assert result.returncode == 0, result.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def address(site_with_past: Path) -> Iterator[str]:
    with served(site_with_past) as address:
        yield address


@pytest.fixture(scope="module")
def modules(site_with_past: Path) -> dict[str, Any]:
    """The modules of the catalogue by their ids, with the old versions of questions."""
    catalogue = json.loads((site_with_past / "catalogue.json").read_text("utf-8"))
    found: dict[str, Any] = {entry["id"]: entry for entry in catalogue["modules"]}
    return {**found, "past": catalogue["past"]}


@pytest.fixture
def open_page(browser: Browser, address: str) -> Open:
    """The page for supervisors."""

    def open_it(**settings: Any) -> Any:
        return opened(browser, f"{address}supervise/", **settings)

    return open_it


class Makes:
    """Makes records for the assignment, each with signs of its own."""

    def __init__(self, modules: dict[str, Any]) -> None:
        self.modules = modules
        self.count = 0

    def done(self, wrong: int = 1, **changes: Any) -> list[dict[str, Any]]:
        """Both modules, answered at moments that no other record has."""
        self.count += 1
        hour = f"2026-11-19T{8 + self.count // 50:02d}:{self.count % 50:02d}"
        times = {"f": f"{hour}:00Z", "d": f"{hour[:13]}:59:30Z"}
        return [
            done_in(self.modules[name], wrong, **{**times, **changes})
            for name in ("overview", "eligibility")
        ]

    def record(self, name: str, **changes: Any) -> Record:
        """A record of both modules under a name."""
        done = changes.pop("m", None) or self.done()
        self.count += 1
        parts = {
            "rid": f"{self.count:016x}",
            "tag": f"{self.count:08x}",
            "a": "AB12CD34",
            "ad": DIGEST,
            "role": "OT",
            **changes,
        }
        return make_record(n=name, m=done, **parts)


@pytest.fixture
def makes(modules: dict[str, Any]) -> Makes:
    return Makes(modules)


def read_in(page: Page, text: str, *, assignment: str = LINK) -> None:
    """Pastes a text and waits until it was read."""
    page.get_by_label("link or code of your assignment").fill(assignment)
    page.get_by_label("Records: paste").fill(text)
    page.get_by_role("button", name="Read the records").click()
    expect(page.locator(".sot-cohort__status")).not_to_be_empty()


def rows(page: Page) -> dict[str, list[str]]:
    """The cells of each row that is shown, by name."""
    cells = page.locator(".sot-cohort__group tbody tr").evaluate_all(
        "rows => rows.filter(row => !row.hidden)"
        ".map(row => [...row.children].map(cell => cell.textContent.trim()))"
    )
    return {name: rest for name, *rest in cells}


def attest(page: Page, result: str = "met", method: str = "conversation") -> None:
    """Fills what an attestation needs for the record that is open."""
    form = page.locator(".sot-cohort__attest")
    form.get_by_label("Your name").fill("A. Park")
    form.get_by_label("Your title").fill("Lead OT")
    form.get_by_label("Your credential").fill("OTR/L")
    form.get_by_label("How you know").select_option(method)
    form.get_by_label("Result").select_option(result)
    form.get_by_role("button", name="Attest").click()


def test_page_says_without_script_what_it_would_do(open_page: Open) -> None:
    """Nothing is promised that needs a script, and the paper way is named."""
    with open_page(script=False) as page:
        expect(page.get_by_text("printed worksheets")).to_be_visible()
        expect(page.get_by_role("button", name="Read the records")).to_have_count(0)


def test_record_is_read_and_attested_by_keyboard_alone(
    open_page: Open, makes: Makes
) -> None:
    """From the pasted code to the printed certificate, and the focus follows."""
    with open_page() as page:
        page.evaluate("() => { window.print = () => {}; }")
        page.get_by_label("Records: paste").focus()
        page.keyboard.insert_text(code_of(makes.record("Jo Lee")))
        button = page.get_by_role("button", name="Read the records")
        button.focus()
        page.keyboard.press("Enter")
        name = page.locator(".sot-cohort__open")
        name.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("group", name="Jo Lee")).to_be_focused()

        page.locator(".sot-cohort__attest [name=by]").focus()
        for words in ("A. Park", "Lead OT", "OTR/L"):
            page.keyboard.type(words)
            page.keyboard.press("Tab")
        form = page.locator(".sot-cohort__attest")
        form.get_by_label("How you know").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        form.get_by_role("button", name="Attest").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("Attested. A certificate")).to_be_visible()
        page.get_by_role("button", name="Print the certificate").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".sot-paper")).to_have_count(1)

        page.get_by_role("button", name="Back to the table").focus()
        page.keyboard.press("Enter")
        expect(name).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (320, 256)])
def test_record_is_shown_from_its_beginning(
    open_page: Open, makes: Makes, width: int, height: int
) -> None:
    """The name heads what is longer than the window."""
    with open_page(width=width, height=height) as page:
        read_in(page, code_of(makes.record("Jo Lee")))
        page.get_by_role("button", name="Jo Lee").press("Enter")
        expect(page.get_by_role("group", name="Jo Lee")).to_be_focused()

        assert page.locator("#cohort-name").evaluate(IN_SIGHT)


def test_story_of_thirty_learners(open_page: Open, makes: Makes) -> None:
    """Thirty records in one untidy paste: each remark is made where it belongs."""
    records, expected = learners(makes)
    codes = [code_of(record) for record in records]
    text = "\n".join(
        f"On Friday {record['n']} wrote:\n> "
        + "\n> ".join(code[at : at + 76] for at in range(0, len(code), 76))
        + f"\n> Record number {record['h']}\n"
        for record, code in zip(records, codes, strict=True)
    )
    damaged = codes[0][:100] + "zz" + codes[0][102:]
    with open_page() as page:
        names = {*expected, "Nobody Yet", "Lee, Kim", "angstrom zoe"}
        names -= {"Extra Eve", "Kim Lee", "Zoë Ångström"}
        page.get_by_label("Names you expect").fill("\n".join(sorted(names)))
        read_in(page, f"{text}\n{damaged}\n{codes[0][:90]}")
        status = page.locator(".sot-cohort__status")
        expect(status).to_contain_text(f"Read: {len(records)} new, 0 already here.")
        expect(status).to_contain_text("1 damaged on the way")
        expect(status).to_contain_text("1 cut off at the end")
        assert len(records) == 30

        found = rows(page)
        assert found.pop("Nobody Yet")[2] == "nothing received"
        assert {name: cells[3] for name, cells in found.items()} == expected
        told = {remark for cells in found.values() for remark in cells[3].split("; ")}
        known = page.locator("[data-remark] dt").all_text_contents()
        asked_for = {"reflections left out"}  # only where an assignment wants them
        assert (told | asked_for) - {""} == set(known), "every remark is made"
        against = found["Rescored Ray"]
        assert against[:3] == ["2 of 2", "81 %", "self-reported"]
        assert found["Plain Pat"][:3] == ["2 of 2", "90 %", "checked"]
        assert found["Older Oda"][2] == "checked"

        page.get_by_label("Records: paste").fill(text)
        page.get_by_role("button", name="Read the records").click()
        expect(status).to_contain_text("Read: 0 new, 30 already here.")


def learners(makes: Makes) -> tuple[list[Record], dict[str, str]]:
    """Thirty records and the remarks that each must get, by name."""
    records = []
    expected = {}

    def add(name: str, remarks: str = "", **changes: Any) -> Record:
        records.append(makes.record(name, **changes))
        expected[name or "—"] = remarks
        return records[-1]

    add("Plain Pat")
    add("Changed Cho", "does not fit its number", h="0000000000")
    add("Numberless Nan", "no number", h="")
    add("", "no name")
    add("Half Hal", "modules missing", m=makes.done()[:1])
    add("Silent Sid", "no statement", st="")
    add("Other Ola", "another site", site="https://example.com/other/")
    add("Lost Lou", "another assignment", a="ZZ99ZZ99")
    add("Self Sue", "another assignment", a="", ad="")
    add("Bent Ben", "assignment differs", ad="ZZZZZZZZ")
    add("Rescored Ray", "score differs", m=makes.done(2, s=100, c=12))
    old = makes.done(0)
    question = min(old[0]["ans"])
    old[0]["ans"][question] = ["0ddba11", "old-yes"]
    add("Older Oda", "older questions", m=old)
    new = makes.done(0)
    new[0]["ans"][question] = ["fffffff", "old-yes"]
    add("Newer Ned", "cannot be scored again", m=new)
    add("Module Max", "cannot be scored again; modules missing",
        m=makes.done(0, i="unheard-of")[:1])  # fmt: skip
    bare = makes.done(0)
    for done in bare:
        del done["ans"]
    add("Bare Bea", "answers left out", m=bare)
    copied = add("First Flo", "same work under another name; same browser as another")
    add("Copy Cal", "same work under another name; same browser as another",
        rid=copied["rid"], tag=copied["tag"], m=copied["m"])  # fmt: skip
    add("Answers Ann", "same work under another name")
    add("Again Abe", "same work under another name", m=records[-1]["m"])
    add("Shared Sal", "same browser as another", tag="ffffffff")
    add("Shared Sol", "same browser as another", tag="ffffffff")
    add("Backward Bo", "times do not fit", m=makes.done(1, d="2020-01-01T00:00:00Z"))
    add("Future Fay", "times do not fit", made="2999-01-01T00:00:00Z")
    add("Early Eli", "times do not fit", made="2026-11-01T00:00:00Z")
    fast = {"f": "2026-11-19T07:00:00Z", "d": "2026-11-19T07:00:30Z"}
    add("Quick Quin", "answered within a minute", m=makes.done(1, **fast))
    add("Twice Tia", "name stands twice")
    add("Twice Tia", "name stands twice")
    add("Zoë Ångström")
    add("Kim Lee")
    add("Extra Eve", "not on your list")
    return records, expected


DROP = """(place, files) => {
  const dataTransfer = new DataTransfer();
  for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
  place.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
}"""


def test_files_are_read_as_they_are_dropped(open_page: Open, makes: Makes) -> None:
    """A record, a message with a code, and what is none of ours, all at once."""
    files = [
        ("record.json", json.dumps(makes.record("Al"), indent=1)),
        ("message.txt", f"Here it is: {code_of(makes.record('Bo'))} Yours, Bo"),
        ("photo.json", "{}"),
    ]
    with open_page() as page:
        page.locator(".sot-cohort__drop").evaluate(DROP, files)
        status = page.locator(".sot-cohort__status")
        expect(status).to_contain_text("Read: 2 new")
        expect(status).to_contain_text("1 not a record of this kind")
        assert list(rows(page)) == ["Al", "Bo"]


def test_assignment_is_not_needed(open_page: Open, makes: Makes) -> None:
    """Without one, a record is held against the course only."""
    with open_page() as page:
        read_in(page, code_of(makes.record("Jo Lee")), assignment="")
        expect(page.get_by_text("against the course only").first).to_be_visible()
        assert rows(page)["Jo Lee"] == ["2 of 2", "90 %", "checked", ""]


def test_record_is_shown_with_what_to_ask(
    open_page: Open, makes: Makes, modules: dict[str, Any]
) -> None:
    """Missed objectives become two or three questions from the facilitator pages."""
    done = makes.done(3, min=40, x="I ask which law first.")
    record = makes.record("Jo Lee", m=done, x="Useful.", lic="00123")
    with open_page() as page:
        read_in(page, code_of(record))
        page.get_by_role("button", name="Jo Lee").click()
        detail = page.get_by_role("group", name="Jo Lee")
        expect(detail).to_be_focused()
        asked = detail.locator(".sot-cohort__ask li")
        assert 2 <= asked.count() <= 3
        guides = {
            f"{module['title']}: {entry['text']}"
            for name, module in modules.items()
            if name != "past"
            for entry in module["guide"]
        }
        assert {question.inner_text() for question in asked.all()} <= guides
        for words in ("00123", record["h"], "I ask which law first.", "Useful."):
            expect(detail).to_contain_text(words)
        link = asked.first.get_by_role("link")
        assert "/facilitators/" in link.evaluate("link => link.href")


def test_table_is_sorted_and_filtered_by_keyboard(
    open_page: Open, makes: Makes
) -> None:
    """The order is said by the header, and the count by a status."""
    records = [
        makes.record("Bo Low", m=makes.done(4)),
        makes.record("Al High", m=makes.done(0)),
        makes.record("Cy Mid", m=makes.done(2), st=""),
    ]
    with open_page() as page:
        read_in(page, " ".join(map(code_of, records)))
        assert list(rows(page)) == ["Al High", "Bo Low", "Cy Mid"]
        score = page.get_by_role("button", name="Lowest score")
        score.focus()
        page.keyboard.press("Enter")
        assert list(rows(page)) == ["Bo Low", "Cy Mid", "Al High"]
        header = page.get_by_role("columnheader", name="Lowest score")
        expect(header).to_have_attribute("aria-sort", "ascending")
        page.keyboard.press("Enter")
        assert list(rows(page)) == ["Al High", "Cy Mid", "Bo Low"]
        expect(header).to_have_attribute("aria-sort", "descending")

        page.get_by_label("Show").select_option("with remarks")
        assert list(rows(page)) == ["Cy Mid"]
        expect(page.locator(".sot-cohort__count")).to_have_text("1 of 3 shown.")
        page.get_by_label("Show").select_option("everyone")
        page.get_by_label("Find a name").fill("low b")
        assert list(rows(page)) == ["Bo Low"]


def test_certificate_needs_an_attestation(open_page: Open, makes: Makes) -> None:
    """It is offered only after “met”, and names who said so and what it is not."""
    record = makes.record("Jo Lee", m=makes.done(1, min=40), lic="00123")
    with open_page() as page:
        page.evaluate("() => { window.print = () => {}; }")
        read_in(page, code_of(record))
        page.get_by_role("button", name="Jo Lee").click()
        certificate = page.get_by_role("button", name="Print the certificate")
        expect(certificate).to_be_hidden()
        page.get_by_role("button", name="Attest", exact=True).click()
        by = page.locator(".sot-cohort__attest [name=by]")
        expect(by).to_be_focused()
        expect(by).to_have_accessible_description(re.compile("are needed"))
        attest(page, "not yet")
        expect(page.get_by_text("not yet met").first).to_be_visible()
        expect(certificate).to_be_hidden()
        page.get_by_role("button", name="Print all certificates").click()
        expect(page.locator(".sot-paper")).to_have_count(0)

        attest(page)
        expect(page.get_by_text("Attested. A certificate")).to_be_visible()
        assert rows(page)["Jo Lee"][2] == "attested"
        certificate.click()
        page.emulate_media(media="print")
        text = page.locator("article").inner_text()
        for words in (
            "Certificate of completed self-study",
            "Jo Lee",
            "00123",
            "Two laws, two plans",
            "November 19, 2026",
            "91 %, 70 %",
            "40",
            "self-paced study online, not proctored",
            "A. Park, OTR/L, Lead OT",
            "conversation",
            f"Record number {record['h']}",
            "attested by the person named above",
            "not an approved provider of continuing education",
            makes.modules["overview"]["v"],
            makes.modules["overview"]["objectives"][0]["text"],
        ):
            assert words in text, words
        for words in ("Check records", "Attest", "Fall cohort"):
            assert not re.search(rf"\b{words}\b", text), words
        for paper in ("Letter", "A4"):
            page.emulate_media(media="screen")
            certificate.click()
            page.emulate_media(media="print")
            printed = PdfReader(io.BytesIO(page.pdf(format=paper))).pages
            on_paper = " ".join(printed[0].extract_text().split())
            assert len(printed) == 1
            for words in ("Jo Lee", record["h"], "A. Park", "not an approved provider"):
                assert words in on_paper, (paper, words)
            assert list(claims(on_paper)) == []


@pytest.mark.parametrize(
    ("change", "remark"),
    [
        pytest.param({"h": "0000000000"}, "does not fit its number", id="changed"),
        pytest.param({"h": ""}, "no number", id="no number"),
        pytest.param({"st": ""}, "no statement", id="no statement"),
        pytest.param({"site": "https://example.com/"}, "another site", id="elsewhere"),
    ],
)
def test_record_that_cannot_stand_is_not_attested(
    open_page: Open, makes: Makes, change: dict[str, str], remark: str
) -> None:
    """It may be another than the learner made, so the way on is to ask her again."""
    with open_page() as page:
        read_in(page, code_of(makes.record("Jo Lee", **change)))
        page.get_by_role("button", name="Jo Lee").click()
        attest(page)

        expect(page.locator(".sot-cohort__attested")).to_contain_text(remark)
        expect(page.get_by_role("button", name="Print the certificate")).to_be_hidden()
        assert rows(page)["Jo Lee"][2] == "self-reported"


@pytest.mark.parametrize(
    ("method", "words"),
    [
        ("conversation", "after a conversation on"),
        ("observed", "after observing the work on"),
        ("reviewed work", "after reviewing work on"),
    ],
)
def test_certificate_says_who_attests_for_whom_and_how(
    open_page: Open, makes: Makes, method: str, words: str
) -> None:
    """A sentence for each way of knowing, the employer, and when it was received."""
    record = makes.record("Jo Lee", m=makes.done(1, f="", d=""))
    for done in record["m"]:
        del done["f"], done["d"]
    record["h"] = number_of(record)
    with open_page() as page:
        page.evaluate("() => { window.print = () => {}; }")
        read_in(page, code_of(record))
        page.get_by_role("button", name="Jo Lee").click()
        page.get_by_label("Employer, with its address").fill(
            "Elm District, 1 Elm Street"
        )
        attest(page, method=method)
        page.get_by_role("button", name="Print the certificate").click()
        page.emulate_media(media="print")
        text = page.locator(".sot-paper").inner_text()

        assert words in text
        assert "Elm District, 1 Elm Street" in text
        assert "not stated; received " in text


@pytest.mark.parametrize(
    ("wanted", "leaves_out", "status", "remarks"),
    [
        pytest.param("s", True, "checked", "", id="scores only"),
        pytest.param("r", False, "checked", "reflections left out", id="reflections"),
    ],
)
def test_evidence_is_held_against_what_was_asked_for(
    open_page: Open,
    makes: Makes,
    wanted: str,
    leaves_out: bool,
    status: str,
    remarks: str,
) -> None:
    """Nobody is told that she left out what nobody wanted."""
    link = LINK.replace("&by=", f"&ev={wanted}&by=")
    digest = base32(canonical({**ASSIGNMENT, "ev": wanted}))[:8]
    modules = makes.done()
    for done in modules if leaves_out else []:
        del done["ans"]
    with open_page() as page:
        record = makes.record("Jo Lee", m=modules, ad=digest)
        read_in(page, code_of(record), assignment=link)

        assert rows(page)["Jo Lee"][2:] == [status, remarks]


def test_record_is_no_older_than_the_course(open_page: Open, makes: Makes) -> None:
    """What is dated before the course was published cannot be right."""
    early = {"f": "2026-11-05T10:00:00Z", "d": "2026-11-05T11:00:00Z"}
    with open_page() as page:
        read_in(page, code_of(makes.record("Jo Lee", m=makes.done(1, **early))))

        assert rows(page)["Jo Lee"][3] == "times do not fit"


def test_attestation_is_not_dated_ahead(open_page: Open, makes: Makes) -> None:
    """Nobody attests what is still to come."""
    with open_page() as page:
        read_in(page, code_of(makes.record("Jo Lee")))
        page.get_by_role("button", name="Jo Lee").click()
        page.locator(".sot-cohort__attest [name=date]").fill("2999-01-01")
        attest(page)

        expect(page.locator(".sot-cohort__attest [name=date]")).to_be_focused()
        assert rows(page)["Jo Lee"][2] == "checked"


def test_columns_of_a_spreadsheet_are_one_name(open_page: Open, makes: Makes) -> None:
    """Neither the heads of the columns nor an address is a person."""
    with open_page() as page:
        page.get_by_label("Names you expect").fill(
            "Last name\tFirst name\tE-mail\nRuiz\tAna\tana@example.org"
        )
        read_in(page, code_of(makes.record("Ana Ruiz")))

        assert rows(page) == {"Ana Ruiz": ["2 of 2", "90 %", "checked", ""]}


def test_record_is_taken_out_after_asking(open_page: Open, makes: Makes) -> None:
    """An attestation is not lost by one press."""
    with open_page() as page:
        read_in(page, code_of(makes.record("Jo Lee")))
        page.get_by_role("button", name="Jo Lee").click()
        page.get_by_role("button", name="Take this record out").click()
        expect(page.locator(".sot-cohort__attested")).to_contain_text("once more")
        assert rows(page)
        page.get_by_role("button", name="Yes, take it out").press("Enter")

        expect(page.locator(".sot-cohort__group")).to_be_hidden()
        expect(page.get_by_role("button", name="Read the records")).to_be_focused()
        status = page.locator(".sot-cohort__status")
        expect(status).to_contain_text("was taken out")
        assert status.evaluate(IN_SIGHT)


def test_taking_out_leads_to_the_records_that_stay(
    open_page: Open, makes: Makes
) -> None:
    """Where there are others, the next one can be looked for."""
    with open_page() as page:
        read_in(page, " ".join(code_of(makes.record(name)) for name in ("Al", "Bo")))
        page.get_by_role("button", name="Al", exact=True).click()
        page.get_by_role("button", name="Take this record out").click()
        page.get_by_role("button", name="Yes, take it out").press("Enter")

        expect(page.get_by_label("Find a name")).to_be_focused()
        expect(page.locator(".sot-cohort__status")).to_contain_text("was taken out")
        assert list(rows(page)) == ["Bo"]


@pytest.mark.parametrize(("first", "second"), [
    ("Clear everything", "Yes, clear everything"),
    ("Take this record out", "Yes, take it out"),
])  # fmt: skip
def test_going_elsewhere_answers_no(
    open_page: Open, makes: Makes, first: str, second: str
) -> None:
    """A question that was left is asked anew."""
    with open_page() as page:
        read_in(page, code_of(makes.record("Jo Lee")))
        page.get_by_role("button", name="Jo Lee").click()
        page.get_by_role("button", name=first).press("Enter")
        expect(page.get_by_role("button", name=second)).to_be_focused()
        page.keyboard.press("Shift+Tab")

        expect(page.get_by_role("button", name=second)).to_have_count(0)
        expect(
            page.get_by_text(re.compile("^(This removes|Press once)"))
        ).to_have_count(0)


@pytest.mark.parametrize("height", [800, 256])
def test_what_was_given_is_said_beside_its_button(
    open_page: Open, makes: Makes, height: int
) -> None:
    """A copy, a file, and that there is nothing to print."""
    allowed = ["clipboard-read", "clipboard-write"]
    with open_page(width=320, height=height, permissions=allowed) as page:
        read_in(page, code_of(makes.record("Jo Lee")))
        for name, words in (
            ("Print all certificates", "no certificate to print"),
            ("Copy for a spreadsheet", "Copied."),
            ("Save the cohort file", "Saved."),
        ):
            button = page.get_by_role("button", name=name)
            button.press("Enter")
            said = page.locator(".sot-cohort__given")
            expect(said).to_contain_text(words)
            expect(button).to_be_focused()
            assert said.evaluate(IN_SIGHT), name


def test_chosen_files_are_read_once_more(
    open_page: Open, makes: Makes, tmp_path: Path
) -> None:
    """Who presses the button after choosing is not told that there is nothing."""
    file = tmp_path / "record.txt"
    file.write_text(code_of(makes.record("Jo Lee")), "utf-8")
    with open_page() as page:
        page.locator(".sot-cohort__files").set_input_files(file)
        status = page.locator(".sot-cohort__status")
        expect(status).to_contain_text("Read: 1 new")
        page.get_by_role("button", name="Read the records").click()

        expect(status).to_have_text("Read: 0 new, 1 already here.")


def test_attestation_is_said_in_a_small_window(open_page: Open, makes: Makes) -> None:
    """And what is missing for it, at its field."""
    with open_page(width=320, height=256) as page:
        read_in(page, code_of(makes.record("Jo Lee")))
        page.get_by_role("button", name="Jo Lee").click()
        page.get_by_role("button", name="Attest", exact=True).press("Enter")
        assert page.get_by_text("are needed").evaluate(IN_SIGHT)
        attest(page)

        assert page.get_by_text("Attested. A certificate").evaluate(IN_SIGHT)


def test_certificate_lists_only_what_reached_its_mark(
    open_page: Open, makes: Makes
) -> None:
    """A module below the mark is on no certificate, and alone it makes none."""
    low, high = makes.done(9)[0], makes.done(0)[1]
    records = [makes.record("Al", m=[low]), makes.record("Bo", m=[low, high])]
    with open_page() as page:
        page.evaluate("() => { window.print = () => {}; }")
        read_in(page, " ".join(map(code_of, records)))
        for name, words in (("Al", "nothing to print"), ("Bo", "can be printed")):
            page.get_by_role("button", name=name, exact=True).click()
            attest(page)
            expect(page.locator(".sot-cohort__attested")).to_contain_text(words)
        page.get_by_role("button", name="Print all certificates").click()
        page.emulate_media(media="print")
        text = page.locator("article").inner_text()

        assert "Bo" in text
        assert makes.modules["eligibility"]["title"] in text
        assert makes.modules["overview"]["title"] not in text
        expect(page.locator(".sot-paper")).to_have_count(1)


def test_nothing_is_lost_by_a_reload_and_all_can_be_cleared(
    open_page: Open, makes: Makes
) -> None:
    """One tab remembers what is half done; no other tab and no later day does."""
    with open_page() as page:
        read_in(page, code_of(makes.record("Jo Lee")))
        page.get_by_role("button", name="Jo Lee").click()
        attest(page)
        expect(page.get_by_text("Attested. A certificate")).to_be_visible()
        page.get_by_label("Records: paste").fill("half a mess")
        page.get_by_label("What you talked about").fill("Which law asks what.")
        page.reload()
        expect(page.get_by_role("button", name="Jo Lee")).to_be_visible()
        assert rows(page)["Jo Lee"][2] == "attested"
        expect(page.get_by_label("Records: paste")).to_have_value("half a mess")
        page.get_by_role("button", name="Jo Lee").click()
        expect(page.locator("[name=discussed]")).to_have_value("Which law asks what.")
        assert "Jo Lee" not in json.dumps(page.evaluate("() => ({...localStorage})"))

        page.get_by_role("button", name="Clear everything").click()
        assert rows(page), "asked first"
        page.get_by_role("button", name="Yes, clear everything").click()
        expect(page.get_by_text("Everything was removed")).to_be_visible()
        page.reload()
        expect(page.get_by_label("Records: paste")).to_have_value("")
        expect(page.locator(".sot-cohort__group")).to_be_hidden()
        assert "Jo" not in json.dumps(page.evaluate("() => ({...sessionStorage})"))


def test_cohort_file_brings_everything_back(
    open_page: Open, makes: Makes, tmp_path: Path
) -> None:
    """Records, names, the assignment and what was attested, and nothing twice."""
    records = [makes.record("Jo Lee"), makes.record("Sam Roe", st="")]
    with open_page() as page:
        page.get_by_label("Names you expect").fill("Jo Lee\nSam Roe\nAnn Poe")
        page.get_by_label("Received by").select_option("email")
        read_in(page, " ".join(map(code_of, records)))
        page.get_by_role("button", name="Jo Lee").click()
        attest(page)
        expect(page.get_by_text("Attested. A certificate")).to_be_visible()
        before = rows(page)
        saved = download(page, "Save the cohort file", tmp_path / "cohort.json")

    file = json.loads(saved.read_text("utf-8"))
    assert (file["k"], file["v"], file["assignment"]["id"]) == (
        "ot-cohort",
        1,
        "AB12CD34",
    )
    assert {entry["via"] for entry in file["records"]} == {"email"}
    with open_page() as page:
        page.locator(".sot-cohort__files").set_input_files(saved)
        expect(page.locator(".sot-cohort__status")).to_contain_text("with 2 records")
        assert rows(page) == before
        page.locator(".sot-cohort__files").set_input_files([])
        page.locator(".sot-cohort__files").set_input_files(saved)
        expect(page.locator(".sot-cohort__status")).to_contain_text("with 2 records")
        assert rows(page) == before


def test_attestation_does_not_pass_to_a_changed_record(
    open_page: Open, makes: Makes, tmp_path: Path
) -> None:
    """Who edits the file of a group takes the attestation off."""
    record = makes.record("Jo Lee")
    entry = {
        "by": "A. Park",
        "date": "2026-11-20",
        "method": "observed",
        "result": "met",
        "h": record["h"],
    }
    edited = {**record, "n": "Sam Roe"}
    group = {
        "k": "ot-cohort",
        "v": 1,
        "records": [{"record": one, "attest": entry} for one in (record, edited)],
    }
    file = tmp_path / "cohort.json"
    file.write_text(json.dumps(group), "utf-8")
    with open_page() as page:
        page.locator(".sot-cohort__files").set_input_files(file)
        expect(page.locator(".sot-cohort__status")).to_contain_text("with 2 records")
        statuses = {name: cells[2] for name, cells in rows(page).items()}
        assert statuses == {"Jo Lee": "attested", "Sam Roe": "self-reported"}


def download(page: Page, button: str, to: Path) -> Path:
    with page.expect_download() as file:
        page.get_by_role("button", name=button).click()
    file.value.save_as(to)
    return to


def test_tables_open_elsewhere_and_hold_no_formula(
    open_page: Open, makes: Makes, tmp_path: Path
) -> None:
    """CSV and XLSX say the same, whatever a learner has called herself."""
    names = ["=1+1", "+Jo", "-Jo", "@Jo", 'Jo, “Q” "x"', "李 小龍", "O'Neil", "<b>&"]
    records = [makes.record(name, lic="00123") for name in names]
    with open_page() as page:
        read_in(page, "\n".join(map(code_of, records)))
        by_module = download(page, "row for each module", tmp_path / "m.csv")
        by_learner = download(page, "row for each learner", tmp_path / "l.csv")
        workbook = download(page, "XLSX", tmp_path / "group.xlsx")

    assert by_module.read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in by_module.read_bytes()
    modules, learners = (read_csv(file) for file in (by_module, by_learner))
    assert list(learners[0]) == LEARNER_COLUMNS
    assert list(modules[0]) == MODULE_COLUMNS
    assert len(modules) == 2 * len(learners) == 2 * len(names)
    assert not [
        cell for row in modules for cell in row.values() if cell[:1] in "=+-@" and cell
    ]
    assert {row["name"].removeprefix("'") for row in learners} == set(names)
    assert {row["record_number"] for row in learners} == {one["h"] for one in records}
    sheets = read_workbook(workbook)
    assert list(sheets) == ["modules", "learners"]
    assert sheets["learners"][0] == LEARNER_COLUMNS
    assert {row[2] for row in sheets["learners"][1:]} == set(names)
    assert [len(rows) - 1 for rows in sheets.values()] == [len(modules), len(learners)]


MODULE_COLUMNS = [
    "assignment_id", "cohort", "name", "role", "module_id", "module_title",
    "content_version", "score", "pass_mark", "passed", "rescored", "tries",
    "completed_on", "minutes_read_est", "minutes_check_est", "minutes_stated",
    "received_on", "via", "status", "attested_by", "attested_on", "flags",
    "record_number",
]  # fmt: skip
LEARNER_COLUMNS = [
    "assignment_id", "cohort", "name", "role", "modules_wanted", "modules_passed",
    "lowest_score", "minutes_stated", "received_on", "via", "status", "attested_by",
    "attested_on", "flags", "record_number",
]  # fmt: skip


def read_csv(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")))


def read_workbook(file: Path) -> dict[str, list[list[str]]]:
    """The texts of each sheet, as another program finds them; nothing is a formula."""
    book = load_workbook(file)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    return {
        sheet.title: [
            ["" if value is None else str(value) for value in row]
            for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in book
    }


def test_group_is_summed_up(open_page: Open, makes: Makes, modules: Any) -> None:
    """What was missed most, and the polls of those who included them, with numbers."""
    poll = modules["overview"]["polls"][0]
    first, second = (option["id"] for option in poll["options"][:2])
    records = [
        makes.record("Al", m=makes.done(2), p={poll["id"]: ["0123456", first]}),
        makes.record("Bo", m=makes.done(1), p={poll["id"]: ["0123456", second]}),
        makes.record("Cy", m=makes.done(0)),
    ]
    with open_page() as page:
        read_in(page, " ".join(map(code_of, records)))
        missed = page.locator(".sot-cohort__missed li")
        assert missed.count() == 4
        expect(missed.first).to_contain_text("Missed by 2 of 3.")
        expect(missed.last).to_contain_text("Missed by 1 of 3.")
        bar = missed.first.locator("rect")
        expect(bar).to_have_attribute("width", "67")
        counts = page.locator(".sot-cohort__polls tbody td").all_inner_texts()
        assert [text.strip() for text in counts[:3]] == ["1 of 2", "1 of 2", "0 of 2"]


def test_three_hundred_records_stay_smooth(open_page: Open, makes: Makes) -> None:
    """Sorting, filtering and opening take less than a tenth of a second."""
    records = [makes.record(f"Learner {n:03d}") for n in range(300)]
    with open_page() as page:
        read_in(page, "\n".join(map(code_of, records)))
        expect(page.locator(".sot-cohort__status")).to_contain_text(
            "Read: 300 new", timeout=60_000
        )
        took = page.evaluate(SMOOTH)

    assert len(took) == 4
    assert sorted(took.values())[-1] < 400, took


@every_look
def test_page_has_no_violation_in_any_state(
    open_page: Open, makes: Makes, width: int, scheme: str
) -> None:
    """At rest, with a group, with a record open, and attested; some were damaged."""
    records = [makes.record("Jo Lee", st=""), makes.record("Sam Roe")]
    records += [makes.record("Twice Tia"), makes.record("Twice Tia")]
    first, *_ = codes = [*map(code_of, records)]
    with open_page(width=width, scheme=scheme) as page:
        assert violations(page) == [], "at rest"
        damaged = f"{first[:100]}zz{first[102:]} {first[:90]}"
        read_in(page, " ".join([*codes, damaged]))
        expect(page.locator(".sot-cohort__status")).to_contain_text("damaged")
        assert rows(page)["Twice Tia"][3] == "name stands twice"
        assert violations(page) == [], "with a group"
        page.get_by_text("What the words in the table mean").click()
        page.get_by_role("button", name="Jo Lee").click()
        page.get_by_role("button", name="Attest", exact=True).click()
        assert violations(page) == [], "with something missing"
        attest(page)
        assert violations(page) == [], "attested"
        assert page.evaluate(FITS)
