"""Items of every kind, right, nearly right and wrong, and what is made of them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.components import KINDS
from macros.components.base import Kind
from macros.components.shape import parse_item
from macros.content import Content, load_content
from macros.rules import load_and_check
from macros.schemas import Schema, schema
from macros.search_index import item_documents
from tests.conftest import BAY, TINY, TINY_LAYER
from tests.fuzz.answers import Pages, advise, marks, unsound
from tests.fuzz.values import made, spoiled, varied
from tests.projects import build, make_site_of

RANDOM = st.randoms(use_true_random=True)
KIND = {kind.name: kind for kind in KINDS}
COURSES = {"a course with a layer": (TINY, TINY_LAYER), "a course of all": (BAY, None)}
PAGES = Pages()
WHOLE = 5
"""How many times fewer examples there are of whole courses than of single items."""


def make_course(name: str, folder: Path) -> Path:
    """A copy of a course, with its layer."""
    course, layer = COURSES[name]
    shutil.copytree(course, folder)
    if layer:
        shutil.copytree(layer, folder / "data/district")
    return folder


@pytest.fixture(scope="module", params=COURSES)
def course(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    return make_course(request.param, tmp_path_factory.mktemp("fuzz") / "course")


WORDS = load_content(TINY)[0]
SCHEMAS = {kind.name: schema(kind, WORDS) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@given(rng=RANDOM)
def test_any_item_is_read_or_told(kind: Kind, rng: Random) -> None:
    """Whatever stands where an item belongs, there is an item, or what is wrong."""
    whole = made(rng, SCHEMAS[kind.name])
    for value in [whole] if kind.single else [*whole, spoiled(rng, whole)]:
        given_value = {"id": "visits", **value} if kind.single else value
        wrong = spoiled(rng, given_value) if rng.random() < 0.8 else given_value
        item, faults = parse_item(kind.model, wrong)
        found = [*faults, *(kind.check(item) if item else ())]

        assert item is not None or faults
        assert all(fault.what and fault.cure for fault in found)


def files(course: Path) -> Iterator[tuple[Path, Schema, Any]]:
    """Each data file of a course, its schema, and the values in it."""
    content = load_content(course, "data/district")[0]
    sources = {entry.source.path: entry for entry in content.entries}
    for path, entry in sources.items():
        if entry.kind.name in KIND:
            yield course / path, schema(entry.kind, content), entry.source.value


@settings(max_examples=settings().max_examples // WHOLE * 4)
@given(rng=RANDOM)
def test_any_course_is_checked(course: Path, rng: Random) -> None:
    """With wrong parts anywhere, the rules say what to put right and never stop."""
    everything = list(files(course))
    with kept([file for file, _, _ in everything]):
        for file, form, value in rng.sample(everything, rng.randint(1, 4)):
            write(file, spoiled(rng, varied(rng, form, value, 0.1)))
        _, _, problems = load_and_check(course, "data/district")

        assert unsound(problems, course) == []


@settings(max_examples=settings().max_examples // WHOLE)
@given(rng=RANDOM)
def test_what_is_accepted_is_rendered(
    course: Path, marks_of_all: set[str], rng: Random
) -> None:
    """Whatever words the check lets through become one line of sound HTML each.

    No author's text brings an element, an attribute or a kind of address that a course
    without it does not have.
    """
    everything = list(files(course))
    with kept([file for file, _, _ in everything]) as before:
        for file, form, value in everything:
            write(file, varied(rng, form, value, rng.choice([0.05, 0.3, 1])))
        content = accepted(course, before)

    advise(content)
    for html in PAGES.of(content):
        assert "\n" not in html
        assert marks(html) <= marks_of_all
    for document in item_documents(content, ""):
        assert "\n" not in document["text"]


@pytest.mark.parametrize("seed", range(3))
def test_what_is_accepted_is_built(tmp_path: Path, seed: int) -> None:
    """With other words everywhere, by the command that publishes, without errors."""
    rng = Random(seed)  # noqa: S311
    course = make_site_of(make_course("a course with a layer", tmp_path / "course"))
    everything = list(files(course))
    before = {file: file.read_text("utf-8") for file, _, _ in everything}
    for file, form, value in everything:
        write(file, varied(rng, form, value, 0.5))
    accepted(course, before)
    result = build(course, tmp_path / "site", DISTRICT="data/district")

    assert result.returncode == 0, result.stderr
    for page in (tmp_path / "site").rglob("*.html"):
        assert "Error" not in page.read_text("utf-8")


@pytest.fixture(scope="module")
def marks_of_all(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What the house makes of both courses as they are, and of Markdown."""
    found = {"strong[]", "em[]", "code[]", "href=https:", "href=http:", "href=mailto:"}
    for name in COURSES:
        folder = make_course(name, tmp_path_factory.mktemp("fuzz") / "course")
        content, _, problems = load_and_check(folder, "data/district")
        assert problems == []
        found = found.union(*map(marks, PAGES.of(content)))
    return found


def accepted(course: Path, before: dict[Path, str]) -> Content:
    """The content after everything that is told was put back as it was."""
    left = dict(before)
    while True:
        content, _, problems = load_and_check(course, "data/district")
        assert unsound(problems, course) == []
        if not problems:
            return content
        # What is told where nothing was changed comes from somewhere else.
        told = {course / problem.path for problem in problems} & left.keys()
        put_back({file: left.pop(file) for file in told or set(left)})


def write(file: Path, value: Any) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8")


@contextmanager
def kept(files: Iterable[Path]) -> Iterator[dict[Path, str]]:
    """What stands in some files, which is there again afterwards."""
    before = {file: file.read_text("utf-8") for file in files}
    try:
        yield before
    finally:
        put_back(before)


def put_back(before: dict[Path, str]) -> None:
    for file, text in before.items():
        file.write_text(text, "utf-8")
