"""Review: every knowledge check of the course; the script asks those that are due."""

from __future__ import annotations

from macros.components.base import Component, Library, View
from macros.components.knowledge_check import KnowledgeCheck, check_view, review_weeks
from macros.components.module import Module


def view(content: Library) -> View:
    """The modules that have checks, each with all of them."""
    modules: list[View] = [
        {
            "id": module.id,
            "title": module.title,
            "link": content.link(module),
            "checks": [check_view(content, check) for check in checks],
        }
        for module in content.all(Module)
        if (checks := content.all(KnowledgeCheck, module.id))
    ]
    return {
        "total": sum(len(module["checks"]) for module in modules),
        "weeks": _in_words(review_weeks(content).split()),
        "modules": modules,
    }


def _in_words(weeks: list[str]) -> str:
    """The weeks as a sentence has them: 3, 6 and 9."""
    return " and ".join(filter(None, (", ".join(weeks[:-1]), *weeks[-1:])))


COMPONENT = Component("review", view)
