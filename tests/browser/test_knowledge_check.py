"""A knowledge check, as a reader meets it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import IN_SIGHT, OpenGallery


def first_question(page: Page) -> Locator:
    return page.locator("#example-check-one sot-knowledge-check").first


def question_with_many(page: Page) -> Locator:
    return page.locator("#example-check-many sot-knowledge-check").first


def test_answers_are_readable_without_script(open_gallery: OpenGallery) -> None:
    """Every answer and reason is in the page."""
    with open_gallery(script=False) as page:
        item = first_question(page)
        item.locator("summary").click()

        expect(item.get_by_text("tonight is covered")).to_be_visible()
        expect(item.get_by_role("button")).to_have_count(0)


def test_right_answer_by_keyboard_alone(open_gallery: OpenGallery) -> None:
    """The focus moves to the verdict, with the reason for the answer."""
    with open_gallery() as page:
        item = first_question(page)
        item.get_by_role("radio").first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

        result = item.get_by_role("group", name="Right.")
        expect(result).to_be_focused()
        expect(result.get_by_role("listitem")).to_have_count(1)
        expect(result).to_contain_text("tonight is covered")


def test_verdict_is_seen_in_a_small_window(open_gallery: OpenGallery) -> None:
    """What is longer than the window is read from its beginning."""
    with open_gallery(width=320, height=256) as page:
        item = first_question(page)
        item.get_by_label("The museum pass").check()
        item.get_by_role("button", name="Check my answer").press("Enter")

        expect(item.get_by_role("group", name="Not quite.")).to_be_focused()
        assert item.locator(".sot-knowledge-check__verdict").evaluate(IN_SIGHT)


def test_wrong_answer_gets_its_reason_and_the_right_one(
    open_gallery: OpenGallery,
) -> None:
    """The reader learns at once why it does not hold and what does."""
    with open_gallery() as page:
        item = first_question(page)
        item.get_by_label("The museum pass").check()
        item.get_by_role("button", name="Check my answer").click()

        result = item.get_by_role("group", name="Not quite.")
        expect(result.get_by_role("listitem")).to_have_text(
            [
                "Not right: The museum pass "
                "It opens doors, but everything that is shown stays inside.",
                "Right: The library card "
                "It lends books for three weeks, so tonight is covered.",
            ]
        )


def test_many_are_right_only_all_together(open_gallery: OpenGallery) -> None:
    """One of two right answers is not yet right."""
    with open_gallery() as page:
        item = question_with_many(page)
        item.get_by_label("The library desk").check()
        item.get_by_role("button", name="Check my answer").click()
        expect(item.get_by_role("group", name="Not quite.")).to_be_focused()

        item.get_by_label("The museum desk").check()
        item.get_by_role("button", name="Check my answer").click()
        expect(item.get_by_role("group", name="Right.")).to_be_focused()


def test_trying_again_starts_at_the_first_choice(open_gallery: OpenGallery) -> None:
    """Without another version, choices are free again and the verdict is gone."""
    with open_gallery() as page:
        item = question_with_many(page)
        page.locator("[id='example-check-many--group']").evaluate("it => it.remove()")
        item.get_by_label("The library desk").check()
        item.get_by_role("button", name="Check my answer").click()
        item.get_by_role("button", name="Try again").click()

        expect(item.get_by_role("checkbox").first).to_be_focused()
        expect(item.get_by_role("checkbox", checked=True)).to_have_count(0)
        expect(item.locator(".sot-knowledge-check__result")).to_be_hidden()
        expect(item.get_by_role("button", name="Try again")).to_be_hidden()


def test_way_to_try_again_comes_after_the_verdict(open_gallery: OpenGallery) -> None:
    """It is the next stop of the keyboard, and nobody has to go back for it."""
    with open_gallery() as page:
        item = first_question(page)
        item.get_by_label("The museum pass").check()
        item.get_by_role("button", name="Check my answer").press("Enter")
        expect(item.get_by_role("group", name="Not quite.")).to_be_focused()
        page.keyboard.press("Tab")

        expect(item.get_by_role("button", name="Try again")).to_be_focused()


def test_verdict_is_taken_back_with_the_choice(open_gallery: OpenGallery) -> None:
    """What was said of one answer never stands beside another."""
    with open_gallery() as page:
        item = first_question(page)
        item.get_by_label("The museum pass").check()
        item.get_by_role("button", name="Check my answer").click()
        item.get_by_label("The library card").check()

        expect(item.locator(".sot-knowledge-check__result")).to_be_hidden()


def test_missing_answer_is_said_at_the_first_choice(open_gallery: OpenGallery) -> None:
    """Checking nothing leads to the question, not to a verdict."""
    with open_gallery() as page:
        item = question_with_many(page)
        item.get_by_role("button", name="Check my answer").click()
        first = item.get_by_role("checkbox").first

        expect(first).to_be_focused()
        expect(first).to_have_accessible_description("Choose an answer first.")
        expect(item.locator(".sot-knowledge-check__result")).to_be_hidden()


def test_check_works_with_blocked_storage(open_gallery: OpenGallery) -> None:
    """Learning does not depend on keeping."""
    with open_gallery(storage=False) as page:
        item = first_question(page)
        item.get_by_label("The library card").check()
        item.get_by_role("button", name="Check my answer").click()

        expect(item.get_by_role("group", name="Right.")).to_be_focused()


def test_another_version_is_a_question_of_its_own(open_gallery: OpenGallery) -> None:
    """Its choices are not those of the first version, and it can be checked alone."""
    with open_gallery() as page:
        first_question(page).get_by_label("The museum pass").check()
        page.get_by_text("Ask me the same in another way").first.click()
        variant = page.locator("[id='example-check-one--stay']")
        variant.get_by_label("The museum pass").check()
        variant.get_by_role("button", name="Check my answer").click()

        expect(variant.get_by_role("group", name="Right.")).to_be_focused()
        expect(first_question(page).get_by_label("The museum pass")).to_be_checked()
