"""The gallery in the browser, from a server and from a disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import FITS
from tests.browser.server import served

POLL = "component-poll-example-poll.html"

Show = Callable[..., AbstractContextManager[Page]]


@pytest.fixture(scope="module")
def address(framed_gallery: Path) -> Iterator[str]:
    with served(framed_gallery) as address:
        yield address


@pytest.fixture(params=["server", "disk"])
def show(
    request: pytest.FixtureRequest,
    browser: Browser,
    address: str,
    framed_gallery: Path,
) -> Show:
    """Opens a page of the gallery; browsers say on the console what a frame may not."""
    start = address if request.param == "server" else f"{framed_gallery.as_uri()}/"

    @contextmanager
    def open_it(
        file: str, *, width: int = 1280, scheme: Any = "light"
    ) -> Iterator[Page]:
        # High enough that each frame is in view, since others are not painted.
        size: Any = {"width": width, "height": 2600}
        context = browser.new_context(viewport=size, color_scheme=scheme)
        page = context.new_page()
        page.goto(start + file)
        yield page
        context.close()

    return open_it


def test_example_is_seen_in_three_ways(show: Show) -> None:
    """With its script, without it, and as it is printed."""
    with show(POLL) as page:
        reader, without, paper = (
            page.frame_locator("iframe").nth(n).locator("#example-poll")
            for n in range(3)
        )
        keep = "Keep my answer"

        expect(reader.get_by_role("button", name=keep)).to_be_visible()
        expect(reader).to_have_css("border-top-style", "solid")
        expect(without.get_by_text("At the desk").first).to_be_visible()
        expect(without).to_have_css("border-top-style", "solid")
        expect(without.get_by_role("button", name=keep)).to_have_count(0)
        expect(paper.get_by_text("At the desk").first).to_be_visible()
        expect(paper.get_by_role("button", name=keep)).to_have_count(0)


def test_frame_shows_its_example_and_no_other(show: Show) -> None:
    """Also after a link inside it was followed."""
    with show("component-scenario-example-case-kim.html") as page:
        frame = page.frame_locator("iframe").first
        kim = frame.locator("#example-case-kim")
        expect(kim).to_be_visible()
        expect(frame.locator("#example-case-lee")).to_be_hidden()
        kim.get_by_text("To the library.").click()
        kim.get_by_role("link", name="Go on to").locator("visible=true").click()

        expect(kim.get_by_role("heading", name="The card is at home")).to_be_visible()
        expect(frame.locator("#example-case-lee")).to_be_hidden()


def test_frames_are_reached_by_keyboard(show: Show) -> None:
    """Tab goes through the links into the first frame."""
    with show(POLL) as page:
        expect(page.frame_locator("iframe").first.get_by_role("radio")).to_have_count(2)
        page.get_by_role("link", name="Next:").focus()
        page.keyboard.press("Tab")

        expect(page.locator("iframe").first).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("file", ["index.html", POLL])
def test_page_of_the_gallery_has_no_violation(
    show: Show, file: str, width: int, scheme: str
) -> None:
    """The pages around the examples are as accessible as these."""
    with show(file, width=width, scheme=scheme) as page:
        assert violations(page) == []
        assert page.evaluate(FITS)
