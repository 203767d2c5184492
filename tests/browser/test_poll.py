"""A poll, as a reader meets it: without script, by keyboard, and coming back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import IN_SIGHT, OpenGallery

ANSWER = "Your answer is kept in this browser: At home."
COMMENT = "You have time. Call before you leave, since hours change."


def kept(page: Page) -> list[str]:
    """What this site keeps in the browser, without what the theme keeps."""
    keys: list[str] = page.evaluate("Object.keys(localStorage)")
    return [key for key in keys if ":poll:" in key]


def test_poll_is_whole_without_script(open_gallery: OpenGallery) -> None:
    """The question and every comment can be read; no button promises what it cannot."""
    with open_gallery(script=False) as page:
        item = page.locator("#example-poll")
        item.locator("summary").click()

        expect(item.get_by_role("group").first).to_be_visible()
        expect(item.get_by_text(COMMENT)).to_be_visible()
        expect(item.get_by_role("button")).to_have_count(0)


def test_answer_is_kept_by_keyboard_alone(open_gallery: OpenGallery) -> None:
    """Tab, arrow and Enter are enough; the comment is spoken; focus stays."""
    with open_gallery() as page:
        item = page.locator("#example-poll")
        item.get_by_role("radio").first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

        status = item.get_by_role("status")
        expect(status).to_have_text(ANSWER + COMMENT)
        expect(item.get_by_role("button", name="Change my answer")).to_be_focused()


def test_kept_answer_is_said_in_sight(open_gallery: OpenGallery) -> None:
    """Not below the edge of a small window."""
    with open_gallery(width=320, height=640) as page:
        item = page.locator("#example-poll")
        item.get_by_label("At home").check()
        item.get_by_role("button", name="Keep my answer").press("Enter")

        assert item.get_by_role("status").evaluate(IN_SIGHT)


def test_choosing_alone_keeps_nothing(open_gallery: OpenGallery) -> None:
    """Arrow keys move through the answers, so a choice is not yet an answer."""
    with open_gallery() as page:
        item = page.locator("#example-poll")
        item.get_by_role("radio").first.focus()
        page.keyboard.press("ArrowDown")

        expect(item.get_by_role("status")).to_have_text("")
        assert kept(page) == []


def test_answer_is_there_when_the_reader_comes_back(open_gallery: OpenGallery) -> None:
    """The answer outlives the page, and is shown with its comment."""
    with open_gallery() as page:
        item = page.locator("#example-poll")
        item.get_by_label("At home").check()
        item.get_by_role("button", name="Keep my answer").click()
        page.reload()

        expect(item.get_by_label("At home")).to_be_checked()
        expect(item.get_by_role("status")).to_contain_text(ANSWER)


def test_answer_can_be_changed(open_gallery: OpenGallery) -> None:
    """The newer answer takes the place of the older one."""
    with open_gallery() as page:
        item = page.locator("#example-poll")
        item.get_by_label("At home").check()
        item.get_by_role("button", name="Keep my answer").click()
        item.get_by_label("At the desk").check()
        item.get_by_role("button", name="Change my answer").click()
        page.reload()

        expect(item.get_by_label("At the desk")).to_be_checked()


def test_answer_can_be_deleted(open_gallery: OpenGallery) -> None:
    """Nothing is left in the browser, and the focus has somewhere to be."""
    with open_gallery() as page:
        item = page.locator("#example-poll")
        item.get_by_label("At home").check()
        item.get_by_role("button", name="Keep my answer").click()
        item.get_by_role("button", name="Delete my answer").click()

        expect(item.get_by_role("status")).to_have_text(
            "Your answer was deleted from this browser."
        )
        expect(item.get_by_role("button", name="Keep my answer")).to_be_focused()
        expect(item.get_by_role("radio", checked=True)).to_have_count(0)
        assert kept(page) == []


def test_missing_answer_is_said_at_the_first_choice(open_gallery: OpenGallery) -> None:
    """The message is tied to the choice that gets the focus."""
    with open_gallery() as page:
        item = page.locator("#example-poll")
        item.get_by_role("button", name="Keep my answer").click()
        first = item.get_by_role("radio").first

        expect(first).to_be_focused()
        expect(first).to_have_accessible_description("Choose an answer first.")
        expect(item.get_by_text("Choose an answer first.")).to_be_visible()

        first.check()
        item.get_by_role("button", name="Keep my answer").click()
        expect(item.get_by_text("Choose an answer first.")).to_be_hidden()


def test_results_come_after_the_answer(open_gallery: OpenGallery) -> None:
    """What others said is shown once the reader has answered, with the own answer."""
    with open_gallery() as page:
        item = page.locator("#example-poll-with-results")
        results = item.locator(".sot-poll__results")
        expect(results).to_be_hidden()

        item.get_by_label("Every month").check()
        item.get_by_role("button", name="Keep my answer").click()

        expect(results).to_be_visible()
        expect(results.get_by_role("row", name="Every month")).to_have_attribute(
            "aria-current", "true"
        )
        expect(results).to_contain_text("September 1, 2026 to September 30, 2026")

        item.get_by_role("button", name="Delete my answer").click()
        expect(results).to_be_hidden()


def test_blocked_storage_stops_nothing(open_gallery: OpenGallery) -> None:
    """The comment is shown, and one sentence says what is not kept."""
    with open_gallery(storage=False) as page:
        item = page.locator("#example-poll")
        item.get_by_label("At home").check()
        item.get_by_role("button", name="Keep my answer").click()

        expect(item.get_by_role("status")).to_contain_text(
            "This browser does not let the page keep it"
        )
        expect(item.get_by_role("status")).to_contain_text(COMMENT)


@pytest.mark.parametrize(
    "value",
    [
        "not json",
        "5",
        "[]",
        "null",
        '{"option": 5}',
        '{"option": "<img src=x onerror=alert(1)>"}',
        '{"option": "gone"}',
        '"' + "x" * 10_000 + '"',
    ],
)
def test_foreign_values_in_storage_are_ignored(
    open_gallery: OpenGallery, value: str
) -> None:
    """What is stored is no more trusted than what is typed."""
    with open_gallery() as page:
        key = "sot:/school-ot-training/:poll:example-poll"
        page.evaluate(
            "([key, value]) => localStorage.setItem(key, value)", [key, value]
        )
        page.reload()
        item = page.locator("#example-poll")

        expect(item.get_by_role("status")).to_have_text("")
        expect(item.get_by_role("radio", checked=True)).to_have_count(0)
