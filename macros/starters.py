"""What an author then fills in: the beginning of an item or of a module.

Made from the models, so that it never goes out of date. What has to be written stands
there empty, so that the check names it; what may be written stands there as a remark.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from macros.components import COMPONENTS
from macros.components.base import (
    DISTRICT,
    EXAMPLES,
    REFERENCE_KEY,
    SHARED,
    Item,
    Kind,
    counted,
)
from macros.components.comparison_table import COMPARISON_TABLES, ROWS
from macros.components.facilitator_guide import FACILITATOR_GUIDES
from macros.components.key_points import KEY_POINTS
from macros.components.knowledge_check import KNOWLEDGE_CHECKS
from macros.components.module import MODULES, Module
from macros.components.objectives import OBJECTIVES, Objective
from macros.components.poll import POLLS
from macros.components.scenario import SCENARIOS
from macros.components.shape import parse_item
from macros.components.source import SOURCES
from macros.components.term import TERMS
from macros.components.vocabulary import VOCABULARY
from macros.content import Content, load_content
from macros.problems import Fault, Problem, suggest
from macros.reference import folder_readme
from macros.schemas import Schema, item_schema
from macros.source import Place, Source, Value, parse_source

STARTED = {
    "row": ROWS,
    "check": KNOWLEDGE_CHECKS,
    "case": SCENARIOS,
    "poll": POLLS,
    "objective": OBJECTIVES,
    "key-point": KEY_POINTS,
    "term": TERMS,
    "source": SOURCES,
}
"""What can be begun by itself, under the word an author types for it."""

_OTHER_WORDS = {"question": "check", "knowledge-check": "check", "scenario": "case"}
"""What some authors type for it."""

LONGEST_MODULE = 40
"""Characters in a module's name, so that ids that begin with it are not too long."""

Given = Mapping[Place, Any]
"""Values that are known before an author has written anything, by their places."""

_GIVEN: dict[str, Given] = {
    ROWS.name: {("subtopic",): ""},
    KNOWLEDGE_CHECKS.name: {("options", 0, "correct"): True},
    SCENARIOS.name: {("decisions", 0, "choices", 0, "standing"): "recommended"},
}
"""What the rules ask for beyond the keys that have to be there."""

_PAGE = """\
---
description:
---

# <title>

{{ module_header("<name>") }}

{{ objectives("<name>") }}

## First thoughts

{{ poll("<name>-first-thoughts") }}

##

{{ knowledge_check("<name>-check-one") }}

##

{{ knowledge_check("<name>-check-two") }}

## Compare

{{ comparison_table("<name>") }}

## A worked case

{{ scenario("<name>-case-worked") }}

## A case to solve

{{ scenario("<name>-case-to-solve") }}

## Key points

{{ key_points("<name>") }}

## First thoughts again

{{ look_back("<name>-first-thoughts") }}

## Next
"""
"""A module's page, as data/examples/page.md shows it, without its words."""


@dataclass(frozen=True)
class Addition:
    """What is written at the end of a file, or as a new one."""

    path: str
    text: str
    is_new: bool


@dataclass(frozen=True)
class Starter:
    """Everything that one beginning writes, and what its author does next."""

    additions: tuple[Addition, ...]
    steps: tuple[str, ...]


def start(
    project: Path, word: str, names: Sequence[str], title: str, today: date
) -> tuple[Starter | None, list[Fault]]:
    """What begins an item or a module, or nothing, and why it cannot be begun."""
    if word != "module" and word not in STARTED:
        known = ["module", *STARTED]
        example = project / f"data/{EXAMPLES}/{word.removesuffix('s')}s.yaml"
        if word in _OTHER_WORDS:
            cure = f"Did you mean “{_OTHER_WORDS[word]}”?"
        elif example.exists():
            cure = f"Copy an entry of data/{EXAMPLES}/{example.name}."
        else:
            cure = suggest(word, known, f"Write one of: {', '.join(known)}.")
        return None, [Fault((), f"there is no starter for “{word}”", cure)]
    kind = STARTED.get(word)
    wanted = ("MODULE", "ID") if kind and not kind.shared else ("ID",)
    if len(names) != len(wanted):
        what = f"“new {word}” takes {counted(len(wanted), 'word')}, found {len(names)}"
        cure = f"Write it as “new {word} {' '.join(wanted)}”."
        return None, [Fault((), what, cure)]
    content, _, _ = load_content(project)
    faults = list(_word_faults(content))
    if faults:
        return None, faults
    if kind is None:
        return _start_module(project, content, names[0], title, today)
    return _start_item(project, content, kind, names, today)


def _word_faults(content: Content) -> Iterator[Fault]:
    """A starter is made in the words of the course, so they have to be readable."""
    for kind in VOCABULARY:
        if (kind.name, SHARED) in content.broken:
            what = f"data/{SHARED}/{kind.name}.yaml has problems"
            yield Fault((), what, "Put them right first; “make check” names them.")


def write_starter(project: Path, starter: Starter) -> None:
    """Adds to files and makes new ones; what is there stays as it is."""
    for addition in starter.additions:
        file = project / addition.path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb" if addition.is_new else "ab") as stream:
            stream.write(addition.text.encode())


def _start_item(
    project: Path, content: Content, kind: Kind, names: Sequence[str], today: date
) -> tuple[Starter | None, list[Fault]]:
    folder = SHARED if kind.shared else names[0]
    modules = content.written_ids.get(MODULES.name, frozenset())
    if not kind.shared and folder not in modules:
        cure = f"Begin it with “python -m macros new module {folder}”."
        what = f"there is no module “{folder}”"
        return None, [Fault((), what, suggest(folder, modules, cure))]
    name = names[-1]
    if not kind.shared and name != folder and not name.startswith(f"{folder}-"):
        name = f"{folder}-{name}"
    faults = [*_form_faults(name), *_used_faults(content, name)]
    if faults:
        return None, faults
    return _append(project, content, kind, folder, name, today)


def _append(
    project: Path, content: Content, kind: Kind, folder: str, name: str, today: date
) -> tuple[Starter | None, list[Fault]]:
    """The item at the end of its file, if nothing there has to be changed for it."""
    home = COMPARISON_TABLES if kind is ROWS else kind
    path = f"data/{folder}/{home.name}.yaml"
    file = project / path
    written = _text_of(file) if file.exists() else ""
    given = {**_GIVEN.get(kind.name, {}), ("id",): name, ("reviewed",): f"{today}"}
    words = {OBJECTIVES.name: [entry.id for entry in content.all(Objective, folder)]}
    lines = _item_lines(item_schema(kind.model, content, **words), given)
    source = None
    if any(re.match(r"\s*[^#\s]", line) for line in written.splitlines()):
        source, problems = parse_source(written, path)
        if source is None or problems:
            return None, [_unreadable(problem) for problem in problems]
        margin = _margin(source, written, kind)
        lines = [f"{' ' * margin}{line}" for line in lines]
    elif kind is ROWS:
        lines = _table_lines(content, folder, _used(content), given)
    text = _continued(written, lines)
    if source is not None and not _only_adds(source, written + text, kind):
        what = f"nothing can be added at the end of {path}"
        cure = "Write it where it belongs, as its example in data/examples shows."
        return None, [Fault((), what, cure)]
    addition = Addition(path, text, is_new=not file.exists())
    return Starter((addition,), tuple(_steps(kind, folder, name))), []


def _steps(kind: Kind, folder: str, name: str) -> Iterator[str]:
    yield "Fill in what is empty; “make check” names it."
    for component in COMPONENTS:
        if component.takes is kind and kind in component.data:
            call = f'{{{{ {component.name}("{name}") }}}}'
            where = f"on a line of its own in docs/{kind.page.format(folder=folder)}.md"
            yield f"Put {call} {'in a sentence' if component.inline else where}."


def _form_faults(name: str) -> Iterator[Fault]:
    _, faults = parse_item(Item, {"id": name})
    for fault in faults:
        yield replace(fault, at=(), what=f"a name {fault.what}")


def _used_faults(content: Content, name: str) -> Iterator[Fault]:
    if name not in _used(content):
        return
    places = [
        f" at {entry.source.path}:{entry.source.line((*entry.at, 'id'))}"
        for entry in content.entries
        if entry.item.id == name and not (entry.kind.local_ids or entry.kind.single)
    ]
    what = f"the id “{name}” is already used{''.join(places[:1])}"
    yield Fault((), what, "Choose another one; ids stay for ever.")


def _used(content: Content) -> set[str]:
    """The ids that stand for one item of the whole site."""
    kinds = {entry.kind for entry in content.entries} | set(STARTED.values())
    names = {kind.name for kind in kinds if not (kind.local_ids or kind.single)}
    return {item for name in names for item in content.written_ids.get(name, ())}


def _text_of(file: Path) -> str:
    """A file as it is, its ends of lines included, without a mark of its encoding."""
    return file.read_bytes().decode("utf-8-sig", errors="replace")


def _continued(written: str, lines: list[str]) -> str:
    """Lines that follow a text, with its ends of lines, from a line of their own."""
    text = _lines_text(lines)
    if written and not written.endswith("\n"):
        text = f"\n{text}"
    return text.replace("\n", "\r\n") if "\r\n" in written else text


def _unreadable(problem: Problem) -> Fault:
    what = f"{problem.path} cannot be read yet: line {problem.line}, {problem.what}"
    return Fault((), what, problem.cure)


def _margin(source: Source, written: str, kind: Kind) -> int:
    """How far the entries of the list at the end of a file are indented."""
    place: Place = (len(source.value) - 1,) if isinstance(source.value, list) else ()
    if kind is ROWS:
        place = (*place, ROWS.name, 0)
    line = written.splitlines()[source.line(place) - 1]
    return len(line) - len(line.lstrip(" "))


def _only_adds(source: Source, text: str, kind: Kind) -> bool:
    """Whether a longer text holds the same values and one more at the end."""
    longer, problems = parse_source(text, source.path)
    if longer is None or problems:
        return False
    values = _last_list(longer.value, kind)
    before = _last_list(source.value, kind)
    if not values or before is None or len(values) != len(before) + 1:
        return False
    del values[-1]
    return longer.value == source.value


def _last_list(value: Value, kind: Kind) -> list[Value] | None:
    """The list that is added to: the file's own, or the rows of its last table."""
    if kind is ROWS:
        last = value[-1] if isinstance(value, list) and value else None
        value = last.get(ROWS.name) if isinstance(last, dict) else None
    return value if isinstance(value, list) else None


def _start_module(
    project: Path, content: Content, name: str, title: str, today: date
) -> tuple[Starter | None, list[Fault]]:
    faults = [*_form_faults(name), *_module_faults(name)]
    if faults:
        return None, faults
    title = title or name.replace("-", " ").capitalize()
    modules = content.all(Module)
    files = {
        **_module_data(content, name, title, today),
        f"data/{name}/README.md": folder_readme(name),
        f"docs/modules/{name}.md": _named(_PAGE, name, title),
    }
    for folder in ("print", "facilitators"):
        files.update(_page_like_others(project, folder, modules, name, title))
    if f"docs/facilitators/{name}.md" in files:
        files[f"data/{name}/{FACILITATOR_GUIDES.name}.yaml"] = _guide(content, name)
    additions = (Addition(path, text, is_new=True) for path, text in files.items())
    pages = [path.removeprefix("docs/") for path in files if path.startswith("docs/")]
    faults = list(_taken_faults(project, (f"data/{name}", *files)))
    if faults:
        return None, faults
    steps = _module_steps(project, pages, modules, name, title)
    return Starter(tuple(additions), tuple(steps)), []


def _module_faults(name: str) -> Iterator[Fault]:
    """A module is no other folder, and short enough for the ids that begin with it."""
    if name in (SHARED, EXAMPLES, DISTRICT):
        what = f"“{name}” is a folder of data/ that is no module"
        yield Fault((), what, "Choose another name.")
    if len(name) > LONGEST_MODULE:
        what = f"a module must have at most {LONGEST_MODULE} characters in its name"
        yield Fault(
            (), f"{what}, found {len(name)}", "Shorten it; --title may be longer."
        )


def _taken_faults(project: Path, paths: Iterable[str]) -> Iterator[Fault]:
    """What is there already is told by its first path, and never written over."""
    for path in paths:
        if (project / path).exists():
            what = f"there is already {path}"
            yield Fault((), what, "Choose another name, or go on with what is there.")
            return


def _first_ids(name: str) -> tuple[str, str]:
    """The ids of a module's first objective and row, which its other items name."""
    return f"{name}-objective-one", f"{name}-row-one"


def _module_data(
    content: Content, name: str, title: str, today: date
) -> dict[str, str]:
    """One file of each kind that the page calls, and what they name of one another."""
    last = max((module.number for module in content.all(Module)), default=0)
    begun = sum(kind == MODULES.name for kind, _ in content.broken)
    number = last + begun + 1
    objective, row = _first_ids(name)
    rests: Given = {("objective",): objective, ("rows",): [row]}
    case: Given = {("objectives",): [objective], ("rows",): [row]}
    entries: dict[Kind, list[Given]] = {
        OBJECTIVES: [{("id",): objective}],
        POLLS: [{("id",): f"{name}-first-thoughts"}],
        KNOWLEDGE_CHECKS: [
            {("id",): f"{name}-check-{word}", **rests} for word in ("one", "two")
        ],
        KEY_POINTS: [{("id",): f"{name}-key-one", ("row",): row}],
        SCENARIOS: [
            {("id",): f"{name}-case-{form}", ("form",): form, **case}
            for form in ("worked", "to-solve")
        ],
    }
    module: Given = {("title",): title, ("number",): number}
    texts = {MODULES: _single_lines(item_schema(Module, content), module)}
    first_row: Given = {("id",): row, ("reviewed",): f"{today}", ("core",): True}
    texts[COMPARISON_TABLES] = _table_lines(content, name, set(), first_row)
    for kind, items in entries.items():
        model = item_schema(kind.model, content)
        texts[kind] = [
            line
            for given in items
            for line in _item_lines(
                model,
                {**_GIVEN.get(kind.name, {}), **given, ("reviewed",): f"{today}"},
            )
        ]
    return {
        f"data/{name}/{kind.name}.yaml": _lines_text(lines)
        for kind, lines in texts.items()
    }


def _table_lines(
    content: Content, folder: str, used: set[str], row: Given
) -> list[str]:
    """A table with its first row."""
    name = folder if folder not in used else f"{folder}-table"
    inside = {(ROWS.name, 0, *place): value for place, value in row.items()}
    given = {("id",): name, **inside}
    return _item_lines(item_schema(COMPARISON_TABLES.model, content), given)


def _guide(content: Content, name: str) -> str:
    objective, row = _first_ids(name)
    given: Given = {
        ("prompts", 0, "objective"): objective,
        ("prompts", 0, "rows"): [row],
    }
    model = item_schema(FACILITATOR_GUIDES.model, content)
    return _lines_text(_single_lines(model, given))


def _page_like_others(
    project: Path, folder: str, modules: Iterable[Module], name: str, title: str
) -> dict[str, str]:
    """A page made of what those of other modules share, if there are any.

    Calls and headings are taken from the last one; words only if another page has
    them too, since what one page says may be true of its own module alone.
    """
    pages = [
        _shape(_text_of(file), module)
        for module in modules
        if (file := project / f"docs/{folder}/{module.id}.md").exists()
    ]
    if not pages:
        return {}
    *others, last = pages
    known = {line for page in others for line in page}
    end = last.index("---", 1) + 1 if "---" in last[1:] else 0
    lines = [
        line
        for number, line in enumerate(last)
        if number < end or line in known or re.match(r"#|\{\{|$", line)
    ]
    text = re.sub(r"\n{3,}", "\n\n", _lines_text(lines))
    return {f"docs/{folder}/{name}.md": _named(text, name, title)}


def _shape(text: str, module: Module) -> list[str]:
    """The lines of a page, with marks where its module is named."""
    text = re.sub(r"^description:.*$", "description:", text, count=1, flags=re.M)
    text = text.replace(f'("{module.id}")', '("<name>")')
    text = re.sub(rf"(\((?:#|\.\./modules/)){module.id}\b", r"\1<name>", text)
    return text.replace(module.title, "<title>").splitlines()


def _named(text: str, name: str, title: str) -> str:
    """A page in which the marks are the name and the title of a module."""
    return text.replace("<title>", title).replace("<name>", name)


def _module_steps(
    project: Path, pages: list[str], modules: Iterable[Module], name: str, title: str
) -> Iterator[str]:
    yield "Fill in what is empty; “make check” names it."
    lines = "\n".join(_menu_line(project, page, modules, name, title) for page in pages)
    yield f"Add to “nav:” in mkdocs.yml, beside the other modules:\n{lines}"
    yield "Link to it where the module before it says what comes next."
    yield "At the end, run “make fix”, which keeps its questions."


def _menu_line(
    project: Path, page: str, modules: Iterable[Module], name: str, title: str
) -> str:
    """The line for a page in the menu, like that of another module."""
    file = project / "mkdocs.yml"
    menu = file.read_text(encoding="utf-8") if file.exists() else ""
    for module in reversed(tuple(modules)):
        other = page.replace(f"/{name}.md", f"/{module.id}.md")
        found = re.search(rf"^( *- )(.*: )?{re.escape(other)}$", menu, re.MULTILINE)
        if found:
            words = f"{_value(title)}: " if found[2] else ""
            return f"{found[1]}{words}{page}"
    return f"- {page}"


def _item_lines(item: Schema, given: Given) -> list[str]:
    """One entry of a list."""
    return _entry(list(_key_lines(item, given)))


def _single_lines(item: Schema, given: Given) -> list[str]:
    """A file that is one item, which has no id of its own."""
    properties = {
        name: node for name, node in item["properties"].items() if name != "id"
    }
    return list(_key_lines({**item, "properties": properties}, given))


def _key_lines(
    part: Schema, given: Given, at: Place = (), explains: bool = True
) -> Iterator[str]:
    """The keys of a part: what has to be written, and what may be as a remark."""
    for name, node in part["properties"].items():
        place = (*at, name)
        is_wanted = name in part["required"] or place in given
        if explains and place != ("id",):
            yield f"# {_help(node)}"
        if is_wanted:
            yield from _value_lines(name, node, given, place, explains)
        elif explains:
            for line in _value_lines(name, node, given, place, explains=False):
                yield f"# {line}"


def _help(node: Schema) -> str:
    """What a key is for, and the words to choose from."""
    choices = [*node.get("enum", ()), *node.get("items", {}).get("enum", ())]
    sentence = " ".join(node.get("description", "").split())
    words = [f"{word}" for word in choices if word is not None]
    return f"{sentence} One of: {', '.join(words)}." if words else sentence


def _value_lines(
    name: str, node: Schema, given: Given, at: Place, explains: bool
) -> list[str]:
    """A key with its value, as far as that is known."""
    if at in given:
        return [f"{name}: {_value(given[at])}"]
    if "properties" in node:
        return [f"{name}:", *_indented(_key_lines(node, given, at, explains))]
    items = node.get("items")
    if items is None:
        return [f"{name}:{_other_than(node.get('default'))}"]
    if "properties" in items:
        lines = [f"{name}:"]
        for number in range(max(1, node.get("minItems", 0))):
            is_first = explains and number == 0
            keys = list(_key_lines(items, given, (*at, number), is_first))
            lines += _indented(_entry(keys))
        return lines
    is_choice = "enum" in items or REFERENCE_KEY in items
    return [f"{name}: []"] if is_choice else [f"{name}:", "  -"]


def _other_than(default: Any) -> str:
    """The value for which an author would write a key that may be left out."""
    if isinstance(default, bool):
        return f" {_value(not default)}"
    return "" if default is None else f" {_value(default)}"


def _value(value: Any) -> str:
    """A value as the reader takes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    source, problems = parse_source(f"key: {value}", "")
    if problems or source is None or source.value != {"key": f"{value}"}:
        return json.dumps(f"{value}", ensure_ascii=False)
    return f"{value}"


def _entry(lines: list[str]) -> list[str]:
    """Lines as one entry of a list; remarks before the first key stay above it."""
    first = next(n for n, line in enumerate(lines) if not line.startswith("#"))
    below = [f"  {line}" for line in lines[first + 1 :]]
    return [*lines[:first], f"- {lines[first]}", *below]


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _lines_text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
