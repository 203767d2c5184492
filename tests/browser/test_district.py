"""The copy of the example district, as readers meet it."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from macros.components.local_rules import LONGEST_ANSWER
from tests.browser.axe import violations
from tests.browser.conftest import FITS
from tests.browser.search_dialog import ask

OpenSite = Callable[..., AbstractContextManager[Page]]

PAGES = [
    "",
    "local-rules/",
    "glossary/",
    "sources/",
    "supervise/",
    "modules/scope/",
    "modules/overview/",
    "comparison/",
    "print/assessment/",
]
"""Pages on which something of the layer stands."""


FILL = """(table, length) => {
  const date = table.querySelector(".sot-local-rules__date");
  const words = "Some words ".repeat(length).slice(0, length);
  for (const cell of table.querySelectorAll(".sot-local-rules__answer"))
    cell.replaceChildren(words, date.cloneNode(true));
}"""
"""Gives each question as long an answer as the check lets pass."""


def sheets(page: Page, paper: str) -> int:
    return len(re.findall(rb"/Type /Page\b", page.pdf(format=paper)))


def test_layer_is_readable_without_script(open_district: OpenSite) -> None:
    """Notes, answers and forms are part of the page."""
    with open_district("modules/scope/", script=False) as page:
        note = page.locator("#scope-accommodations-only [role=note]")
        expect(note).to_contain_text("In our district: No building has")
        expect(note.get_by_role("link", name="504 coordinator")).to_be_visible()
    with open_district("local-rules/", script=False) as page:
        expect(page.get_by_text("Still blank: 6")).to_be_visible()
        expect(page.locator("#local-concussion")).to_contain_text("Still blank")
        expect(page.get_by_role("link", name="SE-3, Consent to")).to_be_visible()


def test_search_leads_to_a_note(open_district: OpenSite) -> None:
    """A word that stands only in a note leads to its row."""
    with open_district() as page:
        dialog = ask(page, "consultation 504 plan form page 2")
        link = dialog.locator("a[href*='#scope-accommodations-only']")
        expect(link.first).to_be_visible()


def test_form_is_reached_by_keyboard(open_district: OpenSite) -> None:
    """From a question of the sheet the answer's link leads to the form's line."""
    with open_district("local-rules/") as page:
        page.get_by_role("link", name="form SE-3").focus()
        page.keyboard.press("Enter")

        expect(page).to_have_url(re.compile("#district-form-consent$"))
        expect(page.locator("#district-form-consent")).to_be_in_viewport()


def test_own_results_are_shown_after_an_answer(open_district: OpenSite) -> None:
    """The district's counts come when the reader has answered, and are marked."""
    with open_district("modules/overview/") as page:
        poll = page.locator("#overview-first-thoughts")
        results = poll.get_by_text("What 24 people answered")
        expect(results).to_be_hidden()

        poll.get_by_label("Rarely").check()
        poll.get_by_role("button", name="Keep my answer").click()

        expect(results).to_be_visible()
        expect(results).to_contain_text("our district")


@pytest.mark.parametrize(
    ("scheme", "band", "link"),
    [
        pytest.param("light", "rgb(61, 43, 86)", "rgb(90, 61, 138)", id="light"),
        pytest.param("dark", "rgb(47, 33, 68)", "rgb(201, 179, 240)", id="dark"),
    ],
)
def test_page_has_the_districts_colors(
    open_district: OpenSite, scheme: str, band: str, link: str
) -> None:
    """The band on top and the links are those of the scheme that the reader has."""
    with open_district("local-rules/", scheme=scheme) as page:
        expect(page.get_by_role("banner")).to_have_css("background-color", band)
        expect(page.get_by_role("link", name="form SE-3")).to_have_css("color", link)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_page_of_a_district_has_no_violation(
    open_district: OpenSite, path: str, width: int, scheme: str
) -> None:
    """What a district adds, in its own colors, keeps to WCAG as well."""
    with open_district(path, width=width, scheme=scheme) as page:
        assert violations(page) == []
        assert page.evaluate(FITS)


def test_note_is_told_apart_without_color(open_district: OpenSite) -> None:
    """A broken line stands around it, also where the system chooses the colors."""
    with open_district("modules/scope/", forced_colors="active") as page:
        note = page.locator("#scope-accommodations-only [role=note]")

        expect(note).to_have_css("border-block-end-style", "dashed")
        expect(note).to_have_css("border-block-end-width", "1px")


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_sheet_with_answers_is_one_page(open_district: OpenSite, paper: str) -> None:
    """Half filled or full to the last question, it goes on one sheet."""
    with open_district("local-rules/", media="print") as page:
        assert sheets(page, paper) == 1

        page.locator(".sot-local-rules__table").evaluate(FILL, LONGEST_ANSWER)

        assert sheets(page, paper) == 1


def test_note_is_on_paper(open_district: OpenSite) -> None:
    """The handout holds it with its date and its contact."""
    way = "print/assessment/#assessment-handout"
    with open_district(way, media="print") as page:
        note = page.locator(".sot-handout [role=note]")

        expect(note).to_be_visible()
        expect(note).to_contain_text("Note of November 24, 2026")
        expect(note).to_contain_text("related.services@willowbend.example")


def test_job_aid_stays_one_page(open_district: OpenSite) -> None:
    """It leaves the notes out, and says so."""
    with open_district("print/scope/#scope-job-aid", media="print") as page:
        expect(page.locator(".sot-job-aid")).to_contain_text("notes of our district")
        assert sheets(page, "Letter") == 1
