"""The files that are made from the models: what authors look up and editors read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from macros.components import COMPONENTS, KINDS
from macros.components.base import DISTRICT, EXAMPLES, SHARED, Component, Kind, Part
from macros.components.module import Module
from macros.content import Content, belongs
from macros.schemas import editor_files

_BEGINNING = """\
# What can be written in `data/`

Made from the models by `make fix`; a test compares it with them.
Do not edit it by hand.

Each module has a folder named like its page. `shared/` holds what all modules use,
`examples/` one file of each kind to copy from, and `district/` a district's own layer.
Values are read as text: `1.10`, `No` and `12:30` stay what you type. Only `true` and
`false` are more than text. CONTRIBUTING.md says which texts need quotes.
"""


_ABOUT = {
    SHARED: "What all modules use, one kind to a file.",
    EXAMPLES: "One file of each kind to copy from, and a page, [page.md](page.md).\n"
    "Examples keep the same rules as the course.",
    DISTRICT: """\
A district's own layer, empty on purpose: here a district writes what it adds to the
course, and nothing else has to be changed. Then every later release merges without a
conflict, since the course itself never touches this folder, but for this README. So
leave it as it is, and write your remarks into your own files.

Begin with the files of the invented district in `data/examples/district/`. Look at it
first with `make site DISTRICT=data/examples/district`, or `make serve` in place of
`make site`. Then copy the files you need to this folder and put your own words in.
Every file may be left out; so may be a logo, a picture that `district.yaml` names.

Notes, answers and results have the id of the row, rule or poll that they belong to.
All other ids begin with `district-`, so that no later id of the course meets them.
`make check` says what does not fit, what is due for review, and which row was reviewed
after your note on it was written.""",
}
_MODULE = """\
What the module `{folder}` holds, one kind to a file. What it needs at least is
`module.yaml`, `objectives.yaml`, `knowledge-checks.yaml` and
`comparison-tables.yaml`; the others may be left out. Ids begin with `{folder}-`.
`python -m macros new --help` says how to begin an entry."""

_FOLDER = """\
# `data/{folder}/`

{about}

| file | what one entry is | where it goes |
|---|---|---|
{lines}
Every key is explained in [data/README.md](../README.md), and used in
[data/examples/](../examples/). Made from the models by `make fix`, so do not edit it
by hand.
"""


def generated_files(content: Content) -> dict[str, str]:
    """Every file of the project that is made from the models, under its path."""
    modules = [module.id for module in content.all(Module)]
    folders = [*modules, SHARED, EXAMPLES, DISTRICT]
    return {
        "data/README.md": reference(),
        **{f"data/{folder}/README.md": folder_readme(folder) for folder in folders},
        **editor_files(content),
    }


def folder_readme(folder: str) -> str:
    """What stands in the files of one folder of `data/`, as Markdown."""
    lines = "".join(
        f"| `{kind.name}.yaml` | {_in_one_line(kind.model.__doc__ or '')} "
        f"| {_goes(kind, folder)} |\n"
        for kind in KINDS
        if belongs(kind, folder)
    )
    about = _ABOUT.get(folder, _MODULE.format(folder=folder))
    return _FOLDER.format(folder=folder, about=about, lines=lines)


def _goes(kind: Kind, folder: str) -> str:
    """Where a copied example belongs, or the call that shows items and its page."""
    if folder == EXAMPLES:
        return f"`data/{SHARED if kind.shared else '<module>'}/`"
    if kind.local_ids:
        return "wherever it is needed"
    for component in COMPONENTS:
        if kind in component.data and component.takes:
            return _call(component, kind, folder)
    return f"`docs/{kind.page.format(folder=folder)}.md`"


def _call(component: Component, kind: Kind, folder: str) -> str:
    is_whole = component.takes is not None and component.takes.single
    written = f'`{{{{ {component.name}("{folder if is_whole else "the-id"}") }}}}`'
    if component.inline:
        return f"{written} in a sentence"
    page = kind.page if component.takes is kind else component.page
    return f"{written} in `docs/{page.format(folder=folder)}.md`"


def reference() -> str:
    """The whole page as Markdown."""
    parts = [_BEGINNING, *("\n".join(_kind_lines(kind)) for kind in KINDS)]
    return "\n".join(parts).rstrip() + "\n"


def _kind_lines(kind: Kind) -> Iterator[str]:
    files = (f"`data/{folder}/{kind.name}.yaml`" for folder in kind.folders)
    yield f"## {' and '.join(files)}"
    yield ""
    yield _in_one_line(kind.model.__doc__ or "")
    yield ""
    yield from _part_lines(kind.model, kind.single)
    for part in _parts_inside(kind.model):
        yield f"### One of its {_owner(kind.model, part)}"
        yield ""
        yield _in_one_line(part.__doc__ or "")
        yield ""
        yield from _part_lines(part)


def _part_lines(model: type[Part], is_single: bool = False) -> Iterator[str]:
    yield "| key | needed | what it is |"
    yield "|---|---|---|"
    for name, field in model.model_fields.items():
        if is_single and name == "id":
            continue
        needed = "yes" if field.is_required() else "no"
        sentence = _in_one_line(field.description or "")
        choices = _choices(field.annotation)
        yield f"| `{name}` | {needed} | {sentence}{choices} |"
    yield ""


def _in_one_line(text: str) -> str:
    """A help text as a table can hold it."""
    return " ".join(text.split())


def _choices(annotation: Any) -> str:
    if get_origin(annotation) is not Literal:
        return ""
    return f" One of: {', '.join(get_args(annotation))}."


def _parts_inside(model: type[Part]) -> list[type[Part]]:
    """The parts of a model and their parts, in the order of its fields."""
    found: list[type[Part]] = []
    for field in model.model_fields.values():
        for part in _parts_in(field.annotation):
            found += [part, *_parts_inside(part)]
    return list(dict.fromkeys(found))


def _parts_in(annotation: Any) -> list[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    return [part for argument in get_args(annotation) for part in _parts_in(argument)]


def _owner(model: type[Part], part: type[Part]) -> str:
    """The key under which a part stands."""
    for owner in (model, *_parts_inside(model)):
        for name, field in owner.model_fields.items():
            if part in _parts_in(field.annotation):
                return f"`{name}`"
    raise KeyError(part.__name__)
