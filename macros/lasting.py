"""The rules that hold for ever: what was published stays, or an alias leads on."""

from __future__ import annotations

from collections.abc import Iterator

from macros.components import KINDS
from macros.components.alias import ALIASES, Alias
from macros.components.base import SHARED
from macros.components.catalogue import all_versions
from macros.components.module import MODULES
from macros.content import PUBLISHED, QUESTION_VERSIONS, RELEASES, Content
from macros.problems import Fault, Problem, suggest
from macros.publication import PAGES, is_kept, lasts, steps

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
    if content.releases.all and not content.published:
        what = "the list of what was published is gone, though there was a release"
        cure = (
            "Bring back the last version that was committed. Only a course that "
            f"begins anew is without it, and without data/{RELEASES}."
        )
        yield Problem(f"data/{PUBLISHED}", 1, "", what, cure)
    entries = [entry for entry in content.entries if entry.kind is ALIASES]
    line = max((entry.source.line(entry.at) for entry in entries), default=1)
    for (kind, name), new in content.lost.items():
        noun = _NOUNS.get(kind, kind)
        saved = f"docs/{name}.md."
        under = [file for file in content.files if f"docs/{file}".startswith(saved)]
        if kind == PAGES and under:
            what = "the name of a page must end in “.md”"
            cure = f"Rename it to “{name.rpartition('/')[2]}.md”."
            yield Problem(f"docs/{under[0]}", 1, f"{noun} {name}", what, cure)
            continue
        if new is None:
            what = "was published and is no longer there"
            cure = (
                f"Bring it back, or add “- id: {name}” to this file, and below it "
                "“leads_to: the id that took its place” or “withdrawn: the reason”."
            )
            yield Problem(ALIAS_FILE, line, f"{noun} {name}", what, cure)
            continue
        what = f"“{name}” was published and is no longer there; is this its new name?"
        cure = (
            f"Write “{name}” again, or add “- id: {name}” to {ALIAS_FILE}, and below "
            f"it “leads_to: {new}” or “withdrawn: the reason”."
        )
        path, line_of_new = _place(content, kind, new)
        yield Problem(path, line_of_new, f"{noun} {new}", what, cure)


def _place(content: Content, kind: str, name: str) -> tuple[str, int]:
    """Where an item or a page of today is written."""
    for entry in content.entries:
        if entry.kind.name == kind and entry.item.id == name:
            return entry.source.path, entry.source.line((*entry.at, "id"))
    return f"docs/{name}.md", 1


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

    A reader with an old link comes to one that is there, or is told why not.

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
    """The ids and questions of today are kept before they are changed.

    What was kept can be scored and found for ever. Whoever edits in a browser leaves
    it to the workflow; a course without such files was not published yet.

    See: Add a question
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
