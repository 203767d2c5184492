"""Full comparison: the tables of all modules under one filter."""

from __future__ import annotations

from macros.components.base import Component, Library, View, oldest_review
from macros.components.comparison_table import ComparisonTable, part_view, tables_view
from macros.components.module import Module


def view(content: Library) -> View:
    """Every table, in the order of the modules, headed by its module's title."""
    tables = [
        (module.title, table)
        for module in content.all(Module)
        for table in content.all(ComparisonTable, module.id)
    ]
    return {
        **tables_view(content, [table for _, table in tables]),
        "oldest": oldest_review(row for _, table in tables for row in table.rows),
        "id": "full-comparison",
        "parts": [part_view(content, table, title) for title, table in tables],
        "practice": None,
    }


COMPONENT = Component("full_comparison", view)
