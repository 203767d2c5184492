"""The courses that the benchmark builds are right, and of the size they say."""

from __future__ import annotations

from pathlib import Path

from macros.components.comparison_table import ComparisonTable
from macros.components.knowledge_check import KnowledgeCheck
from macros.components.module import Module
from macros.components.poll import Poll
from macros.components.scenario import Scenario
from macros.rules import load_checked_content
from tests.benchmarks.courses import make_course

MODULES = 21
"""Every pattern three times, and more modules than a section of the menu shows."""


def test_course_has_no_problems(tmp_path: Path) -> None:
    """What is measured is a course as an author would have to write it."""
    content = load_checked_content(make_course(tmp_path / "course", MODULES))

    assert len(content.all(Module)) == MODULES


def test_every_module_is_of_one_measure(tmp_path: Path) -> None:
    """Modules have two tables of six rows, a poll, five checks and a case."""
    content = load_checked_content(make_course(tmp_path / "course", MODULES))

    for name in [module.id for module in content.all(Module)]:
        tables = content.all(ComparisonTable, name)

        assert [len(table.rows) for table in tables] == [6, 6]
        assert len(content.all(Poll, name)) == 1
        assert len(content.all(KnowledgeCheck, name)) == 5
        assert len(content.all(Scenario, name)) == 1


def test_same_course_is_made_twice(tmp_path: Path) -> None:
    """Two runs measure the same bytes."""
    first, second = (make_course(tmp_path / name, 2) for name in ("one", "two"))

    assert _texts(first) == _texts(second)


def test_no_two_modules_ask_the_same(tmp_path: Path) -> None:
    """What remembers a text is no faster than in a course that people wrote."""
    content = load_checked_content(make_course(tmp_path / "course", MODULES))
    prompts = [check.prompt for check in content.all(KnowledgeCheck)]

    assert len(set(prompts)) == len(prompts)


def _texts(course: Path) -> dict[str, str]:
    return {
        file.relative_to(course).as_posix(): file.read_text("utf-8")
        for folder in ("data", "docs/modules")
        for file in (course / folder).rglob("*.*")
        if file.is_file()
    }
