"""No violation of WCAG in what we render, on any page, in any state."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.conftest import FITS, OpenGallery
from tests.projects import ROOT

OpenSite = Callable[..., AbstractContextManager[Page]]

PAGES = [
    "" if path == "index" else f"{path}/"
    for path in sorted(
        file.relative_to(ROOT / "docs").with_suffix("").as_posix()
        for file in (ROOT / "docs").rglob("*.md")
    )
]

KNOWN_FAULTS_OF_THE_THEME = {
    ("aria-dialog-name", ".md-search"): "the search box calls itself a dialog",
    ("focus-order-semantics", ".md-search__scrollwrap"): "its results take the focus",
    ("landmark-unique", ".md-nav--primary"): "menu and breadcrumb share one name",
}
"""Rule and beginning of the selector, with the reason; the list may only shrink."""


def ours(page: Page) -> list[dict[str, Any]]:
    """The violations that are not known faults of the theme."""
    return [
        found
        for found in violations(page)
        if not any(
            found["rule"] == rule and found["selector"].startswith(beginning)
            for rule, beginning in KNOWN_FAULTS_OF_THE_THEME
        )
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", [*PAGES, "not-here/"])
def test_page_has_no_violation(
    open_site: OpenSite, path: str, width: int, scheme: str
) -> None:
    """Every page, on a phone and a laptop, light and dark."""
    with open_site(path, width=width, scheme=scheme) as page:
        assert ours(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_examples_have_no_violation_in_any_state(
    open_gallery: OpenGallery, width: int, scheme: str
) -> None:
    """At rest, with errors, with feedback, with an answer kept, and filtered."""
    with open_gallery(width=width, scheme=scheme) as page:
        assert ours(page) == [], "at rest"

        for name in ("Keep my answer", "Check my answer"):
            for button in page.get_by_role("button", name=name).all():
                button.click()
        assert ours(page) == [], "with errors"

        for item in page.locator(".sot-question").all():
            item.locator("input").first.check()
            item.get_by_role("button").first.click()
        for fold in page.locator("details summary").all():
            fold.click()
        assert ours(page) == [], "with feedback"

        page.get_by_text("Differs 1").first.click()
        assert ours(page) == [], "filtered"


@pytest.mark.parametrize("path", [*PAGES, "not-here/"])
def test_page_never_scrolls_sideways(open_site: OpenSite, path: str) -> None:
    """At 320 px, which is also a laptop at 400 %, everything fits."""
    with open_site(path, width=320) as page:
        assert page.evaluate(FITS)
