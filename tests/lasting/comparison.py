"""What two builds of one course say differently, told in lines as a person reads them.

A page is compared in parts: what its head says, its menu, its path, its contents, its
foot, and of its article each component, and the text around them. A part is a tree,
written with one line for each element, each attribute and each text; addresses are
whole, since two ways to the same place are no difference. Of a style and a script it is
asked whether a browser could use it, as its name follows from what is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import ndiff
from pathlib import Path
from typing import NamedTuple, TypeAlias
from urllib.parse import urljoin

from bs4 import Comment, Tag

from tests.site.pages import BuiltPage, built_pages, file_behind

Lines: TypeAlias = tuple[str, ...]

FRAME = {
    "policy": "meta[http-equiv]",
    "title": "title",
    "description": "meta[name=description]",
    "header": ".sot-header",
    "menu": "#menu",
    "path": ".sot-path",
    "contents": "#contents",
    "foot": ".sot-footer",
}
"""The parts of a page around its article, and where they stand."""

_ADDRESSES = ("href", "src", "data-index")

_LOADED = ("src", "href", "data-script")
"""How styles and scripts are named, by what is in them or as a whole."""

_TEMPLATE = re.compile(r"\{%|\{#-")
"""The marks of what only a template engine reads."""


class Difference(NamedTuple):
    """One line that only one of two builds has."""

    what: str
    """The line, behind a minus if it is missing and a plus if it is new."""

    part: str
    page: str


class Expected(NamedTuple):
    """A difference that is known, and why it may stay."""

    engine: str
    what: str
    reason: str


def compare_sites(site: Path, other: Path) -> Iterator[Difference]:
    """Every difference of another build of a site, page by page."""
    pages, others = (
        {page.file.relative_to(folder).as_posix(): page for page in built_pages(folder)}
        for folder in (site, other)
    )
    for name in sorted(pages.keys() | others.keys()):
        if name not in others:
            yield Difference("- the whole page", "page", name)
        elif name not in pages:
            yield Difference("+ a page", "page", name)
        else:
            yield from compare_pages(name, pages[name], others[name])
            yield from _unready(name, others[name], other)


def compare_pages(name: str, page: BuiltPage, other: BuiltPage) -> Iterator[Difference]:
    """Every difference of another build of a page, part by part."""
    parts, others = dict(parts_of(page)), dict(parts_of(other))
    for part in dict.fromkeys((*parts, *others)):
        # Lines are told apart with their depth, and told without it.
        for line in ndiff(parts.get(part, ()), others.get(part, ())):
            if line[0] in "-+":
                yield Difference(f"{line[0]} {line[2:].lstrip()}", part, name)


def _unready(name: str, page: BuiltPage, site: Path) -> Iterator[Difference]:
    """The styles and scripts that a page loads and that no browser could use."""
    elements = page.tree.select("script[src], link[rel=stylesheet], [data-script]")
    found = (next(filter(None, map(one.get, _LOADED))) for one in elements)
    files = [file_behind(site, urljoin(page.url, str(address))) for address in found]
    for file in dict.fromkeys(files):
        if not file.exists() or _TEMPLATE.search(file.read_text("utf-8")):
            loaded = file.relative_to(site).as_posix()
            yield Difference(f"- {loaded}, ready to use", "files", name)


def parts_of(page: BuiltPage) -> Iterator[tuple[str, Lines]]:
    """The parts of a page by their names; components by their order on the page."""
    for part, place in FRAME.items():
        for element in page.tree.select(place):
            yield part, tuple(_lines(element, page.url))
    for article in page.tree.select("main article")[:1]:
        for number, component in enumerate(list(_components(article)), 1):
            kind = component["class"][0]
            yield f"{kind} {number}", tuple(_lines(component, page.url))
            component.replace_with(f"(here stands {kind} {number})")
        yield "text", tuple(_lines(article, page.url))


def _components(element: Tag) -> Iterator[Tag]:
    """The outermost elements that are ours."""
    for child in element.find_all(True, recursive=False):
        if any(name.startswith("sot-") for name in child.get_attribute_list("class")):
            yield child
        else:
            yield from _components(child)


def _lines(element: Tag, url: str, depth: int = 0) -> Iterator[str]:
    indent = "  " * depth
    yield f"{indent}<{element.name}>"
    for name, value in sorted(element.attrs.items()):
        if name == "data-script":
            continue
        text = value if isinstance(value, str) else " ".join(value)
        whole = urljoin(url, text) if name in _ADDRESSES else text
        yield f"{indent}  {name}={whole}"
    for child in element.children:
        if isinstance(child, Tag):
            yield from _lines(child, url, depth + 1)
        elif (text := " ".join(str(child).split())) and not isinstance(child, Comment):
            yield f"{indent}  “{text}”"


def judge(
    engine: str, found: Iterable[Difference], expected: Iterable[Expected]
) -> tuple[list[Difference], list[Expected]]:
    """What is not on the list, and what is on the list and does not occur."""
    differences = list(found)
    known = [entry for entry in expected if entry.engine == engine]
    whats = {entry.what for entry in known}
    unknown = [one for one in differences if one.what not in whats]
    there = {one.what for one in differences}
    return unknown, [entry for entry in known if entry.what not in there]


def report(differences: Iterable[Difference]) -> Iterator[str]:
    """Each difference once, with the number of its pages and its first place."""
    places: dict[str, list[Difference]] = {}
    for one in differences:
        places.setdefault(one.what, []).append(one)
    for what, all_of_it in sorted(places.items(), key=lambda item: -len(item[1])):
        pages = len({one.page for one in all_of_it})
        first = all_of_it[0]
        yield f"{what}   on {pages} pages, first in {first.part} of {first.page}"
