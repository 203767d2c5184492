"""All items and pages of the site in one immutable `Content`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import TypeVar, cast

from macros.components import KINDS
from macros.components.alias import ALIASES, Alias
from macros.components.base import (
    DISTRICT,
    EXAMPLES,
    MODULE,
    SHARED,
    Item,
    Kind,
    Link,
    Model,
    Site,
)
from macros.components.catalogue import QuestionVersions, parse_versions
from macros.components.changes import Releases, parse_releases
from macros.components.module import MODULES, Module
from macros.components.shape import parse_item, proposed_id
from macros.memory import Memory
from macros.pages import Page, find_files, load_pages
from macros.problems import MOST_TOLD, Fault, Problem, first, listed, suggest
from macros.publication import (
    PAGES,
    Moves,
    Published,
    module_in,
    moves_of,
    parse_published,
    published_ids,
)
from macros.source import (
    Place,
    Source,
    Value,
    find_fault,
    load_source,
    load_text,
    parse_source,
)

LAYER = f"data/{DISTRICT}"
"""The folder of a district's layer, unless another one is chosen."""

PICTURES = (".svg", ".png")
"""What a layer may hold besides data: a logo."""

QUESTION_VERSIONS = "question-versions.json"
"""The file of `data/` that keeps every version of every question."""

PUBLISHED = "published.json"
"""The file of `data/` that keeps every id that was published."""

RELEASES = "releases.json"
"""The file of `data/` that says what each release changed."""

Kept = TypeVar("Kept")


SETTINGS = "mkdocs.yml"

_NAV = re.compile(r"^nav:\n(?:[ #\-].*(?:\n|$)|\n)*", re.MULTILINE)

RULES = {
    "shared-folder": """There is a folder data/shared.

    It holds the columns, relations and sources that every module uses.
    """,
    "file-places": """A file of data/ has the name and the folder of its kind.

    What lies elsewhere would not be read, and nobody would notice.

    Wrong: data/scope/poll.yml
    Right: data/scope/polls.yaml
    See: Add a module
    """,
    "item-list": """A data file is a list of items, each beginning with “- id:”.

    Only the file of a module and a few others hold one item, as their examples show.
    """,
    "kept-files": """A file in which a command keeps what was can be read.

    It lets every answer be scored and every link be followed that was ever given, so
    it is never written over while it is broken.

    See: Add a question
    """,
    "settings": """The settings of the site, mkdocs.yml, are there and can be read.

    Without them no page is built. What they say is not for this check to judge.
    """,
}
"""What is asked of the folder as a whole, each rule with its reason."""


@dataclass(frozen=True)
class Entry:
    """An item and where it is written."""

    kind: Kind
    item: Item
    folder: str
    source: Source
    at: Place

    def problem(self, fault: Fault) -> Problem:
        """A fault of this item, with its file and line."""
        return _placed(fault, self.kind, self.item.id, self.source, self.at)


@dataclass(frozen=True)
class Content:
    """Everything authors have written, ready to be asked for."""

    entries: tuple[Entry, ...]
    pages: tuple[Page, ...] = ()
    written_ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For each kind, the ids in its files, also of items that could not be read."""

    broken: frozenset[tuple[str, str]] = frozenset()
    """The kinds and folders in which something could not be read."""

    unread: frozenset[str] = frozenset()
    """The kinds of which a whole file could not be read, so that ids are unknown."""

    menu: Mapping[str, int] = field(default_factory=dict)
    """What mkdocs.yml lists, such as modules/scope.md, with the line of each."""

    files: frozenset[str] = frozenset()
    """All files below `docs/`, such as assets/logo.svg."""

    question_versions: QuestionVersions = field(default_factory=dict)
    """Every version of every question, as far as it was kept."""

    published: Published = field(default_factory=dict)
    """Every id that was published, as far as it was kept."""

    releases: Releases = field(default_factory=Releases)
    """What each release changed."""

    pictures: Mapping[str, str] = field(default_factory=dict)
    """The pictures of the district's layer, and of which kind each really is."""

    site: Site = field(default_factory=Site)
    """What the settings say; the front door knows it."""

    @cached_property
    def _items(self) -> Mapping[type[Item], Mapping[str, Entry]]:
        items: dict[type[Item], dict[str, Entry]] = {}
        for entry in self.entries:
            items.setdefault(type(entry.item), {}).setdefault(entry.item.id, entry)
        return items

    @cached_property
    def moves(self) -> Moves:
        """What became of the ids that were published and are no longer there."""
        aliases = self.all(Alias)
        return moves_of(aliases, self.published, self.ids_today) if aliases else Moves()

    @cached_property
    def lost(self) -> Mapping[tuple[str, str], str | None]:
        """The published ids that are gone without a word, by kind and name.

        For each there is the new id that may have taken its place, if there is one.
        """
        return dict(self._find_lost())

    def _find_lost(self) -> Iterator[tuple[tuple[str, str], str | None]]:
        aliases = self.all(Alias)
        unread = ALIASES.name in self.unread or (ALIASES.name, SHARED) in self.broken
        if unread or not self.published:
            return
        moves, today = self.moves, self.ids_today
        explained = {alias.id for alias in aliases} | {*moves.to, *moves.withdrawn}
        published = self.published.get(MODULES.name, frozenset())
        modules = published - today.get(MODULES.name, frozenset()) - explained
        for kind, names in self.published.items():
            gone = names - self.written_ids.get(kind, frozenset()) - explained
            new = today.get(kind, frozenset()) - names
            for name in sorted(gone) if kind not in self.unread else ():
                # The alias of a module answers for all that is named after it.
                if not module_in(name, modules):
                    near = get_close_matches(name, sorted(new), n=1, cutoff=0.6)
                    yield (kind, name), near[0] if near else None

    @property
    def ids_today(self) -> Published:
        """What is published of this course; a district's own items are not of it."""
        items = (
            (entry.kind, entry.item.id)
            for entry in self.entries
            if entry.folder != DISTRICT
        )
        return published_ids(items, (page.name for page in self.pages))

    def id_today(self, name: str) -> str:
        """The id that stands today for one that was published; mostly itself."""
        return self.moves.today(name)

    def find_withdrawn(self, name: str) -> str | None:
        """Why nothing has taken the place of an id that was published, if it is so."""
        return self.moves.withdrawn.get(name)

    @property
    def withdrawn(self) -> Mapping[str, str]:
        """For each item that was published and is gone for good, the reason."""
        pages = self.published.get(PAGES, ())
        return {
            name: why for name, why in self.moves.withdrawn.items() if name not in pages
        }

    def get(self, model: type[Model], item_id: str) -> Model:
        """The item with this id; raises `KeyError` if there is none."""
        return cast(Model, self._items.get(model, {})[item_id].item)

    def find(self, model: type[Model], item_id: str) -> Model | None:
        """The item with this id, if there is one."""
        entry = self._items.get(model, {}).get(item_id)
        return cast(Model, entry.item) if entry else None

    def all(self, model: type[Model], module: str | None = None) -> tuple[Model, ...]:
        """All items of a kind in the order of the modules, or those of one module."""
        return cast(tuple[Model, ...], self._in_order.get((model, module), ()))

    @cached_property
    def _in_order(self) -> Mapping[tuple[type[Item], str | None], tuple[Item, ...]]:
        """The items of each kind, of all modules and of each of them."""
        found: dict[tuple[type[Item], str | None], list[Item]] = defaultdict(list)
        for model, entries in self._items.items():
            for entry in entries.values():
                found[model, None].append(entry.item)
                found[model, entry.folder].append(entry.item)
        return {key: tuple(items) for key, items in found.items()}

    def module_of(self, item: Item) -> str:
        """The module in whose folder an item is written."""
        return self._items[type(item)][item.id].folder

    def link(self, item: Item) -> Link:
        """Where on the site an item is shown."""
        entry = self._items[type(item)][item.id]
        page = entry.kind.page.format(folder=entry.folder)
        return Link(page, "" if entry.kind.single else item.id)

    def has_page(self, name: str) -> bool:
        """Whether there is a page of this name below `docs/`."""
        return name in self._titles

    def title_of(self, name: str) -> str:
        """The main heading of a page below `docs/`; its name if there is none."""
        return self._titles.get(name) or name

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return {page.name: page.title for page in self.pages}

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all items."""
        return frozenset(entry.item.id for entry in self.entries)

    @cached_property
    def shown_on(self) -> Mapping[str, frozenset[str]]:
        """For each page, the ids of the items that are shown there."""
        found: dict[str, set[str]] = defaultdict(set)
        for entry in self.entries:
            found[self.link(entry.item).page].add(entry.item.id)
        return {page: frozenset(ids) for page, ids in found.items()}

    def find_link(self, item_id: str) -> Link | None:
        """Where the item with this id is shown, whatever its kind, or nothing."""
        entry = self._linked.get(item_id)
        return self.link(entry.item) if entry else None

    @cached_property
    def _linked(self) -> Mapping[str, Entry]:
        found: dict[str, Entry] = {}
        for entries in self._items.values():
            for name, entry in entries.items():
                if not (entry.kind.local_ids or entry.kind.single):
                    found.setdefault(name, entry)
        return found


def load_content(
    project: Path, layer: str | None = None, memory: Memory | None = None
) -> tuple[Content, Content, list[Problem]]:
    """The site, its examples as a course of their own, and what could not be read.

    The layer is the folder with what a district adds; without it, the site is the
    course alone. What is remembered and has not changed is not read again.
    """
    data = project / "data"
    if not (data / SHARED).is_dir():
        what = f"the folder data/{SHARED} is missing"
        cure = "Bring it back; it holds what all modules use."
        problem = Problem(f"data/{SHARED}", 1, "", what, cure, "shared-folder")
        return Content(()), Content(()), [problem]
    memory = memory or Memory()
    problems = [*_stray_files(data)]
    question_versions = _load_kept(data / QUESTION_VERSIONS, parse_versions, problems)
    published = _load_kept(data / PUBLISHED, parse_published, problems)
    releases = _load_kept(data / RELEASES, parse_releases, problems)
    district = project / (layer or LAYER)
    folders = {
        folder.name: _recalled(memory, folder, folder.name, f"data/{folder.name}")
        for folder in sorted(data.iterdir())
        if folder.is_dir() and folder.name != DISTRICT and folder != district
    }
    local = _load_layer(memory, district, layer) if layer else _Loaded()
    pages, found = load_pages(project / "docs", memory)
    problems += found
    menu, found = load_menu(project / SETTINGS)
    problems += found
    for loaded in (*folders.values(), local):
        problems += loaded.problems
    problems += _note_missing(folders, published or {})
    shared = folders.pop(SHARED, _Loaded())
    examples = folders.pop(EXAMPLES, _Loaded())
    site = replace(
        _content([shared, *_in_order(folders), local], pages, menu),
        question_versions=question_versions or {},
        published=published or {},
        releases=releases or Releases(),
        pictures=local.pictures,
        files=find_files(project / "docs"),
    )
    return site, _content([_vocabulary(shared), examples]), problems


_KEPT = {
    QUESTION_VERSIONS: "old questions",
    PUBLISHED: "published ids",
    RELEASES: "releases",
}
"""The files that commands write, and what each of them holds."""


def _load_kept(
    file: Path, parse: Callable[[str], Kept | None], problems: list[Problem]
) -> Kept | None:
    """What such a file holds; nothing if a course has none or it cannot be read."""
    if not (file.exists() or file.is_symlink()):
        return None
    path = f"data/{file.name}"
    text, problem = load_text(file, path)
    known = parse(text)
    if problem:
        problems.append(problem)
    elif known is None:
        what = f"the file of {_KEPT[file.name]} cannot be read"
        cure = "Bring back the last version that was committed, then run “make fix”."
        problems.append(Problem(path, 1, "", what, cure, "kept-files"))
    return known


def _note_missing(
    folders: dict[str, _Loaded], published: Published
) -> Iterator[Problem]:
    """What files held that were published and cannot be read, by the one slip it was.

    Its ids count as known, so that nothing that names them looks wrong.
    """
    explained = {
        entry.item.id
        for entry in folders[SHARED].entries
        if isinstance(entry.item, Alias)
    }
    modules = published.get(MODULES.name, frozenset()) - explained
    strangers = {
        name
        for folder, loaded in folders.items()
        for names in (loaded.ids.values() if folder not in (SHARED, EXAMPLES) else ())
        for name in names
        if not f"{name}-".startswith(f"{folder}-")
    }
    own = {kind: _by_module(names, modules) for kind, names in published.items()}
    for folder in sorted({SHARED, *modules}):
        is_gone = folder not in folders
        loaded = folders.setdefault(folder, _Loaded())
        # If it only has another name, that is told where its files are now.
        if is_gone and not any(name.startswith(f"{folder}-") for name in strangers):
            yield _missing_folder(folder)
        for kind in KINDS:
            if not belongs(kind, folder):
                continue
            held = kind.holds or kind
            ids = own.get(held.name, {}).get(folder, set())
            if folder == SHARED:
                ids = set(published.get(held.name, ()))
            key = (kind.name, folder)
            is_there = bool(loaded.ids.get(held.name)) or key in loaded.broken
            if is_gone or (ids and not is_there and not ids & explained):
                loaded.broken.add(key)
                loaded.unread.update((kind.name, held.name))
                if not is_gone:
                    yield _missing_file(f"data/{folder}/{kind.name}.yaml")
            if held.name in loaded.unread and key in loaded.broken:
                _note_ids(loaded, held, ids)


def _by_module(
    names: Iterable[str], modules: Collection[str]
) -> Mapping[str, set[str]]:
    """The ids that begin with the name of each module; one may begin with two."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        words = name.split("-")
        for beginning in accumulate(words, "{}-{}".format):
            if beginning in modules:
                found[beginning].add(name)
    return found


def _missing_folder(name: str) -> Problem:
    what = "the folder is missing, and what it held was published"
    cure = (
        f"Bring it back under this name, or add “- id: {name}” to "
        "data/shared/aliases.yaml, and below it “leads_to: the module that took its "
        "place” or “withdrawn: the reason”. It holds for all that is named after the "
        "module."
    )
    return Problem(f"data/{name}", 1, "", what, cure, "published-ids-stay")


def _missing_file(path: str) -> Problem:
    what = "the file is missing, and what it held was published"
    cure = (
        "Bring it back under this name, or say in data/shared/aliases.yaml what "
        "became of each of its ids."
    )
    return Problem(path, 1, "", what, cure, "published-ids-stay")


def _vocabulary(shared: _Loaded) -> _Loaded:
    """What the examples need of the site; its other items speak of real modules."""
    return replace(
        shared, entries=[entry for entry in shared.entries if entry.kind.local_ids]
    )


def load_menu(file: Path) -> tuple[dict[str, int], list[Problem]]:
    """The entries under `nav:` in mkdocs.yml; its other keys are not ours to read."""
    if not file.exists():
        what = "the settings of the site are missing"
        cure = "Bring back the file that was committed."
        return {}, [Problem(SETTINGS, 1, "", what, cure, "settings")]
    text, problem = load_text(file, SETTINGS)
    fault = None if problem else find_fault(text, SETTINGS)
    if fault:
        what = f"the settings of the site cannot be read: {fault.what}"
        problem = Problem(SETTINGS, fault.line, "", what, fault.cure, "settings")
    if problem:
        return {}, [problem]
    found = _NAV.search(text)
    if found is None:
        return {}, []
    before = text[: found.start()].count("\n")
    menu, problems = parse_source(found[0], SETTINGS)
    if menu is None:
        return {}, [replace(one, line=one.line + before) for one in problems]
    entries = _menu_entries(menu.value, ())
    return {entry: menu.line(place) + before for place, entry in entries}, []


def _menu_entries(value: Value, place: Place) -> Iterator[tuple[Place, str]]:
    """What a menu leads to, at any depth of its sections."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _menu_entries(part, (*place, number))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _menu_entries(part, (*place, key))


@dataclass
class _Loaded:
    """What one folder holds."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ids: dict[str, set[str]] = field(default_factory=dict)
    broken: set[tuple[str, str]] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    pictures: dict[str, str] = field(default_factory=dict)


def _load_layer(memory: Memory, folder: Path, layer: str) -> _Loaded:
    """What a district adds; the usual folder for it may be missing, another not."""
    if folder.is_dir():
        return _recalled(memory, folder, DISTRICT, Path(layer).as_posix())
    if layer == LAYER:
        return _Loaded()
    what = "there is no folder of this name for the district's layer"
    cure = f"Correct DISTRICT, or leave it out for {LAYER}."
    return _Loaded(problems=[Problem(layer, 1, "", what, cure, "file-places")])


def _in_order(folders: Mapping[str, _Loaded]) -> list[_Loaded]:
    def number(loaded: _Loaded) -> int:
        found = [
            entry.item for entry in loaded.entries if isinstance(entry.item, Module)
        ]
        return found[0].number if found else 0

    return sorted(folders.values(), key=number)


def _content(
    parts: Iterable[_Loaded],
    pages: tuple[Page, ...] = (),
    menu: Mapping[str, int] | None = None,
) -> Content:
    parts = list(parts)
    ids: dict[str, set[str]] = {}
    for part in parts:
        for kind, found in part.ids.items():
            ids.setdefault(kind, set()).update(found)
    ids[PAGES] = {page.name for page in pages}
    unread = {kind for part in parts for kind in part.unread}
    return Content(
        tuple(entry for part in parts for entry in part.entries),
        pages,
        {kind: frozenset(found) for kind, found in ids.items()},
        frozenset(key for part in parts for key in part.broken),
        # The examples have no pages of their own.
        frozenset(unread if pages else {*unread, PAGES}),
        menu or {},
    )


def _recalled(memory: Memory, folder: Path, name: str, path: str) -> _Loaded:
    """What a folder holds, in a copy to which more can be noted."""
    loaded = memory.recall(folder, lambda: _load_folder(folder, name, path), name)
    return replace(
        loaded,
        ids={kind: set(ids) for kind, ids in loaded.ids.items()},
        broken=set(loaded.broken),
        unread=set(loaded.unread),
    )


def _load_folder(folder: Path, name: str, folder_path: str) -> _Loaded:
    loaded = _Loaded()
    kinds = {kind.name: kind for kind in KINDS if belongs(kind, name)}
    for file in sorted(folder.iterdir()):
        path = f"{folder_path}/{file.name}"
        if file.suffix == ".md" or file.name.startswith("."):
            continue
        if name == EXAMPLES and file.name == DISTRICT:
            continue  # a layer, which can be chosen in place of the usual one
        if name == DISTRICT and file.suffix in PICTURES and file.is_file():
            loaded.pictures[file.name] = _picture_kind(file)
            continue
        kind = kinds.get(file.stem) if file.suffix == ".yaml" else None
        if kind is None:
            meant = _meant_kind(file, kinds)
            loaded.problems.append(_unknown_file(path, file.stem, kinds, meant))
            if meant:
                _note_unread(loaded, meant, name, load_text(file, path)[0])
            continue
        source, problems = load_source(file, path)
        loaded.problems += problems
        if source is not None:
            _load_items(loaded, kind, name, source)
        else:
            _note_unread(loaded, kind, name, load_text(file, path)[0])
    return loaded


def _meant_kind(file: Path, kinds: Mapping[str, Kind]) -> Kind | None:
    """The kind whose file this is under a wrong name, if there is no such file."""
    stem = file.name.split(".")[0].lower()
    near = get_close_matches(stem, sorted(kinds), n=1, cutoff=0.8)
    kind = kinds[near[0]] if near else None
    names = {other.name for other in file.parent.iterdir()}
    is_other = kind is None or f"{kind.name}.yaml" in names or file.is_dir()
    return None if is_other else kind


def _note_unread(loaded: _Loaded, kind: Kind, folder: str, text: str) -> None:
    """Remembers that a file cannot be read, and the ids that seem to stand in it."""
    loaded.broken.add((kind.name, folder))
    loaded.unread.update(part.name for part in (kind, kind.holds) if part)
    ids = [folder] if kind.single else _ID_LINE.findall(text)
    for part in filter(None, (kind, kind.holds)):
        _note_ids(loaded, part, ids)


def _picture_kind(file: Path) -> str:
    """The ending that a picture should have, from what is in it; empty for others."""
    content = file.read_bytes()
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    return ".svg" if b"<svg" in content else ""


_ID_LINE = re.compile(r"^[ \t]*(?:- )?id:[ \t]*[\"']?([\w-]+)", re.MULTILINE)


def _note_ids(loaded: _Loaded, kind: Kind, ids: Iterable[str]) -> None:
    """Remembers ids, so that one slip does not make others look wrong.

    One that is not in its form counts as what it has to become.
    """
    known = loaded.ids.setdefault(kind.name, set())
    for name in ids:
        known.update((name, proposed_id(name)))


def _stray_files(data: Path) -> Iterator[Problem]:
    """Files that lie in no folder, and that no command writes there."""
    for file in sorted(data.iterdir()):
        is_hidden = file.name.startswith(".") or file.suffix == ".md"
        if file.is_file() and not is_hidden and file.name not in _KEPT:
            what = (
                f"“{file.name}” must lie in the folder of a module or in data/{SHARED}"
            )
            path, cure = f"data/{file.name}", "Move it there."
            yield Problem(path, 1, "", what, cure, "file-places")


def belongs(kind: Kind, folder: str) -> bool:
    """Whether items of a kind are written in a folder of `data/`."""
    if folder == EXAMPLES:
        return not kind.local_ids and kind.folders != (DISTRICT,)
    return (folder if folder in (SHARED, DISTRICT) else MODULE) in kind.folders


def _unknown_file(
    path: str, stem: str, kinds: Iterable[str], meant: Kind | None
) -> Problem:
    names = sorted(kinds)
    known = [f"{name}.yaml" for name in names]
    what = f"“{path.rsplit('/', 1)[1]}” is not a data file of this folder"
    if meant:
        cure = f"Rename it to “{meant.name}.yaml”."
    elif not path.endswith((".yaml", ".yml")):
        cure = "Move it out of data/."
    elif near := get_close_matches(stem.lower(), names, n=1, cutoff=0.6):
        cure = f"There is a “{near[0]}.yaml” too; keep one of them, under that name."
    elif homes := [
        f"data/{folder}/"
        for kind in KINDS
        if kind.name == stem
        for folder in kind.folders
    ]:
        cure = f"It belongs in {' or '.join(homes)}."
    else:
        cure = suggest(f"{stem}.yaml", known, f"Name it {listed(known)}.")
    return Problem(path, 1, "", what, cure, "file-places")


def _load_items(loaded: _Loaded, kind: Kind, folder: str, source: Source) -> None:
    if kind.single:
        value = source.value
        if isinstance(value, dict):
            value = {"id": folder, **value}
        _load_item(loaded, kind, folder, source, (), value)
    elif isinstance(source.value, list):
        before = len(loaded.problems)
        for number, value in enumerate(source.value):
            _load_item(loaded, kind, folder, source, (number,), value)
            if len(loaded.problems) - before > MOST_TOLD:
                loaded.problems[before:] = first(loaded.problems[before:])
                loaded.unread.update(part.name for part in (kind, kind.holds) if part)
                break
    else:
        what = f"the file must be a list, each {kind.noun} beginning with “- id:”"
        cure = f"Compare it with {kind.example}."
        line = source.line(())
        loaded.problems.append(Problem(source.path, line, "", what, cure, "item-list"))
        loaded.broken.add((kind.name, folder))
        loaded.unread.add(kind.name)


def _load_item(
    loaded: _Loaded, kind: Kind, folder: str, source: Source, at: Place, value: Value
) -> None:
    item, faults = parse_item(kind.model, value)
    name = _name(value)
    inside = _values_inside(kind, value)
    _note_ids(loaded, kind, [name])
    if kind.holds:
        _note_ids(loaded, kind.holds, map(_name, inside))
    if item is None:
        loaded.broken.add((kind.name, folder))
    else:
        entry = Entry(kind, item, folder, source, at)
        loaded.entries += [entry, *_nested_entries(entry)]
        faults = [replace(fault, rule=kind.name) for fault in kind.check(item)]
    for fault in faults:
        match fault.at:
            case (_, int(number), *rest) if kind.holds and number < len(inside):
                # Named after the item inside, which is easier to find than its number.
                place = (*at, *fault.at[:2])
                within = replace(fault, at=tuple(rest), near=fault.near[2:])
                named = _name(inside[number])
                loaded.problems.append(
                    _placed(within, kind.holds, named, source, place)
                )
            case _:
                loaded.problems.append(_placed(fault, kind, name, source, at))


def _nested_entries(entry: Entry) -> Iterator[Entry]:
    """The items that stand inside an item, such as the rows of a table."""
    if entry.kind.holds is None:
        return
    name = entry.kind.holds.name
    for number, item in enumerate(getattr(entry.item, name)):
        at = (*entry.at, name, number)
        yield Entry(entry.kind.holds, item, entry.folder, entry.source, at)


def _values_inside(kind: Kind, value: Value) -> list[Value]:
    """The values of the items that stand inside an item."""
    if kind.holds is None or not isinstance(value, dict):
        return []
    inside = value.get(kind.holds.name)
    return inside if isinstance(inside, list) else []


def _name(value: Value) -> str:
    name = value.get("id") if isinstance(value, dict) else None
    return name if isinstance(name, str) else ""


def _placed(fault: Fault, kind: Kind, name: str, source: Source, at: Place) -> Problem:
    steps = " › ".join(
        f"{step + 1}" if isinstance(step, int) else step for step in fault.at
    )
    subject = f"{kind.noun} {name}".strip()
    return Problem(
        source.path,
        source.line((*at, *(fault.near or fault.at))),
        f"{subject} › {steps}" if steps else subject,
        fault.what,
        fault.cure,
        fault.rule,
    )
