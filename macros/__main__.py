"""The command for authors and for CI: `python -m macros --help` lists what it does."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from macros.components.catalogue import all_versions, versions_text
from macros.content import QUESTION_VERSIONS, load_content
from macros.offline import pack
from macros.problems import report
from macros.reference import reference
from macros.rules import find_problems_and_warnings

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 if all went well, 1 if there is something to put right."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A Windows terminal may not know every sign of a report.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for add in (_add_check, _add_reference, _add_versions, _add_pack):
        add(commands)
    chosen = parser.parse_args(arguments)
    return int(chosen.run(chosen))


def _add_check(commands: Commands) -> None:
    parser = commands.add_parser(
        "check",
        help="report every problem in data/ and docs/, with file, line and cure",
    )
    parser.add_argument("project", nargs="?", default=".", type=Path, help="its folder")
    parser.set_defaults(run=_check, error=parser.error)


def _check(chosen: argparse.Namespace) -> int:
    """A warning says what is due for review; it does not count as a problem."""
    project: Path = chosen.project
    for folder in ("data", "docs"):
        if not (project / folder).is_dir():
            chosen.error(f"there is no folder “{folder}” in {project.resolve()}")
    problems, warnings = find_problems_and_warnings(project, date.today())
    parts = [report(problems) if problems else "No problems in the content"]
    if warnings:
        parts.append(report(warnings, "warning"))
    sys.stdout.write("\n\n".join(parts) + "\n")
    return 1 if problems else 0


def _add_reference(commands: Commands) -> None:
    parser = commands.add_parser("reference", help="print what can be written in data/")
    parser.set_defaults(run=_reference)


def _reference(_chosen: argparse.Namespace) -> int:
    sys.stdout.write(reference())
    return 0


def _add_versions(commands: Commands) -> None:
    parser = commands.add_parser(
        "versions", help="keep the questions of today in data/"
    )
    parser.set_defaults(run=_versions)


def _versions(_chosen: argparse.Namespace) -> int:
    """Adds the questions of today to those that were ever asked."""
    content, _, problems = load_content(Path())
    if problems:
        sys.stdout.write(report(problems) + "\n")
        return 1
    text = versions_text(all_versions(content))
    (Path("data") / QUESTION_VERSIONS).write_text(text, "utf-8")
    return 0


def _add_pack(commands: Commands) -> None:
    parser = commands.add_parser("pack", help="pack a site into one zip file")
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument("archive", type=Path, help="the zip file to write")
    parser.set_defaults(run=_pack)


def _pack(chosen: argparse.Namespace) -> int:
    pack(chosen.site, chosen.archive)
    return 0


if __name__ == "__main__":
    sys.exit(main())
