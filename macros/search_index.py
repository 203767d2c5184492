"""What the search finds besides the pages: rows, terms, sources and the like.

The theme's plugin has divided the pages at their headings and written an index. Here
each item gets a document of its own, with a title that can be read by itself, and each
document the words by which a reader may look for it though they do not stand in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape, unescape
from typing import Any, TypeAlias

from macros.components.base import Item, Model, leaves
from macros.components.comparison_table import Note, Row
from macros.components.developments import Development
from macros.components.layer import Form
from macros.components.local_rules import Answer, LocalRule
from macros.components.module import course_of
from macros.components.source import Source
from macros.components.term import Term
from macros.components.vocabulary import Column, Synonyms
from macros.content import Content
from macros.rendering import address, inline_html

Document: TypeAlias = dict[str, Any]

IDLE = (
    "a about am an and any are as at be been by can could did do does for from get "
    "gets had has have he her how i if in into is isn it its just me mean "
    "means my need needs now of on or our she should so t that the their them then "
    "there they this to versus vs was we what when where which who why will with "
    "would you your"
)
"""Words of a question that say nothing about what is asked."""

_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"\w+(?:\.\d+)*")


def complete(index: str, content: Content, home_url: str) -> str:
    """The index of the pages with the items in it; addresses are as seen from home."""
    parsed = json.loads(index)
    # A heading over nothing but items leads nowhere that an item does not.
    pages = [
        page for page in parsed["docs"] if page["text"] or "#" not in page["location"]
    ]
    documents = [*pages, *item_documents(content, home_url)]
    families = list(_families(content))
    for document in documents:
        _add_other_words(document, families)
    parsed["config"] |= {
        "idle": [*IDLE.split(), *course_of(content).idle],
        "spelling": spelling(content),
    }
    parsed["docs"] = documents
    return json.dumps(parsed, separators=(",", ":"), ensure_ascii=False)


def item_documents(content: Content, home_url: str) -> Iterator[Document]:
    """One document for each row, term, source, development, local rule and form."""

    def documents(
        model: type[Model], weight: float, told: Callable[[Model], tuple[str, str]]
    ) -> Iterator[Document]:
        for item in content.all(model):
            title, text = told(item)
            yield {
                "location": address(content.link(item), home_url),
                "title": _without_marks(title),
                "text": _without_marks(text),
                "text_words": " ".join(dict.fromkeys(_sections(item))),
                "boost": weight,
            }

    labels = {column.id: column.label for column in content.all(Column)}
    # What a district adds is found where it stands, with what it is added to.
    notes = {note.id: note.text for note in content.all(Note)}
    answers = {answer.id: answer.text for answer in content.all(Answer)}
    yield from documents(
        Row,
        1.5,
        lambda row: (row.topic, _joined(_row_text(row, labels), notes.get(row.id))),
    )
    yield from documents(Term, 1.5, lambda term: (_term_title(term), term.definition))
    yield from documents(Development, 1, lambda news: (news.title, _news_text(news)))
    yield from documents(
        LocalRule,
        0.6,
        lambda rule: (rule.question, _joined(rule.ask, answers.get(rule.id))),
    )
    yield from documents(Form, 1, lambda form: (form.name, form.purpose))
    yield from documents(Source, 0.6, lambda entry: (entry.title, _source_text(entry)))


def _joined(*texts: str | None) -> str:
    return " ".join(filter(None, texts))


def _sections(item: Item) -> Iterator[str]:
    """The sections that an item cites, as one word each: 4_1 for 4.1(a)."""
    for leaf in leaves(item):
        if leaf.at[-1] == "section" and (number := re.match(r"[\d.]*\d", leaf.value)):
            yield number[0].replace(".", "_")


def _without_marks(text: str) -> str:
    """Inline Markdown as plain text, escaped as the plugin does it."""
    return escape(unescape(_TAG.sub("", inline_html(text))), quote=False)


def _row_text(row: Row, labels: Mapping[str, str]) -> str:
    return " ".join(f"{labels[key]}: {text}" for key, text in row.texts.items())


def _term_title(term: Term) -> str:
    return f"{term.name}: {term.long}" if term.long else term.name


def _news_text(news: Development) -> str:
    return _joined(f"{news.when}.", news.known, news.open, news.say)


def _source_text(source: Source) -> str:
    return f"{source.short}. {source.publisher}. {source.used_for}."


def spelling(content: Content) -> dict[str, str]:
    """For each common misspelling the word that is meant."""
    return {
        wrong: entry.words[0].lower()
        for entry in content.all(Synonyms)
        for wrong in entry.misspelled
    }


def _families(content: Content) -> Iterator[tuple[str, ...]]:
    """Phrases that mean the same, in small letters: acronyms and synonyms."""
    for term in content.all(Term):
        if term.long:
            yield _plain(term.name), _plain(term.long)
    for entry in content.all(Synonyms):
        yield tuple(map(_plain, entry.words))


def _add_other_words(document: Document, families: Iterable[tuple[str, ...]]) -> None:
    """Notes by which other words the title and the text are found."""
    for field in ("title", "text"):
        there = f" {_plain(unescape(_TAG.sub(' ', document[field])))} "
        other = [
            phrase
            for family in families
            if any(f" {phrase} " in there for phrase in family)
            for phrase in family
            if f" {phrase} " not in there
        ]
        words = dict.fromkeys(word for phrase in other for word in phrase.split())
        missing = [word for word in words if f" {word} " not in there]
        known = document.pop(f"{field}_words", "").split()
        if known or missing:
            document[f"{field}_words"] = " ".join([*known, *missing])


def _plain(text: str) -> str:
    """The words of a text in small letters, with one space between two."""
    return " ".join(_WORD.findall(text.lower()))
