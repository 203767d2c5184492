"""The sites that are held to what every site must keep, each built into a folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from macros.gallery import make_gallery
from tests.projects import EXAMPLE_LAYER, ROOT, build, make_site_of

BAY = ROOT / "tests/courses/bay"


def build_site(folder: Path) -> Path:
    """The real site, built strictly below a path."""
    return _built(ROOT, folder / "site")


def build_district(folder: Path) -> Path:
    """The real site with the layer of the example district."""
    return _built(ROOT, folder / "site", DISTRICT=EXAMPLE_LAYER)


def build_gallery(folder: Path) -> Path:
    """A site that shows every example of every component."""
    return _built(make_gallery(ROOT, folder / "project"), folder / "site")


def build_bay(folder: Path) -> Path:
    """Another course with the same house: three sides, two modules, every component."""
    course = shutil.copytree(BAY, folder / "course")
    return _built(make_site_of(course), folder / "site")


SITES: Mapping[str, Callable[[Path], Path]] = {
    "site": build_site,
    "district": build_district,
    "gallery": build_gallery,
    "bay": build_bay,
}


def _built(project: Path, site: Path, **variables: str) -> Path:
    result = build(project, site, **variables)
    assert result.returncode == 0, result.stdout + result.stderr
    return site
