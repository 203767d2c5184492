"""Developments: dated, with what is not settled and how to speak about it."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag


def test_entry_says_how_old_it_is(show: Callable[..., Tag]) -> None:
    """Every entry says when it was checked and when it must be checked again."""
    entry = show("developments").article

    assert [time["datetime"] for time in entry.select("time")] == [
        "2026-11-23",
        "2027-02-28",
    ]
    assert "Not settled: Whether the museum will follow is not known." in entry.text
    assert [link["href"] for link in entry.select(".sot-rows a")] == ["#example-hours"]


def test_page_says_the_oldest_date(show: Callable[..., Tag]) -> None:
    """News grows old fast, so the page begins with its age."""
    assert (
        show("developments").select_one(".sot-oldest time")["datetime"] == "2026-11-23"
    )
