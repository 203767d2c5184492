"""Local rules: a sheet to fill in."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag


def test_each_question_has_room_for_an_answer(show: Callable[..., Tag]) -> None:
    """A question says whom to ask and why it matters, and leaves an empty cell."""
    page = show("local_rules")
    row = page.select_one("#local-example")

    assert "On which holidays is our house open?" in row.th.text
    assert "Ask: the desk" in row.th.text
    assert row.th.select(".sot-rows a")
    assert row.td.text == ""
    assert page.select_one("th[scope=rowgroup]").text == "Before a visit"
