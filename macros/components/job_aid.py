"""Job aid: what a reader takes into a meeting, on one page of paper."""

from __future__ import annotations

from macros.components.base import Component, Library, View, counted, oldest_review
from macros.components.comparison_table import (
    Row,
    columns_view,
    find_note,
    row_view,
)
from macros.components.decision_path import DecisionPath
from macros.components.decision_path import view as path_view
from macros.components.layer import here
from macros.components.module import MODULES, Module, course_of


def view(content: Library, module: Module) -> View:
    """The core rows, the decision paths, and what had to be left out."""
    rows = content.all(Row, module.id)
    core = [row for row in rows if row.core]
    paths = content.all(DecisionPath, module.id)
    further = len(rows) - len(core)
    has_notes = any(find_note(content, row) for row in core)
    left_out = [
        "sources",
        *([counted(further, "further row")] if further else []),
        *(["what the path says on each step and end"] if paths else []),
        *([f"notes of {here(content)}"] if has_notes else []),
    ]
    return {
        "id": f"{module.id}-job-aid",
        "title": module.title,
        "module": content.link(module),
        "columns": columns_view(content),
        "rows": [row_view(content, row) for row in core],
        "paths": [path_view(content, path) for path in paths],
        "left_out": ", ".join(left_out),
        "advice": course_of(content).advice,
        "oldest": oldest_review([*core, *paths]),
    }


COMPONENT = Component("job_aid", view, takes=MODULES, page="print/{folder}")
