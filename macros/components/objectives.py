"""Objectives: what a reader can do after a module.

- id: visits-objective-compare
  text: Explain why a book goes home and a picture does not.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from macros.components.base import (
    Component,
    Item,
    Kind,
    Library,
    Reference,
    Text,
    View,
)
from macros.components.module import MODULES, Module


class Objective(Item):
    """One thing a reader can do afterwards, observable by someone else."""

    text: Text
    """What the reader can do, beginning with a verb, as in “Explain why …”."""


ObjectiveId: TypeAlias = Annotated[Text, Reference("objectives")]


def view(content: Library, module: Module) -> View:
    """The module's objectives in their order."""
    return {
        "module": module.id,
        "objectives": [
            {"id": objective.id, "text": objective.text}
            for objective in content.all(Objective, module.id)
        ],
    }


OBJECTIVES = Kind("objectives", "objective", Objective)

COMPONENT = Component("objectives", view, takes=MODULES, data=(OBJECTIVES,))
