"""Readers who have set up their browser for themselves miss nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import QUIET, find_chromium
from tests.browser.conftest import FITS, opened
from tests.browser.test_keyboard import KINDS, walk

OpenSite = Callable[..., AbstractContextManager[Page]]

LAYOUT = (Path(__file__).parent / "layout.js").read_text("utf-8")
WHOLE_WIDTH = ["supervise/poll-tally/"]
"""Those that are shown to a room, where no menu stands beside the text."""

SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""What WCAG 1.4.12 lets a reader do to any text."""

MIRRORED = """() => {
  const page = document.documentElement;
  if (page.dir !== "ltr") throw new Error("the page does not tell its direction");
  page.dir = "rtl";
}"""

STRETCHED = """<style>
  button { border: 0 }
  button::after { content: ""; position: absolute; inset: 0 }
</style>"""
"""A button that is pressed anywhere in the box around it."""

FRAME = (
    ".sot-skip",
    ".sot-header",
    ".sot-menu",
    ".sot-path",
    ".sot-main__contents",
    ".sot-footer",
)


def found(page: Page, what: str) -> list[str]:
    """What a function of layout.js finds on the page."""
    page.evaluate(LAYOUT)
    told: list[str] = page.evaluate(f"() => layout.{what}()")
    return told


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", KINDS)
def test_marks_and_edges_are_seen_in_forced_colors(
    open_site: OpenSite, path: str, scheme: str
) -> None:
    """Shapes, fields and bands stand out where the system chooses the colors."""
    with open_site(path, scheme=scheme, forced_colors="active") as page:
        for what in ("marksUnseen", "masksUsed", "controlsWithoutEdge"):
            assert found(page, what) == [], what
        expect(page.locator(".sot-header")).to_have_css("border-bottom-width", "1px")
        expect(page.locator(".sot-footer")).to_have_css("border-top-width", "1px")


def test_focus_is_seen_in_forced_colors(open_site: OpenSite) -> None:
    """The ring is an outline, which the system draws in a color of its own."""
    with open_site("supervise/", forced_colors="active") as page:
        assert walk(page, "Tab") == []


@pytest.mark.parametrize("path", KINDS)
def test_nothing_moves_by_itself(open_site: OpenSite, path: str) -> None:
    """Who asks for less motion gets none (every test asks for it)."""
    with open_site(path) as page:
        assert found(page, "movements") == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", KINDS)
def test_text_can_be_spaced(open_site: OpenSite, path: str, width: int) -> None:
    """Wider lines, words and letters cut and cover nothing (WCAG 1.4.12)."""
    with open_site(path, width=width) as page:
        page.evaluate(SPACED)

        assert found(page, "textsCut") == []
        assert found(page, "textsOverlapping") == []
        assert page.evaluate(FITS)


@pytest.mark.parametrize("path", KINDS)
def test_zoom_of_400_percent_leaves_room(open_site: OpenSite, path: str) -> None:
    """On 320 x 256 pixels nothing scrolls sideways, and the header takes a fifth."""
    with open_site(path, width=320, height=256) as page:
        header = page.locator(".sot-header").bounding_box()

        assert header
        assert header["height"] <= 256 / 5
        assert found(page, "textsCut") == []
        assert found(page, "textsOverlapping") == []
        assert page.evaluate(FITS)


@pytest.fixture(scope="module")
def large_browser(browser: Browser) -> Iterator[Browser]:
    """A browser whose reader has doubled the size of all text, and of nothing else."""
    large = browser.browser_type.launch(
        executable_path=find_chromium(),
        args=[*QUIET, "--blink-settings=defaultFontSize=32"],
    )
    yield large
    large.close()


@pytest.mark.parametrize("path", KINDS)
def test_text_can_be_doubled(
    large_browser: Browser, site_address: str, path: str
) -> None:
    """Text of 200 % is whole, and the columns give way to it (WCAG 1.4.4)."""
    with opened(large_browser, site_address + path) as page:
        expect(page.locator(".sot-content")).to_have_css("font-size", "32px")
        assert found(page, "textsCut") == []
        assert found(page, "textsOverlapping") == []
        assert page.evaluate(FITS)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", KINDS)
def test_page_can_be_mirrored(open_site: OpenSite, path: str, width: int) -> None:
    """A language that is written from right to left begins on the right."""
    with open_site(path, width=width) as page:
        page.evaluate(MIRRORED)
        home = page.locator(".sot-header__home").bounding_box()
        theme = page.locator(".sot-header__theme").bounding_box()
        menu = page.locator("#menu").bounding_box()
        text = page.locator("main").bounding_box()

        assert home
        assert theme
        assert text
        assert home["x"] > theme["x"]
        assert (menu is None) == (width == 320 or path in WHOLE_WIDTH)
        assert menu is None or menu["x"] >= text["x"] + text["width"]
        assert found(page, "textsCut") == []
        assert page.evaluate(FITS)


@pytest.mark.parametrize("path", KINDS)
def test_frame_stays_off_the_paper(open_site: OpenSite, path: str) -> None:
    """Header, menus, path and foot lead somewhere, and paper does not; text stays."""
    with open_site(path, width=680) as page:
        page.get_by_role("button", name="Menu").click()
        page.emulate_media(media="print")

        for part in FRAME:
            assert page.locator(part).filter(visible=True).count() == 0, part
        assert page.locator("main").inner_text().strip()


@pytest.mark.parametrize(
    ("what", "wrong", "right"),
    [
        pytest.param(
            "textsCut",
            "<div style='height: 0.5em; overflow: hidden'>a</div>",
            "<div style='height: 0.5em; overflow: auto'>a</div>"
            "<div style='height: 0; overflow: hidden; clip-path: inset(50%)'>a</div>",
            id="cut",
        ),
        pytest.param(
            "textsOverlapping",
            "<p>a word</p><p style='margin-top: -2em'>another</p>",
            "<p>a word</p><p>another</p>",
            id="overlapping",
        ),
        pytest.param(
            "marksUnseen",
            "<svg fill='white'><path d='M0 0h9v9z'/></svg>",
            "<svg fill='black'><path d='M0 0h9v9z'/></svg>",
            id="mark",
        ),
        pytest.param(
            "masksUsed",
            "<i style='background: red; mask-image: linear-gradient(red, red)'>a</i>",
            "<i style='background: red'>a</i>",
            id="mask",
        ),
        pytest.param(
            "controlsWithoutEdge",
            "<main><button style='border: 0'>a</button></main>",
            "<main><button>a</button></main>",
            id="edge",
        ),
        pytest.param(
            "controlsWithoutEdge",
            f"{STRETCHED}<main><p style='position: relative'><button>a</button>",
            f"{STRETCHED}<main><p style='position: relative; border: solid'><button>a",
            id="edge-of-the-box",
        ),
        pytest.param(
            "movements",
            "<i style='transition: color 1s'>a</i>",
            "<i>a</i>",
            id="movement",
        ),
    ],
)
def test_layout_tells_what_is_wrong(
    browser: Browser, what: str, wrong: str, right: str
) -> None:
    """Each fault is found once where it is, and not where it is not."""
    page = browser.new_page()
    counts = []
    for body in (wrong, right):
        page.set_content(f"<body style='background: white'>{body}")
        counts.append(len(found(page, what)))
    page.close()

    assert counts == [1, 0]
