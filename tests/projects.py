"""Small projects made from the real one: the gallery of all examples, and tiny ones."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from macros.components import COMPONENTS, KINDS
from macros.components.base import DISTRICT, Component, Item
from macros.content import Content, load_content

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE_LAYER = "data/examples/district"
BASE = "/school-ot-training/"
"""Sites are tested below a path, since a project page of a forge has one."""


def example_calls() -> dict[str, list[str]]:
    """For each component, calls that show every one of its examples."""
    _, examples, _ = load_content(ROOT)
    return {
        component.name: [
            f"{{{{ {component.name}({_word(component, item)}) }}}}"
            for item in _items(component, examples)
        ]
        for component in COMPONENTS
    }


def _items(component: Component, examples: Content) -> list[Item | None]:
    return (
        list(examples.all(component.takes.model, "examples"))
        if component.takes
        else [None]
    )


def _word(component: Component, item: Item | None) -> str:
    if item is None or component.takes is None:
        return ""
    return f'"{"example" if component.takes.single else item.id}"'


def make_gallery(project: Path) -> Path:
    """A course whose one module holds all the examples; returns its folder."""
    copy_house(project)
    data = project / "data"
    for folder in ("shared", "example"):
        (data / folder).mkdir(parents=True)
    for kind in KINDS:
        if kind.folders == (DISTRICT,):
            continue  # a layer speaks of rows and rules that no gallery has
        place = "shared" if kind.local_ids else "examples"
        file = ROOT / "data" / place / f"{kind.name}.yaml"
        if file.exists():
            shutil.copy(file, data / ("shared" if kind.shared else "example"))
    # A path names its modules, and the one of the gallery is not called as its folder.
    paths = data / "shared/learning-paths.yaml"
    paths.write_text(paths.read_text().replace("[examples]", "[example]"))
    docs = project / "docs"
    shutil.copytree(ROOT / "docs/assets", docs / "assets")
    (docs / "modules").mkdir()
    (docs / "facilitators").mkdir()
    (docs / "print").mkdir()
    (docs / "supervise").mkdir()
    calls = example_calls()
    pages = {
        "glossary": ["glossary"],
        "sources": ["source_list"],
        "comparison": ["full_comparison"],
        "developments": ["developments"],
        "local-rules": ["local_rules", "district"],
        "objectives": ["objective_matrix"],
        "review": ["review"],
        "progress": ["progress"],
        "plan": ["plan", "record"],
        "supervise/index": ["assign", "cohort"],
        "sort-it": ["sort_it"],
        "facilitators/example": ["facilitator_guide"],
        "print/example": ["job_aid", "handout", "worksheet"],
        "supervise/poll-tally": ["poll_tally"],
        "supervise/meeting-sheet": ["meeting_sheet"],
        "changes": ["changes"],
    }
    for page, names in pages.items():
        write_page(
            docs / f"{page}.md", [call for name in names for call in calls.pop(name)]
        )
    write_page(docs / "index.md", calls.pop("front_door") + calls.pop("module_list"))
    inline = {component.name for component in COMPONENTS if component.inline}
    lines = ["## All examples"] + [
        f"In a sentence, {call} stands like this." if name in inline else call
        for name, written in calls.items()
        for call in written
    ]
    write_page(docs / "modules/example.md", lines)
    config = (ROOT / "mkdocs.yml").read_text()
    start, end = config.index("nav:\n"), config.index("theme:\n")
    (project / "mkdocs.yml").write_text(config[:start] + config[end:])
    return project


def copy_house(project: Path) -> None:
    """The parts that make a site, without what authors write."""
    project.mkdir(parents=True, exist_ok=True)
    for name in ("macros", "overrides"):
        shutil.copytree(
            ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__")
        )


def write_page(file: Path, lines: list[str]) -> None:
    """A page with a heading and each line as a paragraph of its own."""
    heading = f"# {file.stem.title()}"
    name = f"{file.parent.name}/{file.stem}"
    description = f"The page {name}, made for the tests from all the examples."
    front = ["---", f"description: {description}", "---", ""]
    file.write_text("\n".join([*front, heading, "", *(f"{line}\n" for line in lines)]))


def build(
    project: Path, site: Path, **variables: str
) -> subprocess.CompletedProcess[str]:
    """The strict build as `make site` runs it; the result holds what it printed.

    Of the course alone, unless a layer is named: the tests hold the course, also where
    a district has written its layer.
    """
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": f"https://example.org{BASE}",
        "SOURCE_DATE_EPOCH": "1700000000",
        "DISTRICT": "",
        **variables,
    }
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--site-dir",
        str(site),
    ]
    return subprocess.run(
        command,
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def run_command(course: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command of this house, run in the folder of a course."""
    return subprocess.run(
        [sys.executable, "-m", "macros", *words],
        cwd=course,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)},
        check=False,
    )


def rename(course: Path, old: str, new: str) -> None:
    """Writes words in another way wherever an author wrote them."""
    for folder in ("data", "docs"):
        for file in (course / folder).rglob("*.*"):
            if file.suffix in (".yaml", ".md"):
                text = file.read_text("utf-8")
                file.write_text(text.replace(old, new), "utf-8")


def rename_module(course: Path, old: str, new: str) -> None:
    """Gives a module another name, with all that is named after it."""
    rename(course, old, new)
    (course / f"data/{old}").rename(course / f"data/{new}")
    for page in list((course / "docs").rglob(f"{old}.md")):
        page.rename(page.with_stem(new))


def make_site_of(course: Path) -> None:
    """Adds to a course what makes a site."""
    copy_house(course)
    shutil.copytree(ROOT / "docs/assets", course / "docs/assets")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    start, end = config.index("nav:\n"), config.index("theme:\n")
    (course / "mkdocs.yml").write_text(config[:start] + config[end:], "utf-8")
    (course / "data/examples").mkdir(exist_ok=True)
