"""The rules that hold for ever: what was published stays, or an alias leads on."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from macros.components import KINDS
from macros.components.alias import ALIASES, Alias
from macros.components.base import SHARED
from macros.components.catalogue import all_versions
from macros.components.module import MODULES
from macros.content import PUBLISHED, QUESTION_VERSIONS, Content
from macros.problems import Fault, Problem, suggest
from macros.publication import PAGES, is_kept, steps

ALIAS_FILE = f"data/{SHARED}/{ALIASES.name}.yaml"

_NOUNS = {
    PAGES: "page",
    **{kind.name: kind.noun for kind in KINDS},
    **{kind.holds.name: kind.holds.noun for kind in KINDS if kind.holds},
}


def published_ids_stay(content: Content) -> Iterator[Problem]:
    """An id that was published is still there, or an alias says what became of it."""
    if ALIASES.name in content.unread or (ALIASES.name, SHARED) in content.broken:
        return
    entries = [entry for entry in content.entries if entry.kind is ALIASES]
    line = max((entry.source.line(entry.at) for entry in entries), default=1)
    written = {entry.item.id for entry in entries}
    explained = {*written, *content.moves.to, *content.moves.withdrawn}
    today = content.ids_today
    for kind, names in content.published.items():
        if kind in content.unread:
            continue
        there = content.written_ids.get(kind, frozenset())
        new = today.get(kind, frozenset()) - names
        for name in sorted(names - there - explained):
            nearest = get_close_matches(name, sorted(new), n=1, cutoff=0.6)
            target = nearest[0] if nearest else "the id that took its place"
            what = "was published and is no longer there"
            cure = (
                f"Bring it back, or add “- id: {name}” to this file, and below it "
                f"“leads_to: {target}” or “withdrawn: the reason”."
            )
            subject = f"{_NOUNS.get(kind, kind)} {name}"
            yield Problem(ALIAS_FILE, line, subject, what, cure)


def aliases_lead_on(content: Content) -> Iterator[Problem]:
    """An alias stands for what was published and is gone, and leads on."""
    for entry in content.entries:
        if isinstance(entry.item, Alias):
            yield from map(entry.problem, _alias_faults(content, entry.item))


def _alias_faults(content: Content, alias: Alias) -> Iterator[Fault]:
    known = content.published
    kinds = {kind for kind, names in known.items() if alias.id in names}
    if known and not kinds:
        near = {name for names in known.values() for name in names}
        cure = suggest(alias.id, near, "Take the alias away; nobody can have that id.")
        yield Fault(("id",), "must be an id that was published", cure)
    for kind, names in content.ids_today.items():
        if alias.id in names:
            what = f"the id is in use again, for a {_NOUNS.get(kind, kind)}"
            cure = "Choose another id for the newer one, or take the alias away."
            yield Fault(("id",), what, cure)
    written = {other.id: other for other in content.all(Alias)}
    chain = [one.id for one in steps(alias.id, written)]
    end = written[chain[-1]].leads_to
    if end in chain:
        way = ", ".join(f"“{name}”" for name in [*chain, end])
        cure = "Let the last of them lead to an id that is there."
        yield Fault(("leads_to",), f"leads round in a circle: {way}", cure)
    elif alias.leads_to is not None and len(chain) == 1:
        yield from _target_faults(content, alias.leads_to, kinds)


def _target_faults(content: Content, target: str, kinds: set[str]) -> Iterator[Fault]:
    """A page leads to a page, a module to a module, and an item to an item."""
    alone = {PAGES, MODULES.name}
    own = alone & kinds or content.ids_today.keys() - alone
    if own & content.unread:
        return
    there = {
        name for kind in own for name in content.written_ids.get(kind, frozenset())
    }
    if target not in there:
        noun = _NOUNS[min(own)] if len(own) == 1 else "item"
        cure = suggest(target, there, "Write the id of one that is there.")
        yield Fault(("leads_to",), f"there is no {noun} “{target}”", cure)


def all_is_kept(content: Content) -> Iterator[Problem]:
    """A warning for each file that lacks something of today.

    A course that has no such file was not published yet.
    """
    lacking = []
    versions = content.question_versions
    if versions and versions != all_versions(content):
        lacking.append((QUESTION_VERSIONS, "versions of questions"))
    if content.published and not is_kept(content.ids_today, content.published):
        lacking.append((PUBLISHED, "ids"))
    for file, nouns in lacking:
        what = f"some {nouns} of today are not kept yet"
        cure = "Run “make fix”, or leave it; the workflow does it after the merge."
        yield Problem(f"data/{file}", 1, "", what, cure)
