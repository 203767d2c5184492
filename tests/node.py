"""Tools that need Node, each in one exact version, under build/node/.

They are installed when a command first asks for them; neither the site nor `make test`
needs them.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.projects import ROOT

VERSIONS = {
    "html-validate": "10.17.0",
    "lighthouse": "12.8.2",
    "vnu-jar": "26.9.27",
}
"""The newest that run on Node 20."""


class MissingError(Exception):
    """What a command needs is not there; carries what to do about it."""


def find_program(name: str, why: str) -> str:
    """The path of a program of the system."""
    found = shutil.which(name)
    if not found:
        raise MissingError(f"{name} is not there, and {why} needs it: install it first")
    return found


def install(tool: str) -> Path:
    """The folder of a tool, which is installed unless it is there."""
    folder = ROOT / "build/node" / f"{tool}-{VERSIONS[tool]}"
    place = folder / "node_modules" / tool
    if not place.exists():
        npm = find_program("npm", tool)
        folder.mkdir(parents=True, exist_ok=True)
        # No script of a package runs while it is installed.
        words = ["install", "--ignore-scripts", "--no-audit", "--no-fund"]
        result = subprocess.run(
            [npm, *words, "--prefix", str(folder), f"{tool}@{VERSIONS[tool]}"],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if result.returncode:
            last = result.stderr.strip().rpartition("\n")[2]
            raise MissingError(f"{tool} cannot be installed: {last}")
    return place
