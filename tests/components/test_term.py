"""Term: a word spelled out in a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import Tag


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param([], "day-end service counter (DESK)", id="spelled out"),
        pytest.param(["DESK"], "DESK", id="in other words"),
    ],
)
def test_term_leads_to_the_glossary(
    show: Callable[..., Tag], words: list[str], shown: str
) -> None:
    """An acronym is spelled out at the call and explained at the link."""
    link = show("term", "example-desk", *words).a

    assert link.get_text() == shown
    assert link["href"] == "../../glossary/#example-desk"


def test_signs_of_markdown_are_not_read_twice(
    html: Callable[..., str], show: Callable[..., Tag]
) -> None:
    """A sentence around a term cannot change the term's words."""
    assert "*" not in html("term", "example-desk", "*DESK*")
    assert show("term", "example-desk", "*DESK*").a.get_text() == "*DESK*"
