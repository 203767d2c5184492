"""What is written about the project is true."""

from __future__ import annotations

import re

import pytest

from macros.components import COMPONENTS, KINDS
from macros.components.base import Kind
from macros.components.catalogue import versions_text
from macros.components.changes import releases_text
from macros.content import PUBLISHED, QUESTION_VERSIONS, RELEASES, load_content
from macros.pages import parse_page
from macros.publication import published_text
from macros.reference import generated_files
from tests.projects import ROOT
from tests.test_architecture import ROOMS

GENERATED = generated_files(load_content(ROOT)[0])


@pytest.mark.parametrize("path", GENERATED)
def test_generated_file_matches_the_models(path: str) -> None:
    """What authors look up and editors read is current; `make fix` writes it anew."""
    assert (ROOT / path).read_text(encoding="utf-8") == GENERATED[path]


def test_no_generated_file_is_left_over() -> None:
    """A kind or a module that is gone takes its files with it."""
    there = {
        file.relative_to(ROOT).as_posix()
        for pattern in ("data/*/README.md", ".vscode/schemas/*")
        for file in ROOT.glob(pattern)
    }

    assert there <= GENERATED.keys()


def test_kept_files_are_as_their_commands_write_them() -> None:
    """What `make fix` adds later is all that a difference shows.

    They may lack what is new; the workflow adds it, and a build knows both.
    """
    site = load_content(ROOT)[0]
    texts = {
        QUESTION_VERSIONS: versions_text(site.question_versions),
        PUBLISHED: published_text(site.published),
        RELEASES: releases_text(site.releases),
    }

    for name, text in texts.items():
        assert (ROOT / "data" / name).read_text("utf-8") == text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_has_a_help_text(kind: Kind) -> None:
    """An author can look up what each key is for."""
    fields = kind.model.model_fields

    assert [name for name, field in fields.items() if not field.description] == []


def test_example_page_can_be_copied() -> None:
    """The page to copy is right, and calls examples that exist."""
    text = (ROOT / "data/examples/page.md").read_text("utf-8")
    page, problems = parse_page(text, "docs/modules/example.md")
    examples = load_content(ROOT)[1]
    kinds = {part.name: part.takes for part in COMPONENTS if part.takes}

    assert problems == []
    for call in page.calls:
        kind = kinds[call.name]
        assert kind.single or examples.get(kind.model, call.words[0])


@pytest.mark.parametrize(
    "command",
    [
        *("install", "site", "offline", "test", "serve", "check", "lint", "fix"),
        *("release", "links", "lasting"),
    ],
)
def test_readme_names_every_command(command: str) -> None:
    """A stranger finds each command with one line on what it does."""
    assert f"make {command}" in (ROOT / "README.md").read_text("utf-8")
    assert re.search(
        rf"^{command}:.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE
    )


@pytest.mark.parametrize("room", ROOMS)
def test_architecture_names_every_room(room: str) -> None:
    """Whoever opens the folder can look up what each file is for."""
    parts = room.split(".")
    if room in {f"macros.components.{component.name}" for component in COMPONENTS}:
        parts[-1] = "<name>"
    name = "/".join(parts[1:])
    if room in ("macros", "macros.components"):
        name = "/".join([*parts[1:], "__init__"])

    assert f"`{name}.py`" in (ROOT / "ARCHITECTURE.md").read_text("utf-8")


def test_architecture_names_every_dependency() -> None:
    """Each package that is asked for has its reason in one line."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    asked = [
        re.split(r"[><=]", line)[0]
        for name in ("site.in", "test.in", "engines.in")
        for line in (ROOT / "requirements" / name).read_text("utf-8").splitlines()
        if line and not line.startswith(("#", "-r"))
    ]

    assert [name for name in asked if f"`{name}`" not in text] == []


def the_day_mkdocs_is_gone() -> str:
    """What the architecture says would change then."""
    whole = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    return whole.split("## The day MkDocs is gone")[1].split("\n## ")[0]


def test_architecture_names_every_file_that_knows_mkdocs() -> None:
    """Who replaces it has the whole list, and it is short."""
    knows = re.compile(r"-m mkdocs|\"mkdocs\"|mkdocs\.exceptions|present_anchor_ids")
    files = [*(ROOT / "macros").rglob("*.py"), ROOT / "tests/projects.py"]
    names = {
        file.relative_to(ROOT).as_posix()
        for file in (*files, ROOT / "Makefile")
        if knows.search(file.read_text("utf-8"))
    }
    text = the_day_mkdocs_is_gone()

    assert "macros/__init__.py" in names
    assert {name for name in names if f"`{name}`" not in text} == set()


def test_architecture_names_what_is_asked_of_an_engine() -> None:
    """Each part of a page, of the menu and of the settings that templates read."""
    overrides = ROOT / "overrides"
    templates = [*overrides.glob("*.html"), *(overrides / "partials").glob("*.html")]
    code = "\n".join(
        match
        for file in templates
        for match in re.findall(r"\{[{%].*?[%}]\}", file.read_text("utf-8"))
    )
    asked = set(re.findall(r"\b(?:page|nav|config)\.[a-z_]+", code))
    text = the_day_mkdocs_is_gone()

    assert "page.toc" in asked
    assert {name for name in asked if f"`{name}`" not in text} == set()


def test_security_names_guards_that_exist() -> None:
    """Nothing is called protected that no test holds."""
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    code = "\n".join(file.read_text("utf-8") for file in (ROOT / "tests").rglob("*.py"))
    guards = re.findall(r"`(test_\w+)`", text)

    assert len(guards) >= 20
    assert [guard for guard in guards if f"def {guard}(" not in code] == []


def test_architecture_names_guards_that_exist() -> None:
    """A guard that is taken away takes its line with it."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    code = "\n".join(file.read_text("utf-8") for file in (ROOT / "tests").rglob("*.py"))
    guards = re.findall(r"`(test_\w+)`", text)

    assert len(guards) >= 10
    assert [guard for guard in guards if f"def {guard}(" not in code] == []
