"""Holds every page of four sites against two checkers of HTML: `make conformance`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from tests.conformance.checkers import CHECKERS, Finding
from tests.node import MissingError
from tests.sites import SITES

SHOWN = 3
"""So many places of each finding are named; the others are counted."""


def main() -> int:
    """Ends with 1 if there is anything to mend, and with 2 if a checker is missing."""
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        # Links to the pages would lead out of a folder that is a link itself.
        place = Path(folder).resolve()
        for name, build in SITES.items():
            site = build(place / name)
            pages = len(list(site.rglob("*.html")))
            for checker, check in CHECKERS.items():
                try:
                    findings = check(site)
                except MissingError as missing:
                    sys.stdout.write(f"{missing}\n")
                    return 2
                _say(f"{name}, {pages} pages, {checker}: {len(findings)} to mend")
                for line in lines(findings):
                    _say(f"  {line}")
                found += len(findings)
    return 1 if found else 0


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Each finding once, with the places where it was made."""
    for what, same in groupby(findings, key=attrgetter("what")):
        places = [f"{one.page}:{one.line}" for one in same]
        more = f" and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
        yield f"{what}: {', '.join(places[:SHOWN])}{more}"


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
