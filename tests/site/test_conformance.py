"""Every built page is HTML as the standard has it."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup

BUILT = ["built_site", "built_district", "built_gallery", "built_bay"]

WORDED = ("h1", "h2", "h3", "h4", "h5", "h6")
WRONG = ", ".join(
    [
        *WORDED,
        "button:not([type])",
        "a[rel]:not([href])",
        "div[role=region]",
        "input[type=checkbox][autocomplete], input[type=radio][autocomplete]",
    ]
)
"""Elements that are wrong: all but headings, which are wrong without words."""


@pytest.mark.parametrize("built", BUILT)
@pytest.mark.parametrize("part", range(4))
def test_page_is_html_by_the_standard(
    built: str, part: int, request: pytest.FixtureRequest
) -> None:
    """No parser has to guess what was meant; the pages in four parts, side by side."""
    site: Path = request.getfixturevalue(built)
    wrong = {}
    for file in sorted(site.rglob("*.html"))[part::4]:
        parser = html5lib.HTMLParser()
        parser.parse(file.read_text("utf-8"))
        wrong[file.relative_to(site).as_posix()] = parser.errors

    assert wrong
    assert {name: errors for name, errors in wrong.items() if errors} == {}


@pytest.mark.parametrize("built", BUILT)
def test_page_keeps_what_stricter_checkers_ask(
    built: str, request: pytest.FixtureRequest
) -> None:
    """What `make conformance` once found, which a parser does not mind.

    A button says what it does in a form, a heading has words before a script fills it
    in, a link without an address says nothing about one, and a box
    to tick has nothing to complete.
    """
    site: Path = request.getfixturevalue(built)
    wrong = {
        f"{file.relative_to(site)}: {tag.name} {tag.attrs}"
        for file in site.rglob("*.html")
        for tag in BeautifulSoup(file.read_text("utf-8"), "html5lib").select(WRONG)
        if tag.name not in WORDED or not tag.get_text(strip=True)
    }

    assert wrong == set()
