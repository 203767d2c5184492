"""Look back: the poll of the beginning once more at the end."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag


def test_same_question_under_another_name(show: Callable[..., Tag]) -> None:
    """The two do not share their choices, and the second leads to the first."""
    first = show("poll", "example-poll")
    again = show("look_back", "example-poll")

    assert again.legend.text == first.legend.text
    assert {choice["name"] for choice in again.select("input")} == {
        "example-poll-again"
    }
    assert [choice["value"] for choice in again.select("input")] == ["desk", "home"]
    assert again.select_one(".sot-look-back__way a")["href"] == "#example-poll"


def test_comments_stand_once(show: Callable[..., Tag]) -> None:
    """What a colleague says is read where the question was first asked."""
    assert "Bring a list" not in show("look_back", "example-poll").text
