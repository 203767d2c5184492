"""The examples as a course of their own, and a component's HTML as a tree."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag

from macros.components import COMPONENTS
from macros.content import Content, load_content
from macros.rendering import Renderer
from tests.projects import ROOT

Show = Callable[..., Tag]


@pytest.fixture(scope="session")
def examples() -> Content:
    """The items of data/examples with the shared vocabulary."""
    return load_content(ROOT)[1]


@pytest.fixture(scope="session")
def html(examples: Content) -> Callable[..., str]:
    """The HTML of a call, as seen from the examples' own page."""
    renderer = Renderer(ROOT / "overrides", examples.find_link)
    components = {component.name: component for component in COMPONENTS}

    def rendered(name: str, *words: str) -> str:
        component = components[name]
        arguments: list[object] = list(words)
        if component.takes:
            arguments[0] = examples.get(component.takes.model, words[0])
        view = component.view(examples, *arguments)
        return renderer.render(component, view, "modules/examples/")

    return rendered


@pytest.fixture(scope="session")
def show(html: Callable[..., str]) -> Show:
    """The HTML of a call as a tree."""

    def tree(*call: str) -> Tag:
        body = BeautifulSoup(html(*call), "html5lib").body
        assert body is not None
        return body

    return tree
