"""The whole builds as a picture that can be read on light and dark pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tests.benchmarks.builds import Builds
from tests.benchmarks.report import measured, titled
from tests.benchmarks.ways import FLOOR, SITE, WAYS, Way
from tests.projects import ROOT

HERE = Path(__file__).parent
WIDE, LINE, TOP, LEFT = 150, 26, 54, 330
"""The width of the bars of one size, the height of a line, and the margins."""

GAP = 60
MOST = 2.0
"""The share at which a bar ends; a longer one says so by its number."""


def drawn(builds: Builds, ways: Sequence[Way], sizes: Sequence[int]) -> str:
    """A picture with a column for each size and a bar for each way."""
    ways = measured(builds, ways)
    floor = builds.costs[FLOOR.name]
    columns = [
        {
            "title": f"{size:,} modules",
            "x": LEFT + number * (WIDE + GAP),
            "floor": LEFT + number * (WIDE + GAP) + WIDE / MOST,
            "bars": [
                _bar(costs[size].seconds / floor[size].seconds, place, way)
                for place, way in enumerate(ways)
                if size in (costs := builds.costs[way.name])
            ],
        }
        for number, size in enumerate(sizes)
    ]
    view = {
        "width": LEFT + len(sizes) * (WIDE + GAP),
        "height": TOP + len(ways) * LINE + 14,
        "top": TOP,
        "ways": [
            {"title": titled(way), "y": TOP + place * LINE, "is_own": way is SITE}
            for place, way in enumerate(ways)
        ],
        "columns": columns,
        "words": alternative(builds, ways, sizes),
    }
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("plot.svg").render(view)


def _bar(share: float, place: int, way: Way) -> dict[str, object]:
    return {
        "is_own": way is SITE,
        "y": TOP + place * LINE,
        "width": round(min(share, MOST) / MOST * WIDE, 1),
        "label": f"{share:.2f}",
    }


def shown(file: Path, builds: Builds, sizes: Sequence[int]) -> str:
    """The picture as a page shows it."""
    words = alternative(builds, measured(builds, WAYS), sizes)
    return f"![{words}]({file.relative_to(ROOT).as_posix()})"


def alternative(builds: Builds, ways: Sequence[Way], sizes: Sequence[int]) -> str:
    """What the picture shows, for those who do not see it."""
    floor = builds.costs[FLOOR.name]
    said = []
    for way in ways:
        costs = builds.costs[way.name]
        shares = (
            f"{costs[at].seconds / floor[at].seconds:.2f}"
            for at in sizes
            if at in costs
        )
        said.append(f"{titled(way)}: {', '.join(shares)}.")
    at = ", ".join(f"{size:,}" for size in sizes)
    return f"Time of a whole build at {at} modules, floor 1. {' '.join(said)}"
