"""Objective matrix: what checks and what cases exercise each objective."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag


def test_each_objective_has_its_checks_and_cases(show: Callable[..., Tag]) -> None:
    """A supervisor sees where an objective is checked, and goes there."""
    rows = show("objective_matrix").select("tbody tr")

    assert [
        [[link.text for link in cell.select("a")] for cell in row.select("td")]
        for row in rows
    ] == [
        [
            ["Check 1, apply"],
            ["Kim, grade 2: a book about whales", "A note on the board"],
        ],
        [
            ["Check 2, decide"],
            ["Kim, grade 2: a book about whales", "Lee, grade 4: a quiet room"],
        ],
    ]
    assert rows[0].a["href"] == "#example-check-one"
