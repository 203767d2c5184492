"""All items and pages of the site in one immutable `Content`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar, cast

from macros.components import KINDS
from macros.components.alias import Alias
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
from macros.components.module import Module
from macros.components.shape import parse_item
from macros.pages import Page, find_files, load_pages
from macros.problems import Fault, Problem, listed, suggest
from macros.publication import (
    PAGES,
    Moves,
    Published,
    moves_of,
    parse_published,
    published_ids,
)
from macros.source import Place, Source, Value, find_fault, load_source, load_text

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

    menu: frozenset[str] = frozenset()
    """The pages that mkdocs.yml lists, such as modules/scope.md."""

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

    moves: Moves = field(init=False, repr=False)
    """What became of the ids that were published and are no longer there."""

    _items: Mapping[type[Item], Mapping[str, Entry]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        items: dict[type[Item], dict[str, Entry]] = {}
        for entry in self.entries:
            items.setdefault(type(entry.item), {}).setdefault(entry.item.id, entry)
        object.__setattr__(self, "_items", items)
        aliases = self.all(Alias)
        moves = (
            moves_of(aliases, self.published, self.ids_today) if aliases else Moves()
        )
        object.__setattr__(self, "moves", moves)

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

    def all(self, model: type[Model], module: str | None = None) -> tuple[Model, ...]:
        """All items of a kind in the order of the modules, or those of one module."""
        return tuple(
            cast(Model, entry.item)
            for entry in self._items.get(model, {}).values()
            if module is None or entry.folder == module
        )

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
        return any(page.name == name for page in self.pages)

    def title_of(self, name: str) -> str:
        """The main heading of a page below `docs/`; its name if there is none."""
        titles = {page.name: page.title for page in self.pages}
        return titles.get(name) or name

    def find_link(self, item_id: str) -> Link | None:
        """Where the item with this id is shown, whatever its kind, or nothing."""
        for entries in self._items.values():
            entry = entries.get(item_id)
            if entry is not None and not (entry.kind.local_ids or entry.kind.single):
                return self.link(entry.item)
        return None


def load_content(
    project: Path, layer: str | None = None
) -> tuple[Content, Content, list[Problem]]:
    """The site, its examples as a course of their own, and what could not be read.

    The layer is the folder with what a district adds; without it, the site is the
    course alone.
    """
    data = project / "data"
    if not (data / SHARED).is_dir():
        what = f"the folder data/{SHARED} is missing"
        cure = "Bring it back; it holds what all modules use."
        problem = Problem(f"data/{SHARED}", 1, "", what, cure, "shared-folder")
        return Content(()), Content(()), [problem]
    problems = [*_stray_files(data)]
    question_versions = _load_kept(data / QUESTION_VERSIONS, parse_versions, problems)
    published = _load_kept(data / PUBLISHED, parse_published, problems)
    releases = _load_kept(data / RELEASES, parse_releases, problems)
    district = project / (layer or LAYER)
    folders = {
        folder.name: _load_folder(folder, folder.name, f"data/{folder.name}")
        for folder in sorted(data.iterdir())
        if folder.is_dir() and folder.name != DISTRICT and folder != district
    }
    local = _load_layer(district, layer) if layer else _Loaded()
    pages, found = load_pages(project / "docs")
    problems += found
    menu, found = _load_menu(project / SETTINGS)
    problems += found
    for loaded in (*folders.values(), local):
        problems += loaded.problems
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


def _vocabulary(shared: _Loaded) -> _Loaded:
    """What the examples need of the site; its other items speak of real modules."""
    return replace(
        shared, entries=[entry for entry in shared.entries if entry.kind.local_ids]
    )


def _load_menu(file: Path) -> tuple[frozenset[str], list[Problem]]:
    """The pages under `nav:` in mkdocs.yml; its other keys are not ours to read."""
    if not file.exists():
        what = "the settings of the site are missing"
        cure = "Bring back the file that was committed."
        return frozenset(), [Problem(SETTINGS, 1, "", what, cure, "settings")]
    text, problem = load_text(file, SETTINGS)
    fault = None if problem else find_fault(text, SETTINGS)
    if fault:
        what = f"the settings of the site cannot be read: {fault.what}"
        cure = "Mend the line, or bring back the file that was committed."
        problem = Problem(SETTINGS, fault.line, "", what, cure, "settings")
    nav = re.search(r"^nav:\n((?:[ #].*\n|\n)*)", text, re.MULTILINE)
    pages = re.findall(r"[\w./-]+\.md\b", nav[1]) if nav and not problem else ()
    return frozenset(pages), [problem] if problem else []


@dataclass
class _Loaded:
    """What one folder holds."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ids: dict[str, set[str]] = field(default_factory=dict)
    broken: set[tuple[str, str]] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    pictures: dict[str, str] = field(default_factory=dict)


def _load_layer(folder: Path, layer: str) -> _Loaded:
    """What a district adds; the usual folder for it may be missing, another not."""
    if folder.is_dir():
        return _load_folder(folder, DISTRICT, Path(layer).as_posix())
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
    menu: frozenset[str] = frozenset(),
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
        menu,
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
            loaded.problems.append(_unknown_file(path, file.stem, kinds))
            continue
        source, problems = load_source(file, path)
        loaded.problems += problems
        if source is not None:
            _load_items(loaded, kind, name, source)
        else:
            loaded.broken.add((kind.name, name))
            ids = _ID_LINE.findall(load_text(file, path)[0])
            for broken in filter(None, (kind, kind.holds)):
                _note_ids(loaded, broken, [name] if kind.single else ids)
                loaded.unread.add(broken.name)
    return loaded


def _picture_kind(file: Path) -> str:
    """The ending that a picture should have, from what is in it; empty for others."""
    content = file.read_bytes()
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    return ".svg" if b"<svg" in content else ""


_ID_LINE = re.compile(r"^\s*(?:- )?id:\s*[\"']?([\w-]+)", re.MULTILINE)


def _note_ids(loaded: _Loaded, kind: Kind, ids: Iterable[str]) -> None:
    """Remembers ids, so that one broken file does not make others look wrong."""
    loaded.ids.setdefault(kind.name, set()).update(ids)


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


def _unknown_file(path: str, stem: str, kinds: Iterable[str]) -> Problem:
    names = sorted(kinds)
    known = [f"{name}.yaml" for name in names]
    what = f"“{path.rsplit('/', 1)[1]}” is not a data file of this folder"
    if not path.endswith((".yaml", ".yml")):
        cure = "Move it out of data/."
    elif stem in names:
        cure = f"Rename it to “{stem}.yaml”."
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
        for number, value in enumerate(source.value):
            _load_item(loaded, kind, folder, source, (number,), value)
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
