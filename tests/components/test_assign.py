"""Assign: what a supervisor chooses from, and what is ready to hand out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from bs4 import Tag

from macros.components import assign
from macros.components.base import Link, Site
from macros.components.catalogue import LearningPath, assignment_code
from macros.components.module import Course
from macros.content import Content
from macros.qr_code import qr_code

FIRST_VISIT = LearningPath(
    id="example-first-visit", title="First visit", about="x", modules=("examples",)
)
PUBLISHED = Site("A course", "https://example.org/course/")


def code_of(path: LearningPath) -> str:
    return assignment_code(path.id, path.title, path.modules)


def test_ready_made_link_stands_there_without_script(show: Callable[..., Tag]) -> None:
    """Someone without scripts still has something to hand out."""
    links = [link["href"] for link in show("assign").select(".sot-catalogue__title")]

    assert links == [f"../../plan/#{code_of(FIRST_VISIT)}"]


def test_ready_made_link_names_no_one_and_no_date() -> None:
    """It is the same for everyone, in every build."""
    path = LearningPath(
        id="a-path", title="First week", about="x", modules=("one", "two-three")
    )

    start, number = code_of(path).rsplit("=", 1)

    assert start == "a1?m=one,two-three&t=First+week&id"
    assert len(number) == 8
    assert set(number) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    other = path.model_copy(update={"modules": ("one",)})
    assert code_of(other)[-8:] != number


def test_every_module_can_be_chosen(show: Callable[..., Tag]) -> None:
    """A box for each, with the minutes for reading and answering together."""
    page = show("assign")
    choice = page.select_one("label:has(input[name=m])")

    assert [box["value"] for box in page.select("input[name=m]")] == ["examples"]
    assert " ".join(choice.get_text().split()) == "Example module about 20 min"


def test_pass_mark_is_that_of_the_course(examples: Content) -> None:
    """What holds if an assignment does not say is said beside the field."""
    entry = next(e for e in examples.entries if isinstance(e.item, Course))
    changed = replace(entry, item=entry.item.model_copy(update={"pass_mark": 70}))
    entries = tuple(changed if e is entry else e for e in examples.entries)

    assert assign.view(examples)["pass_mark"] == 80
    assert assign.view(replace(examples, entries=entries))["pass_mark"] == 70


def test_picture_needs_an_address_that_others_can_open(examples: Content) -> None:
    """A preview draws none, and its links do not leave it."""
    preview = assign.view(examples)
    published = assign.view(replace(examples, site=PUBLISHED))

    assert preview["paths"][0]["picture"] is None
    assert preview["published_plan"] == ""
    link = published["paths"][0]["link"]
    assert isinstance(link, Link)
    assert published["paths"][0]["picture"] == (
        qr_code(f"https://example.org/course/plan/#{link.anchor}")._asdict()
    )
    assert published["published_plan"] == "https://example.org/course/plan/"


@pytest.mark.parametrize("corner", [(4, 4), (4, -5), (-5, 4)])
def test_picture_has_its_corners_and_its_empty_edge(corner: tuple[int, int]) -> None:
    """A telephone finds it by three squares in a field of nothing."""
    picture = qr_code("https://example.org/course/plan/#a1?m=one&id=AB12CD34")
    fields = dark_fields(picture.path)
    size = picture.size
    x, y = (place % size for place in corner)

    assert (x, y) in fields
    assert all(4 <= place < size - 4 for field in fields for place in field)


def dark_fields(path: str) -> set[tuple[int, int]]:
    found = set()
    for run in path.removesuffix("z").split("z"):
        place, width, _ = run[1:].replace("v", "h").split("h")[:3]
        x, y = map(int, place.split())
        found |= {(x + step, y) for step in range(int(width))}
    return found
