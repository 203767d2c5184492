"""Handout: the comparison tables of a module as they are given to others on paper."""

from __future__ import annotations

from macros.components.base import Component, Library, View, oldest_review
from macros.components.comparison_table import (
    ComparisonTable,
    Row,
    columns_view,
    part_view,
)
from macros.components.module import MODULES, Module, course_of


def view(content: Library, module: Module) -> View:
    """Every row with its sources: the core ones first, then group by group."""
    parts = [
        part_view(content, table) for table in content.all(ComparisonTable, module.id)
    ]
    return {
        "id": f"{module.id}-handout",
        "title": module.title,
        "module": content.link(module),
        "columns": columns_view(content),
        "tables": [
            table
            for part in parts
            for table in (
                {"caption": part["caption"], "rows": part["rows"]},
                *(
                    {"caption": group["caption"], "rows": group["rows"]}
                    for group in part["more"]
                ),
            )
        ],
        "advice": course_of(content).advice,
        "oldest": oldest_review(content.all(Row, module.id)),
    }


COMPONENT = Component("handout", view, takes=MODULES, page="print/{folder}")
