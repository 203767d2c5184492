"""The search index: pages and items as documents, and what helps to find them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.content import LAYER, load_content
from macros.search_index import index_script, search_index
from tests.conftest import TINY

PAGE = "docs/modules/visits.md"


def document(place: str, home_url: str = "", course: Path = TINY) -> dict[str, Any]:
    content = load_content(course, LAYER)[0]
    documents = search_index(content, home_url)["documents"]
    found: dict[str, Any] = next(d for d in documents if d["place"] == place)
    return found


def places(course: Path) -> list[str]:
    documents = search_index(load_content(course)[0], "")["documents"]
    return [document["place"] for document in documents]


def test_row_is_told_with_its_columns() -> None:
    """A row's document has its topic as title and says which side says what."""
    row = document("modules/visits/#visits-being-quiet")

    assert row["title"] == "Being quiet"
    assert row["text"].startswith("Library card: ")


def test_page_is_told_with_its_calls() -> None:
    """The text of a page is what a reader sees between its headings."""
    page = document("modules/visits/")

    assert page["title"] == "Visits"
    assert "Ask at the desk, as Rule 7 says." in page["text"]


def test_case_is_told_and_its_solution_is_not() -> None:
    """A search leads to a case and never spoils it."""
    case = document("modules/visits/#visits-case-ana")

    assert case["title"] == "Ana looks for a quiet room"
    assert case["text"] == "Ana asks where it is quiet. Noise tires Ana."


@pytest.mark.parametrize(
    ("home_url", "place"),
    [
        pytest.param("", "glossary/#desk", id="folders"),
        pytest.param("index.html", "glossary.html#desk", id="files"),
        pytest.param("", "", id="home in folders"),
        pytest.param("index.html", "index.html", id="home in files"),
    ],
)
def test_place_has_the_form_of_the_site(home_url: str, place: str) -> None:
    """The index fits a site of folders, and one that is opened from a disk."""
    assert document(place, home_url)["title"] in ("desk", "Home")


def test_heading_over_items_alone_is_left_out(
    change: Callable[[str, str, str], Path],
) -> None:
    """A place without a text of its own is no answer; one with a text is."""
    poll = '{{ poll("visits-first-thoughts") }}'
    course = change(PAGE, poll, f"## Asked\n\n{poll}\n\n## Told\n\nSo it is.")

    assert "modules/visits/#told" in places(course)
    assert "modules/visits/#asked" not in places(course)


@pytest.mark.parametrize(
    ("word", "weights"),
    [
        pytest.param("less", [0.5], id="less"),
        pytest.param("never", [], id="never"),
    ],
)
def test_page_says_how_it_is_found(
    change: Callable[[str, str, str], Path], word: str, weights: list[float]
) -> None:
    """A page that repeats others stands below them in the results, or not there."""
    course = change(PAGE, "description: How", f"search: {word}\ndescription: How")
    documents = search_index(load_content(course)[0], "")["documents"]
    page = [d["weight"] for d in documents if d["place"] == "modules/visits/"]

    assert page == weights


def test_synonyms_and_acronyms_reach_the_browser(
    change: Callable[[str, str, str], Path],
) -> None:
    """The search takes phrases of one family for one another."""
    course = change(
        "data/shared/terms.yaml", "name: desk", "name: DESK\n  long: Day-End counter"
    )
    families = search_index(load_content(course)[0], "")["families"]

    assert ["library", "book house"] in families
    assert ["desk", "day end counter"] in families


def test_misspellings_reach_the_browser() -> None:
    """The search puts the word that was meant in place of a common mistake."""
    index = search_index(load_content(TINY)[0], "")

    assert index["spelling"] == {"libary": "library"}


def test_course_without_synonyms_can_be_searched(tiny_course: Path) -> None:
    """Synonyms are a help, and no duty."""
    (tiny_course / "data/shared/synonyms.yaml").unlink()
    index = search_index(load_content(tiny_course)[0], "")

    assert index["spelling"] == {}
    assert index["documents"]


def test_index_is_handed_to_the_search() -> None:
    """It is a script of one call, which needs no request."""
    script = index_script(load_content(TINY)[0], "")
    start, end = 'document.querySelector("sot-search").learn(', ");"

    assert script.startswith(start)
    assert script.endswith(end)
    handed = json.loads(script.removeprefix(start).removesuffix(end))
    assert handed == search_index(load_content(TINY)[0], "")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        pytest.param(
            "modules/visits/#visits-being-quiet", "begins at the door", id="note"
        ),
        pytest.param("local-rules/#local-noise", "the desk Nobody.", id="answer"),
        pytest.param("local-rules/#district-visit", "to say that you come", id="form"),
        pytest.param("sources/#district-rules", "Town rules", id="source"),
    ],
)
def test_what_a_district_adds_is_found_where_it_stands(
    local_course: Path, place: str, words: str
) -> None:
    """A word that only the district uses leads to the place that it is about."""
    assert words in document(place, course=local_course)["text"]
