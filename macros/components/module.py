"""The course, and its modules: one page each, which several components speak about.

title: Lending
number: 2
minutes: 20
minutes_answering: 8
summary: What each pass lends, and what stays in the house.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from macros.components.base import (
    SHARED,
    Date,
    Item,
    Kind,
    Library,
    Text,
)
from macros.problems import Fault


class Provider(Item):
    """An item that may say who offers this copy of the course."""

    provider_name: Text | None = None
    """Who offers this copy of the course, such as a district; for certificates."""

    provider_number: Text | None = None
    """The number under which the provider is known to a board."""

    statement: Text | None = None
    """What the provider says on certificates about what they count for."""

    @property
    def is_provider(self) -> bool:
        """Whether it says anything about a provider."""
        return any((self.provider_name, self.provider_number, self.statement))


class Course(Provider):
    """What holds for the course as a whole."""

    since: Date | None = None
    """The day on which the course was first published; no record of it is older."""

    review_weeks: tuple[Annotated[int, Field(ge=1, le=104)], ...] = (3, 6, 9)
    """How many weeks after the first right answer a question comes back, each time."""

    pass_mark: int = Field(default=80, ge=0, le=100)
    """How many percent of a module's questions count as passed."""

    advice: Text | None = None
    """What the course does not replace, as a sentence at the end of printed forms."""

    privacy: Text | None = None
    """What no one may write about, as a sentence beside fields and on forms."""

    privacy_detail: Text | None = None
    """The same in full, where a learner writes most."""

    place: Text = "Place"
    """What the sheet of local rules is filled in for."""

    here: Text = "our place"
    """What a copy calls the place that its layer speaks for, after “in”."""

    idle: tuple[Text, ...] = ()
    """Words that say nothing in a question to the search, in small letters."""


def check_course(course: Course) -> Iterator[Fault]:
    """A question comes back later each time, and a provider has all three parts."""
    yield from _check_weeks(course.review_weeks)
    yield from check_provider(course)


def check_provider(provider: Provider) -> Iterator[Fault]:
    """A provider's number says nothing without its name and its statement."""
    if provider.provider_number is None:
        return
    for name in ("provider_name", "statement"):
        if getattr(provider, name) is None:
            yield Fault(
                (),
                f"“{name}” is missing, and there is a provider_number",
                f"Add a line “{name}:”, or take the number away.",
                near=("provider_number",),
            )


def _check_weeks(weeks: tuple[int, ...]) -> Iterator[Fault]:
    """A question comes back later each time."""
    for number, (week, following) in enumerate(pairwise(weeks), start=1):
        if following <= week:
            yield Fault(
                ("review_weeks", number),
                f"must be more than the week before it, {week}, found {following}",
                "Write the weeks in their order, the first one first.",
            )


class Module(Item):
    """One module of the course. Its id is the name of its folder and of its page."""

    title: Text
    """The module's name, as the page's heading has it."""

    number: int = Field(ge=1, le=9999)
    """Its place in the course, counted from 1."""

    minutes: int = Field(ge=1, le=240)
    """How long it takes to read, cases and the rows shown first included."""

    minutes_answering: int = Field(ge=1, le=240)
    """How long it takes to answer its knowledge checks."""

    summary: Text
    """One sentence on what it is about."""

    @property
    def minutes_in_all(self) -> int:
        """Reading and answering together."""
        return self.minutes + self.minutes_answering


COURSE = Kind(
    "course",
    "course",
    Course,
    check_course,
    folders=(SHARED,),
    single=True,
    local_ids=True,
)

MODULES = Kind("module", "module", Module, single=True)


def course_of(content: Library) -> Course:
    """What holds for the whole course, as written or as it is by default."""
    return next(iter(content.all(Course)), Course(id="course"))
