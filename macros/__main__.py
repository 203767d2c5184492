"""The command for authors and for CI: `python -m macros --help` lists what it does."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from macros.components.catalogue import all_versions, versions_text
from macros.content import QUESTION_VERSIONS, load_content
from macros.offline import pack
from macros.problems import report
from macros.reference import reference
from macros.rules import find_problems_and_warnings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 if the content is right, 1 if it has problems.

    A warning says what is due for review; it does not count as a problem.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A Windows terminal may not know every sign of a report.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser(
        "check",
        help="report every problem in data/ and docs/, with file, line and cure",
    )
    check.add_argument("project", nargs="?", default=".", type=Path, help="its folder")
    commands.add_parser("reference", help="print what can be written in data/")
    commands.add_parser("versions", help="keep the questions of today in data/")
    packing = commands.add_parser("pack", help="pack a site into one zip file")
    packing.add_argument("site", type=Path, help="the folder of the built site")
    packing.add_argument("archive", type=Path, help="the zip file to write")
    chosen = parser.parse_args(arguments)
    if chosen.command == "pack":
        pack(chosen.site, chosen.archive)
        return 0
    if chosen.command == "reference":
        sys.stdout.write(reference())
        return 0
    if chosen.command == "versions":
        return _keep_versions(Path())
    return _check(parser, chosen.project)


def _keep_versions(project: Path) -> int:
    """Adds the questions of today to those that were ever asked."""
    content, _, problems = load_content(project)
    if problems:
        sys.stdout.write(report(problems) + "\n")
        return 1
    text = versions_text(all_versions(content))
    (project / "data" / QUESTION_VERSIONS).write_text(text, "utf-8")
    return 0


def _check(parser: argparse.ArgumentParser, project: Path) -> int:
    for folder in ("data", "docs"):
        if not (project / folder).is_dir():
            parser.error(f"there is no folder “{folder}” in {project.resolve()}")
    problems, warnings = find_problems_and_warnings(project, date.today())
    parts = [report(problems) if problems else "No problems in the content"]
    if warnings:
        parts.append(report(warnings, "warning"))
    sys.stdout.write("\n\n".join(parts) + "\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
