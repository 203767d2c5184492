"""Catalogue: all that an assignment, a plan or a record needs to know of the course.

It has a page of its own in the built site, catalogue.json, and stands in every page
whose components read it. What an assignment may consist of is written as paths:

- id: first-week
  title: First week
  about: What a new colleague needs before she sits in a meeting.
  modules: [overview, scope]

Versions of questions are kept for ever in `data/question-versions.json`, so that a
record made last year can still be scored.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b32encode
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, TypeAlias
from urllib.parse import quote_plus

from pydantic import Field

from macros.components.base import (
    CANONICAL,
    DISTRICT,
    SHARED,
    Component,
    Item,
    Kind,
    Library,
    Link,
    Reference,
    Text,
    View,
    fingerprint,
)
from macros.components.facilitator_guide import FacilitatorGuide
from macros.components.knowledge_check import (
    KnowledgeCheck,
    Option,
    versions,
)
from macros.components.layer import local_mark, provider_of
from macros.components.module import Module, course_of
from macros.components.objectives import Objective
from macros.components.poll import Poll
from macros.problems import Fault, faults_of_repeated

FORMAT = 1
"""The version of the catalogue's form; a reader of it refuses a higher one."""

PLAN = "plan"
"""The page that reads an assignment."""

QuestionVersions: TypeAlias = Mapping[str, Mapping[str, View]]
"""For each question's id, its versions, and of each the variant and the options."""


class LearningPath(Item):
    """Modules that are assigned together, in their order."""

    title: Annotated[Text, Field(max_length=60)]
    """Its name, short enough for a button."""

    about: Text
    """Whom it is for, in a sentence."""

    modules: tuple[Annotated[Text, Reference("module")], ...] = Field(
        min_length=1, max_length=30
    )
    """The names of the modules, in the order in which they are read."""


def check(path: LearningPath) -> Iterator[Fault]:
    """A module stands in a path once."""
    yield from faults_of_repeated(path.modules, ("modules",), "entries", "name")


def view(content: Library) -> View:
    """The catalogue, as it is written into a page and into the built site."""
    course = course_of(content)
    provider = provider_of(content)
    return {
        "catalogue": {
            "k": "ot-catalogue",
            "v": FORMAT,
            "site": {
                "name": content.site.name,
                "url": content.site.url,
                "since": course.since.isoformat() if course.since else "",
            },
            "provider": {
                "name": provider.provider_name or "",
                "number": provider.provider_number or "",
                "statement": provider.statement or "",
            },
            "modules": [
                _module(content, module, course.pass_mark)
                for module in content.all(Module)
            ],
            "paths": [
                {
                    "id": path.id,
                    "title": path.title,
                    "about": path.about,
                    "modules": list(path.modules),
                }
                for path in content.all(LearningPath)
            ],
            "past": _past(content),
        }
    }


def assignment_code(seed: str, title: str, names: Iterable[str]) -> str:
    """What stands behind the # of a link that assigns modules, as the script writes it.

    Its id comes from what it assigns, so that two builds give one link.
    """
    modules = ",".join(names)
    digest = hashlib.sha256(f"{seed} {modules}".encode()).digest()
    code = b32encode(digest).decode()[:8].translate(_CROCKFORD)
    return f"a1?m={modules}&t={_readable(title)}&id={code}"


_CROCKFORD = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
)
"""From the usual alphabet of base 32 to the one without letters that are misread."""


def _readable(text: str) -> str:
    """Encoded as far as a link needs it."""
    return quote_plus(text, safe=",:/@").replace("~", "%7E")


def ready_made(content: Library) -> list[View]:
    """Each path with its modules and the link that assigns it."""
    return [
        {
            "id": path.id,
            "title": path.title,
            "about": path.about,
            "here": local_mark(content, path),
            "link": Link(PLAN, assignment_code(path.id, path.title, path.modules)),
            "minutes": sum(module.minutes_in_all for module in modules),
            "names": ",".join(path.modules),
            "modules": [
                {"title": module.title, "link": content.link(module)}
                for module in modules
            ],
        }
        for path in content.all(LearningPath)
        for modules in [[content.get(Module, name) for name in path.modules]]
    ]


def _module(content: Library, module: Module, pass_mark: int) -> View:
    checks = content.all(KnowledgeCheck, module.id)
    return {
        "id": module.id,
        "title": module.title,
        "link": content.link(module),
        "minutes": module.minutes,
        "minutes_answering": module.minutes_answering,
        "pass": pass_mark,
        "v": version_of(content, module),
        "objectives": [
            {"id": objective.id, "text": objective.text}
            for objective in content.all(Objective, module.id)
        ],
        "questions": [
            {"id": check.id, "objective": check.objective, "asked": _asked(check)}
            for check in checks
        ],
        "polls": [
            {
                "id": poll.id,
                "prompt": poll.prompt,
                "options": [
                    {"id": option.id, "label": option.label} for option in poll.options
                ],
            }
            for poll in content.all(Poll, module.id)
        ],
        "guide": [
            {
                "objective": entry.objective,
                "text": entry.prompt,
                "link": Link(
                    content.link(guide).page, f"{guide.id}-prompt--{entry.id}"
                ),
            }
            for guide in content.all(FacilitatorGuide, module.id)
            for entry in guide.prompts
        ],
    }


def version_of(content: Library, module: Module) -> str:
    """A fingerprint of all that a module asks."""
    checks = content.all(KnowledgeCheck, module.id)
    return fingerprint({check.id: versions(check) for check in checks})


def _asked(check: KnowledgeCheck) -> list[View]:
    """Each way in which a question is asked: the first one, then its variants."""
    ways = [("", check.options), *((v.id, v.options) for v in check.variants)]
    return [
        {"v": version, **_answers(variant, options)}
        for version, (variant, options) in zip(versions(check), ways, strict=True)
    ]


def _answers(variant: str, options: tuple[Option, ...]) -> View:
    return {
        "variant": variant,
        "options": [option.id for option in options],
        "correct": [option.id for option in options if option.correct],
    }


def _past(content: Library) -> QuestionVersions:
    """The versions that are no longer asked, under the ids of today."""
    today = _versions_of_today(content)
    past: dict[str, dict[str, View]] = {}
    for written, ways in content.question_versions.items():
        name = content.id_today(written)
        old = {v: way for v, way in ways.items() if v not in today.get(name, {})}
        past.setdefault(name, {}).update(old)
    return {name: ways for name, ways in past.items() if ways}


def _versions_of_today(content: Library) -> QuestionVersions:
    return {
        check.id: {
            way["v"]: {key: way[key] for key in way if key != "v"}
            for way in _asked(check)
        }
        for check in content.all(KnowledgeCheck)
    }


def all_versions(content: Library) -> QuestionVersions:
    """Every version that ever was, with those of today; nothing is taken away."""
    known = content.question_versions
    today = _versions_of_today(content)
    return {
        name: {**known.get(name, {}), **today.get(name, {})}
        for name in sorted({*known, *today})
    }


def versions_text(known: QuestionVersions) -> str:
    """The file of all versions: one to a line, so that two branches can be merged."""
    questions = (
        f"{json.dumps(name)}: {{\n{_version_lines(known[name])}\n}}"
        for name in sorted(known)
    )
    return "{\n" + ",\n".join(questions) + "\n}\n"


def _version_lines(ways: Mapping[str, View]) -> str:
    lines = (
        f"{json.dumps(v)}: {json.dumps(ways[v], **CANONICAL)}" for v in sorted(ways)
    )
    return ",\n".join(lines)


def parse_versions(text: str) -> QuestionVersions | None:
    """The versions in a file of them; nothing if it is not such a file."""
    try:
        known = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(known, dict):
        return None
    for ways in known.values():
        if not isinstance(ways, dict) or not all(map(_is_version, ways, ways.values())):
            return None
    return known


def _is_version(version: str, way: object) -> bool:
    return (
        re.fullmatch(r"[0-9a-f]{7}", version) is not None
        and isinstance(way, dict)
        and way.keys() == {"variant", "options", "correct"}
        and isinstance(way["variant"], str)
        and all(isinstance(way[key], list) for key in ("options", "correct"))
    )


LEARNING_PATHS = Kind(
    "learning-paths",
    "learning path",
    LearningPath,
    check,
    folders=(SHARED, DISTRICT),
    page="supervise/index",
)

COMPONENT = Component("catalogue", view, data=(LEARNING_PATHS,))
