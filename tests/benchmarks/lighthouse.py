"""What Lighthouse says of five pages, on a phone and on a desktop: `make lighthouse`.

What does not depend on the machine has to be perfect. The times do, so they are only
reported: the middle of three runs, whose worth is seen beside those of another page.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.report import table
from tests.browser.chromium import QUIET, find_chromium
from tests.browser.server import served
from tests.node import MissingError, find_program, install
from tests.projects import ROOT, build

RUNS = 3
OLDEST_NODE = 20
PAGES = {
    "home": "",
    "a module": "modules/scope/",
    "plan": "plan/",
    "supervise": "supervise/",
    "comparison": "comparison/",
}
PROFILES: Mapping[str, tuple[str, ...]] = {
    "phone": (),
    "desktop": ("--preset=desktop",),
}
"""Lighthouse measures a phone on a slow line unless it is told otherwise."""

Figures = dict[str, float]

SCORES = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "SEO",
}
LASTING = ("accessibility", "best-practices", "seo")
"""The scores that are the same on every machine, of which all of 100 is asked."""

NOT_ASKED = ("robots-txt",)
"""Lighthouse asks for that file from inside the page, whose policy lets nothing ask."""

NUMBERS = {
    "largest-contentful-paint": ("LCP", "{:,.0f} ms"),
    "total-blocking-time": ("TBT", "{:,.0f} ms"),
    "cumulative-layout-shift": ("CLS", "{:.3f}"),
    "total-byte-weight": ("Bytes", "{:,.0f}"),
}


def main() -> int:
    """Prints a table; 1 if a lasting score is below 100, 2 if Lighthouse is missing."""
    try:
        program = _find_lighthouse()
    except MissingError as missing:
        sys.stdout.write(f"{missing}\n")
        return 2
    rows = []
    low = []
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        with served(site) as address:
            # Built for this very address, as a page names the one that it is found at.
            result = build(ROOT, site, SITE_URL=address)
            if result.returncode:
                sys.exit(result.stdout + result.stderr)
            for page, path in PAGES.items():
                for profile, words in PROFILES.items():
                    runs = [_run(program, address + path, words) for _ in range(RUNS)]
                    figures = middle(runs)
                    rows.append([page, profile, *shown(figures)])
                    low += [f"{page}, {profile}: {name}" for name in below(figures)]
                    sys.stdout.write(f"{page}, {profile}\n")
                    sys.stdout.flush()
    head = ["Page", "On", *SCORES.values(), *(name for name, _ in NUMBERS.values())]
    sys.stdout.write(f"\n{table(head, rows)}\n")
    if low:
        sys.stdout.write("\n".join(["\nBelow 100:", *low, ""]))
    return bool(low)


def figures_of(report: Any) -> Figures:
    """The scores, in percent, and the numbers of one run."""
    scores = {name: 100 * report["categories"][name]["score"] for name in SCORES}
    numbers = {name: report["audits"][name]["numericValue"] for name in NUMBERS}
    return {**scores, **numbers}


def middle(runs: Sequence[Figures]) -> Figures:
    """The middle of several runs, for each figure by itself."""
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def below(figures: Figures) -> list[str]:
    """The titles of the lasting scores that are not perfect."""
    return [SCORES[name] for name in LASTING if figures[name] < 100]


def shown(figures: Figures) -> list[str]:
    """The figures as cells of a table."""
    scores = [f"{figures[name]:.0f}" for name in SCORES]
    return [
        *scores,
        *(form.format(figures[name]) for name, (_, form) in NUMBERS.items()),
    ]


def _find_lighthouse() -> list[str]:
    """The command that starts Lighthouse, if Node is there and new enough."""
    node = find_program("node", "Lighthouse")
    said = subprocess.run([node, "--version"], capture_output=True, encoding="utf-8")
    if int(said.stdout.lstrip("v").partition(".")[0]) < OLDEST_NODE:
        raise MissingError(f"Node {OLDEST_NODE} is needed; this is {said.stdout}")
    return [node, str(install("lighthouse") / "cli/index.js")]


def _run(program: Sequence[str], address: str, words: Sequence[str]) -> Figures:
    """One run with a browser of its own, which talks to no one but the site."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        subprocess.run(
            [
                *program,
                address,
                *words,
                "--quiet",
                "--no-enable-error-reporting",
                f"--only-categories={','.join(SCORES)}",
                f"--skip-audits={','.join(NOT_ASKED)}",
                f"--chrome-flags={' '.join(['--headless=new', *QUIET])}",
                "--output=json",
                f"--output-path={report}",
            ],
            env={**os.environ, "CHROME_PATH": find_chromium() or ""},
            check=True,
            capture_output=True,
        )
        return figures_of(json.loads(report.read_text("utf-8")))


if __name__ == "__main__":
    sys.exit(main())
