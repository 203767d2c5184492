"""Reads the pages of `docs/`: what they call, where, and what may not stand there.

A call is written `{{ poll("scope-first-thoughts") }}`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.problems import Problem
from macros.source import parse_source

_CALL = re.compile(r"\{\{(.*?)\}\}")
_CODE = re.compile(r"(`+)(?:(?!\1).)+\1")
_MARKUP = re.compile(r"<(?:!--|/?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>)")
_WORD = re.compile(r"[\w-]+")
_HOW_TO_CALL = 'Write it as {{ poll("the-id") }}, with straight quotes, on one line.'


@dataclass(frozen=True)
class Call:
    """One call of a component."""

    name: str
    words: tuple[str, ...]
    line: int
    is_alone: bool
    """Whether it stands on a line of its own, unindented, between empty lines."""


@dataclass(frozen=True)
class Page:
    """One Markdown file."""

    path: str
    """Relative to the project folder, such as docs/modules/scope.md."""

    calls: tuple[Call, ...]

    unread: frozenset[str] = frozenset()
    """The words on lines whose calls could not be read."""

    @property
    def name(self) -> str:
        """Below `docs/`, without the ending, such as modules/scope."""
        return self.path.removeprefix("docs/").removesuffix(".md")


def load_pages(docs: Path) -> tuple[tuple[Page, ...], list[Problem]]:
    """All pages below a folder, in the order of their paths, and their problems."""
    pages: list[Page] = []
    problems: list[Problem] = []
    for file in sorted(docs.rglob("*.md")):
        path = f"docs/{file.relative_to(docs).as_posix()}"
        content = file.read_bytes()
        try:
            content.decode()
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            what = "the file must be saved as UTF-8; this line holds something else"
            cure = "Save it again with the encoding UTF-8."
            problems.append(Problem(path, line, "", what, cure))
        page, found = parse_page(content.decode("utf-8-sig", errors="replace"), path)
        pages.append(page)
        problems += found
    return tuple(pages), problems


def parse_page(text: str, path: str) -> tuple[Page, list[Problem]]:
    """The calls in a page, and what must not stand in it."""
    lines = text.splitlines()
    body, problems = _front_matter(lines, path)
    calls: list[Call] = []
    unread: set[str] = set()
    in_fence = False
    for number in range(body, len(lines)):
        line = lines[number]
        if line.lstrip().startswith(("```", "~~~")):
            in_fence = not in_fence
        for found in _calls_in(line, path, number + 1, _stands_alone(lines, number)):
            if isinstance(found, Call):
                calls.append(found)
            else:
                problems.append(found)
                unread.update(_WORD.findall(line))
        if not in_fence:
            problems += _markup_in(line, path, number + 1)
    return Page(path, tuple(calls), frozenset(unread)), problems


def _front_matter(lines: list[str], path: str) -> tuple[int, list[Problem]]:
    """Where the text begins, and the problems of the lines between “---” before it."""
    if not lines or lines[0] != "---" or "---" not in lines[1:]:
        what = "a page must begin with its description between two lines “---”"
        return 0, [
            Problem(path, 1, "", what, "Begin it with “---”, “description: …”, “---”.")
        ]
    end = lines.index("---", 1)
    source, problems = parse_source("\n".join(["", *lines[1:end]]), path)
    if source is not None and not (
        isinstance(source.value, dict) and source.value.get("description")
    ):
        what = "“description” is missing"
        cure = "Add a line “description: …” with one sentence for search engines."
        problems.append(Problem(path, 2, "", what, cure))
    return end + 1, problems


def _stands_alone(lines: list[str], number: int) -> bool:
    around = [*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]]
    line = lines[number]
    return (
        line.startswith("{{")
        and line.rstrip().endswith("}}")
        and line.count("{{") == 1
        and not any(other.strip() for other in around)
    )


def _calls_in(
    line: str, path: str, number: int, is_alone: bool
) -> Iterator[Call | Problem]:
    for opening in ("{%", "{#"):
        if opening in line:
            what = f"“{opening}” must not stand in a page"
            yield Problem(
                path, number, "", what, "Delete it; pages only call components."
            )
    for match in _CALL.finditer(line):
        yield _call(match[1].strip(), path, number, is_alone)
    rest = _CALL.sub("", line)
    if "{{" in rest or "}}" in rest:
        what = "“{{” and “}}” must stand on the same line"
        yield Problem(path, number, "", what, _HOW_TO_CALL)


def _call(written: str, path: str, number: int, is_alone: bool) -> Call | Problem:
    try:
        expression = ast.parse(written, mode="eval").body
    except (SyntaxError, ValueError):
        expression = None
    match expression:
        case ast.Call(func=ast.Name(id=name), args=words, keywords=[]) if all(
            isinstance(word, ast.Constant) and isinstance(word.value, str)
            for word in words
        ):
            return Call(
                name, tuple(ast.literal_eval(word) for word in words), number, is_alone
            )
    what = f"“{{{{ {written} }}}}” must be a call with its words in straight quotes"
    return Problem(path, number, "", what, _HOW_TO_CALL)


def find_markup(text: str) -> str | None:
    """The first HTML in a text, outside of what is marked as code."""
    match = _MARKUP.search(_CODE.sub("", text)) if "<" in text else None
    return match[0] if match else None


def _markup_in(line: str, path: str, number: int) -> Iterator[Problem]:
    found = find_markup(line)
    if found:
        what = f"HTML must not stand in a page; found “{found}”"
        yield Problem(
            path, number, "", what, "Write it in Markdown, or call a component."
        )
