"""Knowledge check: right answers, and a reason for every option."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import Tag

from macros.components.knowledge_check import KnowledgeCheck, check
from macros.components.shape import parse_item


def make_check(*, correct: list[bool], **changes: Any) -> KnowledgeCheck:
    value = {
        "id": "a-check",
        "objective": "an-objective",
        "level": "apply",
        "prompt": "Which?",
        "options": [
            {"id": f"o{n}", "label": f"Label {n}", "correct": right, "why": "Because."}
            for n, right in enumerate(correct)
        ],
        "rows": ["a-row"],
    }
    item, faults = parse_item(KnowledgeCheck, value | changes)
    assert item is not None, faults
    return item


@pytest.mark.parametrize(
    ("select", "correct", "whats"),
    [
        pytest.param("one", [True, False, False], [], id="one of one"),
        pytest.param(
            "one",
            [True, True, False],
            ["exactly one option must be correct, found 2"],
            id="two of one",
        ),
        pytest.param(
            "one",
            [False, False, False],
            ["exactly one option must be correct, found 0"],
            id="none of one",
        ),
        pytest.param("many", [True, True, False], [], id="two of many"),
        pytest.param("many", [True, False, False], [], id="one of many"),
        pytest.param(
            "many",
            [False, False, False],
            ["some must be correct and some not, found 0 of 3"],
            id="none of many",
        ),
        pytest.param(
            "many",
            [True, True, True],
            ["some must be correct and some not, found 3 of 3"],
            id="all of many",
        ),
    ],
)
def test_as_many_are_correct_as_promised(
    select: str, correct: list[bool], whats: list[str]
) -> None:
    """“Choose one” has one right answer; “choose all” has right and wrong ones."""
    item = make_check(correct=correct, select=select)

    assert [fault.what for fault in check(item)] == whats


@pytest.mark.parametrize("number", [2, 6])
def test_options_are_three_to_five(number: int) -> None:
    """Two options are a coin, six are a wall."""
    options = [
        {"id": f"o{n}", "label": f"L{n}", "correct": n == 0, "why": "Because."}
        for n in range(number)
    ]
    value = make_check(correct=[True, False, False]).model_dump()
    item, faults = parse_item(
        KnowledgeCheck, value | {"options": options, "rows": ["a-row"]}
    )

    assert item is None
    assert [fault.at for fault in faults] == [("options",)]


def test_every_option_needs_a_reason() -> None:
    """Right or wrong alone teaches nothing."""
    value = make_check(correct=[True, False, False]).model_dump()
    options = [{"id": f"o{n}", "label": f"L{n}"} for n in range(3)]
    _, faults = parse_item(
        KnowledgeCheck, value | {"options": options, "rows": ["a-row"]}
    )

    assert [(fault.at, fault.what) for fault in faults] == [
        (("options", n), "“why” is missing") for n in range(3)
    ]


def test_every_reason_is_readable_without_script(
    show: Callable[..., Tag],
) -> None:
    """All answers, their reasons and the rows behind them stand in a fold."""
    fold = show("knowledge_check", "example-check-one").details

    assert [" ".join(li.get_text().split()) for li in fold.select("li")] == [
        "Not right: The museum pass "
        "It opens doors, but everything that is shown stays inside.",
        "Right: The library card "
        "It lends books for three weeks, so tonight is covered.",
        "Not right: Either of the two Only one of the two lends anything to take home.",
    ]
    assert [link["href"] for link in fold.select("a")] == ["#example-lending"]


@pytest.mark.parametrize(
    ("item", "kind", "hint"),
    [
        pytest.param("example-check-one", "radio", "Choose one.", id="one"),
        pytest.param(
            "example-check-many", "checkbox", "Choose all that apply.", id="many"
        ),
    ],
)
def test_form_says_how_many_to_choose(
    show: Callable[..., Tag], item: str, kind: str, hint: str
) -> None:
    """The control and the hint agree on one or several."""
    page = show("knowledge_check", item)

    assert {choice["type"] for choice in page.select("input")} == {kind}
    assert page.select_one(".sot-question__hint").get_text() == hint
    assert page.fieldset.legend is not None
