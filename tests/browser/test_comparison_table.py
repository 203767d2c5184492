"""A comparison table, as a reader meets it: whole, filtered, on a phone, on paper."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.components.module import Module
from macros.content import load_content
from tests.browser.axe import violations
from tests.browser.conftest import FITS, OpenGallery, opened
from tests.browser.server import served
from tests.projects import ROOT, build

TABLE = "#example-passes-comparison"
MODULE = load_content(ROOT)[0].all(Module)[0].id


def rows(page: Page) -> Any:
    return page.locator(f"{TABLE} tbody tr")


def test_all_rows_are_reachable_without_script(open_gallery: OpenGallery) -> None:
    """The fold opens by itself, and no filter promises what it cannot do."""
    with open_gallery(script=False) as page:
        page.locator(f"{TABLE} summary").click()

        expect(rows(page)).to_have_count(4)
        for number in range(4):
            expect(rows(page).nth(number)).to_be_visible()
        expect(page.locator(TABLE).get_by_role("radio")).to_have_count(0)


def test_filter_by_keyboard_says_the_count(open_gallery: OpenGallery) -> None:
    """Arrow keys choose a relation; the number of rows is spoken; focus stays."""
    with open_gallery() as page:
        table = page.locator(TABLE)
        table.get_by_role("radio", name="All 4").focus()
        page.keyboard.press("ArrowRight")

        same = table.get_by_role("radio", name="Same 1")
        expect(same).to_be_focused()
        expect(same).to_be_checked()
        expect(table.get_by_role("status")).to_have_text("1 of 4 rows are shown.")
        expect(rows(page).locator("visible=true")).to_have_count(1)

        page.keyboard.press("ArrowLeft")
        expect(table.get_by_role("status")).to_have_text("All 4 rows are shown.")


def test_filter_opens_the_fold_that_holds_a_row(open_gallery: OpenGallery) -> None:
    """A row that fits is shown even if it was folded away."""
    with open_gallery() as page:
        page.locator(TABLE).get_by_text("Varies locally 1").click()

        expect(page.locator("#example-hours")).to_be_visible()
        expect(page.locator("#example-lending")).to_be_hidden()


def test_link_to_a_folded_row_opens_it(open_gallery: OpenGallery) -> None:
    """A row sent by a colleague is what the reader sees first."""
    with open_gallery() as page:
        address = page.url
        # A reload would bring back the place where the reader was.
        page.goto("about:blank")
        page.goto(f"{address}#example-hours")

        expect(page.locator("#example-hours")).to_be_in_viewport()


def test_link_to_a_filtered_row_takes_the_filter_back(
    open_gallery: OpenGallery,
) -> None:
    """A link always wins over a filter."""
    with open_gallery() as page:
        page.locator(TABLE).get_by_text("Same 1").click()
        page.evaluate("location.hash = 'example-lending'")

        expect(page.locator("#example-lending")).to_be_visible()
        expect(page.locator(TABLE).get_by_role("radio", name="All 4")).to_be_checked()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("width", [320, 1280])
def test_table_stays_a_table(
    open_gallery: OpenGallery, width: int, script: bool
) -> None:
    """Cards on a phone are still rows, headers and cells for a screen reader."""
    with open_gallery(width=width, script=script) as page:
        roles = _roles_below(page, f"{TABLE} table")

        assert roles.count("row") == 4
        assert roles.count("columnheader") == 5
        assert roles.count("rowheader") == 3
        assert roles.count("cell") + roles.count("gridcell") == 12


def _roles_below(page: Page, selector: str) -> list[str]:
    """The roles in the accessibility tree below an element."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    document = session.send("DOM.getDocument")
    node = session.send(
        "DOM.querySelector",
        {"nodeId": document["root"]["nodeId"], "selector": selector},
    )
    tree = session.send("Accessibility.queryAXTree", {"nodeId": node["nodeId"]})
    return [
        found["role"]["value"] for found in tree["nodes"] if not found.get("ignored")
    ]


@pytest.mark.parametrize(("width", "columns"), [(320, 1), (1280, 2)])
def test_sides_stand_next_to_each_other_where_there_is_room(
    open_gallery: OpenGallery, width: int, columns: int
) -> None:
    """Two columns on a laptop, one on a phone, and never sideways scrolling."""
    with open_gallery(width=width) as page:
        cells = page.locator("#example-lending .sot-comparison-table__cell--side")
        tops = {round(cell.bounding_box()["y"]) for cell in cells.all()}

        assert len(tops) == 3 - columns
        assert page.evaluate(FITS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_shows_every_row(open_gallery: OpenGallery, scheme: str) -> None:
    """Paper has no folds, no filter and no dark scheme."""
    with open_gallery(scheme=scheme) as page:
        page.locator(TABLE).get_by_text("Same 1").click()
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")

        for number in range(4):
            expect(rows(page).nth(number)).to_be_visible()
        expect(page.locator(TABLE).get_by_text("Choose one")).to_be_hidden()
        color = page.locator("#example-lending").evaluate(
            "(row) => getComputedStyle(row).backgroundColor"
        )
        assert color == "rgb(255, 255, 255)"


def test_link_to_where_the_reader_is_shows_the_row_again(
    open_gallery: OpenGallery,
) -> None:
    """The address does not change, and the row has been filtered away since."""
    with open_gallery() as page:
        row = page.locator("#example-lending")
        link = page.locator(".sot-key-points a[href$='#example-lending']").first
        link.click()
        page.locator(TABLE).get_by_text("Same 1").click()
        expect(row).to_be_hidden()

        link.click()
        expect(row).to_be_visible()


@pytest.fixture(scope="module")
def reporting_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site as a fork of it is published."""
    site = tmp_path_factory.mktemp("fork") / "site"
    result = build(ROOT, site, REPOSITORY_URL="https://forge.example.org/a/fork")
    assert result.returncode == 0, result.stderr
    return site


def test_mistake_is_reported_where_it_is_seen(
    browser: Browser, reporting_site: Path
) -> None:
    """Each row has a link with its own id, also without script, and not on paper.

    What is no row is told at the foot of each page.
    """
    with served(reporting_site) as address:
        module = f"{address}modules/{MODULE}/"
        with opened(browser, module, script=False, width=320) as page:
            row = page.locator(".sot-comparison-table__row").first
            link = row.get_by_role("link", name="Report a mistake")
            expect(link).to_be_visible()
            assert (link.get_attribute("href") or "").endswith(
                f"/a/fork/issues/new?template=wrong.yml&row={row.get_attribute('id')}"
            )
            assert page.evaluate(FITS)
            page.emulate_media(media="print")
            expect(link).to_be_hidden()
        with opened(browser, module) as page:
            expect(page.get_by_role("link", name="Tell us what is")).to_have_attribute(
                "href", "https://forge.example.org/a/fork/issues"
            )
            assert violations(page) == []


def test_links_to_report_a_mistake_are_light(
    built_site: Path, reporting_site: Path
) -> None:
    """They add less than a twentieth to the largest page as it is sent."""
    plain, reporting = (
        len(gzip.compress((site / "comparison/index.html").read_bytes(), mtime=0))
        for site in (built_site, reporting_site)
    )

    assert plain < reporting < 1.05 * plain
