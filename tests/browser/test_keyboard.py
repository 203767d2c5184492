"""The keyboard alone: every stop is seen, named and marked, and no key surprises."""

from __future__ import annotations

import string
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.search_dialog import ask
from tests.browser.test_accessibility import PAGES

OpenSite = Callable[..., AbstractContextManager[Page]]

WALK = (Path(__file__).parent / "walk.js").read_text("utf-8")
AT_ONCE = 10
"""Presses before it is asked whether the page was left."""

MOST = 1_000
"""Presses on one page in each direction; the longest has some four hundred stops."""

REPEATED = ("modules/", "print/", "facilitators/")
"""Folders whose pages are of one kind, so that the first of them stands for all."""


def is_of_its_own_kind(path: str) -> bool:
    """Whether no page before it was made of the same parts."""
    folder = path[: path.find("/") + 1]
    alike = [page for page in PAGES if page.startswith(folder) and page != folder]
    return folder not in REPEATED or path in (folder, alike[0])


KINDS = [*filter(is_of_its_own_kind, PAGES), "not-here/"]


def walk(page: Page, key: str) -> list[str]:
    """What is wrong with the stops, from one end of the page to the other."""
    page.evaluate(WALK)
    for _ in range(0, MOST, AT_ONCE):
        for _ in range(AT_ONCE):
            page.keyboard.press(key)
        if page.evaluate("() => walk.isOver"):
            break
    assert page.evaluate("() => walk.isOver")
    assert page.evaluate("() => walk.stops") > 5
    faults: list[str] = page.evaluate("() => [...new Set(walk.faults)]")
    return faults


def nameless(page: Page) -> list[str]:
    """The stops of which a screen reader can say no more than what they are."""
    browser = page.context.new_cdp_session(page)
    found = []
    for node in browser.send("Accessibility.getFullAXTree")["nodes"]:
        told = {one["name"]: one["value"] for one in node.get("properties", [])}
        if "focusable" in told and not node["name"]["value"].strip():
            asked = {"backendNodeId": node["backendDOMNodeId"]}
            element = browser.send("DOM.describeNode", asked)["node"]
            names, values = element["attributes"][::2], element["attributes"][1::2]
            attributes = dict(zip(names, values, strict=True))
            if attributes.get("tabindex") != "-1":
                found.append(f"{element['localName']} {attributes}")
    return found


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("path", KINDS)
def test_every_stop_has_a_name(open_site: OpenSite, path: str, width: int) -> None:
    """The name is what the browser tells a screen reader, and not what stands there."""
    with open_site(path, width=width) as page:
        assert nameless(page) == []


def test_nameless_stop_is_found(browser: Browser) -> None:
    """Text that is hidden from screen readers is no name."""
    page = browser.new_page()
    page.set_content(
        "<title>a</title><button>a</button><a href=#><i aria-hidden=true>a</i></a>"
    )
    found = nameless(page)
    page.close()

    assert found == ["a {'href': '#'}"]


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize(("width", "height"), [(1280, 700), (320, 256)])
@pytest.mark.parametrize("path", KINDS)
def test_every_stop_is_seen(
    open_site: OpenSite, path: str, width: int, height: int, key: str
) -> None:
    """No Tab leads to what is hidden or covered, and each stop has a ring."""
    with open_site(path, width=width, height=height) as page:
        assert walk(page, key) == []


def unfold(page: Page) -> None:
    """Opens whatever a page has folded."""
    page.evaluate(
        "document.querySelectorAll('details').forEach((it) => it.open = true)"
    )


def answer_everything(page: Page) -> None:
    """Gives the first answer to each question, right or not."""
    questions = page.locator("sot-knowledge-check").filter(visible=True)
    for question in questions.all():
        question.locator("input").first.check()
        question.get_by_role("button", name="Check my answer").click()
    expect(page.locator(".sot-knowledge-check__result:visible")).to_have_count(
        questions.count()
    )


def look_for_consent(page: Page) -> None:
    """Leaves the search open with what it has found."""
    ask(page, "consent")


@pytest.mark.parametrize(("width", "height"), [(1280, 700), (320, 256)])
@pytest.mark.parametrize("use", [unfold, answer_everything, look_for_consent])
def test_every_stop_of_a_page_in_use_is_seen(
    open_site: OpenSite, use: Callable[[Page], None], width: int, height: int
) -> None:
    """What was opened, said or found has stops too."""
    with open_site("modules/scope/", width=width, height=height) as page:
        use(page)
        assert walk(page, "Tab") == []


@pytest.mark.parametrize(("width", "height"), [(320, 256), (768, 1024)])
@pytest.mark.parametrize(
    "opener", [".sot-header__menu", ".sot-main__contents", ".sot-term__word"]
)
def test_what_was_opened_covers_no_stop(
    open_site: OpenSite, opener: str, width: int, height: int
) -> None:
    """A menu and a term close as the focus leaves them."""
    with open_site("modules/scope/", width=width, height=height) as page:
        page.locator(opener).first.focus()
        page.keyboard.press("Enter")
        expect(page.locator(":popover-open")).to_have_count(1)

        assert walk(page, "Tab") == []
        expect(page.locator(":popover-open")).to_have_count(0)


@pytest.mark.parametrize("button", [".sot-header__menu", ".sot-main__contents"])
def test_menu_takes_the_focus_and_gives_it_back(
    open_site: OpenSite, button: str
) -> None:
    """On a phone it covers the button that opened it, which closes it for a mouse."""
    with open_site("modules/scope/", width=320) as page:
        page.locator(button).focus()
        page.keyboard.press("Enter")
        expect(page.locator(":popover-open a").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator(button)).to_be_focused()
        page.keyboard.press("Space")
        expect(page.locator(":popover-open a").first).to_be_focused()
        page.keyboard.press("Shift+Tab")
        expect(page.locator(button)).to_be_focused()
        expect(page.locator(":popover-open")).to_have_count(0)


def test_button_of_the_menu_closes_it_for_a_pointer(open_site: OpenSite) -> None:
    """What the focus closes is not opened again by the same press."""
    with open_site("modules/scope/", width=320) as page:
        for are_open in (1, 0, 1):
            page.locator(".sot-header__menu").click()
            expect(page.locator(":popover-open")).to_have_count(are_open)


@pytest.mark.parametrize(
    ("stop", "fault"),
    [
        pytest.param("<a href=#>a</a>", None, id="nothing wrong"),
        pytest.param(
            "<label>a <input type=checkbox class=clear></label>",
            None,
            id="transparent, but its label is not",
        ),
        pytest.param("<button></button>", "has no name", id="nameless"),
        pytest.param(
            "<button title=a></button>", "has no name", id="named by its title"
        ),
        pytest.param("<a href=# class=bare>a</a>", "has no ring", id="without ring"),
        pytest.param("<a href=# class=clear>a</a>", "is transparent", id="transparent"),
        pytest.param("<a href=# class=tiny>a</a>", "has no size", id="without size"),
        pytest.param("<a href=# class=away>a</a>", "is off the screen", id="away"),
        pytest.param(
            "<a href=#>a<i class=lid></i></a><i class=lid></i>",
            "is covered",
            id="covered",
        ),
    ],
)
def test_walk_tells_what_is_wrong(
    browser: Browser, stop: str, fault: str | None
) -> None:
    """Each fault is seen where it is, and none where none is."""
    page = browser.new_page()
    page.set_content(f"<style>{FAULTS}</style>{stop}")
    page.evaluate(WALK)
    page.keyboard.press("Tab")
    found = page.evaluate("() => walk.faults.map((fault) => fault.split(':')[0])")
    page.close()

    assert found == ([fault] if fault else [])


FAULTS = """
:focus, label:focus-within { outline: 3px solid red; }
a, button { display: block; width: 5rem; height: 2rem; margin: 2rem; }
.bare { outline: 0; }
.clear { opacity: 0; }
.tiny { width: 0; height: 0; overflow: hidden; }
.away { position: fixed; left: -9rem; }
i.lid { position: fixed; inset: 0 auto auto 0; width: 3rem; height: 3rem; }
"""


@pytest.mark.parametrize("path", KINDS)
def test_single_keys_do_nothing(open_site: OpenSite, path: str) -> None:
    """Who speaks, or leans on a key, changes nothing (WCAG 2.1.4)."""
    with open_site(path) as page:
        before = page.url
        page.evaluate(
            """() => {
              window.changes = 0;
              const all = { attributes: true, childList: true, subtree: true };
              new MutationObserver((list) => { changes += list.length; })
                .observe(document, all);
            }"""
        )
        page.keyboard.type(string.digits + string.ascii_letters + string.punctuation)

        assert page.url == before
        assert page.evaluate("() => [changes, scrollY]") == [0, 0]
        assert page.evaluate("() => document.activeElement === document.body")
