"""What the search knows: pages by their headings, and items where they stand.

It is read from what authors write and not from the built pages. That takes no time, and
what only a component shows, such as the answers of a check, is not found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from macros.components.base import CANONICAL, Item, Link, Model, leaves
from macros.components.comparison_table import Note, Row
from macros.components.developments import Development
from macros.components.layer import Form
from macros.components.local_rules import Answer, LocalRule
from macros.components.module import course_of
from macros.components.scenario import Scenario
from macros.components.source import Source
from macros.components.term import Term
from macros.components.vocabulary import Column, Synonyms
from macros.content import Content
from macros.pages import Page
from macros.prose import Texts, joined, plain, prose
from macros.rendering import address

Document: TypeAlias = dict[str, Any]

FILE = "search/search_index.js"
"""Where it is in the built site.

It is a script, since no browser reads a file from a disk.
"""

IDLE = (
    "a about am an and any are as at be been by can could did do does for from get "
    "gets had has have he her how i if in into is isn it its just me mean "
    "means my need needs now of on or our she should so t that the their them then "
    "there they this to versus vs was we what when where which who why will with "
    "would you your"
)
"""Words of a question that say nothing about what is asked."""

_LESS = 0.5
"""The weight of a page that says “search: less”."""

_WORD = re.compile(r"[^\W_]+(?:\.\d+)*")


def index_script(content: Content, home_url: str) -> str:
    """The index as a script that hands it to the search of the page it runs in."""
    index = json.dumps(search_index(content, home_url), **CANONICAL)
    return f'document.querySelector("sot-search").learn({index});'


def search_index(content: Content, home_url: str) -> dict[str, Any]:
    """All documents, and what helps to understand a question."""
    return {
        "documents": [
            *page_documents(content, home_url),
            *item_documents(content, home_url),
        ],
        "idle": [*IDLE.split(), *course_of(content).idle],
        "spelling": spelling(content),
        "families": [list(family) for family in families(content)],
    }


def page_documents(content: Content, home_url: str) -> Iterator[Document]:
    """One document for each page, and for each heading on it that has a text."""
    for page in content.pages:
        if page.search != "never":
            yield from _documents_of(page, content, home_url)


def _documents_of(page: Page, content: Content, home_url: str) -> Iterator[Document]:
    for number, passage in enumerate(page.passages):
        text = prose(content, passage.text)
        if text or not number:
            link = Link(page.name, passage.anchor if number else "")
            weight = _LESS if page.search else 1
            yield _document(link, home_url, passage.heading, text, weight)


def item_documents(content: Content, home_url: str) -> Iterator[Document]:
    """One document for each row, term, case, source, development, rule and form."""

    def documents(
        model: type[Model], weight: float, told: Callable[[Model], tuple[str, Texts]]
    ) -> Iterator[Document]:
        for item in content.all(model):
            title, texts = told(item)
            text = plain(joined(texts))
            document = _document(content.link(item), home_url, title, text, weight)
            if sections := " ".join(dict.fromkeys(_sections(item))):
                document["sections"] = sections
            yield document

    labels = {column.id: column.label for column in content.all(Column)}
    # What a district adds is found where it stands, with what it is added to.
    notes = {note.id: note.text for note in content.all(Note)}
    answers = {answer.id: answer.text for answer in content.all(Answer)}
    yield from documents(
        Row, 1.5, lambda row: (row.topic, [*_sides(row, labels), notes.get(row.id)])
    )
    yield from documents(Term, 1.5, lambda term: (_term_title(term), [term.definition]))
    yield from documents(
        Scenario,
        1,
        lambda case: (case.title, [case.situation, *case.facts, *_exhibit(case)]),
    )
    yield from documents(
        Development,
        1,
        lambda news: (news.title, [f"{news.when}.", news.known, news.open, news.say]),
    )
    yield from documents(
        LocalRule, 0.6, lambda rule: (rule.question, [rule.ask, answers.get(rule.id)])
    )
    yield from documents(Form, 1, lambda form: (form.name, [form.purpose]))
    yield from documents(
        Source,
        0.6,
        lambda entry: (
            entry.title,
            [f"{entry.short}.", f"{entry.publisher}.", f"{entry.used_for}."],
        ),
    )


def _document(
    link: Link, home_url: str, title: str, text: str, weight: float
) -> Document:
    document: Document = {
        "place": _place(link, home_url),
        "title": plain(title),
        "text": text,
    }
    return document if weight == 1 else {**document, "weight": weight}


def _place(link: Link, home_url: str) -> str:
    """The address of a place as seen from home, whose own address is nothing."""
    if home_url or link.page != "index":
        return address(link, home_url)
    return f"#{link.anchor}" if link.anchor else ""


def _sides(row: Row, labels: Mapping[str, str]) -> Iterator[str]:
    return (f"{labels[key]}: {text}" for key, text in row.texts.items())


def _term_title(term: Term) -> str:
    return f"{term.name}: {term.long}" if term.long else term.name


def _sections(item: Item) -> Iterator[str]:
    """The sections that an item cites, without their paragraphs: 4.1 for 4.1(a)."""
    for leaf in leaves(item):
        if leaf.at[-1] == "section" and (number := re.match(r"[\d.]*\d", leaf.value)):
            yield number[0]


def _exhibit(case: Scenario) -> Iterator[str]:
    if case.exhibit:
        yield from (case.exhibit.caption, *case.exhibit.lines)


def spelling(content: Content) -> dict[str, str]:
    """For each common misspelling the word that is meant."""
    return {
        wrong: entry.words[0].lower()
        for entry in content.all(Synonyms)
        for wrong in entry.misspelled
    }


def families(content: Content) -> Iterator[tuple[str, ...]]:
    """Phrases that mean the same, in small letters: acronyms and synonyms."""
    for term in content.all(Term):
        if term.long:
            yield _words(term.name), _words(term.long)
    for entry in content.all(Synonyms):
        yield tuple(map(_words, entry.words))


def _words(text: str) -> str:
    """The words of a text in small letters, with one space between two."""
    return " ".join(_WORD.findall(text.lower()))
