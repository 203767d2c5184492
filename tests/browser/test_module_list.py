"""The list of modules for a reader who has not begun, and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import opened


@pytest.mark.parametrize("script", [False, True])
def test_modules_are_shown_to_who_has_not_begun(
    browser: Browser, gallery_address: str, script: bool
) -> None:
    """A first visit shows the modules and no empty words."""
    with opened(browser, gallery_address, script=script) as page:
        expect(page.locator(".sot-module-list__done")).to_be_empty()
        expect(page.get_by_role("link", name="Example module").first).to_be_visible()
