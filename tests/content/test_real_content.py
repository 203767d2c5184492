"""Every real item against every rule for content, each as a test with the item's id.

The check holds what any course must keep; these rules are this course's own.
"""

from __future__ import annotations

import re
from typing import TypeVar

import pytest

from macros.components.base import Item, leaves
from macros.components.comparison_table import ComparisonTable, Row
from macros.components.key_points import KeyPoint
from macros.components.knowledge_check import KnowledgeCheck
from macros.components.module import Module
from macros.components.objectives import Objective
from macros.components.poll import Poll
from macros.components.source import Citation, Source
from macros.components.term import Term
from macros.content import load_content
from macros.rules import find_problems
from tests.projects import ROOT

SITE, _EXAMPLES, _PROBLEMS = load_content(ROOT)

SECTIONS = {
    "idea-regulation": r"300\.\d+",
    "section-504-regulation": r"104\.\d+",
    "civil-rights-procedures": r"100\.\d+",
    "ada-title-ii-regulation": r"35\.\d+",
    "eeoc-regulation": r"1630\.\d+",
    "hhs-504-regulation": r"84\.\d+",
    "idea-statute": r"14\d\d",
    "section-504-statute": r"79\d|705",
    "ada-statute": r"12\d\d\d",
    "ferpa-statute": r"1232g",
}
"""How a section of each code begins; other sources have no numbered sections."""

ABSENT_FROM_SUBPART_D = ("accommodation", "modification", "consent", "written", "plan")
"""Words that 34 CFR 104.31 to 104.39 does not hold, so it cannot be cited for them."""

SILENCE = re.compile(
    r"silent|not use|does not|no (such|rule|list|provision|clause|text)"
)

ItemType = TypeVar("ItemType", bound=Item)


def each(model: type[ItemType]) -> pytest.MarkDecorator:
    """One test for each item of a kind."""
    items = [pytest.param(item, id=item.id) for item in SITE.all(model)]
    return pytest.mark.parametrize("item", items)


def words(text: str) -> int:
    return len(text.split())


def citations(row: Row) -> list[Citation]:
    return [entry for side in row.authority.values() for entry in side]


def test_content_has_no_problems() -> None:
    """The real course passes its own check."""
    assert [str(problem) for problem in find_problems(ROOT)] == []


@each(Row)
def test_section_has_the_form_of_its_source(item: Row) -> None:
    """A section number belongs to the code it is cited from."""
    for citation in citations(item):
        if citation.section is None:
            continue
        form = SECTIONS.get(citation.source)
        assert form is None or re.match(rf"({form})\b", citation.section), citation


@each(Row)
def test_subpart_d_is_not_cited_for_words_it_lacks(item: Row) -> None:
    """The K-12 part of the Section 504 regulation never says these words."""
    for citation in citations(item):
        note = citation.note or ""
        if citation.source == "section-504-regulation" and not SILENCE.search(note):
            assert not any(word in note for word in ABSENT_FROM_SUBPART_D), note


@each(Row)
def test_periodic_and_placement_evaluation_are_told_apart(item: Row) -> None:
    """104.35(d) is for periodic re-evaluation; a change in placement is 104.35(a)."""
    cited = [citation.section or "" for citation in citations(item)]
    if "104.35(d)" in cited:
        text = " ".join(item.texts.values()).lower()

        assert "periodic" in text or "re-evaluat" in text


@each(Row)
def test_cell_can_be_read_at_a_glance(item: Row) -> None:
    """A cell is a few sentences, not a page."""
    assert {
        name: words(text) for name, text in item.texts.items() if words(text) > 70
    } == {}


@each(KnowledgeCheck)
def test_reason_teaches(item: KnowledgeCheck) -> None:
    """A reason says more than right or wrong, and more than its option."""
    for option in item.options:
        assert words(option.why) >= 8, option.id
        assert option.why != option.label
        assert not re.match(r"(correct|wrong|right|yes|no)\b[.,!]", option.why.lower())


@each(KnowledgeCheck)
def test_options_do_not_give_the_answer_away(item: KnowledgeCheck) -> None:
    """The right option is not told by its length or by “all of the above”."""
    lengths = [len(option.label) for option in item.options]
    right = max(len(option.label) for option in item.options if option.correct)

    assert not any(
        re.search(r"(all|none) of the above", option.label.lower())
        for option in item.options
    )
    assert right <= 2 * sorted(lengths)[len(lengths) // 2]


@each(KnowledgeCheck)
def test_check_rests_on_rows_of_its_own_module(item: KnowledgeCheck) -> None:
    """A reader finds the rule on the page she is on."""
    home = SITE.module_of(item)

    assert all(SITE.module_of(SITE.get(Row, row)) == home for row in item.rows)


@each(Module)
def test_module_checks_application(item: Module) -> None:
    """At least five checks, at least half of them beyond recall."""
    checks = SITE.all(KnowledgeCheck, item.id)

    assert len(checks) >= 5
    assert sum(check.level != "recall" for check in checks) * 2 >= len(checks)


@each(Module)
def test_right_answers_stand_in_different_places(item: Module) -> None:
    """No one passes by always choosing the same line."""
    places = [
        next(number for number, option in enumerate(check.options) if option.correct)
        for check in SITE.all(KnowledgeCheck, item.id)
        if check.select == "one"
    ]

    assert len(set(places)) >= 3
    assert max(places.count(place) for place in places) * 2 <= len(places)


@each(Module)
def test_module_is_complete(item: Module) -> None:
    """Each module has its table with eight core rows or more, a poll and key points."""
    tables = SITE.all(ComparisonTable, item.id)

    assert sum(row.core for table in tables for row in table.rows) >= 8
    assert len(SITE.all(Poll, item.id)) >= 1
    assert 2 <= len(SITE.all(Objective, item.id)) <= 6
    assert len(SITE.all(KeyPoint, item.id)) >= 5


@each(Objective)
def test_objective_begins_with_what_can_be_seen(item: Objective) -> None:
    """“Understand” and “know” cannot be observed."""
    first = item.text.split()[0].lower()

    assert first not in {"understand", "know", "learn", "appreciate", "be"}
    assert item.text.endswith(".")


@each(Poll)
def test_comment_helps(item: Poll) -> None:
    """Every answer to a poll gets a reply of substance."""
    assert [option.id for option in item.options if words(option.comment) < 12] == []


@each(Source)
def test_source_can_be_found(item: Source) -> None:
    """A source has an address, or a publisher and year to look it up by."""
    assert item.url or (item.publisher and item.year) or item.level == "practice"


@each(Source)
def test_source_is_used(item: Source) -> None:
    """A source that nothing rests on is a left-over."""
    cited = {name for row in SITE.all(Row) for name in row.source_ids}
    cited |= {entry.source for term in SITE.all(Term) for entry in term.authority}
    cited |= {
        call.words[0]
        for page in SITE.pages
        for call in page.calls
        if call.name == "source"
    }

    assert item.id in cited


@each(Term)
def test_term_is_defined_in_a_sentence(item: Term) -> None:
    """A definition is a sentence with a source behind it."""
    assert item.definition.endswith(".")
    assert item.authority


def test_ids_begin_with_their_module() -> None:
    """Whoever has an id finds its file."""
    strays = [
        entry.item.id
        for entry in SITE.entries
        if not (entry.kind.shared or entry.item.id.startswith(entry.folder))
    ]

    assert strays == []


def test_no_text_uses_the_old_word() -> None:
    """We say disability, though Part 104 still uses the older word."""
    texts = [
        str(leaf.value)
        for entry in SITE.entries
        for leaf in leaves(entry.item)
        if "handicap" in str(leaf.value).lower()
    ]

    assert texts == []
