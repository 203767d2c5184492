"""Reading YAML as an author means it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.source import DEEPEST, LARGEST, Value, load_source, parse_source


def value_of(text: str) -> Value:
    source, problems = parse_source(text, "a.yaml")
    assert problems == []
    assert source is not None
    return source.value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        pytest.param("504", "504", id="a number"),
        pytest.param("No", "No", id="no"),
        pytest.param("yes", "yes", id="yes"),
        pytest.param("on", "on", id="on"),
        pytest.param("1.10", "1.10", id="a version"),
        pytest.param("12:30", "12:30", id="a time"),
        pytest.param("2026-11-23", "2026-11-23", id="a date"),
        pytest.param("1e3", "1e3", id="an exponent"),
        pytest.param("0x1F", "0x1F", id="a hexadecimal number"),
        pytest.param("~", "~", id="a tilde"),
        pytest.param("null", "null", id="null"),
        pytest.param("True", "True", id="a capital letter"),
        pytest.param("true", True, id="true"),
        pytest.param("false", False, id="false"),
        pytest.param("'true'", "true", id="quoted true"),
        pytest.param("", None, id="nothing"),
        pytest.param("''", "", id="quoted nothing"),
        pytest.param('"a: b # c"', "a: b # c", id="signs inside quotes"),
        pytest.param(">\n  two\n  lines", "two lines\n", id="a folded text"),
    ],
)
def test_values_stay_what_was_typed(typed: str, value: Value) -> None:
    """Only true and false in small letters are more than text."""
    assert value_of(f"key: {typed}\n") == {"key": value}


def test_every_value_has_its_line() -> None:
    """A problem can name the line of any key, item or entry."""
    text = "- id: one\n  list:\n    - a\n    - b\n- id: two\n"
    source, _ = parse_source(text, "a.yaml")

    assert source is not None
    assert source.line((0, "list", 1)) == 4
    assert source.line((1, "id")) == 5
    assert source.line((0, "missing")) == 1
    assert source.line((0, "list", 9)) == 2


def test_deep_nesting_is_refused() -> None:
    """A file that would exhaust the reader is answered like any other mistake."""
    _, problems = parse_source("[" * 5000, "a.yaml")

    assert [problem.what for problem in problems] == [
        f"values must not be nested more than {DEEPEST} deep"
    ]


def test_large_file_is_refused(tmp_path: Path) -> None:
    """A file that cannot be meant is not read at all."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"#" * (LARGEST + 1))
    source, problems = load_source(file, "a.yaml")

    assert source is None
    assert len(problems) == 1


@pytest.mark.parametrize(
    "text",
    ["\0", "a: \x07", "%YAML 1.2\n---\na: b", "? a\n: b", "{a: b", "a: 'b", "- - -"],
)
def test_odd_files_never_raise(text: str) -> None:
    """Whatever a file holds, there is a value or a problem."""
    source, problems = parse_source(text, "a.yaml")

    assert source is not None or problems
