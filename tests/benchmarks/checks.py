"""How long the check of all content takes by itself, as an author runs it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.builds import rounds_of
from tests.benchmarks.cost import Cost, cost_of, median

COMMAND = (sys.executable, "-m", "macros", "check")


def measure(courses: Mapping[int, Path]) -> dict[int, Cost]:
    """The check of each course, with its advice and the start of Python."""
    return {
        size: median([cost_of(COMMAND, course) for _ in range(rounds_of(size))])
        for size, course in courses.items()
    }
