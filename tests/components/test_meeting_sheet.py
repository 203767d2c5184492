"""Meeting sheet: a form to talk modules over."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag

from macros.components.facilitator_guide import FacilitatorGuide
from macros.components.meeting_sheet import view
from macros.components.objectives import Objective
from macros.content import Content, load_content
from tests.projects import ROOT

Show = Callable[..., Tag]


def test_module_has_its_content_areas_and_questions(
    show: Show, examples: Content
) -> None:
    """What it is about, what to ask, and the page where likely answers stand."""
    part = show("meeting_sheet").select_one("[data-module=examples]")

    assert [li.get_text() for li in part.ul.select("li")] == [
        objective.text for objective in examples.all(Objective)
    ]
    assert [li.get_text() for li in part.ol.select("li")] == [
        "Which rule did you look up this week?",
        "Whom did you ask, and what did you hear?",
    ]
    assert part.select_one("p a")["href"] == "../../facilitators/examples/"


def test_two_questions_are_about_two_objectives() -> None:
    """A guide has two questions for each objective; the sheet goes wider."""
    content = load_content(ROOT)[0]
    for module in view(content)["modules"]:
        guide = content.get(FacilitatorGuide, module["id"])
        asked = {entry.prompt: entry.objective for entry in guide.prompts}

        assert len(module["questions"]) == 2
        assert len({asked[question] for question in module["questions"]}) == 2


def test_module_without_a_guide_has_no_questions(examples: Content) -> None:
    """A guide may be left out; the module can be talked over all the same."""
    entries = tuple(
        entry
        for entry in examples.entries
        if not isinstance(entry.item, FacilitatorGuide)
    )
    module = view(Content(entries))["modules"][0]

    assert module["questions"] == []
    assert module["guide"] is None


def test_sheet_says_what_it_is_not(show: Show) -> None:
    """Nobody takes it for a log, and nobody writes about a student on it."""
    words = show("meeting_sheet").select_one(".sot-sheet > p").get_text()

    assert "it counts no hours" in words
    assert "does not show that any rule on supervision is met" in words
    assert "Write nothing about a real student" in words


def test_sheet_has_room_to_write_and_sign(show: Show) -> None:
    """Each part has lines, and two people sign with a date."""
    page = show("meeting_sheet")
    signatures = page.select_one("#meeting-sheet-signatures").find_next("ul")

    assert all(part.select("span") for part in page.select("[data-module]"))
    assert [li.get_text() for li in signatures.select("li")] == [
        "Supervisor",
        "Date",
        "Supervised colleague",
        "Date",
    ]
