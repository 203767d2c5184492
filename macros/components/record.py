"""Record: what a learner did, to look over, to send by code or file, and to print.

roles: [Visitor, Guide]
statement: I read about both houses myself.
reflection: What did you learn in this module?
evaluation: What was useful to you, and what was missing?
disclaimer: This site gives no credit for anything.
"""

from __future__ import annotations

from pydantic import Field

from macros.components.base import (
    SHARED,
    Component,
    Item,
    Kind,
    Library,
    Text,
    View,
    fingerprint,
)
from macros.components.module import Module, course_of


class RecordWords(Item):
    """The words of a record and of the certificate made from it."""

    roles: tuple[Text, ...] = Field(min_length=1)
    """What a learner may be, to choose from."""

    license: Text | None = None
    """What a learner may add about herself, such as a number of hers, if anything."""

    statement: Text
    """What a learner declares with a record. Whoever changes it changes its version."""

    reflection: Text
    """What a learner is asked about each module. The answer may be left out."""

    evaluation: Text
    """What a learner is asked about all of it. The answer may be left out."""

    disclaimer: Text
    """What a record and a certificate do not give, printed on each."""


def words_of(content: Library) -> RecordWords:
    """The words of this course; every course has them, the examples included."""
    return content.all(RecordWords)[0]


def view(content: Library) -> View:
    """The form for a record, with a place for each module."""
    words, course = words_of(content), course_of(content)
    return {
        "roles": list(words.roles),
        "license": words.license,
        "privacy": course.privacy,
        "privacy_detail": course.privacy_detail,
        "statement": words.statement,
        "statement_version": fingerprint({"statement": words.statement}),
        "reflection": words.reflection,
        "evaluation": words.evaluation,
        "disclaimer": words.disclaimer,
        "modules": [
            {"id": entry.id, "title": entry.title} for entry in content.all(Module)
        ],
    }


RECORDS = Kind(
    "record", "record", RecordWords, folders=(SHARED,), single=True, page="plan"
)

COMPONENT = Component("record", view, data=(RECORDS,))
