"""The front door for MkDocs: check everything, then offer one macro per component.

The only room that knows MkDocs; it uses no more of mkdocs-macros than `macro`,
`project_dir` and the address of the page.
"""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

from macros.components import COMPONENTS
from macros.components.base import Component
from macros.content import Content
from macros.problems import ContentError
from macros.rendering import Renderer
from macros.rules import load_checked_content


def define_env(env: Any) -> None:
    """Called by mkdocs-macros once a build; stops the build if there are problems."""
    # Imported here, since the checking command does without MkDocs.
    from mkdocs.exceptions import PluginError

    project = Path(env.project_dir)
    try:
        content = load_checked_content(project)
    except ContentError as error:
        raise PluginError(str(error)) from None
    _let_the_content_be()
    renderer = Renderer(project / "overrides", content.find_link)
    for component in COMPONENTS:
        _register(env, component, content, renderer)


def _let_the_content_be() -> None:
    """Tells the garbage collector that the content stays until the next build.

    It would look through all of it again and again while the pages are made, which
    costs a tenth of the build.
    """
    gc.unfreeze()
    gc.freeze()


def _register(
    env: Any, component: Component, content: Content, renderer: Renderer
) -> None:
    def macro(*words: str) -> str:
        arguments: tuple[Any, ...] = words
        if component.takes:
            arguments = (content.get(component.takes.model, words[0]), *words[1:])
        return renderer.render(
            component, component.view(content, *arguments), env.page.url
        )

    env.macro(macro, component.name)
