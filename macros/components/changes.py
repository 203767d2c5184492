"""Changes: what each release changed, module by module, and what was not released yet.

`python -m macros release NAME` writes a release into `data/releases.json`, which also
holds how everything stood then, so that the next one can be compared with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeAlias

from macros.components.base import (
    CANONICAL,
    DISTRICT,
    SHARED,
    Component,
    Item,
    Library,
    Link,
    View,
    date_view,
    fingerprint,
)
from macros.components.catalogue import PLAN, assignment_code, version_of
from macros.components.comparison_table import Row
from macros.components.knowledge_check import KnowledgeCheck, versions
from macros.components.module import Module
from macros.components.scenario import Scenario
from macros.components.source import Source
from macros.components.term import Term

PAGE = "changes"
"""The page that shows them, also to who follows a link to something withdrawn."""

State: TypeAlias = Mapping[str, Mapping[str, str]]
"""For each module and each item of it, such as “row visits-noise”, what it said.

That is a fingerprint of its words, and after a space the day of its review if it has
one or, for a check, a fingerprint of what it asks. What all modules use stands under
“shared”.
"""

Changes: TypeAlias = Mapping[str, Mapping[str, list[str]]]
"""For each module and each way of changing, the items that did."""

LABELS = {
    "added": "New",
    "changed": "Changed",
    "reworded": "Reasons reworded, asked as before",
    "reviewed": "Compared with its sources again, and left as it was",
    "removed": "Taken away",
}
"""The ways in which an item changes, in the order shown, and their headings."""

_LINE = re.compile(r"(check|row|case|term|source) [a-z0-9-]+")

_SHARED_TITLE = "Definitions and sources of all modules"


@dataclass(frozen=True)
class Release:
    """A state of the course that has a name."""

    name: str
    day: date
    changes: Changes


@dataclass(frozen=True)
class Releases:
    """All releases, the newest first, and how everything stood at the newest."""

    all: tuple[Release, ...] = ()
    state: State = field(default_factory=dict)


class ReleasedLibrary(Library, Protocol):
    """A library that also knows its releases."""

    @property
    def releases(self) -> Releases:
        """What each release changed."""

    @property
    def withdrawn(self) -> Mapping[str, str]:
        """For each item that was published and is gone for good, the reason."""


def view(content: ReleasedLibrary) -> View:
    """What is new since the last release, and then each release."""
    releases = content.releases.all
    return {
        "pending": _modules_view(content, None, changes_since(content)),
        "releases": [
            {
                "name": release.name,
                "date": date_view(release.day),
                "is_first": release is releases[-1],
                "modules": _modules_view(content, release.name, release.changes),
            }
            for release in releases
        ],
        "withdrawn": [
            {"id": name, "why": why} for name, why in content.withdrawn.items()
        ],
    }


def _modules_view(
    content: Library, release: str | None, changes: Changes
) -> list[View]:
    modules = {module.id: module for module in content.all(Module)}
    titles = {SHARED: _SHARED_TITLE}
    known = _known(content)
    return [
        {
            "title": module.title if module else titles.get(name, name),
            "link": content.link(module) if module else None,
            "again": _again(content, release, module, kinds) if module else None,
            "groups": [
                {
                    "label": LABELS[what],
                    "is_folded": what == "reviewed",
                    "items": [_item_view(content, known, line) for line in kinds[what]],
                }
                for what in LABELS
                if what in kinds
            ],
        }
        for name, kinds in changes.items()
        for module in [modules.get(content.id_today(name))]
    ]


def _again(
    content: Library,
    release: str | None,
    module: Module,
    kinds: Mapping[str, list[str]],
) -> Link | None:
    """The link that assigns a module again, if it asks something else than before.

    Before a release, it is another assignment whenever something else is asked.
    """
    asked = [*kinds.get("added", []), *kinds.get("changed", [])]
    if not any(line.startswith("check ") for line in asked):
        return None
    title = f"Again: {module.title}"
    seed = release or f"next {version_of(content, module)}"
    return Link(PLAN, assignment_code(seed, title, [module.id]))


def _item_view(content: Library, known: Mapping[str, View], line: str) -> View:
    """An item as it is called today, or under its old id if it is gone."""
    noun, name = line.split(" ", 1)
    gone = {"title": name, "note": content.find_withdrawn(name), "link": None}
    return known.get(f"{noun} {content.id_today(name)}", gone)


def _known(content: Library) -> Mapping[str, View]:
    """How each item is called and where it is."""
    return {
        f"{noun} {item.id}": {"title": title, "note": note, "link": content.link(item)}
        for items in _compared(content).values()
        for noun, item, title, note in items
    }


_Compared: TypeAlias = tuple[str, Item, str, str | None]
"""What a release compares: its noun, the item, its title and what it asks."""


def _compared(content: Library) -> Mapping[str, list[_Compared]]:
    """Everything of the course that a release compares, by module."""
    modules = {module.id: [*_items(content, module)] for module in content.all(Module)}
    return {**modules, SHARED: [*_shared_items(content)]}


def _shared_items(content: Library) -> Iterator[_Compared]:
    for term in content.all(Term):
        if content.module_of(term) != DISTRICT:
            yield "term", term, term.name, None
    for source in content.all(Source):
        if content.module_of(source) != DISTRICT:
            yield "source", source, source.title, None


def _items(content: Library, module: Module) -> Iterator[_Compared]:
    for row in content.all(Row, module.id):
        yield "row", row, row.topic, None
    for number, check in enumerate(content.all(KnowledgeCheck, module.id), start=1):
        yield "check", check, f"Check {number}", check.prompt
    for case in content.all(Scenario, module.id):
        yield "case", case, f"Case: {case.title}", None


def state_of(content: Library) -> State:
    """How everything stands today."""
    return {
        module: {f"{noun} {item.id}": _print(item) for noun, item, *_ in items}
        for module, items in _compared(content).items()
    }


_UNSAID = {
    *("id", "reviewed", "review_by", "rows", "objective", "objectives"),
    *("core", "subtopic", "practiced"),
}
"""Fields of an item that a reader does not read as its words."""


def _print(item: Item) -> str:
    words = item.model_dump(mode="json", exclude=_UNSAID, exclude_defaults=True)
    # A link to a row that got another id says what it said before.
    text = re.sub(r"\]\(#[a-z0-9-]+\)", "](#)", json.dumps(words, **CANONICAL))
    said = fingerprint({"said": text})
    if isinstance(item, KnowledgeCheck):
        return f"{said} {fingerprint({'asked': versions(item)})}"
    return f"{said} {getattr(item, 'reviewed', '-')}"


def changes_since(content: ReleasedLibrary) -> Changes:
    """What has changed since the last release; nothing if there was none."""
    if not content.releases.all:
        return {}
    before, gone = _before(content)
    found: dict[str, dict[str, list[str]]] = {}
    for module, lines in state_of(content).items():
        if module == SHARED and SHARED not in content.releases.state:
            continue  # The last release was written before it was compared.
        for line, now in lines.items():
            what = _what(line, before.get(line), now)
            if what:
                found.setdefault(module, {}).setdefault(what, []).append(line)
    for module, names in gone.items():
        found.setdefault(module, {})["removed"] = names
    return found


def _before(content: ReleasedLibrary) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The last state under the ids of today, and by module what is no longer there.

    An item that was renamed is the same one; of two that became one, one is gone.
    """
    today = {line for lines in state_of(content).values() for line in lines}
    before: dict[str, str] = {}
    gone: dict[str, list[str]] = {}
    state = content.releases.state
    renamed = {
        line: f"{noun} {content.id_today(name)}"
        for lines in state.values()
        for line in lines
        for noun, name in [line.split(" ", 1)]
    }
    kept = {line for line in renamed if line in today}
    for module, lines in state.items():
        for line, said in lines.items():
            name = renamed[line]
            is_taken = name in before or (name != line and name in kept)
            if name in today and not is_taken:
                before[name] = said
            else:
                gone.setdefault(content.id_today(module), []).append(line)
    return before, gone


def _what(line: str, before: str | None, now: str) -> str | None:
    """In which way an item has changed, if it has."""
    if before is None:
        return "added"
    said, mark = (a == b for a, b in zip(before.split(), now.split(), strict=True))
    if line.startswith("check "):
        return None if said and mark else "reworded" if mark else "changed"
    return "changed" if not said else None if mark else "reviewed"


def released(content: ReleasedLibrary, name: str, day: date) -> Releases:
    """All releases with one of today before them."""
    release = Release(name, day, changes_since(content))
    return Releases((release, *content.releases.all), state_of(content))


def releases_text(releases: Releases) -> str:
    """The file of releases, one item to a line."""
    whole = {
        "releases": [
            {"name": one.name, "date": one.day.isoformat(), "changes": one.changes}
            for one in releases.all
        ],
        "state": releases.state,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def parse_releases(text: str) -> Releases | None:
    """The releases in a file of them; nothing if it is not such a file."""
    try:
        whole = json.loads(text)
        releases = tuple(
            Release(str(one["name"]), date.fromisoformat(one["date"]), one["changes"])
            for one in whole["releases"]
        )
        state = whole["state"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    is_whole = _is_nested(state, _is_print) and all(
        _is_nested(release.changes, _is_change) for release in releases
    )
    return Releases(releases, state) if is_whole else None


def _is_nested(value: object, is_entry: Callable[[object, object], bool]) -> bool:
    return isinstance(value, dict) and all(
        isinstance(entries, dict) and all(map(is_entry, entries, entries.values()))
        for entries in value.values()
    )


def _is_line(line: object) -> bool:
    return isinstance(line, str) and _LINE.fullmatch(line) is not None


def _is_print(line: object, said: object) -> bool:
    is_said = isinstance(said, str) and re.fullmatch(r"[0-9a-f]{7} [\da-f-]+", said)
    return _is_line(line) and bool(is_said)


def _is_change(what: object, lines: object) -> bool:
    return what in LABELS and isinstance(lines, list) and all(map(_is_line, lines))


COMPONENT = Component("changes", view)
