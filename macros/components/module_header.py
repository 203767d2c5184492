"""Module header: how long a module takes, how fresh it is and what it rests on."""

from __future__ import annotations

from collections import Counter

from macros.components.base import Component, Library, View, spoken_date
from macros.components.comparison_table import Row
from macros.components.module import MODULES, Module
from macros.components.objectives import Objective
from macros.components.source import Source, level_view
from macros.components.vocabulary import Level


def view(content: Library, module: Module) -> View:
    """The module's figures; dates and levels come from the rows it shows."""
    rows = content.all(Row, module.id)
    levels = Counter(
        level
        for row in rows
        for level in {content.get(Source, entry).level for entry in row.source_ids}
    )
    return {
        "number": module.number,
        "total": len(content.all(Module)),
        "minutes": module.minutes,
        "summary": module.summary,
        "objectives": _counted(len(content.all(Objective, module.id)), "objective"),
        "reviewed": spoken_date(min(row.reviewed for row in rows)) if rows else None,
        "reviewed_on": min(row.reviewed for row in rows).isoformat() if rows else None,
        "levels": [
            {**level_view(level), "count": levels[level.id]}
            for level in content.all(Level)
            if levels[level.id]
        ],
    }


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


COMPONENT = Component("module_header", view, takes=MODULES)
