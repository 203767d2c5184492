"""The meeting sheet: which modules stand on it, and how it prints."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from macros.components.module import Module
from macros.content import load_content
from tests.browser.axe import every_look, violations
from tests.browser.conftest import FITS
from tests.projects import ROOT

OpenSite = Callable[..., AbstractContextManager[Page]]

COURSE = load_content(ROOT)[0].all(Module)
MODULES = [module.id for module in COURSE]
TITLES = {module.id: module.title for module in COURSE}
PAGE = "supervise/meeting-sheet/"
PAPERS = {"Letter": 8.5, "A4": 8.27}
MARGINS_IN_INCHES = 24 / 25.4
PIXELS = 96


def expect_modules(page: Page, *modules: str) -> None:
    """The parts of the sheet, by module; the empty part has no name."""
    parts = page.locator("[data-module]").filter(visible=True)
    expect(parts).to_have_count(len(modules))
    shown = [part.get_attribute("data-module") for part in parts.all()]
    assert shown == list(modules)


def expect_ticked(page: Page, *modules: str) -> None:
    for module in MODULES:
        box = page.get_by_role("checkbox", name=TITLES[module])
        expect(box).to_be_checked(checked=module in modules)


def sheets(page: Page, paper: str) -> int:
    """How many sheets the browser would print."""
    return len(re.findall(rb"/Type /Page\b", page.pdf(format=paper)))


def test_every_module_is_there_without_script(open_site: OpenSite) -> None:
    """All parts can be read and printed, and nothing asks to be ticked."""
    with open_site(PAGE, script=False) as page:
        expect_modules(page, *MODULES)
        expect(page.get_by_role("checkbox")).to_have_count(0)
        expect(page.locator("sot-meeting-sheet").get_by_role("button")).to_have_count(0)


def test_only_ticked_modules_stand_on_the_sheet(open_site: OpenSite) -> None:
    """By keyboard; the page says how many, and the focus stays."""
    with open_site(PAGE) as page:
        expect_modules(page, "")
        first, second = (
            page.get_by_role("checkbox", name=TITLES[name]) for name in MODULES[:2]
        )
        first.focus()
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect_modules(page, *MODULES[:2])
        expect(page.get_by_role("status")).to_have_text(
            f"On the sheet: 2 of {len(MODULES)} modules."
        )
        expect(second).to_be_focused()
        first.click()
        second.click()

        expect_modules(page, "")
        expect(page.get_by_role("status")).to_have_text(
            "No module is chosen, so the sheet has one empty part."
        )


def test_chosen_modules_survive_a_reload(open_site: OpenSite) -> None:
    """They stand in the address, so they can also be kept and sent."""
    with open_site(PAGE) as page:
        page.get_by_role("checkbox", name=TITLES[MODULES[2]]).check()
        expect(page).to_have_url(re.compile(rf"#a1\?m={MODULES[2]}$"))
        page.reload()

        expect_modules(page, MODULES[2])
        expect_ticked(page, MODULES[2])


def test_modules_of_an_assignment_are_ticked(open_site: OpenSite) -> None:
    """What stands behind the # of its link names them; the rest changes nothing."""
    code = (
        f"#a1?m={MODULES[3]},{MODULES[0]}&t=Fall+hires&due=2026-09-30&p=80&id=AB12CD34"
    )
    with open_site(f"{PAGE}{code}") as page:
        expect_modules(page, MODULES[0], MODULES[3])
        expect_ticked(page, MODULES[0], MODULES[3])
        expect(page.get_by_text("Fall")).to_have_count(0)

        page.evaluate(f"location.hash = '#a1?m={MODULES[1]}'")
        expect_ticked(page, MODULES[1])
        expect_modules(page, MODULES[1])


@pytest.mark.parametrize(
    "code",
    [
        "a1?m=",
        "a1?m=gone",
        "a1?m=__proto__,constructor,toString",
        "a1?m=%3Cimg%20src=x%20onerror=alert(1)%3E",
        "a1?m=%22%5D",
        "a1?m=%E0%A4%A",
        "a1?m=%00",
        f"a1?m={MODULES[0].upper()}",
        f"a1?m=%E2%80%AE{MODULES[0]}",
        f"a1?x={MODULES[0]}",
        f"a1?M={MODULES[0]}",
        f"a2?m={MODULES[0]}",
        f"a1?m={MODULES[0]}{'0' * 900}",
        f"a1?m={'x,' * 50_000}{MODULES[0]}",
        f"m={MODULES[0]}",
        "javascript:alert(1)",
    ],
)
def test_address_that_names_no_module_does_nothing(
    open_site: OpenSite, code: str
) -> None:
    """Whatever stands there, the sheet is as if nothing did, and no error is thrown."""
    with open_site(f"{PAGE}#{code}") as page:
        expect_modules(page, "")
        expect_ticked(page)


def test_unknown_modules_leave_the_known_ones(open_site: OpenSite) -> None:
    """A link from a newer version of the course still does what it can."""
    with open_site(f"{PAGE}#a1?m=gone,{MODULES[1]},{MODULES[1]},constructor") as page:
        expect_modules(page, MODULES[1])


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("module", [*MODULES, ""])
def test_one_module_is_one_page(open_site: OpenSite, module: str, paper: str) -> None:
    """Most meetings are about one module, and are signed on the same page."""
    with open_site(f"{PAGE}#a1?m={module}", media="print") as page:
        expect_modules(page, module)
        expect(page.get_by_role("heading", level=1)).to_be_hidden()
        expect(page.get_by_role("heading", name="Signatures")).to_be_visible()
        assert sheets(page, paper) == 1


@pytest.mark.parametrize("paper", PAPERS)
def test_all_modules_print_without_script(open_site: OpenSite, paper: str) -> None:
    """Two to a page at best, nothing wider than the paper, and black on white."""
    width = round((PAPERS[paper] - MARGINS_IN_INCHES) * PIXELS)
    with open_site(PAGE, script=False, media="print", width=width) as page:
        assert page.evaluate(FITS)
        assert len(MODULES) / 2 <= sheets(page, paper) <= len(MODULES)
    with open_site(PAGE, scheme="dark", media="print") as page:
        colors = page.evaluate(
            """() => [...new Set([...document.querySelectorAll(".sot-sheet *")]
              .filter((part) => part.checkVisibility())
              .map((part) => getComputedStyle(part).color))]"""
        )
        assert colors == ["rgb(0, 0, 0)"]


@every_look
def test_filled_sheet_has_no_violation(
    open_site: OpenSite, width: int, scheme: str
) -> None:
    """With some modules on it."""
    with open_site(f"{PAGE}#a1?m={MODULES[0]}", width=width, scheme=scheme) as page:
        page.get_by_role("checkbox", name=TITLES[MODULES[1]]).check()
        assert violations(page) == []
        assert page.evaluate(FITS)
