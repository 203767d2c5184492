"""Module list: the way into each module, with its minutes and what it is about."""

from __future__ import annotations

from macros.components.base import Component, Library, View
from macros.components.module import Module


def view(content: Library) -> View:
    """The modules in their order, and the minutes of the whole course."""
    modules = content.all(Module)
    return {
        "minutes": sum(_minutes(module) for module in modules),
        "modules": [
            {
                "id": module.id,
                "number": module.number,
                "title": module.title,
                "minutes": _minutes(module),
                "summary": module.summary,
                "link": content.link(module),
            }
            for module in modules
        ],
    }


def _minutes(module: Module) -> int:
    """Reading and answering together."""
    return module.minutes + module.minutes_answering


COMPONENT = Component("module_list", view)
