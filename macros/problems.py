"""What an author must put right, where it is, and how the one report reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

MOST_TOLD = 100
"""Problems that one file or one rule tells; more of them are one slip, felt often."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to put right, with its place, the rule and the cure."""

    path: str
    """The file, relative to the project folder, with forward slashes."""

    line: int
    """The line in that file, counted from 1."""

    item: str
    """What it is about, such as “poll scope-first-thoughts › options”; may be empty."""

    what: str
    """What must or must not be so, and what was found."""

    cure: str
    """What to type."""

    rule: str = ""
    """The name of the rule that is broken; who asks a rule adds its name."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}  {self.said}  [{self.rule}]\n    {self.cure}"

    @property
    def said(self) -> str:
        """What is wrong with what."""
        return f"{self.item}: {self.what}" if self.item else self.what


@dataclass(frozen=True)
class Fault:
    """A problem inside one item, before its file and line are known."""

    at: tuple[str | int, ...]
    """The way to the value, such as `("options", 0, "label")`; empty for the item."""

    what: str
    cure: str

    near: tuple[str | int, ...] = ()
    """Where the line is, if it is not where the subject stands."""

    rule: str = ""
    """The name of the rule that is broken; who asks a rule adds its name."""


class ContentError(Exception):
    """The content has problems; carries all of them, in order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem], noun: str = "problem") -> str:
    """All problems as one text: a count, then each with its cure."""
    in_order = sorted(problems)
    nouns = noun if len(in_order) == 1 else f"{noun}s"
    return "\n".join([f"{len(in_order)} {nouns} in the content", *map(str, in_order)])


def first(problems: Iterable[Problem]) -> Iterator[Problem]:
    """As many problems as anybody reads; after them, that there are more."""
    for number, problem in enumerate(problems):
        if number == MOST_TOLD:
            what = f"there are more than {MOST_TOLD} such problems; the rest waits"
            cure = "Put those right that are told, and check again."
            yield replace(problem, item="", what=what, cure=cure)
            return
        yield problem


def find_repeated(words: Iterable[str]) -> Iterator[str]:
    """Each word that stands more than once, once, in the order of its second place."""
    seen: set[str] = set()
    told: set[str] = set()
    for word in words:
        if word in seen and word not in told:
            told.add(word)
            yield word
        seen.add(word)


def faults_of_repeated(
    words: Iterable[str], at: tuple[str | int, ...], nouns: str, field: str
) -> Iterator[Fault]:
    """A fault for each word that several parts of an item have in one field."""
    for word in find_repeated(words):
        yield Fault(
            at,
            f"two {nouns} must not have the same {field}, found “{word}” twice",
            f"Change the {field} of one of them.",
        )


def suggest(word: str, known: Iterable[str], otherwise: str) -> str:
    """A cure that names the nearest known word, or else the given sentence."""
    nearest = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"Did you mean “{nearest[0]}”?" if nearest else otherwise


def listed(words: Iterable[str]) -> str:
    """Words as an author reads them: “a”, “b” or “c”."""
    quoted = [f"“{word}”" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"
