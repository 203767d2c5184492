"""No file, whatever stands in it, keeps the check busy or fills the memory."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import TINY
from tests.projects import ROOT

pytest.importorskip("resource", reason="memory is not told here")
hostile_files = pytest.importorskip("tests.fuzz.hostile_files")

LONGEST = 10
"""Seconds of work for one file."""

MOST = 500
"""Megabytes for all files, one after the other."""

HOSTILE = {hostile["is"]: hostile for hostile in hostile_files.load_hostile_files()}


class Answer(NamedTuple):
    """What became of one hostile file."""

    name: str
    seconds: float
    megabytes: int
    rules: list[str]

    @property
    def told(self) -> list[str]:
        """The rules that are broken; one without a name if none is."""
        return self.rules or [""]


def test_hostile_files_are_told_in_little_time_and_memory(tmp_path: Path) -> None:
    """Each is answered with the rule that it breaks, in seconds, and below 500 MB.

    They are checked one after the other in a process of their own, which is why all of
    them are one test. A few break no rule and do no harm.
    """
    course = shutil.copytree(TINY, tmp_path / "course")
    result = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.hostile_files", str(course)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    answers = [Answer(*json.loads(line)) for line in result.stdout.splitlines()]

    assert result.stderr == ""
    assert [answer.name for answer in answers] == list(HOSTILE)
    assert [one for one in answers if HOSTILE[one.name]["rule"] not in one.told] == []
    assert [one for one in answers if one.seconds > LONGEST] == []
    assert max(answer.megabytes for answer in answers) < MOST
