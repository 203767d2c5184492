"""The front door for a reader's first visit, and for one who comes back."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import SHIFT, opened
from tests.projects import BASE

KEPT = {
    f"sot:{BASE}:last:activity": json.dumps(
        {"module": "example", "item": "example-check-one"}
    )
}


@pytest.mark.parametrize("script", [False, True])
def test_nothing_to_continue_is_not_offered(
    browser: Browser, gallery_address: str, script: bool
) -> None:
    """A first visit shows the ways in and no empty words."""
    with opened(browser, gallery_address, script=script) as page:
        expect(page.get_by_text("Continue where you stopped")).to_be_hidden()
        expect(page.get_by_role("link", name="Visit")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_reader_who_comes_back_is_led_on(
    browser: Browser, gallery_address: str, width: int
) -> None:
    """The way to the very place, by keyboard, and nothing moves to make room for it."""
    with opened(browser, gallery_address, width=width, kept=KEPT) as page:
        onward = page.locator(".sot-front-door__onward a:visible")
        expect(onward).to_have_text("Example module")
        assert page.evaluate(SHIFT) == 0

        onward.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/modules/example/#example-check-one")
