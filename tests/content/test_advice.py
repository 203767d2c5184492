"""What makes questions teach is advised, with the evidence, and stops nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from macros.advice import ADVICE as RULES
from macros.advice import find_problems_and_warnings
from macros.rules import rule_name
from tests.content.mistakes import ADVICE, Mistake

Change = Callable[[str, str, str], Path]

TODAY = date(2026, 11, 26)


def test_tiny_course_draws_no_advice(tiny_course: Path) -> None:
    """What the advice is asked of is as it should be before it is changed."""
    assert find_problems_and_warnings(tiny_course, TODAY) == ([], [])


@pytest.mark.parametrize("mistake", ADVICE.values(), ids=ADVICE)
def test_advice_is_given(change: Change, mistake: Mistake) -> None:
    """A warning says where, what is better not so, and what to do; it is no problem."""
    course = change(mistake.path, mistake.old, mistake.new)

    problems, warnings = find_problems_and_warnings(course, TODAY)

    assert problems == []
    assert [str(warning) for warning in warnings] == list(mistake.problems)


@pytest.mark.parametrize(
    "prompt",
    [
        pytest.param("Which house does **not** ask for quiet?", id="strong"),
        pytest.param("Which house does *not* ask for quiet?", id="emphasis"),
        pytest.param("Which house does NOT ask for quiet?", id="capitals"),
        pytest.param("A guard does not hear you. What do you do?", id="a situation"),
        pytest.param("What do you do if the desk is not open?", id="a condition"),
        pytest.param("Which rule is new, and not from last year?", id="a contrast"),
        pytest.param("Which of these takes at least an hour?", id="at least"),
        pytest.param("Why is this house never loud?", id="a reason"),
    ],
)
def test_not_every_not_is_a_denial(change: Change, prompt: str) -> None:
    """A “not” that is plain to see, or that belongs to the situation, is left alone."""
    course = change(
        "data/visits/knowledge-checks.yaml",
        "prompt: Who asks for quiet?",
        f'prompt: "{prompt}"',
    )

    assert find_problems_and_warnings(course, TODAY) == ([], [])


def test_some_recall_is_welcome(tiny_course: Path) -> None:
    """Half of the questions may ask to recall; with one more, the share is told."""
    file = tiny_course / "data/visits/knowledge-checks.yaml"
    page = tiny_course / "docs/modules/visits.md"
    first = file.read_text(encoding="utf-8")
    call = '{{ knowledge_check("visits-quiet") }}'

    for number in (2, 3):
        name = f"visits-quiet-{number}"
        more = first.replace("visits-quiet", name).replace("apply", "recall")
        with file.open("a", encoding="utf-8") as questions:
            questions.write(more)
        text = page.read_text(encoding="utf-8")
        new = f'{call}\n\n{{{{ knowledge_check("{name}") }}}}'
        page.write_text(text.replace(call, new), encoding="utf-8")
        _, warnings = find_problems_and_warnings(tiny_course, TODAY)
        told = [one.what for one in warnings if one.rule == "checks-go-beyond-recall"]

        assert told == (
            [] if number == 2 else ["of 3 questions only 1 ask more than to recall"]
        )


@pytest.mark.parametrize("rule", RULES, ids=rule_name)
def test_advice_names_its_evidence(rule: Callable[..., object]) -> None:
    """Each piece of advice names who found it out, and when."""
    assert re.search(r"[A-Z][a-z]+ .*\b(19|20)\d\d\b", rule.__doc__ or "", re.DOTALL)
