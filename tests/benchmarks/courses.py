"""Courses of any size, made from the real one: `make_course(folder, 1000)`.

Each module has about 450 words, two tables of six rows, a poll, five knowledge checks
and a case. They are those of the real modules in turn, under other ids, and each text
ends in the number of its module, so that no two are the same and nothing that
remembers a text is faster than it would be in a real course.

Pages that show the whole course in one, such as that of all questions, are left out:
nobody opens a page of five thousand questions, and they would hide what a module costs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml

from macros.source import load_source
from tests.projects import ROOT, make_site_of

ROWS, CHECKS, OBJECTIVES, WORDS = 12, 5, 3, 450
TABLES = ("first", "second")
MODULES_IN_A_SECTION = 20
SHARED = (
    "columns",
    "course",
    "jurisdictions",
    "levels",
    "relations",
    "sources",
    "synonyms",
    "terms",
)

_NAME, _NUMBER = "%module%", "%number%"
_SAID = {
    *("title", "summary", "text", "caption", "topic"),
    *("prompt", "label", "comment", "why", "situation", "consequence", "reasoning"),
    *("differ", "facts", "next_steps", "lines"),
}
"""The keys of what readers read, beside the columns of the course."""

PAGES = {
    "index": ("Home", ("front_door", "module_list")),
    "glossary": ("Glossary", ("glossary",)),
    "sources": ("Sources", ("source_list",)),
}


@dataclass(frozen=True)
class Pattern:
    """A real module, cut to the measure, with marks for its name and its number."""

    files: Mapping[str, str]

    def write(self, course: Path, name: str, number: int) -> None:
        """Writes a module of this pattern into a course."""
        for path, text in self.files.items():
            file = course / path.replace(_NAME, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            own = text.replace(_NAME, name).replace(_NUMBER, str(number))
            file.write_text(own, "utf-8")


def make_course(folder: Path, modules: int) -> Path:
    """A course of so many modules that builds without a problem; returns its folder."""
    links = _shared_ids()
    patterns = [_pattern_of(module, links) for module in _real_modules()]
    names = module_names(modules)
    for number, (name, pattern) in enumerate(
        zip(names, cycle(patterns), strict=False), 1
    ):
        pattern.write(folder, name, number)
    _write_shared(folder, links, names[0])
    _write_pages(folder, names)
    return make_site_of(folder)


def module_names(modules: int) -> list[str]:
    """The names of the modules of a course of this size, in their order."""
    return [
        f"{module}-{number:04}"
        for number, module in enumerate(islice(cycle(_real_modules()), modules), 1)
    ]


def _pattern_of(module: str, shared: frozenset[str]) -> Pattern:
    rows = [
        row
        for table in _load(module, "comparison-tables")
        for row in table["rows"]
        if "unsettled" not in row
    ][:ROWS]
    checks = _load(module, "knowledge-checks")[:CHECKS]
    objectives = _load(module, "objectives")[:OBJECTIVES]
    poll, case = _load(module, "polls")[0], _load(module, "scenarios")[0]
    points = _load(module, "key-points")[:4]
    owned = _Owner(module, [row["id"] for row in rows], shared)
    goals = [owned.name(objective["id"]) for objective in objectives]
    half = ROWS // 2
    tables = [
        {"id": f"{_NAME}-{at}", "caption": f"What each law asks, {at}", "rows": part}
        for at, part in zip(TABLES, (rows[:half], rows[half:]), strict=True)
    ]
    data = {
        "module": {**_load(module, "module"), "number": _NUMBER},
        "comparison-tables": tables,
        "knowledge-checks": [
            {**check, "objective": goals[place // 2]}
            for place, check in enumerate(checks)
        ],
        "objectives": objectives,
        "polls": [poll],
        "scenarios": [{**case, "objectives": goals}],
        "key-points": points,
    }
    files = {
        f"data/{_NAME}/{kind}.yaml": _dumped(owned.value(value))
        for kind, value in data.items()
    }
    shown = [owned.name(item["id"]) for item in (poll, case, *checks)]
    files[f"docs/modules/{_NAME}.md"] = _page_of(module, *shown)
    return Pattern(files)


class _Owner:
    """Renames what belongs to a real module, and leads other links to what is there."""

    def __init__(
        self, module: str, rows: Sequence[str], shared: frozenset[str]
    ) -> None:
        self._module = module
        self._rows = rows
        self._shared = shared
        self._said = _SAID | {column["id"] for column in _load("shared", "columns")}

    def name(self, old: str) -> str:
        """The new name of an item of the module."""
        return old.replace(self._module, _NAME, 1)

    def value(self, value: Any, key: str = "") -> Any:
        """Anything of a data file under its new names."""
        if isinstance(value, dict):
            return {name: self.value(part, name) for name, part in value.items()}
        if isinstance(value, list):
            parts = [self.value(part, key) for part in value]
            are_names = key == "rows" and isinstance(parts[0], str)
            return list(dict.fromkeys(parts)) if are_names else parts
        if key == "id":
            return self.name(value) if value.startswith(f"{self._module}-") else value
        if key in ("row", "rows"):
            return self._row(value)
        return f"{self.text(value)} ({_NUMBER})" if key in self._said else value

    def text(self, text: str) -> str:
        """A text whose links lead to rows of this module, to terms and to sources."""
        return re.sub(
            r"\]\(#([\w-]+)\)", lambda link: f"](#{self._linked(link[1])})", text
        )

    def _linked(self, old: str) -> str:
        return old if old in self._shared else self._row(old)

    def _row(self, old: str) -> str:
        return self.name(old if old in self._rows else self._rows[0])


def _page_of(module: str, poll: str, case: str, *checks: str) -> str:
    """The page of a module: its real words, cut to the measure, and its calls."""
    text = (ROOT / f"docs/modules/{module}.md").read_text("utf-8")
    heading = re.search(r"^# (.+)$", text, re.MULTILINE)
    assert heading is not None
    opening, *sections = _prose_of(text[heading.end() :])
    lines = [
        f"# {heading[1]} {_NUMBER}",
        _call("module_header", _NAME),
        opening,
        _call("objectives", _NAME),
        "## First thoughts",
        _call("poll", poll),
    ]
    asked = iter(checks)
    for section in sections:
        lines += [
            section,
            *(_call("knowledge_check", name) for name in islice(asked, 1)),
        ]
    lines += [_call("knowledge_check", name) for name in asked]
    lines += [
        "## Compare",
        *(_call("comparison_table", f"{_NAME}-{at}") for at in TABLES),
    ]
    lines += ["## A case", _call("scenario", case)]
    lines += ["## Key points", _call("key_points", _NAME)]
    lines += ["## First thoughts again", _call("look_back", poll)]
    return _page(f"Module {_NUMBER}", lines)


def _page(what: str, lines: Iterable[str]) -> str:
    """The text of a page."""
    description = f"{what} of a course that the benchmark builds and measures."
    return "\n\n".join([f"---\ndescription: {description}\n---", *lines]) + "\n"


def _call(component: str, name: str) -> str:
    return f'{{{{ {component}("{name}") }}}}'


def _prose_of(text: str) -> Iterator[str]:
    """The opening and then sections, up to the number of words that a module has."""
    left = WORDS
    for part in re.split(r"^(?=## )", text, flags=re.MULTILINE):
        paragraphs = [
            paragraph.strip()
            for paragraph in part.split("\n\n")
            if paragraph.strip() and not re.search(r"^\{\{|\]\(", paragraph.strip())
        ]
        words = len(" ".join(paragraphs).split())
        if words > 40 and left > 0:
            yield "\n\n".join(paragraphs)
            left -= words


def _write_shared(course: Path, shared: frozenset[str], first: str) -> None:
    """What all modules share, with a way in and a path through the course."""
    folder = course / "data/shared"
    folder.mkdir(parents=True)
    for kind in SHARED:
        text = (ROOT / f"data/shared/{kind}.yaml").read_text("utf-8")
        text = re.sub(
            r"\[([^]]*)\]\(#([\w-]+)\)",
            lambda link: link[0] if link[2] in shared else link[1],
            text,
        )
        (folder / f"{kind}.yaml").write_text(text, "utf-8")
    way = {
        "id": "way-learn",
        "title": "Learn",
        "text": "Begin.",
        "page": f"modules/{first}",
    }
    (folder / "ways-in.yaml").write_text(_dumped([way]), "utf-8")
    path = {
        "id": "path-begin",
        "title": "Begin",
        "about": "For a start.",
        "modules": [first],
    }
    (folder / "learning-paths.yaml").write_text(_dumped([path]), "utf-8")


def _write_pages(course: Path, names: Sequence[str]) -> None:
    """The pages beside the modules, and a menu that shows twenty of them at a time."""
    for page, (title, components) in PAGES.items():
        lines = [f"# {title}", *(f"{{{{ {name}() }}}}" for name in components)]
        (course / f"docs/{page}.md").write_text(_page(title, lines), "utf-8")
    sections = [
        {
            f"{at + 1} to {min(at + MODULES_IN_A_SECTION, len(names))}": [
                f"modules/{name}.md" for name in names[at : at + MODULES_IN_A_SECTION]
            ]
        }
        for at in range(0, len(names), MODULES_IN_A_SECTION)
    ]
    settings = {
        "INHERIT": "house.yml",
        "site_name": f"A course of {len(names)} modules",
        "nav": [
            {"Home": "index.md"},
            {"Modules": sections},
            {"Reference": ["glossary.md", "sources.md"]},
        ],
    }
    (course / "mkdocs.yml").write_text(_dumped(settings), "utf-8")


def _real_modules() -> list[str]:
    """The modules of the real course in their order."""
    names = [page.stem for page in (ROOT / "docs/modules").glob("*.md")]
    return sorted(names, key=lambda name: int(_load(name, "module")["number"]))


def _shared_ids() -> frozenset[str]:
    """The ids to which any text may link."""
    kinds = ("sources", "terms")
    return frozenset(item["id"] for kind in kinds for item in _load("shared", kind))


def _load(folder: str, kind: str) -> Any:
    """A data file as plain values, read as the house reads it."""
    path = f"data/{folder}/{kind}.yaml"
    source, problems = load_source(ROOT / path, path)
    assert source is not None, problems
    return source.value


def _dumped(value: Any) -> str:
    return yaml.dump(value, allow_unicode=True, sort_keys=False, width=10_000)
