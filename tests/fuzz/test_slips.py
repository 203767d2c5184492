"""Any slip in any real file is told with its place, or does no harm.

`make test` reads every file after every slip, and looks at the whole course after some;
`make fuzz` does so after all of them, and makes them in other places.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple
from zlib import crc32

import pytest
from hypothesis import settings

from macros.components import KINDS
from macros.components.catalogue import parse_versions
from macros.components.changes import parse_releases
from macros.components.shape import parse_item
from macros.content import PUBLISHED, QUESTION_VERSIONS, RELEASES
from macros.pages import LARGEST_PAGE, parse_page
from macros.problems import Fault, Problem
from macros.publication import parse_published
from macros.rules import load_and_check
from macros.source import Value, load_source, load_text
from tests.fuzz.answers import Pages, advise, unsound
from tests.fuzz.slips import SLIPS, Slip
from tests.projects import EXAMPLE_LAYER, ROOT

KIND = {kind.name: kind for kind in KINDS}
KEPT = {
    PUBLISHED: parse_published,
    QUESTION_VERSIONS: parse_versions,
    RELEASES: parse_releases,
}
PAGES = Pages()
IS_DEEP = settings().max_examples > settings.get_profile("quick").max_examples
SHARE = 1 if IS_DEEP else 40
"""Of so many slips, the whole course is looked at after one."""

FILES = [
    path.relative_to(ROOT).as_posix()
    for path in (
        *sorted((ROOT / "data").rglob("*.yaml")),
        *(ROOT / "data" / name for name in KEPT),
        *sorted((ROOT / "docs").rglob("*.md")),
    )
    if not path.is_relative_to(ROOT / "data/district")
]


class Reading(NamedTuple):
    """What a file says by itself, and what is wrong in it whatever others say."""

    says: object
    told: list[Problem | Fault]


def read(file: Path, path: str) -> Reading:
    """A file as it is read before the rules look at all files together."""
    if path.endswith(".md"):
        text, problem = load_text(file, path, LARGEST_PAGE)
        page, problems = parse_page(text, path)
        return Reading(page, [problem, *problems] if problem else list(problems))
    if path.endswith(".json"):
        # That it cannot be read is told by who reads the whole course.
        return Reading(KEPT[file.name](load_text(file, path)[0]), [])
    source, problems = load_source(file, path)
    if source is None:
        return Reading(None, list(problems))
    return Reading(source.value, [*problems, *item_faults(path, source.value)])


def item_faults(path: str, value: Value) -> Iterator[Fault]:
    kind = KIND[Path(path).stem]
    if kind.single:
        values: list[Value] = [
            {"id": "a", **value} if isinstance(value, dict) else value
        ]
    else:
        values = value if isinstance(value, list) else []
    for one in values:
        item, faults = parse_item(kind.model, one)
        yield from faults
        yield from kind.check(item) if item else ()


@cache
def reading(path: str) -> Reading:
    return read(ROOT / path, path)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real course."""
    folder = tmp_path_factory.mktemp("slips")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.mark.parametrize("path", FILES)
def test_file_gets_more_than_twenty_slips(path: str) -> None:
    """One that finds nothing to do wrong in a file leaves it as it is."""
    text = (ROOT / path).read_text("utf-8")
    made = [slip(Random(1), text.split("\n")) for slip in SLIPS]  # noqa: S311

    assert sum(after not in (text, text.encode()) for after in made) > 20


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.__name__)
def test_slip_is_told_or_does_no_harm(
    slip: Slip, course: Path, request: pytest.FixtureRequest
) -> None:
    """What is wrong now has a line and a cure, or the course is still shown."""
    seed = request.config.getoption("hypothesis_seed") or 0
    harm = {}
    for path in FILES:
        file = course / path
        before = file.read_bytes()
        number = crc32(f"{slip.__name__} {path}".encode())
        rng = Random(f"{seed} {number}")  # noqa: S311
        after = slip(rng, before.decode().split("\n"))
        file.write_bytes(after.encode() if isinstance(after, str) else after)
        try:
            harm[path] = find_harm(course, path, is_whole=number % SHARE == 0)
        finally:
            file.write_bytes(before)

    assert {path: found for path, found in harm.items() if found} == {}


def find_harm(course: Path, path: str, *, is_whole: bool) -> list[str]:
    """What is told without a place or a cure; a course that cannot be shown raises."""
    now = read(course / path, path)
    is_told_alone, is_same = bool(now.told), now.says == reading(path).says
    if not is_whole or (is_same and not is_told_alone):
        return [str(one) for one in now.told if not one.what or not one.cure]
    content, _, problems = load_and_check(course, EXAMPLE_LAYER)
    if not problems:
        assert not is_told_alone
        advise(content)
        for html in PAGES.of(content):
            assert "\n" not in html
    return unsound(problems, course)
