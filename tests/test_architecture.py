"""The invariants of the house, each held by a guard. ARCHITECTURE.md lists them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import yaml

from macros.components import COMPONENTS, KINDS
from macros.components.base import DISTRICT, Component
from macros.components.vocabulary import Shape
from tests.projects import ROOT

ROOMS = [
    "macros.problems",
    "macros.reports",
    "macros.complaints",
    "macros.source",
    "macros.memory",
    "macros.pages",
    "macros.qr_code",
    "macros.contrast",
    "macros.components.base",
    "macros.components.shape",
    "macros.components.vocabulary",
    "macros.components.module",
    "macros.components.layer",
    "macros.components.alias",
    *(f"macros.components.{component.name}" for component in COMPONENTS),
    "macros.components",
    "macros.publication",
    "macros.content",
    "macros.listening",
    "macros.keeping",
    "macros.lasting",
    "macros.rules",
    "macros.stale",
    "macros.links",
    "macros.advice",
    "macros.rulebook",
    "macros.rendering",
    "macros.front_end",
    "macros.policy",
    "macros.state",
    "macros.prose",
    "macros.search_index",
    "macros.schemas",
    "macros.reference",
    "macros.starters",
    "macros.offline",
    "macros.gallery",
    "macros",
    "macros.making",
    "macros.preview",
    "macros.serving",
    "macros.__main__",
]
"""From the first to the last; a room imports only from rooms before it."""

LIBRARIES = {
    "yaml": "macros.source",
    "pydantic": "macros.components",
    "pydantic_core": "macros.components",
    "jinja2": "macros.rendering",
    "markdown": "macros.rendering",
    "markupsafe": "macros.rendering",
    "segno": "macros.qr_code",
    "rcssmin": "macros.front_end",
    "rjsmin": "macros.front_end",
    "mkdocs": "macros macros.making",
}
"""Who knows what; everything else that is imported comes with Python."""

COMPONENT_FILES = [component.web_name for component in COMPONENTS]


def room_files() -> dict[str, Path]:
    files = {}
    for file in (ROOT / "macros").rglob("*.py"):
        parts = file.relative_to(ROOT).with_suffix("").parts
        files[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return files


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def says_no_encoding(call: ast.Call) -> bool:
    """Whether a call reads or writes text as the machine it runs on would."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    keys = {keyword.arg for keyword in call.keywords}
    words = {"read_text": 0, "write_text": 1}.get(name)
    is_text = words is not None and len(call.args) == words
    is_process = name in ("run", "Popen") and "text" in keys
    return "encoding" not in keys and (is_text or is_process)


@pytest.mark.parametrize("folder", ["macros", "tests"])
def test_text_is_read_and_written_as_utf_8(folder: str) -> None:
    """A Windows machine would take it for something else, and stop at a “§”."""
    found = [
        f"{file.relative_to(ROOT).as_posix()}:{node.lineno}"
        for file in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and says_no_encoding(node)
    ]

    assert found == []


def test_every_room_is_listed() -> None:
    """A new file in macros/ says where in the order it stands."""
    assert set(room_files()) == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_only_import_from_rooms_before_them(room: str) -> None:
    """Nothing points up, so any room can be read with only those before it in mind."""
    later = ROOMS[ROOMS.index(room) + 1 :]

    assert [name for name in imports(room_files()[room]) if name in later] == []


@pytest.mark.parametrize("room", ROOMS)
def test_each_library_has_one_room(room: str) -> None:
    """Replacing a library means rewriting one room; only MkDocs has a back door."""
    known = {
        name.split(".")[0]
        for name in imports(room_files()[room])
        if name.split(".")[0] in LIBRARIES
    }
    home = "macros.components" if room.startswith("macros.components.") else room

    assert {name for name in known if home not in LIBRARIES[name].split()} == set()


@pytest.mark.parametrize("component", COMPONENTS, ids=COMPONENT_FILES)
def test_every_component_has_all_its_parts(component: Component) -> None:
    """One name has a module, a template, examples and tests; a script has its own."""
    name, web_name = component.name, component.web_name
    front = ROOT / "overrides/components" / web_name
    missing = [
        str(path.relative_to(ROOT))
        for path in (
            ROOT / f"macros/components/{name}.py",
            front / f"{web_name}.html",
            ROOT / f"tests/components/test_{name}.py",
            *(ROOT / kind.example for kind in component.data),
        )
        if not path.exists()
    ]
    if (front / f"{web_name}.js").exists():
        test = ROOT / f"tests/browser/test_{name}.py"
        missing += [] if test.exists() else [str(test.relative_to(ROOT))]

    assert missing == []


def test_component_touches_the_places_that_are_listed() -> None:
    """The last one added, a checklist, is named by no file beside those in the list."""
    whole = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    listed = whole.split("## A component is one name")[1].split("\n## ")[0]
    touched = {
        file
        for folder in ("macros", "overrides", "tests")
        for file in (ROOT / folder).rglob("*.*")
        if file.suffix in (".py", ".html", ".css", ".js")
        and file != Path(__file__)
        and re.search("checklist", file.read_text("utf-8"), re.IGNORECASE)
    }
    own = {file for file in touched if "checklist" in file.name}

    assert len(own) == 7
    others = {file.name for file in touched - own if file.name not in listed}
    assert others == {
        "test_lasting.py",  # whose module has a file of them, the first by its name
        "test_starters.py",  # where the word is not a misspelt “check”
    }


def test_house_knows_no_subject() -> None:
    """Its rooms, templates and scripts name no law, plan or profession of a course."""
    subject = re.compile(
        r"\b(504|section_504|IDEA|IEPs?|OTs?|OTAs?|for_ot|FAPE|CFR|[Ss]tudents?"
        r"|[Tt]eachers?|[Ss]chools?|[Dd]isabilit\w+|[Tt]herap\w+|[Ll]aws?)\b"
    )
    found = {
        f"{file.relative_to(ROOT).as_posix()}: {match[0]}"
        for folder in ("macros", "overrides")
        for file in (ROOT / folder).rglob("*.*")
        if file.suffix in (".py", ".html", ".css", ".js")
        for match in subject.finditer(file.read_text("utf-8"))
    }

    assert found == set()


def test_nothing_is_orphaned() -> None:
    """A folder, module, example or test without its component is a left-over."""
    modules = {name.rsplit(".", 1)[1] for name in ROOMS if "components." in name}
    folders = {path.name for path in (ROOT / "overrides/components").iterdir()}
    examples = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "data/examples").glob("*.yaml")
    }
    layer = {path.stem for path in (ROOT / "data/examples/district").glob("*.yaml")}
    names = {component.name for component in COMPONENTS}

    rooms = {"base", "shape", "vocabulary", "module", "layer", "alias"}
    assert modules - names == rooms
    macros = {"shape.html", "date.html", "rows.html", "due.html", "local.html"}
    assert folders - macros - {"calendar"} == set(COMPONENT_FILES)
    assert examples == {
        kind.example
        for kind in KINDS
        if not kind.local_ids and kind.folders != (DISTRICT,)
    }
    assert layer == {kind.name for kind in KINDS if DISTRICT in kind.folders}


def test_stylesheet_lists_every_style_once() -> None:
    """The order of styles is the cascade, so it is written out, and complete.

    What is for paper only stands in a list of its own. The gallery loads its own, which
    no page of a course needs.
    """
    overrides = ROOT / "overrides"
    lists = ("styles/site.css", "styles/print.css")
    site, paper = (
        re.findall(r'include "([^"]+)"', (overrides / name).read_text("utf-8"))
        for name in lists
    )
    there = {
        file.relative_to(overrides).as_posix() for file in overrides.rglob("*.css")
    }

    assert site[0] == "styles/tokens.css"
    assert all(name.endswith(".print.css") for name in paper)
    assert not any(name.endswith(".print.css") for name in site)
    gallery = {"gallery/gallery.css", "gallery/framed.css"}

    assert sorted([*site, *paper]) == sorted(there - set(lists) - gallery)


def test_script_lists_every_script_once() -> None:
    """What is shared comes first, and every component's script reaches the page.

    One runs before all others, and that of the search, a list too, when a reader opens
    the search.
    """
    overrides = ROOT / "overrides"
    lists = ("scripts/site.js", "scripts/search.js")
    listed, search = (
        re.findall(r'include "([^"]+)"', (overrides / name).read_text("utf-8"))
        for name in lists
    )
    there = {file.relative_to(overrides).as_posix() for file in overrides.rglob("*.js")}
    is_shared = [name.startswith("scripts/") for name in listed]

    assert is_shared == sorted(is_shared, reverse=True)
    apart = {*lists, "scripts/early.js"}
    assert sorted([*listed, *search]) == sorted(there - apart)


def test_markup_lives_in_templates() -> None:
    """No HTML in Python, so that what it looks like is changed in one place."""
    tag = re.compile(r"</?(a|p|div|span|section|table|tr|td|th|ul|ol|li|details|b|i)\b")
    allowed = {("macros.rendering", "<p>"), ("macros.rendering", "</p>")}
    found = {
        (room, constant)
        for room, file in room_files().items()
        for constant in _strings(file)
        if tag.search(constant)
    }

    assert found == allowed, "the inline renderer takes the paragraph off, and no more"


def _strings(file: Path) -> Iterator[str]:
    """The texts in a Python file that are not docstrings."""
    tree = ast.parse(file.read_text("utf-8"))
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docstrings:
            yield str(node.value)


TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_template_only_places_what_it_is_given(file: Path) -> None:
    """A template says what it gets, and holds no style, script or unescaped text."""
    text = file.read_text("utf-8")

    assert text.startswith("{#- ")
    assert "|safe" not in text.replace(" ", "")
    assert not re.search(r"\s(style|on\w+)=", text)
    assert "<pre" not in text, "lines are joined, so preformatted text would be lost"
    if file.parent.name != "javascripts":
        assert not re.search(r"<script(?! src=)", text)
    if file.stem == file.parent.name and not _is_inline(file.stem):
        body = re.sub(r"\{#.*?#\}|\{%.*?%\}", "", text, flags=re.DOTALL).strip()
        assert not body or re.match(r"<(section|div|details) class=|{{ \w+\(", body)


def _is_inline(web_name: str) -> bool:
    return any(part.inline for part in COMPONENTS if part.web_name == web_name)


STYLES = [
    file
    for file in sorted((ROOT / "overrides").rglob("*.css"))
    if file.name not in ("site.css", "print.css", "tokens.css")
]


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_style_uses_tokens_and_logical_directions(file: Path) -> None:
    """Colours come from tokens.css, and the page can be read from right to left."""
    text = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)

    assert not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", text)
    assert "!important" not in text
    assert not re.search(r"(margin|padding|border|inset)-(left|right)\b", text)
    assert "text-align: left" not in text


SCRIPTS = [
    file
    for file in (ROOT / "overrides").rglob("*.js")
    if file.name not in ("site.js", "search.js")
]


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_script_never_turns_text_into_markup(file: Path) -> None:
    """What a reader, a link or the storage says can never become part of the page."""
    text = file.read_text("utf-8")

    assert text.startswith("// @ts-check")
    assert not re.search(r"^(import|export)\b", text, re.MULTILINE)
    assert not re.search(r"\{[{%#]", text), "the template engine would read it"
    sinks = (
        r"innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|srcdoc|DOMParser"
        r"|createContextualFragment|document\.write|\beval\(|Function\(|\bimport\("
        r"|javascript:|setAttribute\([\"'`]on|set(?:Timeout|Interval)\([\"'`]"
        r"|window\.open|\bfetch\(|XMLHttpRequest|WebSocket|EventSource"
    )
    assert not re.search(sinks, text)
    assert not re.search(r"\bfetch\(|XMLHttpRequest|sendBeacon|https?://", text)


def test_shapes_are_drawn_once() -> None:
    """Every shape that data may name is drawn, and no other."""
    text = (ROOT / "overrides/partials/shapes.html").read_text("utf-8")

    assert sorted(re.findall(r'id="sot-shape-(\w+)"', text)) == sorted(get_args(Shape))


@pytest.mark.parametrize("name", ["site.txt", "test.txt", "engines.txt"])
def test_lock_file_has_hashes_and_no_address(name: str) -> None:
    """The lock works with any index and takes only the files it was made with."""
    text = (ROOT / "requirements" / name).read_text("utf-8")
    pins = re.findall(r"^([\w-]+)==", text, flags=re.MULTILINE)

    assert len(pins) > 20
    assert text.count("--hash=sha256:") >= len(pins)
    assert "://" not in text
    assert not re.search(r"^-", text, flags=re.MULTILINE)


@pytest.mark.parametrize("other", ["test.txt", "engines.txt"])
def test_lock_files_agree(other: str) -> None:
    """Tests and other engines run with the versions that build the published site."""

    def pins(name: str) -> set[str]:
        text = (ROOT / "requirements" / name).read_text("utf-8")
        return set(re.findall(r"^\S+==\S+", text, flags=re.MULTILINE))

    assert pins("site.txt") <= pins(other)


def test_markdown_is_no_more_than_pages_need() -> None:
    """Tabs, task lists, footnotes, tooltips, numbered code and “¶” are not there."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV", "")
    configuration = yaml.safe_load(text)

    assert configuration["markdown_extensions"] == [
        "admonition",
        "tables",
        {"toc": {"permalink": False}},
        "pymdownx.details",
    ]
    assert "features" not in configuration["theme"]


def test_call_of_nothing_stops_a_build() -> None:
    """Also one that the check would not see."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV", "")
    configuration = yaml.safe_load(text)

    assert configuration["plugins"][0]["macros"]["on_error_fail"] is True
    assert configuration["plugins"][0]["macros"]["on_undefined"] == "strict"
