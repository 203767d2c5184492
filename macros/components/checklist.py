"""Checklist: steps to tick off each time something is done, and to begin anew.

- id: visits-before-visit
  title: Before the visit
  intro: Go through it for each visit.
  steps:
    - id: card
      text: The **card** is in your bag.
      why: The desk asks for it.
      rows: [visits-lending]
    - id: hours
      text: You know when the house closes.
      rows: [visits-hours]
  reviewed: 2026-11-23
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from macros.components.base import (
    Component,
    Id,
    Kind,
    Library,
    Markdown,
    Part,
    Reviewed,
    Text,
    View,
    date_view,
    fingerprint,
)
from macros.components.comparison_table import RowIds, row_links
from macros.problems import Fault, faults_of_repeated


class ChecklistStep(Part):
    """One thing to see to."""

    id: Id
    """Its name for ever, inside this checklist."""

    text: Markdown
    """What is in place when the step is done. May hold inline Markdown."""

    why: Markdown | None = None
    """Why it matters, or where to find it out. May hold inline Markdown."""

    rows: RowIds
    """The ids of the comparison rows that hold the rule."""


class Checklist(Reviewed):
    """Steps that are gone through again and again; nothing is scored."""

    title: Text
    """What is done with it, such as “Before the meeting”."""

    intro: Markdown | None = None
    """When to use it, in a sentence or two. May hold inline Markdown."""

    steps: tuple[ChecklistStep, ...] = Field(min_length=2, max_length=20)
    """Two to twenty steps, in the order in which they are done."""


def check(checklist: Checklist) -> Iterator[Fault]:
    """Steps can be told apart by their ids and by their texts."""
    for key in ("id", "text"):
        values = (getattr(step, key) for step in checklist.steps)
        yield from faults_of_repeated(values, ("steps",), "steps", key)


def view(content: Library, checklist: Checklist) -> View:
    """The steps with their rows, and the version of what is ticked."""
    return {
        "id": checklist.id,
        "version": version(checklist),
        "title": checklist.title,
        "intro": checklist.intro,
        "total": len(checklist.steps),
        "steps": [
            {
                "id": step.id,
                "text": step.text,
                "why": step.why,
                "rows": row_links(content, step.rows),
            }
            for step in checklist.steps
        ],
        "reviewed": date_view(checklist.reviewed),
    }


def version(checklist: Checklist) -> str:
    """The version of the steps: a tick says nothing about other words."""
    steps = [[step.id, step.text] for step in checklist.steps]
    return fingerprint({"steps": steps})


CHECKLISTS = Kind("checklists", "checklist", Checklist, check)

COMPONENT = Component("checklist", view, takes=CHECKLISTS, data=(CHECKLISTS,))
