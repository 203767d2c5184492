"""Module header: how long a module takes, how fresh it is and what it rests on."""

from __future__ import annotations

from collections import Counter

from macros.components.base import (
    Component,
    Library,
    Link,
    View,
    counted,
    oldest_review,
)
from macros.components.checklist import Checklist
from macros.components.comparison_table import Row
from macros.components.decision_path import DecisionPath
from macros.components.knowledge_check import KnowledgeCheck
from macros.components.module import MODULES, Module
from macros.components.objectives import Objective
from macros.components.poll import Poll
from macros.components.scenario import Scenario
from macros.components.source import Source, level_view
from macros.components.vocabulary import Level

SHEETS = (
    ("job-aid", "job aid"),
    ("handout", "handout of the table"),
    ("worksheet", "worksheet"),
    ("worksheet-and-key", "worksheet with key"),
)
"""What can be printed of a module, and the word for it."""


def view(content: Library, module: Module) -> View:
    """The module's figures; the date is the oldest of what it shows."""
    rows = content.all(Row, module.id)
    levels = Counter(
        level
        for row in rows
        for level in {content.get(Source, entry).level for entry in row.source_ids}
    )
    return {
        "id": module.id,
        "number": module.number,
        "total": len(content.all(Module)),
        "minutes": module.minutes,
        "minutes_answering": module.minutes_answering,
        "summary": module.summary,
        "objectives": counted(len(content.all(Objective, module.id)), "objective"),
        "activities": len(content.all(KnowledgeCheck, module.id))
        + len(content.all(Scenario, module.id))
        + 2 * len(content.all(Poll, module.id)),
        "oldest": oldest_review(
            [
                *rows,
                *content.all(Scenario, module.id),
                *content.all(DecisionPath, module.id),
                *content.all(Checklist, module.id),
            ]
        ),
        "levels": [
            {**level_view(level), "count": levels[level.id]}
            for level in content.all(Level)
            if levels[level.id]
        ],
        "sheets": _sheets(module) if content.has_page(f"print/{module.id}") else [],
    }


def _sheets(module: Module) -> list[View]:
    return [
        {"label": label, "link": Link(f"print/{module.id}", f"{module.id}-{name}")}
        for name, label in SHEETS
    ]


COMPONENT = Component("module_header", view, takes=MODULES)
