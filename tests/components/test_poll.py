"""Poll: a question without a right answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import Tag

from macros.components.poll import Poll, check, view
from macros.components.shape import parse_item
from macros.content import Content
from macros.problems import Fault


def make_poll(**changes: Any) -> Poll:
    value = {
        "id": "a-poll",
        "prompt": "Which?",
        "options": [make_option("one"), make_option("two")],
    }
    poll, faults = parse_item(Poll, value | changes)
    assert poll is not None, faults
    return poll


def make_option(name: str, **changes: Any) -> dict[str, Any]:
    return {"id": name, "label": name.title(), "comment": "Good."} | changes


def make_results(**changes: Any) -> dict[str, Any]:
    return {
        "n": "30",
        "collected_from": "2026-09-01",
        "collected_to": "2026-09-30",
        "how": "Asked at a meeting",
        "counts": {"one": "26", "two": "4"},
    } | changes


@pytest.mark.parametrize(
    ("labels", "repeated"),
    [
        pytest.param(["Yes", "No"], [], id="all different"),
        pytest.param(["Yes", "Yes"], ["Yes"], id="one twice"),
        pytest.param(["Yes", "No", "No", "Yes"], ["No", "Yes"], id="two faults"),
        pytest.param(["Yes", "Yes", "Yes"], ["Yes"], id="three times, told once"),
    ],
)
def test_option_labels_must_differ(labels: list[str], repeated: list[str]) -> None:
    """Two options with one label cannot be told apart."""
    poll = make_poll(
        options=[make_option(f"o{n}", label=name) for n, name in enumerate(labels)]
    )

    assert list(check(poll)) == [
        Fault(
            ("options",),
            f"two options must not have the same label, found “{label}” twice",
            "Change the label of one of them.",
        )
        for label in repeated
    ]


@pytest.mark.parametrize(
    ("changes", "whats"),
    [
        pytest.param({}, [], id="complete"),
        pytest.param(
            {"counts": {"one": "30"}},
            ["the count for option “two” is missing"],
            id="an option without a count",
        ),
        pytest.param(
            {"counts": {"one": "26", "two": "4", "three": "0"}},
            ["there is no option “three”"],
            id="a count without an option",
        ),
        pytest.param(
            {"n": "31"},
            ["the counts must add up to n, which is 31; found 30"],
            id="a wrong sum",
        ),
        pytest.param(
            {"collected_from": "2026-10-01"},
            ["the first day must not come after the last day"],
            id="days exchanged",
        ),
    ],
)
def test_results_must_be_complete(changes: dict[str, Any], whats: list[str]) -> None:
    """Numbers are real only with every option, a true sum and their dates."""
    poll = make_poll(results=make_results(**changes))

    assert [fault.what for fault in check(poll)] == whats


def test_results_need_n_dates_and_how() -> None:
    """Counts alone are refused."""
    _, faults = parse_item(
        Poll,
        {
            "id": "a-poll",
            "prompt": "Which?",
            "options": [make_option("one"), make_option("two")],
            "results": {"counts": {"one": "1", "two": "1"}},
        },
    )

    assert [fault.what for fault in faults] == [
        "“n” is missing",
        "“collected_from” is missing",
        "“collected_to” is missing",
        "“how” is missing",
    ]


def test_small_counts_are_not_shown(examples: Content) -> None:
    """A count below five could be traced to a person."""
    answers = view(examples, make_poll(results=make_results()))["results"]["answers"]

    assert [(answer["count"], answer["share"]) for answer in answers] == [
        ("26", 87),
        ("fewer than 5", None),
    ]


def test_shares_need_twenty_answers(examples: Content) -> None:
    """A percentage of a handful says more than is known."""
    results = make_results(n="19", counts={"one": "10", "two": "9"})
    shown = view(examples, make_poll(results=results))["results"]

    assert shown["shows_shares"] is False
    assert [answer["share"] for answer in shown["answers"]] == [None, None]


def test_every_comment_is_readable_without_script(
    show: Callable[..., Tag],
) -> None:
    """All comments stand in a fold that needs no script."""
    page = show("poll", "example-poll")

    assert [dd.get_text() for dd in page.select("details dd")] == [
        "You can ask at once. Bring a list, so that the answer is complete.",
        "You have time. Call before you leave, since hours change.",
    ]


def test_results_are_hidden_until_answered(show: Callable[..., Tag]) -> None:
    """What others said comes after the reader's own answer."""
    page = show("poll", "example-poll-with-results")

    assert page.select_one(".sot-poll__results").has_attr("hidden")
