"""Calendar files, as a calendar reads them."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenGallery
from tests.projects import ROOT

WRITE = """([source, events]) => {
  const calendarOf = new Function(source + "; return calendarOf;")();
  return calendarOf(events.map((event) => {
    const [year, month, day] = event.day.split("-").map(Number);
    return { ...event, day: new Date(year, month - 1, day) };
  }), new Date(Date.UTC(2026, 10, 26, 8, 30)));
}"""
SOURCE = (ROOT / "overrides/components/calendar/calendar.js").read_text("utf-8")
ADDRESS = "https://example.org/some/course/review/"
SIGNS = 'a B9 ,;:\\"\n\r\tüßéĀ中文🙂👩‍👩‍👧—“”%#{}<>&'


def event(**changes: str) -> dict[str, str]:
    value = {
        "uid": "review-20261130@example.org/review/",
        "day": "2026-12-03",
        "summary": "Review 6 questions: A course",
        "description": f"Come back. {ADDRESS}",
        "url": ADDRESS,
    }
    return value | changes


def written(page: Page, *events: dict[str, str]) -> str:
    text: str = page.evaluate(WRITE, [SOURCE, events])
    return text


def read(text: str) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(text)
    assert (calendar["VERSION"], str(calendar["PRODID"])[:2]) == ("2.0", "-/")
    return list(calendar.walk("VEVENT"))


def as_read(text: str) -> str:
    """A text as a calendar has it: lines end in one way, and no other control sign."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign == "\n" or ord(sign) >= 32)


def assert_form(text: str) -> None:
    lines = text.encode().split(b"\r\n")
    assert lines.pop() == b"", "the last line is ended too"
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    for line in lines:
        line.decode()


def test_event_lasts_one_day_and_leaves_the_reader_free(
    open_gallery: OpenGallery,
) -> None:
    """Everything that the three calendars ask for, and no time of day."""
    with open_gallery() as page:
        text = written(page, event(), event(uid="other", day="2026-12-31"))

    assert_form(text)
    first, last = read(text)
    assert first["DTSTART"].params["VALUE"] == "DATE"
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (
        date(2026, 12, 3),
        date(2026, 12, 4),
    )
    assert last["DTEND"].dt == date(2027, 1, 1)
    assert first["DTSTAMP"].dt.isoformat() == "2026-11-26T08:30:00+00:00"
    assert first["TRANSP"] == "TRANSPARENT"
    assert first["URL"] == ADDRESS
    assert first["UID"] == "review-20261130@example.org/review/"


@pytest.mark.parametrize(
    "zone", ["Pacific/Honolulu", "Pacific/Auckland", "America/Sao_Paulo"]
)
def test_day_is_the_readers_day(open_gallery: OpenGallery, zone: str) -> None:
    """No day slips where clocks are behind or ahead, or change at midnight."""
    days = [date(2018, 1, 1) + timedelta(days=number) for number in range(0, 700)]
    with open_gallery(timezone_id=zone) as page:
        events = [event(uid=f"{day}", day=f"{day}") for day in days]
        found = read(written(page, *events))

    assert [entry["DTSTART"].dt for entry in found] == days
    assert {entry["DTEND"].dt - entry["DTSTART"].dt for entry in found} == {
        timedelta(days=1)
    }


def test_any_title_survives(open_gallery: OpenGallery) -> None:
    """Commas, semicolons, other scripts, line breaks and long lines come back whole."""
    known = [
        "Plans, IEPs; and more\nin Köln",
        "back\\slash \\n, not a line break",
        "BEGIN:VEVENT\r\nEND:VCALENDAR",
        "ü" * 200,
        "🙂" * 100,
        "a b " * 60,
    ]
    chance = random.Random(7)  # noqa: S311
    titles = known + [
        "".join(chance.choices(SIGNS, k=chance.randrange(1, 160))) for _ in range(300)
    ]
    with open_gallery() as page:
        text = written(
            page,
            *(
                event(uid=f"{number}", summary=title, description=title)
                for number, title in enumerate(titles)
            ),
        )

    assert_form(text)
    found = read(text)
    assert [str(entry["SUMMARY"]) for entry in found] == [*map(as_read, titles)]
    assert [str(entry["DESCRIPTION"]) for entry in found] == [*map(as_read, titles)]
