"""What several kinds of tests share: copies of the tiny course and the built sites."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.gallery import build_gallery
from tests import sites
from tests.projects import ROOT

TINY = ROOT / "tests/courses/tiny"
TINY_LAYER = ROOT / "tests/courses/layer"
BAY = sites.BAY


@pytest.fixture
def tiny_course(tmp_path: Path) -> Path:
    """A copy of a small course in which everything is right."""
    return shutil.copytree(TINY, tmp_path / "course")


@pytest.fixture
def local_course(tiny_course: Path) -> Path:
    """The tiny course with a small layer in which everything is right."""
    shutil.copytree(TINY_LAYER, tiny_course / "data/district")
    return tiny_course


@pytest.fixture
def change(tiny_course: Path) -> Callable[[str, str, str], Path]:
    """Replaces a text that stands once in a file of the tiny course or its layer."""

    def replace(path: str, old: str, new: str) -> Path:
        file = tiny_course / path
        if path.startswith("data/district/") and not file.exists():
            shutil.copytree(TINY_LAYER, file.parent)
        text = file.read_text("utf-8")
        assert text.count(old) == 1, f"“{old}” must stand once in {path}"
        file.write_text(text.replace(old, new), "utf-8")
        return tiny_course

    return replace


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly below a path."""
    return sites.build_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def built_gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that shows every example of every component."""
    return sites.build_gallery(tmp_path_factory.mktemp("gallery"))


@pytest.fixture(scope="session")
def framed_gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same examples as `make gallery` shows them, each on a page with frames."""
    folder = tmp_path_factory.mktemp("framed")
    build_gallery(ROOT, folder)
    return folder


@pytest.fixture(scope="session")
def built_bay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another course with the same house: three sides, two modules, every component."""
    return sites.build_bay(tmp_path_factory.mktemp("bay"))


@pytest.fixture(scope="session")
def built_district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site with the layer of the example district."""
    return sites.build_district(tmp_path_factory.mktemp("district"))
