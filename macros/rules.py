"""The rules that need more than one item, and the way to content that keeps them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TypeAlias

from macros.components import COMPONENTS
from macros.components.base import Component, Markdown, Reference, leaves
from macros.components.comparison_table import Row
from macros.components.knowledge_check import KnowledgeCheck
from macros.components.module import MODULES, Module
from macros.components.objectives import Objective
from macros.components.vocabulary import Column, Relation
from macros.content import SHARED, Content, Entry, load_content
from macros.pages import Call, Page, find_markup
from macros.problems import ContentError, Fault, Problem, listed, suggest

Rule: TypeAlias = Callable[[Content], Iterator[Problem]]

_CALLABLE = {component.name: component for component in COMPONENTS}
_LINK = re.compile(r"\]\(([^)]*)\)")
_ADDRESS = re.compile(r"(https?://|mailto:)[^\s]+|#[a-z0-9-]+")


def find_problems(project: Path) -> list[Problem]:
    """Everything that an author must put right, in the order of files and lines."""
    return _loaded(project)[1]


def load_checked_content(project: Path) -> Content:
    """The content of the site; raises `ContentError` if there is any problem."""
    content, problems = _loaded(project)
    if problems:
        raise ContentError(problems)
    return content


def _loaded(project: Path) -> tuple[Content, list[Problem]]:
    site, examples, problems = load_content(project)
    found = set(problems)
    for rule in ITEM_RULES:
        found.update(rule(site), rule(examples))
    for rule in PAGE_RULES:
        found.update(rule(site))
    return site, sorted(found)


def ids_are_unique(content: Content) -> Iterator[Problem]:
    """An id stands for one item of the site."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in content.entries:
        if entry.kind.single:
            continue
        space = entry.kind.name if entry.kind.local_ids else ""
        known = first.setdefault((space, entry.item.id), entry)
        if known is not entry:
            place = f"{known.source.path}:{known.source.line((*known.at, 'id'))}"
            yield entry.problem(
                Fault(
                    ("id",),
                    f"the id must be unique; it is already used at {place}",
                    "Choose another id for the newer of the two.",
                )
            )


def references_resolve(content: Content) -> Iterator[Problem]:
    """An id that is named somewhere belongs to an item."""
    for entry in content.entries:
        for leaf in leaves(entry.item):
            for mark in leaf.marks:
                if not isinstance(mark, Reference):
                    continue
                known = content.written_ids.get(mark.kind, frozenset())
                if leaf.value not in known and mark.kind not in content.unread:
                    yield entry.problem(_unknown(leaf.at, mark.kind, leaf.value, known))


def _unknown(
    at: tuple[str | int, ...], kind: str, found: str, known: frozenset[str]
) -> Fault:
    what = f"there is no “{found}” among the {kind.replace('-', ' ')}"
    return Fault(at, what, suggest(found, known, _choice(known, kind)))


def _choice(known: frozenset[str], kind: str) -> str:
    """Up to eight ids to choose from, or where to write the first one."""
    if not known:
        return f"Write it in {kind}.yaml first."
    more = ["…"] if len(known) > 8 else []
    return f"Use one of: {', '.join([*sorted(known)[:8], *more])}."


def texts_are_plain(content: Content) -> Iterator[Problem]:
    """A text holds no HTML, no template code and no link that leads nowhere."""
    for entry in content.entries:
        for leaf in leaves(entry.item):
            if isinstance(leaf.value, str):
                for what, cure in _text_faults(content, leaf.value):
                    yield entry.problem(Fault(leaf.at, what, cure))


def _text_faults(content: Content, text: str) -> Iterator[tuple[str, str]]:
    markup = find_markup(text)
    if markup:
        cure = "Take it out; *emphasis* and [links](#id) are written in Markdown."
        yield f"HTML must not stand in a text; found “{markup}”", cure
    for opening in ("{{", "{%", "{#"):
        if opening in text:
            yield (
                f"“{opening}” must not stand in a text",
                "Calls belong in the pages of docs/.",
            )
    if not isinstance(text, Markdown):
        return
    for target in _LINK.findall(text):
        if not _ADDRESS.fullmatch(target):
            what = f"a link must lead to https://… or to #id, found “{target}”"
            yield what, "Use the id of a row, term or source, such as [FAPE](#fape)."
        elif target.startswith("#") and not content.find_link(target[1:]):
            known = frozenset().union(*content.written_ids.values())
            if target[1:] not in known:
                yield (
                    f"the link leads to “{target}”, but nothing has that id",
                    suggest(target[1:], known, "Use the id of a row, term or source."),
                )


def rows_fill_the_columns(content: Content) -> Iterator[Problem]:
    """A row has a text for every column and authority for every side."""
    if ("columns", SHARED) in content.broken or not content.all(Column):
        return
    columns = {column.id: column for column in content.all(Column)}
    sides = [column.id for column in columns.values() if column.role == "side"]
    keys = {*columns, *Row.model_fields}
    for entry in content.entries:
        row = entry.item
        if not isinstance(row, Row):
            continue
        for name in sorted(columns.keys() - row.texts.keys()):
            label = columns[name].label
            cure = f"Add a line “{name}:” with what the column “{label}” says."
            yield entry.problem(Fault((), f"“{name}” is missing", cure))
        for name in row.texts.keys() - columns.keys():
            cure = suggest(name, keys, f"Use one of: {', '.join(sorted(keys))}.")
            yield entry.problem(Fault((), f"unknown key “{name}”", cure, near=(name,)))
        for side in sides:
            if not row.authority.get(side):
                cure = f"Add “{side}:” under “authority:” with at least one source."
                yield entry.problem(
                    Fault(("authority",), f"“{side}” has no source", cure)
                )
        for name in row.authority.keys() - set(sides):
            what = f"“{name}” is not a side that is compared"
            cure = suggest(name, sides, f"Use {listed(sides)}.")
            yield entry.problem(Fault(("authority", name), what, cure))


def local_relations_say_where(content: Content) -> Iterator[Problem]:
    """A row whose answer depends on a jurisdiction names it."""
    local = {relation.id for relation in content.all(Relation) if relation.local}
    for entry in content.entries:
        row = entry.item
        if isinstance(row, Row) and row.relation in local and not row.varies_by:
            what = f"relation is “{row.relation}”, so the row must say by what"
            cure = "Add “varies_by: [state]”, or the ids of other jurisdictions."
            yield entry.problem(Fault(("relation",), what, cure))


def objectives_are_checked(content: Content) -> Iterator[Problem]:
    """An objective has a knowledge check, and a check an objective of its module."""
    checked = {check.objective for check in content.all(KnowledgeCheck)}
    modules = {
        entry.item.id: entry.folder
        for entry in content.entries
        if isinstance(entry.item, Objective)
    }
    for entry in content.entries:
        item = entry.item
        can_tell = ("knowledge-checks", entry.folder) not in content.broken
        if isinstance(item, Objective) and item.id not in checked and can_tell:
            cure = (
                f"Write a check with “objective: {item.id}” in knowledge-checks.yaml."
            )
            yield entry.problem(
                Fault((), "no knowledge check checks this objective", cure)
            )
        if isinstance(item, KnowledgeCheck):
            home = modules.get(item.objective, entry.folder)
            if home != entry.folder:
                what = f"the objective belongs to another module, “{home}”"
                cure = f"Move the check to data/{home}/, or name another objective."
                yield entry.problem(Fault(("objective",), what, cure))


def modules_have_numbers_and_pages(content: Content) -> Iterator[Problem]:
    """Each module has a page of its name and a number of its own."""
    pages = {page.name for page in content.pages}
    numbers: dict[int, str] = {}
    for entry in content.entries:
        module = entry.item
        if not isinstance(module, Module):
            continue
        if f"modules/{module.id}" not in pages:
            page = f"docs/modules/{module.id}.md"
            cure = f"Write the page {page}, or correct the folder's name."
            yield entry.problem(Fault((), "the module has no page", cure))
        other = numbers.setdefault(module.number, module.id)
        if other != module.id:
            what = f"the number {module.number} is already used by module {other}"
            yield entry.problem(
                Fault(("number",), what, "Give each module its own number.")
            )
    described = {entry.folder for entry in content.entries if entry.kind.single}
    described |= {folder for kind, folder in content.broken if kind == "module"}
    for folder in {entry.folder for entry in content.entries} - described - {SHARED}:
        what = f"the folder data/{folder} has no module.yaml"
        cure = "Write it, as in data/examples/module.yaml."
        yield Problem(f"data/{folder}/module.yaml", 1, "", what, cure)


def descriptions_differ(content: Content) -> Iterator[Problem]:
    """Each page tells search engines something of its own."""
    first: dict[str, Page] = {}
    for page in content.pages:
        other = first.setdefault(page.description, page)
        if page.description and other is not page:
            what = f"the description is the same as that of {other.path}"
            yield Problem(page.path, 2, "", what, "Say what only this page holds.")


def ids_begin_with_their_module(content: Content) -> Iterator[Problem]:
    """Whoever has an id finds its file."""
    for entry in content.entries:
        name, folder = entry.item.id, entry.folder
        is_shared = entry.kind.shared or folder == SHARED
        if not (is_shared or name == folder or name.startswith(f"{folder}-")):
            what = f"the id must begin with its module, found “{name}”"
            yield entry.problem(Fault(("id",), what, f"Write “{folder}-{name}”."))


def pages_are_in_the_menu(content: Content) -> Iterator[Problem]:
    """A page stands in the menu of mkdocs.yml, if that lists any."""
    for page in content.pages:
        file = page.path.removeprefix("docs/")
        if content.menu and file not in content.menu:
            what = "the page is not in the menu"
            cure = f"Add “- {file}” to the list under “nav:” in mkdocs.yml."
            yield Problem(page.path, 1, "", what, cure)


def calls_are_right(content: Content) -> Iterator[Problem]:
    """A call names a component and an item that exist, where it may stand."""
    for page in content.pages:
        for call in page.calls:
            component = _CALLABLE.get(call.name)
            if component is None:
                what = f"there is no component “{call.name}”"
                cure = suggest(
                    call.name, _CALLABLE, f"Use {listed(sorted(_CALLABLE))}."
                )
                yield Problem(page.path, call.line, "", what, cure)
                continue
            for what, cure in _call_faults(content, component, call):
                yield Problem(page.path, call.line, call.name, what, cure)


def _call_faults(
    content: Content, component: Component, call: Call
) -> Iterator[tuple[str, str]]:
    most = component.words + (component.takes is not None)
    fewest = 1 if component.takes else 0
    if not fewest <= len(call.words) <= most:
        count = f"{fewest}" if fewest == most else f"{fewest} to {most}"
        noun = "word" if count == "1" else "words"
        yield (
            f"must have {count} {noun} in its brackets, found {len(call.words)}",
            _form(component),
        )
    elif component.takes:
        known = content.written_ids.get(component.takes.name, frozenset())
        if call.words[0] not in known and component.takes.name not in content.unread:
            cure = suggest(call.words[0], known, _choice(known, component.takes.name))
            yield f"there is no {component.takes.noun} “{call.words[0]}”", cure
    if not component.inline and not call.is_alone:
        yield (
            "must stand alone on its line, at its beginning, between empty lines",
            "Move it to a line of its own, with an empty line before and after.",
        )


def _form(component: Component) -> str:
    word = f'"the id of a {component.takes.noun}"' if component.takes else ""
    return f"Write it as {{{{ {component.name}({word}) }}}}."


def items_are_shown_once(content: Content) -> Iterator[Problem]:
    """An item has one place on the site; other calls stand at most once on a page."""
    calls: Counter[tuple[str, ...]] = Counter()
    for page, call in _calls(content):
        component = _CALLABLE.get(call.name)
        if component is None or component.inline:
            continue
        place = () if _shows_items(component) else (page.path,)
        key = (call.name, *call.words, *place)
        calls[key] += 1
        if calls[key] == 2:
            what = "must not be called twice; links to it would lead to two places"
            yield Problem(
                page.path, call.line, call.name, what, "Take away one of the calls."
            )
    misspelt = _misspelt_words(content)
    pages = {page.name for page in content.pages}
    for component in filter(_shows_items, COMPONENTS):
        for entry in content.entries:
            name = entry.item.id
            if entry.kind is not component.takes or calls[component.name, name]:
                continue
            if f"modules/{entry.folder}" not in pages:
                continue
            if not get_close_matches(name, misspelt, n=1, cutoff=0.85):
                written = f'{{{{ {component.name}("{name}") }}}}'
                path = f"docs/modules/{entry.folder}.md"
                cure = f"Add {written} to {path}, or delete the item."
                yield entry.problem(Fault((), "no page shows it", cure))


def _misspelt_words(content: Content) -> set[str]:
    """Words of wrong calls; an item that one of them may mean is not missing."""
    words = {word for page in content.pages for word in page.unread}
    for _, call in _calls(content):
        component = _CALLABLE.get(call.name)
        kind = component.takes if component else None
        known = content.written_ids.get(kind.name, frozenset()) if kind else frozenset()
        words.update(word for word in call.words[:1] if word not in known)
    return words


def parts_of_modules_are_shown(content: Content) -> Iterator[Problem]:
    """A page shows what belongs to its whole module, and only if it is there."""
    calls = {
        (page.name, call.name, *call.words): call for page, call in _calls(content)
    }
    for component in COMPONENTS:
        if component.takes is not MODULES:
            continue
        for module in content.all(Module):
            page = f"modules/{module.id}"
            call = calls.get((page, component.name, module.id))
            is_there = all(
                content.all(kind.model, module.id) for kind in component.data
            )
            written = f'{{{{ {component.name}("{module.id}") }}}}'
            if is_there and call is None and page in _readable_pages(content):
                what = f"the page must show {written}"
                cure = "Add it on a line of its own, between empty lines."
                yield Problem(f"docs/{page}.md", 1, "", what, cure)
            if call is not None and not is_there:
                kinds = ", ".join(
                    f"data/{module.id}/{k.name}.yaml" for k in component.data
                )
                what = f"there is nothing to show; {kinds} has no items"
                cure = "Write the file, or take the call away."
                yield Problem(f"docs/{page}.md", call.line, component.name, what, cure)


def _readable_pages(content: Content) -> set[str]:
    return {page.name for page in content.pages if not page.unread}


def _shows_items(component: Component) -> bool:
    """Whether each item of a component's own kind needs a call of its own."""
    return component.takes in component.data and not component.inline


def _calls(content: Content) -> Iterator[tuple[Page, Call]]:
    for page in content.pages:
        for call in page.calls:
            yield page, call


ITEM_RULES: tuple[Rule, ...] = (
    ids_are_unique,
    references_resolve,
    texts_are_plain,
    rows_fill_the_columns,
    local_relations_say_where,
    objectives_are_checked,
)
"""Rules for items; the examples keep them too."""

PAGE_RULES: tuple[Rule, ...] = (
    modules_have_numbers_and_pages,
    ids_begin_with_their_module,
    descriptions_differ,
    pages_are_in_the_menu,
    calls_are_right,
    items_are_shown_once,
    parts_of_modules_are_shown,
)
"""Rules for pages and what they show."""
