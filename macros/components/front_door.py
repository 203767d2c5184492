"""Front door: what the course has, how to come in, and where the reader stopped.

- id: learn
  title: Learn
  text: Take one module at a time, in half an hour between two buildings.
  page: modules/overview
"""

from __future__ import annotations

from typing import Annotated

from macros.components.base import (
    SHARED,
    Component,
    Item,
    Kind,
    Library,
    Link,
    Markdown,
    Reference,
    Text,
    View,
    counted,
)
from macros.components.comparison_table import ComparisonTable, tables_view
from macros.components.knowledge_check import due_view
from macros.components.module import Module


class WayIn(Item):
    """One way into the site, for one kind of reader."""

    title: Text
    """What the reader comes to do, in a word or two; it is the link."""

    text: Markdown
    """Who it is for and what waits there. May hold inline Markdown."""

    page: Annotated[Text, Reference("pages")]
    """The page it leads to: its path below docs/ without the ending."""


def view(content: Library) -> View:
    """The ways in, the minutes, what was begun and is due, and how topics relate."""
    modules = content.all(Module)
    tables = tables_view(content, content.all(ComparisonTable))
    return {
        "ways": [
            {
                "id": way.id,
                "title": way.title,
                "text": way.text,
                "link": Link(way.page),
            }
            for way in content.all(WayIn)
        ],
        "modules": [
            {"id": module.id, "title": module.title, "link": content.link(module)}
            for module in modules
        ],
        "due": due_view(content),
        "count": counted(len(modules), "module"),
        "minutes": sum(module.minutes_in_all for module in modules),
        "total": tables["total"],
        "relations": tables["relations"],
        "counts_twice": tables["counts_twice"],
        "comparison": (Link("comparison") if content.has_page("comparison") else None),
    }


WAYS_IN = Kind("ways-in", "way in", WayIn, folders=(SHARED,), page="index")

COMPONENT = Component("front_door", view, data=(WAYS_IN,))
