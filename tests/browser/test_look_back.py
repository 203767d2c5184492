"""Looking back, as a reader does at the end of a module."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenGallery


def answers(page: Page) -> list[str]:
    return page.locator("#example-poll-again dd").all_inner_texts()


def test_way_to_the_first_question_without_script(open_gallery: OpenGallery) -> None:
    """Nothing is promised that cannot be done; the comments are a link away."""
    with open_gallery(script=False) as page:
        item = page.locator("#example-poll-again")

        expect(item.get_by_role("button")).to_have_count(0)
        expect(item.get_by_role("link")).to_have_attribute("href", "#example-poll")


def test_two_answers_stand_side_by_side(open_gallery: OpenGallery) -> None:
    """The first answer is the one that was kept at the start; both survive a reload."""
    with open_gallery() as page:
        first = page.locator("#example-poll")
        first.get_by_label("At home").check()
        first.get_by_role("button", name="Keep my answer").click()
        again = page.locator("#example-poll-again")
        again.get_by_label("At the desk").focus()
        page.keyboard.press("Space")
        again.get_by_role("button", name="Compare").focus()
        page.keyboard.press("Enter")
        assert answers(page) == ["At home", "At the desk"]

        page.reload()
        assert answers(page) == ["At home", "At the desk"]


def test_comparison_is_taken_back_with_the_choice(open_gallery: OpenGallery) -> None:
    """What was said of one answer never stands beside another."""
    with open_gallery() as page:
        again = page.locator("#example-poll-again")
        again.get_by_label("At home").check()
        again.get_by_role("button", name="Compare").click()
        again.get_by_label("At the desk").check()

        assert answers(page) == []


def test_without_a_first_answer_it_says_so(open_gallery: OpenGallery) -> None:
    """A reader who skipped the start is told, and loses nothing."""
    with open_gallery() as page:
        again = page.locator("#example-poll-again")
        again.get_by_label("At home").check()
        again.get_by_role("button", name="Compare").click()

        assert answers(page) == ["No answer is kept in this browser.", "At home"]


def test_missing_answer_is_said_at_the_first_choice(open_gallery: OpenGallery) -> None:
    """Comparing nothing leads to the question."""
    with open_gallery() as page:
        again = page.locator("#example-poll-again")
        again.get_by_role("button", name="Compare").click()

        expect(again.get_by_role("radio").first).to_be_focused()
        expect(again.get_by_text("Choose an answer first.")).to_be_visible()


def test_blocked_storage_is_said(open_gallery: OpenGallery) -> None:
    """It still compares, and says that nothing is kept."""
    with open_gallery(storage=False) as page:
        again = page.locator("#example-poll-again")
        again.get_by_label("At home").check()
        again.get_by_role("button", name="Compare").click()

        expect(again.get_by_role("status")).to_contain_text(
            "does not let the page keep"
        )
