"""The results as tables, and their place in ARCHITECTURE.md."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.builds import Builds, Costs, growth
from tests.benchmarks.cost import Cost
from tests.benchmarks.indexes import Index
from tests.benchmarks.pages import Line
from tests.benchmarks.preview import Waits
from tests.benchmarks.ways import FLOOR, Way
from tests.engines import LOCK

BEGIN, END = "<!-- benchmarks: `make bench` -->", "<!-- /benchmarks -->"
NOTHING = "–"
ASKED = (
    "Asked of this site: at every size at most 1.15, at 1,000 modules at most 0.50 of "
    "the floor's time and 1.50 of its memory, a growth of 0.90 to 1.10, and in the "
    "preview an edit in 1 s."
)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown that can be read in a terminal too."""
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        f"| {' | '.join(map(str.ljust, line, widths))} |" for line in lines
    )


def builds_table(builds: Builds, ways: Sequence[Way], sizes: Sequence[int]) -> str:
    """Each way at each size: its share of the floor's time, and what else it took."""
    largest = sizes[-1]
    head = [
        "Whole build, time as a share of the floor's",
        *(f"{size:,}" for size in sizes),
        f"Processors at {largest:,}",
        f"Memory at {largest:,}",
        "Growth",
    ]
    floor = builds.costs[FLOOR.name]
    rows = []
    for way in measured(builds, ways):
        costs = builds.costs[way.name]
        grown = growth(costs)
        figures = [
            *(_share(costs, floor, at, "seconds", "s", 1) for at in sizes),
            _share(costs, floor, largest, "processor", "s", 1),
            _share(costs, floor, largest, "megabytes", "MB", 0),
        ]
        rows.append(
            [titled(way), *figures, NOTHING if grown is None else f"{grown:.2f}"]
        )
    notes = [
        ASKED,
        *(built_in_part(way) for way in measured(builds, ways) if way.largest),
        *(
            f"{titled(way)} was not measured: {builds.missing[way.name]}"
            for way in ways
            if way.name in builds.missing
        ),
    ]
    return "\n\n".join([table(head, rows), *notes])


def measured(builds: Builds, ways: Sequence[Way]) -> list[Way]:
    """The ways that could be measured."""
    return [way for way in ways if way.name in builds.costs]


def built_in_part(way: Way) -> str:
    """Says up to which size a way was measured, and why."""
    return (
        f"{titled(way)} was built up to {way.largest} modules, since it reads and "
        "checks all content for each page."
    )


def titled(way: Way) -> str:
    """The title of a way with the version of its engine."""
    if way.engine is None:
        return way.title
    lock = LOCK.read_text("utf-8")
    pin = re.search(rf"^{way.engine.name}==(\S+)", lock, re.MULTILINE)
    return f"{way.title} ({pin[1]})" if pin else way.title


def _share(
    costs: Costs, floor: Costs, size: int, figure: str, unit: str, digits: int
) -> str:
    """A figure at a size as a share of the floor's, if that size was built."""
    if size not in costs:
        return NOTHING
    part, whole = getattr(costs[size], figure), getattr(floor[size], figure)
    return f"{part / whole:.2f} ({part:,.{digits}f} {unit})"


def others_table(
    site: Mapping[int, Cost],
    checks: Mapping[int, Cost],
    indexes: Mapping[int, Index],
    waits: Mapping[int, Waits],
) -> str:
    """What an author and a reader wait for, beside the whole build, at each size."""
    rows = [
        ("Check of all content", {at: f"{checks[at].seconds:.1f} s" for at in checks}),
        (
            "… as a share of the build",
            {at: f"{checks[at].seconds / site[at].seconds:.0%}" for at in site},
        ),
        (
            "Memory of the check",
            {at: f"{checks[at].megabytes:.0f} MB" for at in checks},
        ),
        (
            "Edit of YAML, until the preview shows it",
            {at: f"{waits[at].data:.2f} s" for at in waits},
        ),
        (
            "Edit of Markdown, until the preview shows it",
            {at: f"{waits[at].page:.2f} s" for at in waits},
        ),
        ("Index of the search", {at: _bytes(indexes[at].raw) for at in indexes}),
        ("… as sent", {at: _bytes(indexes[at].sent) for at in indexes}),
    ]
    return table(
        ["Beside the build", *(f"{size:,} modules" for size in site)],
        [[what, *found.values()] for what, found in rows],
    )


def _bytes(count: int) -> str:
    return f"{count / 1000:,.0f} kB"


def lines_table(lines: Sequence[Line]) -> str:
    """What a reader loads and a supervisor waits for on the real site."""
    return table(["The real site", "Found", "At most"], lines)


def machine() -> str:
    """Where it was measured."""
    return (
        f"Measured on {os.cpu_count()} processors ({platform.machine()}), "
        f"Python {platform.python_version()}, MkDocs {version('mkdocs')}, "
        f"Material {version('mkdocs-material')}."
    )


def keep(file: Path, words: str) -> None:
    """Writes the results between their two marks and nowhere else."""
    before, mark, rest = file.read_text("utf-8").partition(f"{BEGIN}\n")
    _, end, after = rest.partition(END)
    assert mark, f"{file.name} has no “{BEGIN}”"
    assert end, f"{file.name} has no “{END}”"
    file.write_text(f"{before}{mark}\n{words}\n\n{end}{after}", "utf-8")
