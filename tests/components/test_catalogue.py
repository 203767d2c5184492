"""Catalogue: all that an assignment, a plan or a record needs to know of the course."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from bs4 import Tag

from macros.components.base import Site
from macros.components.catalogue import (
    LearningPath,
    all_versions,
    check,
    parse_versions,
    versions_text,
    view,
)
from macros.components.module import Course, check_course
from macros.components.shape import parse_item
from macros.content import Content

OLD = {"variant": "", "options": ["pass", "card"], "correct": ["pass"]}


def test_page_holds_the_whole_catalogue(
    show: Callable[..., Tag], examples: Content
) -> None:
    """A script finds it as text, hidden from readers, quotes and all."""
    place = show("catalogue").div
    found = json.loads(str(place["data-catalogue"]))

    assert place.has_attr("hidden")
    assert (found["k"], found["v"]) == ("ot-catalogue", 1)
    assert [module["link"] for module in found["modules"]] == ["./"]
    assert [path["modules"] for path in found["paths"]] == [["examples"]]


def test_module_says_how_each_question_is_scored(examples: Content) -> None:
    """Every way of asking has its version, its options and the right ones."""
    module = view(examples)["catalogue"]["modules"][0]
    first = module["questions"][0]

    assert first["id"] == "example-check-one"
    assert first["objective"] == "example-objective-compare"
    assert [way["variant"] for way in first["asked"]] == ["", "stay"]
    assert first["asked"][0]["options"] == ["pass", "card", "both"]
    assert first["asked"][0]["correct"] == ["card"]
    assert len(first["asked"][0]["v"]) == len(module["v"]) == 7


def test_module_says_what_to_talk_about(examples: Content) -> None:
    """Each prompt of the guide stands under the id of its objective."""
    module = view(examples)["catalogue"]["modules"][0]
    objectives = {objective["id"] for objective in module["objectives"]}

    assert module["guide"]
    assert {entry["objective"] for entry in module["guide"]} <= objectives
    assert all(
        entry["link"].page == "facilitators/examples" for entry in module["guide"]
    )


def test_site_says_its_name_and_address(examples: Content) -> None:
    """A record made elsewhere can be told."""
    site = Site("A course", "https://example.org/course/")

    found = view(replace(examples, site=site))["catalogue"]["site"]

    assert (found["name"], found["url"]) == ("A course", "https://example.org/course/")


@pytest.mark.parametrize(
    ("url", "is_published"),
    [
        ("https://example.org/course/", True),
        ("http://127.0.0.1:8000/", False),
        ("http://localhost:8000/", False),
        ("", False),
    ],
)
def test_preview_is_not_published(url: str, is_published: bool) -> None:
    """What only opens on this computer is not given to others."""
    assert Site("A course", url).is_published is is_published


def test_version_that_is_no_longer_asked_stays(examples: Content) -> None:
    """An answer to last year's question can still be scored."""
    before = replace(
        examples, question_versions={"example-check-one": {"0000000": OLD}}
    )
    after = replace(before, question_versions=all_versions(before))

    assert after.question_versions["example-check-one"]["0000000"] == OLD
    assert len(after.question_versions["example-check-one"]) == 3
    assert view(after)["catalogue"]["past"] == {"example-check-one": {"0000000": OLD}}


def test_question_that_was_taken_away_stays(examples: Content) -> None:
    """Nothing is ever forgotten, whatever happens to the data."""
    before = replace(examples, question_versions={"gone": {"0000000": OLD}})

    assert all_versions(before)["gone"] == {"0000000": OLD}


def test_file_of_versions_is_read_as_written(examples: Content) -> None:
    """Writing, reading and adding again change nothing."""
    known = all_versions(examples)
    text = versions_text(known)

    assert parse_versions(text) == known
    again = replace(examples, question_versions=known)
    assert versions_text(all_versions(again)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"a": []}',
        '{"a": {"0000000": {}}}',
        '{"a": {"zzz": {"variant": "", "options": [], "correct": []}}}',
    ],
)
def test_file_of_versions_is_not_misread(text: str) -> None:
    """What is no such file is said to be none, so that nothing is lost."""
    assert parse_versions(text) is None


def make_path(**changes: Any) -> LearningPath:
    value = {"id": "a-path", "title": "First", "about": "For you.", "modules": ["one"]}
    item, faults = parse_item(LearningPath, value | changes)
    assert item is not None, faults
    return item


def test_path_names_a_module_once() -> None:
    """A module twice in one path would be read twice."""
    whats = [fault.what for fault in check(make_path(modules=["one", "one"]))]

    assert whats == ["two entries must not have the same name, found “one” twice"]


@pytest.mark.parametrize(
    ("course", "whats"),
    [
        pytest.param({}, [], id="no provider"),
        pytest.param({"provider_name": "A district"}, [], id="a name alone"),
        pytest.param(
            {"provider_number": "12"},
            [
                "“provider_name” is missing, and there is a provider_number",
                "“statement” is missing, and there is a provider_number",
            ],
            id="a number alone",
        ),
        pytest.param(
            {"provider_name": "A", "provider_number": "12", "statement": "It counts."},
            [],
            id="all three",
        ),
    ],
)
def test_number_of_a_provider_needs_its_name_and_statement(
    course: dict[str, Any], whats: list[str]
) -> None:
    """A number by itself would claim what no one stands for."""
    item, faults = parse_item(Course, {"id": "course"} | course)

    assert faults == []
    assert item is not None
    assert [fault.what for fault in check_course(item)] == whats
