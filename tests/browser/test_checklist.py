"""A checklist without script, by keyboard, when coming back, and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import OpenGallery, opened

KEY = "sot:/school-ot-training/:checklist:example-checklist"


def checklist_on(page: Page) -> Locator:
    return page.locator("#example-checklist")


def kept(page: Page) -> str | None:
    text: str | None = page.evaluate("key => localStorage.getItem(key)", KEY)
    return text


def test_checklist_is_whole_without_script(open_gallery: OpenGallery) -> None:
    """Every step with its reason, and nothing that promises what it cannot."""
    with open_gallery(script=False) as page:
        item = checklist_on(page)

        expect(item.get_by_role("checkbox")).to_have_count(3)
        expect(item.get_by_text("A book goes home")).to_be_visible()
        expect(item.get_by_role("button")).to_have_count(0)
        expect(item.get_by_role("status")).to_have_count(0)


def test_steps_are_marked_by_keyboard_alone(open_gallery: OpenGallery) -> None:
    """Space marks a step, the count is spoken, and the focus stays."""
    with open_gallery() as page:
        item = checklist_on(page)
        first = item.get_by_role("checkbox").first
        first.focus()
        page.keyboard.press("Space")

        expect(item.get_by_role("status")).to_have_text("1 of 3 done.")
        expect(first).to_be_focused()
        expect(first).to_be_checked()

        page.keyboard.press("Space")
        expect(item.get_by_role("status")).to_have_text("0 of 3 done.")


def test_marks_are_there_when_the_reader_comes_back(open_gallery: OpenGallery) -> None:
    """What was marked outlives the page."""
    with open_gallery() as page:
        item = checklist_on(page)
        item.get_by_label("You asked the desk").check()
        page.reload()

        expect(item.get_by_label("You asked the desk")).to_be_checked()
        expect(item.get_by_role("checkbox", checked=True)).to_have_count(1)
        expect(item.get_by_role("status")).to_have_text("1 of 3 done.")


def test_starting_again_asks_before_it_clears(open_gallery: OpenGallery) -> None:
    """The second press takes all marks away, from the browser too."""
    with open_gallery() as page:
        item = checklist_on(page)
        item.get_by_label("You asked the desk").check()
        item.get_by_role("button", name="Start again", exact=True).click()

        expect(item.get_by_role("status")).to_have_text(
            "1 of 3 done. This takes all marks away. Press the button again to do it."
        )
        expect(item.get_by_role("checkbox", checked=True)).to_have_count(1)

        item.get_by_role("button", name="Yes, start again").click()
        expect(item.get_by_role("status")).to_have_text(
            "0 of 3 done. All marks are taken away."
        )
        expect(
            item.get_by_role("button", name="Start again", exact=True)
        ).to_be_focused()
        assert kept(page) is None


def test_going_elsewhere_answers_the_question(open_gallery: OpenGallery) -> None:
    """Marks are not taken away by a press that comes long after the question."""
    with open_gallery() as page:
        item = checklist_on(page)
        item.get_by_role("button", name="Start again", exact=True).press("Enter")
        page.keyboard.press("Tab")

        expect(item.get_by_role("button")).to_have_text("Start again")
        expect(item.get_by_role("status")).to_have_text("0 of 3 done.")


def test_marking_a_step_answers_the_question(open_gallery: OpenGallery) -> None:
    """Who goes on with the list does not want to start again."""
    with open_gallery() as page:
        item = checklist_on(page)
        item.get_by_role("button", name="Start again", exact=True).click()
        item.get_by_label("You asked the desk").check()

        expect(item.get_by_role("button")).to_have_text("Start again")
        expect(item.get_by_role("status")).to_have_text("1 of 3 done.")


def test_marks_of_other_words_are_not_taken_over(open_gallery: OpenGallery) -> None:
    """A mark says nothing about a step that reads otherwise today, and that is said."""
    with open_gallery(kept={KEY: '{"v": "0000000", "steps": ["hours"]}'}) as page:
        item = checklist_on(page)

        expect(item.get_by_role("checkbox", checked=True)).to_have_count(0)
        expect(item.get_by_role("status")).to_have_text(
            "0 of 3 done. The steps have changed since you marked them, "
            "so none is marked."
        )


@pytest.mark.parametrize(
    "value",
    [
        "not json",
        "[]",
        '{"steps": 5}',
        '{"steps": ["<img src=x onerror=alert(1)>"]}',
        '{"steps": "hours"}',
    ],
)
def test_foreign_marks_are_ignored(open_gallery: OpenGallery, value: str) -> None:
    """What is stored is no more trusted than what is typed."""
    with open_gallery(kept={KEY: value}) as page:
        item = checklist_on(page)

        expect(item.get_by_role("checkbox", checked=True)).to_have_count(0)
        expect(item.get_by_role("status")).to_have_text("0 of 3 done.")


def test_blocked_storage_stops_nothing(open_gallery: OpenGallery) -> None:
    """Steps can be marked, and one sentence says what is not kept."""
    with open_gallery(storage=False) as page:
        item = checklist_on(page)
        item.get_by_label("You asked the desk").check()

        expect(item.get_by_role("status")).to_have_text(
            "1 of 3 done. This browser does not let the page keep marks. "
            "They are gone when you leave."
        )


def test_boxes_are_empty_on_paper(open_gallery: OpenGallery) -> None:
    """A list for a pen shows no mark of the screen, and no button."""
    with open_gallery() as page:
        item = checklist_on(page)
        item.get_by_label("You asked the desk").check()
        page.emulate_media(media="print")

        expect(item.get_by_role("checkbox")).to_have_count(0)
        expect(item.get_by_role("button")).to_have_count(0)
        expect(item.get_by_text("You asked the desk")).to_be_visible()
        box = item.locator("label").last.evaluate(
            "it => getComputedStyle(it, '::before').borderTopStyle"
        )
        assert box == "solid"


def test_marks_stay_out_of_the_progress_file(
    browser: Browser, gallery_address: str
) -> None:
    """A file that is loaded next month must not mark the steps of another case."""
    entries = {KEY: '{"v": "0000000", "steps": ["hours"]}'}
    with opened(browser, f"{gallery_address}progress/", kept=entries) as page:
        with page.expect_download() as download:
            page.get_by_role("button", name="Save my progress to a file").click()

        assert "checklist" not in download.value.path().read_text("utf-8")
