"""A course of three sides about something else, built with the same house."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.components import COMPONENTS
from macros.content import load_content
from macros.rules import find_problems
from tests.conftest import BAY
from tests.projects import ROOT
from tests.site.pages import built_pages

SUBJECT = re.compile(
    r"\b(504|IDEA|IEPs?|OTs?|OTAs?|occupational|therap\w*|clinic\w*|students?|schools?"
    r"|districts?|teachers?|laws?|legal|licen[cs]e\w*|professions?|staff|two sides"
    r"|continuing education|special education)\b",
    re.IGNORECASE,
)
"""Words of the course that this house was built for."""

ADDRESS = re.compile(r"https?://\S+")


def tree(site: Path, page: str) -> BeautifulSoup:
    return BeautifulSoup((site / page / "index.html").read_text("utf-8"), "html5lib")


def test_course_has_no_problems() -> None:
    """It passes the check as it is written."""
    assert [str(problem) for problem in find_problems(BAY)] == []


def test_course_uses_every_component() -> None:
    """What builds here is the whole house; the page of plans has the catalogue."""
    pages = load_content(BAY)[0].pages
    called = {call.name for page in pages for call in page.calls}

    assert called | {"catalogue"} == {component.name for component in COMPONENTS}


def test_table_has_a_column_for_each_side(built_bay: Path) -> None:
    """Three sides and a note, with the labels of the course."""
    table = tree(built_bay, "modules/crossing").select_one("table")

    assert [head.get_text() for head in table.select("thead th")] == [
        "Topic",
        "How they relate",
        "Ferry",
        "Cable car",
        "Footbridge",
        "At the desk",
    ]


def test_practice_asks_for_three_sides(built_bay: Path) -> None:
    """Each side is an answer, beside all of them and what is decided on the day."""
    page = tree(built_bay, "sort-it")

    assert [answer.get_text() for answer in page.select("[data-answer]")] == [
        "Ferry",
        "Cable car",
        "Footbridge",
        "All three",
        "Depends on the day",
    ]


def test_relations_are_colored_by_their_shapes(built_bay: Path) -> None:
    """A course may name its relations as it likes."""
    styles = (ROOT / "overrides/styles/theme.css").read_text("utf-8")
    colored = set(re.findall(r"sot-relation--([\w-]+)", styles))
    badges = tree(built_bay, "modules/crossing").select("td .sot-relation")
    shapes = {name for badge in badges for name in badge["class"]}

    assert {f"sot-relation--{name}" for name in ("equal", "overlap", "apart")} <= shapes
    assert {"equal", "overlap", "apart"} <= colored


def test_catalogue_says_what_the_course_says(built_bay: Path) -> None:
    """Names, minutes and the mark for passing come from its data."""
    whole = json.loads((built_bay / "catalogue.json").read_text("utf-8"))

    assert [
        (module["id"], module["minutes"], module["pass"]) for module in whole["modules"]
    ] == [("crossing", 6, 70), ("luggage", 5, 70)]
    assert whole["site"]["name"] == "Across the Bay"


def test_no_page_speaks_of_the_other_subject(built_bay: Path) -> None:
    """Everything of the subject that readers see or hear comes from data and docs."""
    found = {
        (page.url, match[0])
        for page in built_pages(built_bay)
        for text in texts(page.tree)
        for match in SUBJECT.finditer(text)
    }

    assert found == set()


def texts(page: BeautifulSoup) -> list[str]:
    """What a page says, and what its scripts may say, without addresses and names."""
    for part in page.select("script, style"):
        part.decompose()
    spoken = ("aria-label", "alt", "title", "placeholder")
    said = [
        value
        for element in page.find_all(True)
        for name, value in element.attrs.items()
        if isinstance(value, str)
        and (name in spoken or name.startswith("data-"))
        and (" " in value and not value.startswith("{"))
    ]
    return [ADDRESS.sub("", text) for text in (*page.stripped_strings, *said)]


def test_pages_are_called_what_the_course_calls_them(built_bay: Path) -> None:
    """Learners who are told of a page find it under its own heading."""
    text = tree(built_bay, "supervise").get_text(" ")

    assert "go to the page “My crossings” of the site" in text
    assert "My plan" not in text


@pytest.mark.parametrize("page", ["print/crossing", "local-rules", "plan"])
def test_words_of_the_course_stand_on_its_forms(built_bay: Path, page: str) -> None:
    """What it does not replace, what no one writes about, and what a sheet is for."""
    words = {
        "print/crossing": ["Look at the pier before you rely on it."],
        "local-rules": ["Pier and month"],
        "plan": [
            "neither a name nor where she is going",
            "Write nothing about a guest.",
        ],
    }
    text = tree(built_bay, page).get_text(" ")

    assert [word for word in words[page] if word not in text] == []


def test_nothing_is_asked_that_the_course_does_not_name(built_bay: Path) -> None:
    """Where nobody holds a license, no form asks for its number."""
    assert tree(built_bay, "plan").select("[name=lic], [data-slot=license]") == []
    assert tree(built_bay, "supervise").select("[data-slot=license]") == []
