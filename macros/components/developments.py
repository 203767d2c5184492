"""Developments: what has changed lately, dated, and how to speak about it.

- id: development-hours
  title: Sunday opening
  when: June 2026
  known: The library opens on Sundays.
  open: Whether the museum will follow.
  say: The library is open on Sundays since June 2026.
  authority:
    - {source: library-rules}
  rows: [visits-hours]
  reviewed: 2026-11-23
  review_by: 2027-02-28
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.components.base import (
    SHARED,
    Component,
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
from macros.components.comparison_table import row_links
from macros.components.source import Citation, citation_view


class Development(Reviewed):
    """Something that happened lately and may change again."""

    title: Text
    """What it is about."""

    when: Text
    """When it happened, in words."""

    known: Markdown
    """What is solid. May hold inline Markdown."""

    open: Markdown | None = None
    """What is not settled or could not be found out."""

    say: Markdown
    """How to speak about it without saying too much."""

    authority: tuple[Citation, ...] = Field(min_length=1)
    """The sources it rests on."""

    rows: tuple[Annotated[Text, Reference("rows")], ...] = ()
    """The ids of the comparison rows that it touches."""


def view(content: Library) -> View:
    """All developments in the order of the file, and the oldest date among them."""
    developments = content.all(Development)
    return {
        "oldest": oldest_review(developments),
        "developments": [
            {
                "id": entry.id,
                "title": entry.title,
                "when": entry.when,
                "known": entry.known,
                "open": entry.open,
                "say": entry.say,
                "authority": [citation_view(content, c) for c in entry.authority],
                "rows": row_links(content, entry.rows),
                "reviewed": date_view(entry.reviewed),
                "due": date_view(entry.due),
            }
            for entry in developments
        ],
    }


DEVELOPMENTS = Kind(
    "developments", "development", Development, folders=(SHARED,), page="developments"
)

COMPONENT = Component("developments", view, data=(DEVELOPMENTS,))
