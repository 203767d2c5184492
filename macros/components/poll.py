"""Poll: readers say what they do or think; there is no right answer.

- id: visits-first-thoughts
  prompt: Where do you like to prepare a visit?
  options:
    - id: desk
      label: At the desk
      comment: You can ask at once.
    - id: home
      label: At home
      comment: Call before you leave, since hours change.

A district's own results stand under the id of the poll, with the same `results:`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from macros.components.base import (
    DISTRICT,
    Component,
    Date,
    Id,
    Item,
    Kind,
    Library,
    Markdown,
    Part,
    Reference,
    Text,
    View,
    fingerprint,
    spoken_date,
)
from macros.components.layer import here
from macros.problems import Fault, faults_of_repeated
from macros.source import Place

FEWEST_FOR_SHARES = 20
"""Below this number of answers a percentage says more than is known."""

FEWEST_FOR_COUNT = 5
"""Below this count an answer could be traced to a person."""


class Option(Part):
    """One answer to a poll."""

    id: Id
    """Its name for ever, inside this poll."""

    label: Text
    """The answer."""

    comment: Markdown
    """What an experienced colleague says to someone who answers this."""


class Results(Part):
    """Real answers that were collected elsewhere."""

    n: int = Field(ge=1)
    """How many people answered."""

    collected_from: Date
    """The first day."""

    collected_to: Date
    """The last day."""

    how: Text
    """Who was asked, and how."""

    counts: dict[str, Annotated[int, Field(ge=0)]]
    """For each option's id, how many chose it."""


class Poll(Item):
    """A question without a right answer."""

    prompt: Text
    """What the reader is asked."""

    options: tuple[Option, ...] = Field(min_length=2)
    """At least two options, in the order shown."""

    results: Results | None = None
    """Real counts; shown only after the reader has answered."""


class PollResults(Item):
    """What people of a district answered; shown in place of the poll's own results."""

    id: Annotated[Id, Reference("polls")]
    """The id of the poll."""

    results: Results
    """Real counts; shown only after the reader has answered."""


def check(poll: Poll) -> Iterator[Fault]:
    """Options differ, and results are complete and add up."""
    yield from check_options_differ(poll.options)
    if poll.results is not None:
        yield from check_results(poll.results, poll)


def check_options_differ(
    options: tuple[Part, ...], at: Place = (), noun: str = "option"
) -> Iterator[Fault]:
    """Two options with one id or one label cannot be told apart."""
    for field in ("id", "label"):
        words = (getattr(option, field) for option in options)
        yield from faults_of_repeated(words, (*at, f"{noun}s"), f"{noun}s", field)


def check_results(results: Results, poll: Poll) -> Iterator[Fault]:
    """Results count each option of the poll and no other, and add up."""
    option_ids = {option.id for option in poll.options}
    at = ("results", "counts")
    for name in sorted(option_ids - results.counts.keys()):
        yield Fault(
            at, f"the count for option “{name}” is missing", f"Add “{name}: 0”."
        )
    for name in sorted(results.counts.keys() - option_ids):
        yield Fault(
            (*at, name),
            f"there is no option “{name}”",
            "Use the ids of the poll's options.",
        )
    total = sum(results.counts.values())
    if total != results.n:
        yield Fault(
            at,
            f"the counts must add up to n, which is {results.n}; found {total}",
            "Correct the counts or n.",
        )
    if results.collected_from > results.collected_to:
        yield Fault(
            ("results", "collected_from"),
            "the first day must not come after the last day",
            "Exchange the two dates.",
        )


def version(poll: Poll) -> str:
    """The version of what is asked."""
    options = [[option.id, option.label] for option in poll.options]
    return fingerprint({"prompt": poll.prompt, "options": options})


def view(content: Library, poll: Poll) -> View:
    """The question, its options with their comments, and results if there are any."""
    local = content.find(PollResults, poll.id)
    results = local.results if local else poll.results
    return {
        "id": poll.id,
        "version": version(poll),
        "prompt": poll.prompt,
        "options": [
            {"id": option.id, "label": option.label, "comment": option.comment}
            for option in poll.options
        ],
        "results": _results_view(results, poll.options) if results else None,
        "here": here(content) if local else "",
    }


def _results_view(results: Results, options: tuple[Option, ...]) -> View:
    return {
        "n": results.n,
        "collected_from": spoken_date(results.collected_from),
        "collected_to": spoken_date(results.collected_to),
        "how": results.how,
        "shows_shares": results.n >= FEWEST_FOR_SHARES,
        "answers": [
            {
                "id": option.id,
                "label": option.label,
                "count": _spoken_count(results.counts[option.id]),
                "share": _share(results.counts[option.id], results.n),
            }
            for option in options
        ],
    }


def _spoken_count(count: int) -> str:
    return str(count) if count >= FEWEST_FOR_COUNT else f"fewer than {FEWEST_FOR_COUNT}"


def _share(count: int, n: int) -> int | None:
    """Whole percent, or nothing where it would say too much."""
    if n < FEWEST_FOR_SHARES or count < FEWEST_FOR_COUNT:
        return None
    return round(100 * count / n)


POLLS = Kind("polls", "poll", Poll, check)

POLL_RESULTS = Kind(
    "poll-results", "result", PollResults, folders=(DISTRICT,), local_ids=True
)

COMPONENT = Component("poll", view, takes=POLLS, data=(POLLS, POLL_RESULTS))
