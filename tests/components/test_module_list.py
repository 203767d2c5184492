"""Module list: the way into each module."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag


def test_list_leads_to_every_module(show: Callable[..., Tag]) -> None:
    """Title, minutes and summary."""
    page = show("module_list")

    assert [link.get_text() for link in page.select("li a")] == ["Example module"]
    assert page.select_one(".sot-module-list__minutes").get_text() == "20 min"
