"""Glossary: all terms in alphabetical order."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag

from macros.components.glossary import view
from macros.content import Content


def test_terms_are_in_alphabetical_order(examples: Content) -> None:
    """The order of the file does not matter."""
    names = [term["name"] for term in view(examples)["terms"]]

    assert names == sorted(names, key=str.casefold)


def test_term_has_anchor_definition_and_authority(
    show: Callable[..., Tag],
) -> None:
    """A link lands on the term, and the term says where it is defined."""
    entry = show("glossary").select_one("#example-desk")

    assert entry.dt.get_text() == "DESK day-end service counter"
    assert entry.dd.a.get_text() == "Rule 2"
