"""Term: a word spelled out in a sentence, with its definition beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag

from macros.components import term
from macros.components.term import Term
from macros.content import Content
from macros.rendering import Renderer
from tests.projects import ROOT


@pytest.mark.parametrize(
    ("words", "sentence", "button"),
    [
        pytest.param([], "day-end service counter (DESK)", "DESK", id="spelled out"),
        pytest.param(["DESK"], "DESK", "DESK", id="in other words"),
        pytest.param(["the desk (DESK)"], "the desk (DESK)", "DESK", id="acronym last"),
        pytest.param(["desk (a counter)"], "desk (a counter)", None, id="no acronym"),
    ],
)
def test_term_is_spelled_out_and_its_button_is_short(
    show: Callable[..., Tag], words: list[str], sentence: str, button: str | None
) -> None:
    """A sentence reads as if there were no button, and lines break where they may."""
    root = show("term", "example-desk", *words).select_one(".sot-term")

    assert root.button.text == (button or sentence)
    root.select_one("[popover]").decompose()
    assert root.text == sentence


def test_definition_follows_its_button(show: Callable[..., Tag]) -> None:
    """The button opens what stands next to it, which leads on to the glossary."""
    button = show("term", "example-desk").button
    tip = button.find_next_sibling()

    assert button["type"] == "button"
    assert button["popovertarget"] == tip["id"]
    assert tip.has_attr("popover")
    assert tip.text.startswith("Where questions are answered.")
    link = tip.select("a")[-1]
    assert (link.text, link["href"]) == (
        "DESK in the glossary",
        "../../glossary/#example-desk",
    )


def test_term_may_stand_on_a_page_twice(examples: Content) -> None:
    """Each button opens its own definition; each page counts for itself."""
    renderer = Renderer(ROOT / "overrides", examples.find_link)
    item = examples.get(Term, "example-desk")

    def place(page: str) -> object:
        view = term.view(examples, item)
        html = renderer.render(term.COMPONENT, view, page)
        root = BeautifulSoup(html, "html5lib")
        assert root.button["popovertarget"] == root.select_one("[popover]")["id"]
        return root.button["popovertarget"]

    assert [place(page) for page in ("a/", "a/", "b/", "a/")] == [
        "term--example-desk",
        "term--example-desk--2",
        "term--example-desk",
        "term--example-desk--3",
    ]


def test_signs_of_markdown_are_not_read_twice(
    html: Callable[..., str], show: Callable[..., Tag]
) -> None:
    """A sentence or a table around a term cannot change the term's words."""
    assert "*" not in html("term", "example-desk", "*DESK*")
    assert "|" not in html("term", "example-desk", "a|b")
    assert show("term", "example-desk", "*DESK*").button.text == "*DESK*"
