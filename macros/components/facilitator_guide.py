"""Facilitator guide: what a supervisor needs to talk a module over.

purpose: Make sure that a new colleague asks which rule a question is about.
minutes: 20
summary:
  - Two sets of rules meet here.
prompts:
  - id: which-rules
    objective: visits-objective
    prompt: Which rules did you look up this week?
    likely: Often only one of the two. Ask which desk would know.
    rows: [visits-being-quiet]
misreadings:
  - says: “The pass lends books.”
    instead: Only the card does.
    rows: [visits-lending]
watch_for:
  - She asks before she plans.
assess:
  - objective: visits-objective
    idea: Let her explain both to a visitor in two minutes.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from macros.components.base import (
    Component,
    Id,
    Item,
    Kind,
    Library,
    Markdown,
    Part,
    Text,
    View,
    oldest_review,
)
from macros.components.comparison_table import Row, RowIds, row_links
from macros.components.module import Module
from macros.components.objectives import Objective, ObjectiveId
from macros.problems import Fault, faults_of_repeated


class DiscussionPrompt(Part):
    """Something to ask in supervision."""

    id: Id
    """Its name for ever, inside this guide."""

    objective: ObjectiveId
    """The id of the objective it is about."""

    prompt: Text
    """The question."""

    likely: Markdown
    """Likely answers, and what to add or ask back. May hold inline Markdown."""

    rows: RowIds
    """The ids of the comparison rows that hold the rule."""


class Misreading(Part):
    """What readers often take away wrongly."""

    says: Text
    """The sentence as it is heard."""

    instead: Markdown
    """What is true. May hold inline Markdown."""

    rows: RowIds
    """The ids of the comparison rows that hold the rule."""


class Assessment(Part):
    """A way to see at work whether an objective is met."""

    objective: ObjectiveId
    """The id of the objective."""

    idea: Markdown
    """What to ask for or look at. May hold inline Markdown."""


class FacilitatorGuide(Item):
    """What a supervisor needs to talk one module over."""

    purpose: Text
    """What the talk is for, in a sentence."""

    minutes: int = Field(ge=1, le=240)
    """How long the talk takes."""

    summary: tuple[Markdown, ...] = Field(min_length=1)
    """The module in two minutes, a paragraph to a line."""

    prompts: tuple[DiscussionPrompt, ...] = Field(min_length=1)
    """What to ask, by objective."""

    misreadings: tuple[Misreading, ...] = ()
    """What readers often take away wrongly."""

    watch_for: tuple[Text, ...] = ()
    """What to watch for in practice."""

    assess: tuple[Assessment, ...] = ()
    """Ideas for seeing at work whether the objectives are met."""


def check(guide: FacilitatorGuide) -> Iterator[Fault]:
    """Prompts can be told apart."""
    names = (entry.id for entry in guide.prompts)
    yield from faults_of_repeated(names, ("prompts",), "prompts", "id")


def view(content: Library, guide: FacilitatorGuide) -> View:
    """The guide, with prompts and ideas under the objective they are about."""
    module = content.get(Module, guide.id)
    rows = [
        *(name for entry in guide.prompts for name in entry.rows),
        *(name for entry in guide.misreadings for name in entry.rows),
    ]
    named = {entry.objective for entry in guide.prompts}
    named |= {entry.objective for entry in guide.assess}
    return {
        "id": f"{guide.id}-facilitator-guide",
        "title": module.title,
        "module": content.link(module),
        "purpose": guide.purpose,
        "minutes": guide.minutes,
        "oldest": oldest_review(content.get(Row, name) for name in rows),
        "summary": list(guide.summary),
        "objectives": [
            {
                "text": objective.text,
                "prompts": [
                    {
                        "id": f"{guide.id}-prompt--{entry.id}",
                        "prompt": entry.prompt,
                        "likely": entry.likely,
                        "rows": row_links(content, entry.rows),
                    }
                    for entry in guide.prompts
                    if entry.objective == objective.id
                ],
                "ideas": [
                    entry.idea
                    for entry in guide.assess
                    if entry.objective == objective.id
                ],
            }
            for objective in content.all(Objective, guide.id)
            if objective.id in named
        ],
        "misreadings": [
            {
                "says": entry.says,
                "instead": entry.instead,
                "rows": row_links(content, entry.rows),
            }
            for entry in guide.misreadings
        ],
        "watch_for": list(guide.watch_for),
    }


FACILITATOR_GUIDES = Kind(
    "facilitator-guide",
    "facilitator guide",
    FacilitatorGuide,
    check,
    single=True,
    page="facilitators/{folder}",
)

COMPONENT = Component(
    "facilitator_guide", view, takes=FACILITATOR_GUIDES, data=(FACILITATOR_GUIDES,)
)
