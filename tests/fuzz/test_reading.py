"""Whatever stands in a file, reading it gives values, or problems and their cure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from macros.components.catalogue import parse_versions
from macros.components.changes import parse_releases
from macros.pages import parse_page
from macros.problems import Problem
from macros.publication import parse_published
from macros.source import load_source, parse_source
from tests.fuzz.answers import RULES, marks
from tests.fuzz.texts import ODD, PLAIN, REFUSED

SIGNS = st.sampled_from(
    [
        *("- ", "-", "? ", ": ", ":", "{", "}", "[", "]", ", ", "#", " #", "&a ", "*a"),
        *("!b ", "!!str ", "|\n", ">-\n", "'", '"', "%", "@", "`", "---\n", "...\n"),
        *("\n", "\n\n", "  ", "    ", "\t", "\r\n", "\r", "\x00", "\x07", "\x85"),
        *("\u2028", "\ufeff", "\u202e", "\u00a0", "\ud7ff", "\U0001f600", "\\", "<<: "),
        *("<<<<<<< a\n", "id: ", "true", "~", "null", "a", "0", "é", "%YAML 1.2\n"),
    ]
)
YAML = st.lists(SIGNS, max_size=60).map("".join)
LEAVES = st.booleans() | st.text(st.characters(codec="utf-8"), max_size=30)
STRUCTURES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=9), inner)
    ),
    max_leaves=40,
)
MARKS = st.sampled_from(
    [
        *("`", "``", "<", ">", "<b>", "</b>", "<x:y ", "<!--", "-->", "<?", "?>", "<!"),
        *("[", "]", "(", ")", "](", "![", "[a]: ", "<https://", "@", "&#60;", "&lt;"),
        *("\n", "\n\n", "    ", "- ", "> ", "# ", "|", "---\n", "!!! a\n", "??? a\n"),
        *("{{", "}}", "{%", "*", "_", "\\", '"', "'", " ", "a", "b ", "onclick=", "/"),
        *("javascript:", "&#106;", "\u2028", "\x0c", "\r", "\x00", "***\n", "1. "),
    ]
)
PAGES = st.lists(MARKS | st.sampled_from([*PLAIN, *ODD, *REFUSED]), max_size=12)
HEAD = f"---\ndescription: {'Words. ' * 10}\n---\n\n# Title\n\n"
SITE = Markdown(extensions=["admonition", "tables", "toc", "pymdownx.details"])
OF_MARKDOWN = marks(
    SITE.convert(
        "# a\n## a\n### a\n#### a\n##### a\n###### a\n\n*a* **a** `a`  \na\n\n"
        "> a\n\n1. a\n\na\n\n2. a\n\na\n\n- a\n\n---\n\n    a\n\n|a|\n|-|\n|a|\n\n"
        '[a](b "c") [a](https://b) [a](http://b) [a](mailto:b) ![a](b "c")\n'
        "![a](https://b) ![a](http://b)\n\n!!! note\n    a\n\n??? note\n    a\n\n"
        "??? note open\n    a\n\n???+ note\n    a"
    )
)
"""What the site makes of Markdown: elements, their attributes, kinds of addresses."""


def sound(problems: list[Problem], text: str) -> bool:
    """Whether each problem has a line of the text, words, a cure and a rule."""
    last = len(text.splitlines()) + 1
    return all(
        1 <= problem.line <= last
        and problem.what
        and problem.cure
        # A rule that asks for the whole course is named by who asks it.
        and problem.rule in RULES
        for problem in problems
    )


@pytest.mark.parametrize("text", [text for text in PLAIN if "\u2028" not in text])
def test_what_people_write_is_taken(text: str) -> None:
    """In data and in a page, so that not everything is refused."""
    source, problems = parse_source(json.dumps([text], ensure_ascii=False), "a.yaml")
    _, page_problems = parse_page(HEAD + text, "docs/a.md")

    assert source
    assert source.value == [text]
    assert problems == page_problems == []


@given(st.text() | YAML)
def test_any_text_is_read_or_told(text: str) -> None:
    """No text ends in a traceback, and none in silence."""
    source, problems = parse_source(text, "a.yaml")

    assert source is not None or problems
    assert sound(problems, text)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files") / "a.yaml"


@given(content=st.binary() | YAML.map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_read_or_told(file: Path, content: bytes) -> None:
    """A picture, an archive or another encoding is told for what it is not."""
    file.write_bytes(content)
    source, problems = load_source(file, "a.yaml")

    assert source is not None or problems
    assert sound(problems, content.decode("utf-8", "replace"))


@given(STRUCTURES)
def test_what_is_written_is_read(structure: Any) -> None:
    """Lists, keys, texts and yes or no come back as they were written."""
    source, problems = parse_source(json.dumps({"all": structure}), "a.yaml")

    if source is not None and not problems:
        assert source.value == {"all": structure}


@given(st.text() | YAML | STRUCTURES.map(json.dumps))
def test_any_kept_file_is_read_or_not(text: str) -> None:
    """No text in place of a file that a command keeps ends in a traceback."""
    for parse in (parse_published, parse_versions, parse_releases):
        parse(text)


@given(st.text() | PAGES.map("".join))
def test_any_page_is_read_or_told(text: str) -> None:
    """No page ends in a traceback, and each problem has its place."""
    page, problems = parse_page(HEAD + text, "docs/a.md")

    assert page.is_read
    assert sound(problems, HEAD + text)


@given(PAGES.map("".join))
def test_page_that_is_let_through_holds_only_markdown(text: str) -> None:
    """What the check finds right, the site makes no element and no attribute of.

    It reads pages by rules of its own, so it is held against Markdown itself.
    """
    _, problems = parse_page(HEAD + text, "docs/a.md")

    if not problems:
        assert marks(SITE.reset().convert(text)) <= OF_MARKDOWN
