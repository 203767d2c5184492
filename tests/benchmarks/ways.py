"""The ways in which one course is built, from the floor to another family of engines.

All stand in the folder of the course and differ by their settings:

- `site`: this house, as it is published;
- `floor`: MkDocs and Material with the theme's own templates and search, on pages in
  which every call is already its HTML;
- `theme`: the same, with the calls left to the macros;
- `properdocs` and `zensical`: this house in the other engines that read it;
- `hugo`: the expanded pages in a generator of another family, with a small layout.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.components import COMPONENTS
from macros.content import Content
from macros.rendering import Renderer
from macros.rules import load_checked_content
from tests.engines import HUGO, PROPERDOCS, ZENSICAL, Engine, install

EXPANDED = "expanded"
LAYOUT = Path(__file__).with_name("hugo")

_CALL = re.compile(r"\{\{ (\w+)\((.*?)\) \}\}")
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Way:
    """One way to build a course."""

    name: str
    title: str
    command: Callable[[Path], list[str]]
    """The command that builds into a folder, run in that of the course."""

    engine: Engine | None = None
    """What has to be installed first, if it is not what builds the site."""

    largest: int | None = None
    """The modules of the largest course that is built, if more would take for ever."""


def _mkdocs(settings: str) -> Callable[[Path], list[str]]:
    words = [sys.executable, "-m", "mkdocs", "build", "--config-file", settings]
    return lambda site: [*words, "--site-dir", str(site)]


def _properdocs(site: Path) -> list[str]:
    python, words = install(PROPERDOCS), PROPERDOCS.words
    return [str(python), "-m", PROPERDOCS.name, *words, "--site-dir", str(site)]


def _zensical(_: Path) -> list[str]:
    """Builds into `site/` and nowhere else."""
    return [str(install(ZENSICAL)), "-m", ZENSICAL.name, *ZENSICAL.words]


def _hugo(site: Path) -> list[str]:
    """The program itself, since its package starts it through Python."""
    folder = install(HUGO).parent.parent
    program = next(folder.rglob("hugo/binaries/hugo*"))
    return [str(program), "--source", HUGO.name, "--destination", str(site)]


FLOOR = Way("floor", "Material, pages already expanded", _mkdocs("floor.yml"))
SITE = Way("site", "This site", _mkdocs("mkdocs.yml"))
WAYS = (
    FLOOR,
    Way("theme", "Material, with the macros", _mkdocs("theme.yml")),
    SITE,
    Way("properdocs", "This site in ProperDocs", _properdocs, PROPERDOCS),
    # It reads and checks all content for each page, which grows with the square.
    Way("zensical", "This site in Zensical", _zensical, ZENSICAL, largest=10),
    Way("hugo", "Hugo, pages already expanded", _hugo, HUGO),
)


def prepare(course: Path) -> None:
    """Writes into a course what the ways other than its own need."""
    expand(course, course / EXPANDED)
    menu = yaml.safe_load((course / "mkdocs.yml").read_text("utf-8"))["nav"]
    macros = {"module_name": "calls", "on_undefined": "strict", "on_error_fail": True}
    _write_settings(course / "floor.yml", menu, docs_dir=EXPANDED, plugins=["search"])
    _write_settings(course / "theme.yml", menu, plugins=["search", {"macros": macros}])
    # The macros alone; what the house does after a page is about its own templates.
    calls = "from macros import define_env, on_pre_page_macros\n"
    (course / "calls.py").write_text(calls, "utf-8")
    _write_hugo(course)


def _write_settings(file: Path, menu: list[Any], **others: Any) -> None:
    """The theme as it comes, with as small a menu on each page as it can make."""
    settings = {
        "site_name": "A course in the theme's own templates",
        "site_url": "https://example.org/",
        "theme": {"name": "material", "font": False, "features": ["navigation.prune"]},
        "markdown_extensions": ["admonition", "tables", "toc", "pymdownx.details"],
        "nav": menu,
        **others,
    }
    file.write_text(yaml.safe_dump(settings, sort_keys=False), "utf-8")


def expand(course: Path, folder: Path) -> None:
    """Writes the pages of a course with each call replaced by its HTML."""
    content = load_checked_content(course)
    renderer = Renderer(course / "overrides", content.find_link)
    shutil.copytree(course / "docs", folder)
    for file in folder.rglob("*.md"):
        name = file.relative_to(folder).with_suffix("").as_posix()
        url = "" if name == "index" else f"{name}/"
        text = file.read_text("utf-8")
        file.write_text(
            _CALL.sub(lambda call, at=url: _html(call, at, content, renderer), text),  # type: ignore[misc]
            "utf-8",
        )


def _html(call: re.Match[str], url: str, content: Content, renderer: Renderer) -> str:
    component = next(one for one in COMPONENTS if one.name == call[1])
    words = re.findall(r'"([^"]*)"', call[2])
    arguments: list[object] = list(words)
    if component.takes:
        arguments[0] = content.get(component.takes.model, words[0])
    return renderer.render(component, component.view(content, *arguments), url)


def _write_hugo(course: Path) -> None:
    """The expanded pages, with titles and the name of the home page as Hugo wants."""
    shutil.copytree(LAYOUT, course / HUGO.name)
    content = course / HUGO.name / "content"
    shutil.copytree(course / EXPANDED, content, ignore=shutil.ignore_patterns("assets"))
    (content / "index.md").rename(content / "_index.md")
    for place, file in enumerate(sorted(content.rglob("*.md"), key=_number)):
        text = file.read_text("utf-8")
        heading = _HEADING.search(text)
        assert heading is not None
        front = f"---\ntitle: {heading[1]}\nweight: {place + 1}\npart: {place // 20}\n"
        file.write_text(text.replace("---\n", front, 1), "utf-8")


def _number(file: Path) -> str:
    """Modules in the order of their numbers, other pages after them."""
    return file.stem.rpartition("-")[2]
