"""A district's copy: built from its layer, and still able to take over changes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.advice import find_problems_and_warnings
from macros.content import LAYER
from macros.front_end import FrontEnd
from macros.rules import find_problems
from tests.projects import EXAMPLE_LAYER, ROOT, build, git
from tests.site.pages import built_pages
from tests.site.test_build import make_site_of


def test_site_has_the_districts_name_and_logo(built_district: Path) -> None:
    """Every page says whose copy it is; the course's own logo stays where it was."""
    logo = "assets/district-willow-bend.svg"
    pages = built_pages(built_district)

    for page in pages:
        name = page.tree.select_one("meta[property='og:site_name']")
        assert name
        assert name["content"] == "504 and IEP for School OT, Willow Bend"
        logos = page.tree.select(".sot-header__logo")
        assert logos
        assert all(str(image["src"]).endswith(logo) for image in logos)
    assert (built_district / logo).read_bytes() == (
        ROOT / EXAMPLE_LAYER / "willow-bend.svg"
    ).read_bytes()
    assert (built_district / "assets/logo.svg").exists()


def test_catalogue_speaks_for_the_district(built_district: Path) -> None:
    """Records and certificates name the copy, its provider, and its paths."""
    catalogue = json.loads((built_district / "catalogue.json").read_text("utf-8"))

    assert catalogue["site"]["name"].endswith("Willow Bend")
    assert catalogue["provider"]["number"] == "WB-0417"
    assert catalogue["paths"][-1]["id"] == "district-path-new-staff"


def test_colors_are_properties_before_all_others(tmp_path: Path) -> None:
    """A page's style begins with the colors of each scheme, and no others."""
    colors = {"light": {"primary": "#3d2b56"}, "dark": {}}
    front_end = FrontEnd(ROOT / "overrides", colors)
    plain = FrontEnd(ROOT / "overrides", {})

    own, base = (style_of(it, tmp_path) for it in (front_end, plain))

    first = '[data-md-color-scheme="default"]{--sot-own-primary:#3d2b56}'
    assert own == first + base


def style_of(front_end: FrontEnd, folder: Path) -> str:
    name: str = front_end.files_for(frozenset())["style"]
    for part in ("styles", "scripts"):
        (folder / part).mkdir(exist_ok=True)
    front_end.write(folder)
    return (folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("is_there", [True, False], ids=["empty", "not there"])
def test_empty_layer_changes_nothing(
    tiny_course: Path, tmp_path: Path, is_there: bool
) -> None:
    """A folder with nothing but its README is as good as none, to the byte."""
    make_site_of(tiny_course)
    assert build(tiny_course, tmp_path / "alone").returncode == 0
    layer = tiny_course / "data/district"
    if is_there:
        layer.mkdir()
        shutil.copy(ROOT / "data/district/README.md", layer)

    result = build(tiny_course, tmp_path / "site", DISTRICT="data/district")

    assert result.returncode == 0, result.stderr
    assert files_in(tmp_path / "site") == files_in(tmp_path / "alone")


def files_in(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }


def test_layer_works_with_another_course(local_course: Path, tmp_path: Path) -> None:
    """Nothing in a layer is about one subject."""
    make_site_of(local_course)

    result = build(local_course, tmp_path / "site", DISTRICT="data/district")

    assert result.returncode == 0, result.stderr
    page = (tmp_path / "site/modules/visits/index.html").read_text("utf-8")
    note = BeautifulSoup(page, "html5lib").select_one("[role=note]")
    assert note is not None
    assert note.get_text().startswith("In our town: Quiet begins at the door")


def test_build_refuses_a_layer_that_is_not_there(
    tiny_course: Path, tmp_path: Path
) -> None:
    """A misspelt folder would publish a site without what the district says."""
    make_site_of(tiny_course)

    result = build(tiny_course, tmp_path / "site", DISTRICT="data/distrct")

    assert result.returncode == 1
    assert "data/distrct:1  there is no folder of this name" in result.stderr
    assert "Traceback" not in result.stderr


def test_fork_takes_over_changes_without_conflict(tmp_path: Path) -> None:
    """Whoever changed only data/district/ merges whatever the course changed."""
    course, fork = tmp_path / "course", tmp_path / "fork"
    copy_course(course)
    git(course, "init", "--quiet", "--initial-branch=main")
    commit(course, "The course")
    git(tmp_path, "clone", "--quiet", str(course), str(fork))

    shutil.copytree(fork / EXAMPLE_LAYER, fork / "data/district", dirs_exist_ok=True)
    commit(fork, "Our layer")
    change_the_course(course)
    commit(course, "A new release")

    git(fork, "fetch", "--quiet", "origin")
    merged = git(fork, "merge", "--no-edit", "origin/main")

    assert merged.returncode == 0, merged.stdout
    changed = git(fork, "diff", "--name-only", "origin/main").stdout.split()
    assert {Path(name).parent.as_posix() for name in changed} == {"data/district"}
    assert [str(problem) for problem in find_problems(fork)] == []


def test_tests_of_a_fork_hold_the_course_alone(tmp_path: Path) -> None:
    """A note older than its row, as a release leaves it, stops no publishing."""
    fork = tmp_path / "fork"
    copy_course(fork)
    for name in ("tests", "pyproject.toml"):
        copy_part(fork, name)
    shutil.copytree(fork / EXAMPLE_LAYER, fork / "data/district", dirs_exist_ok=True)
    notes = fork / "data/district/notes.yaml"
    old = notes.read_text("utf-8").replace("reviewed: 2026", "reviewed: 2025")
    notes.write_text(old, "utf-8")
    today = date(2026, 11, 26)
    warned = {
        warning.rule for warning in find_problems_and_warnings(fork, today, LAYER)[1]
    }
    assert "notes-follow-their-rows" in warned

    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "tests/content/test_real_content.py"],
        cwd=fork,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert result.returncode == 0, result.stdout


def copy_course(project: Path) -> None:
    """What authors and developers write, with an empty layer."""
    project.mkdir()
    for name in ("data", "docs", "macros", "overrides", "mkdocs.yml"):
        copy_part(project, name)
    # The project's own layer, if this is a fork, is not that of the course.
    for file in (project / "data/district").iterdir():
        if file.name != "README.md":
            file.unlink()


def copy_part(project: Path, name: str) -> None:
    """A file or a folder of this project."""
    if (ROOT / name).is_file():
        shutil.copy(ROOT / name, project / name)
    else:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, project / name, ignore=ignored)


def change_the_course(course: Path) -> None:
    """What a release may bring: rows, a source, a page, settings and the README."""
    rows = course / "data/assessment/comparison-tables.yaml"
    text = rows.read_text("utf-8")
    first = text.index("    - id: assessment-duty")
    second = text.index("    - id: assessment-consent")
    row = text[first:second]
    new = row.replace("assessment-duty", "assessment-new", 1).replace(
        "      topic: ", "      topic: New, ", 1
    )
    text = (
        text[:second].replace("reviewed: 2026", "reviewed: 2027") + new + text[second:]
    )
    rows.write_text(text, "utf-8")
    for name in (
        "data/district/README.md",
        "data/examples/district/notes.yaml",
        "data/shared/terms.yaml",
        "mkdocs.yml",
        "overrides/styles/tokens.css",
    ):
        file = course / name
        sign = {".md": "", ".css": "/* New. */"}.get(file.suffix, "# New.")
        file.write_text(file.read_text("utf-8") + f"\n{sign}\n", "utf-8")


def commit(project: Path, words: str) -> None:
    git(project, "add", "--all")
    result = git(project, "commit", "--quiet", "--message", words)
    assert result.returncode == 0, result.stderr
