"""A term, as a reader opens it: without script, by keyboard, by touch, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.components.module import Module
from macros.content import load_content
from tests.browser.axe import every_look, violations
from tests.browser.conftest import FITS, OpenGallery
from tests.projects import ROOT

MODULE = f"modules/{load_content(ROOT)[0].all(Module)[0].id}/"
PLAIN = "'inset: 0; margin: auto; position-area: none'"
"""What the style is without the part that asks for anchors."""

OpenSite = Callable[..., AbstractContextManager[Page]]


def desk(page: Page) -> tuple[Locator, Locator]:
    """The button of a term, and what it opens."""
    button = page.get_by_role("button", name="DESK", exact=True).first
    return button, button.locator("+ [popover]")


def is_said_to_be_open(page: Page) -> bool:
    """Whether the browser tells assistive technology that the term is unfolded."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return any(
        node.get("role", {}).get("value") == "button"
        and node["name"]["value"] == "DESK"
        and any(
            part["name"] == "expanded" and part["value"]["value"] is True
            for part in node["properties"]
        )
        for node in nodes
    )


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
def test_definition_is_opened_by_keyboard(
    open_gallery: OpenGallery, script: bool
) -> None:
    """Enter opens, Tab goes into it, Escape closes and leads back to the word."""
    with open_gallery(script=script) as page:
        button, tip = desk(page)
        expect(tip).to_be_hidden()
        button.focus()
        page.keyboard.press("Enter")
        expect(tip).to_be_visible()

        page.keyboard.press("Tab")
        expect(tip.get_by_role("link").first).to_be_focused()

        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()
        expect(button).to_be_focused()


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
def test_opened_definition_is_told_to_a_screen_reader(
    open_gallery: OpenGallery, script: bool
) -> None:
    """Its word is said to be a button that has something unfolded."""
    with open_gallery(script=script) as page:
        button, _ = desk(page)
        assert not is_said_to_be_open(page)

        button.press("Enter")
        assert is_said_to_be_open(page)


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
def test_definition_is_opened_by_touch(open_gallery: OpenGallery, script: bool) -> None:
    """A tap opens, a tap elsewhere closes, and the link leads to the glossary."""
    with open_gallery(script=script, width=320, has_touch=True) as page:
        button, tip = desk(page)
        button.tap()
        expect(tip).to_be_visible()

        page.locator("h1").tap(force=True)
        expect(tip).to_be_hidden()

        button.tap()
        tip.get_by_role("link", name="DESK in the glossary").tap()
        expect(page).to_have_url(re.compile("/glossary/#example-desk$"))


@every_look
def test_every_definition_is_next_to_its_word(
    open_site: OpenSite, width: int, scheme: str
) -> None:
    """Each is whole in the window, touches its word's line, and has no violation."""
    with open_site(MODULE, width=width, scheme=scheme) as page:
        buttons = page.locator("article button[popovertarget]")
        assert buttons.count() > 5
        for button in buttons.all():
            page.keyboard.press("Escape")
            button.click()
            tip = button.locator("+ [popover]")
            word, box = button.bounding_box(), tip.bounding_box()
            assert word
            assert box
            gap = max(
                box["y"] - word["y"] - word["height"],
                word["y"] - box["y"] - box["height"],
            )
            assert 0 <= gap < 12
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] >= 0
            assert box["y"] + box["height"] <= 800
        assert page.evaluate(FITS)
        assert violations(page) == []


def test_definition_is_seen_in_forced_colors(open_gallery: OpenGallery) -> None:
    """A border and an underline remain where colors are taken away."""
    with open_gallery(forced_colors="active") as page:
        button, tip = desk(page)
        button.click()

        expect(tip).to_have_css("border-top-style", "solid")
        expect(button).to_have_css("text-decoration-line", "underline")


def test_definition_opens_where_there_are_no_anchors(open_gallery: OpenGallery) -> None:
    """A browser that cannot place it at the word shows it in the middle."""
    with open_gallery(width=320) as page:
        button, tip = desk(page)
        tip.evaluate("it => { it.style.cssText = PLAIN }".replace("PLAIN", PLAIN))
        button.click()
        box = tip.bounding_box()

        assert box
        assert box["x"] + box["width"] / 2 == pytest.approx(160, abs=10)
        assert box["y"] > 100


def test_paper_shows_the_word_alone(open_gallery: OpenGallery) -> None:
    """A definition that was open is not printed over the text."""
    with open_gallery() as page:
        button, tip = desk(page)
        button.click()
        page.emulate_media(media="print")

        expect(tip).to_be_hidden()
        expect(button).to_be_visible()
        expect(button).to_have_css("text-decoration-line", "none")
