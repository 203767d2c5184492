"""Local rules: a sheet of what a reader has to find out where she works.

- id: local-opening-hours
  part: Before a visit
  question: When is the house open on holidays?
  ask: the desk
  rows: [visits-hours]

A district's answer stands under the id of the rule:

- id: local-opening-hours
  text: From noon to four, [on the door](https://example.org/hours).
  reviewed: 2026-11-23
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from macros.components.base import (
    DISTRICT,
    SHARED,
    Component,
    Id,
    Item,
    Kind,
    Library,
    Markdown,
    Reference,
    Reviewed,
    Text,
    View,
    date_view,
    oldest_review,
)
from macros.components.comparison_table import Row, RowIds, row_links
from macros.components.layer import find_district
from macros.components.module import course_of
from macros.problems import Fault

LONGEST_ANSWER = 120
"""So many characters are read in an answer, since the sheet is one page of paper."""

_LINK = re.compile(r"\]\([^)]*\)")


class LocalRule(Item):
    """One thing that has to be asked locally."""

    part: Text
    """The part of the sheet it stands in."""

    question: Text
    """What to find out."""

    ask: Text
    """Whom to ask, or where to look."""

    rows: RowIds
    """The ids of the comparison rows that say why it matters."""


class Answer(Reviewed):
    """What a district answers to one question of the sheet."""

    id: Annotated[Id, Reference("local-rules")]
    """The id of the local rule that it answers."""

    text: Markdown
    """The answer in a few words, and where it is written. May hold inline Markdown."""


def check(answer: Answer) -> Iterator[Fault]:
    """An answer leaves room for the others on the printed sheet."""
    length = len(_LINK.sub("", answer.text))
    if length > LONGEST_ANSWER:
        yield Fault(
            ("text",),
            f"must have at most {LONGEST_ANSWER} characters besides addresses, "
            f"found {length}",
            "Shorten it, and link to where it is written in full.",
        )


def view(content: Library) -> View:
    """The questions by part, in the order of the file, with the answers there are."""
    rules = content.all(LocalRule)
    answers = {answer.id: answer for answer in content.all(Answer)}
    blank = [rule for rule in rules if rule.id not in answers]
    district = find_district(content)
    parts: dict[str, list[View]] = {}
    for rule in rules:
        parts.setdefault(rule.part, []).append(
            {
                "id": rule.id,
                "question": rule.question,
                "ask": rule.ask,
                "rows": row_links(content, rule.rows),
                "answer": _answer_view(answers.get(rule.id)),
            }
        )
    return {
        "place": course_of(content).place,
        "oldest": oldest_review(
            content.get(Row, name) for rule in rules for name in rule.rows
        ),
        "parts": [{"title": title, "rules": asked} for title, asked in parts.items()],
        "district": district.name if district else None,
        "total": len(rules),
        "answered": len(rules) - len(blank),
        "blank": len(blank),
        "oldest_answer": oldest_review(answers.values()),
    }


def _answer_view(answer: Answer | None) -> View | None:
    if answer is None:
        return None
    return {"text": answer.text, "reviewed": date_view(answer.reviewed)}


LOCAL_RULES = Kind(
    "local-rules", "local rule", LocalRule, folders=(SHARED,), page="local-rules"
)

ANSWERS = Kind(
    "answers",
    "answer",
    Answer,
    check,
    folders=(DISTRICT,),
    page="local-rules",
    local_ids=True,
)

COMPONENT = Component("local_rules", view, data=(LOCAL_RULES, ANSWERS))
