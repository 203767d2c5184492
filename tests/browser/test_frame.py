"""What stands around the text of each page: its menus and the way into it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import FITS

OpenSite = Callable[..., AbstractContextManager[Page]]

MODULE = "modules/eligibility/"
NARROW = [320, 768]
SCHEMES = ["light", "dark"]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", NARROW)
def test_menu_opens_and_closes_by_keyboard(
    open_site: OpenSite, width: int, scheme: str
) -> None:
    """Enter opens it and leads into it, Escape closes it and gives the focus back."""
    with open_site(MODULE, width=width, scheme=scheme) as page:
        button = page.get_by_role("button", name="Menu")
        menu = page.get_by_role("navigation", name="Menu")
        expect(menu).to_be_hidden()
        button.focus()
        page.keyboard.press("Enter")
        expect(menu.get_by_role("link").first).to_be_focused()
        assert violations(page) == []
        assert page.evaluate(FITS)
        page.keyboard.press("Escape")

        expect(menu).to_be_hidden()
        expect(button).to_be_focused()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("width", NARROW)
def test_menu_leads_to_another_page(
    open_site: OpenSite, width: int, script: bool
) -> None:
    """Also by touch, and where no script runs."""
    with open_site(MODULE, width=width, script=script, has_touch=True) as page:
        page.get_by_role("button", name="Menu").tap()
        page.get_by_role("navigation", name="Menu").get_by_text("Glossary").tap()

        expect(page.get_by_role("heading", level=1)).to_have_text("Glossary")


@pytest.mark.parametrize("width", [320, 768])
def test_contents_lead_to_a_heading(open_site: OpenSite, width: int) -> None:
    """The headings of a long page are one button away, and get out of the way."""
    with open_site(MODULE, width=width, height=700) as page:
        contents = page.get_by_role("navigation", name="On this page")
        if width < 960:
            page.get_by_role("button", name="On this page").click()
            assert violations(page) == []
        contents.get_by_role("link", name="Key points").click()

        expect(page.get_by_role("heading", name="Key points")).to_be_in_viewport()
        expect(page.locator(":popover-open")).to_have_count(0)


def test_menus_are_columns_where_there_is_room(open_site: OpenSite) -> None:
    """No button is needed, and the page one is on is told in words to all."""
    with open_site(MODULE) as page:
        menu = page.get_by_role("navigation", name="Menu")
        here = menu.locator("[aria-current=page]")

        expect(here).to_have_text("Eligibility")
        expect(here).to_be_visible()
        expect(page.get_by_role("navigation", name="On this page")).to_be_visible()
        expect(page.get_by_role("button", name="Menu")).to_be_hidden()


def test_group_is_open_where_the_page_is(open_site: OpenSite) -> None:
    """A group of the menu is one link, and a list on its own pages."""
    with open_site("print/eligibility/") as page:
        menu = page.get_by_role("navigation", name="Menu")
        expect(menu.get_by_role("link", name="What can be printed")).to_be_visible()
        expect(menu.get_by_role("link", name="Facilitator pages")).to_be_visible()
        expect(menu.get_by_role("link", name="To print")).to_have_count(0)


@pytest.mark.parametrize("path", ["", MODULE, "supervise/poll-tally/", "not-here/"])
def test_first_stop_skips_to_the_text(open_site: OpenSite, path: str) -> None:
    """It is seen when it has the focus, and the next stop is in the text."""
    with open_site(path) as page:
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to the text")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")

        assert page.evaluate("() => !!document.activeElement.closest('main')")


def test_page_that_needs_the_room_keeps_its_menu(open_site: OpenSite) -> None:
    """Where the menu has no column, its button is there at any width."""
    with open_site("supervise/poll-tally/") as page:
        page.get_by_role("button", name="Menu").click()

        menu = page.get_by_role("navigation", name="Menu")
        expect(menu.get_by_role("link", name="Glossary")).to_be_visible()
