"""Source: where a statement comes from, cited in a sentence or beside a table cell.

- id: library-rules
  title: Rules of the library
  short: Library rules
  cite: Rule
  level: regulation
  publisher: The library
  url: https://library.example/rules
  used_for: What may go home, and for how long
  seen: Full text, as it hung at the door on January 27, 2025
  reviewed: 2026-11-23
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, TypeAlias

from pydantic import StringConstraints

from macros.components.base import (
    DISTRICT,
    SECTION_FORM,
    SHARED,
    Address,
    Component,
    Kind,
    Library,
    Part,
    Reference,
    Reviewed,
    Text,
    View,
)
from macros.components.vocabulary import Level, LevelId
from macros.problems import Fault


class Source(Reviewed):
    """A rule, guidance, standard or other text that statements rest on."""

    title: Text
    """The full title."""

    short: Text
    """How a citation without a section names it."""

    cite: Text | None = None
    """What stands before a section, such as Rule."""

    level: LevelId
    """The id of its level in data/shared/levels.yaml."""

    publisher: Text
    """Who issued it."""

    year: Text | None = None
    """When it was issued, if that matters."""

    url: Address | None = None
    """Where to read it."""

    section_url: Address | None = None
    """Where to read one section; {section} stands for its number."""

    used_for: Text
    """What this site uses it for."""

    seen: Text
    """Which text was read, and of what date."""


SourceId: TypeAlias = Annotated[Text, Reference("sources")]


class Citation(Part):
    """A source, and the place in it."""

    source: SourceId
    """The id of a source in data/shared/sources.yaml."""

    section: Annotated[str, StringConstraints(pattern=SECTION_FORM)] | None = None
    """The section and paragraph, such as 4.1(a)(2)."""

    note: Text | None = None
    """A few words on what it says or does not say."""


def check(source: Source) -> Iterator[Fault]:
    """An address for sections says where the section's number goes."""
    if source.section_url and "{section}" not in source.section_url:
        yield Fault(
            ("section_url",),
            "must hold {section} where the section's number goes",
            "Put {section} in, or use “url:” for an address of the whole text.",
        )


def view(content: Library, source: Source, section: str = "") -> View:
    """One citation, as it stands in a sentence."""
    return _view(content, source, section or None, None)


def citation_view(content: Library, citation: Citation) -> View:
    """A citation's words, its level, and the way to the text and to its entry."""
    source = content.get(Source, citation.source)
    return _view(content, source, citation.section, citation.note)


def _view(
    content: Library, source: Source, section: str | None, note: str | None
) -> View:
    return {
        "text": _text(source, section),
        "url": find_address(source, section),
        "entry": content.link(source),
        "level": level_view(content.get(Level, source.level)),
        "note": note,
    }


def find_address(source: Source, section: str | None) -> str | None:
    """The section's own address; a list or range of sections leads to its first."""
    if section is None or source.section_url is None:
        return source.url
    first = re.search(r"\w+(\.\w+)*", section)
    number = first[0] if first else ""
    return source.section_url.replace("{section}", number)


def level_view(level: Level) -> View:
    """A level's word and shape."""
    return {"id": level.id, "label": level.label, "shape": level.shape}


def _text(source: Source, section: str | None) -> str:
    if section is None:
        return source.short
    return f"{source.cite} {section}" if source.cite else f"{source.short}, {section}"


SOURCES = Kind(
    "sources", "source", Source, check, folders=(SHARED, DISTRICT), page="sources"
)

COMPONENT = Component(
    "source", view, takes=SOURCES, words=1, inline=True, data=(SOURCES,)
)
