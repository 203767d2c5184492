"""Module list: the way into each module, with its minutes and what it is about."""

from __future__ import annotations

from macros.components.base import Component, Library, View
from macros.components.module import Module


def view(content: Library) -> View:
    """The modules in their order."""
    return {
        "modules": [
            {
                "id": module.id,
                "number": module.number,
                "title": module.title,
                "minutes": module.minutes_in_all,
                "summary": module.summary,
                "link": content.link(module),
            }
            for module in content.all(Module)
        ],
    }


COMPONENT = Component("module_list", view)
