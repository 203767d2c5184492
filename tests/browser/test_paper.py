"""What goes on paper: the forms, and a page that is simply printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from macros.components.module import Module
from macros.content import load_content
from tests.browser.conftest import FITS
from tests.browser.test_keyboard import KINDS
from tests.projects import ROOT

OpenSite = Callable[..., AbstractContextManager[Page]]

MODULES = [module.id for module in load_content(ROOT)[0].all(Module)]
PAPERS = {"Letter": (8.5, 11.0), "A4": (8.27, 11.69)}
MARGIN = 12 / 25.4
PIXELS = 96
SPARE = 0.97
"""How much of a page may be filled, so that another printer's type fits too."""

SMALLEST = """() => Math.min(...[...document.querySelectorAll(".sot-job-aid *")]
  .filter((part) => part.offsetParent)
  .map((part) => parseFloat(getComputedStyle(part).fontSize) * 0.75))"""


def pages(page: Page, paper: str) -> int:
    """How many sheets the browser would print."""
    return len(re.findall(rb"/Type /Page\b", page.pdf(format=paper)))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("module", MODULES)
def test_job_aid_is_one_page(open_site: OpenSite, module: str, paper: str) -> None:
    """It is taken into a meeting, so it is one page, and its type at least 8 pt."""
    width, height = (round((side - 2 * MARGIN) * PIXELS) for side in PAPERS[paper])
    way = f"print/{module}/#{module}-job-aid"
    with open_site(way, media="print", width=width, height=height) as page:
        bottom = page.locator(".sot-address").evaluate(
            "(line) => line.getBoundingClientRect().bottom + scrollY"
        )

        assert bottom <= height * SPARE
        assert page.evaluate(SMALLEST) > 7.99
        assert page.evaluate(FITS)
        assert pages(page, paper) == 1


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_only_the_chosen_form_is_printed(open_site: OpenSite, script: bool) -> None:
    """A link chooses; nothing has to run for that."""
    module = MODULES[0]
    forms = {
        "job-aid": [True, False, False, False],
        "handout": [False, True, False, False],
        "worksheet": [False, False, True, False],
        "worksheet-and-key": [False, False, True, True],
    }
    for form, shown in forms.items():
        way = f"print/{module}/#{module}-{form}"
        with open_site(way, script=script, media="print") as page:
            titles = page.locator(".sot-sheet__title")

            assert [title.is_visible() for title in titles.all()] == shown, form
            expect(page.get_by_role("heading", level=1)).to_be_hidden()
            expect(page.locator(".sot-address")).to_be_visible()


def test_key_begins_on_a_sheet_of_its_own(open_site: OpenSite) -> None:
    """The questions can be handed out, and the key kept."""
    module = MODULES[0]
    counts = {}
    for form in ("worksheet", "key", "worksheet-and-key"):
        with open_site(f"print/{module}/#{module}-{form}", media="print") as page:
            counts[form] = pages(page, "Letter")

    assert counts["worksheet-and-key"] == counts["worksheet"] + counts["key"]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("form", ["handout", "worksheet"])
def test_nothing_is_wider_than_the_paper(
    open_site: OpenSite, form: str, paper: str
) -> None:
    """What sticks out at the side would be cut."""
    width = round((PAPERS[paper][0] - 2 * MARGIN) * PIXELS)
    way = f"print/{MODULES[0]}/#{MODULES[0]}-{form}"
    with open_site(way, media="print", width=width) as page:
        assert page.evaluate(FITS)


@pytest.mark.parametrize("module", MODULES)
def test_printed_module_is_short_and_tells_no_answer(
    open_site: OpenSite, module: str
) -> None:
    """Text, every row and the questions; no reasons, no variants, no dead buttons."""
    with open_site(f"modules/{module}/", media="print") as page:
        for part in (
            ".sot-knowledge-check__answers",
            ".sot-knowledge-check__variant",
            ".sot-poll__comments",
            "article button:not([popovertarget])",
        ):
            assert page.locator(part).filter(visible=True).count() == 0, part
        rows = page.locator(".sot-comparison-table__row")
        assert rows.filter(visible=True).count() == rows.count()
        for paper in PAPERS:
            assert pages(page, paper) <= 20


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", sorted({*KINDS, f"modules/{MODULES[0]}/"}))
def test_paper_is_black_and_white(open_site: OpenSite, path: str, scheme: str) -> None:
    """No ink is spent on color, whatever the screen shows."""
    with open_site(path, scheme=scheme, media="print") as page:
        colors = page.evaluate(
            """() => [...new Set([...document.querySelectorAll("article, article *")]
              .filter((part) => part.checkVisibility())
              .map((part) => getComputedStyle(part).color))]"""
        )

        assert colors == ["rgb(0, 0, 0)"]


def test_wide_paper_has_no_menu_either(open_site: OpenSite) -> None:
    """On the largest sheets there is room for columns, but nothing to choose."""
    way = f"modules/{MODULES[0]}/"
    with open_site(way, media="print", width=1587, height=1123) as page:
        for menu in page.locator(".sot-menu").all():
            expect(menu).to_be_hidden()
        expect(page.locator("article")).to_be_visible()


def test_module_leads_to_its_forms_by_keyboard(open_site: OpenSite) -> None:
    """The links stand in the header of the module, where its length is told."""
    module = MODULES[1]
    with open_site(f"modules/{module}/") as page:
        page.get_by_role("link", name="worksheet with key").focus()
        page.keyboard.press("Enter")

        expect(page).to_have_url(
            re.compile(f"print/{module}/#{module}-worksheet-and-key")
        )
        expect(page.locator(f"#{module}-worksheet-and-key")).to_be_in_viewport()
