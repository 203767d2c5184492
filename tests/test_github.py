"""What GitHub runs and shows: pinned, with few rights, and true to the commands."""

from __future__ import annotations

import os
import re
import subprocess
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
    ("links", "tell"): {"issues"},
    ("proofs", "tell"): {"issues"},
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


def test_newer_actions_are_proposed() -> None:
    """What is pinned by a hash does not become newer by itself."""
    (asked,) = load(GITHUB / "dependabot.yml")["updates"]

    assert asked["package-ecosystem"] == "github-actions"


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
    """Four may write: one the published site, one what is kept, two an issue."""
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


@pytest.mark.parametrize("workflow", ["links", "proofs"])
def test_what_takes_long_is_tried_every_week_and_by_hand(workflow: str) -> None:
    """Never for a proposal, which would wait, and could name any address."""
    triggers = load(GITHUB / f"workflows/{workflow}.yml")[True]

    assert set(triggers) == {"schedule", "workflow_dispatch"}
    (when,) = triggers["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", when["cron"])


def test_proofs_are_commands_that_the_readme_names() -> None:
    """Whoever reads what a workflow tries can try it at home."""
    job = load(GITHUB / "workflows/proofs.yml")["jobs"]["proof"]
    readme = (ROOT / "README.md").read_text("utf-8")

    for command in job["strategy"]["matrix"]["command"]:
        assert f"| `make {command}` |" in readme


@pytest.mark.parametrize(
    ("workflow", "told"),
    [("links", {"LINKS", "AUDIT", "PROOFS"}), ("proofs", {"PROOFS"})],
)
def test_issue_is_written_where_nothing_else_runs(
    workflow: str, told: set[str]
) -> None:
    """What is installed and what is opened never meets the right to write."""
    others = dict(load(GITHUB / f"workflows/{workflow}.yml")["jobs"])
    tell = others.pop("tell")
    (_, step) = tell["steps"]

    assert step["run"] == ".ci/tell"
    assert step["env"].keys() == {"GH_TOKEN", "GH_REPO", "TITLE", "RUN", *told}
    assert tell["if"].startswith("${{ !cancelled() && ")
    assert tell["needs"] == list(others)
    assert "token" not in str(others).lower()


def test_issue_tells_what_broke_outside() -> None:
    """What each job has found, or that it failed, is handed on to who writes."""
    found = load(GITHUB / "workflows/links.yml")["jobs"]
    (_, step) = found["tell"]["steps"]

    for name in found["tell"]["needs"]:
        (noted,) = (one for one in found[name]["steps"] if one.get("id") == name)
        assert noted["run"].startswith(".ci/note ")
        assert found[name]["outputs"] == {
            "found": f"${{{{ steps.{name}.outputs.found }}}}"
        }
        assert f"needs.{name}.outputs.found" in found["tell"]["if"]
        for asked in (found["tell"]["if"], step["env"]["PROOFS"]):
            assert f"needs.{name}.result != 'success'" in asked


def test_issue_names_every_proof() -> None:
    """A proof that ran out of its time is no success either."""
    found = load(GITHUB / "workflows/proofs.yml")["jobs"]
    proofs = found["proof"]["strategy"]["matrix"]["command"]
    (_, step) = found["tell"]["steps"]

    assert found["tell"]["if"].endswith(" needs.proof.result != 'success' }}")
    assert step["env"]["PROOFS"] == ", ".join(f"make {name}" for name in proofs)


def test_auditor_has_one_version_and_is_not_locked() -> None:
    """It looks at the locks from outside, so that it cannot hold them back."""
    text = "".join(file.read_text("utf-8") for file in WORKFLOWS)
    locks = [file.read_text("utf-8") for file in (ROOT / "requirements").glob("*.txt")]

    assert len(set(re.findall(r"pip-audit==(\d+\.\d+\.\d+)\n", text))) == 1
    assert not any(re.search("^pip-audit==", lock, re.MULTILINE) for lock in locks)


def test_locks_are_audited_before_they_are_merged() -> None:
    """A fault that is known already is not taken in."""
    found = load(GITHUB / "workflows/audit.yml")
    (*_, step) = found["jobs"]["audit"]["steps"]

    assert found[True] == {"pull_request": {"paths": ["requirements/**"]}}
    assert step["run"].startswith(".ci/audit ")


def run_script(name: str, folder: Path, *words: str, **variables: str) -> str:
    """What a script of CI says, with a `gh` that notes what it is asked for."""
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    gh = programs / "gh"
    gh.write_text(FAKE_GH, "utf-8")
    gh.chmod(0o755)
    result = subprocess.run(
        [ROOT / ".ci" / name, *words],
        cwd=folder,
        env={
            "PATH": f"{programs}:{os.environ['PATH']}",
            "GITHUB_OUTPUT": str(folder / "output"),
            "GITHUB_STEP_SUMMARY": str(folder / "summary"),
            "NOTES": str(folder / "notes"),
            "TITLE": TITLE,
            "RUN": "https://example.org/runs/1",
            **variables,
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return f"{result.returncode} {result.stdout}"


FAKE_GH = """\
#!/usr/bin/env bash
if [ "$2" = list ]; then
  printf '%s' "${OPEN:-}"
else
  last="${@: -1}"
  echo "$@" | sed "s|$last|FILE|" >> "$NOTES"
  cat "$last" >> "$NOTES"
fi
"""
TITLE = "What broke outside"


@pytest.mark.parametrize(
    ("already", "asked"),
    [
        pytest.param("", f"issue create --title {TITLE} --body-file FILE", id="none"),
        pytest.param(
            f"9 Another\n7 {TITLE} again\n5 Not {TITLE}\n",
            f"issue create --title {TITLE} --body-file FILE",
            id="only others",
        ),
        pytest.param(
            f"9 Another\n8 {TITLE}\n3 {TITLE}\n",
            "issue comment 3 --body-file FILE",
            id="two of them",
        ),
    ],
)
def test_one_issue_holds_what_broke(tmp_path: Path, already: str, asked: str) -> None:
    """It is opened once; as long as it is open, what is found is added to it."""
    found = "https://a.example/  gone: it says 404\n    $(touch harm) `touch harm`"

    run_script("tell", tmp_path, LINKS=found, OPEN=already)

    first, *text = (tmp_path / "notes").read_text("utf-8").splitlines()
    assert first == asked
    assert f"~~~~text\n{found}\n~~~~" in "\n".join(text)
    assert "## Dependencies" not in text
    assert "https://example.org/runs/1" in text[-1]
    assert not (tmp_path / "harm").exists()


def test_issue_says_how_to_repeat_a_proof(tmp_path: Path) -> None:
    """The run holds the rest; what a job printed may be long."""
    run_script("tell", tmp_path, PROOFS="make fuzz, make lasting")

    text = (tmp_path / "notes").read_text("utf-8")
    assert "make fuzz, make lasting." in text
    assert "https://example.org/runs/1" in text


def test_no_issue_is_opened_when_all_answer(tmp_path: Path) -> None:
    """An issue that says nothing would be closed unread, and the next one too."""
    assert run_script("tell", tmp_path, LINKS="", AUDIT="") == "0 Nothing to tell\n"
    assert not (tmp_path / "notes").exists()


@pytest.mark.parametrize(
    ("status", "ends", "is_handed_on"),
    [(0, "0 found\n", False), (1, "0 found\n", True), (2, "2 found\n", False)],
)
def test_what_was_found_is_handed_on(
    tmp_path: Path, status: int, ends: str, is_handed_on: bool
) -> None:
    """All well says nothing, something found goes on, and a failure is seen."""
    command = ("bash", "-c", f"echo found; exit {status}")

    assert run_script("note", tmp_path, *command) == ends
    assert (tmp_path / "summary").exists() is is_handed_on
    if is_handed_on:
        output = (tmp_path / "output").read_text("utf-8")
        assert re.fullmatch(r"found<<(end-[0-9a-f]{32})\nfound\n\1\n", output)


def test_what_was_found_fits_an_issue(tmp_path: Path) -> None:
    """GitHub takes 65,536 signs, and no half of a letter."""
    command = ("python3", "-c", "print('a' + 'ü' * 90_000); raise SystemExit(1)")

    run_script("note", tmp_path, *command, PYTHONUTF8="1")

    found = (tmp_path / "output").read_text("utf-8").splitlines()[1]
    assert 20_000 < len(found.encode()) <= 25_000
    assert set(found[1:]) == {"ü"}


def test_every_lock_is_audited(tmp_path: Path) -> None:
    """A fault in one is told, and the others are looked at all the same.

    What the auditor does not know is no good news, so that it has to say so.
    """
    auditor = tmp_path / "auditor"
    auditor.write_text(
        '#!/usr/bin/env bash\nlock="${@: -1}"\n'
        'echo "seen $1 $lock"\n[[ "$lock" != */site.txt ]]\n',
        "utf-8",
    )
    auditor.chmod(0o755)
    names = ("engines", "site", "test")
    locks = [f"requirements/{name}.txt" for name in names]

    said = run_script("audit", tmp_path, str(auditor))

    assert said == "1 " + "".join(f"{lock}\nseen --strict {lock}\n" for lock in locks)


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
        if word != '"$COMMAND"'
    }

    assert {"install", "offline", "lint", "test"} <= asked <= targets


def test_command_line_knows_what_it_is_asked_for(tmp_path: Path) -> None:
    """A command that was renamed is renamed in the workflows too."""
    asked = {
        command
        for text in (*scripts(), (ROOT / "Makefile").read_text("utf-8"))
        for command in re.findall(r"-m macros ([a-z]+)", text)
    }

    assert {"check", "keep", "release", "pack", "links"} <= asked
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
