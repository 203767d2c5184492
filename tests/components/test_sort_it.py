"""Sort it: statements made from the rows, what is right of them, and how often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from bs4 import Tag

from macros.components.comparison_table import Row
from macros.components.sort_it import (
    hide,
    partly_right_answers,
    right_answers,
    statements,
    view,
    weight,
)
from macros.components.vocabulary import Column, Relation
from macros.content import Content

Show = Callable[..., Tag]

BOOKS = "Books may be borrowed for three weeks."
PICTURES = "Pictures stay on the walls of the house."


@pytest.fixture
def course(examples: Content) -> Content:
    """The examples, with sides that have names in this story."""
    sides = {
        "idea": {"label": "Library card", "names": ("the card", "card", "CARD")},
        "section_504": {"label": "Museum pass", "names": ("a pass", "pass", "Rule 7")},
    }
    return replace(
        examples,
        entries=tuple(
            replace(entry, item=entry.item.model_copy(update=sides[entry.item.id]))
            if isinstance(entry.item, Column) and entry.item.id in sides
            else entry
            for entry in examples.entries
        ),
    )


def make_row(examples: Content, **changes: object) -> Row:
    row = examples.get(Row, "example-lending")
    texts = {"idea": BOOKS, "section_504": PICTURES, "relation": "differs"}
    return row.model_copy(update={**texts, **changes})


def with_third_side(course: Content) -> Content:
    entry = next(entry for entry in course.entries if isinstance(entry.item, Column))
    third = Column(id="theater", label="Theater ticket", role="side")
    texts = {"theater": "Plays are shown in the evening."}
    others = (
        replace(entry, item=entry.item.model_copy(update=texts))
        if isinstance(entry.item, Row)
        else entry
        for entry in course.entries
    )
    return replace(course, entries=(replace(entry, item=third), *others))


@pytest.mark.parametrize(
    ("relation", "sides"),
    [
        pytest.param("differs", ["idea", "section_504"], id="each side by itself"),
        pytest.param("same", ["idea"], id="the first stands for both"),
        pytest.param("overlaps", ["idea", "section_504"], id="each with its own share"),
        pytest.param("varies", ["idea"], id="the first stands for what varies"),
    ],
)
def test_sides_are_asked_by_relation(
    course: Content, relation: str, sides: list[str]
) -> None:
    """A row is written so that its first side stands by itself."""
    assert list(statements(course, make_row(course, relation=relation))) == sides


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"unsettled": True}, id="the law is open"),
        pytest.param({"review_by": "2027-01-01"}, id="it may soon be otherwise"),
        pytest.param({"practiced": False}, id="its author says so"),
    ],
)
def test_row_is_left_out(course: Content, change: dict[str, object]) -> None:
    """Nothing that is scored rests on what may move."""
    assert statements(course, make_row(course, **change)) == {}


def test_relation_that_sorts_nothing_is_left_out(course: Content) -> None:
    """A course may have relations that are not for practice."""
    entries = tuple(
        replace(entry, item=entry.item.model_copy(update={"sorts": None}))
        if isinstance(entry.item, Relation)
        else entry
        for entry in course.entries
    )

    assert statements(replace(course, entries=entries), make_row(course)) == {}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Not a word here.", id="four words and nothing hidden"),
        pytest.param("The card is free for all.", id="four words and a hidden one"),
        pytest.param("Here as with a pass, all is free.", id="of another side too"),
        pytest.param("As Museum pass holders know, all is free.", id="by its label"),
    ],
)
def test_text_that_does_not_stand_alone_is_not_asked(
    course: Content, text: str
) -> None:
    """The other side of the row is still asked."""
    row = make_row(course, idea=text)

    assert list(statements(course, row)) == ["section_504"]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        pytest.param("With the card", "With […]", id="the longest name first"),
        pytest.param("The card opens", "[…] opens", id="at the start of a sentence"),
        pytest.param("A library card", "A […]", id="a label inside a sentence"),
        pytest.param("Cards, cardboard", "Cards, cardboard", id="whole words only"),
        pytest.param("a CARD card", "a […]", id="neighbors as one"),
        pytest.param("the card's rules", "[…]'s rules", id="what belongs to it"),
        pytest.param("see Rule 7.31(a)(2).", "see […].", id="with its section"),
        pytest.param("*card* and [card](#card)", "*[…]* and [[…]](#card)", id="links"),
    ],
)
def test_names_are_hidden(course: Content, text: str, hidden: str) -> None:
    """What tells a side is gone, and the Markdown around it stays."""
    sides = [column for column in course.all(Column) if column.role == "side"]

    assert hide(text, sides) == hidden


@pytest.mark.parametrize(
    ("change", "right", "partly"),
    [
        pytest.param({"relation": "differs"}, ["idea"], [], id="differs"),
        pytest.param(
            {"relation": "differs", "varies_by": ("state",)},
            ["idea", "varies"],
            [],
            id="differs and varies",
        ),
        pytest.param({"relation": "same"}, ["all"], ["idea", "section_504"], id="same"),
        pytest.param({"relation": "overlaps"}, ["idea"], ["all"], id="overlaps"),
        pytest.param(
            {"relation": "varies", "varies_by": ("state",)},
            ["varies"],
            ["idea", "all"],
            id="varies",
        ),
    ],
)
def test_answers_follow_from_the_relation(
    course: Content, change: dict[str, object], right: list[str], partly: list[str]
) -> None:
    """What is true and leaves something out is never called wrong."""
    row = make_row(course, **change)

    assert right_answers(course, row, "idea") == right
    assert partly_right_answers(course, row, "idea") == partly


@pytest.mark.parametrize(
    ("relation", "other", "weighs"),
    [
        pytest.param("differs", PICTURES, 1, id="unlike and different"),
        pytest.param("differs", "Books may be borrowed for a day.", 4, id="alike"),
        pytest.param("same", PICTURES, 4, id="unlike and the same"),
        pytest.param("same", BOOKS, 1, id="alike and the same"),
        pytest.param("varies", PICTURES, 3, id="what depends on a place"),
        pytest.param("overlaps", PICTURES, 3, id="what shares ground"),
    ],
)
def test_confusable_rows_weigh_more(
    course: Content, relation: str, other: str, weighs: int
) -> None:
    """Like words that differ, and unlike words that agree, need more practice."""
    row = make_row(course, relation=relation, section_504=other)

    assert weight(course, row) == weighs


def test_course_may_have_three_sides(course: Content) -> None:
    """Each has its answer and its statement, and the closest two say how alike."""
    wide = with_third_side(course)
    row = make_row(course, theater="Books may be borrowed for three hours.")
    same = row.model_copy(update={"relation": "same"})

    assert [side["label"] for side in view(wide)["sides"]] == [
        "Theater ticket",
        "Library card",
        "Museum pass",
    ]
    assert list(statements(wide, row)) == ["theater", "idea", "section_504"]
    assert partly_right_answers(wide, same, "theater") == [
        "theater",
        "idea",
        "section_504",
    ]
    assert (weight(wide, row), weight(course, row)) == (4, 1)


def test_row_can_be_read_without_script(show: Show) -> None:
    """A statement, and in a fold the answer, both sides, sources and the row."""
    row = show("sort_it").select_one("[data-row='example-lending']")
    shown = [p for p in row.select("[data-right]") if not p.has_attr("hidden")]
    fold = row.details

    assert len(shown) == 1
    assert fold.summary.get_text() == "Where it belongs"
    labels = {"idea": "IEP (IDEA)", "section_504": "504 plan (Section 504)"}
    belongs = fold.select_one(".sot-sort-it__belongs").get_text()
    assert belongs == labels[shown[0]["data-right"]]
    assert fold.select_one(".sot-relation").get_text() == "Differs"
    assert [side.strong.get_text() for side in fold.select(".sot-sort-it__side")] == [
        "IEP (IDEA):",
        "504 plan (Section 504):",
    ]
    assert fold.select_one(".sot-citations__link").get_text() == "Rule 4(a)"
    assert fold.select_one(".sot-sort-it__link")["href"].endswith("#example-lending")


def test_all_answers_can_be_chosen(show: Show) -> None:
    """One for each side, one for all sides, and one for what varies."""
    answers = show("sort_it").select("[data-answer]")

    assert [answer.get_text() for answer in answers] == [
        "IEP (IDEA)",
        "504 plan (Section 504)",
        "Both",
        "Varies locally",
    ]
