"""The other engines with which the course is built, in an environment of their own.

They are installed into build/engines/ from a lock of their own when a command first
asks for them; neither the site nor `make test` needs them.
"""

from __future__ import annotations

import subprocess
import venv
from pathlib import Path

from tests.projects import ROOT

HOME = ROOT / "build/engines"
LOCK = ROOT / "requirements/engines.txt"


class NoEnginesError(Exception):
    """The engines cannot be installed; carries the last words of the installer."""


def install_engines() -> Path:
    """The folder of their programs; installs what the lock names, if it changed."""
    stamp, lock = HOME / "lock.txt", LOCK.read_text("utf-8")
    if not stamp.exists() or stamp.read_text("utf-8") != lock:
        venv.create(HOME, clear=True, with_pip=True)
        command = [str(HOME / "bin/python"), "-m", "pip", "install", "--quiet"]
        result = subprocess.run(
            [*command, "--require-hashes", "--requirement", str(LOCK)],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if result.returncode:
            raise NoEnginesError(result.stderr.strip().splitlines()[-1])
        stamp.write_text(lock, "utf-8")
    return HOME / "bin"
