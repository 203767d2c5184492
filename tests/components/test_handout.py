"""Handout: the whole table for paper."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag

Show = Callable[..., Tag]


def test_every_row_is_on_it_with_its_sources_in_words(show: Show) -> None:
    """A link cannot be pressed on paper, so citations stand there as text."""
    page = show("handout", "examples")

    assert len(page.select("tbody tr")) == 4
    assert "Rule 4(a)" in page.get_text()
    assert not page.select(".sot-citations")


def test_rows_lead_to_their_module(show: Show) -> None:
    """A row has one place on the site; the handout takes none of its ids."""
    page = show("handout", "examples")

    assert not page.select("tbody [id]")
    for link in page.select("tbody th a"):
        assert link["href"].startswith("#") or "modules/" in link["href"]
