"""The search as a reader uses it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import FITS

OpenSite = Callable[..., AbstractContextManager[Page]]


def search(page: Page, query: str) -> None:
    """Types into the box, also where it is behind a button."""
    if not page.locator(".md-search__input").is_visible():
        page.locator("label.md-header__button[for=__search]").click()
    box = page.locator(".md-search__input")
    box.click()
    box.press_sequentially(query)
    expect(page.locator(".md-search-result__meta")).to_contain_text("matching")


def test_row_can_be_reached_without_the_search(open_site: OpenSite) -> None:
    """Where no script runs, the page of all rows and the browser's own search do it."""
    with open_site("comparison/", script=False) as page:
        expect(page.locator("#eligibility-ot-only")).to_be_visible()
        expect(page.locator("#scope-extended-year")).to_be_attached()


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("OT only IEP", "A student who needs only OT"),
        ("60 days", "Time to finish the first evaluation"),
        ("can OT be on a 504", "What OT must rest on"),
        ("SDI", "SDI: specially designed instruction"),
        ("COTA", "COTA: certified occupational therapy assistant"),
        ("eligability", "Eligibility for OT itself"),
    ],
)
def test_answer_is_among_the_first_three(
    open_site: OpenSite, query: str, title: str
) -> None:
    """Acronyms, misspellings and whole questions find the row or the term."""
    with open_site() as page:
        search(page, query)
        results = page.locator(".md-search-result__item h2")

        assert title in results.all_text_contents()[:3]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_search_leads_to_a_folded_row_by_keyboard(
    open_site: OpenSite, width: int, scheme: str
) -> None:
    """Arrows and Enter lead to the row, which is opened, seen and marked."""
    with open_site(width=width, scheme=scheme) as page:
        search(page, "summer services")
        page.wait_for_function(FITS)  # once the field has slid in
        row = page.locator(".md-search-result__link", has_text="year (ESY)").first
        for _ in range(8):
            page.keyboard.press("ArrowDown")
            if row.evaluate("link => link === document.activeElement"):
                break
        page.keyboard.press("Enter")

        expect(page.locator("#scope-extended-year")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_have_no_violation(open_site: OpenSite, scheme: str) -> None:
    """Headings, marks and cut texts are as accessible as the page."""
    with open_site(scheme=scheme) as page:
        search(page, "accomodations")

        assert violations(page) == []


def test_reasons_of_a_check_are_not_found(open_site: OpenSite) -> None:
    """A reader who searches stumbles over no answer."""
    with open_site() as page:
        search(page, "what an experienced colleague would put forward")

        expect(page.locator(".md-search-result__list")).not_to_contain_text(
            "What an experienced colleague would put forward"
        )


def test_signs_in_a_question_do_no_harm(open_site: OpenSite) -> None:
    """What the theme's search would take for its own language is only text."""
    with open_site() as page:
        search(page, '+stay: -put^9 "IEP~ (504)*')

        expect(page.locator(".md-search-result__item").first).to_be_visible()
