"""Comparison table: topics, what each side says, and what it means for the reader.

    - id: visits
      caption: A library card and a museum pass, compared
      rows:
        - id: visits-lending
          core: true
          topic: Taking things home
          library: Most books go home for three weeks.
          museum: What is shown stays in the house.
          for_you: Ask which of the two a visitor has in mind.
          relation: differs
          varies_by: [branch]
          authority:
            library:
              - {source: library-rules, section: 4(a)}
            museum:
              - {source: museum-guide}
          reviewed: 2026-11-23

The keys between `topic` and `relation` are the columns of `data/shared/columns.yaml`.
A district's note stands at a row and is written under the id of the row:

    - id: visits-lending
      text: Our branch lends for two weeks.
      reviewed: 2026-11-23
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated, TypeAlias

from pydantic import ConfigDict, Field

from macros.components.base import (
    DISTRICT,
    Component,
    Flag,
    Id,
    Item,
    Kind,
    Library,
    Link,
    Markdown,
    Reference,
    Reviewed,
    Text,
    View,
    date_view,
)
from macros.components.layer import Contact, contact_view, form_views, here
from macros.components.source import Citation, citation_view
from macros.components.vocabulary import (
    Column,
    Jurisdiction,
    JurisdictionId,
    Relation,
    RelationId,
)
from macros.problems import Fault, find_repeated

PRACTICE = "sort-it"
"""The page that asks statements made from the rows."""

REPORT = "wrong.yml"
"""The form in which a reader says what is wrong with a row."""


class Row(Reviewed):
    """One topic, compared. Each column of data/shared/columns.yaml is a further key."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Markdown]

    topic: Text
    """What is compared, in a few words."""

    relation: RelationId
    """How the sides relate: the id of a relation in data/shared/relations.yaml."""

    varies_by: tuple[JurisdictionId, ...] = ()
    """Who may decide differently: ids from data/shared/jurisdictions.yaml."""

    authority: dict[str, tuple[Citation, ...]]
    """For each side, the sources it rests on."""

    core: Flag = False
    """Whether the row is shown first; the others fold under their subtopic."""

    subtopic: Text | None = None
    """What a folded row belongs to, as in “More on …”."""

    unsettled: Flag = False
    """Whether the rule is open; no knowledge check may rest on the row then."""

    practiced: Flag = True
    """Whether practice may ask about it; false where its texts do not stand alone."""

    @property
    def texts(self) -> dict[str, Markdown]:
        """The text of each column under the column's id."""
        return self.__pydantic_extra__ or {}

    @property
    def source_ids(self) -> set[str]:
        """The ids of all sources of all sides."""
        return {entry.source for side in self.authority.values() for entry in side}


RowIds: TypeAlias = Annotated[
    tuple[Annotated[Text, Reference("rows")], ...], Field(min_length=1)
]
"""The rows that hold a rule; at least one, so that every claim leads to its source."""


def row_links(content: Library, row_ids: Iterable[str]) -> list[View]:
    """The topics of rows, each with the way to it."""
    rows = [content.get(Row, row_id) for row_id in row_ids]
    return [{"topic": row.topic, "link": content.link(row)} for row in rows]


class ComparisonTable(Item):
    """Rows that belong together, under one caption."""

    caption: Text
    """What the table compares; read out before the table."""

    rows: tuple[Row, ...] = Field(min_length=1)
    """The rows, in the order shown."""


class Note(Reviewed):
    """What a district adds to a row, without changing it."""

    id: Annotated[Id, Reference("rows")]
    """The id of the row at which the note stands."""

    text: Markdown
    """What is so, after words like “In our district”. May hold inline Markdown."""

    contact: Contact | None = None
    """Whom to ask about it, if not the contact of the layer."""


def check(table: ComparisonTable) -> Iterator[Fault]:
    """Topics differ, some row is core, and a row that is not has a subtopic."""
    for topic in find_repeated(row.topic for row in table.rows):
        yield Fault(
            ("rows",),
            f"two rows must not have the same topic, found “{topic}” twice",
            "Change one topic so that a reader can tell the rows apart.",
        )
    if not any(row.core for row in table.rows):
        yield Fault(
            ("rows",),
            "at least one row must be shown first, found none",
            "Add “core: true” to the rows that a reader needs most.",
        )
    for number, row in enumerate(table.rows):
        if not row.core and row.subtopic is None:
            yield Fault(
                ("rows", number),
                "the row is folded away, so it must say under what",
                "Add “subtopic:” with a few words, or “core: true”.",
            )


def view(content: Library, table: ComparisonTable) -> View:
    """One table: the core rows, then the folded groups."""
    return {
        **tables_view(content, (table,)),
        "oldest": None,
        "id": f"{table.id}-comparison",
        "parts": [part_view(content, table)],
        "practice": _practice(content, table),
    }


def _practice(content: Library, table: ComparisonTable) -> Link | None:
    """The way to practice with the rows of a table, if there is a page for it."""
    is_there = content.has_page(PRACTICE)
    return Link(PRACTICE, content.module_of(table)) if is_there else None


def tables_view(content: Library, tables: Iterable[ComparisonTable]) -> View:
    """What one or several tables share: columns and the filter over all their rows."""
    rows = [row for table in tables for row in table.rows]
    counts = Counter(word for row in rows for word in relation_ids(content, row))
    return {
        "total": len(rows),
        "counts_twice": counts.total() > len(rows),
        "columns": columns_view(content),
        "relations": [
            {
                **_relation_view(relation),
                "count": counts[relation.id],
                "share": round(100 * counts[relation.id] / len(rows)),
            }
            for relation in content.all(Relation)
            if counts[relation.id]
        ],
    }


def columns_view(content: Library) -> list[View]:
    """The heads of the columns, topic and relation apart."""
    return [
        {"id": column.id, "label": column.label, "role": column.role}
        for column in content.all(Column)
    ]


def part_view(
    content: Library, table: ComparisonTable, title: str | None = None
) -> View:
    """The core rows of a table as one group, and a folded group for each subtopic."""
    core = [row for row in table.rows if row.core]
    folded: dict[str, list[Row]] = {}
    for row in table.rows:
        if not row.core:
            folded.setdefault(str(row.subtopic), []).append(row)
    return {
        "title": title,
        "module": content.module_of(table),
        "caption": table.caption,
        "rows": [row_view(content, row) for row in core],
        "more": [
            {
                "subtopic": subtopic,
                "caption": f"{table.caption}: more on {subtopic}",
                "rows": [row_view(content, row) for row in rows],
            }
            for subtopic, rows in folded.items()
        ],
    }


def relation_ids(content: Library, row: Row) -> list[str]:
    """The row's relation and, if a jurisdiction may decide, the one that says so."""
    local = [
        relation.id
        for relation in content.all(Relation)
        if relation.local and row.varies_by and relation.id != row.relation
    ]
    return [row.relation, *local]


def row_view(content: Library, row: Row) -> View:
    """One row with its way, its relation, its cells and who may decide otherwise."""
    places = [content.get(Jurisdiction, name) for name in row.varies_by]
    return {
        "id": row.id,
        "link": content.link(row),
        "report": _report(content, row),
        "topic": row.topic,
        "relation_ids": relation_ids(content, row),
        "relation": _relation_view(content.get(Relation, row.relation)),
        "varies_by": _spoken([place.label for place in places]),
        "asks": [{"label": place.label, "ask": place.ask} for place in places],
        "cells": [
            {
                "label": column.label,
                "role": column.role,
                "text": row.texts[column.id],
                "authority": [
                    citation_view(content, entry)
                    for entry in row.authority.get(column.id, ())
                ],
            }
            for column in content.all(Column)
        ],
        "unsettled": row.unsettled,
        "reviewed": date_view(row.reviewed),
        "note": _note_view(content, row),
        "forms": form_views(content, "rows", row.id),
    }


def find_note(content: Library, row: Row) -> Note | None:
    """What the district adds to a row, if it adds anything."""
    return content.find(Note, row.id)


def _note_view(content: Library, row: Row) -> View | None:
    note = find_note(content, row)
    if note is None:
        return None
    return {
        "here": here(content),
        "text": note.text,
        "reviewed": date_view(note.reviewed),
        "due": date_view(note.due),
        "contact": contact_view(content, note.contact),
        "is_older": note.reviewed < row.reviewed,
    }


def _report(content: Library, row: Row) -> str | None:
    """Where a reader says what is wrong with a row, if there is such a place."""
    home = content.site.repository.rstrip("/")
    return f"{home}/issues/new?template={REPORT}&row={row.id}" if home else None


def _spoken(words: list[str]) -> str:
    """Words as they are read aloud: state, district and payer."""
    *first, last = words or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _relation_view(relation: Relation) -> View:
    return {"id": relation.id, "label": relation.label, "shape": relation.shape}


ROWS = Kind("rows", "row", Row)

COMPARISON_TABLES = Kind(
    "comparison-tables", "comparison table", ComparisonTable, check, holds=ROWS
)

NOTES = Kind("notes", "note", Note, folders=(DISTRICT,), local_ids=True)

COMPONENT = Component(
    "comparison_table", view, takes=COMPARISON_TABLES, data=(COMPARISON_TABLES, NOTES)
)
