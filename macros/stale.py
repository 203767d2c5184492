"""What is due for review: as warnings, by date, and by the source to compare with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from macros.components.base import Reference, Reviewed, references
from macros.components.comparison_table import Note, Row
from macros.components.source import Source
from macros.content import Content, Entry
from macros.problems import Fault, Problem

_SOURCES = Reference("sources")


@dataclass(frozen=True, order=True)
class _Due:
    """One thing to look at again."""

    day: date
    path: str
    line: int
    subject: str
    sources: tuple[str, ...]
    """The ids of what it is to be compared with."""

    def __str__(self) -> str:
        return f"    {self.day}  {self.path}:{self.line}  {self.subject}"


def reviews_hold(content: Content, today: date) -> Iterator[Problem]:
    """Whatever grows old has been looked at, and not longer ago than it allows.

    Rules change, and a reader cannot tell an old row from a new one. The build does
    not look at the clock, so that the same state always makes the same site.

    Wrong: reviewed: 2016-01-01
    Right: reviewed: 2026-01-01
    See: Correct a row
    """
    for entry, item in _reviewed(content):
        if item.due < today:
            what = f"was to be reviewed by {item.due}"
            cure = "Compare it with its sources, then set “reviewed:” to today's date."
            yield entry.problem(Fault((), what, cure, ("reviewed",), "reviews-hold"))
        if item.reviewed > today:
            what = f"lies in the future, found {item.reviewed}"
            cure = "Write the date on which it was really reviewed."
            yield entry.problem(Fault(("reviewed",), what, cure, rule="reviews-hold"))


def notes_follow_their_rows(content: Content) -> Iterator[Problem]:
    """A district's note is not older than the review of the row it speaks of.

    A row that was read again may say something else than when the note was written.

    Wrong: reviewed: 2026-01-05, below a row with “reviewed: 2026-11-23”
    Right: reviewed: 2026-11-24
    """
    rows = {row.id: row for row in content.all(Row)}
    for entry in content.entries:
        note = entry.item
        row = rows.get(note.id) if isinstance(note, Note) else None
        if row and isinstance(note, Note) and note.reviewed < row.reviewed:
            what = f"its row was reviewed after the note was, on {row.reviewed}"
            cure = "Read the row and the note again, then set “reviewed:” of the note."
            yield entry.problem(Fault((), what, cure, near=("reviewed",)))


def stale_report(content: Content, today: date, within: int) -> str:
    """What is overdue and what soon will be, by date; then the same by source."""
    last = today + timedelta(days=within)
    everything = sorted(_due(content))
    due = [one for one in everything if one.day <= last]
    if not due:
        nothing = f"Nothing is due for review by {last}."
        if not everything:
            return nothing
        return f"{nothing} The next is:\n{everything[0]}"
    return "\n\n".join(
        [
            *_part("Overdue", [one for one in due if one.day < today]),
            *_part(f"Due by {last}", [one for one in due if one.day >= today]),
            "By source, since one reading settles all that rests on it",
            *_by_source(content, due),
        ]
    )


def _due(content: Content) -> Iterator[_Due]:
    for entry, item in _reviewed(content):
        problem = entry.problem(Fault((), "", "", near=("reviewed",)))
        cited = {leaf.value for leaf in references(item) if _SOURCES in leaf.marks}
        # A source is compared with itself.
        sources = {item.id} if isinstance(item, Source) else cited
        where = (problem.path, problem.line, problem.item)
        yield _Due(item.due, *where, tuple(sorted(sources)))


def _reviewed(content: Content) -> Iterator[tuple[Entry, Reviewed]]:
    for entry in content.entries:
        if isinstance(entry.item, Reviewed):
            yield entry, entry.item


def _by_source(content: Content, due: list[_Due]) -> Iterator[str]:
    for source in content.all(Source):
        of_source = [one for one in due if source.id in one.sources]
        where = f"  {source.url}" if source.url else ""
        yield from _part(f"{source.short} ({source.id}){where}", of_source)
    yield from _part("No source named", [one for one in due if not one.sources])


def _part(title: str, due: list[_Due]) -> list[str]:
    """A heading with what stands under it, or nothing if nothing does."""
    return ["\n".join([title, *map(str, due)])] if due else []
