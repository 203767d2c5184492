"""Builds the same courses with every engine and compares the pages: `make lasting`."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from macros.gallery import copy_house
from tests.conftest import BAY
from tests.engines import ENGINES, Engine, build_with, install
from tests.lasting.comparison import Difference, compare_sites, judge, report
from tests.lasting.expected import EXPECTED
from tests.projects import ROOT, build, make_site_of


def main() -> int:
    """Ends with 1 unless what differs is what is expected to differ."""
    for engine in ENGINES:
        _say(f"Making sure of {engine.name} in build/engines")
        install(engine)
    # Outside the repository, so that no foot of a page names a commit.
    with tempfile.TemporaryDirectory() as folder:
        courses = [make(Path(folder)) for make in (_this_course, _another_course)]
        for course in courses:
            _timed("mkdocs", course, lambda at=course: build(at, at / "site"))  # type: ignore[misc]
        return max([_judged(engine, courses) for engine in ENGINES])


def _this_course(folder: Path) -> Path:
    project = folder / "this-course"
    copy_house(ROOT, project)
    for name in ("docs", "data"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    return project


def _another_course(folder: Path) -> Path:
    return make_site_of(shutil.copytree(BAY, folder / "another-course"))


def _judged(engine: Engine, courses: list[Path]) -> int:
    """Builds the courses with another engine, and tells what is different then."""
    found: list[Difference] = []
    for course in courses:
        other = course.parent / engine.name / course.name
        shutil.copytree(course, other, ignore=shutil.ignore_patterns("site"))
        _timed(engine.name, course, lambda at=other: build_with(engine, at))  # type: ignore[misc]
        found += compare_sites(course / "site", other / "site")
    unknown, vanished = judge(engine.name, found, EXPECTED)
    _say(f"{engine.name}: {len(found)} differences, {len(unknown)} not expected")
    for line in report(found):
        _say(f"  {line}")
    for entry in EXPECTED:
        if entry.engine == engine.name:
            _say(f"  {entry.what}   is expected: {entry.reason}")
    for entry in vanished:
        _say(f"  {entry.what}   is no more; take it off tests/lasting/expected.py")
    return 1 if unknown or vanished else 0


def _timed(
    engine: str, course: Path, run: Callable[[], subprocess.CompletedProcess[str]]
) -> None:
    start = time.perf_counter()
    result = run()
    if result.returncode:
        sys.exit(f"{engine} does not build it:\n{result.stdout}{result.stderr}")
    _say(f"{engine} has built {course.name} in {time.perf_counter() - start:.0f} s")


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
