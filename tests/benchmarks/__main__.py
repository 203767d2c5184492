"""Measures the build, the check of the data and the pages: `make bench`.

Ratios in one run, since machines differ and are busy. The floor is the plain theme on
the same pages with every call already expanded to its HTML, and without the macros.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from macros.components import COMPONENTS
from macros.rendering import Renderer
from macros.rules import load_checked_content
from tests.browser.chromium import QUIET, find_chromium
from tests.browser.server import served
from tests.projects import BASE, ROOT
from tests.records import SMOOTH, code_of, done_in, make_record

ROUNDS = 7


def main() -> int:
    """Prints a table of medians and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        floor = make_floor(Path(folder) / "floor")
        builds = {"site": ROOT, "floor": floor}
        seconds: dict[str, list[float]] = {name: [] for name in builds}
        checks = [_timed(lambda: load_checked_content(ROOT)) for _ in range(ROUNDS)]
        for number in range(ROUNDS + 1):
            for name, project in builds.items():
                site = Path(folder) / f"{name}-site"
                took = _timed(lambda at=project, to=site: _build(at, to))  # type: ignore[misc]
                if number:
                    seconds[name].append(took)
        ours, plain = (statistics.median(seconds[name]) for name in ("site", "floor"))
        check = statistics.median(checks)
        command = statistics.median(_timed(_command) for _ in range(ROUNDS))
        pages = Path(folder) / "site-site"
        _say(f"Build of the site            {ours:6.2f} s")
        _say(f"Build of the expanded pages  {plain:6.2f} s")
        _say(f"Ratio                        {ours / plain:6.2f}   (at most 1.30)")
        _say(f"Check of all data            {check:6.2f} s")
        _say(f"Share of the build           {check / ours:6.1%}   (below 10 %)")
        _say(f"Command check, in all        {command:6.2f} s (below 1.00)")
        _say(f"Own styles, all of them      {_size(pages, 'styles/site.css'):6,} bytes")
        _say(f"Own scripts, all of them     {_size(pages, 'scripts/site.js'):6,} bytes")
        for line in (*page_lines(pages), *group_lines(pages)):
            _say(line)
    return 0


def page_lines(site: Path) -> Iterator[str]:
    """What a first visit to a module costs, with nothing in the cache."""
    sent: list[int] = []
    with served(site, sent) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=list(QUIET)
        )
        page = browser.new_page()
        module = next(iter(sorted((site / "modules").iterdir()))).name
        page.goto(f"{address}modules/{module}/", wait_until="networkidle")
        browser.close()
    yield f"First visit to {module:14}{sum(sent):6,} bytes compressed (at most 120,000)"
    yield f"Requests of that visit       {len(sent):6}   (at most 16)"


def group_lines(site: Path) -> Iterator[str]:
    """How long a supervisor waits with three hundred records of three modules."""
    catalogue = json.loads((site / "catalogue.json").read_text("utf-8"))
    codes = []
    for number in range(300):
        done = [done_in(module, 1) for module in catalogue["modules"][:3]]
        codes.append(
            code_of(make_record(n=f"No {number}", rid=f"{number:016x}", m=done))
        )
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=list(QUIET)
        )
        page = browser.new_page()
        page.goto(f"{address}supervise/")
        page.get_by_label("Records: paste").fill("\n".join(codes))
        begun = time.perf_counter()
        page.get_by_role("button", name="Read the records").click()
        page.get_by_text("Read: 300 new").wait_for()
        took = time.perf_counter() - begun
        acts = page.evaluate(SMOOTH)
        browser.close()
    yield f"Reading 300 records          {took:6.2f} s"
    for name, spent in acts.items():
        yield f"With 300 records: {name:11}{spent:6.0f} ms (below 100)"


def make_floor(project: Path) -> Path:
    """The same pages with the calls expanded, for the theme without macros."""
    content = load_checked_content(ROOT)
    renderer = Renderer(ROOT / "overrides", content.find_link)
    components = {component.name: component for component in COMPONENTS}
    shutil.copytree(ROOT / "docs", project / "docs")
    shutil.copytree(ROOT / "overrides", project / "overrides")
    (project / "data").mkdir()

    def expanded(match: re.Match[str], url: str) -> str:
        component = components[match[1]]
        words = re.findall(r'"([^"]*)"', match[2])
        arguments: list[object] = list(words)
        if component.takes:
            arguments[0] = content.get(component.takes.model, words[0])
        return renderer.render(component, component.view(content, *arguments), url)

    for file in (project / "docs").rglob("*.md"):
        name = file.relative_to(project / "docs").with_suffix("").as_posix()
        url = "" if name == "index" else f"{name}/"
        text = re.sub(
            r"\{\{ (\w+)\((.*?)\) \}\}",
            lambda match, at=url: expanded(match, at),  # type: ignore[misc]
            file.read_text("utf-8"),
        )
        file.write_text(text, "utf-8")
    configuration = (ROOT / "mkdocs.yml").read_text("utf-8")
    start, end = configuration.index("  - macros:\n"), configuration.index("watch:")
    (project / "mkdocs.yml").write_text(
        configuration[:start] + configuration[end:], "utf-8"
    )
    return project


def _build(project: Path, site: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=project,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "SITE_URL": f"https://example.org{BASE}",
        },
        check=True,
        capture_output=True,
    )


def _command() -> None:
    """The check as an author runs it, with its advice and the start of Python."""
    subprocess.run(
        [sys.executable, "-m", "macros", "check"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _size(folder: Path, name: str) -> int:
    return (folder / name).stat().st_size


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
