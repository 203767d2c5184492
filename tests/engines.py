"""The other engines that build a course, each in an environment of its own.

They are installed from `requirements/engines.txt` into `build/engines/`, so that what
builds the published site never meets them. Each does without MkDocs, as on the day
when it is gone.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

from tests.projects import ROOT, environment

LOCK = ROOT / "requirements/engines.txt"
MKDOCS = frozenset({"mkdocs", "mkdocs-get-deps"})
THEME = frozenset({"mkdocs-material", "mkdocs-material-extensions"})
MACROS = frozenset({"mkdocs-macros-plugin"})


@dataclass(frozen=True)
class Engine:
    """What turns a folder with a `mkdocs.yml` into the folder `site/` in it."""

    name: str
    """Its package, and the module that is its command."""

    words: tuple[str, ...]
    """What follows the name in the command that builds."""

    lacks: frozenset[str]
    """What the lock holds and it has to do without."""

    style: str = ""
    """The stylesheet among its own templates, if it does not take that of Material."""


PROPERDOCS = Engine(
    "properdocs",
    ("build", "--strict", "--clean", "--config-file", "mkdocs.yml"),
    lacks=MKDOCS | {"zensical", "hugo"},
)
ZENSICAL = Engine(
    "zensical",
    ("build", "--strict", "--clean"),
    lacks=MKDOCS | THEME | MACROS | {"properdocs", "hugo"},
    style="assets/stylesheets/classic/main.*.min.css",
)
ENGINES = (PROPERDOCS, ZENSICAL)
"""What reads the same source."""

HUGO = Engine(
    "hugo",
    ("build",),
    lacks=MKDOCS | THEME | MACROS | {"properdocs", "zensical"},
)
"""A generator of another family, which is only compared with."""


class NoEngineError(Exception):
    """An engine cannot be installed; carries the last that the installer said."""


def install(engine: Engine) -> Path:
    """The Python of the engine's environment, which is made if the lock is another."""
    folder = ROOT / "build/engines" / engine.name
    python = folder / (
        "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    )
    packages = without(LOCK.read_text("utf-8"), engine.lacks)
    mark = folder / hashlib.sha256(packages.encode()).hexdigest()[:16]
    if not mark.exists():
        venv.create(folder, clear=True, with_pip=True)
        wanted = folder / "requirements.txt"
        wanted.write_text(packages, "utf-8")
        words = ["install", "--quiet", "--no-deps", "--require-hashes"]
        result = subprocess.run(
            [str(python), "-m", "pip", *words, "-r", wanted],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if result.returncode:
            raise NoEngineError(result.stderr.strip().rpartition("\n")[2])
        mark.touch()
    return python


def without(lock: str, packages: frozenset[str]) -> str:
    """A lock file without some of its packages."""
    entries = re.split(r"^(?=[a-z])", lock, flags=re.MULTILINE)
    return "".join(entry for entry in entries if entry.split("==")[0] not in packages)


def build_with(
    engine: Engine, project: Path, **variables: str
) -> subprocess.CompletedProcess[str]:
    """The strict build into `site/` of a project; the result holds what it printed."""
    python = install(engine)
    return subprocess.run(
        [str(python), "-m", engine.name, *engine.words],
        cwd=project,
        env=environment(**settings_for(engine), **variables),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def settings_for(engine: Engine) -> dict[str, str]:
    """What a build with an engine that is installed takes from outside."""
    if not engine.style:
        return {}
    packages = next(install(engine).parent.parent.rglob("site-packages"))
    templates = packages / engine.name / "templates"
    (style,) = templates.glob(engine.style)
    return {"THEME_STYLE": style.relative_to(templates).as_posix()}
