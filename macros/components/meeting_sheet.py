"""Meeting sheet: a form for paper to talk modules over, with room to write and sign."""

from __future__ import annotations

from collections.abc import Iterable

from macros.components.base import Component, Library, View, counted
from macros.components.facilitator_guide import DiscussionPrompt, FacilitatorGuide
from macros.components.module import Module, course_of
from macros.components.objectives import Objective

QUESTIONS = 2
"""How many questions of a guide fit beside room to write."""


def view(content: Library) -> View:
    """Every module with what it is about, questions to ask, and where they are from."""
    modules = content.all(Module)
    return {
        "count": counted(len(modules), "module"),
        "privacy": course_of(content).privacy,
        "modules": [_module_view(content, module) for module in modules],
    }


def _module_view(content: Library, module: Module) -> View:
    guide = next(iter(content.all(FacilitatorGuide, module.id)), None)
    return {
        "id": module.id,
        "title": module.title,
        "link": content.link(module),
        "objectives": [entry.text for entry in content.all(Objective, module.id)],
        "questions": _questions(guide.prompts) if guide else [],
        "guide": content.link(guide) if guide else None,
    }


def _questions(prompts: Iterable[DiscussionPrompt]) -> list[str]:
    """The first question of each objective, as far as there is room."""
    first: dict[str, str] = {}
    for entry in prompts:
        first.setdefault(entry.objective, entry.prompt)
    return list(first.values())[:QUESTIONS]


COMPONENT = Component("meeting_sheet", view)
