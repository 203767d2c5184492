"""Objective matrix: for each objective, the checks and cases that exercise it."""

from __future__ import annotations

from macros.components.base import Component, Library, View, oldest_review
from macros.components.comparison_table import Row
from macros.components.knowledge_check import KnowledgeCheck
from macros.components.module import Module
from macros.components.objectives import Objective
from macros.components.scenario import Scenario


def view(content: Library) -> View:
    """The modules, each with its objectives, their checks by level, and their cases."""
    return {
        "oldest": oldest_review([*content.all(Row), *content.all(Scenario)]),
        "modules": [
            {
                "id": module.id,
                "title": module.title,
                "objectives": [
                    _objective_view(content, module, objective)
                    for objective in content.all(Objective, module.id)
                ],
            }
            for module in content.all(Module)
        ],
    }


def _objective_view(content: Library, module: Module, objective: Objective) -> View:
    return {
        "text": objective.text,
        "checks": [
            {"number": number, "level": check.level, "link": content.link(check)}
            for number, check in enumerate(
                content.all(KnowledgeCheck, module.id), start=1
            )
            if check.objective == objective.id
        ],
        "cases": [
            {"title": scenario.title, "link": content.link(scenario)}
            for scenario in content.all(Scenario, module.id)
            if objective.id in scenario.objectives
        ],
    }


COMPONENT = Component("objective_matrix", view)
