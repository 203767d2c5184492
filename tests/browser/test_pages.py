"""The site as a visitor meets it: size, stillness, search, and broken surroundings."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.components.comparison_table import Row
from macros.components.knowledge_check import KnowledgeCheck
from macros.components.module import Module
from macros.content import load_content
from tests.browser.axe import every_look, violations
from tests.browser.conftest import SHIFT, opened
from tests.browser.search_dialog import ask
from tests.browser.server import served
from tests.browser.test_accessibility import PAGES as EVERY_PAGE
from tests.browser.test_keyboard import KINDS
from tests.budgets import MODULE, PAGE, WHOLE
from tests.projects import ROOT, build

OpenSite = Callable[..., AbstractContextManager[Page]]

CONTENT = load_content(ROOT)[0]
COURSE = CONTENT.all(Module)
MODULES = [module.id for module in COURSE]
TOPIC = CONTENT.all(Row)[-1].topic

PAGES = list(dict.fromkeys([*KINDS, *(f"modules/{name}/" for name in MODULES)]))
"""One page of each kind, and every module."""

KEPT = {
    f"sot:/school-ot-training/:{name}": json.dumps(entry)
    for name, entry in [
        *(
            (
                f"check:{check.id}",
                {"answer": ["a"], "right": False, "at": "2026-11-20T10:00:00.000Z"},
            )
            for check in CONTENT.all(KnowledgeCheck)
        ),
        (f"module:{MODULES[0]}", {"done": 3, "total": 16}),
        ("last:activity", {"module": MODULES[0], "item": "here"}),
    ]
}
"""What a reader has kept who answered every question, and none rightly."""

VISITS = {
    **dict.fromkeys(EVERY_PAGE, PAGE),
    **{f"modules/{module}/": MODULE for module in MODULES},
    **{f"{name}/": budget for name, budget in WHOLE.items()},
}


@pytest.mark.parametrize("path", VISITS)
def test_first_visit_is_light(browser: Browser, built_site: Path, path: str) -> None:
    """Each page keeps to its budget, with nothing in the cache."""
    sent: list[int] = []
    with (
        served(built_site, sent) as address,
        opened(browser, f"{address}{path}") as page,
    ):
        page.wait_for_load_state("networkidle")

    assert 5 < len(sent) <= VISITS[path].most_requests
    assert sum(sent) <= VISITS[path].most_bytes


@every_look
@pytest.mark.parametrize("path", ["", f"modules/{MODULES[0]}/", "progress/"])
def test_page_of_a_reader_who_comes_back_has_no_violation(
    browser: Browser, site_address: str, path: str, width: int, scheme: str
) -> None:
    """With every answer kept, a place to go on from, and how far each module is."""
    address = site_address + path
    with opened(browser, address, width=width, scheme=scheme, kept=KEPT) as page:
        assert violations(page) == []


@pytest.mark.parametrize("path", ["", f"modules/{MODULES[0]}/", "plan/", "progress/"])
def test_page_without_storage_has_no_violation(
    browser: Browser, site_address: str, path: str
) -> None:
    """It says that nothing can be kept."""
    with opened(browser, site_address + path, storage=False) as page:
        assert violations(page) == []


@pytest.fixture(scope="module")
def slow_address(built_site: Path) -> Iterator[str]:
    """The real site behind a slow line, which brings each page in pieces."""
    with served(built_site, slow=True) as address:
        yield address


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_while_loading(
    browser: Browser, slow_address: str, path: str, width: int
) -> None:
    """What a reader is about to press stays where it is, also on a slow line."""
    with opened(browser, f"{slow_address}{path}", width=width) as page:
        page.wait_for_load_state("networkidle")

        assert page.evaluate(SHIFT) == 0


@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_for_a_reader_who_comes_back(
    browser: Browser, slow_address: str, path: str
) -> None:
    """What is kept stands on the page when it is shown first."""
    with opened(browser, f"{slow_address}{path}", width=1280, kept=KEPT) as page:
        page.wait_for_load_state("networkidle")

        assert page.evaluate(SHIFT) == 0


@pytest.mark.parametrize("storage", [True, False], ids=["storage", "blocked"])
def test_search_leads_to_a_row(open_site: OpenSite, storage: bool) -> None:
    """The search works, also where the browser keeps nothing."""
    with open_site(storage=storage) as page:
        results = ask(page, TOPIC)

        expect(results.get_by_role("link", name=TOPIC).first).to_be_visible()


def test_site_is_readable_without_script(open_site: OpenSite) -> None:
    """Every part of a module can be read, and no dead button is shown.

    The buttons of terms stay, since the browser itself opens what they are for.
    """
    with open_site(f"modules/{MODULES[0]}/", script=False) as page:
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("article button")).not_to_have_count(0)
        for button in page.locator("article button:not([popovertarget])").all():
            expect(button).to_be_hidden()
        term = page.locator("article button[popovertarget]").first
        term.click()
        expect(term.locator("+ [popover]")).to_be_visible()
        expect(page.locator("article table").first).to_be_visible()


def test_preview_and_next_page_are_linked(open_site: OpenSite) -> None:
    """A module leads to the one before and the one after, and says where one is."""
    with open_site(f"modules/{MODULES[1]}/") as page:
        ways = page.get_by_role("navigation", name="Previous and next page")
        path = page.get_by_role("navigation", name="Breadcrumb")

        expect(ways.get_by_role("link", name="Previous:")).to_have_count(1)
        expect(ways.get_by_role("link", name="Next:")).to_have_count(1)
        expect(path).to_contain_text("Modules")


def test_wrong_address_leads_back(open_site: OpenSite) -> None:
    """A mistyped address gets a page with ways on, in the site's own look."""
    with open_site("modules/no-such-module/") as page:
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "This page is not here"
        )
        page.get_by_role("link", name="Look a word up in the glossary").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Glossary")


def test_closed_menu_takes_no_focus(open_site: OpenSite) -> None:
    """On a narrow page no Tab leads to something that cannot be seen."""
    with open_site(f"modules/{MODULES[1]}/", width=320) as page:
        for _ in range(12):
            page.keyboard.press("Tab")
            box = page.evaluate(
                "() => document.activeElement.getBoundingClientRect().x"
            )

            assert box >= 0


def test_dark_theme_can_be_chosen_and_is_kept(open_site: OpenSite) -> None:
    """The reader's choice wins over the system's, on every page."""
    with open_site() as page:
        page.get_by_role("button", name="Dark theme", pressed=False).click()
        page.goto(page.url + "glossary/")

        button = page.get_by_role("button", name="Dark theme")
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("kept", ["", "slate", "null", "<b>", "dark" * 9000])
def test_foreign_theme_is_passed_over(open_site: OpenSite, kept: str) -> None:
    """What no button of ours has kept leaves the theme of the system."""
    with open_site(kept={"sot-theme:/school-ot-training/": kept}) as page:
        expect(page.locator("html")).to_have_attribute(
            "data-md-color-scheme", "default"
        )


def test_theme_can_be_chosen_where_storage_is_blocked(open_site: OpenSite) -> None:
    """The choice lasts for the page, and nothing fails."""
    with open_site(storage=False) as page:
        page.get_by_role("button", name="Dark theme").click()

        expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")


def test_site_works_at_the_root_of_a_domain(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address without a path is as good as one with a path."""
    monkeypatch.setattr("tests.projects.BASE", "/")
    result = build(ROOT, tmp_path / "site")
    assert result.returncode == 0, result.stderr

    with (
        served(tmp_path / "site") as address,
        opened(browser, address + "wrong/address/") as page,
    ):
        page.get_by_role("link", name="Start at the home page").click()
        page.locator(f"a[href='modules/{MODULES[0]}/']").first.click()
        expect(page).to_have_url(f"{address}modules/{MODULES[0]}/")


INTRUDERS = """async () => {
  const script = document.createElement("script");
  script.textContent = "window.ran = 'script'";
  const image = document.createElement("img");
  image.setAttribute("onerror", "window.ran = 'handler'");
  image.src = "data:,";
  const link = document.createElement("a");
  link.href = "javascript:window.ran = 'link'";
  document.body.append(script, image, link);
  link.click();
  const asked = await Promise.allSettled([fetch("."), fetch("https://example.com/")]);
  await new Promise((resolve) => setTimeout(resolve, 200));
  return [window.ran ?? "nothing", ...asked.map(({ status }) => status)];
}"""


@pytest.mark.parametrize("path", ["", "plan/", "supervise/", "not-here/"])
def test_what_gets_into_a_page_does_not_run(
    browser: Browser, site_address: str, path: str
) -> None:
    """If ever a text became markup, the policy would still let it do nothing."""
    page = browser.new_page()
    page.goto(site_address + path)

    assert page.evaluate(INTRUDERS) == ["nothing", "rejected", "rejected"]
    page.close()
