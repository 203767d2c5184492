"""Decision path: questions in their order, and what each answer leads to.

- id: visits-path
  caption: Which house?
  steps:
    - id: borrow
      question: Is there a book to take home?
      note: Anyone at the desk may say so.
      rows: [visits-lending]
      answers:
        - {label: "Yes", leads_to: library}
        - {label: "No", leads_to: museum}
  outcomes:
    - id: library
      title: The library
      text: Bring the card.
      rows: [visits-lending]
    - id: museum
      ...
  reviewed: 2026-11-23
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Annotated

from pydantic import Field

from macros.components.base import (
    Component,
    Id,
    Kind,
    Library,
    Markdown,
    Part,
    Reference,
    Reviewed,
    Text,
    View,
    date_view,
)
from macros.components.comparison_table import RowIds, row_links
from macros.components.vocabulary import Column
from macros.problems import Fault, faults_of_repeated, listed, suggest


class Answer(Part):
    """One answer to the question of a step."""

    label: Text
    """The answer in a word or two."""

    leads_to: Text
    """The id of a later step or of an outcome of this path."""


class Step(Part):
    """One question on the way."""

    id: Id
    """Its name for ever, inside this path."""

    side: Annotated[Text, Reference("columns")] | None = None
    """The side whose question it is; leave it out where it belongs to all."""

    question: Text
    """The question, as short as it can be."""

    note: Markdown | None = None
    """What the question means, in a sentence. May hold inline Markdown."""

    answers: tuple[Answer, ...] = Field(min_length=2, max_length=3)
    """Two or three answers and where each leads."""

    rows: RowIds
    """The ids of the comparison rows that hold the rule."""


class Outcome(Part):
    """Where a path may end."""

    id: Id
    """Its name for ever, inside this path."""

    title: Text
    """What it is called."""

    text: Markdown
    """What follows from it. May hold inline Markdown."""

    rows: RowIds
    """The ids of the comparison rows that hold the rule."""


class DecisionPath(Reviewed):
    """One picture of a line of reasoning, with the same path as text."""

    caption: Text
    """What is decided."""

    steps: tuple[Step, ...] = Field(min_length=2)
    """The questions in the order in which they are asked."""

    outcomes: tuple[Outcome, ...] = Field(min_length=2)
    """Where the path may end, in the order shown."""


def check(path: DecisionPath) -> Iterator[Fault]:
    """Answers lead on, and every step and outcome can be reached."""
    steps = [step.id for step in path.steps]
    outcomes = [outcome.id for outcome in path.outcomes]
    yield from faults_of_repeated([*steps, *outcomes], (), "steps or outcomes", "id")
    reached = {steps[0]}
    is_astray = False
    for number, step in enumerate(path.steps):
        ahead = [*steps[number + 1 :], *outcomes]
        labels = (answer.label for answer in step.answers)
        at = ("steps", number, "answers")
        yield from faults_of_repeated(labels, at, "answers", "label")
        for place, answer in enumerate(step.answers):
            reached.add(answer.leads_to)
            if answer.leads_to not in ahead:
                is_astray = True
                choice = f"Use {listed(ahead)}."
                is_behind = answer.leads_to in steps
                yield Fault(
                    (*at, place, "leads_to"),
                    f"must name a later step or an outcome, found “{answer.leads_to}”",
                    choice if is_behind else suggest(answer.leads_to, ahead, choice),
                )
    for kind, names in (("steps", steps), ("outcomes", outcomes)):
        for number, name in enumerate(names):
            if name not in reached and not is_astray:
                yield Fault(
                    (kind, number),
                    "no answer leads here",
                    f"Add an answer with “leads_to: {name}” to an earlier step.",
                )


def view(content: Library, path: DecisionPath) -> View:
    """The steps in lanes, one for each run of steps of one side, and the outcomes."""
    names = {
        **{step.id: f"question {n}" for n, step in enumerate(path.steps, start=1)},
        **{outcome.id: outcome.title for outcome in path.outcomes},
    }
    steps = [
        _step_view(content, path, number, names) for number in range(len(path.steps))
    ]
    lanes = groupby(zip(path.steps, steps, strict=True), key=lambda pair: pair[0].side)
    return {
        "id": path.id,
        "caption": path.caption,
        "lanes": [
            {
                "label": content.get(Column, side).label if side else None,
                "steps": [step_view for _, step_view in pairs],
            }
            for side, pairs in lanes
        ],
        "outcomes": [
            {
                "id": f"{path.id}--{outcome.id}",
                "title": outcome.title,
                "text": outcome.text,
                "rows": row_links(content, outcome.rows),
            }
            for outcome in path.outcomes
        ],
        "reviewed": date_view(path.reviewed),
    }


def _step_view(
    content: Library, path: DecisionPath, number: int, names: Mapping[str, str]
) -> View:
    step, *later = path.steps[number:]
    below = later[0].id if later and step.side in (None, later[0].side) else None
    ends = {outcome.id for outcome in path.outcomes}
    answers = [
        {
            "label": answer.label,
            "id": f"{path.id}--{answer.leads_to}",
            "name": names[answer.leads_to],
            "is_below": answer.leads_to == below,
            "is_end": answer.leads_to in ends,
        }
        for answer in step.answers
    ]
    return {
        "id": f"{path.id}--{step.id}",
        "number": number + 1,
        "question": step.question,
        "note": step.note,
        "rows": row_links(content, step.rows),
        "answers": answers,
        "onward": [answer for answer in answers if answer["is_below"]],
        "aside": [answer for answer in answers if not answer["is_below"]],
    }


DECISION_PATHS = Kind("decision-paths", "decision path", DecisionPath, check)

COMPONENT = Component(
    "decision_path", view, takes=DECISION_PATHS, data=(DECISION_PATHS,)
)
