"""Legend: the words and shapes of the tables."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag

from macros.components.vocabulary import Jurisdiction, Level, Relation
from macros.content import Content


def test_every_word_is_explained(show: Callable[..., Tag], examples: Content) -> None:
    """Nothing on a badge is left to guess."""
    terms = [dt.get_text() for dt in show("legend").select("dt")]

    assert terms == [
        *(relation.label for relation in examples.all(Relation)),
        *(level.label for level in examples.all(Level)),
        *(f"By {place.label}" for place in examples.all(Jurisdiction)),
    ]
