"""Plan: a learner reads what was assigned to her, or chooses for herself."""

from __future__ import annotations

from macros.components.base import Component, Library, View
from macros.components.catalogue import ready_made
from macros.components.catalogue import view as catalogue_view
from macros.components.module import Module


def view(content: Library) -> View:
    """All modules, from which a link or a reader chooses, and the ready-made plans."""
    return {
        **catalogue_view(content),
        "modules": [
            {
                "id": module.id,
                "title": module.title,
                "link": content.link(module),
                "minutes": module.minutes,
                "minutes_answering": module.minutes_answering,
            }
            for module in content.all(Module)
        ],
        "paths": ready_made(content),
    }


COMPONENT = Component("plan", view)
