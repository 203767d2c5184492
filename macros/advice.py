"""What makes questions teach, as warnings: each rule with the evidence behind it.

Advice stops no build. A course may have a reason; the warning asks for one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median_low
from typing import TypeAlias

from macros.components.knowledge_check import KnowledgeCheck, Option, Variant
from macros.components.module import Module
from macros.components.objectives import Objective
from macros.content import LAYER, Content, Entry
from macros.lasting import all_is_kept
from macros.problems import Fault, Problem
from macros.rules import Rule, ask, load_and_check
from macros.source import Place
from macros.stale import notes_follow_their_rows, reviews_hold

SHORTEST_REASON = 8
"""Words that a reason needs at least to say why."""

FEWEST_NEW_WORDS = 3
"""Words of a reason that do not stand in its option already."""

MOST_OPTIONS = 4
"""More options are more to read and seldom more to choose from."""

FEWEST_QUESTIONS = 4
"""Of fewer questions in a module it says nothing where the right answers stand."""

Question: TypeAlias = KnowledgeCheck | Variant

_VAGUE = re.compile(
    r"(?:be able to )?"
    r"(understand|know|learn|appreciate|(?:be|become) (?:aware|familiar))\b",
    re.IGNORECASE,
)
_POINTS_AT_OTHERS = re.compile(
    r"\b(?:all|any|both|none|neither) of the (?:above|below|other options)\b"
    r"|\b(?:both|neither) \(?[a-e]\)? (?:and|nor) \(?[a-e]\b",
    re.IGNORECASE,
)
_DENIAL = r"(not|never|except|(?<!at )least|cannot|\w+n['’]t)"
_NEGATIVE = re.compile(
    # “What do you do if he cannot …?” asks for what is so, as does “… but not …?”.
    r"(?:^|[,:;“] ?)(?:which|what|whom?|where)\b"
    r"(?:(?!\b(?:and|but|or|if|when|because|that|who|since|after|before)\b).){0,200}?"
    rf"\b{_DENIAL}\b.*\?|\b(except)\W*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.?!”:])\s+")
_EMPHASIS = re.compile(r"(\*+|_+)[^*_]+\1")
_WORD = re.compile(r"[\w'’]+")


def find_problems_and_warnings(
    project: Path, today: date, layer: str | None = LAYER
) -> tuple[list[Problem], list[Problem]]:
    """What must be put right; and what is advised, or due for review on a day."""
    site, examples, problems = load_and_check(project, layer)
    advice = {*ask(ADVICE, site), *ask(ADVICE, examples)}
    old = {
        *reviews_hold(site, today),
        *ask([notes_follow_their_rows, all_is_kept], site),
    }
    return problems, sorted(advice | old)


def objectives_can_be_observed(content: Content) -> Iterator[Problem]:
    """An objective begins with what a reader does, not with “understand” or “know”.

    Nobody sees understanding; what someone does can be taught, asked and looked at
    alike (Mager 1962; Biggs 1996, on constructive alignment).

    Wrong: text: Understand the rules of both houses.
    Right: text: Explain which of the two houses lends a book.
    See: A good objective
    """
    for entry in content.entries:
        if isinstance(entry.item, Objective):
            vague = _VAGUE.match(entry.item.text)
            if vague:
                what = f"“{vague[1].lower()}” cannot be seen from outside"
                cure = "Begin with what one sees: explain, choose, tell apart."
                yield entry.problem(Fault(("text",), what, cure))


def reasons_teach(content: Content) -> Iterator[Problem]:
    """A reason says why, in eight words or more, and not its option once more.

    An explanation helps about ten times as much as “right” or “wrong” alone (Van der
    Kleij, Feskens and Eggen 2015), and more with new questions than the bare answer
    (Butler, Godbole and Marsh 2013).

    Wrong: why: No, it does not.
    Right: why: It opens doors, but everything that is shown there stays inside.
    See: A good question
    """
    for entry, at, option in _options(content):
        words = _words(option.why)
        place = (*at, "why")
        if len(words) < SHORTEST_REASON:
            what = f"a reason needs {SHORTEST_REASON} words, found {len(words)}"
            cure = "Say what is so, and how one can tell."
            yield entry.problem(Fault(place, what, cure))
        elif len(set(words) - set(_words(option.label))) < FEWEST_NEW_WORDS:
            what = "the reason only repeats its option"
            cure = "Say why, to someone who has just chosen this."
            yield entry.problem(Fault(place, what, cure))


def options_are_few(content: Content) -> Iterator[Problem]:
    """A question has three or four options.

    Three good ones are enough (Rodriguez 2005, over eighty years of research); a fifth
    is mostly there to fill, and is read by everyone.

    See: A good question
    """
    for entry, at, question in _questions(content):
        if len(question.options) > MOST_OPTIONS:
            what = f"three or four options are enough, found {len(question.options)}"
            cure = "Take away the one that nobody would choose."
            yield entry.problem(Fault((*at, "options"), what, cure))


def options_stand_by_themselves(content: Content) -> Iterator[Problem]:
    """An option does not point at the others, as “all of the above” does.

    Who sees two that are right knows the answer without the third (Haladyna, Downing
    and Rodriguez 2002). Here the letters would be wrong too, since options have none.

    Wrong: label: Both a and b
    Right: label: The library and the museum
    See: A good question
    """
    for entry, at, option in _options(content):
        found = _POINTS_AT_OTHERS.search(option.label)
        if found:
            what = f"“{found[0]}” points at other options"
            cure = "Write out what is meant, or write “select: many” above the options."
            yield entry.problem(Fault((*at, "label"), what, cure))


def denials_are_emphasized(content: Content) -> Iterator[Problem]:
    """A question that asks for what is not so says that word with emphasis.

    A “not” that is overlooked measures reading, not the rule (Haladyna, Downing and
    Rodriguez 2002). Better still, ask for what is so.

    Wrong: prompt: Which of these is not lent?
    Right: prompt: Which of these is **not** lent?
    See: A good question
    """
    for entry, at, question in _questions(content):
        for sentence in _SENTENCE.split(_EMPHASIS.sub("", question.prompt)):
            found = _NEGATIVE.search(sentence)
            word = (found[1] or found[2]) if found else ""
            if word and not word.isupper():
                what = f"“{word}” in the question is easily overlooked"
                cure = f"Ask for what is so, or write “**{word}**”."
                yield entry.problem(Fault((*at, "prompt"), what, cure))


def right_options_are_not_the_longest(content: Content) -> Iterator[Problem]:
    """The right option is not told by its length.

    Whoever does not know chooses the longest, which authors word with most care
    (Haladyna, Downing and Rodriguez 2002).

    See: A good question
    """
    for entry, at, question in _questions(content):
        lengths = [len(option.label) for option in question.options]
        right = max((len(o.label) for o in question.options if o.correct), default=0)
        if right == max(lengths) and right > 2 * median_low(lengths):
            what = "the right option is more than twice as long as the others"
            cure = "Shorten it, or say as much in the others."
            yield entry.problem(Fault((*at, "options"), what, cure))


def right_answers_change_places(content: Content) -> Iterator[Problem]:
    """In a module, no place holds more than half of the right answers.

    Options keep their order here, so whoever always chooses the second must not pass
    (Attali and Bar-Hillel 2003: both authors and guessers like the middle).

    See: A good question
    """
    for entry, checks in _modules(content):
        places: Counter[int] = Counter()
        for check in checks:
            if check.select == "one":
                places[_place(check)] += 1
                places.update(_place(variant) for variant in check.variants)
        asked = places.total()
        place, most = next(iter(places.most_common(1)), (0, 0))
        if asked >= FEWEST_QUESTIONS and 2 * most > asked:
            what = f"of {asked} right answers, {most} stand in place {place + 1}"
            cure = "Change the order of options in some questions and variants."
            yield entry.problem(Fault((), what, cure))


def checks_go_beyond_recall(content: Content) -> Iterator[Problem]:
    """At least half of a module's questions ask to apply a rule or to decide.

    What is asked in new situations carries over to others; recalled words carry least
    (Pan and Rickard 2018, over 192 transfer effects).

    See: A good question
    """
    for entry, checks in _modules(content):
        beyond = sum(check.level != "recall" for check in checks)
        if checks and not beyond:
            what = "every question asks only to recall"
            cure = "Write one about a situation; its level is apply or decide."
            yield entry.problem(Fault((), what, cure))
        elif 2 * beyond < len(checks):
            what = f"of {len(checks)} questions only {beyond} ask more than to recall"
            cure = "Write further ones about situations: apply or decide."
            yield entry.problem(Fault((), what, cure))


def checks_can_be_asked_again(content: Content) -> Iterator[Problem]:
    """A question has a variant: the same rule in another situation.

    Whoever tries again should meet the rule and not the answer she remembers; examples
    that differ carry over further (Butler, Black-Maier, Raley and Marsh 2017).

    See: A good question
    """
    for entry in content.entries:
        if isinstance(entry.item, KnowledgeCheck) and not entry.item.variants:
            what = "there is no variant for a reader who tries again"
            cure = "Add “variants:” with the same rule in another situation."
            yield entry.problem(Fault((), what, cure))


def checks_follow_what_they_ask(content: Content) -> Iterator[Problem]:
    """A question stands after what it asks about, at the end of a section.

    Feedback helps more after reading than in the middle of it (Swart, Nielen and
    Sikkema-de Jong 2019). First thoughts before the first section are for a poll.

    See: A good question
    """
    for page in content.pages:
        after_first = page.sections[1] if len(page.sections) > 1 else 0
        for call in page.calls:
            if call.name == "knowledge_check" and call.line < after_first:
                what = "asks before the reader has read a section"
                cure = "Move it to the end of the section that teaches it."
                yield Problem(page.path, call.line, call.name, what, cure)


def _questions(content: Content) -> Iterator[tuple[Entry, Place, Question]]:
    """Every question and variant, with its place inside its check."""
    for entry in content.entries:
        if isinstance(entry.item, KnowledgeCheck):
            yield entry, (), entry.item
            for number, variant in enumerate(entry.item.variants):
                yield entry, ("variants", number), variant


def _options(content: Content) -> Iterator[tuple[Entry, Place, Option]]:
    for entry, at, question in _questions(content):
        for number, option in enumerate(question.options):
            yield entry, (*at, "options", number), option


def _modules(content: Content) -> Iterator[tuple[Entry, tuple[KnowledgeCheck, ...]]]:
    """Each module whose questions could all be read, with these questions."""
    for entry in content.entries:
        is_whole = ("knowledge-checks", entry.folder) not in content.broken
        if isinstance(entry.item, Module) and is_whole:
            yield entry, content.all(KnowledgeCheck, entry.folder)


def _place(question: Question) -> int:
    """Where the first right option stands; one without any is a problem elsewhere."""
    return [*(option.correct for option in question.options), True].index(True)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


ADVICE: tuple[Rule, ...] = (
    objectives_can_be_observed,
    reasons_teach,
    options_are_few,
    options_stand_by_themselves,
    denials_are_emphasized,
    right_options_are_not_the_longest,
    right_answers_change_places,
    checks_go_beyond_recall,
    checks_can_be_asked_again,
    checks_follow_what_they_ask,
)
"""Rules for content that teaches; the examples keep them too."""
