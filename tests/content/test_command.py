"""The command for authors: what it prints, in which form, and how it ends."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from macros import __main__ as command
from macros.content import load_content
from macros.problems import Problem
from macros.reports import REPORTS
from macros.rulebook import explanations
from macros.stale import stale_report
from tests.projects import ROOT

Change = Callable[[str, str, str], Path]
Run = Callable[..., tuple[int, str, str]]

PROBLEM = Problem(
    "data/a, b/polls.yaml",
    3,
    "poll one › prompt",
    "must be 100% sure: no, found\r\nnothing",
    "Write it, please.",
    "wrong-type",
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """One command, with its status and what it says on both ways out."""

    def run_it(*arguments: object) -> tuple[int, str, str]:
        try:
            status = command.main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = int(stop.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run_it


def test_annotations_keep_to_their_line() -> None:
    """Signs that end a workflow command or its parts are written as GitHub asks."""
    report = REPORTS["github"](Path(), [PROBLEM], [])

    assert report == (
        "::error file=data/a%2C b/polls.yaml,line=3,title=wrong-type"
        "::poll one › prompt: must be 100%25 sure: no, found%0D%0Anothing"
        "%0AWrite it, please.\nProblems: 1, warnings: 0"
    )


def test_annotation_names_the_file_from_where_it_was_asked() -> None:
    """A course in a folder of a repository is marked in that folder."""
    report = REPORTS["github"](Path("courses/tiny"), [], [PROBLEM])

    assert report.startswith("::warning file=courses/tiny/data/a%2C b/polls.yaml,")


def test_other_programs_get_every_part(run: Run, change: Change) -> None:
    """One object with problems and warnings, each part under its own name."""
    change("data/visits/objectives.yaml", "Tell the two", "Know the two")
    course = change("data/visits/module.yaml", "minutes: 10", "minutes: ten")

    status, said, _ = run("check", course, "--format", "json")

    assert status == 1
    assert json.loads(said) == {
        "problems": [
            {
                "path": "data/visits/module.yaml",
                "line": 3,
                "item": "module visits › minutes",
                "what": "must be a whole number, found “ten”",
                "cure": "Write digits only, such as 20.",
                "rule": "wrong-type",
            }
        ],
        "warnings": [
            {
                "path": "data/visits/objectives.yaml",
                "line": 2,
                "item": "objective visits-objective › text",
                "what": "“know” cannot be seen from outside",
                "cure": "Begin with what one sees: explain, choose, tell apart.",
                "rule": "objectives-can-be-observed",
            }
        ],
    }


@pytest.mark.parametrize("form", REPORTS)
def test_every_form_tells_that_all_is_well(
    run: Run, tiny_course: Path, form: str
) -> None:
    """A status of 0 comes with words in every form."""
    status, said, _ = run("check", tiny_course, "--format", form)

    assert status == 0
    assert said.strip()


def test_form_that_does_not_exist_is_named(run: Run, tiny_course: Path) -> None:
    """A misspelt form is answered with those that there are."""
    status, _, complaint = run("check", tiny_course, "--format", "xml")

    assert status == 2
    assert "invalid choice: 'xml'" in complaint


def test_stopping_the_command_is_no_crash(
    run: Run, tiny_course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever presses Ctrl and C gets one word, and the status that shells expect."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "find_problems_and_warnings", stop)

    assert run("check", tiny_course) == (130, "", "Stopped.\n")


def test_folder_that_may_not_be_opened_is_answered(
    run: Run, tiny_course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system refuses is told with the name of the folder."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "data/visits")

    monkeypatch.setattr(command, "find_problems_and_warnings", refuse)

    status, _, complaint = run("check", tiny_course)

    assert status == 2
    assert "data/visits: Permission denied" in complaint


def test_rule_is_explained(run: Run) -> None:
    """The rule, the reason, right and wrong, and where to read on."""
    status, said, _ = run("explain", "repeated-key")
    _, with_examples, _ = run("explain", "hash-in-text")

    assert status == 0
    assert said == (
        "repeated-key\n\nA key stands once in one item.\n\n"
        "YAML would keep the last one and silently lose the first.\n"
    )
    assert with_examples.endswith(
        "Wrong: label: At desk #1\n"
        'Right: label: "At desk #1"\n\n'
        "In CONTRIBUTING.md, see “What to know of YAML”.\n"
    )


def test_rule_of_a_file_says_of_which(run: Run) -> None:
    """The check of a data file is named after it."""
    _, said, _ = run("explain", "polls")

    assert "For each poll in polls.yaml" in said


def test_all_rules_are_listed(run: Run) -> None:
    """Without a name, each rule has one line."""
    status, said, _ = run("explain")

    assert status == 0
    assert [line.split()[0] for line in said.splitlines()] == list(explanations())


def test_unknown_rule_is_answered_with_the_nearest(run: Run) -> None:
    """A misspelt rule is answered like any other misspelt word."""
    status, _, complaint = run("explain", "reason-teach")

    assert status == 2
    assert "there is no rule “reason-teach”. Did you mean “reasons-teach”?" in complaint


@pytest.mark.parametrize("name", explanations())
def test_explanation_can_be_read(name: str) -> None:
    """A rule is one sentence, with its reason; where it leads, there is a heading."""
    explanation = explanations()[name]
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)

    assert re.fullmatch(r"[A-Z].*\.", explanation.says)
    assert not explanation.see or explanation.see in headings
    assert explanation.why
    assert inspect.cleandoc(explanation.why) == explanation.why


def test_what_is_due_is_listed_by_date_and_by_source(tiny_course: Path) -> None:
    """What is overdue comes first, and each source has all that rests on it."""
    content = load_content(tiny_course)[0]
    report = stale_report(content, date(2027, 11, 24), 7)
    due = re.findall(r"^    \S+  (\S+)", report.split("\n\n")[0], re.MULTILINE)

    assert report.startswith("Overdue\n    2027-11-23  ")
    assert due == sorted(due)
    assert "House rules (house-rules)  https://example.org/rules\n" in report
    assert report.count("comparison-tables.yaml:16  row visits-being-quiet") == 2


def test_what_is_due_soon_is_apart_from_what_is_overdue(change: Change) -> None:
    """The days to look ahead are counted from today, and both ends belong to them."""
    course = change(
        "data/visits/comparison-tables.yaml",
        "      reviewed: 2026-11-23\n",
        "      reviewed: 2026-11-23\n      review_by: 2026-12-24\n",
    )
    content = load_content(course)[0]
    line = "2026-12-24  data/visits/comparison-tables.yaml:16  row visits-being-quiet"

    def said(*day: int, within: int) -> str:
        return stale_report(content, date(*day), within).split("\n\n")[0]

    assert said(2026, 12, 23, within=1) == f"Due by 2026-12-24\n    {line}"
    assert said(2026, 12, 24, within=0) == f"Due by 2026-12-24\n    {line}"
    assert said(2026, 12, 25, within=0) == f"Overdue\n    {line}"
    assert said(2026, 12, 23, within=0) == (
        f"Nothing is due for review by 2026-12-23. The next is:\n    {line}"
    )


def test_days_to_look_ahead_are_a_number(run: Run, tiny_course: Path) -> None:
    """A word for a number is answered, as in the data."""
    status, _, complaint = run("stale", tiny_course, "--within", "soon")

    assert status == 2
    assert "must be a number of days, found “soon”" in complaint


def test_what_cannot_be_read_is_told_where_dates_are_listed(
    run: Run, change: Change
) -> None:
    """A list with a gap in it says so."""
    path = "data/visits/comparison-tables.yaml"
    course = change(path, "reviewed: 2026-11-23", "reviewed: soon")

    status, said, _ = run("stale", course)

    assert status == 1
    assert "1 problem in the content" in said


@pytest.mark.parametrize("name", ["check", "explain", "stale"])
def test_help_shows_examples(run: Run, name: str) -> None:
    """Whoever asks for help sees a line to copy."""
    status, said, _ = run(name, "--help")

    assert status == 0
    assert f"\n  python -m macros {name}  " in said
