"""Job aid: what goes on the one page, and what does not."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag

from macros.components.vocabulary import Column
from macros.content import Content

Show = Callable[..., Tag]

WALK = [
    "1. Should something go home? Yes: question 2. No: question 3",
    "2. {}: Does the student have a card? Yes: Library card. No: Ask the desk",
    "3. {}: Does the whole class come? Yes: Museum pass. No: Museum pass. "
    "Not sure: Ask the desk",
]
"""The path of the examples, with a place for the side whose question it is."""


def test_core_rows_only_are_on_it(show: Show) -> None:
    """What a reader needs at once, and nothing that is folded elsewhere."""
    page = show("job_aid", "examples")
    topics = [link.get_text() for link in page.select("tbody th a")]
    table = show("comparison_table", "example-passes")
    core = table.select(".sot-comparison-table__part > table tbody th")

    assert topics == [th.get_text() for th in core]


def test_path_says_where_each_answer_leads(show: Show, examples: Content) -> None:
    """The path can be walked on paper, where nothing can be pressed."""
    steps = show("job_aid", "examples").select(".sot-job-aid__step")

    sides = ["", *(column.label for column in examples.all(Column))]
    assert [" ".join(step.get_text().split()) for step in steps] == [
        text.format(side) for text, side in zip(WALK, sides, strict=False)
    ]


def test_it_says_what_it_leaves_out(show: Show) -> None:
    """Nobody takes one page for the whole, and the way to the rest is there."""
    last = show("job_aid", "examples").select("p")[-1]

    assert "Left out here: sources, 1 further row" in last.get_text()
    assert last.a is not None
    assert last.a.get_text() == "Example module"
