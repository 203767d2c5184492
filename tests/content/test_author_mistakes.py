"""Every mistake of an author is answered with file, line, rule and cure."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from macros.advice import find_problems_and_warnings
from macros.problems import MOST_TOLD
from macros.rulebook import explanations
from macros.rules import find_problems
from tests.conftest import TINY_LAYER
from tests.content.mistakes import (
    ADVICE,
    MISTAKES,
    UNKEPT,
    WRONG_FILES,
    Mistake,
    WrongFile,
)
from tests.projects import EXAMPLE_LAYER, ROOT

Change = Callable[[str, str, str], Path]


def test_the_tiny_course_has_no_problems(tiny_course: Path) -> None:
    """What the mistakes are made in is right before they are made."""
    assert find_problems(tiny_course) == []


def test_the_tiny_layer_has_no_problems(local_course: Path) -> None:
    """What a district adds to another course is right too, and brings no warning."""
    today = date(2026, 11, 23)

    assert find_problems_and_warnings(local_course, today) == ([], [])


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_mistake_is_answered(change: Change, mistake: Mistake) -> None:
    """The report says where, what must be so, what was found, and what to type."""
    course = change(mistake.path, mistake.old, mistake.new)

    assert [str(problem) for problem in find_problems(course)] == list(mistake.problems)


def test_all_problems_are_told_at_once(change: Change) -> None:
    """Two mistakes in two files are both in one report."""
    change("data/visits/module.yaml", "minutes: 10", "minutes: ten")
    course = change("docs/modules/visits.md", "poll(", "pol(")

    assert [problem.path for problem in find_problems(course)] == [
        "data/visits/module.yaml",
        "docs/modules/visits.md",
    ]


@pytest.mark.parametrize("wrong", WRONG_FILES.values(), ids=WRONG_FILES)
def test_file_that_is_wrong_as_a_whole_is_answered(
    tiny_course: Path, wrong: WrongFile
) -> None:
    """A wrong name, place, form, size or encoding is told with its cure."""
    put(tiny_course / wrong.path, wrong)

    assert [str(problem) for problem in find_problems(tiny_course)] == list(
        wrong.problems
    )


def test_more_than_anybody_reads_is_not_told(tiny_course: Path) -> None:
    """Of a file that is something else, a hundred problems say enough."""
    file = tiny_course / "data/visits/polls.yaml"
    file.write_text("- a\n" * 500, "utf-8")

    problems = [str(problem) for problem in find_problems(tiny_course)]

    assert len(problems) == MOST_TOLD + 1
    assert problems[0] == (
        "data/visits/polls.yaml:1  poll: must be an item with keys, found “a”"
        "  [wrong-type]\n    Write it as “key: text”, one key to a line."
    )
    assert problems[-1] == (
        "data/visits/polls.yaml:101  there are more than 100 such problems; the rest "
        "waits  [wrong-type]\n    Put those right that are told, and check again."
    )


def test_what_is_not_kept_yet_is_advice(tiny_course: Path) -> None:
    """A list that lacks what is new says so, and stops nothing."""
    put(tiny_course / UNKEPT.path, UNKEPT)

    problems, warnings = find_problems_and_warnings(tiny_course, date(2026, 11, 26))

    assert problems == []
    assert [str(warning) for warning in warnings] == list(UNKEPT.problems)


def put(file: Path, wrong: WrongFile) -> None:
    """Something else in the place of a file."""
    file.parent.mkdir(exist_ok=True)
    if file.is_dir():
        shutil.rmtree(file)
    file.unlink(missing_ok=True)
    if wrong.content == "a folder":
        file.mkdir()
    elif isinstance(wrong.content, bytes):
        file.write_bytes(wrong.content)


@pytest.mark.parametrize("name", ["data/visits/polls.yaml", "docs/modules/visits.md"])
def test_link_to_no_file_is_answered(tiny_course: Path, name: str) -> None:
    """A file that is a link to what has gone is told for what it is."""
    file = tiny_course / name
    file.unlink()
    file.symlink_to(tiny_course / "gone")

    assert [str(problem) for problem in find_problems(tiny_course)] == [
        f"{name}:1  the link leads to no file  [readable-file]"
        "\n    Put the file itself in its place."
    ]


def test_file_that_may_not_be_read_is_answered(
    tiny_course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that another program holds is told, and the others are still checked."""
    read = Path.read_bytes

    def refuse(file: Path) -> bytes:
        if file.name == "polls.yaml":
            raise PermissionError(13, "Permission denied", str(file))
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert [str(problem) for problem in find_problems(tiny_course)] == [
        "data/visits/polls.yaml:1  the file cannot be opened  [readable-file]"
        "\n    Close it in other programs, and see whether you may read it."
    ]


def test_course_without_pages_is_answered(tiny_course: Path) -> None:
    """Whoever has emptied docs/ is told which page is missing, and not all it held."""
    shutil.rmtree(tiny_course / "docs")
    (tiny_course / "docs").mkdir()

    assert [str(problem) for problem in find_problems(tiny_course)] == [
        "data/visits/module.yaml:1  module visits: the module has no page"
        "  [modules-have-numbers-and-pages]"
        "\n    Write the page docs/modules/visits.md, or correct the folder's name."
    ]


def test_every_rule_has_its_mistake_and_its_explanation() -> None:
    """No report names a rule that cannot be looked up, and no rule is without proof."""
    told = [
        problem
        for table in (MISTAKES, WRONG_FILES, ADVICE, {"unkept": UNKEPT})
        for mistake in table.values()
        for problem in mistake.problems
    ]
    named = [re.search(r"  \[([a-z0-9-]+)\]\n", problem) for problem in told]

    assert {match[1] for match in named} == explanations().keys()


def test_bytes_that_are_not_text_are_answered_in_pages(tiny_course: Path) -> None:
    """A page in another encoding is told apart from a page with nothing in it."""
    page = tiny_course / "docs/modules/visits.md"
    page.write_bytes(page.read_bytes() + "\ncaf\u00e9".encode("latin-1"))

    assert [str(problem) for problem in find_problems(tiny_course)] == [
        "docs/modules/visits.md:29  the file must be saved as UTF-8; "
        "this line holds something else  [utf-8]"
        "\n    Save it again as UTF-8 (in Notepad: Save as, Encoding)."
    ]


def test_file_with_a_byte_order_mark_is_read(tiny_course: Path) -> None:
    """Notepad's invisible first character is no mistake of the author's."""
    file = tiny_course / "data/visits/polls.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    assert find_problems(tiny_course) == []


def test_command_prints_the_report_and_fails(change: Change) -> None:
    """`python -m macros check` is the report, and its status is for CI."""
    course = change("data/visits/module.yaml", "minutes: 10", "minutes: ten")
    result = _check(course)

    assert result.returncode == 1
    assert result.stderr == ""
    assert result.stdout == (
        "1 problem in the content\n"
        "data/visits/module.yaml:3  module visits › minutes: "
        "must be a whole number, found “ten”  [wrong-type]\n"
        "    Write digits only, such as 20.\n"
    )


def test_command_says_when_all_is_well(tiny_course: Path) -> None:
    """No problems is said, not shown by silence."""
    result = _check(tiny_course)

    assert (result.returncode, result.stdout) == (0, "No problems in the content\n")


def test_command_names_a_folder_that_is_no_project(tmp_path: Path) -> None:
    """The wrong folder is answered with a sentence, not with a traceback."""
    result = _check(tmp_path)

    assert result.returncode == 2
    assert f"there is no folder “data” in {tmp_path}" in result.stderr


def _check(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "macros", "check", str(project), *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("line", "today", "warnings"),
    [
        pytest.param(
            "      reviewed: 2026-11-23\n",
            date(2027, 11, 23),
            [],
            id="the last day of a year",
        ),
        pytest.param(
            "      reviewed: 2026-11-23\n      review_by: 2027-02-01\n",
            date(2027, 2, 2),
            [
                "data/visits/comparison-tables.yaml:16  row visits-being-quiet: "
                "was to be reviewed by 2027-02-01  [reviews-hold]"
                "\n    Compare it with its sources, "
                "then set “reviewed:” to today's date."
            ],
            id="a day too late",
        ),
        pytest.param(
            "      reviewed: 2028-01-01\n",
            date(2027, 11, 20),
            [
                "data/visits/comparison-tables.yaml:16  row visits-being-quiet › "
                "reviewed: lies in the future, found 2028-01-01  [reviews-hold]"
                "\n    Write the date on which it was really reviewed."
            ],
            id="a review of tomorrow",
        ),
    ],
)
def test_old_reviews_are_warned_of(
    change: Change, line: str, today: date, warnings: list[str]
) -> None:
    """What is due is told apart from what is wrong, and does not stop the build."""
    path = "data/visits/comparison-tables.yaml"
    course = change(path, "      reviewed: 2026-11-23\n", line)

    problems, found = find_problems_and_warnings(course, today)

    assert problems == []
    assert [str(w) for w in found if w.path == path] == warnings


def test_what_a_district_wrote_is_due_as_all_else(local_course: Path) -> None:
    """Notes, answers and sources of a layer are to be looked at again as well."""
    _, warnings = find_problems_and_warnings(local_course, date(2027, 11, 24))
    due = {warning.path for warning in warnings if "was to be" in warning.what}

    assert {path for path in due if path.startswith("data/district/")} == {
        "data/district/answers.yaml",
        "data/district/notes.yaml",
        "data/district/sources.yaml",
    }


def test_example_district_has_no_problems() -> None:
    """What districts copy is right, on the course as it is."""
    assert [str(problem) for problem in find_problems(ROOT, EXAMPLE_LAYER)] == []


def test_command_checks_another_layer(tiny_course: Path) -> None:
    """A district can look at a layer before it is its own."""
    shutil.copytree(TINY_LAYER, tiny_course / "ours")
    notes = tiny_course / "ours/notes.yaml"
    notes.write_text(
        notes.read_text("utf-8").replace("id: visits", "id: visit"), "utf-8"
    )

    assert _check(tiny_course).returncode == 0
    result = _check(tiny_course, "--district", "ours")

    assert result.returncode == 1
    assert (
        "ours/notes.yaml:1  note visit-being-quiet › id: there is no" in result.stdout
    )


def test_layer_that_is_not_there_is_told(tiny_course: Path) -> None:
    """A wrong folder is no empty layer; only the usual one may be missing."""
    problems = find_problems(tiny_course, "data/distrct")

    assert [str(problem) for problem in problems] == [
        "data/distrct:1  there is no folder of this name for the district's layer  "
        "[file-places]\n"
        "    Correct DISTRICT, or leave it out for data/district."
    ]


def test_file_of_the_course_does_not_belong_in_a_layer(local_course: Path) -> None:
    """A district adds; rows, questions and the like stay those of the course."""
    folder = local_course / "data/district"
    shutil.copy(local_course / "data/visits/polls.yaml", folder)
    (folder / "manual.pdf").write_bytes(b"%PDF")

    assert [str(problem) for problem in find_problems(local_course)] == [
        "data/district/manual.pdf:1  “manual.pdf” is not a data file of this folder  "
        "[file-places]\n"
        "    Move it out of data/.",
        "data/district/polls.yaml:1  “polls.yaml” is not a data file of this folder  "
        "[file-places]\n"
        "    It belongs in data/<module>/.",
    ]


def test_check_succeeds_with_warnings(tiny_course: Path) -> None:
    """Whoever runs the check next year sees what is due, and can still publish."""
    file = tiny_course / "data/visits/scenarios.yaml"
    file.write_text(
        file.read_text("utf-8").replace("2026-11-23", "2020-01-01"), "utf-8"
    )

    result = subprocess.run(
        [sys.executable, "-m", "macros", "check", str(tiny_course)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )

    assert result.returncode == 0
    assert "case visits-case-ana: was to be reviewed by 2020-12-31" in result.stdout
    assert result.stdout.startswith("No problems in the content\n\n")
