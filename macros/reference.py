"""The reference of all data files for authors, made from the models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from macros.components import KINDS
from macros.components.base import Kind, Part

_BEGINNING = """\
# What can be written in `data/`

Made from the models by `make fix`; a test compares it with them.
Do not edit it by hand.

Each module has a folder named like its page. `shared/` holds what all modules use,
`examples/` one file of each kind to copy from, and `district/` a district's own layer.
Values are read as text: `504`, `No` and `12:30` stay what you type. Only `true` and
`false` are more than text. CONTRIBUTING.md says which texts need quotes.
"""


def reference() -> str:
    """The whole page as Markdown."""
    parts = [_BEGINNING, *("\n".join(_kind_lines(kind)) for kind in KINDS)]
    return "\n".join(parts).rstrip() + "\n"


def _kind_lines(kind: Kind) -> Iterator[str]:
    folder = "shared" if kind.shared else "<module>"
    yield f"## `data/{folder}/{kind.name}.yaml`"
    yield ""
    yield (kind.model.__doc__ or "").strip()
    yield ""
    yield from _part_lines(kind.model, kind.single)
    for part in _parts_inside(kind.model):
        yield f"### One of its {_owner(kind.model, part)}"
        yield ""
        yield (part.__doc__ or "").strip()
        yield ""
        yield from _part_lines(part)


def _part_lines(model: type[Part], is_single: bool = False) -> Iterator[str]:
    yield "| key | needed | what it is |"
    yield "|---|---|---|"
    for name, field in model.model_fields.items():
        if is_single and name == "id":
            continue
        needed = "yes" if field.is_required() else "no"
        choices = _choices(field.annotation)
        yield f"| `{name}` | {needed} | {field.description}{choices} |"
    yield ""


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
