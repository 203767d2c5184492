"""Glossary: every term with its definition and authority, in alphabetical order."""

from __future__ import annotations

from macros.components.base import Component, Library, View, oldest_review
from macros.components.layer import form_views, local_mark
from macros.components.source import Source, citation_view
from macros.components.term import Term


def view(content: Library) -> View:
    """The terms by name, whatever the order in the file."""
    terms = sorted(content.all(Term), key=lambda term: term.name.casefold())
    return {
        "oldest": oldest_review(
            content.get(Source, entry.source)
            for term in terms
            for entry in term.authority
        ),
        "terms": [
            {
                "id": term.id,
                "name": term.name,
                "long": term.long,
                "definition": term.definition,
                "here": local_mark(content, term),
                "forms": form_views(content, "terms", term.id),
                "authority": [
                    citation_view(content, entry) for entry in term.authority
                ],
            }
            for term in terms
        ],
    }


COMPONENT = Component("glossary", view)
