"""How long a whole build takes, and how much memory, in every way and at every size."""

from __future__ import annotations

import random
import shutil
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.cost import Cost, FailedError, cost_of, median
from tests.benchmarks.ways import Way
from tests.engines import NoEngineError, install, settings_for

ROUNDS = ((10, 5), (100, 3))
"""Up to so many modules, so many rounds; a larger course has one."""

Costs = Mapping[int, Cost]
"""What a build took, by the number of modules."""


@dataclass(frozen=True)
class Builds:
    """What all builds took, in the middle of their rounds."""

    costs: Mapping[str, Costs]
    """By the name of the way."""

    missing: Mapping[str, str]
    """Why a way was not measured."""


def measure(
    courses: Mapping[int, Path],
    ways: Sequence[Way],
    folder: Path,
) -> Builds:
    """Builds every course in every way, in another order in each round.

    An engine that cannot be installed, or fails, is told instead of its figures.
    """
    found: dict[str, dict[int, list[Cost]]] = defaultdict(lambda: defaultdict(list))
    missing = _missing(ways)
    for size, course in courses.items():
        for number in range(rounds_of(size)):
            order = list(ways)
            random.Random(number).shuffle(order)  # noqa: S311
            for way in order:
                if way.name in missing or size > (way.largest or size):
                    continue
                try:
                    cost = build(way, course, folder / f"{way.name}-{size}")
                except FailedError as error:
                    if way.engine is None:
                        raise
                    missing[way.name] = str(error).strip().splitlines()[-1]
                    continue
                found[way.name][size].append(cost)
                say(f"{size:5} modules  {way.name:11}{cost.seconds:8.2f} s")
    costs = {
        name: {size: median(rounds) for size, rounds in sizes.items()}
        for name, sizes in found.items()
        if name not in missing
    }
    return Builds(costs, missing)


def say(words: str) -> None:
    """Prints a line at once, since a run takes long."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def rounds_of(size: int) -> int:
    """How often a course of this size is built in each way."""
    return next((rounds for most, rounds in ROUNDS if size <= most), 1)


def build(way: Way, course: Path, site: Path) -> Cost:
    """Builds a course into an empty folder."""
    shutil.rmtree(site, ignore_errors=True)
    settings = settings_for(way.engine) if way.engine else {}
    return cost_of(way.command(site), course, **settings)


def _missing(ways: Sequence[Way]) -> dict[str, str]:
    """Installs the engines of some ways; why some cannot be."""
    missing = {}
    for way in ways:
        try:
            if way.engine:
                install(way.engine)
        except NoEngineError as error:
            missing[way.name] = str(error)
    return missing


def growth(costs: Costs) -> float | None:
    """What a module costs in the largest course, for each second in the middle one.

    Of the time of the processors, which is the same as time for a program that uses
    one, and is not disturbed by others. With two sizes or fewer nothing can be said.
    """
    if len(costs) < 3:
        return None
    small, middle, large = sorted(costs)[-3:]

    def each(few: int, many: int) -> float:
        return (costs[many].processor - costs[few].processor) / (many - few)

    return each(middle, large) / each(small, middle)
