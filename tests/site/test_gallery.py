"""The gallery: a page for each example, with the call and the YAML beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from macros.components import COMPONENTS
from macros.gallery import Example, examples_of
from tests.projects import ROOT

EXAMPLES = examples_of(ROOT)


def tree(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text("utf-8"), "html5lib")


def each_example() -> pytest.MarkDecorator:
    """One test for each example of the gallery."""
    params = [pytest.param(example, id=example.name) for example in EXAMPLES]
    return pytest.mark.parametrize("example", params)


def test_list_names_every_component_with_a_sentence(framed_gallery: Path) -> None:
    """Whoever looks for a component reads what it is, and finds its examples."""
    lines = tree(framed_gallery / "index.html").select(".sot-gallery__list > li")
    told = {line.strong.get_text(): line for line in lines}

    assert set(told) == {component.web_name for component in COMPONENTS}
    for name, line in told.items():
        about = str(line.strong.next_sibling).strip(": \n")
        assert about.endswith("."), name
        links = [str(link["href"]) for link in line.select("a")]
        assert links
        assert all((framed_gallery / link).is_file() for link in links)


@each_example()
def test_every_frame_leads_to_its_example(
    framed_gallery: Path, example: Example
) -> None:
    """Three frames, each with a name of its own, and in each place the example."""
    page = tree(framed_gallery / f"{example.name}.html")
    frames = page.select("iframe")

    assert len({frame["title"] for frame in frames}) == 3
    assert [frame.get("sandbox") for frame in frames] == [
        None,
        ["allow-same-origin"],
        None,
    ]
    for frame in frames:
        file, place = str(frame["src"]).split("#")
        heading = tree(framed_gallery / file).find(id=place)
        assert isinstance(heading, Tag)
        assert heading.get_text() == example.title
        assert heading.find_next_sibling() is not None


@each_example()
def test_example_shows_something(framed_gallery: Path, example: Example) -> None:
    """Only what scripts alone read, on pages of others, has nothing to see."""
    heading = tree(framed_gallery / f"plain/{example.page}.html").find(id=example.name)
    assert isinstance(heading, Tag)
    shown = heading.find_next_sibling()
    assert shown is not None

    assert bool(shown.get_text(strip=True)) == (example.component.name != "catalogue")


def test_district_is_shown_as_its_yaml_says(framed_gallery: Path) -> None:
    """Its name, its facts and its forms, and how a form stands at a row."""
    sheet = tree(framed_gallery / "plain/local-rules.html")
    form = sheet.select_one("#district-form-consent")
    assert form is not None
    place = str(form.select(".sot-rows a")[0]["href"]).partition("#")[2]
    row = tree(framed_gallery / "plain/modules/example.html").find(id=place)

    assert [fact.get_text() for fact in sheet.select(".sot-district dt")] == [
        "Evaluation clock",
        "Practice act",
        "Whom to ask",
    ]
    assert isinstance(row, Tag)
    assert "SE-3, Consent to evaluate" in row.get_text()


@each_example()
def test_yaml_is_what_authors_write(framed_gallery: Path, example: Example) -> None:
    """It is read as the item that is shown, and nothing beside it."""
    codes = tree(framed_gallery / f"{example.name}.html").select("code")
    call, *shown = [code.get_text() for code in codes]

    assert call == example.call
    assert shown == ([example.yaml] if example.yaml else [])
    kind = example.component.takes
    if example.item and kind and not kind.single:
        (item,) = yaml.safe_load(example.yaml)
        assert item["id"] == example.item.id


def test_paper_is_the_same_page_with_other_styles(framed_gallery: Path) -> None:
    """The styles for paper apply to the screen there, and only there."""
    media = {
        name: tree(framed_gallery / name / "modules/example.html").select_one(
            "link[href$='styles/print.css']"
        )["media"]
        for name in ("plain", "paper")
    }

    assert media == {"plain": "print", "paper": "all"}


def test_site_itself_has_no_frame(built_site: Path) -> None:
    """What is for the gallery is not loaded by readers."""
    page = tree(built_site / "index.html")

    assert page.select("link[href*='gallery/']") == []
