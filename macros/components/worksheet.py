"""Worksheet: the questions of a module to answer on paper, and their key."""

from __future__ import annotations

from string import ascii_uppercase

from macros.components.base import Component, Library, View
from macros.components.comparison_table import row_links
from macros.components.knowledge_check import KnowledgeCheck
from macros.components.module import MODULES, Module, course_of
from macros.components.poll import Poll


def view(content: Library, module: Module) -> View:
    """Polls, then questions; the key says why each option is right or not."""
    checks = content.all(KnowledgeCheck, module.id)
    return {
        "id": f"{module.id}-worksheet-and-key",
        "questions_id": f"{module.id}-worksheet",
        "key_id": f"{module.id}-key",
        "title": module.title,
        "module": content.link(module),
        "privacy": course_of(content).privacy,
        "polls": [
            {
                "prompt": poll.prompt,
                "options": [option.label for option in poll.options],
            }
            for poll in content.all(Poll, module.id)
        ],
        "questions": [
            _question_view(content, number, check)
            for number, check in enumerate(checks, start=1)
        ],
    }


def _question_view(content: Library, number: int, check: KnowledgeCheck) -> View:
    options = [
        {
            "letter": letter,
            "label": option.label,
            "correct": option.correct,
            "why": option.why,
        }
        for letter, option in zip(ascii_uppercase, check.options, strict=False)
    ]
    return {
        "number": number,
        "prompt": check.prompt,
        "select": check.select,
        "options": options,
        "right": " and ".join(str(o["letter"]) for o in options if o["correct"]),
        "rows": row_links(content, check.rows),
    }


COMPONENT = Component("worksheet", view, takes=MODULES, page="print/{folder}")
