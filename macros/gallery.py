"""The gallery: every example as a reader sees it, without script, and on paper.

The examples make a course of one module, which the tests use too. Built once as it is
and once with the styles for paper on the screen, it is shown in frames, one page for
each example, beside the YAML and the call.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import cycle, takewhile
from pathlib import Path

from macros.components import COMPONENTS, KINDS
from macros.components.base import (
    DISTRICT,
    EXAMPLES,
    Component,
    Item,
    View,
    counted,
)
from macros.components.comparison_table import Row
from macros.components.layer import FORMS, LAYER, Form
from macros.components.term import Term
from macros.content import Content, load_content
from macros.rendering import Renderer

MODULE = "example"
"""The module of the gallery; examples call it by this name."""

PAGES = {
    "index": ("front_door", "module_list"),
    "glossary": ("glossary",),
    "sources": ("source_list",),
    "comparison": ("full_comparison",),
    "developments": ("developments",),
    "local-rules": ("local_rules", "district"),
    "objectives": ("objective_matrix",),
    "review": ("review",),
    "progress": ("progress",),
    "plan": ("plan", "record"),
    "sort-it": ("sort_it",),
    f"facilitators/{MODULE}": ("facilitator_guide",),
    f"print/{MODULE}": ("job_aid", "handout", "worksheet"),
    "supervise/index": ("assign", "cohort"),
    "supervise/poll-tally": ("poll_tally",),
    "supervise/meeting-sheet": ("meeting_sheet",),
    "changes": ("changes",),
}
"""Components that need a page of their own; all others stand on that of the module."""

HOME = f"modules/{MODULE}"

SETTINGS = {
    "plain": "INHERIT: mkdocs.yml\nextra: {framed: true}\n",
    "paper": "INHERIT: mkdocs.yml\nextra: {framed: true, paper: all}\n",
}
"""The two ways in which the gallery is built, by the name of their folder."""


LOOK = re.compile(r"^(?:site_name|logo|colors):.*\n(?: .*\n)*", re.MULTILINE)
"""How a district's copy looks; the gallery shows all components as they are."""


class GalleryError(Exception):
    """The gallery does not build; carries what MkDocs said."""


@dataclass(frozen=True)
class Example:
    """One call that shows something, and where it stands in the gallery."""

    component: Component
    item: Item | None
    yaml: str
    """What an author copies; nothing if the component has no data of its own."""

    @property
    def name(self) -> str:
        """Its name among all examples, as its page and its place are called."""
        item = f"-{self.item.id}" if self.item else ""
        return f"component-{self.component.web_name}{item}"

    @property
    def label(self) -> str:
        """Its name beside that of its component."""
        return self.item.id if self.item else self.component.web_name

    @property
    def title(self) -> str:
        """Its name for readers."""
        item = f": {self.item.id}" if self.item else ""
        return f"Component {self.component.web_name}{item}"

    @property
    def call(self) -> str:
        """How a page shows it."""
        return f"{{{{ {self.component.name}({self._word}) }}}}"

    @property
    def page(self) -> str:
        """The page of the gallery on which it stands."""
        found = (page for page, names in PAGES.items() if self.component.name in names)
        return next(found, HOME)

    @property
    def _word(self) -> str:
        if self.item is None or self.component.takes is None:
            return ""
        return f'"{MODULE if self.component.takes.single else self.item.id}"'


def examples_of(house: Path) -> list[Example]:
    """Every example of every component, in the order of the components."""
    content = load_content(house)[1]
    return [
        Example(component, item, _yaml_of(house, content, component, item))
        for component in COMPONENTS
        for item in _items_of(content, component)
    ]


def _items_of(content: Content, component: Component) -> list[Item | None]:
    return (
        list(content.all(component.takes.model, "examples"))
        if component.takes
        else [None]
    )


def _yaml_of(
    house: Path, content: Content, component: Component, item: Item | None
) -> str:
    """What an author writes: the item alone, or else the files of the component."""
    for entry in content.entries:
        if entry.item is item and not entry.kind.single:
            text = (house / entry.source.path).read_text("utf-8")
            return _item_in(text, entry.source.line(entry.at))
    kinds = component.data or filter(None, [component.takes])
    files = [house / kind.example for kind in kinds]
    return "\n".join(file.read_text("utf-8") for file in files).rstrip()


def _item_in(text: str, line: int) -> str:
    """The item that begins on a line, without the remarks on the next one."""
    first, *others = text.splitlines()[line - 1 :]
    own = takewhile(lambda other: not other.startswith(("- ", "#")), others)
    return "\n".join([first, *own]).rstrip()


def make_gallery(house: Path, project: Path) -> Path:
    """A course whose one module holds all the examples; returns its folder."""
    copy_house(house, project)
    data, docs = project / "data", project / "docs"
    for folder in ("shared", MODULE):
        (data / folder).mkdir(parents=True)
    for kind in KINDS:
        if kind.folders == (DISTRICT,):
            continue  # notes and answers speak of rows and rules that no gallery has
        place = "shared" if kind.local_ids else "examples"
        file = house / "data" / place / f"{kind.name}.yaml"
        if file.exists():
            shutil.copy(file, data / ("shared" if kind.shared else MODULE))
    # A path names its modules, and the one of the gallery is not called as its folder.
    paths = data / "shared/learning-paths.yaml"
    text = paths.read_text("utf-8").replace("[examples]", f"[{MODULE}]")
    paths.write_text(text, "utf-8")
    _write_layer(house, data / DISTRICT)
    shutil.copytree(house / "docs/assets", docs / "assets")
    examples = examples_of(house)
    for page in (HOME, *PAGES):
        (docs / page).parent.mkdir(exist_ok=True)
        lines = [line for one in examples if one.page == page for line in _lines(one)]
        write_page(docs / f"{page}.md", lines)
    settings = (house / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(without_menu(settings), "utf-8")
    return project


def _write_layer(house: Path, folder: Path) -> None:
    """The example of a layer without its look, its forms named at example rows."""
    forms = load_content(house, f"data/{EXAMPLES}/{DISTRICT}")[0].all(Form)
    examples = load_content(house)[1]
    text = (house / FORMS.example).read_text("utf-8")
    for model, names in (
        (Row, [name for form in forms for name in form.rows]),
        (Term, [name for form in forms for name in form.terms]),
    ):
        stand_ins = cycle(item.id for item in examples.all(model))
        for name, stand_in in zip(dict.fromkeys(names), stand_ins, strict=False):
            text = re.sub(rf"(?<![\w-]){name}(?![\w-])", stand_in, text)
    folder.mkdir()
    (folder / f"{FORMS.name}.yaml").write_text(text, "utf-8")
    own = LOOK.sub("", (house / LAYER.example).read_text("utf-8"))
    (folder / f"{LAYER.name}.yaml").write_text(own, "utf-8")


def copy_house(house: Path, project: Path) -> None:
    """The parts that make a site, without what authors write."""
    project.mkdir(parents=True, exist_ok=True)
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("macros", "overrides"):
        shutil.copytree(house / name, project / name, ignore=ignored)


def without_menu(settings: str) -> str:
    """The settings of the site for pages that are not listed in them."""
    start, end = settings.index("nav:\n"), settings.index("theme:\n")
    return settings[:start] + settings[end:]


def write_page(file: Path, lines: Iterable[str]) -> None:
    """A page with a heading and each line as a paragraph of its own."""
    heading = f"# {file.stem.title()}"
    name = f"{file.parent.name}/{file.stem}"
    description = f"The page {name}, made from the examples that authors copy."
    front = ["---", f"description: {description}", "---", ""]
    page = [*front, heading, "", *(f"{line}\n" for line in lines)]
    file.write_text("\n".join(page), "utf-8")


def _lines(example: Example) -> Iterator[str]:
    """The place of an example, by whose name a frame shows it, and the example."""
    yield f"## {example.title}"
    inline = example.component.inline
    sentence = f"In a sentence, {example.call} stands like this."
    yield sentence if inline else example.call


def build_gallery(house: Path, folder: Path) -> None:
    """Builds the gallery into a folder; it opens from a disk as from a server."""
    with tempfile.TemporaryDirectory() as place:
        project = make_gallery(house, Path(place))
        for name, settings in SETTINGS.items():
            (project / f"{name}.yml").write_text(settings, "utf-8")
            site = (folder / name).resolve()
            # Quiet builds are not strict, so what is said is kept for a failure.
            command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
            options = ["--config-file", f"{name}.yml", "--site-dir", str(site)]
            result = subprocess.run(  # noqa: S603
                [*command, *options],
                cwd=project,
                env=_settings_of(name),
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            if result.returncode:
                raise GalleryError(result.stderr)
    _write_frames(house, folder)


def _settings_of(name: str) -> dict[str, str]:
    """What the settings of a build take from outside."""
    address = os.environ.get("SITE_URL")
    own = {"SITE_URL": f"{address}{name}/"} if address else {}
    # Frames name files, and a folder on a disk does not open its index.html.
    files = {"DIRECTORY_URLS": "false", "DISTRICT": f"data/{DISTRICT}"}
    return {**os.environ, **own, **files}


def _write_frames(house: Path, folder: Path) -> None:
    """A page with three frames for each example, and a page that lists them."""
    renderer = Renderer(house / "overrides", lambda _: None)
    examples = examples_of(house)
    for number, example in enumerate(examples):
        around = (examples[number - 1], examples[(number + 1) % len(examples)])
        view = _frame_view(example, *around)
        page = renderer.render_page("gallery/frame.html", view)
        (folder / f"{example.name}.html").write_text(page, "utf-8")
    page = renderer.render_page("gallery/list.html", _list_view(examples))
    (folder / "index.html").write_text(page, "utf-8")
    shutil.copy(house / "overrides/gallery/gallery.css", folder)


def _frame_view(example: Example, before: Example, after: Example) -> View:
    return {
        "title": example.title,
        "about": _about(example.component),
        "call": example.call,
        "yaml": example.yaml,
        "place": f"{example.page}.html#{example.name}",
        "before": {"title": before.title, "file": f"{before.name}.html"},
        "after": {"title": after.title, "file": f"{after.name}.html"},
    }


def _list_view(examples: list[Example]) -> View:
    return {
        "count": counted(len(COMPONENTS), "component"),
        "components": [
            {
                "name": component.web_name,
                "about": _about(component),
                "examples": [
                    {"label": example.label, "file": f"{example.name}.html"}
                    for example in examples
                    if example.component is component
                ],
            }
            for component in COMPONENTS
        ],
    }


def _about(component: Component) -> str:
    """What a component is, as its room says in its first line."""
    room = import_module(f"macros.components.{component.name}")
    first = (room.__doc__ or "").strip().splitlines()[0]
    about = first.partition(": ")[2]
    return about[:1].upper() + about[1:]
