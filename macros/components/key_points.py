"""Key points: what to keep from a module, each with the row it rests on.

- id: visits-key-lending
  text: A book goes home, a picture does **not**.
  row: visits-lending
"""

from __future__ import annotations

from typing import Annotated

from macros.components.base import (
    Component,
    Item,
    Kind,
    Library,
    Markdown,
    Reference,
    Text,
    View,
)
from macros.components.comparison_table import row_links
from macros.components.module import MODULES, Module


class KeyPoint(Item):
    """One sentence to keep."""

    text: Markdown
    """One or two sentences. May hold inline Markdown."""

    row: Annotated[Text, Reference("rows")] | None = None
    """The id of the comparison row it rests on."""


def view(content: Library, module: Module) -> View:
    """The module's key points in their order."""
    return {
        "module": module.id,
        "points": [
            {
                "text": point.text,
                "rows": row_links(content, [point.row] if point.row else []),
            }
            for point in content.all(KeyPoint, module.id)
        ],
    }


KEY_POINTS = Kind("key-points", "key point", KeyPoint)

COMPONENT = Component("key_points", view, takes=MODULES, data=(KEY_POINTS,))
