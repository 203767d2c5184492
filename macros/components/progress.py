"""Progress: every activity of the course by objective, for a reader to tick off."""

from __future__ import annotations

from collections.abc import Iterator

from macros.components.base import Component, Library, View
from macros.components.knowledge_check import KnowledgeCheck, due_view, versions
from macros.components.look_back import again
from macros.components.module import Module
from macros.components.objectives import Objective
from macros.components.poll import Poll
from macros.components.poll import version as poll_version
from macros.components.scenario import Scenario
from macros.components.scenario import version as case_version


def view(content: Library) -> View:
    """The modules, each with its objectives and the activities that exercise them."""
    modules = [_module_view(content, entry) for entry in content.all(Module)]
    return {
        "total": sum(module["total"] for module in modules),
        "due": due_view(content),
        "modules": modules,
    }


def _module_view(content: Library, module: Module) -> View:
    objectives: list[View] = [
        {
            "text": objective.text,
            "activities": list(_activities(content, module, objective)),
        }
        for objective in content.all(Objective, module.id)
    ]
    thoughts = [
        {
            "activity": f"poll:{name}",
            "versions": [poll_version(entry)],
            "label": label,
            "link": content.link(entry),
        }
        for entry in content.all(Poll, module.id)
        for name, label in (
            (entry.id, "First thoughts"),
            (again(entry), "First thoughts again"),
        )
    ]
    lines = [line for part in objectives for line in part["activities"]] + thoughts
    return {
        "id": module.id,
        "title": module.title,
        "link": content.link(module),
        "total": len({line["activity"] for line in lines}),
        "objectives": objectives,
        "thoughts": thoughts,
    }


def _activities(
    content: Library, module: Module, objective: Objective
) -> Iterator[View]:
    checks = content.all(KnowledgeCheck, module.id)
    for number, check in enumerate(checks, start=1):
        if check.objective == objective.id:
            yield {
                "activity": f"check:{check.id}",
                "versions": versions(check),
                "label": f"Check {number}",
                "link": content.link(check),
            }
    for case in content.all(Scenario, module.id):
        if objective.id in case.objectives:
            yield {
                "activity": f"scenario:{case.id}",
                "versions": [case_version(case)],
                "label": f"Case: {case.title}",
                "link": content.link(case),
            }


COMPONENT = Component("progress", view)
