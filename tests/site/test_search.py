"""The search index of the published site: what is in it, and what is not."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.components.base import Item
from macros.components.comparison_table import Row
from macros.components.knowledge_check import KnowledgeCheck
from macros.components.poll import Poll
from macros.components.scenario import Scenario
from macros.components.source import Source
from macros.components.term import Term
from macros.content import load_content
from macros.prose import plain
from macros.search_index import FILE
from tests.projects import ROOT
from tests.site.pages import built_pages

CONTENT = load_content(ROOT)[0]
ALSO_TAUGHT = ("Carrying out an IEP developed under IDEA is one means of meeting",)
"""Beginnings of reasons that stand word for word in a module's text as well."""

QUESTIONS = ROOT / "tests/benchmarks/search-questions.yaml"


@pytest.fixture(scope="module")
def index_file(built_site: Path) -> Path:
    return built_site / FILE


@pytest.fixture(scope="module")
def documents(index_file: Path) -> list[dict[str, Any]]:
    script = index_file.read_text("utf-8")
    index = json.loads(script[script.index("{") : script.rindex("}") + 1])
    found: list[dict[str, Any]] = index["documents"]
    return found


@pytest.fixture(scope="module")
def anchors(built_site: Path) -> set[str]:
    """Every page of the site, and every place on one, as the search names them."""
    places = set()
    for page in built_pages(built_site):
        path = page.file.relative_to(built_site).as_posix().removesuffix("index.html")
        places.add(path)
        places.update(f"{path}#{tag['id']}" for tag in page.tree.find_all(id=True))
    return places


@pytest.mark.parametrize("model", [Row, Term, Source])
def test_item_is_found_where_it_stands(
    documents: list[dict[str, Any]], model: type[Item]
) -> None:
    """Each row, term and source has one document, which leads to it."""
    places = [document["place"] for document in documents]

    for item in CONTENT.all(model):
        link = CONTENT.link(item)
        assert places.count(f"{link.page}/#{link.anchor}") == 1, item.id


def test_results_lead_somewhere_and_can_be_read(
    documents: list[dict[str, Any]], anchors: set[str]
) -> None:
    """Every result has a title in plain words, a text, and a place on the site."""
    for document in documents:
        assert document["place"] in anchors
        assert document["title"].strip()
        assert not re.search(r"<|\{|\]\(", document["title"])
        assert document["text"] or "#" not in document["place"]
    places = [document["place"] for document in documents]
    assert len(places) == len(set(places))


def test_search_never_spoils_a_question_or_a_case(
    documents: list[dict[str, Any]],
) -> None:
    """No option, reason, comment, consequence or debrief can be found."""
    found = " ".join(document["text"] for document in documents)
    checks, cases = CONTENT.all(KnowledgeCheck), CONTENT.all(Scenario)
    secrets = [option.why for check in checks for option in check.options]
    secrets += [
        option.why
        for check in checks
        for variant in check.variants
        for option in variant.options
    ]
    secrets += [option.comment for poll in CONTENT.all(Poll) for option in poll.options]
    secrets += [case.differ for case in cases]
    for decision in [decision for case in cases for decision in case.decisions]:
        secrets += [choice.consequence for choice in decision.choices]
        secrets += [choice.reasoning for choice in decision.choices]

    spoiled = [
        text
        for text in secrets
        if len(text) >= 40 and plain(text) in found and not text.startswith(ALSO_TAUGHT)
    ]
    assert len(secrets) > 200
    assert spoiled == []


def test_search_index_is_not_heavy(index_file: Path) -> None:
    """What the first search loads: 90 kB at most as it is sent."""
    assert len(gzip.compress(index_file.read_bytes(), mtime=0)) <= 90_000


def test_benchmark_asks_for_places_that_exist(anchors: set[str]) -> None:
    """A row that is renamed takes the questions that it answers with it."""
    questions = yaml.safe_load(QUESTIONS.read_text("utf-8"))
    queries = [question["query"] for question in questions]
    answers = {answer for question in questions for answer in question["answers"]}

    assert len(queries) >= 80
    assert len(queries) == len(set(queries))
    assert answers - anchors == set()
