"""The copy for a disk: opened from a file, without a network."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from macros.components.comparison_table import Row
from macros.components.module import Module
from macros.content import load_content
from macros.offline import pack
from tests.browser.axe import violations
from tests.browser.conftest import opened
from tests.browser.search_dialog import ask
from tests.browser.server import served
from tests.projects import ROOT, build

OpenCopy = Callable[..., AbstractContextManager[Page]]

CONTENT = load_content(ROOT)[0]
MODULE = CONTENT.all(Module)[0].id
TOPIC = CONTENT.all(Row)[-1].topic


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is built for a disk."""
    site = tmp_path_factory.mktemp("disk") / "site"
    result = build(ROOT, site, DIRECTORY_URLS="false")
    assert result.returncode == 0, result.stderr
    return site


@pytest.fixture(scope="module")
def copy(built: Path) -> Path:
    """The folder that is in the zip file, unpacked where its name has a space."""
    folder = built.parent / "My files"
    pack(built, built.parent / "offline.zip")
    with zipfile.ZipFile(built.parent / "offline.zip") as archive:
        archive.extractall(folder)
    return folder / "offline"


@pytest.fixture
def open_copy(browser: Browser, copy: Path) -> OpenCopy:
    """Opens a file of the copy with the network cut; no request may leave the disk."""

    def open_file(path: str = "index.html", **settings: object) -> object:
        return opened(browser, (copy / path).as_uri(), offline=True, **settings)  # type: ignore[arg-type]

    return open_file  # type: ignore[return-value]


def test_copy_is_readable_without_script(open_copy: OpenCopy) -> None:
    """Home, a module and a page to print, one link after the other."""
    with open_copy(script=False) as page:
        page.locator(f"article a[href='modules/{MODULE}.html']:visible").first.click()
        expect(page.locator("article table").first).to_be_visible()
        page.get_by_role("link", name="job aid").click()
        expect(page.locator(f"#{MODULE}-job-aid")).to_be_visible()


def test_search_leads_to_a_row_by_keyboard(open_copy: OpenCopy) -> None:
    """The search finds its index on the disk and leads to a file on the disk."""
    with open_copy(f"modules/{MODULE}.html") as page:
        page.get_by_role("button", name="Search", exact=True).focus()
        page.keyboard.press("Enter")
        page.keyboard.type(TOPIC)
        result = page.get_by_role("dialog").get_by_role("link", name=TOPIC).first
        expect(result).to_be_visible()
        page.keyboard.press("Enter")

        expect(page.get_by_role("heading", level=1)).to_have_text(
            CONTENT.all(Module)[-1].title
        )
        assert page.url.startswith("file://")


def test_questions_polls_and_the_filter_work(open_copy: OpenCopy) -> None:
    """What a reader can do on the site, she can do here."""
    with open_copy(f"modules/{MODULE}.html") as page:
        check = page.locator("sot-knowledge-check").first
        check.locator("input").first.check()
        check.get_by_role("button", name="Check my answer").click()
        expect(check.locator(".sot-knowledge-check__result")).to_be_visible()

        poll = page.locator("sot-poll").first
        poll.locator("input").first.check()
        poll.get_by_role("button", name="Keep my answer").click()
        page.reload()
        expect(page.locator("sot-poll input").first).to_be_checked()

        filters = page.locator("sot-comparison-table .sot-glance__choice")
        filters.nth(1).click()
        expect(page.locator(".sot-comparison-table__status").first).to_contain_text(
            "rows are shown"
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_copy_has_no_violation(open_copy: OpenCopy, scheme: str) -> None:
    """It is the same page, and the same search."""
    with open_copy(scheme=scheme, width=320) as page:
        ask(page, "plan")

        assert violations(page) == []


def test_printed_copy_names_the_published_page(open_copy: OpenCopy) -> None:
    """The path of a file on one laptop helps nobody who holds the paper."""
    with open_copy(f"modules/{MODULE}.html", media="print") as page:
        line = page.locator(".sot-address")

        expect(line).to_have_text(
            f"https://example.org/school-ot-training/modules/{MODULE}/"
        )


def test_assignment_made_on_a_disk_leads_to_the_published_site(
    open_copy: OpenCopy,
) -> None:
    """No colleague could open a file on someone else's disk."""
    with open_copy("supervise/index.html") as page:
        page.get_by_role("checkbox").first.check()
        link = page.locator("[data-output=link]").input_value()

        assert link.startswith("https://example.org/school-ot-training/plan/#a1?m=")


def test_plan_is_read_on_a_disk(open_copy: OpenCopy) -> None:
    """The copy reads a link that is pasted, since its own address is another."""
    link = f"https://example.org/plan/#a1?m={MODULE}&t=First+week&id=AB12CD34"
    with open_copy("plan.html") as page:
        page.get_by_label("If a link did not open").fill(link)
        page.get_by_role("button", name="Read the link").click()

        expect(page.get_by_role("heading", name="What was assigned")).to_be_focused()
        expect(page.locator(".sot-plan__module:visible")).to_have_count(1)


def test_every_link_of_the_copy_leads_to_a_file(copy: Path) -> None:
    """A folder does not open from a disk, and there is no server to ask."""
    broken = set()
    for file in copy.rglob("*.html"):
        tree = BeautifulSoup(file.read_text("utf-8"), "html5lib")
        for tag in tree.select("a[href], [src], link[rel=stylesheet], link[rel=icon]"):
            link = urljoin(file.as_uri(), str(tag.get("href") or tag.get("src")))
            parts = urlsplit(urldefrag(link).url)
            if parts.scheme == "file" and not Path(unquote(parts.path)).is_file():
                broken.add((file.name, link))
            elif tag.name != "a":
                assert parts.scheme == "file", link

    assert broken == set()


def test_packing_twice_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """Whoever has the commit can make the same file."""
    again = tmp_path / "again"
    assert build(ROOT, again, DIRECTORY_URLS="false").returncode == 0
    for site, folder in ((built, "one"), (again, "two")):
        pack(site, tmp_path / folder / "offline.zip")

    first, second = (
        (tmp_path / n / "offline.zip").read_bytes() for n in ("one", "two")
    )
    assert first == second
    with zipfile.ZipFile(tmp_path / "one/offline.zip") as archive:
        names = archive.namelist()
    assert names == sorted(names)
    assert {name.split("/")[0] for name in names} == {"offline"}


def test_published_site_offers_the_copy(
    browser: Browser, built: Path, tmp_path: Path
) -> None:
    """The foot of each page leads to it, also from the page for wrong addresses."""
    site = tmp_path / "site"
    assert build(ROOT, site, OFFLINE_COPY="offline.zip").returncode == 0
    pack(built, site / "offline.zip")
    with served(site) as address:
        for path in ("", f"modules/{MODULE}/", "wrong/address/"):
            with opened(browser, address + path, width=320) as page:
                link = page.get_by_role("link", name="Take this site with you")
                expect(link).to_have_attribute("download", "")
                assert link.evaluate("(link) => link.href") == f"{address}offline.zip"
                assert violations(page) == []
