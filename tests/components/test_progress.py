"""Progress: every activity by objective, readable as a plan without script."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag

from macros.components import knowledge_check
from macros.components.base import fingerprint
from macros.components.knowledge_check import KnowledgeCheck
from macros.content import Content


def test_every_activity_is_listed_with_the_way_to_it(show: Callable[..., Tag]) -> None:
    """Checks and cases stand under their objective, the polls under thoughts."""
    lines = show("progress").select("li[data-activity]")

    assert [line["data-activity"] for line in lines] == [
        "check:example-check-one",
        "scenario:example-case-kim",
        "scenario:example-case-note",
        "check:example-check-many",
        "scenario:example-case-kim",
        "scenario:example-case-lee",
        "poll:example-poll",
        "poll:example-poll-again",
        "poll:example-poll-with-results",
        "poll:example-poll-with-results-again",
    ]
    assert all(line.a["href"] for line in lines)


def test_versions_are_those_of_the_questions(
    show: Callable[..., Tag], examples: Content
) -> None:
    """The page and the question agree on what was asked, also of variants."""
    line = show("progress").select_one("[data-activity='check:example-check-one']")
    section = show("knowledge_check", "example-check-one").section
    check = examples.get(KnowledgeCheck, "example-check-one")

    assert line["data-versions"].split() == knowledge_check.versions(check)
    assert section["data-versions"] == line["data-versions"]
    assert [
        question["data-version"] for question in section.select("sot-knowledge-check")
    ] == knowledge_check.versions(check)


def test_version_changes_with_what_is_asked_and_not_with_reasons(
    examples: Content,
) -> None:
    """A better reason does not make a reader answer again; another option does."""
    check = examples.get(KnowledgeCheck, "example-check-one")
    first, *others = check.options
    reworded = first.model_copy(update={"why": "Said better."})
    asked = first.model_copy(update={"label": "Another answer"})
    versions = [
        knowledge_check.versions(check.model_copy(update={"options": (one, *others)}))
        for one in (first, reworded, asked)
    ]

    assert versions[0] == versions[1]
    assert versions[0][0] != versions[2][0]


def test_fingerprint_does_not_depend_on_order() -> None:
    """The same data is the same version on every machine."""
    assert fingerprint({"b": 1, "a": 2}) == fingerprint({"a": 2, "b": 1})
    assert len(fingerprint({})) == 7
