"""Checks one hostile file after the other, and says what each took.

    python -m tests.fuzz.hostile_files FOLDER

FOLDER holds a copy of the tiny course; a test runs this in a process of its own, so
that the memory of one is not that of all tests.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Mapping
from pathlib import Path
from time import process_time
from typing import Any

import yaml

from macros.rules import find_problems

FILES = {
    "polls": "data/visits/polls.yaml",
    "checks": "data/visits/knowledge-checks.yaml",
    "points": "data/visits/key-points.yaml",
    "module": "data/visits/module.yaml",
    "sources": "data/shared/sources.yaml",
    "page": "docs/modules/visits.md",
    "published": "data/published.json",
    "versions": "data/question-versions.json",
    "releases": "data/releases.json",
    "settings": "mkdocs.yml",
}
FRONT = f"---\ndescription: {'Words. ' * 9}\n---\n\n# Visits\n\n"
UNIT = 2**20 if sys.platform == "darwin" else 2**10
"""Of the memory that the system tells, to a megabyte."""
CORPUS = Path(__file__).with_name("hostile-files.yaml")


def load_hostile_files() -> list[dict[str, Any]]:
    """What each of them is, where it lies, what it is made of and how it is told."""
    found: list[dict[str, Any]] = yaml.safe_load(CORPUS.read_text("utf-8"))
    return found


def text_of(hostile: Mapping[str, Any]) -> str:
    begin = hostile.get("begin", "").replace("FRONT", FRONT)
    return f"{begin}{hostile['part'] * hostile['times']}{hostile.get('end', '')}"


def main(course: Path) -> None:
    """Prints a line of JSON for each: seconds, megabytes so far, and what is told."""
    for hostile in load_hostile_files():
        file = course / FILES[hostile["file"]]
        before = file.read_bytes() if file.exists() else None
        file.write_text(text_of(hostile), "utf-8")
        begun = process_time()
        problems = find_problems(course)
        took = process_time() - begun
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // UNIT
        rules = sorted({problem.rule for problem in problems})
        sys.stdout.write(f"{json.dumps([hostile['is'], took, peak, rules])}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
