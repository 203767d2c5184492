"""How long an author waits for an edit: from saving it until the preview serves it."""

from __future__ import annotations

import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.benchmarks.cost import FailedError
from tests.benchmarks.courses import module_names
from tests.projects import BASE, environment

COMMAND = (sys.executable, "-m", "macros", "serve", "--port", "{port}")
"""The preview as `make serve` starts it."""

LONGEST = 600.0
"""Seconds after which the wait is given up."""

PAUSE = 0.02

EDITS = 5
"""So many of each kind; the middle one counts."""

REST = 0.015
"""Seconds a module between two edits, in which the preview does what follows one."""


@dataclass(frozen=True)
class Waits:
    """Seconds until an edit is served, in the middle of some."""

    data: float
    page: float


def measure(
    courses: Mapping[int, Path], command: Sequence[str] = COMMAND
) -> dict[int, Waits]:
    """The waits in the preview of each course."""
    return {size: _waits(course, size, command) for size, course in courses.items()}


def _waits(course: Path, size: int, command: Sequence[str]) -> Waits:
    module = module_names(size)[size // 2]
    rows = course / f"data/{module}/comparison-tables.yaml"
    page = course / f"docs/modules/{module}.md"
    with previewed(course, command) as address:
        served = f"{address}modules/{module}/"
        _wait_for(served, "</html>")
        data, prose = (
            statistics.median(
                _edit(file, change, f"mark-{file.suffix[1:]}-{number}", served, size)
                for number in range(EDITS)
            )
            for file, change in ((rows, _in_a_row), (page, _in_the_prose))
        )
    return Waits(data, prose)


@contextmanager
def previewed(course: Path, command: Sequence[str]) -> Iterator[str]:
    """The address of the preview of a course, which ends with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [word.format(port=port) for word in command],
        cwd=course,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}{BASE}"
    finally:
        process.terminate()
        process.wait()


def _edit(
    file: Path, change: Callable[[str, str], str], mark: str, address: str, size: int
) -> float:
    """Saves a change, after a rest, and waits until the page shows it."""
    time.sleep(REST * size)
    text = change(file.read_text("utf-8"), mark)
    begun = time.perf_counter()
    file.write_text(text, "utf-8")
    _wait_for(address, mark)
    return time.perf_counter() - begun


def _in_a_row(text: str, mark: str) -> str:
    return text.replace("topic: ", f"topic: {mark} ", 1)


def _in_the_prose(text: str, mark: str) -> str:
    return f"{text}\nThe last line is {mark}.\n"


def _wait_for(address: str, mark: str) -> None:
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=LONGEST) as answer:  # noqa: S310
                if mark in answer.read().decode():
                    return
        except (URLError, ConnectionError):
            pass  # the preview is not there yet, or has no such page
        time.sleep(PAUSE)
    raise FailedError(f"{address} did not show “{mark}” in {LONGEST:.0f} seconds")
