"""Checklist: steps to tick off, each with its reason and the rows behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import Tag

from macros.components.checklist import Checklist, check, version
from macros.components.shape import parse_item


def make_step(name: str, text: str) -> dict[str, Any]:
    return {"id": name, "text": text, "rows": ["a-row"]}


def make_checklist(**changes: Any) -> Checklist:
    value = {
        "id": "a-checklist",
        "title": "Before the visit",
        "steps": [make_step("one", "Ask."), make_step("two", "Book.")],
        "reviewed": "2026-11-23",
    }
    checklist, faults = parse_item(Checklist, value | changes)
    assert checklist is not None, faults
    return checklist


@pytest.mark.parametrize(
    ("steps", "whats"),
    [
        pytest.param(
            [make_step("one", "Ask."), make_step("two", "Book.")],
            [],
            id="all different",
        ),
        pytest.param(
            [make_step("one", "Ask."), make_step("one", "Book.")],
            ["two steps must not have the same id, found “one” twice"],
            id="one id twice",
        ),
        pytest.param(
            [make_step("one", "Ask."), make_step("two", "Ask.")],
            ["two steps must not have the same text, found “Ask.” twice"],
            id="one text twice",
        ),
    ],
)
def test_steps_can_be_told_apart(steps: list[dict[str, Any]], whats: list[str]) -> None:
    """A mark belongs to one step, and so do the words beside it."""
    assert [fault.what for fault in check(make_checklist(steps=steps))] == whats


def test_version_changes_with_the_steps_and_not_with_reasons() -> None:
    """A mark says nothing about other words, and all the same about a better reason."""
    before = make_checklist()
    reason = {**make_step("two", "Book."), "why": "Rooms are small."}
    other = make_step("two", "Book the room.")

    with_reason = make_checklist(steps=[make_step("one", "Ask."), reason])
    with_other_words = make_checklist(steps=[make_step("one", "Ask."), other])

    assert version(with_reason) == version(before)
    assert version(with_other_words) != version(before)


def test_every_step_leads_to_its_rule(show: Callable[..., Tag]) -> None:
    """A box, the words, the reason where there is one, and the row behind it."""
    steps = show("checklist", "example-checklist").select("li")

    assert [step.label.get_text() for step in steps] == [
        "You know whether something should go home.",
        "The visit is booked, if a group comes.",
        "You asked the desk for its hours.",
    ]
    assert [len(step.select(".sot-checklist__why")) for step in steps] == [1, 0, 1]
    assert [step.select_one(".sot-rows a")["href"] for step in steps] == [
        "#example-lending",
        "#example-groups",
        "#example-hours",
    ]


def test_checklist_is_no_activity(show: Callable[..., Tag]) -> None:
    """It is used again and again, so it is never done and progress leaves it out."""
    page = show("checklist", "example-checklist")

    assert page.select("[data-activity]") == []
    assert page.select_one("[role=status]").get_text() == "0 of 3 done."
