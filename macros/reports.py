"""The report of a check for people, for pull requests and for other programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeAlias

from macros.problems import Problem, report

Report: TypeAlias = Callable[[Path, Sequence[Problem], Sequence[Problem]], str]


def text_report(
    _project: Path, problems: Sequence[Problem], warnings: Sequence[Problem]
) -> str:
    """All problems, then all warnings, each with its cure."""
    parts = [report(problems) if problems else "No problems in the content"]
    if warnings:
        parts.append(report(warnings, "warning"))
    return "\n\n".join(parts)


def github_report(
    project: Path, problems: Sequence[Problem], warnings: Sequence[Problem]
) -> str:
    """Workflow commands that mark the lines of a pull request, and the counts."""
    lines = [
        *_annotations("error", project, problems),
        *_annotations("warning", project, warnings),
        f"Problems: {len(problems)}, warnings: {len(warnings)}",
    ]
    return "\n".join(lines)


def json_report(
    _project: Path, problems: Sequence[Problem], warnings: Sequence[Problem]
) -> str:
    """One object with two lists."""
    found = {
        "problems": [asdict(problem) for problem in problems],
        "warnings": [asdict(warning) for warning in warnings],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


REPORTS: dict[str, Report] = {
    "text": text_report,
    "github": github_report,
    "json": json_report,
}
"""Each form by the name that the command gives it."""


def _annotations(
    command: str, project: Path, found: Sequence[Problem]
) -> Iterator[str]:
    for problem in found:
        file = _property((project / problem.path).as_posix())
        title = _property(problem.rule)
        words = _data(f"{problem.said}\n{problem.cure}")
        yield f"::{command} file={file},line={problem.line},title={title}::{words}"


def _data(text: str) -> str:
    """A text as a workflow command takes it, which ends at its line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The same between commas and colons."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
