"""Cohort: a supervisor reads records, checks them, attests, and prints certificates."""

from __future__ import annotations

from macros.components.base import Component, Library, View
from macros.components.record import words_of


def view(content: Library) -> View:
    """The page for a group; what it knows of the course is in the catalogue."""
    return {
        "disclaimer": words_of(content).disclaimer,
        # Where the names of the parts of a workbook begin. Names, asked of no one.
        "schemas": "http://schemas.openxmlformats.org",
    }


COMPONENT = Component("cohort", view)
