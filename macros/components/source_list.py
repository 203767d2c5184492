"""Source list: every source of the site, by level, with the rows that rest on it."""

from __future__ import annotations

from collections import defaultdict

from macros.components.base import Component, Library, View, date_view, oldest_review
from macros.components.comparison_table import Row, row_links
from macros.components.developments import Development
from macros.components.layer import local_mark
from macros.components.source import Source, level_view
from macros.components.vocabulary import Level


def view(content: Library) -> View:
    """The levels in their order, each with its sources."""
    cited_by: dict[str, list[str]] = defaultdict(list)
    for row in content.all(Row):
        for name in row.source_ids:
            cited_by[name].append(row.id)
    return {
        "oldest": oldest_review(content.all(Source)),
        "levels": [
            {
                **level_view(level),
                "meaning": level.meaning,
                "sources": [
                    _entry(content, source, cited_by[source.id])
                    for source in content.all(Source)
                    if source.level == level.id
                ],
            }
            for level in content.all(Level)
        ],
    }


def _entry(content: Library, source: Source, cited_by: list[str]) -> View:
    return {
        "id": source.id,
        "title": source.title,
        "short": source.short,
        "here": local_mark(content, source),
        "published": ", ".join(filter(None, (source.publisher, source.year))),
        "url": source.url,
        "used_for": source.used_for,
        "seen": source.seen,
        "reviewed": date_view(source.reviewed),
        "cited_by": row_links(content, cited_by),
        "news": [
            {"title": entry.title, "link": content.link(entry)}
            for entry in content.all(Development)
            if source.id in {citation.source for citation in entry.authority}
        ],
    }


COMPONENT = Component("source_list", view)
