"""Review: what was missed or is due comes back, ten at a time, and into a calendar."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.components.knowledge_check import KnowledgeCheck
from macros.content import load_content
from tests.browser.axe import every_look, violations
from tests.browser.conftest import FITS, opened
from tests.projects import ROOT

KEY = "sot:/school-ot-training/:"
ONE, MANY = "example-check-one", "example-check-many"
IDS = [check.id for check in load_content(ROOT)[0].all(KnowledgeCheck)]
NOON = "2026-12-01T12:00:00Z"

FULL = """() => {
  Storage.prototype.setItem = () => { throw new Error("full"); };
}"""

Open = Callable[..., AbstractContextManager[Page]]


@pytest.fixture
def open_page(browser: Browser, gallery_address: str) -> Open:
    """Opens a page of the gallery, at noon of a day in December."""

    def open_it(path: str = "review/", **settings: Any) -> AbstractContextManager[Page]:
        return opened(browser, gallery_address + path, **{"now": NOON, **settings})

    return open_it


@pytest.fixture
def open_course(browser: Browser, site_address: str) -> Open:
    """Opens the page of reviews of the real site, at the same time."""

    def open_it(**settings: Any) -> AbstractContextManager[Page]:
        return opened(browser, f"{site_address}review/", **{"now": NOON, **settings})

    return open_it


def entry(right: bool, at: str = "2026-11-20T10:00:00.000Z", **more: Any) -> str:
    done = {"done": at} if right else {}
    value = {"variant": "", "answer": ["card"], "right": right, "at": at, **done}
    return json.dumps({**value, **more})


def kept(entries: dict[str, str]) -> dict[str, str]:
    return {f"{KEY}check:{item}": text for item, text in entries.items()}


def entry_of(page: Page, item: str = ONE) -> Any:
    return json.loads(
        page.evaluate("key => localStorage[key]", f"{KEY}check:{item}") or "null"
    )


def asked(page: Page) -> list[str]:
    """The checks that are asked now."""
    sections = page.locator(".sot-review section:visible")
    return [section.get_attribute("id") or "" for section in sections.all()]


def line(page: Page) -> Locator:
    return page.locator(".sot-review__line")


def question(page: Page, item: str) -> Locator:
    """The version of a check that is asked."""
    versions = page.locator(f"#{item} sot-knowledge-check")
    return versions.filter(visible=True)


def answer(page: Page, item: str, label: str) -> None:
    asked_now = question(page, item).last
    asked_now.get_by_label(label).check()
    asked_now.get_by_role("button", name="Check my answer").click()


def answer_all(page: Page) -> None:
    """Answers everything that is shown with its first option."""
    for item in asked(page):
        shown = question(page, item)
        shown.locator("input").first.check()
        shown.get_by_role("button", name="Check my answer").click()


def saved_calendar(page: Page) -> icalendar.Calendar:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my review dates").click()
    assert download.value.suggested_filename == "my-reviews.ics"
    expect(page.locator(".sot-calendar__status")).to_contain_text("Saved.")
    text = Path(download.value.path()).read_bytes()
    return icalendar.Calendar.from_ical(text)


def days(calendar: icalendar.Calendar) -> list[Any]:
    return [event["DTSTART"].dt for event in calendar.walk("VEVENT")]


def test_all_questions_are_readable_without_script(open_page: Open) -> None:
    """Every question with its reasons, and no promise that needs a script."""
    with open_page(script=False) as page:
        expect(page.get_by_text("These are all 2 questions")).to_be_visible()
        assert asked(page) == [ONE, MANY]
        page.get_by_text("All answers with their reasons").first.click()
        expect(page.get_by_text("tonight is covered")).to_be_visible()
        expect(page.locator(".sot-review").get_by_role("button")).to_have_count(0)


def test_missed_question_is_answered_by_keyboard_in_another_version(
    open_page: Open,
) -> None:
    """Only the other version is asked; the focus goes to the verdict."""
    with open_page(kept=kept({ONE: entry(False)})) as page:
        expect(line(page)).to_have_text("Due: 1. Asked below: 1. Left to answer: 1.")
        assert asked(page) == [ONE]
        expect(question(page, ONE)).to_have_count(1)
        expect(question(page, ONE)).to_contain_text("for a third time")
        question(page, ONE).get_by_role("radio").first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

        expect(page.get_by_role("group", name="Right.")).to_be_focused()
        expect(line(page)).to_contain_text("Left to answer: 0.")
        expect(page.locator(".sot-review__end")).to_have_text(
            "All answered: 1 of 1 right at the first try. "
            "The next questions come back on December 22, 2026."
        )
        assert entry_of(page)["variant"] == "stay"


def test_trying_again_asks_the_version_that_was_put_away(open_page: Open) -> None:
    """The first try counts, and what was missed is said to come back."""
    with open_page(kept=kept({ONE: entry(False)})) as page:
        answer(page, ONE, "The library card")
        expect(page.locator(".sot-review__end")).to_contain_text("0 of 1 right")
        expect(page.locator(".sot-review__end")).to_contain_text("comes back until")
        page.get_by_role("button", name="Try again").click()

        expect(question(page, ONE)).to_have_count(2)
        first = question(page, ONE).first
        expect(first.get_by_role("radio").first).to_be_focused()
        first.get_by_label("The library card").check()
        first.get_by_role("button", name="Check my answer").click()
        expect(page.locator(".sot-review__end")).to_contain_text("0 of 1 right")
        page.reload()
        assert asked(page) == []


def test_missed_come_first_and_then_the_longest_due(open_course: Open) -> None:
    """Of twelve, the two that became due last wait for the second round."""
    due = {
        item: entry(True, f"2026-10-{30 - number:02}T10:00:00.000Z")
        for number, item in enumerate(IDS[:8])
    }
    missed = {item: entry(False) for item in IDS[20:24]}
    not_due = {IDS[30]: entry(True)}
    with open_course(kept=kept(due | missed | not_due)) as page:
        expect(line(page)).to_have_text("Due: 12. Asked below: 10. Left to answer: 10.")
        assert asked(page) == IDS[2:8] + IDS[20:24]

        answer_all(page)
        page.get_by_role("button", name="Ask me up to ten more").click()
        expect(line(page)).to_be_focused()
        expect(line(page)).to_have_text("Due: 2. Asked below: 2. Left to answer: 2.")
        assert asked(page) == IDS[:2]


def test_answers_three_six_and_nine_weeks_later_are_counted(open_page: Open) -> None:
    """After the last of the course's weeks a question stays away."""
    first = "2026-11-02T12:00:00.000Z"
    with open_page(now=first, kept=kept({ONE: entry(True, first)})) as page:
        assert asked(page) == []
        for number, day in enumerate(("2026-11-23", "2026-12-14", "2027-01-04"), 1):
            page.clock.set_fixed_time(f"{day}T12:00:00Z")
            page.reload()
            label = "The museum pass" if number % 2 else "The library card"
            answer(page, ONE, label)
            assert (entry_of(page)["reviews"], entry_of(page)["right"]) == (
                number,
                True,
            )

        page.clock.set_fixed_time("2027-12-01T12:00:00Z")
        page.reload()
        assert asked(page) == []
        expect(line(page)).to_have_text("Nothing is due for review.")
        expect(page.get_by_role("button", name="Save my review")).to_be_hidden()


def test_late_review_is_asked_once(open_page: Open) -> None:
    """Who comes after seven weeks is not asked again at once for the sixth."""
    with open_page(kept=kept({ONE: entry(True, "2026-10-12T12:00:00.000Z")})) as page:
        answer(page, ONE, "The museum pass")

        assert entry_of(page)["reviews"] == 2
        page.reload()
        assert asked(page) == []


def test_trying_on_the_same_day_is_no_review(open_page: Open) -> None:
    """Missing and mending an answer leaves its dates as they were."""
    with open_page(kept=kept({ONE: entry(False, done="2026-11-30T10:00:00Z")})) as page:
        answer(page, ONE, "The museum pass")

        assert entry_of(page)["reviews"] == 0
        assert days(saved_calendar(page)) == [
            date(2026, 12, 21),
            date(2027, 1, 11),
            date(2027, 2, 1),
        ]


@pytest.mark.parametrize(
    ("zone", "answered", "day_before", "day"),
    [
        pytest.param(
            "Pacific/Honolulu",
            "2026-11-27T09:30:00.000Z",
            "2026-12-17T09:59:00Z",
            "2026-12-17T10:00:00Z",
            id="half past eleven at night, the day before in UTC",
        ),
        pytest.param(
            "Pacific/Auckland",
            "2026-11-26T12:30:00.000Z",
            "2026-12-17T10:59:00Z",
            "2026-12-17T11:00:00Z",
            id="half past one at night, the day after in UTC",
        ),
        pytest.param(
            "America/New_York",
            "2026-10-20T12:00:00.000Z",
            "2026-11-10T04:59:00Z",
            "2026-11-10T05:00:00Z",
            id="across the end of summer time",
        ),
    ],
)
def test_day_begins_where_the_reader_is(
    open_page: Open, zone: str, answered: str, day_before: str, day: str
) -> None:
    """A question is due from the first minute of the reader's own day."""
    before = kept({ONE: entry(True, answered)})
    with open_page(kept=before, now=day_before, timezone_id=zone) as page:
        assert asked(page) == []
        page.clock.set_fixed_time(day)
        page.reload()

        assert asked(page) == [ONE]


def test_nothing_due_names_the_day_and_asks_anyway(open_page: Open) -> None:
    """A reader who has time now is asked what she has answered before."""
    mine = kept({ONE: entry(True), MANY: entry(True, "2026-11-19T10:00:00.000Z")})
    with open_page(kept=mine) as page:
        expect(line(page)).to_have_text(
            "Nothing is due for review. "
            "The next questions come back on December 10, 2026."
        )
        assert asked(page) == []
        page.get_by_role("button", name="Ask me anyway").click()

        expect(line(page)).to_be_focused()
        expect(line(page)).to_contain_text("Answered before: 2. Asked below: 2.")
        assert asked(page) == [ONE, MANY]
        answer(page, ONE, "The museum pass")
        assert entry_of(page)["reviews"] == 0


def test_paper_has_what_is_asked(open_page: Open) -> None:
    """The other version too, which a printed module leaves out."""
    with open_page(kept=kept({ONE: entry(False)}), media="print") as page:
        expect(question(page, ONE)).to_contain_text("for a third time")
        expect(page.locator(f"#{MANY}")).to_be_hidden()


def test_nothing_answered_says_what_will_come(open_page: Open) -> None:
    """And leads to the first module; there are no dates to save."""
    with open_page() as page:
        expect(page.get_by_text("rightly comes back 3, 6 and 9 weeks")).to_be_visible()
        expect(page.get_by_role("link", name="Example module")).to_be_visible()
        expect(page.locator(".sot-review").get_by_role("button")).to_have_count(0)
        assert asked(page) == []


def test_blocked_storage_is_said(open_page: Open) -> None:
    """The page tells why it cannot know, and asks nothing."""
    with open_page(storage=False) as page:
        expect(line(page)).to_contain_text("does not let the page keep anything")
        assert asked(page) == []


def test_full_storage_still_counts_what_is_answered(open_page: Open) -> None:
    """What cannot be kept counts as long as the page is open."""
    with open_page(kept=kept({ONE: entry(False)})) as page:
        page.evaluate(FULL)
        answer(page, ONE, "The museum pass")

        expect(page.locator(".sot-review__end")).to_contain_text("1 of 1 right")


def test_changed_question_still_comes_back(open_page: Open) -> None:
    """Its version and its variant are gone; it is asked as it is now."""
    old = entry(True, "2026-10-12T12:00:00.000Z", v="0000000", variant="gone")
    with open_page(kept=kept({ONE: old})) as page:
        assert asked(page) == [ONE]
        expect(question(page, ONE)).to_contain_text("read the book again")


def test_entries_of_unknown_questions_are_ignored(open_page: Open) -> None:
    """What is no longer in the course is not due, counted or dated."""
    gone = kept({"gone-check": entry(False), "gone-other": entry(True)})
    with open_page(kept=gone) as page:
        expect(page.get_by_text("You have not answered any question")).to_be_visible()
        page.goto(page.url.replace("review/", ""))
        expect(page.locator(".sot-due")).to_be_hidden()


@pytest.mark.parametrize("done", ["2026-99-99", "9999-12-31T00:00:00.000Z"])
def test_impossible_dates_stop_nothing(open_page: Open, done: str) -> None:
    """A day that is none, or too far for a calendar, breaks neither page nor file."""
    mine = kept({ONE: entry(True, done), MANY: entry(False, done=NOON)})
    with open_page(kept=mine) as page:
        assert asked(page) == [MANY]
        assert len(days(saved_calendar(page))) == 3


@pytest.mark.parametrize("path", ["", "progress/"])
def test_due_questions_are_told_with_the_way_to_them(
    open_page: Open, path: str
) -> None:
    """One quiet line, only if something is due."""
    with open_page(path, kept=kept({ONE: entry(True)})) as page:
        due = page.locator(".sot-due")
        expect(due).to_be_hidden()
        page.clock.set_fixed_time("2026-12-11T12:00:00Z")
        page.reload()

        expect(due).to_contain_text("1 question is due for review.")
        due.get_by_role("link", name="Review now").click()
        expect(line(page)).to_contain_text("Due: 1.")
        assert asked(page) == [ONE]


def test_removing_everything_takes_back_what_was_told(open_page: Open) -> None:
    """Neither the menu nor the line of what is due speaks of what is gone."""
    mine = kept({ONE: entry(True), MANY: entry(False)})
    with open_page("progress/", kept=mine) as page:
        expect(page.locator(".sot-menu-mark").first).to_have_text(" 1 of 9 done")
        expect(page.locator(".sot-due")).to_be_visible()
        page.get_by_role("button", name="Remove everything").click()
        page.get_by_role("button", name="Yes, remove everything").click()

        expect(page.locator(".sot-menu-mark")).to_have_count(0)
        expect(page.locator(".sot-due")).to_be_hidden()


def test_calendar_has_every_day_to_come_once_a_week(open_page: Open) -> None:
    """Days of one week are one event on the last of them; what is past is left out."""
    mine = kept(
        {
            ONE: entry(True, "2026-11-09T12:00:00.000Z"),
            MANY: entry(True, "2026-11-12T12:00:00.000Z"),
        }
    )
    with open_page(kept=mine) as page:
        first, again = saved_calendar(page), saved_calendar(page)
        address = page.locator(".sot-address").text_content() or ""

    events = first.walk("VEVENT")
    assert days(first) == [date(2026, 12, 3), date(2026, 12, 24), date(2027, 1, 14)]
    assert [str(event["SUMMARY"]) for event in events] == [
        "Review 1 question: 504 and IEP for School OT",
        "Review 2 questions: 504 and IEP for School OT",
        "Review 2 questions: 504 and IEP for School OT",
    ]
    assert {str(event["URL"]) for event in events} == {address}
    assert all(address in str(event["DESCRIPTION"]) for event in events)
    assert {event["TRANSP"] for event in events} == {"TRANSPARENT"}
    uids = [str(event["UID"]) for event in events]
    assert len(set(uids)) == len(uids)
    assert [str(event["UID"]) for event in again.walk("VEVENT")] == uids


def test_calendar_moves_an_event_when_more_is_due_in_its_week(open_page: Open) -> None:
    """A file saved later has the same events, so that none stands there twice."""
    monday = kept({ONE: entry(True, "2026-11-30T12:00:00.000Z")})
    friday = kept({MANY: entry(True, "2026-12-04T12:00:00.000Z")})
    with open_page(kept=monday) as page:
        before = saved_calendar(page)
    with open_page(kept=monday | friday, now="2026-12-04T13:00:00Z") as page:
        after = saved_calendar(page)

    assert days(before)[0] == date(2026, 12, 21)
    assert days(after)[0] == date(2026, 12, 25)
    assert [event["UID"] for event in before.walk("VEVENT")] == [
        event["UID"] for event in after.walk("VEVENT")
    ]


@every_look
def test_page_has_no_violation_in_any_state(
    open_page: Open, width: int, scheme: str
) -> None:
    """Before anything was answered, asked, and answered."""
    with open_page(width=width, scheme=scheme) as page:
        assert violations(page) == []
    mine = kept({ONE: entry(False), MANY: entry(False)})
    with open_page(width=width, scheme=scheme, kept=mine) as page:
        assert violations(page) == []
        answer_all(page)
        expect(page.locator(".sot-review__end")).to_contain_text("All answered")
        assert violations(page) == []
        assert page.evaluate(FITS)
