"""What an editor marks while an author types is what the check refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from macros.__main__ import main
from macros.components import KINDS
from macros.components.base import Kind
from macros.components.shape import RULES
from macros.content import load_content
from macros.rules import find_problems
from macros.schemas import Schema, schema_files
from tests.conftest import TINY, TINY_LAYER
from tests.content.editor import read_as_an_editor
from tests.content.mistakes import MISTAKES, MODULE, POLLS, SOURCES, TABLES
from tests.projects import ROOT

COURSES = {project: load_content(project)[0] for project in (ROOT, TINY)}
SCHEMAS = {
    project: {
        name.removesuffix(".json"): json.loads(text)
        for name, text in schema_files(content).items()
    }
    for project, content in COURSES.items()
}
FILES = {
    file.relative_to(ROOT).as_posix(): (project, file)
    for project in COURSES
    for file in sorted((project / "data").rglob("*.yaml"))
}

EXPRESSIBLE = {*RULES, "rows-fill-the-columns"}
"""The rules of which a schema knows: what is missing, unknown, or of another form."""

OF_THE_COURSE = re.compile(r"among the (relations|levels|jurisdictions|columns)  ")
"""Of the ids that are nowhere, those that a schema lists."""

NOT_IN_A_SCHEMA = {
    "a day thousands of years away": "a schema knows days, and no first or last one",
}
"""Mistakes that read like the others and that only the check tells, and why."""


def marks(schema: Schema, value: Any) -> list[str]:
    """Where an editor draws a red line, and why."""
    validator = Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)
    return [
        f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)
    ]


@pytest.mark.parametrize("name", FILES)
def test_data_file_is_right_in_an_editor(name: str) -> None:
    """No red line in what the check accepts, numbers and dates included."""
    project, file = FILES[name]
    value = read_as_an_editor(file.read_text(encoding="utf-8"))

    assert marks(SCHEMAS[project][file.stem], value) == []


def _is_expressible(problem: str) -> bool:
    rule = re.search(r"  \[([a-z0-9-]+)\]\n", problem)
    assert rule, problem
    return rule[1] in EXPRESSIBLE or bool(OF_THE_COURSE.search(problem))


IN_DATA = {
    name: mistake
    for name, mistake in MISTAKES.items()
    if mistake.path.startswith("data/")
    and any(_is_expressible(problem) for problem in mistake.problems)
}


def test_exceptions_are_mistakes_in_data() -> None:
    """The list of what only the check tells holds no left-overs."""
    assert NOT_IN_A_SCHEMA.keys() <= IN_DATA.keys()
    assert len(IN_DATA) > 40


@pytest.mark.parametrize("name", IN_DATA)
def test_mistake_is_marked_in_an_editor(name: str) -> None:
    """What is missing, unknown or of another form is red before any check."""
    mistake = IN_DATA[name]
    is_local = mistake.path.startswith("data/district/")
    file = TINY_LAYER / Path(mistake.path).name if is_local else TINY / mistake.path
    text = file.read_text(encoding="utf-8").replace(mistake.old, mistake.new)
    is_marked = marks(SCHEMAS[TINY][file.stem], read_as_an_editor(text)) != []

    assert is_marked == (name not in NOT_IN_A_SCHEMA)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param(TABLES, "topic: Being quiet", "topic: 504", id="a number"),
        pytest.param(TABLES, "topic: Being quiet", "topic: 1.10", id="a fraction"),
        pytest.param(TABLES, "topic: Being quiet", "topic: No", id="a no"),
        pytest.param(TABLES, "topic: Being quiet", "topic: 12:30", id="a time"),
        pytest.param(TABLES, "topic: Being quiet", "topic: 2026-01-05", id="a date"),
        pytest.param(TABLES, 'section: "7"', "section: 300.17", id="a section"),
        pytest.param(POLLS, "id: home", "id: 504", id="an id of digits"),
        pytest.param(MODULE, "minutes: 10", 'minutes: "10"', id="a number in quotes"),
        pytest.param(SOURCES, "  url: https://example.org/rules", "  url:", id="empty"),
    ],
)
def test_editor_does_not_mark_what_the_check_accepts(
    change: Callable[[str, str, str], Path], path: str, old: str, new: str
) -> None:
    """Where an editor sees a number and we keep the text, no line is red."""
    course = change(path, old, new)
    value = read_as_an_editor((course / path).read_text(encoding="utf-8"))

    assert find_problems(course) == []
    assert marks(SCHEMAS[TINY][Path(path).stem], value) == []


def test_id_that_the_check_refuses_is_marked() -> None:
    """A number with a point is no id, although it may be a text."""
    poll = SCHEMAS[TINY]["polls"]["items"]["properties"]

    assert marks(poll["id"], 504) == []
    assert marks(poll["id"], 1.1) != []
    assert marks(poll["prompt"], 1.1) == []


def test_row_is_written_in_the_words_of_its_course() -> None:
    """Columns, relations and places of a row are those of data/shared/."""
    row = SCHEMAS[TINY]["comparison-tables"]["items"]["properties"]["rows"]["items"]
    keys = row["properties"]

    assert {"library", "museum", "for_you"} <= keys.keys() & set(row["required"])
    assert keys["relation"]["enum"] == ["same", "varies"]
    assert keys["varies_by"]["items"]["enum"] == ["town"]
    assert list(keys["authority"]["properties"]) == ["library", "museum"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_editor_explains_every_key(kind: Kind) -> None:
    """Whoever points at a key reads what it is for."""
    silent = [
        name
        for part in _parts(SCHEMAS[ROOT][kind.name])
        for name, node in part["properties"].items()
        if not node.get("description")
    ]

    assert silent == []


def _parts(node: Any) -> Iterator[Schema]:
    """Every place in a schema that has keys."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield node
        for value in node.values():
            yield from _parts(value)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_schema_is_one(kind: Kind) -> None:
    """An editor can read it, and finds it for the files of its kind."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    glob = settings["yaml.schemas"][f"./.vscode/schemas/{kind.name}.json"]

    Draft7Validator.check_schema(SCHEMAS[ROOT][kind.name])
    assert glob == f"data/**/{kind.name}.yaml"


def test_schemas_are_written_to_a_folder(
    tiny_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`python -m macros schema FOLDER` is for other editors and other places."""
    monkeypatch.chdir(tiny_course)

    assert main(["schema", str(tmp_path / "schemas")]) == 0
    assert {file.stem for file in (tmp_path / "schemas").iterdir()} == {
        kind.name for kind in KINDS
    }


def test_nothing_is_written_while_content_cannot_be_read(
    change: Callable[[str, str, str], Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A course whose words are not known would get wrong schemas."""
    monkeypatch.chdir(change("data/shared/columns.yaml", "role: note", "role: notes"))

    assert main(["write"]) == 1
    assert "must be one of side or note, found “notes”" in capsys.readouterr().out
    assert not Path(".vscode").exists()


def test_editors_are_offered_the_same_everywhere() -> None:
    """A browser that stands in for a computer has what is recommended on one."""
    texts = [
        json.loads((ROOT / path).read_text(encoding="utf-8"))
        for path in (".vscode/extensions.json", ".devcontainer/devcontainer.json")
    ]
    extensions = texts[1]["customizations"]["vscode"]["extensions"]

    assert texts[0]["recommendations"] == extensions
    assert "redhat.vscode-yaml" in extensions
