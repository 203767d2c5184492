"""A course of three sides, in the browser: seen, practiced, assigned and attested."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import FITS, opened
from tests.browser.server import served
from tests.conftest import BAY

Open = Callable[..., Any]

PAGES = sorted(
    f"{file.relative_to(BAY / 'docs').with_suffix('').as_posix()}/".replace(
        "index/", ""
    )
    for file in (BAY / "docs").rglob("*.md")
)

MOST_STOPS = 400
"""Presses after which something is not reached by keyboard."""

TOPS = """(selector) => [...document.querySelectorAll(selector)].slice(0, 3)
  .map((box) => Math.round(box.getBoundingClientRect().top))"""


@pytest.fixture(scope="module")
def address(built_bay: Path) -> Iterator[str]:
    with served(built_bay) as address:
        yield address


@pytest.fixture
def open_bay(browser: Browser, address: str) -> Open:
    """Opens a page of the course by its path."""

    def open_it(path: str, **settings: Any) -> Any:
        return opened(browser, address + path, **settings)

    return open_it


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
@pytest.mark.parametrize("path", PAGES)
def test_page_has_no_violation(
    open_bay: Open, path: str, width: int, scheme: str
) -> None:
    """Every page fits, on a phone in the dark and on a laptop in the light."""
    with open_bay(path, width=width, scheme=scheme) as page:
        assert violations(page) == []
        assert page.evaluate(FITS)


@pytest.mark.parametrize(
    "selector",
    [
        ".sot-comparison-table__row:first-child > .sot-comparison-table__cell--side",
        ".sot-decision-path__lane--sided",
    ],
)
@pytest.mark.parametrize(
    ("width", "rows"),
    [
        pytest.param(1280, 1, id="laptop"),
        pytest.param(768, 1, id="tablet"),
        pytest.param(320, 3, id="phone"),
    ],
)
def test_three_sides_stand_in_a_row_or_below_each_other(
    open_bay: Open, selector: str, width: int, rows: int
) -> None:
    """Never two beside each other and one below, which would look like an order."""
    with open_bay("modules/crossing/", width=width) as page:
        assert len(set(page.evaluate(TOPS, selector))) == rows


def test_job_aid_with_three_sides_is_one_page(open_bay: Open) -> None:
    """What is taken along fits a sheet, whichever number of sides it has."""
    with open_bay("print/crossing/#crossing-job-aid", media="print") as page:
        pdf = page.pdf(format="Letter")

        assert len(re.findall(rb"/Type /Page\b", pdf)) == 1


def test_round_of_practice_comes_to_its_end(open_bay: Open) -> None:
    """Every statement takes any of the five answers, and the end says how it went."""
    with open_bay("sort-it/") as page:
        page.get_by_role("button", name="Start: ten statements").click()
        count = page.locator(".sot-sort-it__count")
        total = int(count.inner_text().split()[-1])
        for number in range(1, total + 1):
            expect(count).to_have_text(f"{number} of {total}")
            page.get_by_role("button", name="Footbridge", exact=True).click()
            expect(page.locator(".sot-sort-it__said")).to_contain_text("Footbridge")
            page.locator(".sot-sort-it__next").click()

        expect(page.locator(".sot-sort-it__score")).to_contain_text(f"of {total} right")


def test_learner_goes_from_assignment_to_certificate(open_bay: Open) -> None:
    """A link, a plan, answers, a record, a group and what is printed from it."""
    with open_bay("supervise/") as page:
        page.get_by_role("checkbox", name="Luggage").check()
        page.get_by_label("Label").fill("First week")
        link = page.locator("[data-output=link]").input_value()

        page.goto(link.replace("https://example.org", origin(page)))
        page.get_by_role("button", name="Keep this plan in this browser").click()
        page.goto(f"{origin(page)}/school-ot-training/modules/luggage/")
        answer(page, "luggage-afternoon", "Take the ferry")
        answer(page, "luggage-shoulder", "Nothing, on any")

        page.goto(f"{origin(page)}/school-ot-training/plan/")
        page.get_by_label("Your name").fill("Ida Storm")
        page.get_by_label("I went through the questions").check()
        page.get_by_role("button", name="Make my record").click()
        expect(page.locator(".sot-record__result")).to_be_focused()
        lines = page.get_by_label("Your record as a code").input_value()

        page.goto(f"{origin(page)}/school-ot-training/supervise/")
        page.evaluate("() => { window.print = () => {}; }")
        page.get_by_label("link or code of your assignment").fill(link)
        page.get_by_label("Records: paste").fill(lines)
        page.get_by_role("button", name="Read the records").click()
        table = page.locator(".sot-cohort__group table").first
        expect(table.get_by_role("row", name="Ida Storm")).to_contain_text("checked")

        page.get_by_role("button", name="Ida Storm").click()
        form = page.locator(".sot-cohort__attest")
        form.locator("[name=by]").fill("A. Reed")
        form.get_by_label("How you know").select_option("conversation")
        form.get_by_label("Result").select_option("met")
        form.get_by_role("button", name="Attest").click()
        page.get_by_role("button", name="Print the certificate").click()
        page.emulate_media(media="print")

        paper = page.locator(".sot-paper")
        expect(paper).to_contain_text("Ida Storm")
        expect(paper).to_contain_text("Luggage")
        expect(paper).to_contain_text("This note counts for nothing beyond the desk.")
        expect(paper).to_contain_text("The Bay Desk")


def test_whole_story_by_keyboard_alone(open_bay: Open) -> None:
    """The same from the assignment to the certificate, and Tab leads to every step."""
    with open_bay("supervise/") as page:
        press(page, page.get_by_role("checkbox", name="Luggage"), "Space")
        reach(page, page.get_by_label("Label"))
        page.keyboard.type("First week")
        link = page.locator("[data-output=link]").input_value()

        page.goto(link.replace("https://example.org", origin(page)))
        press(page, page.get_by_role("button", name="Keep this plan"), "Enter")
        main = page.get_by_role("main")
        press(page, main.get_by_role("link", name="Luggage"), "Enter")
        expect(page).to_have_url(re.compile("/modules/luggage/"))
        choose(page, "luggage-afternoon", "Take the ferry")
        choose(page, "luggage-shoulder", "Nothing, on any")

        page.goto(f"{origin(page)}/school-ot-training/plan/")
        reach(page, page.get_by_label("Your name"))
        page.keyboard.type("Ida Storm")
        press(page, page.get_by_label("I went through the questions"), "Space")
        press(page, page.get_by_role("button", name="Make my record"), "Enter")
        expect(page.locator(".sot-record__result")).to_be_focused()
        lines = page.get_by_label("Your record as a code").input_value()

        page.goto(f"{origin(page)}/school-ot-training/supervise/")
        page.evaluate("() => { window.print = () => {}; }")
        reach(page, page.get_by_label("link or code of your assignment"))
        page.keyboard.insert_text(link)
        reach(page, page.get_by_label("Records: paste"))
        page.keyboard.insert_text(lines)
        press(page, page.get_by_role("button", name="Read the records"), "Enter")
        press(page, page.get_by_role("button", name="Ida Storm"), "Enter")
        form = page.locator(".sot-cohort__attest")
        reach(page, form.locator("[name=by]"))
        page.keyboard.type("A. Reed")
        press(page, form.get_by_label("How you know"), "ArrowDown")
        press(page, form.get_by_label("Result"), "ArrowDown")
        press(page, form.get_by_role("button", name="Attest"), "Enter")
        press(page, page.get_by_role("button", name="Print the certificate"), "Enter")

        expect(page.locator(".sot-paper")).to_contain_text("Ida Storm")


def press(page: Page, target: Locator, key: str) -> None:
    """Goes to something with Tab, and presses a key on it."""
    reach(page, target)
    page.keyboard.press(key)


def reach(page: Page, target: Locator) -> None:
    """Presses Tab until something has the focus."""
    expect(target.first).to_be_visible()
    for _ in range(MOST_STOPS):
        if target.first.evaluate("(it) => it === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not lead to {target}")


def choose(page: Page, check: str, label: str) -> None:
    """Answers a question with the arrow keys, and waits until it is kept."""
    question = page.locator(f"#{check}")
    reach(page, question.get_by_role("radio").first)
    page.keyboard.press("Space")
    while not question.get_by_label(label).is_checked():
        page.keyboard.press("ArrowDown")
    press(page, question.get_by_role("button", name="Check my answer"), "Enter")
    expect(question.locator(".sot-knowledge-check__result")).to_be_focused()


def origin(page: Page) -> str:
    return "/".join(page.url.split("/")[:3])


def answer(page: Page, check: str, label: str) -> None:
    """Answers a question, and waits until it is kept."""
    question = page.locator(f"#{check}")
    question.get_by_label(label).check()
    question.get_by_role("button", name="Check my answer").click()
    expect(question.locator(".sot-knowledge-check__result")).to_be_focused()
