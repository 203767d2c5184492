"""Changes: what each release changed, by module, and what it means for a supervisor."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from macros.components import changes
from macros.components.changes import (
    Releases,
    changes_since,
    parse_releases,
    released,
    releases_text,
    view,
)
from macros.components.source import Source
from macros.content import Content, load_content
from macros.rendering import Renderer
from tests.projects import ROOT, run_command

Change = Callable[[str, str, str], Path]

CHECKS = "data/visits/knowledge-checks.yaml"
SOURCES = "data/shared/sources.yaml"
TABLES = "data/visits/comparison-tables.yaml"
TERMS = "data/shared/terms.yaml"


@pytest.fixture
def released_course(tiny_course: Path) -> Path:
    """The tiny course with everything in it released."""
    for words in (("keep",), ("release", "First")):
        result = run_command(tiny_course, *words)
        assert result.returncode == 0, result.stdout + result.stderr
    return tiny_course


def load(course: Path) -> Content:
    content, _, problems = load_content(course)
    assert problems == []
    return content


def tree_of(content: Content) -> Tag:
    """The page for supervisors."""
    renderer = Renderer(ROOT / "overrides", content.find_link)
    html = renderer.render(changes.COMPONENT, view(content), "changes/")
    body = BeautifulSoup(html, "html5lib").body
    assert body is not None
    return body


def test_without_a_release_there_is_nothing_to_compare(
    show: Callable[..., Tag],
) -> None:
    """A new course says so, and shows no empty list."""
    assert show("changes").text.strip().startswith("Nothing has been released yet")


def test_first_release_lists_nothing(released_course: Path) -> None:
    """All of it is new, which one sentence says."""
    page = tree_of(load(released_course))

    assert [heading.text for heading in page.select("h2")] == ["First"]
    assert "so all of it was new" in page.text
    assert page.select("li") == []


def test_unchanged_course_has_no_changes(released_course: Path) -> None:
    """Building it again is no change."""
    assert changes_since(load(released_course)) == {}


@pytest.mark.parametrize(
    ("path", "old", "new", "found"),
    [
        pytest.param(
            TABLES,
            "topic: Being quiet",
            "topic: Being very quiet",
            {"changed": ["row visits-being-quiet"]},
            id="a row says something else",
        ),
        pytest.param(
            TABLES,
            'section: "7"',
            'section: "8"',
            {"changed": ["row visits-being-quiet"]},
            id="a row rests on something else",
        ),
        pytest.param(
            TABLES,
            "reviewed: 2026-11-23",
            "reviewed: 2026-11-25",
            {"reviewed": ["row visits-being-quiet"]},
            id="a row was reviewed again",
        ),
        pytest.param(
            TABLES,
            "core: true",
            "core: true\n      practiced: false",
            None,
            id="a row stands elsewhere",
        ),
        pytest.param(
            CHECKS,
            "prompt: Who asks",
            "prompt: Who really asks",
            {"changed": ["check visits-quiet"]},
            id="a check asks something else",
        ),
        pytest.param(
            CHECKS,
            "why: The museum does too, and",
            "why: The museum does so too, and",
            {"reworded": ["check visits-quiet"]},
            id="a check gives another reason",
        ),
        pytest.param(
            "data/visits/scenarios.yaml",
            "situation: Ana asks where",
            "situation: Ana asks you where",
            {"changed": ["case visits-case-ana"]},
            id="a case is told in another way",
        ),
        pytest.param(
            TERMS,
            "definition: Where you ask.",
            "definition: Where you may ask.",
            {"changed": ["term desk"]},
            id="a word means something else",
        ),
        pytest.param(
            SOURCES,
            "title: House rules",
            "title: New house rules",
            {"changed": ["source house-rules"]},
            id="a source has a newer edition",
        ),
    ],
)
def test_change_is_found(
    released_course: Path,
    change: Change,
    path: str,
    old: str,
    new: str,
    found: dict[str, Any] | None,
) -> None:
    """What a reader reads counts, and how it counts depends on what it is."""
    change(path, old, new)

    module = "shared" if path in (SOURCES, TERMS) else "visits"
    expected = {module: found} if found else {}
    assert changes_since(load(released_course)) == expected


def test_added_and_removed_items_are_told(
    released_course: Path, change: Change
) -> None:
    """What is gone says why, and what is new is where it stands."""
    text = (released_course / CHECKS).read_text("utf-8")
    (released_course / CHECKS).write_text(
        text.replace("id: visits-quiet", "id: visits-noise"), "utf-8"
    )
    (released_course / "data/shared/aliases.yaml").write_text(
        "- id: visits-quiet\n  withdrawn: The rule was given up.\n", "utf-8"
    )

    content = load(released_course)

    assert changes_since(content) == {
        "visits": {"added": ["check visits-noise"], "removed": ["check visits-quiet"]}
    }
    lines = [line.text for line in tree_of(content).select("li")]
    assert lines == [
        "Check 1: Who asks for quiet?",
        *["visits-quiet: The rule was given up."] * 2,
    ]
    assert [item["id"] for item in tree_of(content).select("li[id]")] == [
        "visits-quiet"
    ]


def test_renamed_item_has_not_changed(released_course: Path) -> None:
    """A new id with the same words is nothing to assign again."""
    for path in (CHECKS, "docs/modules/visits.md"):
        file = released_course / path
        file.write_text(
            file.read_text("utf-8").replace("visits-quiet", "visits-noise"), "utf-8"
        )
    (released_course / "data/shared/aliases.yaml").write_text(
        "- id: visits-quiet\n  leads_to: visits-noise\n", "utf-8"
    )

    assert changes_since(load(released_course)) == {}


def test_text_that_links_to_a_renamed_item_has_not_changed(
    released_course: Path,
) -> None:
    """Its readers read the same words, and are led to the same place."""
    for file in released_course.rglob("*.*"):
        if file.suffix in (".yaml", ".md"):
            text = file.read_text("utf-8").replace("#desk", "#counter")
            text = text.replace("- id: desk\n  name", "- id: counter\n  name")
            file.write_text(text.replace('"desk"', '"counter"'), "utf-8")
    (released_course / "data/shared/aliases.yaml").write_text(
        "- id: desk\n  leads_to: counter\n", "utf-8"
    )

    assert changes_since(load(released_course)) == {}


def test_next_changes_come_first_and_assign_their_module(
    released_course: Path, change: Change
) -> None:
    """Who supervises has one link for each module that asks something new."""
    change(CHECKS, "prompt: Who asks", "prompt: Who really asks")

    page = tree_of(load(released_course))

    assert [heading.text for heading in page.select("h2")] == [
        "Since the last release",
        "First",
    ]
    (again,) = page.select(".sot-changes__again a")
    start, number = str(again["href"]).rsplit("=", 1)
    assert start == "../plan/#a1?m=visits&t=Again:+Visits&id"
    assert len(number) == 8
    (item,) = page.select("li a")
    assert (item.text, item["href"]) == ("Check 1", "../modules/visits/#visits-quiet")


def test_each_next_change_is_an_assignment_of_its_own(
    released_course: Path, change: Change
) -> None:
    """Records of what was asked in spring do not stand for what is asked in fall."""
    change(CHECKS, "prompt: Who asks", "prompt: Who really asks")
    (spring,) = tree_of(load(released_course)).select(".sot-changes__again a")
    run_command(released_course, "release", "Spring")
    change(CHECKS, "prompt: Who really asks", "prompt: Who now asks")
    (fall, *_) = tree_of(load(released_course)).select(".sot-changes__again a")

    assert spring["href"] != fall["href"]


def test_definitions_and_sources_stand_below_the_modules(
    released_course: Path, change: Change
) -> None:
    """All modules use them, so they are told once, and lead to their entries."""
    change(TERMS, "definition: Where you ask.", "definition: Where you may ask.")
    change(CHECKS, "prompt: Who asks", "prompt: Who really asks")

    page = tree_of(load(released_course))

    titles = [heading.text for heading in page.select("h3")]
    assert titles == ["Visits", "Definitions and sources of all modules"]
    assert page.select("li a")[-1]["href"] == "../glossary/#desk"


def test_what_no_release_compared_is_not_called_new(released_course: Path) -> None:
    """The first releases did not compare definitions and sources."""
    content = load(released_course)
    state = {"visits": content.releases.state["visits"]}
    older = replace(content.releases, state=state)

    assert changes_since(replace(content, releases=older)) == {}


def test_what_a_district_adds_is_no_change(
    released_course: Path, local_course: Path
) -> None:
    """A release is of the course, also on the site of a district."""
    content = load_content(local_course, "data/district")[0]

    assert len(content.all(Source)) > len(load(released_course).all(Source))
    assert changes_since(content) == {}


def test_other_changes_assign_nothing(released_course: Path, change: Change) -> None:
    """A row that was looked at again is no reason to ask anyone."""
    change(TABLES, "reviewed: 2026-11-23", "reviewed: 2026-11-25")

    page = tree_of(load(released_course))

    assert page.select(".sot-changes__again") == []
    assert page.select_one("details summary").text == (
        "Compared with its sources again, and left as it was (1)"
    )


def test_release_writes_down_what_changed(
    released_course: Path, change: Change
) -> None:
    """The next one is compared with it, and it stays as it was told."""
    change(CHECKS, "prompt: Who asks", "prompt: Who really asks")
    begun = date.today()

    result = run_command(released_course, "release", "Second")

    assert (result.returncode, result.stdout) == (0, "Wrote data/releases.json\n")
    content = load(released_course)
    first, second = (release.name for release in reversed(content.releases.all))
    assert (first, second) == ("First", "Second")
    assert content.releases.all[0].changes == {
        "visits": {"changed": ["check visits-quiet"]}
    }
    assert begun <= content.releases.all[0].day <= date.today()
    assert changes_since(content) == {}


def test_release_has_a_name_of_its_own(released_course: Path) -> None:
    """A name that was given is not given again, and nothing is written."""
    before = (released_course / "data/releases.json").read_text("utf-8")

    result = run_command(released_course, "release", "First")

    assert (result.returncode, result.stdout) == (
        1,
        "There is already a release “First”.\n",
    )
    assert (released_course / "data/releases.json").read_text("utf-8") == before


def test_release_without_a_name_is_none(released_course: Path) -> None:
    """Its heading on the page would be empty."""
    before = (released_course / "data/releases.json").read_text("utf-8")

    result = run_command(released_course, "release", " ")

    assert result.returncode == 2
    assert "a release needs a name" in result.stderr
    assert (released_course / "data/releases.json").read_text("utf-8") == before


def test_nothing_is_released_with_a_problem(change: Change) -> None:
    """A release is a state that could be published."""
    course = change("data/visits/module.yaml", "minutes: 10", "minutes: ten")

    result = run_command(course, "release", "First")

    assert result.returncode == 1
    assert "must be a whole number" in result.stdout
    assert not (course / "data/releases.json").exists()


def test_file_of_releases_is_read_as_written(examples: Content) -> None:
    """Writing and reading change nothing."""
    once = released(examples, "First", date(2026, 11, 24))
    twice = released(replace(examples, releases=once), "Second", date(2026, 11, 26))

    assert parse_releases(releases_text(twice)) == twice


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"releases": [], "state": []}',
        '{"releases": [{"name": "One"}], "state": {}}',
        '{"releases": [{"name": "One", "date": "soon", "changes": {}}], "state": {}}',
        '{"releases": [], "state": {"visits": {"row visits-x": "no"}}}',
        '{"releases": [], "state": {"visits": {"visits-x": "abcdef0 2026-11-23"}}}',
        json.dumps(
            {
                "releases": [
                    {"name": "1", "date": "2026-11-24", "changes": {"a": {"b": []}}}
                ],
                "state": {},
            }
        ),
    ],
)
def test_file_of_releases_is_not_misread(text: str) -> None:
    """What is no such file is said to be none, so that nothing is lost."""
    assert parse_releases(text) is None


def test_file_without_releases_is_whole() -> None:
    """A fork may begin its list anew."""
    assert parse_releases('{"releases": [], "state": {}}') == Releases()
