"""Every real item against every rule for content, each as a test with the item's id.

The check holds what any course must keep and advises what makes questions teach;
these rules are this course's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeVar

import pytest

from macros.advice import find_problems_and_warnings
from macros.components.base import Item, Part, Reference, leaves
from macros.components.checklist import Checklist
from macros.components.comparison_table import ComparisonTable, Row
from macros.components.decision_path import DecisionPath
from macros.components.developments import Development
from macros.components.facilitator_guide import FacilitatorGuide
from macros.components.key_points import KeyPoint
from macros.components.knowledge_check import KnowledgeCheck, Variant
from macros.components.module import Module
from macros.components.objectives import Objective
from macros.components.poll import Poll
from macros.components.scenario import Scenario
from macros.components.sort_it import HIDDEN, SHORTEST, right_answers, statements
from macros.components.source import Citation, Source
from macros.components.term import Term
from macros.components.vocabulary import Column, Synonyms
from macros.content import load_content
from macros.pages import Page
from tests.content.reading import grade, prose
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
    "section-504-statute": r"794a?|705",
    "ada-statute": r"12\d\d\d",
    "ferpa-statute": r"1232g",
    "ferpa-regulation": r"99\.\d+",
}
"""How a section of each code begins; other sources have no numbered sections."""

ABSENT_FROM_SUBPART_D = re.compile(
    r"\b(accommodation|modification|consent|written(?! in\b))"
    r"|(requires?|calls? for|asks? for|owes?) (a|an|the) [\w ]{0,12}plan\b"
)
"""Words that 34 CFR 104.31 to 104.39 does not hold, so it cannot be cited for them."""

ItemType = TypeVar("ItemType", bound=Item)


def each(model: type[ItemType]) -> pytest.MarkDecorator:
    """One test for each item of a kind."""
    items = [pytest.param(item, id=item.id) for item in SITE.all(model)]
    return pytest.mark.parametrize("item", items)


def words(text: str) -> int:
    return len(text.split())


def citations(row: Row) -> list[Citation]:
    return [entry for side in row.authority.values() for entry in side]


def test_content_has_no_problems_and_draws_no_advice() -> None:
    """The real course and the examples pass their own check, whatever is due today.

    Without the layer of a fork: what is to do there is told by `make check`, and must
    not keep a fork from publishing.
    """
    problems, warnings = find_problems_and_warnings(ROOT, date(2026, 11, 26), None)
    advice = [warning for warning in warnings if warning.rule != "reviews-hold"]

    assert [str(problem) for problem in (*problems, *advice)] == []


def cited() -> Iterator[tuple[str, str, str]]:
    """Every citation of the site: where it stands, its source and its section."""
    for entry in SITE.entries:
        for part in parts(entry.item):
            if isinstance(part, Citation) and part.section:
                yield entry.item.id, part.source, part.section
    for page in SITE.pages:
        for call in page.calls:
            if call.name == "source" and len(call.words) == 2:
                yield page.path, *call.words


def parts(part: Part) -> Iterator[Part]:
    """A part of an item and all parts inside it."""
    yield part
    for value in dict(part).values():
        for entry in value if isinstance(value, tuple) else (value,):
            if isinstance(entry, Part):
                yield from parts(entry)
            elif isinstance(entry, dict):
                inside = (one for side in entry.values() for one in side)
                yield from (deep for one in inside for deep in parts(one))


@pytest.mark.parametrize(("place", "source", "section"), sorted(set(cited())))
def test_section_has_the_form_of_its_source(
    place: str, source: str, section: str
) -> None:
    """A section belongs to the code it is cited from, and its brackets are closed."""
    form = SECTIONS.get(source)
    named = re.split(r", (?!\()|-(?=\d)", section)
    paragraph = r"(\([a-zA-Z0-9]+\))*(-\([a-zA-Z0-9]+\)(\([a-z0-9]+\))*)?"

    if form is not None:
        for one in named:
            parts_of_one = one.split(", ")
            assert re.fullmatch(rf"({form})({paragraph})", parts_of_one[0]), one
            assert all(re.fullmatch(paragraph, rest) for rest in parts_of_one[1:]), one


ATTRIBUTED = re.compile(
    r"silent|OCR|Office for Civil Rights|guidance|does not|do not|no (such|rule|list)"
    r"|not (in|a word|use|name|require|say|bar)|never|nothing|neither|no definition"
    r"|district|local|state|practice|usual|custom|often|habit|absent",
    re.IGNORECASE,
)


@each(Row)
def test_subpart_d_is_not_cited_for_words_it_lacks(item: Row) -> None:
    """34 CFR 104.31 to 104.39 never says these words, so someone else has to."""
    for side, citations_of_side in item.authority.items():
        texts_of_side = [item.texts[side], *(c.note or "" for c in citations_of_side)]
        codes = {c.source for c in citations_of_side}
        if codes != {"section-504-regulation"}:
            continue
        for text in texts_of_side:
            for sentence in re.split(r"(?<=[.;]) ", text):
                if ABSENT_FROM_SUBPART_D.search(sentence):
                    assert ATTRIBUTED.search(sentence), sentence


@pytest.mark.parametrize("page", SITE.pages, ids=lambda page: page.name)
def test_page_does_not_cite_subpart_d_for_words_it_lacks(page: Page) -> None:
    """The same for the sentences of a page."""
    for line in (ROOT / page.path).read_text(encoding="utf-8").splitlines():
        cites = re.findall(r'source\("([a-z0-9-]+)", "([^"]+)"', line)
        only = {code for code, _ in cites} == {"section-504-regulation"}
        in_subpart_d = any(re.match(r"104\.3\d", section) for _, section in cites)
        if only and in_subpart_d and ABSENT_FROM_SUBPART_D.search(line):
            assert ATTRIBUTED.search(line), line


@each(Row)
def test_periodic_and_placement_evaluation_are_told_apart(item: Row) -> None:
    """104.35(d) is for periodic re-evaluation; a change in placement is 104.35(a)."""
    for side, entries in item.authority.items():
        sections = {c.section for c in entries if c.source == "section-504-regulation"}
        text = " ".join([item.texts[side], *(c.note or "" for c in entries)]).lower()
        if "104.35(d)" in sections:
            assert "periodic" in text
        if re.search(r"significant(ly)? (change|reduc|cut)", text) and "104" in str(
            sections
        ):
            assert any(one and one.startswith("104.35(a)") for one in sections), text


SAID = [
    (place, text)
    for place, text in [
        *(
            (entry.item.id, leaf.value)
            for entry in SITE.entries
            if not isinstance(
                entry.item, KnowledgeCheck | Scenario | Development | Synonyms
            )
            for leaf in leaves(entry.item)
            if isinstance(leaf.value, str) and leaf.at[-1] != "says"
        ),
        *(
            (page.path, line)
            for page in SITE.pages
            for line in prose(ROOT / page.path).splitlines()
        ),
    ]
]
"""Every text that the site says in its own voice, with where it stands."""


@pytest.mark.parametrize(
    ("claim", "as_it_is"),
    [
        pytest.param(
            r"\b60[ -](school |calendar )?days",
            r"calendar|decision|complaint|written|state",
            id="60 days",
        ),
        pytest.param(
            r"\b\w+ categories",
            r"13|ten|10|no|these|the|listed|of|most|some|two|other|her|exclusions",
            id="13 categories",
        ),
        pytest.param(
            r"(hand(s|ed|ing)?|refers?|referred) .*(Justice|Human Services)",
            r"2026",
            id="agency roles",
        ),
    ],
)
def test_figures_and_roles_are_said_with_what_belongs_to_them(
    claim: str, as_it_is: str
) -> None:
    """60 calendar days and a default; 13 categories; agency roles with their date."""
    bare = [
        (place, text)
        for place, text in SAID
        if re.search(claim, text) and not re.search(as_it_is, text, re.IGNORECASE)
    ]

    assert bare == []


def test_no_one_says_school_days_or_another_number_of_categories() -> None:
    """The federal clock counts calendar days, and the regulation has 13 categories."""
    wrong = re.compile(r"\b60 school days|\b(11|12|14) (disability )?categories")

    assert [place for place, text in SAID if wrong.search(text)] == []


def section_numbers(text: str) -> set[str]:
    """Sections of the two education codes that stand in a text."""
    return set(re.findall(r"\b(?:300|104)\.\d+", text))


@each(KnowledgeCheck)
def test_reason_cites_only_what_its_rows_rest_on(item: KnowledgeCheck) -> None:
    """A section in a reason is one of the rows that the question names."""
    said = section_numbers(" ".join(texts(item)))
    rows = [SITE.get(Row, name) for name in item.rows]
    known = section_numbers(
        " ".join(c.section or "" for row in rows for c in citations(row))
    )

    assert said - known == set()


@each(Row)
def test_cell_can_be_read_at_a_glance(item: Row) -> None:
    """A cell is a few sentences, not a page."""
    assert {
        name: words(text) for name, text in item.texts.items() if words(text) > 70
    } == {}


@each(Row)
def test_folded_row_stands_beside_its_kind(item: Row) -> None:
    """A core row is shown at once; any other folds under a few words."""
    assert item.core or (item.subtopic and words(item.subtopic) <= 6)


SIDES = [column for column in SITE.all(Column) if column.role == "side"]


@each(Row)
def test_statement_to_sort_names_no_side(item: Row) -> None:
    """A statement has something to go by and does not tell where it belongs."""
    labels = (re.split(r"[ ()]+", side.label) for side in SIDES)
    telling = {name for side in SIDES for name in side.names}
    telling |= {word for label in labels for word in label if word not in ("", "plan")}
    telling -= {"Section"}
    found = re.compile(rf"\b({'|'.join(map(re.escape, telling))})\b")
    for text in statements(SITE, item).values():
        said = re.sub(r"\]\([^)]*\)", "", text)

        assert not found.search(said)
        assert words(said.replace(HIDDEN, "")) >= SHORTEST


def test_every_answer_is_right_of_some_statement() -> None:
    """Practice teaches to tell the sides apart, and what they share or leave open."""
    right = Counter(
        right_answers(SITE, row, side)[0]
        for row in SITE.all(Row)
        for side in statements(SITE, row)
    )

    assert right.keys() == {"all", "varies", *(side.id for side in SIDES)}
    assert min(right.values()) >= 4


@each(KnowledgeCheck)
def test_reason_leaves_the_verdict_to_the_page(item: KnowledgeCheck) -> None:
    """The page says right or wrong; a reason does not begin with it again."""
    for question in questions(item):
        for option in question.options:
            verdict = r"(correct|wrong|right|yes|no)\b[.,!]"
            assert not re.match(verdict, option.why.lower()), option.id


@each(KnowledgeCheck)
def test_variant_has_a_prompt_of_its_own(item: KnowledgeCheck) -> None:
    """Whoever tries again meets the rule and not the remembered answer."""
    prompts = [question.prompt for question in questions(item)]

    assert len(set(prompts)) == len(prompts)


@each(KnowledgeCheck)
def test_check_rests_on_a_row_of_its_own_module(item: KnowledgeCheck) -> None:
    """A reader finds the rule on the page she is on."""
    home = SITE.module_of(item)

    assert any(SITE.module_of(SITE.get(Row, row)) == home for row in item.rows)


ASKS_ONLY_WHAT_STANDS = {
    "safeguards-check-long-suspension": "asks for the ten days, which are old guidance",
    "safeguards-check-verdict": "asks for the two questions of the regulation",
    "safeguards-check-clocks": "asks for days, not for the office that counts them",
}
"""Checks on rows that hold something dated besides the rule that is asked."""


@each(KnowledgeCheck)
def test_check_does_not_hang_on_anything_dated(item: KnowledgeCheck) -> None:
    """A row that has to be looked at sooner than in a year may move under a score."""
    dated = [row for row in item.rows if SITE.get(Row, row).review_by]

    assert bool(dated) == (item.id in ASKS_ONLY_WHAT_STANDS)


@each(Module)
def test_module_asks_enough(item: Module) -> None:
    """A share of what was answered rightly says little with fewer than eight."""
    assert len(SITE.all(KnowledgeCheck, item.id)) >= 8


@each(Module)
def test_right_answers_stand_in_different_places(item: Module) -> None:
    """No one passes by always choosing the longest one, and no line is never right."""
    single = [
        question
        for check in SITE.all(KnowledgeCheck, item.id)
        if check.select == "one"
        for question in questions(check)
    ]
    rights = [[option.correct for option in question.options] for question in single]
    places = Counter(right.index(True) for right in rights)
    longest = [is_right_the_longest(question) for question in single]

    assert len(places) >= 3
    assert sum(longest) * 5 <= len(single) * 2


def questions(check: KnowledgeCheck) -> list[KnowledgeCheck | Variant]:
    """A check as it is asked first, then in other ways."""
    return [check, *check.variants]


def is_right_the_longest(question: KnowledgeCheck | Variant) -> bool:
    longest = max(question.options, key=lambda option: len(option.label))
    return longest.correct


@each(Module)
def test_module_is_complete(item: Module) -> None:
    """A table of eight core rows, a poll, key points, and cases of both kinds."""
    tables = SITE.all(ComparisonTable, item.id)
    forms = {scenario.form for scenario in SITE.all(Scenario, item.id)}

    assert sum(row.core for table in tables for row in table.rows) == 8
    assert len(SITE.all(Poll, item.id)) == 1
    assert 2 <= len(SITE.all(Objective, item.id)) <= 6
    assert len(SITE.all(KeyPoint, item.id)) >= 5
    assert all(len(c.options) <= 4 for c in SITE.all(KnowledgeCheck, item.id))
    assert "worked" in forms
    assert forms & {"to-solve", "find-the-mistake"}


@each(Module)
def test_module_ends_where_it_began(item: Module) -> None:
    """First thoughts come once more at the end, beside the first answer."""
    page = next(page for page in SITE.pages if page.name == f"modules/{item.id}")
    calls = [call.name for call in page.calls]

    assert calls.index("poll") < calls.index("comparison_table")
    assert calls.index("key_points") < calls.index("look_back")


WORDS_A_MINUTE = 230
"""Silent reading of nonfiction by adults is at 238 on average (Brysbaert 2019)."""


@each(Module)
def test_module_says_how_long_it_takes(item: Module) -> None:
    """Minutes come from the words a reader meets, and from the questions."""
    read = words(prose(ROOT / f"docs/modules/{item.id}.md"))
    read += sum(words(text) for text in texts_read(item.id))
    answered = 0.7 * len(SITE.all(KnowledgeCheck, item.id))

    assert 12 <= item.minutes <= 25
    assert abs(item.minutes - read / WORDS_A_MINUTE) <= 1.5
    assert abs(item.minutes_answering - answered) <= 1


def texts_read(module: str) -> Iterator[str]:
    """What a module shows besides prose: core rows, paths, lists, key points, cases.

    Of a case, what is known, every choice, and what follows from the recommended one.
    """
    for row in SITE.all(Row, module):
        if row.core:
            yield from (row.topic, *row.texts.values())
    for path in SITE.all(DecisionPath, module):
        yield from texts(path)
    for checklist in SITE.all(Checklist, module):
        yield from texts(checklist)
    for point in SITE.all(KeyPoint, module):
        yield point.text
    for case in SITE.all(Scenario, module):
        yield from (case.situation, *case.facts, case.differ, *case.next_steps)
        yield from case.exhibit.lines if case.exhibit else ()
        for decision in case.decisions:
            yield decision.prompt
            for choice in decision.choices:
                yield choice.label
                if choice.standing == "recommended":
                    yield from (choice.consequence, choice.reasoning)


@each(Module)
def test_module_is_plain_to_read(item: Module) -> None:
    """About US grade 10 or below, by the formula of Flesch and Kincaid."""
    assert grade(prose(ROOT / f"docs/modules/{item.id}.md")) <= 10.5


def test_guide_for_supervisors_is_plain_to_read() -> None:
    """As plain as a module; it is read between two meetings."""
    assert grade(prose(ROOT / "docs/supervise/guide.md")) <= 10.5


def test_guide_for_supervisors_claims_no_credit() -> None:
    """It promises nothing that a site without a provider behind it cannot give."""
    claims = r"verif|certified|accredit|\bCEUs?\b|\bPDUs?\b|contact hours|SCORM"
    text = (ROOT / "docs/supervise/guide.md").read_text("utf-8")

    assert re.findall(claims, text, re.IGNORECASE) == []


@each(FacilitatorGuide)
def test_guide_covers_every_objective(item: FacilitatorGuide) -> None:
    """Two questions to ask and one thing to look at, for each objective."""
    asked = Counter(prompt.objective for prompt in item.prompts)
    seen = {idea.objective for idea in item.assess}

    for objective in SITE.all(Objective, item.id):
        assert asked[objective.id] >= 2, objective.id
        assert objective.id in seen
    assert 180 <= words(" ".join(item.summary)) <= 320, "two minutes, said aloud"
    assert len(item.misreadings) >= 3
    assert len(item.watch_for) >= 3


def test_every_module_has_a_guide() -> None:
    """A supervisor finds a page for each module."""
    modules = [module.id for module in SITE.all(Module)]

    assert [guide.id for guide in SITE.all(FacilitatorGuide)] == modules


@each(Scenario)
def test_case_leaves_room_for_judgment(item: Scenario) -> None:
    """Every choice is argued, and it says on what reasonable teams differ."""
    for decision in item.decisions:
        for choice in decision.choices:
            assert words(choice.reasoning) >= 8, choice.id
    assert words(item.differ) >= 20


STUDENTS = [
    *("Alex", "Avery", "Casey", "Devon", "Jamie", "Jordan", "Morgan"),
    *("Quinn", "Riley", "Rowan", "Sam", "Skyler", "Taylor"),
]


def test_cases_are_all_there() -> None:
    """Twelve students, one report to mend, and two texts with mistakes."""
    cases = SITE.all(Scenario)
    named = [case.title.split(",")[0] for case in cases if not case.exhibit]

    assert sorted(named) == STUDENTS
    assert sum(case.form == "find-the-mistake" for case in cases) == 2


@pytest.mark.parametrize("name", STUDENTS)
def test_student_is_met_in_one_case_only(name: str) -> None:
    """No question speaks of the student of a case; a guide for supervisors may."""
    case = next(case for case in SITE.all(Scenario) if case.title.startswith(name))
    others = [
        entry.item.id
        for entry in SITE.entries
        if entry.item is not case
        and not isinstance(entry.item, FacilitatorGuide)
        and re.search(rf"\b{name}\b", " ".join(texts(entry.item)))
    ]

    assert others == []


def texts(item: Item) -> Iterator[str]:
    return (leaf.value for leaf in leaves(item) if isinstance(leaf.value, str))


@each(Development)
def test_news_is_looked_at_soon(item: Development) -> None:
    """What has just changed may change again within half a year."""
    assert item.due - item.reviewed <= timedelta(days=200)


@each(Objective)
def test_objective_is_a_sentence(item: Objective) -> None:
    """An objective stands on records as it is, so it ends like a sentence."""
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
    cited = {
        leaf.value
        for entry in SITE.entries
        for leaf in leaves(entry.item)
        if Reference("sources") in leaf.marks
    }
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


def test_no_text_uses_the_old_word() -> None:
    """We say disability, though Part 104 still uses the older word."""
    texts = [
        str(leaf.value)
        for entry in SITE.entries
        for leaf in leaves(entry.item)
        if "handicap" in str(leaf.value).lower()
    ]

    assert texts == []
