"""Key points: what to keep, and the row it rests on."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag


def test_point_leads_to_its_row(show: Callable[..., Tag]) -> None:
    """A sentence to keep can be traced to its rule; the link is left out if not."""
    points = show("key_points", "examples").select("li")

    assert points[0].a["href"] == "#example-lending"
    assert points[0].strong.get_text() == "Neither does both."
    assert points[1].a is None
