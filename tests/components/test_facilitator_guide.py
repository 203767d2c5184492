"""Facilitator guide: what a supervisor needs to talk a module over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bs4 import Tag

from macros.components.facilitator_guide import FacilitatorGuide, check
from macros.components.shape import parse_item


def test_prompts_stand_under_their_objective(show: Callable[..., Tag]) -> None:
    """Each objective has what to ask about it and how to see it at work."""
    page = show("facilitator_guide", "examples")
    headings = [heading.text for heading in page.select("h2, h3")]

    assert headings == [
        "In two minutes",
        "What to ask, by objective",
        "Tell apart what a library card and a museum pass allow.",
        "Choose whom to ask when the two sets of rules say different things.",
        "Common misreadings",
        "What to watch for in practice",
    ]
    assert len(page.select("li[id]")) == 2
    assert "two minutes" in page.select("ul")[0].text


def test_page_tells_the_age_of_its_rows(show: Callable[..., Tag]) -> None:
    """The oldest review among the rows that the guide names."""
    page = show("facilitator_guide", "examples")

    assert page.select_one(".sot-oldest time")["datetime"] == "2026-11-23"


def test_prompts_can_be_told_apart() -> None:
    """A prompt's id is its name for records and links."""
    prompt: dict[str, Any] = {
        "id": "same",
        "objective": "an-objective",
        "prompt": "What did you see?",
        "likely": "Much.",
        "rows": ["a-row"],
    }
    value: dict[str, Any] = {
        "id": "a-module",
        "purpose": "Talk.",
        "minutes": "10",
        "summary": ["Short."],
        "prompts": [prompt, prompt],
    }
    guide, faults = parse_item(FacilitatorGuide, value)
    assert guide is not None, faults

    assert [fault.what for fault in check(guide)] == [
        "two prompts must not have the same id, found “same” twice"
    ]
