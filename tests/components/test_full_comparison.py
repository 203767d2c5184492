"""Full comparison: all tables under one filter."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag


def test_every_row_of_every_module_is_there(show: Callable[..., Tag]) -> None:
    """The page leaves nothing out, and heads each part with its module."""
    page = show("full_comparison")

    assert [h2.get_text() for h2 in page.select("h2")] == ["Example module"]
    assert len(page.select("tbody tr")) == 4
    assert len(page.select("fieldset")) == 1


def test_filter_shows_counts(show: Callable[..., Tag]) -> None:
    """Each choice says how many rows it leaves."""
    labels = show("full_comparison").select("label")

    assert [" ".join(label.get_text().split()) for label in labels] == [
        "All 4",
        "Same 1",
        "Overlaps 1",
        "Differs 1",
        "Varies locally 1",
    ]
