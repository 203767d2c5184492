"""A browser, a server below a path, and pages that notice every foreign request."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route

from tests.browser import chromium, firefox
from tests.browser.server import served
from tests.projects import ROOT

Open = Callable[..., Page]

FITS = """() => {
  const page = document.documentElement;
  return page.scrollWidth <= page.clientWidth;
}"""

IN_SIGHT = """(place) => {
  const header = document.querySelector(".sot-header").getBoundingClientRect().bottom;
  const { top, bottom } = place.getBoundingClientRect();
  return top >= header && bottom <= innerHeight;
}"""
"""Whether all of a place is in the window, and not under the header."""

SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 200);
})"""

NO_STORAGE = """
Object.defineProperty(window, "localStorage", { get() { throw new Error("denied"); } });
"""


KEPT = """
const entries = %s;
// Firefox runs this in the empty page before the first too, which has no address.
if (location.href && !sessionStorage.getItem("kept")) {
  sessionStorage.setItem("kept", "yes");
  for (const [key, text] of Object.entries(entries)) localStorage.setItem(key, text);
}
"""
"""Puts entries into the storage once, as if the reader had been there before."""


@pytest.fixture(scope="session")
def site_address(built_site: Path) -> Iterator[str]:
    """Where the real site answers."""
    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def district_address(built_district: Path) -> Iterator[str]:
    """Where the site of the example district answers."""
    with served(built_district) as address:
        yield address


@pytest.fixture(scope="session")
def gallery_address(built_gallery: Path) -> Iterator[str]:
    """Where the site with all examples answers."""
    with served(built_gallery) as address:
        yield address


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the choice of the other browser."""
    parser.addoption(
        "--firefox", action="store_true", help="run the flows in Firefox instead"
    )


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Marks what is of Chromium by nature, and what is known to differ in Firefox."""
    if config.getoption("--firefox", default=False):
        firefox.mark(items, is_whole=config.args == ["tests/browser"])


@pytest.fixture(scope="session")
def browser(pytestconfig: pytest.Config) -> Iterator[Browser]:
    """The browser in which the flows run: Chromium, unless Firefox is asked for."""
    asked = firefox if pytestconfig.getoption("--firefox", default=False) else chromium
    with asked.launched() as browser:
        yield browser


@contextmanager
def opened(
    browser: Browser,
    address: str,
    *,
    width: int = 1280,
    height: int = 800,
    scheme: str = "light",
    script: bool = True,
    storage: bool = True,
    kept: dict[str, str] | None = None,
    media: str = "screen",
    now: str | None = None,
    **settings: Any,
) -> Iterator[Page]:
    """A page in a browser of its own; errors and foreign requests fail the test."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        java_script_enabled=script,
        reduced_motion="reduce",
        **settings,
    )
    if not storage:
        context.add_init_script(NO_STORAGE)
    if kept:
        context.add_init_script(KEPT % json.dumps(kept))
    host = address.split("/")[2]
    foreign: list[str] = []
    errors: list[str] = []
    context.on("request", lambda r: _note_foreign(foreign, host, r.url))
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: _note_error(errors, address, message))
    try:
        if firefox.is_firefox(browser):
            firefox.adjust(page, scheme, script, settings)
        if media != "screen":
            page.emulate_media(media=media)  # type: ignore[arg-type]
        if now:
            page.clock.set_fixed_time(now)
        page.goto(address)
        yield page
    finally:
        context.close()
    assert foreign == []
    assert errors == []


def add_functions(page: Page, address: str, *scripts: str) -> None:
    """Makes what scripts keep to themselves known to the page by name."""
    page.route("**/overrides/**", _serve_script)
    for name in scripts:
        page.add_script_tag(url=f"{address}overrides/{name}")


def _serve_script(route: Route) -> None:
    """Answers with a script as it is written, outside of the scope that pages have."""
    name = route.request.url.partition("/overrides/")[2]
    route.fulfill(path=ROOT / "overrides" / name, content_type="text/javascript")


def _note_foreign(foreign: list[str], host: str, url: str) -> None:
    if url.startswith("http") and url.split("/")[2] != host:
        foreign.append(url)


def _note_error(errors: list[str], address: str, message: ConsoleMessage) -> None:
    """Notes what a page complains of, but for its own address not being there."""
    if message.type == "error" and message.location["url"] != address:
        errors.append(message.text)


OpenGallery = Callable[..., AbstractContextManager[Page]]


@pytest.fixture
def open_gallery(browser: Browser, gallery_address: str) -> OpenGallery:
    """Opens the page that shows every example."""
    return functools.partial(opened, browser, f"{gallery_address}modules/example/")


@pytest.fixture
def open_site(
    browser: Browser, site_address: str
) -> Callable[..., AbstractContextManager[Page]]:
    """Opens a page of the real site by its path."""

    def open_page(path: str = "", **settings: Any) -> AbstractContextManager[Page]:
        return opened(browser, site_address + path, **settings)

    return open_page


@pytest.fixture
def open_district(
    browser: Browser, district_address: str
) -> Callable[..., AbstractContextManager[Page]]:
    """Opens a page of the example district's site by its path."""

    def open_page(path: str = "", **settings: Any) -> AbstractContextManager[Page]:
        return opened(browser, district_address + path, **settings)

    return open_page
