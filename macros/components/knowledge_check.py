"""Knowledge check: a question with right answers and a reason for every option.

- id: eligibility-good-grades
  objective: eligibility-tests
  level: apply
  prompt: A teacher says, “Her grades are fine, so no plan.” What is true?
  options:
    - id: ends
      label: Good grades end the question.
      why: Neither law asks for failing grades.
    - id: continues
      label: Good grades do not end the question.
      correct: true
      why: Both laws look at more than grades.
  rows: [eligibility-passing-grades]
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from macros.components.base import (
    Component,
    Flag,
    Id,
    Item,
    Kind,
    Library,
    Markdown,
    Part,
    Reference,
    Text,
    View,
)
from macros.components.comparison_table import Row
from macros.components.poll import check_options_differ
from macros.problems import Fault


class Option(Part):
    """One answer to a knowledge check."""

    id: Id
    """Its name for ever, inside this check."""

    label: Markdown
    """The answer. May hold inline Markdown."""

    correct: Flag = False
    """Whether it is a right answer."""

    why: Markdown
    """The reason it is right or wrong, said to someone who chose it."""


class KnowledgeCheck(Item):
    """A question that a reader answers to find out what she knows."""

    objective: Annotated[Text, Reference("objectives")]
    """The id of the objective it checks."""

    level: Literal["recall", "apply", "decide"]
    """What the reader does: recall a rule, apply it, or decide in a situation."""

    prompt: Markdown
    """The question. May hold inline Markdown."""

    select: Literal["one", "many"] = "one"
    """Whether one option is right or several may be."""

    options: tuple[Option, ...] = Field(min_length=3, max_length=5)
    """Three to five options, in the order shown."""

    rows: Annotated[tuple[Annotated[Text, Reference("rows")], ...], Field(min_length=1)]
    """The ids of the comparison rows that hold the rule."""


def check(knowledge_check: KnowledgeCheck) -> Iterator[Fault]:
    """Options differ, and as many are right as the question promises."""
    options = knowledge_check.options
    yield from check_options_differ(options)
    correct = sum(option.correct for option in options)
    if knowledge_check.select == "one" and correct != 1:
        yield Fault(
            ("options",),
            f"exactly one option must be correct, found {correct}",
            "Give one option “correct: true”, or write “select: many” above them.",
        )
    if knowledge_check.select == "many" and not 1 <= correct < len(options):
        yield Fault(
            ("options",),
            f"some must be correct and some not, found {correct} of {len(options)}",
            "Add or take away a line “correct: true”.",
        )


def view(content: Library, knowledge_check: KnowledgeCheck) -> View:
    """The question, its options with their reasons, and the rows behind it."""
    rows = [content.get(Row, row_id) for row_id in knowledge_check.rows]
    return {
        "id": knowledge_check.id,
        "prompt": knowledge_check.prompt,
        "input": "radio" if knowledge_check.select == "one" else "checkbox",
        "select": knowledge_check.select,
        "options": [
            {
                "id": option.id,
                "label": option.label,
                "correct": option.correct,
                "why": option.why,
            }
            for option in knowledge_check.options
        ],
        "rows": [{"topic": row.topic, "link": content.link(row)} for row in rows],
    }


KNOWLEDGE_CHECKS = Kind("knowledge-checks", "knowledge check", KnowledgeCheck, check)

COMPONENT = Component(
    "knowledge_check", view, takes=KNOWLEDGE_CHECKS, data=(KNOWLEDGE_CHECKS,)
)
