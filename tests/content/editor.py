"""Reads data files as an editor does, which takes 504 for a number."""

from __future__ import annotations

import re
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """YAML 1.2, as the language server of editors reads it."""


_Loader.yaml_implicit_resolvers = {}
_FORMS = {
    "null": (r"~|null|Null|NULL|", "~nN"),
    "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "int": (r"[-+]?[0-9]+", "-+0123456789"),
    "float": (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
}
for _name, (_form, _first) in _FORMS.items():
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_name}",
        re.compile(f"^(?:{_form})$"),
        [*_first, ""] if _name == "null" else list(_first),
    )


def read_as_an_editor(text: str) -> Any:
    """The values in a text; raises `yaml.YAMLError` where an editor marks the text."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506
