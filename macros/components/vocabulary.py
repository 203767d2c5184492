"""The words of a course: columns, relations, levels, jurisdictions, synonyms.

It sorts its facts by them, and finds its readers' words by the last. They are data, in
`data/shared/`, so that another course can compare other things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints

from macros.components.base import (
    DISTRICT,
    KEY_FORM,
    SHARED,
    Flag,
    Item,
    Kind,
    Reference,
    Text,
)
from macros.problems import Fault

Shape: TypeAlias = Literal[
    "circle", "ring", "square", "diamond", "triangle", "bars", "lines",
    "equal", "overlap", "apart", "fork",
]  # fmt: skip
"""A shape beside a word, so that two words can be told apart without colour."""


class Column(Item):
    """One column of every comparison table, in the order shown."""

    id: Annotated[str, StringConstraints(pattern=rf"^{KEY_FORM.pattern}$")]
    """The key that rows use for this column, such as side_one."""

    label: Text
    """The heading of the column."""

    role: Literal["side", "note"]
    """A side is compared and needs authority; a note is what the reader makes of it."""

    names: tuple[Text, ...] = ()
    """Words that tell which side speaks, so practice hides them in its statements."""


class Relation(Item):
    """How the sides of a row relate."""

    label: Text
    """The word on the badge."""

    meaning: Text
    """One sentence that says when this word is used."""

    shape: Shape
    """The shape beside the word."""

    local: Flag = False
    """Whether the answer depends on a jurisdiction, which the row must then name."""

    sorts: Literal["side", "all", "shared"] | None = None
    """What practice takes as right: the side that speaks, all sides, or the side that
    speaks and, as partly right, all sides, since they share ground."""


class Level(Item):
    """How much weight a source has."""

    label: Text
    """The word shown beside a citation."""

    meaning: Text
    """One sentence on what binds whom."""

    shape: Shape
    """The shape beside the word."""


class Jurisdiction(Item):
    """Who may decide differently, and where a reader finds out."""

    label: Text
    """As in “varies by …”."""

    ask: Text
    """Where the reader looks or whom she asks."""


class Synonyms(Item):
    """Words that the search takes for one another, as it does acronyms in the terms."""

    words: tuple[Text, ...] = Field(min_length=1)
    """Words and phrases that mean the same; a place that holds one is found by all."""

    misspelled: tuple[Text, ...] = ()
    """How readers often misspell the first of them, each one word in small letters."""


def check_synonyms(synonyms: Synonyms) -> Iterator[Fault]:
    """A misspelling is one word in small letters, and stands for one word."""
    for number, word in enumerate(synonyms.misspelled):
        if not re.fullmatch(r"[^\W_A-Z]+", word):
            yield Fault(
                ("misspelled", number),
                f"must be one word in small letters, found “{word}”",
                "Write each word that is misspelled by itself.",
            )
    if synonyms.misspelled and " " in synonyms.words[0]:
        yield Fault(
            ("words", 0),
            f"the first must be one word, found “{synonyms.words[0]}”",
            "Put the word first that the misspellings stand for.",
        )


def check_word(word: Column | Relation | Level | Jurisdiction) -> Iterator[Fault]:
    """A label is short enough for a badge or a column heading."""
    if len(word.label) > 40:
        yield Fault(
            ("label",),
            f"must have at most 40 characters, found {len(word.label)}",
            "Shorten the label.",
        )


def check_column(column: Column) -> Iterator[Fault]:
    """A label is short, and only a side has words that tell it."""
    yield from check_word(column)
    if column.names and column.role != "side":
        yield Fault(
            ("names",),
            "only a side has words that practice hides",
            "Take the line away, or write “role: side”.",
        )


def check_relation(relation: Relation) -> Iterator[Fault]:
    """A label is short, and where it depends on a place, that is what is right."""
    yield from check_word(relation)
    if relation.local and relation.sorts:
        yield Fault(
            ("sorts",),
            "the relation is local, so practice takes just that as right",
            "Take one of the lines “local” and “sorts” away.",
        )


COLUMNS = Kind(
    "columns", "column", Column, check_column, folders=(SHARED,), local_ids=True
)
RELATIONS = Kind(
    "relations", "relation", Relation, check_relation, folders=(SHARED,), local_ids=True
)
LEVELS = Kind(
    "levels",
    "level",
    Level,
    check_word,
    folders=(SHARED, DISTRICT),
    local_ids=True,
)
JURISDICTIONS = Kind(
    "jurisdictions",
    "jurisdiction",
    Jurisdiction,
    check_word,
    folders=(SHARED,),
    local_ids=True,
)

SYNONYMS = Kind(
    "synonyms", "synonym", Synonyms, check_synonyms, folders=(SHARED,), local_ids=True
)

VOCABULARY = (COLUMNS, RELATIONS, LEVELS, JURISDICTIONS, SYNONYMS)

RelationId: TypeAlias = Annotated[Text, Reference("relations")]
LevelId: TypeAlias = Annotated[Text, Reference("levels")]
JurisdictionId: TypeAlias = Annotated[Text, Reference("jurisdictions")]
