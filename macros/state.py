"""Which state of the course a site was built from, by git and not by the clock."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

from macros.components.base import View, date_view


def find_state(project: Path) -> View | None:
    """The commit of a project and its day; nothing outside a repository."""
    command = ["git", "log", "-1", "--format=%H %cs"]
    try:
        result = subprocess.run(  # noqa: S603
            command, cwd=project, capture_output=True, encoding="utf-8", check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    commit, day = result.stdout.split()
    # The length of git's own short form depends on how much of the past is there.
    return {"commit": commit[:9], "date": date_view(date.fromisoformat(day))}
