"""Module header: minutes, objectives, date and weight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bs4 import Tag

from macros.components import module_header
from macros.components.module import Module
from macros.content import Content
from macros.pages import Page


def test_header_tells_the_oldest_review(show: Callable[..., Tag]) -> None:
    """A module is as fresh as its oldest row."""
    page = show("module_header", "examples")

    assert page.time["datetime"] == "2026-10-01"


def test_header_counts_what_the_module_holds(
    show: Callable[..., Tag],
) -> None:
    """Time and size are said before a reader begins."""
    facts = [li.get_text() for li in show("module_header", "examples").select("li")]

    assert facts[:3] == [
        "Module 1 of 1",
        "About 15 minutes to read, 5 to answer",
        "2 objectives",
    ]


def test_header_tells_the_weight_of_its_sources(
    show: Callable[..., Tag],
) -> None:
    """Each level counts the rows that rest on it."""
    levels = show("module_header", "examples").select(".sot-module-header__level")

    assert [level.get_text() for level in levels] == [
        "Regulation (4)",
        "Practice experience (4)",
    ]


def test_header_leads_to_the_forms_for_paper(
    show: Callable[..., Tag], examples: Content
) -> None:
    """Each form is chosen by its link; without a page for them there is no link."""
    module = examples.get(Module, "examples")
    printed = replace(examples, pages=(Page("docs/print/examples.md"),))

    assert not show("module_header", "examples").select(".sot-module-header__sheets")
    assert [
        (sheet["label"], sheet["link"].page, sheet["link"].anchor)
        for sheet in module_header.view(printed, module)["sheets"]
    ] == [
        ("job aid", "print/examples", "examples-job-aid"),
        ("handout of the table", "print/examples", "examples-handout"),
        ("worksheet", "print/examples", "examples-worksheet"),
        ("worksheet with key", "print/examples", "examples-worksheet-and-key"),
    ]
