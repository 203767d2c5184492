"""Measures whether the search answers: `python -m tests.benchmarks.search`.

Each question of search-questions.yaml is typed into the real search box in a browser.
What counts is the place among the results, in the order in which they are read; the
title of the page above a result is its heading and not a result.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import QUIET, find_chromium
from tests.browser.server import served
from tests.projects import BASE, ROOT, build

QUESTIONS = Path(__file__).with_name("search-questions.yaml")
HALVES = ("tuned on", "not tuned on")
DEPTH = 10
"""Results further down count as not found."""

RESULTS = """() => [...document.querySelectorAll(".md-search-result__link")]
  .filter((link) => [...link.firstElementChild.childNodes]
    .some((node) => !/^(H1|DIV)$/.test(node.nodeName)))
  .map((link) => link.href)"""
"""The addresses of what is found; a page without a teaser is the heading of others."""


@dataclass(frozen=True)
class Answer:
    """What the search box gave for one question."""

    query: str
    half: str
    wanted: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def rank(self) -> int | None:
        """The place of the first right result, counted from 1."""
        places = [n for n, url in enumerate(self.found, 1) if url in self.wanted]
        return places[0] if places and places[0] <= DEPTH else None


def main(arguments: Sequence[str] = ()) -> int:
    """Prints the figures of both halves, and what was not among the first three."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(arguments[0]) if arguments else Path(folder)
        if not arguments:
            result = build(ROOT, site)
            if result.returncode:
                sys.exit(result.stdout + result.stderr)
        with (
            served(site) as address,
            sync_playwright() as playwright,
            playwright.chromium.launch(
                executable_path=find_chromium(), args=list(QUIET)
            ) as browser,
        ):
            answers = list(ask_all(browser, address))
    for line in lines(answers):
        sys.stdout.write(line + "\n")
    return 0


def ask_all(browser: Browser, address: str) -> Iterator[Answer]:
    """Types every question; the halves take turns, so that both hold all modules."""
    page = browser.new_page()
    page.goto(address)
    for number, question in enumerate(yaml.safe_load(QUESTIONS.read_text("utf-8"))):
        query, wanted = question["query"], tuple(question["answers"])
        yield Answer(query, HALVES[number % 2], wanted, tuple(ask(page, query)))
    page.close()


def ask(page: Page, query: str) -> list[str]:
    """Types a question into the search box; the addresses found, best first."""
    box = page.get_by_role("textbox", name="Search")
    status = page.locator(".md-search-result__meta")
    box.click()
    box.fill("")
    box.press("Backspace")
    page.wait_for_function(
        "element => /start/i.test(element.textContent)", arg=status.element_handle()
    )
    box.fill(query[:-1])
    box.press_sequentially(query[-1])
    page.wait_for_function(
        "element => /document/i.test(element.textContent)", arg=status.element_handle()
    )
    return [_place(url) for url in page.evaluate(RESULTS)]


def _place(url: str) -> str:
    """An address below the site's own, without the words that are marked there."""
    parts = urlsplit(url)
    anchor = f"#{unquote(parts.fragment)}" if parts.fragment else ""
    return re.sub(rf"^.*?{re.escape(BASE)}", "", parts.path) + anchor


def lines(answers: Sequence[Answer]) -> Iterator[str]:
    """The table of figures, then the questions that the first three do not answer."""
    yield f"{'Half':14}{'Questions':>10}{'Hit@1':>8}{'Hit@3':>8}{'MRR':>8}"
    for half in HALVES:
        ranks = [answer.rank for answer in answers if answer.half == half]
        figures = (
            sum(rank == 1 for rank in ranks) / len(ranks),
            sum(rank is not None and rank <= 3 for rank in ranks) / len(ranks),
            sum(1 / rank for rank in ranks if rank) / len(ranks),
        )
        shown = "".join(f"{figure:8.3f}" for figure in figures)
        yield f"{half:14}{len(ranks):10}{shown}"
    for answer in answers:
        if answer.half == HALVES[0] and (answer.rank or DEPTH) > 3:
            yield f"{answer.rank or '-':>4}  {answer.query}: {answer.found[:3]}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
