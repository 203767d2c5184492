"""Courses of their own made into sites, and the build that the tests run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from macros.gallery import copy_house, without_menu

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE_LAYER = "data/examples/district"
BASE = "/school-ot-training/"
"""Sites are tested below a path, since a project page of a forge has one."""


def make_site_of(course: Path) -> Path:
    """Adds to a course what makes a site; returns its folder.

    The settings of a course stand above those of the house. One that lists no pages
    has a menu made from them.
    """
    copy_house(ROOT, course)
    shutil.copytree(ROOT / "docs/assets", course / "docs/assets")
    settings = without_menu((ROOT / "mkdocs.yml").read_text("utf-8"))
    (course / "house.yml").write_text(settings, "utf-8")
    (course / "data/examples").mkdir(exist_ok=True)
    return course


def build(
    project: Path, site: Path, **variables: str
) -> subprocess.CompletedProcess[str]:
    """The strict build as `make site` runs it; the result holds what it printed."""
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
        env=environment(**variables),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def environment(**variables: str) -> dict[str, str]:
    """The settings of a build.

    Of the course alone, unless a layer is named: the tests hold the course, also where
    a district has written its layer.
    """
    return {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": f"https://example.org{BASE}",
        "DISTRICT": "",
        **variables,
    }


def git(
    project: Path, *words: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Runs git as someone whose settings are not those of this computer."""
    who = {"NAME": "A district", "EMAIL": "office@willowbend.example"}
    return subprocess.run(
        ["git", "-c", "commit.gpgsign=false", *words],
        cwd=project,
        env={
            **os.environ,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_AUTHOR_{key}": value for key, value in who.items()},
            **{f"GIT_COMMITTER_{key}": value for key, value in who.items()},
            **variables,
        },
        capture_output=True,
        encoding="utf-8",
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
