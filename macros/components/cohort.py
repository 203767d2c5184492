"""Cohort: a supervisor reads records, checks them, attests, and prints certificates."""

from __future__ import annotations

from macros.components.base import Component, Library, View
from macros.components.module import course_of
from macros.components.record import words_of


def view(content: Library) -> View:
    """The page for a group; what it knows of the course is in the catalogue."""
    words = words_of(content)
    return {
        "disclaimer": words.disclaimer,
        "license": words.license,
        "privacy": course_of(content).privacy,
        # Where the names of the parts of a workbook begin. Names, asked of no one.
        "schemas": "http://schemas.openxmlformats.org",
    }


COMPONENT = Component("cohort", view)
