"""What an editor needs to help an author: a JSON Schema of every data file.

Made from the models. What an editor marks is what the check refuses for its shape,
and no more. Where the reader keeps what was typed, an editor reads `1.10` as a number,
so a text may be both.
"""

from __future__ import annotations

import json
import re
from typing import Any, TypeAlias

from macros.components import KINDS
from macros.components.base import (
    DISTRICT,
    ID_FORM,
    REFERENCE_KEY,
    Item,
    Kind,
    Reviewed,
)
from macros.components.comparison_table import Row
from macros.components.vocabulary import VOCABULARY, Column
from macros.content import Content

Schema: TypeAlias = dict[str, Any]

FOLDER = ".vscode/schemas"
"""Where the schemas lie for the editor that the settings are for."""

_DRAFT = "http://json-schema.org/draft-07/schema#"
_DIGITS = r"^\s*[+-]?[0-9]+\s*$"
_NOT_BLANK = r"\S"
_FORMS = {
    _DIGITS: "Write digits only, such as 20.",
    _NOT_BLANK: "The text is empty.",
    f"^{ID_FORM.pattern}$": "Use small letters, digits and hyphens.",
}
"""What an editor says of a text in another form."""


def editor_files(content: Content) -> dict[str, str]:
    """The settings of an editor, and the schemas they name, each under its path."""
    schemas = {f"{FOLDER}/{name}": text for name, text in schema_files(content).items()}
    settings: Schema = {
        "yaml.schemas": {
            f"./{FOLDER}/{kind.name}.json": f"data/**/{kind.name}.yaml"
            for kind in KINDS
        },
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
        "[python]": {"editor.rulers": [88]},
        "files.trimTrailingWhitespace": True,
        "files.insertFinalNewline": True,
    }
    return {**schemas, ".vscode/settings.json": _written(settings)}


def schema_files(content: Content) -> dict[str, str]:
    """The schema of every kind of data file, under the name of its file."""
    return {f"{kind.name}.json": _written(schema(kind, content)) for kind in KINDS}


def _written(value: Schema) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def schema(kind: Kind, content: Content) -> Schema:
    """What a data file of one kind may hold, as draft 7 of JSON Schema says it."""
    item = item_schema(kind.model, content)
    if kind.single:
        del item["properties"]["id"]
        item["required"] = [key for key in item.get("required", ()) if key != "id"]
        return {"$schema": _DRAFT, **item}
    return {"$schema": _DRAFT, "type": "array", "items": item}


def item_schema(model: type[Item], content: Content, **words: list[str]) -> Schema:
    """What one item may hold, its parts written out where they stand.

    The further words are ids to choose from, for each kind that is named.
    """
    whole = model.model_json_schema()
    parts = whole.pop("$defs", {})
    for part in (whole, *parts.values()):
        if part["title"] == Row.__name__:
            _add_columns(part, content)
    return _finished(whole, parts, {**_words(content), **words})


def _words(content: Content) -> dict[str, list[str]]:
    """For each kind of word, those of this course."""
    return {
        kind.name: [item.id for item in content.all(kind.model)] for kind in VOCABULARY
    }


def _add_columns(row: Schema, content: Content) -> None:
    """A row has a text for each column, and sources for each side."""
    columns = content.all(Column)
    text = row.pop("additionalProperties")
    texts = {
        column.id: {**text, "description": f"What the column “{column.label}” says."}
        for column in columns
    }
    sides = [column for column in columns if column.role == "side"]
    authority = row["properties"]["authority"]
    citations = authority.pop("additionalProperties")
    authority["properties"] = {
        side.id: {
            **citations,
            "minItems": 1,
            "description": f"The sources of “{side.label}”.",
        }
        for side in sides
    }
    authority["required"] = [side.id for side in sides]
    for part in (row, authority):
        part["additionalProperties"] = False
    row["required"] += texts
    first = {key: row["properties"].pop(key) for key in ("id", "topic")}
    row["properties"] = {**first, **texts, **row["properties"]}


def _finished(node: Schema, parts: Schema, words: dict[str, list[str]]) -> Schema:
    """A schema as editors read it, without pointers to other places."""
    if "$ref" in node:
        node = {**parts[node["$ref"].rsplit("/", 1)[1]], **node}
        del node["$ref"]
    if "anyOf" in node:
        # Only an optional key has alternatives: what it holds, or nothing.
        inner = {**node, **node["anyOf"][0]}
        del inner["anyOf"]
        return _or_nothing(_finished(inner, parts, words))
    # Titles repeat the keys, and an empty default says nothing.
    node = {
        key: value
        for key, value in node.items()
        if key != "title" and not (key == "default" and value in (None, []))
    }
    if "properties" in node:
        node["properties"] = {
            name: _finished(value, parts, words)
            for name, value in _reviews_last(node["properties"])
        }
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            node[key] = _finished(node[key], parts, words)
    return _as_typed(node, words)


_LOCAL = {kind.name for kind in VOCABULARY if DISTRICT in kind.folders}
"""The kinds of words to which a district may add some of its own."""


def _reviews_last(properties: Schema) -> list[tuple[str, Schema]]:
    """The keys of an item in the order in which authors write them."""
    late = Reviewed.model_fields.keys() - {"id"}
    return sorted(properties.items(), key=lambda entry: entry[0] in late)


def _or_nothing(node: Schema) -> Schema:
    """An optional key may stand there without a value."""
    types = node["type"] if isinstance(node["type"], list) else [node["type"]]
    node["type"] = [*types, "null"]
    if "enum" in node:
        node["enum"] = [*node["enum"], None]
    return node


def _as_typed(node: Schema, words: dict[str, list[str]]) -> Schema:
    """A single value as an editor reads it where the reader keeps the text."""
    kind = node.get(REFERENCE_KEY, "")
    if words.get(kind):
        among: Schema = {"enum": words[kind]}
        if kind in _LOCAL:
            among = {"anyOf": [among, {"pattern": f"^{DISTRICT}-"}]}
        return {**_without_length(node), **among}
    if node.get("type") == "integer":
        return _formed(node, "string", _DIGITS)
    is_free = not node.keys() & {"enum", "const", "format"}
    if node.get("type") != "string" or not is_free:
        return node
    pattern = node.get("pattern")
    if pattern is None:
        return _formed(_without_length(node), "number", _NOT_BLANK)
    if re.search(pattern, "1.5"):
        return _formed({**node, "minimum": 0}, "number", pattern)
    if re.search(pattern, "15"):
        return _formed({**node, "minimum": 0}, "integer", pattern)
    return node


def _formed(node: Schema, other: str, pattern: str) -> Schema:
    """A value that may be of another type too, and whose text has a form."""
    said = {"patternErrorMessage": _FORMS[pattern]} if pattern in _FORMS else {}
    return {**node, "type": [node["type"], other], "pattern": pattern, **said}


def _without_length(node: Schema) -> Schema:
    return {key: value for key, value in node.items() if key != "minLength"}
