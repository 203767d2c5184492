"""Every built page is HTML as the standard has it."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest

BUILT = ["built_site", "built_district", "built_gallery", "built_bay"]


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
