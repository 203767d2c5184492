"""Acronyms: what each stands for, folded, with the way to the glossary."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag


def test_acronyms_are_spelled_out(show: Callable[..., Tag]) -> None:
    """Only what stands for longer words is listed, and leads to its definition."""
    page = show("acronyms")

    assert [entry.get_text() for entry in page.select("dt")] == ["DESK"]
    assert page.select_one("dd").get_text() == "day-end service counter"
    assert page.select_one("dt a")["href"] == "../../glossary/#example-desk"
