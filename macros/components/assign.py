"""Assign: a supervisor chooses modules and gets a link to hand out.

What is ready-made stands there without script; the rest is put together in the browser.
"""

from __future__ import annotations

from macros.components.base import Component, Library, Link, View
from macros.components.catalogue import PLAN, ready_made
from macros.components.catalogue import view as catalogue_view
from macros.components.module import Module, course_of
from macros.qr_code import qr_code


def view(content: Library) -> View:
    """The modules to choose from, and what is ready to hand out."""
    # A picture of an address that opens only on this computer would help no one.
    published = f"{content.site.url}{PLAN}/" if content.site.is_published else ""
    return {
        **catalogue_view(content),
        "plan": Link(PLAN),
        "plan_title": content.title_of(PLAN),
        "published_plan": published,
        "pass_mark": course_of(content).pass_mark,
        "privacy": course_of(content).privacy,
        "modules": [
            {
                "id": module.id,
                "title": module.title,
                "minutes": module.minutes_in_all,
            }
            for module in content.all(Module)
        ],
        "paths": [
            {**path, "picture": _picture(published, path["link"].anchor)}
            for path in ready_made(content)
        ],
    }


def _picture(plan: str, code: str) -> View | None:
    return qr_code(f"{plan}#{code}")._asdict() if plan else None


COMPONENT = Component("assign", view)
