"""The command for authors and for CI: `python -m macros --help` lists what it does."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from macros.components.catalogue import all_versions, versions_text
from macros.content import LAYER, QUESTION_VERSIONS, Content, load_content
from macros.offline import pack
from macros.problems import ContentError, report
from macros.reference import generated_files
from macros.rules import find_problems_and_warnings
from macros.schemas import FOLDER, schema_files
from macros.starters import STARTED, start, write_starter

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 if all went well, 1 if there is something to put right."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A Windows terminal may not know every sign of a report.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for add in (
        _add_check,
        _add_new,
        _add_write,
        _add_schema,
        _add_versions,
        _add_pack,
    ):
        add(commands)
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except ContentError as error:
        sys.stdout.write(f"{error}\n")
        return 1


def _add_check(commands: Commands) -> None:
    parser = commands.add_parser(
        "check",
        help="report every problem in data/ and docs/, with file, line and cure",
    )
    parser.add_argument("project", nargs="?", default=".", type=Path, help="its folder")
    parser.add_argument(
        "--district",
        default=LAYER,
        metavar="FOLDER",
        help="the folder with what a district adds; empty for the course alone",
    )
    parser.set_defaults(run=_check, error=parser.error)


def _check(chosen: argparse.Namespace) -> int:
    """A warning says what is due for review; it does not count as a problem."""
    project: Path = chosen.project
    _refuse_other_folders(project, chosen)
    problems, warnings = find_problems_and_warnings(
        project, date.today(), chosen.district or None
    )
    parts = [report(problems) if problems else "No problems in the content"]
    if warnings:
        parts.append(report(warnings, "warning"))
    sys.stdout.write("\n\n".join(parts) + "\n")
    return 1 if problems else 0


def _refuse_other_folders(project: Path, chosen: argparse.Namespace) -> None:
    for folder in ("data", "docs"):
        if not (project / folder).is_dir():
            chosen.error(f"there is no folder “{folder}” in {project.resolve()}")


_EXAMPLES = """\
examples:
  python -m macros new module sensory-needs --title "Sensory needs"
  python -m macros new check sensory-needs quiet-corner
  python -m macros new term related-service

A file is only added to, and never written over. What is still empty is named by
“python -m macros check”.
"""


def _add_new(commands: Commands) -> None:
    parser = commands.add_parser(
        "new",
        help="begin a module or an item, to be filled in",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", help=f"module, {', '.join(STARTED)}")
    parser.add_argument("names", nargs="*", help="the module, if any, and the new id")
    parser.add_argument("--title", default="", help="of a module, as readers see it")
    parser.set_defaults(run=_new, error=parser.error)


def _new(chosen: argparse.Namespace) -> int:
    """Says what was begun and what comes next, or why nothing was."""
    project = Path()
    _refuse_other_folders(project, chosen)
    starter, faults = start(
        project, chosen.what, chosen.names, chosen.title, date.today()
    )
    if starter is None:
        text = "\n".join(f"{fault.what}\n    {fault.cure}" for fault in faults)
        sys.stdout.write(f"{text}\n")
        return 1
    write_starter(project, starter)
    lines = [
        f"{'Wrote' if addition.is_new else 'Added to'} {addition.path}"
        for addition in starter.additions
    ]
    lines += [f"{number}. {step}" for number, step in enumerate(starter.steps, 1)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _add_write(commands: Commands) -> None:
    parser = commands.add_parser(
        "write", help="write the files that are made from the models"
    )
    parser.set_defaults(run=_write)


def _write(_chosen: argparse.Namespace) -> int:
    """The references for authors, and what editors need."""
    content = _load_readable_content(Path())
    _write_files(Path(), generated_files(content))
    return 0


def _add_schema(commands: Commands) -> None:
    parser = commands.add_parser(
        "schema", help="write a JSON Schema of every data file, for an editor"
    )
    parser.add_argument(
        "folder", nargs="?", default=FOLDER, type=Path, help=f"usually {FOLDER}"
    )
    parser.set_defaults(run=_schema)


def _schema(chosen: argparse.Namespace) -> int:
    content = _load_readable_content(Path())
    _write_files(chosen.folder, schema_files(content))
    return 0


def _load_readable_content(project: Path) -> Content:
    """The content of the site; raises `ContentError` if some cannot be read."""
    content, _, problems = load_content(project)
    if problems:
        raise ContentError(problems)
    return content


def _write_files(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def _add_versions(commands: Commands) -> None:
    parser = commands.add_parser(
        "versions", help="keep the questions of today in data/"
    )
    parser.set_defaults(run=_versions)


def _versions(_chosen: argparse.Namespace) -> int:
    """Adds the questions of today to those that were ever asked."""
    content = _load_readable_content(Path())
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
