"""What checkers report is told page by page, and a checker that is missing is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import node
from tests.conformance.__main__ import lines
from tests.conformance.checkers import Finding, read_advice, read_standard


def test_findings_of_the_standard_are_read(tmp_path: Path) -> None:
    """An address of a file becomes the page of the site."""
    message = {
        "type": "error",
        "url": (tmp_path / "modules/a b/index.html").as_uri(),
        "lastLine": 7,
        "message": "Bad value.",
    }

    found = list(read_standard({"messages": [message]}, tmp_path))

    assert found == [Finding("Bad value.", "modules/a b/index.html", 7)]


def test_findings_of_advice_bear_their_rule(tmp_path: Path) -> None:
    """Who reads it can look the rule up."""
    fault = {"message": "Say its type", "ruleId": "button-type", "line": 3}
    report = [{"filePath": str(tmp_path / "index.html"), "messages": [fault]}]

    found = list(read_advice(report, tmp_path))

    assert found == [Finding("Say its type (button-type)", "index.html", 3)]


def test_one_finding_is_told_once() -> None:
    """A fault of the frame stands on every page and is one line."""
    findings = [Finding("Bad value", f"{page}.html", 1) for page in "abcde"]
    findings.append(Finding("Empty heading", "a.html", 2))

    assert list(lines(findings)) == [
        "Bad value: a.html:1, b.html:1, c.html:1 and 2 more",
        "Empty heading: a.html:2",
    ]


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Node or Java, a command says so instead of finding nothing."""
    monkeypatch.setenv("PATH", "")

    with pytest.raises(node.MissingError, match="java is not there"):
        node.find_program("java", "the checker")


@pytest.mark.parametrize("version", node.VERSIONS.values(), ids=node.VERSIONS)
def test_tool_has_one_exact_version(version: str) -> None:
    """A tool that changes by itself would find new faults on a day without a change."""
    assert version.replace(".", "").isdigit()
    assert version.count(".") == 2
