"""Review: every question of the course on one page, as its module has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from bs4 import Tag

from macros.components import knowledge_check, review
from macros.components.module import Course
from macros.content import Content
from macros.pages import Page

Show = Callable[..., Tag]


def with_weeks(content: Content, weeks: tuple[int, ...]) -> Content:
    """The same content in a course that asks again after other weeks."""
    entries = tuple(
        replace(entry, item=entry.item.model_copy(update={"review_weeks": weeks}))
        if isinstance(entry.item, Course)
        else entry
        for entry in content.entries
    )
    return replace(content, entries=entries)


def test_every_question_stands_on_the_page_as_in_its_module(show: Show) -> None:
    """The same ids, versions, options and reasons, so that answers are the same."""
    sections = show("review").select(".sot-knowledge-check")

    assert [section["id"] for section in sections] == [
        "example-check-one",
        "example-check-many",
    ]
    for section in sections:
        assert section == show("knowledge_check", section["id"]).section


def test_module_is_named_with_the_way_to_it(show: Show) -> None:
    """A reader who wants to read the rule again finds the module."""
    page = show("review")

    assert [link.get_text() for link in page.select("h2 a")] == ["Example module"]
    assert page.select_one("h2 a")["href"]


@pytest.mark.parametrize(
    ("weeks", "words", "attribute"),
    [
        pytest.param((3, 6, 9), "3, 6 and 9", "3 6 9", id="as by default"),
        pytest.param((2,), "2", "2", id="one"),
        pytest.param((), "", "", id="none"),
    ],
)
def test_weeks_are_those_of_the_course(
    examples: Content, weeks: tuple[int, ...], words: str, attribute: str
) -> None:
    """One file says when questions come back, and the page and the script follow."""
    content = with_weeks(examples, weeks)
    view = review.view(content)

    assert view["weeks"] == words
    for module in view["modules"]:
        assert {check["review"] for check in module["checks"]} == {attribute}


def test_line_of_what_is_due_needs_a_page_to_lead_to(examples: Content) -> None:
    """A course without a page of reviews promises none."""
    page = Page("docs/review.md")
    with_page = replace(examples, pages=(page,))

    assert knowledge_check.due_view(replace(examples, pages=())) is None
    due = knowledge_check.due_view(with_page)
    assert due is not None
    assert due["checks"] == ["example-check-one", "example-check-many"]
