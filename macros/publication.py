"""What was published: every id on which answers, links and records hang, for ever.

`data/published.json` lists them by kind, one to a line, so that branches can be merged.
Nothing is ever taken out of it. What is no longer there has an alias.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from macros.components.alias import Alias
from macros.components.base import Kind
from macros.components.comparison_table import COMPARISON_TABLES
from macros.components.look_back import AGAIN
from macros.components.module import MODULES
from macros.components.poll import POLLS

Published: TypeAlias = Mapping[str, frozenset[str]]
"""For each kind, and for the pages, the ids that were ever published."""

PAGES = "pages"
"""Stands beside the kinds of items; a page is named as in modules/scope."""


def lasts(kind: Kind) -> bool:
    """Whether anything outside of the site hangs on the ids of a kind."""
    return kind is MODULES or not (
        kind.single or kind.local_ids or kind is COMPARISON_TABLES
    )


def published_ids(items: Iterable[tuple[Kind, str]], pages: Iterable[str]) -> Published:
    """What a course publishes that has these items and pages."""
    found: dict[str, set[str]] = {PAGES: set(pages)}
    for kind, name in items:
        if lasts(kind):
            found.setdefault(kind.name, set()).add(name)
    return {name: frozenset(ids) for name, ids in found.items()}


def united(one: Published, other: Published) -> Published:
    """What was published in either of two states; nothing is taken away."""
    return {
        kind: one.get(kind, frozenset()) | other.get(kind, frozenset())
        for kind in {*one, *other}
    }


def is_kept(ids: Published, known: Published) -> bool:
    """Whether all of some ids are among those that are known."""
    return all(names <= known.get(kind, frozenset()) for kind, names in ids.items())


def published_text(known: Published) -> str:
    """The file of published ids."""
    lists = {kind: sorted(known[kind]) for kind in sorted(known) if known[kind]}
    return json.dumps(lists, indent=0) + "\n"


def parse_published(text: str) -> Published | None:
    """The ids in a file of them; nothing if it is not such a file."""
    try:
        known = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(known, dict):
        return None
    for names in known.values():
        if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
            return None
    return {kind: frozenset(names) for kind, names in known.items()}


@dataclass(frozen=True)
class Moves:
    """What became of the ids that were published and are no longer there."""

    to: Mapping[str, str] = field(default_factory=dict)
    """For an id, the one that has taken its place and is there today."""

    withdrawn: Mapping[str, str] = field(default_factory=dict)
    """For an id, why nothing has taken its place."""

    def today(self, name: str) -> str:
        """The id that stands for this one today; itself, if it was never moved."""
        return self.to.get(name, name)


def moves_of(aliases: Iterable[Alias], published: Published, today: Published) -> Moves:
    """Where all that is gone leads at last, in one step.

    The alias of a module holds for all that is named after it, its pages too, unless it
    has an alias of its own.
    """
    written = {alias.id: alias for alias in aliases}
    there = {name for names in today.values() for name in names}
    gone = {name for names in published.values() for name in names} | written.keys()
    modules = published.get(MODULES.name, frozenset())
    to, withdrawn = {}, {}
    for name in sorted(gone - there):
        for alias in steps(name, written, modules, there):
            if alias.withdrawn is not None:
                withdrawn[name] = alias.withdrawn
            elif alias.leads_to in there:
                to[name] = alias.leads_to
    for name in published.get(POLLS.name, ()):
        # The second time a poll is asked, its answer is kept under an id of its own.
        if name in to:
            to[f"{name}{AGAIN}"] = f"{to[name]}{AGAIN}"
    return Moves(to, withdrawn)


def steps(
    name: str,
    written: Mapping[str, Alias],
    modules: Collection[str] = (),
    there: Collection[str] = (),
) -> Iterator[Alias]:
    """The aliases that lead on from an id, one after the other, to what is there.

    Each is followed once, so that a circle is cut, also one that makes the id longer,
    as the alias of a module “scope” does that leads to “scope-of-services”.
    """
    left = dict(written)
    while name not in there and (key := _bearer(name, modules, left)):
        alias = left.pop(key)
        yield alias if key == name else _alias_of_part(alias, name)
        if alias.leads_to is None:
            return
        name = _moved(name, alias)


def _bearer(
    name: str, modules: Collection[str], left: Mapping[str, Alias]
) -> str | None:
    """The id whose alias holds for this one: its own, or that of its module."""
    return next((one for one in (name, module_in(name, modules)) if one in left), None)


def module_in(name: str, modules: Collection[str]) -> str:
    """The module that a page or an item is named after; empty for all others."""
    folder, _, page = name.rpartition("/")
    if folder:
        return page if page in modules else ""
    # Of “sensory” and “sensory-needs”, only the longer one is the module of its items.
    own = (module for module in modules if name.startswith(f"{module}-"))
    return max(own, key=len, default="")


def _alias_of_part(alias: Alias, name: str) -> Alias:
    """What the alias of a module comes to for something that is named after it."""
    leads_to = alias.leads_to and _moved(name, alias)
    return Alias(id=name, leads_to=leads_to, withdrawn=alias.withdrawn)


def _moved(name: str, alias: Alias) -> str:
    """Where an alias leads from its own id, or from what is named after it."""
    folder, _, page = name.rpartition("/")
    if page == alias.id and folder:
        return f"{folder}/{alias.leads_to}"
    return f"{alias.leads_to}{name.removeprefix(alias.id)}"
