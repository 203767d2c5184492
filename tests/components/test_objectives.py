"""Objectives: what a reader can do afterwards."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag


def test_objectives_of_the_module_are_listed(
    show: Callable[..., Tag],
) -> None:
    """Each objective can be linked to, in the order of the file."""
    items = show("objectives", "examples").select("li")

    assert [item["id"] for item in items] == [
        "example-objective-compare",
        "example-objective-ask",
    ]
