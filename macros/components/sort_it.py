"""Sort it: statements made from the rows, and the question to which side each belongs.

It has no data of its own. A statement is what a side says in a row, without the words
that name the side; what is right, why and where from follow from the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from macros.components.base import Component, Library, Markdown, View
from macros.components.comparison_table import Row, row_view
from macros.components.module import Module
from macros.components.vocabulary import Column, Relation

HIDDEN = "[…]"
"""What stands in a statement in place of words that name a side."""

SHORTEST = 5
"""How many words a statement has to keep, so that there is something to go by."""

FEWEST = 4
"""How many words it takes to say that two texts are alike."""

ALL = "all"
"""The answer that a statement is true of every side."""

ALL_IN_WORDS = {2: "Both", 3: "All three", 4: "All four"}
"""How that answer is called with so many sides."""

_TARGET = r"\]\([^)]*\)"
_SECTION = r"(?:\.\d+)?(?:\([a-z0-9]+\))*"
_WORD = re.compile(r"[^\W\d_]{4,}")


def view(content: Library) -> View:
    """The answers to choose from, and by module the rows with their statements."""
    modules = [
        {
            "id": module.id,
            "title": module.title,
            "rows": list(_rows(content, module.id)),
        }
        for module in content.all(Module)
    ]
    sides = _sides(content)
    return {
        "all": ALL_IN_WORDS.get(len(sides), "All of them"),
        "sides": [{"id": side.id, "label": side.label} for side in sides],
        "local": [
            {"id": relation.id, "label": relation.label} for relation in _local(content)
        ],
        "modules": modules,
    }


def _rows(content: Library, module: str) -> Iterator[View]:
    labels = {side.id: side.label for side in _sides(content)}
    labels |= {relation.id: relation.label for relation in _local(content)}
    for row in content.all(Row, module):
        asked = statements(content, row)
        if not asked:
            continue
        # Without script one statement stands for the row, not always of the first side.
        shown = sum(map(ord, row.id)) % len(asked)
        yield {
            **row_view(content, row),
            "asked_topic": hide(row.topic, _sides(content)),
            "weight": weight(content, row),
            "statements": [
                {
                    "text": text,
                    "right": (right := right_answers(content, row, side)),
                    "partly": partly_right_answers(content, row, side),
                    # The word for all sides stands in the template.
                    "labels": [labels.get(answer, "") for answer in right],
                    "shown": number == shown,
                }
                for number, (side, text) in enumerate(asked.items())
            ],
        }


def statements(content: Library, row: Row) -> dict[str, Markdown]:
    """What is asked of a row: under a side's id, its text without its names.

    Where a side's text is its own, each is asked, and otherwise the first, since such
    a row is written so that the first side stands by itself. Nothing is asked of
    what may soon be otherwise, nor where a text speaks of another side or is too short.
    """
    relation = content.get(Relation, row.relation)
    is_sorted = relation.sorts or relation.local
    if row.unsettled or row.review_by or not row.practiced or not is_sorted:
        return {}
    sides = _sides(content)
    asked = {}
    for side in sides if relation.sorts in ("side", "shared") else sides[:1]:
        text = hide(row.texts[side.id], [side])
        is_long = len(text.replace(HIDDEN, "").split()) >= SHORTEST
        if is_long and text == hide(text, sides):
            asked[side.id] = Markdown(text)
    return asked


def hide(text: str, sides: Iterable[Column]) -> str:
    """A text without the words that name a side; where its links lead is kept."""
    names = tuple(name for side in sides for name in (side.label, *side.names))
    return _names(names).sub(lambda found: found["target"] or HIDDEN, text)


@cache
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some names, the longest first, with the section after it and neighbors.

    A name may begin a sentence, and a label may stand inside one.
    """
    forms = {
        first + name[1:]
        for name in names
        for first in (name[0].upper(), name[0].lower())
    }
    longest = sorted(forms, key=lambda form: (-len(form), form))
    name = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w){_SECTION}"
    return re.compile(rf"(?P<target>{_TARGET})|{name}(?: {name})*")


def right_answers(content: Library, row: Row, side: str) -> list[str]:
    """The answers that are right for a statement of a side, the plainest first."""
    relation = content.get(Relation, row.relation)
    if relation.local:
        return [relation.id]
    right = {"side": [side], "all": [ALL], "shared": [side]}
    local = [entry.id for entry in _local(content)] if row.varies_by else []
    return [*right.get(relation.sorts or "", ()), *local]


def partly_right_answers(content: Library, row: Row, side: str) -> list[str]:
    """The answers that are true of a statement and leave something out."""
    relation = content.get(Relation, row.relation)
    if relation.local:
        return [side, ALL]
    partly = {"all": [one.id for one in _sides(content)], "shared": [ALL]}
    return partly.get(relation.sorts or "", [])


def weight(content: Library, row: Row) -> int:
    """How easily a row is taken for another kind of row: from 1 to 4.

    Sides that differ in like words are easily confused, and so are sides that agree in
    unlike ones. What depends on a place, or shares ground, lies in the middle.
    """
    sorts = content.get(Relation, row.relation).sorts
    alike = likeness(content, row)
    doubt = {"side": alike, "all": 1 - alike}.get(sorts or "", 0.5)
    return 1 + round(3 * doubt)


def likeness(content: Library, row: Row) -> float:
    """How alike the words of the two closest sides are, from 0 to 1.

    It is twice the share of the shorter side's longer words that the other side has
    too, since sides that say different things seldom share more than half.
    """
    sides = _sides(content)
    told = [
        {word.casefold() for word in _WORD.findall(hide(row.texts[side.id], sides))}
        for side in sides
    ]
    shares = (
        len(one & other) / max(FEWEST, min(len(one), len(other)))
        for one, other in combinations(told, 2)
    )
    return min(1, 2 * max(shares, default=0))


def _sides(content: Library) -> list[Column]:
    return [column for column in content.all(Column) if column.role == "side"]


def _local(content: Library) -> list[Relation]:
    return [relation for relation in content.all(Relation) if relation.local][:1]


COMPONENT = Component("sort_it", view)
