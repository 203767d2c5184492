"""Notes what each page asked of the content, to tell which pages are out of date.

A page is made from its own file, from what the content answered while it was made, and
from what is the same for all pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from typing import Any, TypeAlias

from macros.components.base import Item
from macros.content import Content

Question: TypeAlias = tuple[Hashable, ...]
"""What was asked and about what; an item is named by its kind and its id."""

_NONE = object()
"""The answer about something that is no longer there."""


class Listener:
    """Answers as the content does, and notes for whom it was asked."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._answers: dict[Question, tuple[tuple[Any, ...], Any]] = {}
        self._asked: dict[str, set[Question]] = defaultdict(set)
        self._asking: set[Question] = set()

    def listen_to(self, page: str) -> None:
        """Whatever is asked from now on is asked for this page."""
        self._asking = self._asked[page] = set()

    def __getattr__(self, name: str) -> Any:
        """What the content has under this name; what it is asked for is noted."""
        if callable(getattr(Content, name, None)):
            return lambda *words: self._answer((name, *words))
        return self._answer((name,))

    def how_much(self, page: str) -> int:
        """How many questions were asked for a page."""
        return len(self._asked[page])

    def take_in(self, content: Content) -> set[str]:
        """Asks this content from now on; returns the pages it answers otherwise."""
        self._content = content
        changed = set()
        for question, (words, before) in self._answers.items():
            answer = self._ask(words)
            if answer is not before:
                self._answers[question] = (words, answer)
                if answer != before:
                    changed.add(question)
        return {
            page for page, asked in self._asked.items() if not changed.isdisjoint(asked)
        }

    def _answer(self, words: tuple[Any, ...]) -> Any:
        question = tuple(map(_named, words))
        if question not in self._answers:
            self._answers[question] = (words, self._ask(words))
        self._asking.add(question)
        answer = self._answers[question][1]
        if answer is _NONE:
            raise KeyError(*question)
        return answer

    def _ask(self, words: tuple[Any, ...]) -> Any:
        name, *about = words
        found = getattr(self._content, name)
        try:
            return found(*about) if callable(found) else found
        except KeyError:
            return _NONE


def _named(word: Any) -> Hashable:
    return (type(word), word.id) if isinstance(word, Item) else word
