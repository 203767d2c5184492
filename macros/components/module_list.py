"""Module list: the way into each module, with its minutes and what it is about."""

from __future__ import annotations

from macros.components.base import Component, Library, View
from macros.components.module import Module


def view(content: Library) -> View:
    """The modules in their order, and the minutes of the whole course."""
    modules = content.all(Module)
    return {
        "minutes": sum(module.minutes for module in modules),
        "modules": [
            {
                "number": module.number,
                "title": module.title,
                "minutes": module.minutes,
                "summary": module.summary,
                "link": content.link(module),
            }
            for module in modules
        ],
    }


COMPONENT = Component("module_list", view)
