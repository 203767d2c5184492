"""Legend: what the words and shapes in a comparison table mean."""

from __future__ import annotations

from macros.components.base import Component, Library, View
from macros.components.vocabulary import Jurisdiction, Level, Relation


def view(content: Library) -> View:
    """The relations, the levels, and who may decide differently."""
    return {
        "relations": [_entry(relation) for relation in content.all(Relation)],
        "levels": [_entry(level) for level in content.all(Level)],
        "jurisdictions": [
            {"label": place.label, "ask": place.ask}
            for place in content.all(Jurisdiction)
        ],
    }


def _entry(word: Relation | Level) -> View:
    return {
        "id": word.id,
        "label": word.label,
        "meaning": word.meaning,
        "shape": word.shape,
    }


COMPONENT = Component("legend", view)
