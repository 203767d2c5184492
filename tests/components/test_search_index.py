"""The search index: items as documents, and the other words for them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from macros.content import LAYER, load_content
from macros.search_index import complete
from tests.conftest import TINY

CONFIG: dict[str, Any] = {"lang": ["en"]}


def completed(pages: list[dict[str, Any]], home_url: str = "") -> dict[str, Any]:
    index = json.dumps({"config": CONFIG, "docs": pages})
    found: dict[str, Any] = json.loads(complete(index, load_content(TINY)[0], home_url))
    return found


def document(location: str, home_url: str = "") -> dict[str, Any]:
    documents = completed([], home_url)["docs"]
    return next(d for d in documents if d["location"] == location)


def test_row_is_told_with_its_columns() -> None:
    """A row's document has its topic as title and says which side says what."""
    row = document("modules/visits/#visits-being-quiet")

    assert row["title"] == "Being quiet"
    assert row["text"].startswith("Library card: ")


@pytest.mark.parametrize(
    ("home_url", "location"),
    [
        pytest.param("", "glossary/#desk", id="folders"),
        pytest.param("index.html", "glossary.html#desk", id="files"),
    ],
)
def test_address_has_the_form_of_the_site(home_url: str, location: str) -> None:
    """The index fits a site of folders, and one that is opened from a disk."""
    assert document(location, home_url)["title"] == "desk"


def test_heading_over_items_alone_is_left_out() -> None:
    """A place without a text of its own is no answer; a page stays, as the heading."""
    pages = [
        {"location": "glossary/", "title": "Glossary", "text": ""},
        {"location": "glossary/#a", "title": "A", "text": ""},
        {"location": "glossary/#b", "title": "B", "text": "Something."},
    ]
    places = [d["location"] for d in completed(pages)["docs"]]

    assert places[:2] == ["glossary/", "glossary/#b"]


@pytest.mark.parametrize(
    ("title", "text", "other"),
    [
        pytest.param(
            "The library", "Hours.", {"title_words": "book house"}, id="title"
        ),
        pytest.param("Hours", "Book house.", {"text_words": "library"}, id="text"),
        pytest.param("Librarybus", "Hours.", {}, id="only whole words"),
        pytest.param("House book", "Hours.", {}, id="only whole phrases"),
    ],
)
def test_synonyms_are_noted_where_one_stands(
    title: str, text: str, other: dict[str, str]
) -> None:
    """A title and a text are found by the other words for what they say."""
    page = {"location": "x/", "title": title, "text": text}
    found = completed([page])["docs"][0]

    assert {key: found[key] for key in found if key.endswith("_words")} == other


def test_misspellings_reach_the_browser() -> None:
    """The search box puts the word that was meant in place of a common mistake."""
    assert completed([])["config"]["spelling"] == {"libary": "library"}


def test_course_without_synonyms_can_be_searched(tiny_course: Path) -> None:
    """Synonyms are a help, and no duty."""
    (tiny_course / "data/shared/synonyms.yaml").unlink()
    index = json.dumps({"config": CONFIG, "docs": []})

    found = json.loads(complete(index, load_content(tiny_course)[0], ""))

    assert found["config"]["spelling"] == {}
    assert found["docs"]


@pytest.mark.parametrize(
    ("location", "words"),
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
    local_course: Path, location: str, words: str
) -> None:
    """A word that only the district uses leads to the place that it is about."""
    index = json.dumps({"config": CONFIG, "docs": []})
    content = load_content(local_course, LAYER)[0]
    found = json.loads(complete(index, content, ""))["docs"]

    assert words in next(d["text"] for d in found if d["location"] == location)
