"""Rendering: inline Markdown and addresses."""

from __future__ import annotations

import pytest

from macros.components.base import Link
from macros.rendering import SetApart, address, inline_html


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        pytest.param("plain", "plain", id="plain"),
        pytest.param("a & b", "a &amp; b", id="an ampersand"),
        pytest.param(
            "*a* **b** `c`", "<em>a</em> <strong>b</strong> <code>c</code>", id="marks"
        ),
        pytest.param("[a](#b)", '<a href="#b">a</a>', id="a link"),
        pytest.param("1. first", "1. first", id="no list"),
        pytest.param(
            '[a](b"c="d()) and `e`',
            "[a](b&#34;c=&#34;d()) and `e`",
            id="a link that has no end",
        ),
        pytest.param("# a", "# a", id="no heading"),
        pytest.param("- a", "- a", id="no bullet"),
        pytest.param("    a", "a", id="no code block"),
        pytest.param("two\nlines", "two lines", id="lines are joined"),
        pytest.param("![a](b)", "![a](b)", id="no image"),
        pytest.param("<b>a</b>", "&lt;b&gt;a&lt;/b&gt;", id="no markup"),
        pytest.param(
            "<script>a</script>", "&lt;script&gt;a&lt;/script&gt;", id="no script"
        ),
        pytest.param("<https://a.b>", "&lt;https://a.b&gt;", id="no bare address"),
        pytest.param("snake_case_word", "snake_case_word", id="underscores inside"),
    ],
)
def test_only_inline_markdown_is_read(typed: str, html: str) -> None:
    """Emphasis, code and links; everything else is shown as typed."""
    assert inline_html(typed) == html


@pytest.mark.parametrize(
    ("link", "page", "expected"),
    [
        pytest.param(Link("glossary", "fape"), "", "glossary/#fape", id="from home"),
        pytest.param(
            Link("glossary", "fape"),
            "modules/scope/",
            "../../glossary/#fape",
            id="from a module",
        ),
        pytest.param(
            Link("modules/scope", "a-row"), "modules/scope/", "#a-row", id="same page"
        ),
        pytest.param(
            Link("modules/scope"), "comparison/", "../modules/scope/", id="a page"
        ),
        pytest.param(
            Link("modules/scope", "a"),
            "comparison.html",
            "modules/scope.html#a",
            id="files",
        ),
        pytest.param(
            Link("glossary", "a"),
            "modules/scope.html",
            "../glossary.html#a",
            id="files above",
        ),
    ],
)
def test_addresses_are_relative(link: Link, page: str, expected: str) -> None:
    """A site works below any path, at a root, and as files."""
    assert address(link, page) == expected


def test_mark_that_stands_for_nothing_is_let_be() -> None:
    """An author may have typed such signs; they are no one's HTML."""
    apart = SetApart()
    apart.mark("<p>before</p>", inline=False)
    apart.begin_page()

    assert apart.put_back("a \ue0000\ue002 b") == "a \ue0000\ue002 b"


def test_places_in_html_that_is_set_apart_are_known() -> None:
    """Whoever checks links asks which places a page has."""
    apart = SetApart()
    apart.mark('<div id="one"><p id="two" class="id">a</p></div>', inline=False)

    assert apart.places() == {"one", "two"}
