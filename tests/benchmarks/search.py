"""Measures whether the search answers: `python -m tests.benchmarks.search`.

Each question of search-questions.yaml is typed into the real search in a browser.
What counts is the place among the results, in the order in which they are read. How
fast it answers is timed with the index of a course of many modules.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml
from playwright.sync_api import Browser, Page, expect

from macros.components.base import CANONICAL
from macros.search_index import FILE
from tests.benchmarks.pages import Line
from tests.browser.chromium import launched
from tests.browser.search_dialog import open_search
from tests.browser.server import served
from tests.projects import BASE, ROOT, build

Index = dict[str, Any]
"""What the search reads, as the build has written it."""

QUESTIONS = Path(__file__).with_name("search-questions.yaml")
HALVES = ("tuned on", "not tuned on")
DEPTH = 10
"""Results further down count as not found."""

MODULES = 1000
"""How many modules the index has on which the search is timed."""

DOCUMENTS_OF_A_MODULE = 20

LOAD = """async (index) => {
  const search = document.querySelector("sot-search");
  const begun = performance.now();
  let longest = 0, before = begun;
  const watch = setInterval(() => {
    const now = performance.now();
    [longest, before] = [Math.max(longest, now - before), now];
  });
  await search.learn(index);
  clearInterval(watch);
  return [performance.now() - begun, longest];
}"""
"""Hands an index to the search; the whole time and the longest without a pause."""

TYPE = """(questions) => questions.map((question) => {
  const field = document.querySelector("sot-search input");
  field.value = question;
  const begun = performance.now();
  field.dispatchEvent(new Event("input"));
  document.querySelector("sot-search dialog").getBoundingClientRect();
  return performance.now() - begun;
})"""
"""For each question the time until its results stand on the page, laid out."""


@dataclass(frozen=True)
class Answer:
    """What the search gave for one question."""

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
    """Prints how well both halves are answered, and how fast in a large course."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(arguments[0]) if arguments else Path(folder)
        if not arguments:
            result = build(ROOT, site)
            if result.returncode:
                sys.exit(result.stdout + result.stderr)
        with served(site) as address, launched() as browser:
            answers = list(ask_all(browser, address))
            speed = list(speed_lines(browser, address, imitated(index_of(site))))
    for line in lines(answers):
        sys.stdout.write(line + "\n")
    for what, found, most in speed:
        sys.stdout.write(f"{what:40}{found:>10}{f' (below {most})' if most else ''}\n")
    return 0


def ask_all(browser: Browser, address: str) -> Iterator[Answer]:
    """Types every question; the halves take turns, so that both hold all modules."""
    page = browser.new_page()
    page.goto(address)
    open_search(page)
    expect(page.get_by_role("dialog").get_by_role("status")).to_be_empty()
    for number, question in enumerate(_questions()):
        query, wanted = question["query"], tuple(question["answers"])
        yield Answer(query, HALVES[number % 2], wanted, tuple(_asked(page, query)))
    page.close()


def _questions() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(QUESTIONS.read_text("utf-8"))
    return found


def _asked(page: Page, query: str) -> list[str]:
    """Types a question into the search; the addresses found, best first."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill(query)
    links = dialog.get_by_role("link")
    return [_place(url) for url in links.evaluate_all("all => all.map((a) => a.href)")]


def index_of(site: Path) -> Index:
    """The index of a built site."""
    script = (site / FILE).read_text("utf-8")
    found: Index = json.loads(script[script.index("{") : script.rindex("}") + 1])
    return found


def imitated(index: Index) -> Index:
    """The index of a course of many modules, made from that of a small one.

    Its documents are half as long, with pieces of the real text: the same text again
    and again would be sent as a few bytes.
    """
    documents = index["documents"]
    chance = random.Random(504)  # noqa: S311
    words = [word for one in documents for word in one["text"].split()]
    many = []
    for number in range(MODULES * DOCUMENTS_OF_A_MODULE):
        one = documents[number % len(documents)]
        start = chance.randrange(len(words))
        text = " ".join(words[start : start + len(one["text"].split()) // 2])
        place = f"modules/no-{number // DOCUMENTS_OF_A_MODULE}/#no-{number}"
        many.append({**one, "place": place, "text": text})
    return {**index, "documents": many}


def speed_lines(browser: Browser, address: str, index: Index) -> Iterator[Line]:
    """How long a reader waits for a search that was handed an index, in a browser."""
    size = json.dumps(index, **CANONICAL).encode()
    page = browser.new_page()
    page.goto(address)
    open_search(page)
    expect(page.get_by_role("dialog").get_by_role("status")).to_be_empty()
    loading, pause = page.evaluate(LOAD, index)
    times = sorted(page.evaluate(TYPE, [one["query"] for one in _questions()]))
    page.close()
    median, slow = statistics.median(times), times[int(len(times) * 0.95)]
    count = f"{len(index['documents']):,} documents"
    yield f"Index of {count}", f"{len(size) / 1e6:.1f} MB", ""
    yield "The same as sent", f"{len(gzip.compress(size)) / 1e6:.1f} MB", ""
    yield "Reading it", f"{loading:.0f} ms", ""
    yield "Longest time without a stop", f"{pause:.0f} ms", ""
    yield f"Answering with {count}, median", f"{median:.0f} ms", "100 ms"
    yield f"Answering with {count}, 95 of 100", f"{slow:.0f} ms", "100 ms"


def _place(url: str) -> str:
    """An address below the site's own."""
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
