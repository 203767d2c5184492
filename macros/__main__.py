"""The command for authors and for CI: `python -m macros --help` lists what it does."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from macros.advice import find_problems_and_warnings
from macros.components.changes import released, releases_text
from macros.content import (
    LAYER,
    RELEASES,
    Content,
    load_content,
)
from macros.gallery import GalleryError, build_gallery
from macros.keeping import kept_files, with_all_of
from macros.links import addresses_of, any_is_gone, is_offline, links_report, open_all
from macros.offline import pack
from macros.problems import ContentError, report
from macros.reference import generated_files
from macros.reports import REPORTS
from macros.rulebook import all_rules, explain, nearest
from macros.rules import load_and_check, load_checked_content
from macros.schemas import FOLDER, schema_files
from macros.stale import stale_report
from macros.starters import STARTED, start, write_starter

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

STOPPED = 130
"""What a shell calls a program that someone has stopped."""

NO_NETWORK = 2
"""Nothing answers, so that nothing can be said."""


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
        _add_explain,
        _add_stale,
        _add_links,
        _add_write,
        _add_schema,
        _add_keep,
        _add_release,
        _add_pack,
        _add_gallery,
        _add_serve,
    ):
        add(commands)
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except (ContentError, GalleryError) as error:
        sys.stdout.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return STOPPED
    except OSError as error:
        parser.error(f"{error.filename or 'a file'}: {error.strerror or error}")


def _add_check(commands: Commands) -> None:
    parser = commands.add_parser(
        "check",
        help="report every problem in data/ and docs/, with file, line and cure",
        description="Report every problem in data/ and docs/, then every warning. "
        "Problems stop the build; a warning advises, or says what is due for review.",
        epilog=_examples(
            "check                    all problems of the course in this folder",
            "check ../our-course      of the course in another folder",
            "check --format github    as annotations on the lines of a pull request",
            "explain too-few          what a name in [brackets] in the report means",
        )
        + "\n\nstatus: 0 without problems, 1 with problems, 2 without a course",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_project(parser)
    _add_district(parser)
    parser.add_argument(
        "--format",
        choices=REPORTS,
        default="text",
        help="text for people, github for pull requests, json for other programs",
    )
    parser.set_defaults(run=_check)


def _check(chosen: argparse.Namespace) -> int:
    """A warning is advice or says what is due for review; it is no problem."""
    project = _project(chosen)
    problems, warnings = find_problems_and_warnings(
        project, date.today(), chosen.district or None
    )
    sys.stdout.write(REPORTS[chosen.format](project, problems, warnings) + "\n")
    return 1 if problems else 0


def _add_explain(commands: Commands) -> None:
    parser = commands.add_parser(
        "explain",
        help="say what a rule asks and why, or list all rules",
        description="Say what a rule asks, why, and how right and wrong look.",
        epilog=_examples(
            "explain                  all rules, one line for each",
            "explain reasons-teach    one rule, by its name in a report",
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("rule", nargs="?", help="its name, such as too-few")
    parser.set_defaults(run=_explain, error=parser.error)


def _explain(chosen: argparse.Namespace) -> int:
    text = explain(chosen.rule) if chosen.rule else all_rules()
    if text is None:
        chosen.error(f"there is no rule “{chosen.rule}”. {nearest(chosen.rule)}")
    sys.stdout.write(f"{text}\n")
    return 0


def _add_stale(commands: Commands) -> None:
    parser = commands.add_parser(
        "stale",
        help="list what is due for review, by date and by source",
        description="List what is overdue for review and what soon will be, by date; "
        "then the same by source, since one reading of a source settles many rows.",
        epilog=_examples(
            "stale                    what is overdue, and the next 90 days",
            "stale --within 365       the whole year to come",
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_project(parser)
    parser.add_argument(
        "--within",
        type=_days,
        default=90,
        metavar="DAYS",
        help="how many days to look ahead (90)",
    )
    parser.set_defaults(run=_stale)


def _stale(chosen: argparse.Namespace) -> int:
    """What cannot be read has no date, so problems are told too."""
    content, _, problems = load_and_check(_project(chosen))
    sys.stdout.write(stale_report(content, date.today(), chosen.within) + "\n")
    if problems:
        sys.stdout.write(f"\n{report(problems)}\n")
    return 1 if problems else 0


def _add_links(commands: Commands) -> None:
    parser = commands.add_parser(
        "links",
        help="open every address outside that the course names (needs a network)",
        description="Open every address outside that the course names, a few at a "
        "time, and say of each whether it answers, has moved for good, is gone or was "
        "not reached, with every place that names it.",
        epilog=_examples(
            "links                    every address, with the places that name it",
            "links --broken           without those that answer",
        )
        + "\n\nstatus: 0 if none is gone, 1 if one is or the content has problems, "
        "2 if nothing answers",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_project(parser)
    _add_district(parser)
    parser.add_argument(
        "--broken", action="store_true", help="leave out those that answer"
    )
    parser.set_defaults(run=_links)


def _links(chosen: argparse.Namespace) -> int:
    """What cannot be read names no address, so problems are told too."""
    content, _, problems = load_and_check(_project(chosen), chosen.district or None)
    named = addresses_of(content)
    found = open_all(named, about=os.environ.get("REPOSITORY_URL", ""))
    sys.stdout.write(links_report(named, found, all_of_them=not chosen.broken) + "\n")
    if problems:
        sys.stdout.write(f"\n{report(problems)}\n")
    if is_offline(found):
        return NO_NETWORK
    return 1 if problems or any_is_gone(found) else 0


def _days(typed: str) -> int:
    if not re.fullmatch(r"\d{1,4}", typed):
        raise argparse.ArgumentTypeError(f"must be a number of days, found “{typed}”")
    return int(typed)


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
    parser.set_defaults(run=_new, project=Path(), error=parser.error)


def _new(chosen: argparse.Namespace) -> int:
    """Says what was begun and what comes next, or why nothing was."""
    project = _project(chosen)
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


def _add_keep(commands: Commands) -> None:
    parser = commands.add_parser(
        "keep",
        help="keep the ids and the questions of today for ever, in two files of data/",
    )
    parser.add_argument(
        "others",
        nargs="*",
        type=Path,
        metavar="folder",
        help="another state of this project, whose ids and questions are kept too",
    )
    parser.set_defaults(run=_keep)


def _keep(chosen: argparse.Namespace) -> int:
    """Adds to what was ever published and asked, and takes nothing away.

    Another state that cannot be read any more is named and left out.
    """
    content = _load_readable_content(Path())
    for folder in chosen.others:
        other, _, problems = load_content(folder)
        if problems:
            sys.stdout.write(f"Left out {folder}: {report(problems)}\n")
            continue
        content = with_all_of(content, other)
    _write_files(Path("data"), kept_files(content))
    return 0


def _add_release(commands: Commands) -> None:
    parser = commands.add_parser(
        "release",
        help="write down in data/releases.json what the last release did not have",
    )
    parser.add_argument(
        "name", type=_name_of_release, help="its name, such as “Winter 2027”"
    )
    parser.set_defaults(run=_release)


def _release(chosen: argparse.Namespace) -> int:
    """Begins the list of releases with one of today."""
    content = load_checked_content(Path(), layer=None)
    if chosen.name in {release.name for release in content.releases.all}:
        sys.stdout.write(f"There is already a release “{chosen.name}”.\n")
        return 1
    releases = released(content, chosen.name, date.today())
    _write_files(Path("data"), {RELEASES: releases_text(releases)})
    sys.stdout.write(f"Wrote data/{RELEASES}\n")
    return 0


def _name_of_release(typed: str) -> str:
    if not typed.strip():
        raise argparse.ArgumentTypeError("a release needs a name")
    return typed.strip()


def _add_pack(commands: Commands) -> None:
    parser = commands.add_parser("pack", help="pack a site into one zip file")
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument("archive", type=Path, help="the zip file to write")
    parser.set_defaults(run=_pack)


def _pack(chosen: argparse.Namespace) -> int:
    pack(chosen.site, chosen.archive)
    return 0


def _add_gallery(commands: Commands) -> None:
    parser = commands.add_parser(
        "gallery", help="build the pages that show every example of every component"
    )
    parser.add_argument("folder", type=Path, help="where to put them")
    parser.set_defaults(run=_gallery)


def _gallery(chosen: argparse.Namespace) -> int:
    build_gallery(Path(), chosen.folder)
    return 0


def _add_serve(commands: Commands) -> None:
    parser = commands.add_parser(
        "serve", help="preview the site, and show each change as soon as it is saved"
    )
    parser.add_argument(
        "--port", type=int, default=8000, help="where the preview is served (8000)"
    )
    parser.set_defaults(run=_serve)


def _serve(chosen: argparse.Namespace) -> int:
    """Ends only when it is stopped."""
    # Imported here, since all other commands do without MkDocs.
    from macros.serving import serve

    def say(words: str) -> None:
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()

    serve(Path().resolve(), chosen.port, say)
    return 0


def _add_project(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "project", nargs="?", default=".", type=Path, help="the folder of the course"
    )
    parser.set_defaults(error=parser.error)


def _add_district(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--district",
        default=LAYER,
        metavar="FOLDER",
        help="the folder with what a district adds; empty for the course alone",
    )


def _project(chosen: argparse.Namespace) -> Path:
    """The folder of the course, if it is one."""
    project: Path = chosen.project
    for folder in ("data", "docs"):
        if not (project / folder).is_dir():
            chosen.error(f"there is no folder “{folder}” in {project.resolve()}")
    return project


def _examples(*lines: str) -> str:
    """Examples for the end of a help text."""
    return "\n".join(["examples:", *(f"  python -m macros {line}" for line in lines)])


if __name__ == "__main__":
    sys.exit(main())
