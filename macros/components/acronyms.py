"""Acronyms: what each stands for, folded, for pages made of many short texts."""

from __future__ import annotations

import re

from macros.components.base import Component, Library, View
from macros.components.term import Term

_CAPITALS = re.compile(r"[A-Z].*[A-Z]")


def view(content: Library) -> View:
    """Every term that is an acronym, in the order of the alphabet."""
    terms = [term for term in content.all(Term) if term.long]
    return {
        "acronyms": [
            {"name": term.name, "long": term.long, "link": content.link(term)}
            for term in sorted(terms, key=lambda term: term.name.lower())
            if _CAPITALS.search(term.name)
        ]
    }


COMPONENT = Component("acronyms", view)
