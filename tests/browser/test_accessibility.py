"""No violation of WCAG in what we render, on any page, in any state."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.axe import every_look, violations
from tests.browser.conftest import FITS, OpenGallery
from tests.projects import ROOT

OpenSite = Callable[..., AbstractContextManager[Page]]

PAGES = [
    path.removesuffix("index") if path.endswith("index") else f"{path}/"
    for path in sorted(
        file.relative_to(ROOT / "docs").with_suffix("").as_posix()
        for file in (ROOT / "docs").rglob("*.md")
    )
]


def test_every_page_is_there(built_site: Path) -> None:
    """Else the page that says so would be looked at in its place."""
    assert [
        path for path in PAGES if not (built_site / path / "index.html").exists()
    ] == []


@every_look
@pytest.mark.parametrize("path", [*PAGES, "not-here/"])
def test_page_has_no_violation(
    open_site: OpenSite, path: str, width: int, scheme: str
) -> None:
    """Every page, on a phone, a tablet and a laptop, light and dark."""
    with open_site(path, width=width, scheme=scheme) as page:
        assert violations(page) == []


@every_look
def test_examples_have_no_violation_in_any_state(
    open_gallery: OpenGallery, width: int, scheme: str
) -> None:
    """At rest, with errors, with feedback, with an answer kept, and filtered."""
    with open_gallery(width=width, scheme=scheme) as page:
        assert violations(page) == [], "at rest"

        for fold in page.locator("details summary").all():
            if fold.is_visible() and not fold.evaluate("it => it.parentElement.open"):
                fold.click()
        assert violations(page) == [], "unfolded"

        for name in ("Keep my answer", "Check my answer", "Compare my two"):
            for button in page.get_by_role("button", name=name).all():
                button.click()
        assert violations(page) == [], "with errors"

        for item in page.locator("sot-poll, sot-look-back, sot-knowledge-check").all():
            item.locator("input").first.check()
            item.get_by_role("button").first.click()
        assert violations(page) == [], "with feedback"

        page.get_by_text("Differs 1").first.click()
        assert violations(page) == [], "filtered"


@pytest.mark.parametrize("path", [*PAGES, "not-here/"])
def test_page_never_scrolls_sideways(open_site: OpenSite, path: str) -> None:
    """At 320 px, which is also a laptop at 400 %, everything fits."""
    with open_site(path, width=320) as page:
        assert page.evaluate(FITS)
