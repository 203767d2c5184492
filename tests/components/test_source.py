"""Source: a citation with its words, its level and the way to the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import Tag

from macros.components.shape import parse_item
from macros.components.source import Source, check, view
from macros.content import Content


def make_source(**changes: Any) -> Source:
    value = {
        "id": "a-source",
        "title": "A rule",
        "short": "Rule book",
        "level": "regulation",
        "publisher": "A house",
        "used_for": "Everything",
        "seen": "All of it",
        "reviewed": "2026-11-23",
    }
    source, faults = parse_item(Source, value | changes)
    assert source is not None, faults
    return source


@pytest.mark.parametrize(
    ("section", "address"),
    [
        pytest.param("300.8", "https://example.org/300.8", id="plain"),
        pytest.param("300.8(a)(2)", "https://example.org/300.8", id="a paragraph"),
        pytest.param("300.8, 300.9", "https://example.org/300.8", id="a list"),
        pytest.param("300.8-300.11", "https://example.org/300.8", id="a range"),
        pytest.param("1412(a)(1), (5)", "https://example.org/1412", id="paragraphs"),
        pytest.param("", "https://example.org/all", id="no section"),
        pytest.param(",", "https://example.org/", id="only a sign"),
    ],
)
def test_citation_leads_to_its_first_section(
    examples: Content, section: str, address: str
) -> None:
    """A reader lands on the section, not on the whole code."""
    source = examples.get(Source, "example-library-rules").model_copy(
        update={
            "url": "https://example.org/all",
            "section_url": "https://example.org/{section}",
        }
    )
    library = _Library(examples, source)

    assert view(library, source, section)["url"] == address


class _Library:
    """The examples with one source exchanged."""

    def __init__(self, examples: Content, source: Source) -> None:
        self._examples, self._source = examples, source

    def __getattr__(self, name: str) -> Any:
        return getattr(self._examples, name)

    def get(self, model: Any, item_id: str) -> Any:
        if model is Source:
            return self._source
        return self._examples.get(model, item_id)


def test_address_of_sections_says_where_the_number_goes() -> None:
    """Without the mark every section would lead to the same page."""
    source = make_source(section_url="https://example.org/all")

    assert [fault.what for fault in check(source)] == [
        "must hold {section} where the section's number goes"
    ]


def test_citation_stands_in_a_sentence(show: Callable[..., Tag]) -> None:
    """The words are those of the field: title, code, section."""
    assert show("source", "example-library-rules", "4(a)").a.get_text() == "Rule 4(a)"
    assert show("source", "example-library-rules").a.get_text() == "Library rules"
    assert show("source", "example-museum-guide", "2").a.get_text() == "Museum guide, 2"
