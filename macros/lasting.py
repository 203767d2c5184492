"""The rules that hold for ever: what was published stays, or an alias leads on."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from macros.components import KINDS
from macros.components.alias import ALIASES, Alias
from macros.components.base import SHARED
from macros.components.catalogue import all_versions
from macros.components.module import MODULES
from macros.content import PUBLISHED, QUESTION_VERSIONS, RELEASES, Content
from macros.problems import Fault, Problem, suggest
from macros.publication import PAGES, is_kept, lasts, module_in, steps

ALIAS_FILE = f"data/{SHARED}/{ALIASES.name}.yaml"

_NOUNS = {
    PAGES: "page",
    **{kind.name: kind.noun for kind in KINDS},
    **{kind.holds.name: kind.holds.noun for kind in KINDS if kind.holds},
}


def published_ids_stay(content: Content) -> Iterator[Problem]:
    """An id that was published is still there, or an alias says what became of it.

    Links in mails, answers in browsers and records in files hang on it for years.

    See: Rename an id, or take something away
    """
    if ALIASES.name in content.unread or (ALIASES.name, SHARED) in content.broken:
        return
    if content.releases.all and not content.published:
        what = "the list of what was published is gone, though there was a release"
        cure = (
            "Bring back the last version that was committed. Only a course that "
            f"begins anew is without it, and without data/{RELEASES}."
        )
        yield Problem(f"data/{PUBLISHED}", 1, "", what, cure)
    entries = [entry for entry in content.entries if entry.kind is ALIASES]
    line = max((entry.source.line(entry.at) for entry in entries), default=1)
    written = {entry.item.id for entry in entries}
    explained = {*written, *content.moves.to, *content.moves.withdrawn}
    lost = {
        kind: names - content.written_ids.get(kind, frozenset()) - explained
        for kind, names in content.published.items()
        if kind not in content.unread
    }
    modules = lost.get(MODULES.name, frozenset())
    for kind, names in lost.items():
        for name in sorted(names):
            # The alias of a module answers for all that is named after it.
            if module_in(name, modules) not in modules:
                subject = f"{_NOUNS.get(kind, kind)} {name}"
                what = "was published and is no longer there"
                cure = _cure_of_lost(content, kind, name)
                yield Problem(ALIAS_FILE, line, subject, what, cure)


def _cure_of_lost(content: Content, kind: str, name: str) -> str:
    new = content.ids_today.get(kind, frozenset()) - content.published[kind]
    nearest = get_close_matches(name, sorted(new), n=1, cutoff=0.6)
    target = nearest[0] if nearest else "the id that took its place"
    more = " It holds for all that is named after the module."
    return (
        f"Bring it back, or add “- id: {name}” to this file, and below it "
        f"“leads_to: {target}” or “withdrawn: the reason”."
        f"{more if kind == MODULES.name else ''}"
    )


def pages_and_items_have_names_of_their_own(content: Content) -> Iterator[Problem]:
    """An item has no id that is the name of a page, or was.

    An alias names what it stands for by its id alone, so with a term “plan” and a page
    plan.md nobody could ever say what became of one of them.

    Wrong: a term “plan” beside docs/plan.md
    Right: a term “learning-plan”
    See: Rename an id, or take something away
    """
    pages = content.published.get(PAGES, frozenset()) | content.ids_today[PAGES]
    for entry in content.entries:
        if lasts(entry.kind) and entry.item.id in pages:
            what = f"the id is the name of a page, docs/{entry.item.id}.md"
            cure = "Choose another id, such as one of two words."
            at = () if entry.kind.single else ("id",)
            yield entry.problem(Fault(at, what, cure))


def aliases_lead_on(content: Content) -> Iterator[Problem]:
    """An alias stands for what was published and is gone, and leads on.

    See: Rename an id, or take something away
    """
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
    elif alias.leads_to and alias.id not in content.moves.withdrawn and len(chain) == 1:
        target = content.moves.today(alias.leads_to)
        yield from _target_faults(content, target, kinds)


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
