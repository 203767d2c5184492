"""What pages take from the theme: one stylesheet, and in it these names and no more."""

from __future__ import annotations

import re
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from tests.projects import ROOT

OVERRIDES = ROOT / "overrides"
LOOKED_AT = {
    "mkdocs": "1.6.1",
    "mkdocs-material": "9.8.1",
    "mkdocs-macros-plugin": "1.5.0",
}
"""The versions with which every page was looked at, in light, dark and on paper."""


@pytest.fixture(scope="module")
def theme() -> str:
    """The stylesheet that the settings name, as the installed theme brings it."""
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV", "")
    name = str(yaml.safe_load(settings)["extra"]["theme_style"][1])
    spec = find_spec("material")
    assert spec is not None
    file = Path(str(spec.origin)).parent / "templates" / name
    assert file.exists(), f"an update has moved {name}: name the new one in mkdocs.yml"
    return file.read_text("utf-8")


@pytest.fixture(scope="module")
def ours() -> str:
    """All templates, styles and scripts of ours."""
    files = (
        file
        for file in sorted(OVERRIDES.rglob("*"))
        if file.suffix in (".html", ".css", ".js")
    )
    return "\n".join(file.read_text("utf-8") for file in files)


def test_theme_still_has_every_class_that_pages_rely_on(theme: str, ours: str) -> None:
    """A class that the theme has dropped would leave its elements without a style."""
    classes = re.findall(r"(?:\.|class=\"[^\"{]*\b)(md-[\w-]+)", ours)

    assert "md-typeset" in classes
    assert {name for name in classes if not re.search(rf"\.{name}\b", theme)} == set()


def test_theme_still_reads_every_property_that_styles_set(
    theme: str, ours: str
) -> None:
    """A color that nothing reads would be set, and not be seen."""
    names = set(re.findall(r"(?<!\()(--md-[\w-]+):", ours))
    read = set(re.findall(r"var\((--md-[\w-]+)", theme + ours))

    assert "--md-default-fg-color" in names
    assert names - read == set()


def test_theme_still_sets_every_property_that_styles_read(
    theme: str, ours: str
) -> None:
    """A color that nothing sets would be none."""
    names = set(re.findall(r"var\((--md-[\w-]+)", ours))
    set_by = set(re.findall(r"(--md-[\w-]+):", theme + ours))

    assert "--md-code-font-family" in names
    assert names - set_by == set()


@pytest.mark.parametrize("name", LOOKED_AT)
def test_version_is_one_that_was_looked_at(name: str) -> None:
    """Whoever updates looks at the pages, and then writes the new number here."""
    lock = (ROOT / "requirements/site.txt").read_text("utf-8")

    assert re.search(rf"^{name}=={re.escape(LOOKED_AT[name])} ", lock, re.MULTILINE)
    assert version(name) == LOOKED_AT[name]
