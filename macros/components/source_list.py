"""Source list: every source of the site, by level, with the rows that rest on it."""

from __future__ import annotations

from macros.components.base import Component, Library, View, spoken_date
from macros.components.comparison_table import Row
from macros.components.source import Source, level_view
from macros.components.vocabulary import Level


def view(content: Library) -> View:
    """The levels in their order, each with its sources."""
    rows = content.all(Row)
    return {
        "levels": [
            {
                **level_view(level),
                "meaning": level.meaning,
                "sources": [
                    _entry(content, source, rows)
                    for source in content.all(Source)
                    if source.level == level.id
                ],
            }
            for level in content.all(Level)
        ]
    }


def _entry(content: Library, source: Source, rows: tuple[Row, ...]) -> View:
    return {
        "id": source.id,
        "title": source.title,
        "short": source.short,
        "published": ", ".join(filter(None, (source.publisher, source.year))),
        "url": source.url,
        "used_for": source.used_for,
        "seen": source.seen,
        "checked": spoken_date(source.checked),
        "cited_by": [
            {"topic": row.topic, "link": content.link(row)}
            for row in rows
            if source.id in row.source_ids
        ],
    }


COMPONENT = Component("source_list", view)
