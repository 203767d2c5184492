"""Knowledge check: a question with right answers and a reason for every option.

- id: visits-what-goes-home
  objective: visits-objective-compare
  level: apply
  prompt: A visitor says, “I have the card, so the picture comes along.” What is true?
  options:
    - id: comes
      label: The picture may come along.
      why: The card is that of the library, and the picture hangs in the museum.
    - id: stays
      label: The picture stays where it is.
      correct: true
      why: The museum lends nothing, whichever card a visitor has.
  rows: [visits-lending]
  variants:
    - id: vase
      prompt: A visitor says, “I have the pass, so the vase comes along.” What is true?
      options: ...
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from macros.components.base import (
    Component,
    Flag,
    Id,
    Item,
    Kind,
    Library,
    Link,
    Markdown,
    Part,
    View,
    fingerprint,
)
from macros.components.comparison_table import RowIds, row_links
from macros.components.module import course_of
from macros.components.objectives import ObjectiveId
from macros.components.poll import check_options_differ
from macros.problems import Fault, faults_of_repeated
from macros.source import Place


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


class Variant(Part):
    """The same rule asked in another way, for a reader who tries again."""

    id: Id
    """Its name for ever, inside this check."""

    prompt: Markdown
    """The question. May hold inline Markdown."""

    options: tuple[Option, ...] = Field(min_length=3, max_length=5)
    """Three to five options, in the order shown."""


class KnowledgeCheck(Item):
    """A question that a reader answers to find out what she knows."""

    objective: ObjectiveId
    """The id of the objective it checks."""

    level: Literal["recall", "apply", "decide"]
    """What the reader does: recall a rule, apply it, or decide in a situation."""

    prompt: Markdown
    """The question. May hold inline Markdown."""

    select: Literal["one", "many"] = "one"
    """Whether one option is right or several may be."""

    options: tuple[Option, ...] = Field(min_length=3, max_length=5)
    """Three to five options, in the order shown."""

    rows: RowIds
    """The ids of the comparison rows that hold the rule."""

    variants: tuple[Variant, ...] = ()
    """The same rule, asked about another situation."""


def check(knowledge_check: KnowledgeCheck) -> Iterator[Fault]:
    """Options differ, and as many are right as the question promises."""
    yield from _check_options(knowledge_check.select, knowledge_check.options, ())
    names = (variant.id for variant in knowledge_check.variants)
    yield from faults_of_repeated(names, ("variants",), "variants", "id")
    for number, variant in enumerate(knowledge_check.variants):
        at = ("variants", number)
        yield from _check_options(knowledge_check.select, variant.options, at)


def _check_options(
    select: str, options: tuple[Option, ...], at: Place
) -> Iterator[Fault]:
    yield from check_options_differ(options, at)
    correct = sum(option.correct for option in options)
    if select == "one" and correct != 1:
        yield Fault(
            (*at, "options"),
            f"exactly one option must be correct, found {correct}",
            "Give one option “correct: true”, or write “select: many” above them.",
        )
    if select == "many" and not 1 <= correct < len(options):
        yield Fault(
            (*at, "options"),
            f"some must be correct and some not, found {correct} of {len(options)}",
            "Add or take away a line “correct: true”.",
        )


def view(content: Library, knowledge_check: KnowledgeCheck) -> View:
    """All of one check, as the page of reviews shows it too."""
    return {"check": check_view(content, knowledge_check)}


def check_view(content: Library, knowledge_check: KnowledgeCheck) -> View:
    """The question, its variants, all options with their reasons, and the rows."""
    name, select = knowledge_check.id, knowledge_check.select
    first = _question_view(name, "", select, knowledge_check)
    variants = [
        _question_view(name, variant.id, select, variant)
        for variant in knowledge_check.variants
    ]
    return {
        **first,
        "select": select,
        "input": "radio" if select == "one" else "checkbox",
        "versions": [question["version"] for question in (first, *variants)],
        "review": review_weeks(content),
        "objective": knowledge_check.objective,
        "variants": variants,
        "rows": row_links(content, knowledge_check.rows),
    }


def review_weeks(content: Library) -> str:
    """The weeks after which a check comes back, as the script reads them."""
    return " ".join(map(str, course_of(content).review_weeks))


def due_view(content: Library) -> View | None:
    """What the line that says how many are due has to know, if they have a page."""
    if not content.has_page("review"):
        return None
    return {
        "link": Link("review"),
        "review": review_weeks(content),
        "checks": [entry.id for entry in content.all(KnowledgeCheck)],
    }


def versions(knowledge_check: KnowledgeCheck) -> list[str]:
    """The version of the question as it is asked first, and of each variant."""
    select = knowledge_check.select
    later = [_version(select, variant) for variant in knowledge_check.variants]
    return [_version(select, knowledge_check), *later]


def _version(select: str, question: KnowledgeCheck | Variant) -> str:
    options = [[entry.id, entry.label, entry.correct] for entry in question.options]
    return fingerprint(
        {"select": select, "prompt": question.prompt, "options": options}
    )


def _question_view(
    name: str, variant: str, select: str, question: KnowledgeCheck | Variant
) -> View:
    return {
        "id": f"{name}--{variant}" if variant else name,
        "variant": variant,
        "version": _version(select, question),
        "prompt": question.prompt,
        "options": [
            {
                "id": option.id,
                "label": option.label,
                "correct": option.correct,
                "why": option.why,
            }
            for option in question.options
        ],
    }


KNOWLEDGE_CHECKS = Kind("knowledge-checks", "knowledge check", KnowledgeCheck, check)

COMPONENT = Component(
    "knowledge_check", view, takes=KNOWLEDGE_CHECKS, data=(KNOWLEDGE_CHECKS,)
)
