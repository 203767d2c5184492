"""Which state of the course a site was built from, by git and not by the clock."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

from macros.components.base import View, date_view


def find_state(project: Path) -> View | None:
    """The commit of a project and its day; nothing outside its own repository."""
    # Git answers only if the commit has the settings too. A copy that was unpacked
    # inside another repository is no state of that one.
    asked = ["HEAD", "HEAD:./mkdocs.yml"]
    command = ["git", "show", "--no-patch", "--format=%H %cs", *asked]
    try:
        result = subprocess.run(command, cwd=project, capture_output=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return None
    commit, day = result.stdout.splitlines()[0].decode("ascii").split()
    # The length of git's own short form depends on how much of the past is there.
    return {"commit": commit[:9], "date": date_view(date.fromisoformat(day))}
