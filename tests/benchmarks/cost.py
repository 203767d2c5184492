"""What a command costs: its time, the time of its processors, and its memory."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.projects import environment

LAUNCHER = Path(__file__).with_name("launcher.py")


class FailedError(Exception):
    """A command that was to be measured failed; carries the last that it said."""


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    seconds: float
    processor: float
    """Seconds of all processors together, which other programs disturb less."""

    megabytes: float
    """The most memory that it held at once."""


def cost_of(command: Sequence[str], folder: Path, **variables: str) -> Cost:
    """Runs a command in a folder, with the settings of a build."""
    result = subprocess.run(
        [sys.executable, "-I", "-S", str(LAUNCHER), *command],
        cwd=folder,
        env=environment(**variables),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if result.returncode:
        raise FailedError(result.stderr[-2000:])
    return Cost(**json.loads(result.stdout))


def median(costs: Sequence[Cost]) -> Cost:
    """The middle of several runs, for each figure by itself."""
    return Cost(
        statistics.median(cost.seconds for cost in costs),
        statistics.median(cost.processor for cost in costs),
        statistics.median(cost.megabytes for cost in costs),
    )
