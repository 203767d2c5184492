"""The local rules sheet on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page

MARGINS = {"top": "0.5in", "bottom": "0.5in", "left": "0.5in", "right": "0.5in"}


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_sheet_prints_on_one_page(
    open_site: Callable[..., AbstractContextManager[Page]], paper: str
) -> None:
    """It goes on a wall or into a folder, so it is one page with room to write."""
    with open_site("local-rules/", media="print") as page:
        sheet = page.pdf(format=paper, margin=MARGINS)  # type: ignore[arg-type]

    assert len(re.findall(rb"/Type /Page\b", sheet)) == 1
