"""What every answer of the house has to be: a problem to put right, or a sound page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from html5lib import HTMLParser

from macros.advice import ADVICE
from macros.components import COMPONENTS
from macros.components.base import Link
from macros.content import Content
from macros.problems import Problem
from macros.rendering import Renderer
from macros.rulebook import explanations
from macros.rules import ask
from macros.stale import reviews_hold
from tests.projects import ROOT

RULES = explanations().keys()
COMPONENT = {component.name: component for component in COMPONENTS}


def unsound(problems: Iterable[Problem], project: Path, gone: str = "") -> list[str]:
    """The problems that name no place, no cure or no rule; the file may be gone."""
    return [
        str(problem)
        for problem in problems
        if not (
            problem.line >= 1
            and problem.what.strip()
            and problem.cure.strip()
            and problem.rule in RULES
            and (problem.path == gone or _is_place(project, problem))
        )
    ]


def _is_place(project: Path, problem: Problem) -> bool:
    """Whether there is such a line, or no such file where one is missing.

    YAML counts more signs as ends of lines than editors do, as Python does.
    """
    file = project / problem.path
    if not file.is_file():
        return problem.line == 1
    lines = file.read_text("utf-8", errors="replace").splitlines()
    return problem.line <= len(lines) + 1


def advise(content: Content) -> list[Problem]:
    """All that is said of content without problems."""
    return [*ask(ADVICE, content), *reviews_hold(content, date(2026, 11, 26))]


class Pages:
    """The pages of one content after the other, from templates that are read once."""

    def __init__(self) -> None:
        self._content = Content(())
        self._renderer = Renderer(ROOT / "overrides", self._find_link)

    def _find_link(self, name: str) -> Link | None:
        return self._content.find_link(name)

    def of(self, content: Content) -> Iterator[str]:
        """The HTML of each call of each page."""
        self._content = content
        for page in content.pages:
            for call in page.calls:
                component = COMPONENT[call.name]
                words: list[object] = list(call.words)
                if component.takes:
                    words[0] = content.get(component.takes.model, call.words[0])
                view = component.view(content, *words)
                yield self._renderer.render(component, view, f"{page.name}/")


def marks(html: str) -> set[str]:
    """The elements and attributes in some HTML, and the kinds of its addresses.

    Raises `ParseError` at the first error that the HTML standard names.
    """
    parser = HTMLParser(strict=True, namespaceHTMLElements=False)
    found: set[str] = set()
    for element in parser.parseFragment(html).iter():
        found.update(f"{element.tag}[{name}]" for name in ("", *element.attrib))
        for name in ("href", "src", "action"):
            if address := element.get(name):
                scheme = re.match(r"[\x00-\x20]*[a-zA-Z][\w+.-]*:", address)
                found.add(f"{name}={scheme[0] if scheme else ''}")
    return found
