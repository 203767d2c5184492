"""The plan as a learner meets it: with a link, a pasted text, or of her own choice."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import icalendar
import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import every_look, violations
from tests.browser.conftest import FITS, IN_SIGHT, opened
from tests.browser.test_progress import answer
from tests.projects import ROOT

KEY = "sot:/school-ot-training/:plan:current"
CODE = (
    "a1?m=example&t=First+week&due=2026-12-18&p=70&by=A.+Lee,+OT"
    "&to=lee@example.org&n=Ask+me+on+Tuesday.&id=AB12CD34"
)
OTHER = "a1?m=example&t=Second+week&id=ZZ12CD34"
Open = Callable[..., Any]


@pytest.fixture
def open_plan(browser: Browser, gallery_address: str) -> Open:
    """Opens the page of the plan, with a code behind its # if need be."""

    def open_it(code: str = "", **settings: Any) -> Any:
        address = f"{gallery_address}plan/" + (f"#{code}" if code else "")
        return opened(browser, address, **settings)

    return open_it


def facts(page: Page) -> dict[str, str]:
    """What the page says of an assignment, by its names."""
    lines = page.locator(".sot-catalogue__fact:visible").all()
    return {
        line.locator("dt").inner_text(): line.locator("dd").inner_text()
        for line in lines
    }


def kept_plan(page: Page) -> Any:
    return page.evaluate("key => JSON.parse(localStorage.getItem(key))", KEY)


def test_all_modules_are_there_without_script(open_plan: Open) -> None:
    """The page says that it cannot read a link, and leads to everything."""
    with open_plan(CODE, script=False) as page:
        article = page.get_by_role("article")
        expect(article.get_by_text("Scripts are off")).to_be_visible()
        expect(article.locator(".sot-plan__modules a")).to_have_text("Example module")
        expect(article.get_by_role("button")).to_have_count(0)
        expect(article.get_by_role("link", name="First visit")).to_be_visible()


def test_link_says_everything_before_it_is_used(open_plan: Open) -> None:
    """Who, what, until when, and in full where records go; nothing is kept yet."""
    with open_plan(CODE) as page:
        expect(page.get_by_role("heading", name="What was assigned")).to_be_visible()

        assert facts(page) == {
            "Title": "First week",
            "From": "A. Lee, OT",
            "Please finish by": "December 18, 2026",
            "Pass mark": "70 % of the questions of each module",
            "What is asked for": "Scores and the answers behind them",
            "Where records go": "lee@example.org",
            "Note": "Ask me on Tuesday.",
            "Assignment": "AB12CD34",
        }
        contact = page.get_by_role("link", name="lee@example.org")
        assert contact.get_attribute("href") == "mailto:lee@example.org"
        assert kept_plan(page) is None


def test_web_address_is_spelled_out(open_plan: Open) -> None:
    """A form is shown with its whole address, as the browser would open it."""
    code = "a1?m=example&to=https://forms.example/r/1%3Fa%3Db&id=AB12CD34"
    with open_plan(code) as page:
        link = page.get_by_role("link", name="https://forms.example/r/1?a=b")

        expect(link).to_have_attribute("href", "https://forms.example/r/1?a=b")


def test_link_without_a_contact_says_so(open_plan: Open) -> None:
    """No one has to guess where a record goes."""
    with open_plan(OTHER) as page:
        assert facts(page)["Where records go"].startswith("The link does not say.")


def test_plan_is_kept_by_keyboard_and_found_again(open_plan: Open) -> None:
    """Only the button keeps it; later the page needs no link."""
    with open_plan(CODE) as page:
        page.get_by_role("button", name="Keep this plan").focus()
        page.keyboard.press("Enter")

        expect(page.get_by_role("heading", name="What was assigned")).to_be_focused()
        expect(page.locator(".sot-plan__status")).to_have_text(
            "This plan is kept in this browser."
        )
        assert kept_plan(page)["code"] == CODE
        page.goto(page.url.split("#")[0] + "?again")
        expect(page.get_by_role("heading", name="What was assigned")).to_be_visible()
        assert facts(page)["Title"] == "First week"
        expect(page.get_by_role("button", name="Keep this plan")).to_be_hidden()


def test_kept_plan_is_removed(open_plan: Open) -> None:
    """One button takes it away, and the focus is where the page says so."""
    kept = {KEY: json.dumps({"code": CODE, "at": "2026-11-26"})}
    with open_plan(kept=kept) as page:
        page.get_by_role("button", name="Remove this plan").click()

        status = page.locator(".sot-plan__status")
        expect(status).to_contain_text("was removed")
        expect(page.locator(".sot-plan__given")).to_be_hidden()
        expect(status).to_be_focused()
        assert status.evaluate(IN_SIGHT)
        assert kept_plan(page) is None


def test_link_does_not_replace_a_kept_plan_unasked(open_plan: Open) -> None:
    """The page says that there is another one, and putting the link aside shows it."""
    kept = {KEY: json.dumps({"code": CODE, "at": "2026-11-26"})}
    with open_plan(OTHER, kept=kept) as page:
        assert facts(page)["Title"] == "Second week"
        expect(page.get_by_text("You have kept another plan")).to_be_visible()
        assert kept_plan(page)["code"] == CODE

        page.get_by_role("button", name="Put this link aside").click()
        expect(page.locator("[data-part=t] dd")).to_have_text("First week")
        status = page.locator(".sot-plan__status")
        expect(status).to_contain_text("put aside")
        expect(status).to_be_focused()
        assert status.evaluate(IN_SIGHT)
        assert "#" not in page.url


def test_pasted_message_is_read(open_plan: Open) -> None:
    """A whole letter with a broken link in it is enough."""
    letter = "> Hello,\n> please open https://x.example/plan/#" + CODE.replace(
        "&by", "&amp;by"
    ).replace("A.+Lee", "A.+\n> Lee")
    with open_plan() as page:
        page.get_by_label("If a link did not open").fill(letter + ".\nThank you")
        page.get_by_role("button", name="Read the link").click()

        expect(page.get_by_role("heading", name="What was assigned")).to_be_focused()
        assert facts(page)["From"] == "A. Lee, OT"
        expect(page.get_by_label("If a link did not open")).to_have_value("")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("hello", "This is not the link of an assignment", id="none"),
        pytest.param("", "This is not the link of an assignment", id="empty"),
        pytest.param(CODE[:60], "The link is not complete", id="cut"),
        pytest.param(CODE.replace("a1", "a2"), "a newer version", id="newer"),
        pytest.param(CODE + " " * 5000, "too long", id="long"),
        pytest.param(
            OTHER.replace("example", "elsewhere"), "None of the modules", id="foreign"
        ),
    ],
)
def test_text_that_cannot_be_read_is_explained(
    open_plan: Open, text: str, words: str
) -> None:
    """The words stand at the field, and the focus is there."""
    with open_plan() as page:
        field = page.get_by_label("If a link did not open")
        field.fill(text)
        page.get_by_role("button", name="Read the link").click()

        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(page.locator("#plan-link-error")).to_contain_text(words)
        expect(page.locator(".sot-plan__given")).to_be_hidden()


def test_cut_address_is_explained(open_plan: Open) -> None:
    """A link that lost its end says so at the top of the page."""
    with open_plan(CODE[:60]) as page:
        expect(page.locator(".sot-plan__status")).to_contain_text("not complete")
        expect(page.locator(".sot-plan__given")).to_be_hidden()


def test_modules_that_are_not_here_are_counted(open_plan: Open) -> None:
    """A link for a newer course still assigns what is there."""
    with open_plan(OTHER.replace("m=example", "m=elsewhere,example,gone")) as page:
        assert facts(page)["Not here"].startswith("2 of the modules")
        expect(page.locator(".sot-plan__module:visible")).to_have_count(1)


def test_score_is_that_of_the_answers_kept(open_plan: Open) -> None:
    """Answers in the module count by their key, against the pass mark of the link."""
    with open_plan(CODE) as page:
        line = page.locator(".sot-plan__module")
        expect(line).to_contain_text("Not begun")
        plan = page.url
        line.get_by_role("link").click()
        answer(page, "example-check-one", "The library card")
        page.goto(plan)

        expect(line).to_contain_text("1 of 2 questions answered")
        expect(line).to_contain_text("Score so far: 50 %. The pass mark is 70 %.")
        page.goto(plan.replace("p=70", "p=50"))
        page.reload()
        expect(line).to_contain_text("The pass mark of 50 % is reached.")
        expect(page.locator(".sot-plan__sum")).to_contain_text("1 of 1 modules")


def test_answer_to_an_older_question_does_not_count(open_plan: Open) -> None:
    """What was asked otherwise is not scored by today's key."""
    entry = {"answer": ["card"], "right": True, "at": "2026-11-20", "v": "0000000"}
    name = KEY.replace("plan:current", "check:example-check-one")
    with open_plan(CODE, kept={name: json.dumps(entry)}) as page:
        expect(page.locator(".sot-plan__module")).to_contain_text("Not begun")


def test_due_date_goes_to_the_calendar(open_plan: Open) -> None:
    """One whole day, named after the assignment, with the way back to the plan."""
    with open_plan(CODE) as page:
        with page.expect_download() as download:
            page.get_by_role("button", name="Save the due date").click()
        expect(page.locator(".sot-calendar__status")).to_contain_text("Saved.")
        calendar = icalendar.Calendar.from_ical(download.value.path().read_bytes())

        (event,) = calendar.walk("VEVENT")
        assert event.decoded("DTSTART") == date(2026, 12, 18)
        assert str(event["SUMMARY"]) == "Due: First week"
        assert str(event["URL"]) == page.url
        assert str(event["UID"]).startswith("assignment-AB12CD34@")


def test_calendar_needs_a_date(open_plan: Open) -> None:
    """No button for a day that is not there."""
    with open_plan(OTHER) as page:
        expect(page.get_by_role("button", name="Keep this plan")).to_be_visible()
        expect(page.get_by_role("button", name="Save the due date")).to_be_hidden()


def test_plan_of_ones_own_is_kept(open_plan: Open) -> None:
    """Without a link, the modules that are ticked are the plan."""
    with open_plan() as page:
        page.get_by_role("button", name="Keep these modules").click()
        expect(page.get_by_text("Choose at least one module.")).to_be_visible()
        expect(page.get_by_role("checkbox", name="Example module")).to_be_focused()

        page.keyboard.press("Space")
        page.get_by_role("button", name="Keep these modules").press("Enter")
        expect(page.get_by_role("heading", name="you have chosen")).to_be_focused()
        assert kept_plan(page)["modules"] == ["example"]
        assert facts(page) == {"Pass mark": "80 % of the questions of each module"}


def test_ready_made_plan_opens_where_it_can_be_read(open_plan: Open) -> None:
    """A link at the end of the page leads to its beginning."""
    with open_plan() as page:
        page.get_by_role("link", name="First visit").click()

        expect(page.get_by_role("heading", name="What was assigned")).to_be_focused()
        assert facts(page)["Title"] == "First visit"


def test_plan_on_paper_says_how_far_it_is(open_plan: Open) -> None:
    """The facts and the modules with their states, and none of the tools."""
    with open_plan(CODE, media="print") as page:
        expect(page.get_by_text("Not begun")).to_be_visible()
        expect(page.get_by_text("lee@example.org")).to_be_visible()
        expect(page.get_by_role("button")).to_have_count(0)


def test_plan_stays_out_of_the_progress_file(open_plan: Open) -> None:
    """The file that a learner saves holds no name, hers or her supervisor's."""
    kept = {KEY: json.dumps({"code": CODE, "at": "2026-11-26"})}
    with open_plan(kept=kept) as page:
        page.goto(page.url.replace("plan/", "progress/"))
        with page.expect_download() as download:
            page.get_by_role("button", name="Save my progress").click()

        assert "Lee" not in download.value.path().read_text("utf-8")


def test_plan_works_with_blocked_storage(open_plan: Open) -> None:
    """The link alone is enough, and the page says that it cannot keep it."""
    with open_plan(CODE, storage=False) as page:
        page.get_by_role("button", name="Keep this plan").click()

        expect(page.locator(".sot-plan__status")).to_contain_text("Keep the link")
        assert facts(page)["Title"] == "First week"


@pytest.mark.parametrize(
    "entry",
    [
        '{"code": "a1?m=nowhere&id=AB12CD34"}',
        '{"code": "nonsense"}',
        '{"code": 7}',
        '{"modules": ["__proto__"]}',
        '{"modules": ["constructor", "nowhere"]}',
        '{"modules": []}',
        "[]",
        "{",
    ],
)
def test_broken_plan_in_the_storage_is_no_plan(open_plan: Open, entry: str) -> None:
    """Whatever stands there, the page opens as if nothing were kept."""
    with open_plan(kept={KEY: entry}) as page:
        expect(page.locator(".sot-plan__module:visible")).to_have_count(1)
        expect(page.locator(".sot-plan__given")).to_be_hidden()


HOSTILE = yaml.safe_load((ROOT / "tests/browser/hostile-links.yaml").read_text("utf-8"))

STATE = """() => ({
  harm: window.harm ?? Object.prototype.harm ?? {}.t ?? null,
  elements: document.querySelectorAll("body *").length,
  links: [...document.querySelectorAll(".sot-plan__contact[href]")].map((it) => it.href),
  texts: [...document.querySelectorAll(".sot-catalogue__fact:not([hidden]) dd")].map((it) => it.textContent),
  invisible: /[\\p{Cc}\\p{Cf}\\p{Cs}]/u.test(document.querySelector(".sot-catalogue__facts").textContent),
  kept: Object.keys(localStorage).filter((key) => key.startsWith("sot")),
  place: location.pathname,
  fits: document.documentElement.scrollWidth <= document.documentElement.clientWidth,
})"""  # noqa: E501

WAYS = {
    "address": """code => {
      history.replaceState(null, "", location.pathname);
      location.hash = code;
      dispatchEvent(new HashChangeEvent("hashchange"));
    }""",
    "paste": """code => {
      document.querySelector("#plan-link").value = code;
      document.querySelector(".sot-plan__read").click();
    }""",
}
"""The two ways in which a link comes to the page."""


def hostile_code(entry: dict[str, Any]) -> str:
    link = entry["link"].replace("GOOD", "m=example&id=AB12CD34")
    return str(link + entry.get("part", "") * entry.get("times", 0))


@pytest.mark.parametrize("way", WAYS)
def test_hostile_links_do_nothing(open_plan: Open, way: str) -> None:
    """No markup, no script, no foreign page, nothing kept, and the page goes on."""
    with open_plan(width=320) as page:
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        before = page.evaluate(STATE)
        for entry in HOSTILE:
            name = entry["is"]
            page.evaluate(WAYS[way], hostile_code(entry))
            after = page.evaluate(STATE)

            links, texts = after.pop("links"), after.pop("texts")
            assert after == {key: before[key] for key in after}, name
            assert all(len(text) <= 200 for text in texts), name
            assert all(re.match(r"mailto:[^?,]+$|https://", link) for link in links)
        page.evaluate(WAYS[way], CODE)

        expect(page.locator("[data-part=t] dd")).to_have_text("First week")


def test_there_are_many_hostile_links() -> None:
    """The list is not thinned out; each link is there for a reason of its own."""
    assert len({entry["is"] for entry in HOSTILE}) == len(HOSTILE) >= 110


@every_look
def test_plan_has_no_violation_in_any_state(
    open_plan: Open, width: int, scheme: str
) -> None:
    """With a link, with a fault, and kept; and it never scrolls sideways."""
    with open_plan(CODE, width=width, scheme=scheme) as page:
        assert violations(page) == [], "with a link"
        page.get_by_role("button", name="Read the link").click()
        page.get_by_role("button", name="Keep this plan").click()
        expect(page.get_by_role("button", name="Keep this plan")).to_be_hidden()

        assert violations(page) == [], "kept, and with a fault"
        assert page.evaluate(FITS)
