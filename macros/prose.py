"""What a page says in plain words: without Markdown, and with its calls told.

What asks, answers or is a document of its own is not told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from macros.components.checklist import Checklist
from macros.components.decision_path import DecisionPath
from macros.components.facilitator_guide import FacilitatorGuide
from macros.components.key_points import KeyPoint
from macros.components.module import Module
from macros.components.objectives import Objective
from macros.components.source import Citation, citation_view
from macros.components.term import Term, spelled_out
from macros.components.vocabulary import Level, Relation
from macros.content import Content
from macros.pages import replace_calls

Texts: TypeAlias = Iterable[str | None]

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)")
_BEGINNING = re.compile(r"^[ >]*(?:[-+*]|\d+\.|!!!|\?\?\?\+?)[ ]+", re.MULTILINE)
# Each way begins with a sign, so that the search for it is quick.
_MARK = re.compile(r"[*`|]+|_+(?!\w)|_(?<!\w_)|\\(?=[^\w\s])")


def prose(content: Content, text: str) -> str:
    """A text of a page as plain words on one line."""

    def tell(name: str, *words: str) -> str:
        told = _TOLD.get(name)
        return joined(told(content, *words)) if told else ""

    return plain(replace_calls(text, tell))


def plain(text: str) -> str:
    """A text without the marks of Markdown, on one line."""
    text = _BEGINNING.sub("", _LINK.sub(r"\1", text))
    return " ".join(_MARK.sub("", text).split())


def joined(texts: Texts) -> str:
    """Those texts that are there, one after the other."""
    return " ".join(filter(None, texts))


def _term(content: Content, name: str, words: str = "") -> Texts:
    return [words or spelled_out(content.get(Term, name))]


def _source(content: Content, name: str, section: str | None = None) -> Texts:
    return [citation_view(content, Citation(source=name, section=section))["text"]]


def _summary(content: Content, name: str) -> Texts:
    return [content.get(Module, name).summary]


def _objectives(content: Content, name: str) -> Texts:
    return (objective.text for objective in content.all(Objective, name))


def _key_points(content: Content, name: str) -> Texts:
    return (point.text for point in content.all(KeyPoint, name))


def _path(content: Content, name: str) -> Iterator[str | None]:
    path = content.get(DecisionPath, name)
    yield path.caption
    for step in path.steps:
        yield from (step.question, step.note)
    for outcome in path.outcomes:
        yield from (f"{outcome.title}.", outcome.text)


def _checklist(content: Content, name: str) -> Iterator[str | None]:
    checklist = content.get(Checklist, name)
    yield from (f"{checklist.title}.", checklist.intro)
    for step in checklist.steps:
        yield from (step.text, step.why)


def _guide(content: Content, name: str) -> Iterator[str | None]:
    guide = content.get(FacilitatorGuide, name)
    yield from guide.summary
    for entry in guide.misreadings:
        yield from (entry.says, entry.instead)
    yield from guide.watch_for


def _legend(content: Content) -> Iterator[str | None]:
    for relation in content.all(Relation):
        yield f"{relation.label}: {relation.meaning}"
    for level in content.all(Level):
        yield f"{level.label}: {level.meaning}"


_TOLD: Mapping[str, Callable[..., Texts]] = {
    "term": _term,
    "source": _source,
    "module_header": _summary,
    "objectives": _objectives,
    "key_points": _key_points,
    "decision_path": _path,
    "checklist": _checklist,
    "facilitator_guide": _guide,
    "legend": _legend,
}
"""What the calls of these components tell; those of all others tell nothing."""
