"""What holds for every component and every one of its examples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import html5lib
import pytest
from bs4 import BeautifulSoup
from markdown import Markdown as MarkdownParser

from macros.components import COMPONENTS
from macros.components.base import Component, Item
from macros.content import Content, load_content
from macros.rendering import Renderer, SetApart
from tests.projects import ROOT

INLINE = {component.name for component in COMPONENTS if component.inline}
EXAMPLES = load_content(ROOT)[1]
CALLS = [
    pytest.param((component.name, *words), id=" ".join((component.name, *words)))
    for component in COMPONENTS
    for words in (
        [(item.id,) for item in EXAMPLES.all(component.takes.model, "examples")]
        if component.takes
        else [()]
    )
]

Html = Callable[..., str]


@pytest.mark.parametrize("call", CALLS)
def test_html_is_one_line_with_one_root(call: tuple[str, ...], html: Html) -> None:
    """A block ends at a newline inside an admonition, so there is none."""
    text = html(*call)
    root = ("a", "span") if call[0] in INLINE else ("section", "div", "details")

    assert "\n" not in text
    tops = BeautifulSoup(text, "html5lib").body.find_all(recursive=False)
    assert len(tops) == 1
    assert tops[0].name in root


@pytest.mark.parametrize("call", CALLS)
def test_html_is_well_formed(call: tuple[str, ...], html: Html) -> None:
    """The parser of the HTML standard finds no error."""
    parser = html5lib.HTMLParser(strict=True)

    parser.parseFragment(html(*call))


@pytest.mark.parametrize("place", ["{}", "!!! note\n\n    {}", "- first\n\n    {}"])
@pytest.mark.parametrize("call", CALLS)
def test_html_survives_markdown(call: tuple[str, ...], place: str, html: Html) -> None:
    """The page's Markdown leaves the component as it is, at any depth."""
    text = html(*call)
    parser = MarkdownParser(extensions=["admonition", "attr_list", "tables"])
    sentence = f"See {text} here." if call[0] in INLINE else text

    page = parser.convert(place.format(sentence))

    root = BeautifulSoup(text, "html5lib").body.find()
    selector = "".join(f".{name}" for name in root["class"])
    found = BeautifulSoup(page, "html5lib").select_one(selector)
    assert found == root


@pytest.mark.parametrize("call", CALLS)
def test_html_set_apart_comes_back_as_if_read(
    call: tuple[str, ...], html: Html
) -> None:
    """A page is the same bytes whether Markdown has gone through the HTML or not."""
    text, inline = html(*call), call[0] in INLINE
    apart = SetApart()
    mark = apart.mark(text, inline=inline)
    page = "# Head\n\n{}\n\nSee {} and *{}*.\n" if inline else "# Head\n\n{}\n\nText\n"
    extensions = ["admonition", "tables", "toc"]

    read = MarkdownParser(extensions=extensions)
    spared = MarkdownParser(extensions=[*extensions, apart])

    assert spared.convert(page.replace("{}", mark)) == read.convert(
        page.replace("{}", text)
    )


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda c: c.name)
def test_authors_text_is_escaped(component: Component) -> None:
    """What looks like HTML is shown as typed; the check refuses it besides."""
    text = "a <b>< & > d"
    entries = [
        replace(entry, item=with_text(entry.item, text)) for entry in EXAMPLES.entries
    ]
    course = Content(tuple(entries))
    words: list[object] = []
    if component.takes:
        words = [course.all(component.takes.model, "examples")[0]]
    renderer = Renderer(ROOT / "overrides", course.find_link)
    page = renderer.render(component, component.view(course, *words), "x/")

    html5lib.HTMLParser(strict=True).parseFragment(page)
    assert "<b>" not in page


def with_text(item: Item, text: str) -> Item:
    """The item with the text in those of its fields that may hold any text."""
    free = {"topic", "prompt", "title", "summary", "text", "definition", "caption"}
    fields = free & set(type(item).model_fields)
    return item.model_copy(
        update={name: type(getattr(item, name))(text) for name in fields}
    )
