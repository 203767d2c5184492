"""Decision path: one picture of a line of reasoning, and the same as text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import Tag

from macros.components.decision_path import DecisionPath, check
from macros.components.shape import parse_item


def make_step(name: str, yes: str, no: str) -> dict[str, Any]:
    return {
        "id": name,
        "question": "Is it so?",
        "rows": ["a-row"],
        "answers": [
            {"label": "Yes", "leads_to": yes},
            {"label": "No", "leads_to": no},
        ],
    }


def make_outcome(name: str) -> dict[str, Any]:
    return {"id": name, "title": name, "text": "So it ends.", "rows": ["a-row"]}


def make_path(**changes: Any) -> DecisionPath:
    value = {
        "id": "a-path",
        "caption": "Which?",
        "steps": [make_step("one", "two", "right"), make_step("two", "left", "right")],
        "outcomes": [make_outcome("left"), make_outcome("right")],
        "reviewed": "2026-11-23",
    }
    path, faults = parse_item(DecisionPath, value | changes)
    assert path is not None, faults
    return path


@pytest.mark.parametrize(
    ("steps", "whats"),
    [
        pytest.param(
            [make_step("one", "two", "right"), make_step("two", "left", "right")],
            [],
            id="as it should be",
        ),
        pytest.param(
            [make_step("one", "two", "right"), make_step("two", "left", "one")],
            ["must name a later step or an outcome, found “one”"],
            id="a circle",
        ),
        pytest.param(
            [make_step("one", "left", "right"), make_step("two", "left", "right")],
            ["no answer leads here"],
            id="a step no one comes to",
        ),
        pytest.param(
            [make_step("one", "two", "two"), make_step("two", "left", "left")],
            ["no answer leads here"],
            id="an outcome no one comes to",
        ),
        pytest.param(
            [make_step("one", "left", "right"), make_step("left", "left", "right")],
            ["two steps or outcomes must not have the same id, found “left” twice"],
            id="a step named like an outcome",
        ),
    ],
)
def test_path_leads_to_its_ends(steps: list[dict[str, Any]], whats: list[str]) -> None:
    """Every answer leads on, and every step and outcome can be reached."""
    assert [fault.what for fault in check(make_path(steps=steps))] == whats


def test_every_box_names_its_rule(show: Callable[..., Tag]) -> None:
    """Each question and each end links to the row behind it."""
    page = show("decision_path", "example-path")
    boxes = page.select(".sot-decision-path__step, .sot-decision-path__outcome")

    assert len(boxes) == 6
    assert all(box.select(".sot-rows a") for box in boxes)


def test_lanes_are_the_sides(show: Callable[..., Tag]) -> None:
    """Questions of one side stand in a lane under its name."""
    page = show("decision_path", "example-path")
    lanes = page.select(".sot-decision-path__lane")

    assert [len(lane.select("li")) for lane in lanes] == [1, 1, 1]
    assert [
        label.text
        for lane in lanes
        for label in lane.select(".sot-decision-path__side")
    ] == ["IEP (IDEA)", "504 plan (Section 504)"]


def test_text_says_what_the_picture_shows(show: Callable[..., Tag]) -> None:
    """The fold holds every question with every answer, in order."""
    fold = show("decision_path", "example-path").details
    lines = [" ".join(line.text.split()) for line in fold.select("ol > li")]

    assert lines == [
        "Should something go home? Yes: go on to question 2. No: go on to question 3.",
        "IEP (IDEA): Does the student have a card? "
        "Yes: the path ends at “Library card”. No: the path ends at “Ask the desk”.",
        "504 plan (Section 504): Does the whole class come? "
        "Yes: the path ends at “Museum pass”. No: the path ends at “Museum pass”. "
        "Not sure: the path ends at “Ask the desk”.",
    ]


def test_every_link_of_the_picture_leads_to_a_box(show: Callable[..., Tag]) -> None:
    """An arrow can be followed."""
    page = show("decision_path", "example-path")
    ids = {box["id"] for box in page.select("li[id]")}
    arrows = page.select(".sot-decision-path__aside a, .sot-decision-path__onward a")

    assert len(arrows) == 7
    assert {arrow["href"].removeprefix("#") for arrow in arrows} <= ids
