"""The search as a reader uses it."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.axe import violations
from tests.browser.conftest import FITS
from tests.browser.search_dialog import ask, open_search

OpenSite = Callable[..., AbstractContextManager[Page]]

SCHEMES = ["light", "dark"]
WIDTHS = [320, 768, 1280]


def test_row_can_be_reached_without_the_search(open_site: OpenSite) -> None:
    """Where no script runs, the page of all rows and the browser's own search do it."""
    with open_site("comparison/", script=False) as page:
        expect(page.get_by_text("Search", exact=True)).to_be_hidden()
        expect(page.locator("#eligibility-ot-only")).to_be_visible()
        expect(page.locator("#scope-extended-year")).to_be_attached()


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("OT only IEP", "A student who needs only OT"),
        ("60 days", "Time to finish the first evaluation"),
        ("can OT be on a 504", "What OT must rest on"),
        ("SDI", "SDI: specially designed instruction"),
        ("COTA", "COTA: certified occupational therapy assistant"),
        ("eligability", "Eligibility for OT itself"),
        ("manifestaton", "Manifestation determination"),
        ("summer services", "Extended school year (ESY)"),
        ("300.501", "When a family asks to see records"),
    ],
)
def test_answer_is_among_the_first_three(
    open_site: OpenSite, question: str, title: str
) -> None:
    """Acronyms, other words, misspellings, sections and questions find the row."""
    with open_site() as page:
        links = ask(page, question).get_by_role("link")

        assert title in links.all_text_contents()[:3]


def test_half_a_word_finds_the_whole(open_site: OpenSite) -> None:
    """There are results while the reader types."""
    with open_site() as page:
        dialog = ask(page, "manifes")

        expect(dialog.locator("mark").first).to_have_text("Manifestation")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_search_is_used_by_keyboard_alone(
    open_site: OpenSite, width: int, scheme: str
) -> None:
    """Enter opens it, arrows lead to a row that is folded, Enter shows the row."""
    with open_site(width=width, scheme=scheme) as page:
        page.get_by_role("button", name="Search", exact=True).focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name="Search this site")
        expect(dialog.get_by_role("searchbox")).to_be_focused()
        page.keyboard.type("summer services")
        row = dialog.get_by_role("link", name="year (ESY)").first
        expect(row).to_be_attached()
        for _ in range(8):
            page.keyboard.press("ArrowDown")
            if row.evaluate("link => link === document.activeElement"):
                break
        expect(row).to_be_in_viewport()
        page.keyboard.press("Enter")

        expect(page.locator("#scope-extended-year")).to_be_in_viewport()


def test_arrows_lead_back_to_the_field(open_site: OpenSite) -> None:
    """Down and up are one way; it ends at the field and at the last result."""
    with open_site() as page:
        dialog = ask(page, "stay put")
        links = dialog.get_by_role("link")
        page.keyboard.press("ArrowDown")
        expect(links.first).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(dialog.get_by_role("searchbox")).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(dialog.get_by_role("searchbox")).to_be_focused()
        links.last.focus()
        page.keyboard.press("ArrowDown")

        expect(links.last).to_be_focused()


def test_tab_leads_through_the_results(open_site: OpenSite) -> None:
    """The close button, the field and each result are stops, and nothing else is."""
    with open_site() as page:
        dialog = ask(page, "stay put")
        links = dialog.get_by_role("link")
        for stop in (links.nth(0), links.nth(1), links.nth(2)):
            page.keyboard.press("Tab")
            expect(stop).to_be_focused()


def test_enter_opens_the_best_result(open_site: OpenSite) -> None:
    """The reader who knows the word goes there at once, as the hint says."""
    with open_site() as page:
        dialog = ask(page, "stay put")
        field = dialog.get_by_role("searchbox")
        expect(field).to_have_accessible_description(
            "Enter opens the best result. The arrow keys lead through the results."
        )
        best = dialog.get_by_role("link").first.get_attribute("href") or ""
        field.press("Enter")

        expect(page).to_have_url(best)


@pytest.mark.parametrize("late", ["**/scripts/*.js", "**/search_index.js"])
def test_enter_waits_for_the_search(open_site: OpenSite, late: str) -> None:
    """On a slow line a question is answered when it can be."""
    waiting: list[Route] = []
    with open_site() as page:
        page.route(late, lambda route: waiting.append(route), times=1)
        open_search(page)
        page.keyboard.type("stay put")
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_contain_text("Loading what can be found.")
        waiting[0].continue_()

        page.wait_for_url("**#*stay-put")


def test_result_on_this_page_closes_the_search(open_site: OpenSite) -> None:
    """What was found is seen, and not covered by where it was found."""
    with open_site("modules/scope/") as page:
        dialog = ask(page, "summer services")
        dialog.get_by_role("link", name="year (ESY)").first.click()

        expect(dialog).to_be_hidden()
        expect(page.locator("#scope-extended-year")).to_be_in_viewport()


def test_search_leads_on_from_a_wrong_address(open_site: OpenSite) -> None:
    """Wherever the page is, the search knows where the site begins."""
    with open_site("modules/no/such/page/") as page:
        ask(page, "stay put").get_by_role("link").first.click()

        page.wait_for_url("**/school-ot-training/**#*stay-put")


@pytest.mark.parametrize("width", WIDTHS)
def test_escape_closes_and_returns_the_focus(open_site: OpenSite, width: int) -> None:
    """The reader goes on where she was; what she asked is still there."""
    with open_site("modules/scope/", width=width) as page:
        dialog = ask(page, "stay put")
        # The first one empties a field for searching, as browsers have it.
        dialog.get_by_role("link").first.focus()
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        button = page.get_by_role("button", name="Search", exact=True)
        expect(button).to_be_focused()
        button.press("Enter")
        dialog.get_by_role("button", name="Close").click()

        expect(dialog).to_be_hidden()


def test_phone_shows_nothing_but_the_search(open_site: OpenSite) -> None:
    """It fills the screen, and nothing is wider than it."""
    with open_site(width=320, height=640) as page:
        dialog = ask(page, "accommodation")

        assert dialog.bounding_box() == {"x": 0, "y": 0, "width": 320, "height": 640}
        assert page.evaluate(FITS)
        assert dialog.evaluate("it => it.scrollWidth <= it.clientWidth")


def test_number_of_results_is_told_once(open_site: OpenSite) -> None:
    """Whoever listens hears one sentence, not one at every letter."""
    with open_site() as page:
        dialog = open_search(page)
        status = dialog.get_by_role("status")
        expect(status).to_be_empty()
        page.evaluate(
            """() => {
              window.told = [];
              const status = document.querySelector("dialog [role=status]");
              const note = () => window.told.push(status.textContent);
              new MutationObserver(note).observe(status, { childList: true });
            }"""
        )
        page.keyboard.type("consent")
        expect(status).to_contain_text("results")

        assert page.evaluate("() => window.told.length") == 1


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("zzyzx", "Nothing found. Try other words, or fewer.", id="none"),
        pytest.param("daughter", "1 result", id="one"),
        pytest.param("student", r"The best 24 of \d+ results", id="many"),
    ],
)
def test_status_tells_how_many(open_site: OpenSite, question: str, told: str) -> None:
    """In a sentence that is right for the number."""
    with open_site() as page:
        status = ask(page, question).get_by_role("status")

        expect(status).to_have_text(re.compile(f"^{told}$"))


def test_page_is_named_above_its_places(open_site: OpenSite) -> None:
    """Neighbors of one page stand under one title, and a page under none."""
    with open_site() as page:
        dialog = ask(page, "glossary")
        results = dialog.get_by_role("listitem")
        expect(results.first.get_by_role("link")).to_have_text("Glossary")
        expect(results.first.locator(".sot-search__page")).to_be_hidden()
        dialog.get_by_role("searchbox").fill("COTA certified occupational")

        titles = dialog.locator(".sot-search__page:visible")
        expect(titles.first).to_have_text("Glossary")
        expect(results.nth(1).get_by_role("link")).to_contain_text("OTA")
        expect(results.nth(1).locator(".sot-search__page")).to_be_hidden()


def test_excerpt_shows_what_was_asked(open_site: OpenSite) -> None:
    """A result of a long text begins near the words, and marks them."""
    with open_site() as page:
        text = ask(page, "tablet dictation correct").locator(".sot-search__text").first

        expect(text.locator("mark").first).to_be_visible()
        assert len(text.inner_text()) < 210


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_search_has_no_violation_in_any_state(
    open_site: OpenSite, width: int, scheme: str
) -> None:
    """Closed, open, with results, with none, and with a result that has the focus."""
    with open_site("modules/scope/", width=width, scheme=scheme) as page:
        assert violations(page) == [], "closed"
        dialog = open_search(page)
        expect(dialog.get_by_role("status")).to_be_empty()
        assert violations(page) == [], "open"
        field, status = dialog.get_by_role("searchbox"), dialog.get_by_role("status")
        field.fill("accomodations")
        expect(status).to_contain_text("results")
        assert violations(page) == [], "with results"
        page.keyboard.press("ArrowDown")
        assert violations(page) == [], "at a result"
        field.fill("zzyzx")
        expect(status).to_contain_text("Nothing found")
        assert violations(page) == [], "none found"


def test_reasons_of_a_check_are_not_found(open_site: OpenSite) -> None:
    """A reader who searches stumbles over no answer."""
    with open_site() as page:
        words = "What an experienced colleague would put forward"
        results = ask(page, words).get_by_role("list")

        expect(results).not_to_contain_text(words)


def test_signs_in_a_question_do_no_harm(open_site: OpenSite) -> None:
    """What another search would take for its own language is only text."""
    with open_site() as page:
        dialog = ask(page, '+stay: -put^9 "IEP~ (504)* <img src=x> __proto__')

        expect(dialog.get_by_role("link").first).to_be_visible()


def test_reader_is_told_if_the_search_does_not_load(
    browser: Browser, site_address: str
) -> None:
    """A line that breaks leaves a dialog that says so, and can be closed."""
    page = browser.new_page()
    page.route("**/search_index.js", lambda route: route.abort())
    page.goto(site_address)
    dialog = open_search(page)
    expect(dialog.get_by_role("status")).to_contain_text("could not be loaded")
    assert violations(page) == []
    dialog.get_by_role("button", name="Close").click()

    expect(dialog).to_be_hidden()
    page.close()
