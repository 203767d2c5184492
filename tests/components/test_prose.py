"""What a page says in plain words."""

from __future__ import annotations

import pytest

from macros.content import load_content
from macros.prose import plain, prose
from tests.conftest import TINY

CONTENT = load_content(TINY)[0]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        pytest.param("**A** book *goes* `home`", "A book goes home", id="emphasis"),
        pytest.param("an _old_ snake_case", "an old snake_case", id="underscores"),
        pytest.param("See [the table](scope.md#row).", "See the table.", id="a link"),
        pytest.param("[a](b_(c).md) d", "a d", id="a link with brackets"),
        pytest.param("- one\n- two\n\n1. three", "one two three", id="lists"),
        pytest.param("!!! note\n\n    Words.", "note Words.", id="a note"),
        pytest.param("| a | b |", "a b", id="a table"),
        pytest.param(r"5 \* 3 \[sic\]", "5 3 [sic]", id="escaped signs"),
        pytest.param("2 - 1 is 1. So", "2 - 1 is 1. So", id="signs in a sentence"),
        pytest.param("<b> & “so”", "<b> & “so”", id="what looks like HTML"),
    ],
)
def test_marks_of_markdown_are_left_out(typed: str, words: str) -> None:
    """Who reads a result reads words."""
    assert plain(typed) == words


@pytest.mark.parametrize(
    ("call", "words"),
    [
        pytest.param('{{ term("desk") }}', "the desk", id="a term by its name"),
        pytest.param('{{ term("desk", "counter") }}', "the counter", id="other words"),
        pytest.param('{{ source("house-rules", "7") }}', "the Rule 7", id="a source"),
        pytest.param('{{ poll("visits-first-thoughts") }}', "the", id="a poll"),
        pytest.param('{{ knowledge_check("visits-quiet") }}', "the", id="a check"),
        pytest.param('{{ scenario("visits-case-ana") }}', "the", id="a case"),
        pytest.param('{{ worksheet("visits") }}', "the", id="a worksheet"),
        pytest.param("{{ poll_tally() }}", "the", id="a tally"),
    ],
)
def test_call_is_told_by_what_it_shows(call: str, words: str) -> None:
    """A term and a source are words of a sentence; what asks is not told."""
    assert prose(CONTENT, f"the {call}") == words


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ('module_header("visits")', "How to plan a visit."),
        ('objectives("visits")', "Tell the two apart."),
        ('key_points("visits")', "Be quiet."),
        ('decision_path("visits-path")', "Which house? Is quiet enough?"),
        ('checklist("visits-list")', "Before a visit. You asked the desk."),
        ('facilitator_guide("visits")', "Two houses ask for quiet."),
        ("legend()", "Same: Both ask for the same."),
    ],
)
def test_what_a_component_teaches_is_told(call: str, words: str) -> None:
    """Its words are found at the heading above it."""
    assert prose(CONTENT, f"{{{{ {call} }}}}").startswith(words)
