"""Whether a value has the shape of an item, told in words for authors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import islice
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros.components.base import (
    COLOR_FORM,
    MAIL_OR_PAGE_FORM,
    PICTURE_FORM,
    SECTION_FORM,
    Model,
    Part,
)
from macros.problems import MOST_TOLD, Fault, suggest
from macros.source import Place, Value

RULES = {
    "missing-key": """An item has every key that its kind needs.

    data/README.md lists the keys of each kind, and says which ones are needed.

    See: What to know of YAML
    """,
    "unknown-key": """A key is one of those that the item can have.

    A misspelt key would be lost, and its text with it.

    Wrong: optoins:
    Right: options:
    See: What to know of YAML
    """,
    "empty-value": """A key has a value, and a list has no empty entry.

    Whoever left it empty may have meant to come back.
    """,
    "too-few": """A list has as many entries as it needs.

    A question with one option asks nothing.
    """,
    "too-many": """A list has no more entries than a reader can hold.

    Add to a list only what has to be in it.
    """,
    "number-range": """A number lies where such a number can lie.

    A module of a thousand minutes is a slip.
    """,
    "one-of": """A word that is to be chosen is one of the choices, as it is written.

    The page, the search and the records know these words and no others.
    """,
    "form": """An id, an address and a section are written in their form.

    An id is small letters, digits and hyphens, since links end in it.

    Wrong: id: First Thoughts
    Right: id: first-thoughts
    """,
    "too-long": """A name is no longer than its place.

    Ids stand in addresses that people copy, print and read aloud.
    """,
    "wrong-type": """Text stands where text belongs, a list where a list, and so on.

    Values are read as they are typed; only true and false are more than text.

    Wrong: rows: the-one-row
    Right: rows: [the-one-row]
    See: What to know of YAML
    """,
}
"""What the shape of an item asks, each rule with its reason and an example."""


def parse_item(model: type[Model], value: Value) -> tuple[Model | None, list[Fault]]:
    """The item in plain values, or nothing, and what is wrong with its shape."""
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        causes = islice(_causes(error.errors(include_url=False)), MOST_TOLD + 1)
        return None, [_fault(model, details) for details in causes]


def _causes(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The errors without lists that are only too short because an entry is wrong."""
    for error in errors:
        at = error["loc"]
        inside = (other["loc"] for other in errors if len(other["loc"]) > len(at))
        if error["type"] != "too_short" or all(loc[: len(at)] != at for loc in inside):
            yield error


def _fault(model: type[Part], error: ErrorDetails) -> Fault:
    at = tuple(error["loc"])
    found = error["input"]
    said = error.get("ctx", {})
    field = _named(at)
    match error["type"]:
        case "missing" if near := _misspelt(model, at, found):
            what = f"{field} is missing, found “{near}”"
            cure = f"Did you mean “{at[-1]}”?"
            return Fault(at[:-1], what, cure, (*at[:-1], near), "missing-key")
        case "missing":
            cure = f"Add a line “{at[-1]}:” with {_wanted(model, at)}."
            what = f"{field} is missing"
            return Fault(at[:-1], what, cure, rule="missing-key")
        case _ if _is_empty(found) and error["type"] != "extra_forbidden":
            if at and isinstance(at[-1], str):
                cure = f"After “{at[-1]}:”, write {_wanted(model, at)}."
            else:
                cure = "Write its text after “- ”, or take the line away."
            return Fault(at, f"{field} is empty", cure, rule="empty-value")
        case _ if _is_unknown(model, error):
            fields = _fields(model, at[:-1])
            cure = suggest(
                str(at[-1]), fields, f"Use one of: {', '.join(sorted(fields))}."
            )
            return Fault(at[:-1], f"unknown key {field}", cure, at, "unknown-key")
        case "too_short":
            what = f"needs at least {said['min_length']}, found {said['actual_length']}"
            cure = "Add another line beginning with “- ”." if found else _LIST[1]
            return Fault(at, what, cure, rule="too-few")
        case "too_long":
            what = (
                f"must have at most {said['max_length']}, found {said['actual_length']}"
            )
            return Fault(at, what, "Take one away.", rule="too-many")
        case "greater_than_equal":
            what = f"must be at least {said['ge']}{_found(found)}"
            return Fault(at, what, "Write a larger number.", rule="number-range")
        case "less_than_equal":
            what = f"must be at most {said['le']}{_found(found)}"
            return Fault(at, what, "Write a smaller number.", rule="number-range")
        case "literal_error":
            words = str(said["expected"]).replace("'", "")
            what = f"must be one of {words}{_found(found)}"
            cure = "Use one of these words as it is written here."
            return Fault(at, what, cure, rule="one-of")
        case "string_pattern_mismatch":
            return Fault(at, *_form(str(said["pattern"]), found), rule="form")
        case "string_too_long":
            most, length = said["max_length"], len(str(found))
            what = f"must have at most {most} characters, found {length}"
            return Fault(at, what, "Shorten it.", rule="too-long")
    what, cure = _EXPLANATIONS.get(
        error["type"], ("cannot be read", "Compare it with its example.")
    )
    return Fault(at, what + _found(found), cure, rule="wrong-type")


_LIST = ("must be a list", "Write [one, two], or each on its own line with “- ”.")
_TEXT = ("must be text", "Put quotes around it if it is meant as text.")
_ITEM = ("must be an item with keys", "Write it as “key: text”, one key to a line.")
_YES_NO = (
    "must be true or false",
    "Write true or false, in small letters, without quotes.",
)
_NUMBER = ("must be a whole number", "Write digits only, such as 20.")
_DATE = (
    "must be a date such as 2026-01-05",
    "Write four digits, two and two, with hyphens, for a day that exists.",
)

_EXPLANATIONS = {
    "string_type": _TEXT,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "model_type": _ITEM,
    "model_attributes_type": _ITEM,
    "dict_type": _ITEM,
    "bool_type": _YES_NO,
    "date_form": _DATE,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_from_float": _NUMBER,
    "int_parsing_size": _NUMBER,
}


def _is_empty(found: Any) -> bool:
    return found is None or (isinstance(found, str) and not found.strip())


def _misspelt(model: type[Part], at: Place, found: Any) -> str | None:
    """The key under which an author may have written a missing one.

    Where a part takes further keys, a misspelt one is not unknown yet.
    """
    owner = _model_at(model, at[:-1])
    if not _takes_further_keys(owner) or not isinstance(found, dict):
        return None
    lowered = {
        key.lower(): str(key) for key in found.keys() - owner.model_fields.keys()
    }
    nearest = get_close_matches(str(at[-1]), lowered, n=1, cutoff=0.8)
    return lowered[nearest[0]] if nearest else None


def _is_unknown(model: type[Part], error: ErrorDetails) -> bool:
    """Whether the complaint is about a key and not about its value."""
    at = tuple(error["loc"])
    if error["type"] == "extra_forbidden":
        return True
    if not at or not isinstance(at[-1], str):
        return False
    owner = _model_at(model, at[:-1])
    return _takes_further_keys(owner) and at[-1] not in owner.model_fields


def _takes_further_keys(model: type[Part]) -> bool:
    return model.model_config.get("extra") == "allow"


def _named(at: Place) -> str:
    """What a problem is about: a key, an entry of a list, or the whole item."""
    if not at:
        return "the item"
    return f"“{at[-1]}”" if isinstance(at[-1], str) else "the entry"


def proposed_id(name: str) -> str:
    """An id that is made of the same words, in the form of an id."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _form(pattern: str, found: Any) -> tuple[str, str]:
    if pattern == SECTION_FORM:
        return (
            f"must begin with the number of the section{_found(found)}",
            "Write it as 4(a), without quotation marks inside.",
        )
    if pattern == COLOR_FORM:
        return (
            f"must be “#” and six digits or letters from a to f{_found(found)}",
            'Write it in quotes, such as "#17424b".',
        )
    if pattern == PICTURE_FORM:
        return (
            f"must be the name of an svg or png file in this folder{_found(found)}",
            "Write its name alone, such as logo.svg.",
        )
    if pattern == MAIL_OR_PAGE_FORM:
        return (
            f"must be an e-mail address, or begin with https://{_found(found)}",
            "Write it as office@example.org, or copy the address of a page.",
        )
    if pattern.startswith("^http"):
        return (
            f"must be an address that begins with https://{_found(found)}",
            "Copy it from the browser's address bar.",
        )
    proposal = proposed_id(str(found))
    cure = (
        f"Write “{proposal}”."
        if proposal
        else "Choose a short name, such as scope-first-thoughts."
    )
    return f"must be small letters, digits and hyphens{_found(found)}", cure


def _found(value: Any) -> str:
    """The value as the author typed it, shortened; lists and items by what they are."""
    if isinstance(value, bool):
        return f", found “{str(value).lower()}”"
    if isinstance(value, Mapping):
        return ", found an item with keys"
    if isinstance(value, list):
        return ", found a list"
    text = str(value)
    return f", found “{text if len(text) <= 40 else text[:39] + '…'}”"


def _fields(model: type[Part], at: Place) -> set[str]:
    return set(_model_at(model, at).model_fields)


def _wanted(model: type[Part], at: Place) -> str:
    """What a field is for: the first sentence of its help text."""
    field = _model_at(model, at[:-1]).model_fields.get(str(at[-1]))
    if field is None or not field.description:
        return "its text"
    sentence = field.description.split(". ")[0].rstrip(".")
    return sentence[0].lower() + sentence[1:]


def _model_at(model: type[Part], at: Place) -> type[Part]:
    """The model of the part that stands at a place inside an item."""
    for step in at:
        field = model.model_fields.get(str(step))
        inner = _part_in(field.annotation) if field is not None else None
        model = inner or model
    return model


def _part_in(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _part_in(argument)
        if found is not None:
            return found
    return None
