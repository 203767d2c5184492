"""Measures the build, the check, the preview, the search and the pages: `make bench`.

All figures come from one run, since machines differ and are busy: read the shares, and
take the seconds only for scale. The floor is MkDocs and Material as they come, on the
same pages with every call already its HTML. A whole run is kept in ARCHITECTURE.md; a
part of one, as with `--sizes 10,100`, is only printed.
"""

from __future__ import annotations

import argparse
import shlex
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests import projects
from tests.benchmarks import (
    builds,
    checks,
    indexes,
    pages,
    plot,
    preview,
    report,
    search,
)
from tests.benchmarks.courses import make_course
from tests.benchmarks.ways import FLOOR, SITE, WAYS, Way, prepare
from tests.browser.chromium import launched
from tests.browser.server import served
from tests.projects import ROOT

SIZES = (10, 100, 1000)
RECORD = ROOT / "ARCHITECTURE.md"
PLOT = ROOT / ".github/benchmarks.svg"


@dataclass(frozen=True)
class Options:
    """What is to be measured."""

    sizes: tuple[int, ...] = SIZES
    ways: tuple[Way, ...] = WAYS
    preview: tuple[str, ...] = preview.COMMAND

    @property
    def is_whole(self) -> bool:
        """Whether all is measured that is kept."""
        return self.sizes == SIZES and self.ways == WAYS


def read(words: Sequence[str]) -> Options:
    """The options of the command; the floor and this site are always measured."""
    names = ",".join(way.name for way in WAYS)
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--engines", default=names, help=f"some of {names}")
    parser.add_argument("--preview", help="a command that serves on {port}")
    found = parser.parse_args(words)
    wanted = {FLOOR.name, SITE.name, *found.engines.split(",")}
    return Options(
        tuple(sorted(map(int, found.sizes.split(",")))),
        tuple(way for way in WAYS if way.name in wanted),
        tuple(shlex.split(found.preview)) if found.preview else preview.COMMAND,
    )


def main(words: Sequence[str]) -> int:
    """Answers one question after the other, prints the tables and keeps them."""
    options = read(words)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        made = {
            size: make_course(folder / f"course-{size}", size) for size in options.sizes
        }
        for course in made.values():
            prepare(course)
        found = builds.measure(made, options.ways, folder)
        sites = {size: folder / f"{SITE.name}-{size}" for size in made}
        tables = [
            report.machine(),
            report.builds_table(found, options.ways, options.sizes),
            report.others_table(
                found.costs[SITE.name],
                checks.measure(made),
                {at: indexes.measure(site) for at, site in sites.items()},
                preview.measure(made, options.preview),
            ),
            report.lines_table(list(_lines(folder / "real", sites[options.sizes[-1]]))),
        ]
    results = "\n\n".join(tables)
    builds.say(f"\n{results}")
    if options.is_whole:
        report.keep(RECORD, f"{results}\n\n{plot.shown(PLOT, found, options.sizes)}")
        PLOT.write_text(plot.drawn(found, options.ways, options.sizes), "utf-8")
        builds.say(f"\nKept in {RECORD.name} and {PLOT.relative_to(ROOT)}")
    return 0


def _lines(site: Path, largest: Path) -> Iterator[pages.Line]:
    """What a browser finds on the real site, and in the index of the largest."""
    result = projects.build(ROOT, site)
    if result.returncode:
        sys.exit(result.stdout + result.stderr)
    with served(site) as address, launched() as browser:
        yield from pages.measure(browser, site)
        yield from search.speed_lines(browser, address, search.index_of(largest))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
