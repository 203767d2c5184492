"""Term: a word of the field, spelled out in a sentence and explained where it stands.

- id: desk
  name: DESK
  long: day-end service counter
  definition: Where questions are answered. It closes with the house.
  authority:
    - {source: library-rules, section: "2"}
"""

from __future__ import annotations

from macros.components.base import (
    DISTRICT,
    SHARED,
    Component,
    Item,
    Kind,
    Library,
    Markdown,
    PlaceId,
    Text,
    View,
)
from macros.components.source import Citation


class Term(Item):
    """A word of the field."""

    name: Text
    """The word or acronym as it is used."""

    long: Text | None = None
    """What an acronym stands for."""

    definition: Markdown
    """One or two sentences in plain words. May hold inline Markdown."""

    authority: tuple[Citation, ...] = ()
    """The sources that define it."""


def view(content: Library, term: Term, words: str = "") -> View:
    """The term spelled out, or the given words, and the definition that opens there.

    It opens at the acronym alone, where the words end in it, since a button is a box
    that no line is broken in.
    """
    shown = words or spelled_out(term)
    acronym = f"({term.name})"
    parts = ("", "", shown, "")
    if shown.endswith(f" {acronym}"):
        parts = (shown.removesuffix(acronym), "(", term.name, ")")
    return {
        "before": parts[0],
        "opening": parts[1],
        "word": parts[2],
        "closing": parts[3],
        "place": PlaceId(f"term--{term.id}"),
        "name": term.name,
        "definition": term.definition,
        "link": content.link(term),
    }


def spelled_out(term: Term) -> str:
    """A term as it stands at its first use on a page."""
    return f"{term.long} ({term.name})" if term.long else term.name


TERMS = Kind("terms", "term", Term, folders=(SHARED, DISTRICT), page="glossary")

COMPONENT = Component("term", view, takes=TERMS, words=1, inline=True, data=(TERMS,))
