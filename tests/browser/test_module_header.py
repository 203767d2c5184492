"""The count of activities in a module, where there is no script."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenGallery


def test_count_is_not_shown_without_script(open_gallery: OpenGallery) -> None:
    """No number is shown that could not change."""
    with open_gallery(script=False) as page:
        expect(page.get_by_text("activities done")).to_be_hidden()
