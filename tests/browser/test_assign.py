"""The page on which a supervisor puts an assignment together."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import every_look, violations
from tests.browser.conftest import FITS, IN_SIGHT, opened

Open = Callable[..., Any]
ID = re.compile(r"id=([0-9A-HJKMNP-TV-Z]{8})$")


@pytest.fixture
def open_assign(browser: Browser, gallery_address: str) -> Open:
    """Opens the page of the supervisor."""

    def open_it(**settings: Any) -> Any:
        return opened(browser, f"{gallery_address}supervise/", **settings)

    return open_it


def fill(page: Page) -> None:
    """An assignment that says everything."""
    page.get_by_role("checkbox", name="Example module").check()
    page.get_by_label("Label").fill("New staff, fall")
    page.get_by_label("Due date").fill("2026-12-18")
    page.get_by_label("Pass mark in percent").fill("75")
    page.get_by_role("radio", name="reflection").check()
    page.get_by_role("textbox", name="From").fill("A. Lee, lead OT")
    page.get_by_label("Send records to").fill("lee@example.org")
    page.get_by_label("A note to the learners").fill("Ask me on Tuesday.")


def output(page: Page, name: str = "link") -> str:
    return page.locator(f"[data-output={name}]").input_value()


def status(page: Page) -> Any:
    return page.locator(".sot-assign__state")


def test_ready_made_assignments_need_no_script(open_assign: Open) -> None:
    """Links and pictures are there, and the page says what scripts would do."""
    with open_assign(script=False) as page:
        article = page.get_by_role("article")
        expect(article.get_by_text("This part needs scripts")).to_be_visible()
        expect(article.get_by_role("textbox")).to_have_count(0)
        article.get_by_text("QR code for First visit").click()
        expect(article.get_by_role("img", name="QR code of the link")).to_be_visible()
        article.get_by_role("link", name="First visit").click()
        assert "/plan/#a1?m=example&t=First+visit&id=" in page.url


def test_link_is_made_by_keyboard_at_once(open_assign: Open) -> None:
    """The first box that is ticked makes a link, and the page says so."""
    with open_assign() as page:
        expect(status(page)).to_have_text(
            "Choose at least one module, and the link appears here."
        )
        expect(page.locator(".sot-assign__result")).to_be_hidden()
        page.get_by_role("checkbox", name="Example module").focus()
        page.keyboard.press("Space")

        expect(status(page)).to_have_text("Your link is ready.")
        link = output(page)
        assert re.search(r"/plan/#a1\?m=example&id=[0-9A-Z]{8}$", link)
        expect(page.locator(".sot-assign__length")).to_have_text(
            f"The link has {len(link)} characters."
        )


def test_path_chooses_its_modules(open_assign: Open) -> None:
    """One button ticks the boxes and fills in a label, and says so."""
    with open_assign() as page:
        page.get_by_role("button", name="First visit").click()

        expect(page.get_by_role("checkbox", name="Example module")).to_be_checked()
        expect(page.get_by_label("Label")).to_have_value("First visit")
        expect(page.locator(".sot-assign__cleared")).to_have_text(
            "First visit: the modules of this path are chosen."
        )
        page.get_by_label("Label").fill("My own")
        page.get_by_role("button", name="First visit").click()
        expect(page.get_by_label("Label")).to_have_value("My own")


def test_everything_stands_in_the_link(open_assign: Open) -> None:
    """What is typed can be read in it, in one order, with the id at its end."""
    with open_assign() as page:
        fill(page)
        code = output(page).split("#")[1]

        assert ID.search(code)
        assert ID.sub("", code) == (
            "a1?m=example&t=New+staff,+fall&due=2026-12-18&p=75&ev=r"
            "&by=A.+Lee,+lead+OT&to=lee@example.org&n=Ask+me+on+Tuesday.&"
        )
        number = page.locator(".sot-assign__id").inner_text()
        assert code.endswith(number)


def test_plan_says_what_was_assigned(open_assign: Open) -> None:
    """A learner who opens the link reads what the supervisor typed."""
    with open_assign() as page:
        fill(page)
        page.get_by_role("link", name="See the plan as a learner").click()

        facts = page.locator(".sot-catalogue__facts")
        for words in (
            "New staff, fall",
            "A. Lee, lead OT",
            "December 18, 2026",
            "75 %",
            "reflection on each module",
            "lee@example.org",
            "Ask me on Tuesday.",
        ):
            expect(facts).to_contain_text(words)


def test_texts_to_send_hold_all_that_is_said(open_assign: Open) -> None:
    """The e-mail and the text for a class page can go out as they are."""
    with open_assign() as page:
        fill(page)
        link = output(page)

        assert output(page, "mail") == (
            "Hello,\n\n"
            "please work through these modules of our training site:\n"
            "- Example module\n\n"
            "Time: about 20 minutes\n"
            "Please finish by December 18, 2026.\n"
            "Pass mark: 75 % of the questions\n\n"
            f"Your plan is here:\n{link}\n\n"
            "If the link does not open, go to the page “Plan” of the site and "
            "paste the whole link there.\n"
            "When you are done, make your record on the same page. It will hold your "
            "scores, the answers behind them, and a few sentences of reflection on "
            "each module. You see all of it before you send it.\n"
            "Please send it to: lee@example.org\n"
            "What you do stays in your own browser until then. Write nothing about a "
            "real student.\n\n"
            "Ask me on Tuesday.\n\n"
            "A. Lee, lead OT"
        )
        assert output(page, "class").startswith(
            "New staff, fall\nModules: Example module\nDue: December 18, 2026\n"
            f"Plan: {link}\n"
        )


def test_texts_leave_out_what_is_not_said(open_assign: Open) -> None:
    """No empty “From”, no date that is not there."""
    with open_assign() as page:
        page.get_by_role("checkbox", name="Example module").check()

        text = output(page, "mail")
        assert "finish by" not in text
        assert "send it to" not in text
        assert "Pass mark: 80 % of the questions, as the site has it" in text
        expect(page.locator(".sot-assign__sheet").get_by_text("From")).to_be_hidden()


def test_due_date_is_a_calendar_file(open_assign: Open) -> None:
    """It can go out with the e-mail, and leads to the plan."""
    with open_assign() as page:
        fill(page)
        with page.expect_download() as download:
            page.get_by_role("button", name="Save the due date").click()
        calendar = icalendar.Calendar.from_ical(download.value.path().read_bytes())

        (event,) = calendar.walk("VEVENT")
        assert event.decoded("DTSTART") == date(2026, 12, 18)
        assert str(event["SUMMARY"]) == "Due: New staff, fall"
        assert output(page) in str(event["DESCRIPTION"])


def test_text_cannot_change_a_text(open_assign: Open) -> None:
    """Signs that mean something to a program stay signs."""
    note = "$& $1 $` # <b>a</b> {{ x }}"
    with open_assign() as page:
        page.get_by_role("checkbox", name="Example module").check()
        page.get_by_label("A note to the learners").fill(note)

        assert note in output(page, "mail")
        expect(page.locator(".sot-assign__sheet")).to_contain_text(note)
        assert page.locator(".sot-assign__sheet b").count() == 0


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        pytest.param(20, "Your link is ready.", id="fine"),
        pytest.param(100, "more than 600 characters", id="long"),
        pytest.param(200, "longer than 900 characters", id="refused"),
    ],
)
def test_length_of_the_link_is_said(
    open_assign: Open, letters: int, words: str
) -> None:
    """Mail programs cut long links, so one that is too long is not given at all."""
    with open_assign() as page:
        page.get_by_role("checkbox", name="Example module").check()
        page.get_by_label("A note to the learners").fill("é" * letters)

        expect(status(page)).to_contain_text(words)
        result = page.locator(".sot-assign__result")
        expect(result).to_be_visible(visible=letters < 200)


def test_copy_is_in_the_clipboard(open_assign: Open) -> None:
    """The button copies the link, says beside itself that it did, and is not left."""
    allowed = ["clipboard-read", "clipboard-write"]
    with open_assign(width=320, height=256, permissions=allowed) as page:
        page.get_by_role("checkbox", name="Example module").check()
        button = page.get_by_role("button", name="Copy the link")
        button.press("Enter")

        said = page.locator("[data-copied-of=link]")
        expect(said).to_have_text("Copied.")
        expect(button).to_be_focused()
        assert said.evaluate(IN_SIGHT)
        assert button.evaluate(IN_SIGHT)
        assert page.evaluate("navigator.clipboard.readText()") == output(page)


def test_text_is_selected_where_nothing_may_be_copied(
    browser: Browser, gallery_address: str
) -> None:
    """A browser that forbids it leaves the text ready for the keyboard."""
    with opened(browser, f"{gallery_address}supervise/") as page:
        page.evaluate(
            "() => { navigator.clipboard.writeText = () => Promise.reject('denied'); }"
        )
        page.get_by_role("checkbox", name="Example module").check()
        page.get_by_role("button", name="Copy the link").click()

        expect(page.locator("[data-copied-of=link]")).to_contain_text("is selected")
        assert page.evaluate("getSelection().toString()") == output(page)


def test_half_filled_form_survives_a_reload(open_assign: Open) -> None:
    """Everything is there again, the id too, and nothing is kept beyond the tab."""
    with open_assign() as page:
        fill(page)
        link = output(page)
        page.reload()

        assert output(page) == link
        expect(page.get_by_label("Due date")).to_have_value("2026-12-18")
        expect(page.get_by_role("radio", name="reflection")).to_be_checked()
        kept = page.evaluate("Object.keys(localStorage)")
        assert [key for key in kept if key.startswith("sot")] == []


def test_form_is_emptied_only_when_asked_twice(open_assign: Open) -> None:
    """The next assignment has an id of its own."""
    with open_assign() as page:
        fill(page)
        link = output(page)
        page.get_by_role("button", name="Empty the form").click()
        assert output(page) == link
        page.get_by_role("button", name="Yes, empty the form").click()

        expect(page.get_by_label("Label")).to_have_value("")
        expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
        expect(page.get_by_role("radio", name="Scores and the")).to_be_checked()
        page.get_by_role("checkbox", name="Example module").check()
        assert ID.search(output(page))[1] != ID.search(link)[1]


def test_going_elsewhere_answers_no(open_assign: Open) -> None:
    """A form is not emptied by a press that was meant for a question long ago."""
    with open_assign() as page:
        fill(page)
        page.get_by_role("button", name="Empty the form").press("Enter")
        page.keyboard.press("Tab")

        button = page.locator(".sot-assign__clear")
        expect(button).to_have_text("Empty the form and begin a new one")
        expect(page.locator(".sot-assign__cleared")).to_be_empty()
        button.click()
        page.get_by_role("button", name="Print the sheet").hover()
        page.mouse.down()
        expect(button).to_have_text("Yes, empty the form")
        page.evaluate("window.print = () => { window.isPrinted = true; }")
        page.mouse.up()
        expect(button).to_have_text("Empty the form and begin a new one")
        assert page.evaluate("window.isPrinted"), "nothing moved under the press"


@pytest.mark.parametrize(
    ("label", "text", "error", "part"),
    [
        ("Pass mark in percent", "101", "must be a whole number", "&p="),
        ("Pass mark in percent", "7.5", "must be a whole number", "&p="),
        ("Send records to", "lee at school", "neither an e-mail", "&to="),
        ("Send records to", "http://forms.example", "neither an e-mail", "&to="),
        ("Send records to", "javascript:alert(1)", "neither an e-mail", "&to="),
    ],
)
def test_what_cannot_be_used_is_said_and_left_out(
    open_assign: Open, label: str, text: str, error: str, part: str
) -> None:
    """The words stand at the field; the link goes without it."""
    with open_assign() as page:
        page.get_by_role("checkbox", name="Example module").check()
        field = page.get_by_label(label)
        field.press_sequentially(text)
        field.press("Tab")

        expect(field).to_have_accessible_description(re.compile(error))
        expect(field).to_have_attribute("aria-invalid", "true")
        told = page.get_by_role("status").filter(has_text=error)
        expect(told).to_be_visible()
        assert part not in output(page)


def test_address_is_no_fault_while_it_is_typed(open_assign: Open) -> None:
    """Every address begins with a letter that is none; a fault is told at its end."""
    with open_assign() as page:
        error = page.get_by_text("neither an e-mail")
        field = page.get_by_label("Send records to")
        field.press_sequentially("lee")
        expect(error).to_be_hidden()
        field.press("Tab")
        expect(error).to_be_visible()

        field.press_sequentially("@example.org")
        expect(error).to_be_hidden()


def test_due_date_is_saved_and_said(open_assign: Open) -> None:
    """As with every other file, so that nobody saves it twice."""
    with open_assign(width=320, height=256) as page:
        fill(page)
        with page.expect_download() as download:
            page.get_by_role("button", name="Save the due date").press("Enter")

        assert download.value.suggested_filename == "due-date.ics"
        said = page.locator(".sot-calendar__status")
        expect(said).to_contain_text("Saved.")
        assert said.evaluate(IN_SIGHT)


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "[]",
        "null",
        '{"m": 7, "t": {"a": 1}, "id": "<b>", "ev": "__proto__", "__proto__": {}}',
    ],
)
def test_broken_tab_is_an_empty_form(open_assign: Open, kept: str) -> None:
    """What another page left in the tab does no harm."""
    with open_assign() as page:
        key = "sot:/school-ot-training/:assign"
        page.evaluate("([key, kept]) => sessionStorage.setItem(key, kept)", [key, kept])
        page.reload()
        page.get_by_role("checkbox", name="Example module").check()

        assert ID.search(output(page))


def test_form_works_with_blocked_storage(open_assign: Open) -> None:
    """Putting a link together does not depend on keeping."""
    with open_assign(storage=False) as page:
        page.evaluate("delete window.sessionStorage")
        fill(page)

        assert ID.search(output(page))


def test_enter_in_a_field_does_not_leave_the_page(open_assign: Open) -> None:
    """There is nothing to send, so nothing is lost by a habit."""
    with open_assign() as page:
        page.get_by_label("Label").fill("New staff")
        page.get_by_label("Label").press("Enter")

        expect(page.get_by_label("Label")).to_have_value("New staff")
        assert "?" not in page.url


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_sheet_is_printed_alone_on_one_page(open_assign: Open, paper: str) -> None:
    """Its button prints the sheet and nothing else, with the link spelled out."""
    with open_assign() as page:
        page.evaluate("window.print = () => {}")
        fill(page)
        page.get_by_role("button", name="Print the sheet").click()
        page.emulate_media(media="print")

        sheet = page.locator(".sot-assign__sheet")
        expect(sheet).to_be_visible()
        expect(sheet).to_contain_text(output(page))
        expect(page.locator("form").last).to_be_hidden()
        expect(page.get_by_role("heading", name="Ready to hand out")).to_be_hidden()
        assert len(re.findall(rb"/Type /Page\b", page.pdf(format=paper))) == 1
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(page.get_by_role("heading", name="Ready to hand out")).to_be_visible()


@every_look
def test_form_has_no_violation_in_any_state(
    open_assign: Open, width: int, scheme: str
) -> None:
    """Empty, filled, with faults; and it never scrolls sideways."""
    with open_assign(width=width, scheme=scheme) as page:
        assert violations(page) == [], "empty"
        fill(page)
        page.get_by_text("QR code for First visit").click()
        assert violations(page) == [], "filled"
        page.get_by_label("Send records to").fill("nowhere")
        page.get_by_role("button", name="Empty the form").click()

        assert violations(page) == [], "with faults"
        assert page.evaluate(FITS)
