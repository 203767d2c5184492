"""Values of data files, made from their schemas: right ones and nearly right ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

from macros.components.base import REFERENCE_KEY
from macros.schemas import Schema
from tests.fuzz.texts import text

FORMED = [
    "a-name",
    "https://example.org/a",
    "office@example.org",
    "#17424b",
    "logo.svg",
    "4(a)",
    "15",
]
"""One text for each form that a schema asks for."""

WRONG: list[Any] = [
    None,
    "",
    " ",
    True,
    False,
    "no-such-thing",
    "99999999999999999999999999",
    "-1",
    "NaN",
    "0000-00-00",
    "2026-02-30",
    "9999-12-31",
    [],
    {},
    [None],
    [[]],
    {"": ""},
    {"id": None},
    ["a"] * 60,
    "x" * 5_000,
    "\x7f\u202e\U0001f600",
]
"""What may stand in the place of anything."""


def made(rng: Random, schema: Schema) -> Any:
    """A value that a schema allows."""
    if "enum" in schema:
        return rng.choice([word for word in schema["enum"] if word is not None])
    if "anyOf" in schema:
        return made(rng, schema["anyOf"][0])
    match _type(schema):
        case "object":
            properties = schema.get("properties", {})
            needed = schema.get("required", ())
            chosen = [key for key in properties if key in needed or rng.random() < 0.3]
            return {key: made(rng, properties[key]) for key in chosen}
        case "array":
            fewest = schema.get("minItems", 0)
            count = min(fewest + rng.randrange(3), schema.get("maxItems", 99))
            return [made(rng, schema["items"]) for _ in range(count)]
        case "boolean":
            return rng.random() < 0.5
        case "integer":
            low = schema.get("minimum", 0)
            return str(rng.randint(low, schema.get("maximum", low + 99)))
    if schema.get("format") == "date":
        return f"2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    if is_words(schema):
        return text(rng)
    pattern = schema.get("pattern", "")
    return rng.choice([word for word in FORMED if re.search(pattern, word)] or FORMED)


def varied(rng: Random, schema: Schema, value: Any, often: float) -> Any:
    """A value like another one, with other words and other optional parts."""
    if isinstance(value, dict):
        properties, needed = schema.get("properties", {}), schema.get("required", ())
        others = schema.get("additionalProperties") or {}
        kept = {
            key: varied(rng, properties.get(key, others), part, often)
            for key, part in value.items()
            if key in needed or rng.random() > often / 10
        }
        new = {
            key: made(rng, part)
            for key, part in properties.items()
            if key not in value and rng.random() < often / 10
        }
        return {**kept, **new}
    if isinstance(value, list):
        return [varied(rng, schema.get("items", {}), part, often) for part in value]
    is_changed = isinstance(value, str) and schema and rng.random() < often
    return made(rng, schema) if is_changed and is_words(schema) else value


def spoiled(rng: Random, value: Any) -> Any:
    """The value with one to three things in it that may be wrong."""
    whole = [deepcopy(value)]
    for _ in range(rng.randint(1, 3)):
        parent, key = rng.choice(list(_places(whole)))
        match rng.randrange(6):
            case 0 if parent is not whole:
                del parent[key]
            case 1:
                parent[key] = [parent[key]]
            case 2:
                parent[key] = {"id": parent[key]}
            case 3 if isinstance(parent[key], list):
                parent[key] = parent[key] * 2
            case 4 if isinstance(parent[key], dict):
                parent[key][rng.choice(["ids", "labels", "ID", "", "id "])] = "x"
            case _:
                parent[key] = deepcopy(rng.choice(WRONG))
    return whole[0]


def is_words(schema: Schema) -> bool:
    """Whether a text may be any words."""
    is_chosen = schema.keys() & {"enum", "const", "anyOf", "format", REFERENCE_KEY}
    has_form = schema.get("pattern", r"\S") != r"\S"
    return _type(schema) == "string" and not is_chosen and not has_form


def _type(schema: Schema) -> str:
    """The type of a value; the first, where a schema allows another way to write it."""
    types = schema.get("type", "string")
    return str(types[0] if isinstance(types, list) else types)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every part of a value, as what holds it and its key or number there."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in pairs:
        yield value, key
        if isinstance(part, (dict, list)):
            yield from _places(part)
