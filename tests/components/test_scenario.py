"""Scenario: a case told in decisions, readable as a linked document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import Tag

from macros.components.scenario import Scenario, check
from macros.components.shape import parse_item


def make_scenario(**changes: Any) -> Scenario:
    value = {
        "id": "a-case",
        "title": "A case",
        "form": "to-solve",
        "objectives": ["an-objective"],
        "rows": ["a-row"],
        "situation": "Someone asks.",
        "facts": ["Little is known."],
        "decisions": [make_decision("first", "second"), make_decision("second", None)],
        "differ": "Some would wait.",
        "next_steps": ["Ask."],
        "reviewed": "2026-11-23",
    }
    scenario, faults = parse_item(Scenario, value | changes)
    assert scenario is not None, faults
    return scenario


def make_decision(name: str, leads_to: str | None, **changes: Any) -> dict[str, Any]:
    choices = [
        make_choice("well", standing="recommended"),
        make_choice("badly", standing="weak"),
    ]
    if leads_to:
        choices[0]["leads_to"] = leads_to
    return {"id": name, "prompt": "What now?", "choices": choices} | changes


def make_choice(name: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": name,
        "label": name.title(),
        "standing": "weak",
        "consequence": "Something happens.",
        "reasoning": "There is a reason.",
    } | changes


EXHIBIT = {"caption": "A note", "lines": ["One.", "Two.", "Three."]}


@pytest.mark.parametrize(
    ("changes", "whats"),
    [
        pytest.param({}, [], id="as it should be"),
        pytest.param(
            {"decisions": [make_decision("one", "one")]},
            ["must name a later decision, found “one”"],
            id="a circle",
        ),
        pytest.param(
            {"decisions": [make_decision("one", None), make_decision("two", None)]},
            ["no choice before it leads to this decision"],
            id="a decision no one comes to",
        ),
        pytest.param(
            {"decisions": [make_decision("one", "one"), make_decision("one", None)]},
            ["two decisions must not have the same id, found “one” twice"],
            id="two decisions of one name",
        ),
        pytest.param(
            {
                "decisions": [
                    make_decision(
                        "one", None, choices=[make_choice("a"), make_choice("a")]
                    )
                ]
            },
            [
                "two choices must not have the same id, found “a” twice",
                "two choices must not have the same label, found “A” twice",
                "at least one choice must be “standing: recommended”, found 0",
            ],
            id="two choices alike, and no good one",
        ),
        pytest.param(
            {
                "form": "worked",
                "decisions": [
                    make_decision(
                        "one",
                        None,
                        choices=[
                            make_choice("a", standing="recommended"),
                            make_choice("b", standing="recommended"),
                        ],
                    )
                ],
            },
            ["exactly one choice must be “standing: recommended”, found 2"],
            id="a worked case with two solutions",
        ),
        pytest.param(
            {
                "form": "worked",
                "decisions": [
                    make_decision(
                        "one",
                        None,
                        choices=[
                            make_choice("a", standing="recommended"),
                            make_choice("b", leads_to="two"),
                        ],
                    ),
                    make_decision("two", None),
                ],
            },
            ["no recommended choice before it leads to this decision"],
            id="a worked case that ends before its last decision",
        ),
        pytest.param(
            {"form": "find-the-mistake"},
            ["“exhibit” is missing, so there is no text to find a mistake in"],
            id="nothing to find a mistake in",
        ),
        pytest.param(
            {"form": "find-the-mistake", "exhibit": EXHIBIT},
            [],
            id="something to find a mistake in",
        ),
        pytest.param(
            {"exhibit": EXHIBIT},
            ["does not belong to a case of the form “to-solve”"],
            id="an exhibit without a use",
        ),
    ],
)
def test_case_can_be_followed(changes: dict[str, Any], whats: list[str]) -> None:
    """Decisions are reached in order, and each can be taken well."""
    assert [fault.what for fault in check(make_scenario(**changes))] == whats


def test_a_choice_may_end_the_case() -> None:
    """A branch that has nothing more to decide leads to the debrief."""
    decisions = [make_decision("one", "two"), make_decision("two", None)]
    decisions[0]["choices"][1].pop("leads_to", None)

    assert list(check(make_scenario(decisions=decisions))) == []


def test_every_choice_leads_on(show: Callable[..., Tag]) -> None:
    """Each choice has its standing, what follows, why, and a link that exists."""
    page = show("scenario", "example-case-kim")
    ids = {part["id"] for part in page.select("[id]")}
    choices = page.select(".sot-scenario__choice")

    assert [
        choice.select_one(".sot-scenario__standing").text for choice in choices
    ] == [
        "This leaves a gap",
        "What an experienced colleague would put forward",
        "Reasonable people do this too",
        "What an experienced colleague would put forward",
        "This leaves a gap",
    ]
    assert [choice.select(".sot-scenario__on")[0]["href"] for choice in choices] == [
        "#example-case-kim--card",
        "#example-case-kim--card",
        "#example-case-kim-debrief",
        "#example-case-kim-debrief",
        "#example-case-kim-debrief",
    ]
    assert {"example-case-kim--card", "example-case-kim-debrief"} <= ids


def test_choice_has_a_name_for_what_is_kept(show: Callable[..., Tag]) -> None:
    """A path is kept as decision and choice, so it outlives every change of words."""
    page = show("scenario", "example-case-kim")

    assert [choice["data-choice"] for choice in page.select("details")] == [
        "where/museum",
        "where/library",
        "where/teacher",
        "card/ask",
        "card/borrow",
    ]


def test_worked_case_stands_open_at_the_solution(show: Callable[..., Tag]) -> None:
    """A reader follows the solution; the other choices are there to compare."""
    page = show("scenario", "example-case-lee")

    assert [choice.has_attr("open") for choice in page.select("details")] == [
        True,
        False,
    ]


def test_lines_of_an_exhibit_are_numbered(show: Callable[..., Tag]) -> None:
    """Choices speak of line 2, so the lines are an ordered list."""
    page = show("scenario", "example-case-note")

    assert len(page.select("figure ol > li")) == 3
    assert page.figure.figcaption.text == "A note on the board"
    assert "Here is the mistake" in page.text
