"""What GitHub runs and shows: pinned, with few rights, and true to the commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.components.comparison_table import REPORT
from tests.projects import ROOT, run_command

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = [
    file
    for file in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml")
    if "config" not in file.name
]
WRITERS = {
    ("publish", "deploy"): {"pages", "id-token"},
    ("publish", "keep"): {"contents"},
}
"""The only jobs that may change anything, and what."""


def load(file: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for file in WORKFLOWS:
        for name, job in load(file)["jobs"].items():
            yield file.stem, name, job


JOBS = [pytest.param(*job, id=f"{job[0]}-{job[1]}") for job in jobs()]


@pytest.mark.parametrize(("workflow", "name", "job"), JOBS)
def test_action_is_pinned_by_its_hash(
    workflow: str, name: str, job: dict[str, Any]
) -> None:
    """A tag can be moved to other code; a hash cannot. The version stands beside it."""
    uses = [step["uses"] for step in job["steps"] if "uses" in step]
    text = (GITHUB / "workflows" / f"{workflow}.yml").read_text("utf-8")

    for action in uses:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action)
        assert re.search(rf"uses: {action} # v\d+\.\d+\.\d+\n", text)


def test_action_has_one_version() -> None:
    """What is pinned twice is pinned to the same."""
    pins = {
        step["uses"] for _, _, job in jobs() for step in job["steps"] if "uses" in step
    }

    names = [pin.split("@")[0] for pin in pins]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_workflow_may_only_read(file: Path) -> None:
    """What is not said for a job is the right to read, and nothing else."""
    assert load(file)["permissions"] == {"contents": "read"}


@pytest.mark.parametrize(("workflow", "name", "job"), JOBS)
def test_job_has_no_more_rights_than_it_needs(
    workflow: str, name: str, job: dict[str, Any]
) -> None:
    """Two jobs may write: one the published site, one what is kept."""
    rights = {right for right, how in job["permissions"].items() if how == "write"}

    assert rights == WRITERS.get((workflow, name), set())


@pytest.mark.parametrize(("workflow", "name", "job"), JOBS)
def test_job_that_may_write_never_runs_for_a_proposal(
    workflow: str, name: str, job: dict[str, Any]
) -> None:
    """A stranger's code is run with the right to read, and sees no credentials."""
    triggers = load(GITHUB / "workflows" / f"{workflow}.yml")[True]
    assert "pull_request_target" not in triggers

    checkouts = [step for step in job["steps"] if "checkout" in step.get("uses", "")]
    if (workflow, name) == ("publish", "keep"):
        assert job["if"].startswith("github.event_name == 'push' && ")
    else:
        for step in checkouts:
            assert step["with"]["persist-credentials"] is False


def test_tests_run_for_every_proposal() -> None:
    """The tests and the check of the content are two answers to one change."""
    publish = load(GITHUB / "workflows/publish.yml")

    assert "pull_request" in publish[True]
    assert "if" not in publish["jobs"]["test"]
    assert any(
        step.get("run") == ".ci/run" for step in publish["jobs"]["test"]["steps"]
    )
    assert set(load(GITHUB / "workflows/check.yml")[True]) == {"pull_request"}


def test_nothing_is_published_that_was_not_tested() -> None:
    """The site is built only where the tests have passed, and from main."""
    found = load(GITHUB / "workflows/publish.yml")["jobs"]

    assert found["build"]["needs"] == "test"
    assert found["build"]["if"] == "github.event_name != 'pull_request'"
    assert found["deploy"]["needs"] == "build"
    assert found["keep"]["needs"] == "test"


def test_all_that_was_found_stands_on_one_page() -> None:
    """GitHub marks ten lines and no more, so a list of all of them is beside it."""
    steps = load(GITHUB / "workflows/check.yml")["jobs"]["check"]["steps"]
    (marks,) = (step for step in steps if "--format github" in step.get("run", ""))
    listing = steps[steps.index(marks) + 1]

    assert "-m macros check || true" in listing["run"]
    assert listing["run"].endswith('>> "$GITHUB_STEP_SUMMARY"\n')
    assert f"steps.{marks['id']}.outcome != 'skipped'" in listing["if"]


def scripts() -> Iterator[str]:
    for _, _, job in jobs():
        yield from (step["run"] for step in job["steps"] if "run" in step)
    yield from (file.read_text("utf-8") for file in (ROOT / ".ci").iterdir())


def test_make_knows_what_it_is_asked_for() -> None:
    """A workflow uses the commands that everyone uses."""
    targets = set(
        re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    )
    asked = {
        word
        for script in scripts()
        for line in re.findall(r"^(?:\w+=\S+ )*make (.+)$", script, re.MULTILINE)
        for word in line.split()
    }

    assert {"install", "offline", "lint", "test"} <= asked <= targets


def test_command_line_knows_what_it_is_asked_for(tmp_path: Path) -> None:
    """A command that was renamed is renamed in the workflows too."""
    asked = {
        command
        for text in (*scripts(), (ROOT / "Makefile").read_text("utf-8"))
        for command in re.findall(r"-m macros ([a-z]+)", text)
    }

    assert {"check", "keep", "release", "pack"} <= asked
    for command in asked:
        assert run_command(tmp_path, command, "--help").returncode == 0, command


def test_scripts_of_ci_can_be_run() -> None:
    """A script that is no program would stop the workflow on its first line."""
    for script in (ROOT / ".ci").iterdir():
        assert script.stat().st_mode & 0o100
        assert script.read_text("utf-8").startswith("#!/usr/bin/env bash\n")


def fields(form: Path) -> dict[str, dict[str, Any]]:
    return {part["id"]: part for part in load(form)["body"] if "id" in part}


def test_link_on_a_row_fills_a_field_of_its_form() -> None:
    """Whoever reports a mistake does not have to look up the id."""
    assert fields(GITHUB / "ISSUE_TEMPLATE" / REPORT)["row"]["type"] == "input"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_form_asks_for_a_source_and_for_no_student(form: Path) -> None:
    """What is written there can be read by everyone."""
    found = fields(form)

    assert {"what", "source", "private"} <= found.keys()
    (promise,) = found["private"]["attributes"]["options"]
    assert promise["required"] is True
    assert "student information" in promise["label"]
    assert all(part["attributes"]["label"] for part in found.values())
