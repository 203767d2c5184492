"""Scenario: a case told in decisions, each choice with its consequence and reasoning.

- id: visits-case-kim
  title: "Kim: a book and a picture"
  form: to-solve
  objectives: [visits-objective-compare]
  rows: [visits-lending]
  situation: Kim asks what she may take home.
  facts:
    - The library is open.
  decisions:
    - id: first
      prompt: What do you do first?
      choices:
        - id: ask
          label: Ask what it is for.
          standing: recommended
          consequence: You hear that Kim draws at home.
          reasoning: What it is for decides which house to ask.
          leads_to: second
        - id: refuse
          label: Say that nothing goes home.
          standing: weak
          consequence: Kim leaves without a book.
          reasoning: A rule of one house was taken for both.
    - id: second
      ...
  differ: Some would call the museum first.
  next_steps:
    - Show Kim the shelf.
  reviewed: 2026-11-23
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from macros.components.base import (
    Component,
    Id,
    Kind,
    Library,
    Markdown,
    Part,
    Reviewed,
    Text,
    View,
    date_view,
    fingerprint,
)
from macros.components.comparison_table import RowIds, row_links
from macros.components.objectives import Objective, ObjectiveId
from macros.components.poll import check_options_differ
from macros.problems import Fault, faults_of_repeated, listed, suggest

Form: TypeAlias = Literal["worked", "to-solve", "find-the-mistake"]
Standing: TypeAlias = Literal["recommended", "reasonable", "weak"]

FORMS: dict[Form, str] = {
    "worked": "A worked case: follow what an experienced colleague does.",
    "to-solve": "A case to solve: open the choice you would make, then follow it.",
    "find-the-mistake": "Find the mistake: read first, then open a line you doubt.",
}

STANDINGS: dict[Standing, str] = {
    "recommended": "What an experienced colleague would put forward",
    "reasonable": "Reasonable people do this too",
    "weak": "This leaves a gap",
}

STANDINGS_OF_LINES: dict[Standing, str] = {
    "recommended": "Here is the mistake",
    "reasonable": "This could be said better",
    "weak": "This is not the mistake",
}


class Choice(Part):
    """One way to decide."""

    id: Id
    """Its name for ever, inside this decision."""

    label: Markdown
    """What is done or said. May hold inline Markdown."""

    standing: Standing
    """How well it stands up: recommended, as reasonable people also do, or weak."""

    consequence: Markdown
    """What then happens."""

    reasoning: Markdown
    """Why an experienced colleague would or would not do it."""

    leads_to: Text | None = None
    """The id of a later decision of this case; without it the case ends here."""


class Decision(Part):
    """A point at which something has to be decided."""

    id: Id
    """Its name for ever, inside this case."""

    prompt: Markdown
    """What is to be decided. May hold inline Markdown."""

    choices: tuple[Choice, ...] = Field(min_length=2, max_length=4)
    """Two to four choices, in the order shown."""


class Exhibit(Part):
    """A text in which mistakes are to be found."""

    caption: Text
    """What it is, such as a note or an e-mail."""

    lines: tuple[Text, ...] = Field(min_length=3)
    """Its lines; they are numbered on the page."""


class Scenario(Reviewed):
    """A case: what is known, what is decided, and what follows from each choice."""

    title: Text
    """Who and what it is about, such as “Kim, grade 2: scissors”."""

    form: Form
    """Whether the reader follows a solution, finds one, or finds mistakes."""

    objectives: Annotated[tuple[ObjectiveId, ...], Field(min_length=1)]
    """The ids of the objectives it exercises."""

    rows: RowIds
    """The ids of the comparison rows that hold the rules."""

    situation: Markdown
    """Who asks what, and when, in a few sentences."""

    facts: tuple[Markdown, ...] = Field(min_length=1)
    """What is known at the start."""

    exhibit: Exhibit | None = None
    """The text to read, where mistakes are to be found."""

    decisions: tuple[Decision, ...] = Field(min_length=1)
    """The decisions in their order; the first is where the case begins."""

    differ: Markdown
    """Where reasonable people differ, and on which facts it turns."""

    next_steps: tuple[Markdown, ...] = Field(min_length=1)
    """What is done next."""


def check(scenario: Scenario) -> Iterator[Fault]:
    """Every decision can be reached and taken well, and the form fits the parts."""
    yield from _check_form(scenario)
    names = [decision.id for decision in scenario.decisions]
    yield from faults_of_repeated(names, ("decisions",), "decisions", "id")
    reached = {names[0]}
    is_astray = False
    for number, decision in enumerate(scenario.decisions):
        at = ("decisions", number)
        yield from check_options_differ(decision.choices, at, "choice")
        yield from _check_standings(scenario.form, decision, at)
        for place, choice in enumerate(decision.choices):
            later = names[number + 1 :]
            if choice.leads_to is not None and choice.leads_to not in later:
                is_astray = True
                cure = "Take the line away; the case ends after this decision."
                if later:
                    cure = suggest(choice.leads_to, later, f"Use {listed(later)}.")
                yield Fault(
                    (*at, "choices", place, "leads_to"),
                    f"must name a later decision, found “{choice.leads_to}”",
                    cure,
                )
            if scenario.form != "worked" or choice.standing == "recommended":
                reached.add(choice.leads_to or "")
    for number, name in enumerate(names):
        if name not in reached and not is_astray:
            no, a = "no", "a"
            if scenario.form == "worked":
                no, a = "no recommended", "the recommended"
            yield Fault(
                ("decisions", number),
                f"{no} choice before it leads to this decision",
                f"Add “leads_to: {name}” to {a} choice that comes earlier.",
            )


def _check_form(scenario: Scenario) -> Iterator[Fault]:
    seeks_mistakes = scenario.form == "find-the-mistake"
    if seeks_mistakes and scenario.exhibit is None:
        yield Fault(
            (),
            "“exhibit” is missing, so there is no text to find a mistake in",
            "Add “exhibit:” with a caption and lines, or choose another form.",
        )
    if scenario.exhibit is not None and not seeks_mistakes:
        yield Fault(
            ("exhibit",),
            f"does not belong to a case of the form “{scenario.form}”",
            "Take it away, or write “form: find-the-mistake”.",
        )


def _check_standings(
    form: Form, decision: Decision, at: tuple[str | int, ...]
) -> Iterator[Fault]:
    count = sum(choice.standing == "recommended" for choice in decision.choices)
    if count == 0 or (form == "worked" and count > 1):
        wanted = "exactly one choice" if form == "worked" else "at least one choice"
        yield Fault(
            (*at, "choices"),
            f"{wanted} must be “standing: recommended”, found {count}",
            "Say what an experienced colleague would put forward.",
        )


def version(scenario: Scenario) -> str:
    """The version of what is told and decided."""
    asked = scenario.model_dump(
        mode="json", include={"situation", "facts", "decisions"}
    )
    return fingerprint(asked)


def view(content: Library, scenario: Scenario) -> View:
    """The case with its decisions, each choice with where it leads."""
    noun = "Question" if scenario.exhibit else "Decision"
    labels = {
        entry.id: f"{noun} {number}"
        for number, entry in enumerate(scenario.decisions, start=1)
    }
    standings = STANDINGS_OF_LINES if scenario.exhibit else STANDINGS
    return {
        "id": scenario.id,
        "version": version(scenario),
        "objective_ids": list(scenario.objectives),
        "title": scenario.title,
        "form": scenario.form,
        "form_label": FORMS[scenario.form],
        "situation": scenario.situation,
        "facts": list(scenario.facts),
        "exhibit": scenario.exhibit
        and {
            "caption": scenario.exhibit.caption,
            "lines": list(scenario.exhibit.lines),
        },
        "decisions": [
            {
                "id": f"{scenario.id}--{decision.id}",
                "label": labels[decision.id],
                "prompt": decision.prompt,
                "choices": [
                    {
                        "key": f"{decision.id}/{choice.id}",
                        "label": choice.label,
                        "tone": _tone(scenario, choice),
                        "standing_label": standings[choice.standing],
                        "consequence": choice.consequence,
                        "reasoning": choice.reasoning,
                        "is_open": scenario.form == "worked"
                        and choice.standing == "recommended",
                        "leads_to": choice.leads_to
                        and {
                            "id": f"{scenario.id}--{choice.leads_to}",
                            "label": labels[choice.leads_to].lower(),
                        },
                    }
                    for choice in decision.choices
                ],
            }
            for decision in scenario.decisions
        ],
        "differ": scenario.differ,
        "next_steps": list(scenario.next_steps),
        "objectives": [
            content.get(Objective, name).text for name in scenario.objectives
        ],
        "rows": row_links(content, scenario.rows),
        "reviewed": date_view(scenario.reviewed),
    }


def _tone(scenario: Scenario, choice: Choice) -> Standing:
    """How a choice is colored; a line that holds is no bad choice."""
    is_sound_line = scenario.exhibit is not None and choice.standing == "weak"
    return "reasonable" if is_sound_line else choice.standing


SCENARIOS = Kind("scenarios", "case", Scenario, check)

COMPONENT = Component("scenario", view, takes=SCENARIOS, data=(SCENARIOS,))
