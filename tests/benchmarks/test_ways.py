"""What is compared is the same course, and the floor holds nothing of this house."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from tests.benchmarks.builds import build
from tests.benchmarks.courses import make_course
from tests.benchmarks.preview import measure as measure_preview
from tests.benchmarks.ways import EXPANDED, WAYS, Way, prepare
from tests.engines import HUGO


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest course, ready for every way."""
    folder = make_course(tmp_path_factory.mktemp("bench") / "course", 2)
    prepare(folder)
    return folder


def test_expanded_pages_hold_no_call(course: Path) -> None:
    """The floor does nothing that the macros would do."""
    pages = list((course / EXPANDED).rglob("*.md"))

    assert len(pages) == len(list((course / "docs").rglob("*.md")))
    assert [page for page in pages if "{{" in page.read_text("utf-8")] == []


def test_floor_is_the_theme_as_it_comes(course: Path) -> None:
    """No template of ours and no macro runs in it, and its menu is the small one."""
    settings = yaml.safe_load((course / "floor.yml").read_text("utf-8"))

    assert settings["theme"] == {
        "name": "material",
        "font": False,
        "features": ["navigation.prune"],
    }
    assert settings["plugins"] == ["search"]


@pytest.mark.parametrize(
    "way", [way for way in WAYS if not way.engine], ids=lambda way: way.name
)
def test_every_way_builds_the_same_words(
    course: Path, tmp_path: Path, way: Way
) -> None:
    """Each way builds every module with its questions, tables and cases."""
    build(way, course, tmp_path / "site")
    page = tmp_path / "site/modules/overview-0001/index.html"
    article = BeautifulSoup(page.read_text("utf-8"), "html5lib").article

    assert len(article.select(".sot-knowledge-check")) == 5
    assert len(article.select(".sot-comparison-table tr[id]")) == 12
    assert len(article.select(".sot-poll")) == 1
    assert len(article.select(".sot-scenario")) == 1


def test_other_generator_gets_the_same_pages(course: Path) -> None:
    """Each page has the title and the place in the menu that its engine asks for."""
    page = (course / HUGO.name / "content/modules/overview-0001.md").read_text("utf-8")

    assert "title: " in page.partition("---\n# ")[0]
    assert "sot-knowledge-check" in page


def test_preview_is_measured_until_the_page_shows_the_edit(tmp_path: Path) -> None:
    """What is waited for is what an author sees, in data and in a page."""
    course = make_course(tmp_path / "course", 1)

    waits = measure_preview({1: course})[1]

    assert waits.data > 0
    assert waits.page > 0
    assert "mark-yaml" in next(course.glob("data/*/comparison-tables.yaml")).read_text(
        "utf-8"
    )
    assert "mark-md" in next(course.glob("docs/modules/*.md")).read_text("utf-8")
