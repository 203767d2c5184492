"""One state of the course is one site, wherever and whenever it is built."""

from __future__ import annotations

import ast
import filecmp
import os
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.state import find_state
from tests.projects import ROOT, build, git, make_site_of
from tests.test_architecture import imports, room_files

SOURCES = ("docs", "data", "macros", "overrides")
DAY = "2026-02-28T23:30:00-0500"


@pytest.fixture
def repository(tiny_course: Path) -> Path:
    """The tiny course, made into a site and committed on a day of the past."""
    project = make_site_of(tiny_course)
    git(project, "init", "--quiet")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "Begin", GIT_COMMITTER_DATE=DAY)
    return project


def test_two_builds_are_the_same(built_site: Path, tmp_path: Path) -> None:
    """The same commit gives the same bytes, so a change in the site is a change.

    Also in another folder, whose files were written at other times, on another day, in
    another part of the world, and with what Python throws dice for falling otherwise.
    """
    elsewhere = tmp_path / "another checkout"
    ignored = shutil.ignore_patterns("__pycache__")
    for name in SOURCES:
        to = elsewhere / name
        shutil.copytree(ROOT / name, to, ignored, copy_function=shutil.copyfile)
    shutil.copyfile(ROOT / "mkdocs.yml", elsewhere / "mkdocs.yml")
    variables = {
        "PYTHONHASHSEED": "7",
        "SOURCE_DATE_EPOCH": "86400",
        "TZ": "Asia/Tokyo",
    }
    if repository := git(ROOT, "rev-parse", "--absolute-git-dir").stdout.strip():
        variables["GIT_DIR"] = repository

    result = build(elsewhere, tmp_path / "site", **variables)

    assert result.returncode == 0, result.stderr
    comparison = filecmp.dircmp(built_site, tmp_path / "site", ignore=[])
    assert _differences(comparison) == []


def _differences(comparison: filecmp.dircmp[str]) -> list[str]:
    here = [*comparison.left_only, *comparison.right_only, *comparison.diff_files]
    deeper = (_differences(inner) for inner in comparison.subdirs.values())
    return here + [name for names in deeper for name in names]


def test_site_says_of_which_commit_it_is(repository: Path, tmp_path: Path) -> None:
    """A reader can name the state she has read, by its commit and the day of that."""
    result = build(repository, tmp_path / "site")

    assert result.returncode == 0, result.stderr
    commit = git(repository, "rev-parse", "HEAD").stdout[:9]
    assert f"This is state {commit} of February 28, 2026." in foot(tmp_path / "site")


def test_site_without_a_repository_names_no_commit(built_bay: Path) -> None:
    """A course that was unpacked from a zip builds, and claims nothing."""
    assert "This is state" not in foot(built_bay)


def test_site_names_its_last_release(built_site: Path, built_bay: Path) -> None:
    """What supervisors speak of stands beside the commit; before the first, nothing."""
    assert "The last release was “Second complete draft”." in foot(built_site)
    assert "release" not in foot(built_bay)


def foot(site: Path) -> str:
    """The words at the foot of the home page."""
    page = BeautifulSoup((site / "index.html").read_text("utf-8"), "html5lib")
    return " ".join(page.select_one(".sot-footer").get_text().split())


@pytest.mark.parametrize("length", ["4", "40"])
def test_state_is_told_in_one_way(repository: Path, length: str) -> None:
    """However much of the past a checkout has, and however its owner likes it."""
    git(repository, "config", "core.abbrev", length)

    assert find_state(repository) == {
        "commit": git(repository, "rev-parse", "HEAD").stdout[:9],
        "date": {"iso": "2026-02-28", "text": "February 28, 2026"},
    }


def test_copy_inside_another_repository_is_no_state_of_it(
    repository: Path, tmp_path: Path
) -> None:
    """It claims nothing, as long as it is not committed there."""
    copy = shutil.copytree(
        repository, tmp_path / "other/copy", ignore=shutil.ignore_patterns(".git")
    )
    (copy.parent / "notes.txt").write_text("Another project.", "utf-8")
    git(copy.parent, "init", "--quiet")
    git(copy.parent, "add", "notes.txt")
    git(copy.parent, "commit", "--quiet", "--message", "Begin")
    before = find_state(copy)
    git(copy.parent, "add", "copy/mkdocs.yml")
    git(copy.parent, "commit", "--quiet", "--message", "Take a course in")

    assert before is None
    assert find_state(copy) is not None


@pytest.mark.parametrize("programs", ["", os.defpath], ids=["no git", "no repository"])
def test_state_is_unknown_without_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, programs: str
) -> None:
    """A build needs neither the program nor a past."""
    monkeypatch.setenv("PATH", programs)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert find_state(tmp_path) is None


CLOCKS = {"date.today", "datetime.now", "datetime.utcnow", "datetime.today"}
DICE = {"random", "secrets", "time", "uuid"}
"""Modules that say something else each time."""


def test_no_room_of_the_build_looks_at_the_clock() -> None:
    """Of the rooms that make a site, none asks what day it is or throws dice.

    The command does, to say what is due for review and when a release was.
    """
    files = room_files()
    build_rooms, queue = set(), ["macros"]
    while queue:
        room = queue.pop()
        build_rooms.add(room)
        names = set(imports(files[room])) & files.keys()
        queue += names - build_rooms
    found = {
        (room, what)
        for room in build_rooms
        for what in (*_calls(files[room]), *imports(files[room]))
        if what in CLOCKS | DICE
    }

    assert {"macros.content", "macros.components.poll", "macros.state"} <= build_rooms
    assert found == set()
    assert "date.today" in _calls(files["macros.__main__"])


def _calls(file: Path) -> set[str]:
    """What a Python file asks of names with a dot, by their last two parts."""
    attributes = (
        node
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
    )
    return {".".join(ast.unparse(node).split(".")[-2:]) for node in attributes}
