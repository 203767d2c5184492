"""A case, as a reader follows it: without script, one step at a time, and on paper."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import every_look, violations
from tests.browser.conftest import FITS, SHIFT, OpenGallery

KEY = "sot:/school-ot-training/:scenario:example-case-kim"
WHERE, CARD = "Where do you send Kim?", "The card is at home. What now?"
DIFFER = "Where reasonable people differ"


def kim(page: Page) -> Locator:
    """The case to solve."""
    return page.locator("#example-case-kim")


def headings(case: Locator) -> list[str]:
    """What the steps that can be seen ask or say."""
    found: list[str] = case.locator(
        ".sot-scenario__step > h4:first-child"
    ).evaluate_all(
        "all => all.filter(it => it.checkVisibility()).map(it => it.lastChild.data)"
    )
    return [text.strip() for text in found]


def choose(case: Locator, label: str) -> None:
    """Opens a choice and goes on where it leads."""
    fold = case.locator("details").filter(has=case.page.get_by_text(label, exact=True))
    fold.locator("summary").click()
    fold.get_by_role("link", name="Go on to").click()


def path(case: Locator) -> list[str]:
    """The path as it is shown."""
    return case.locator(".sot-scenario__path li").all_inner_texts()


def kept(page: Page) -> Any:
    """What the browser keeps of the case."""
    text = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    entry = json.loads(text) if text else {}
    return text and {"path": entry["path"], "done": "done" in entry}


def test_case_is_whole_without_script(open_gallery: OpenGallery) -> None:
    """All steps can be read in their order, and no button promises what it cannot."""
    with open_gallery(script=False) as page:
        assert headings(kim(page)) == [WHERE, CARD, DIFFER]
        expect(kim(page).get_by_role("button")).to_have_count(0)
        expect(kim(page).get_by_text("Your path", exact=True)).to_be_hidden()


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
def test_case_is_followed_by_keyboard(open_gallery: OpenGallery, script: bool) -> None:
    """Open a choice, read what follows, and go on where it leads."""
    with open_gallery(script=script) as page:
        case = kim(page)
        case.locator("summary").first.focus()
        page.keyboard.press("Enter")
        expect(case.get_by_text("The shop sells postcards.")).to_be_visible()

        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.url.endswith("#example-case-kim--card")
        expect(page.locator("#example-case-kim--card")).to_be_in_viewport()
        if script:
            expect(case.get_by_role("heading", name=CARD)).to_be_focused()
            assert headings(case) == [CARD]


def test_one_step_is_shown_at_a_time(open_gallery: OpenGallery) -> None:
    """The next step takes the place of the last, and the path tells how one came."""
    with open_gallery() as page:
        case = kim(page)
        assert headings(case) == [WHERE]
        expect(case.get_by_role("button", name="Back one step")).to_be_hidden()

        choose(case, "To the library.")
        assert headings(case) == [CARD]
        assert path(case) == ["Decision 1: To the library."]

        choose(case, "Ask the desk what it can do.")
        assert headings(case) == [DIFFER]
        expect(case.get_by_role("heading", name=DIFFER)).to_be_focused()
        assert path(case) == [
            "Decision 1: To the library.",
            "Decision 2: Ask the desk what it can do.",
        ]


def test_back_one_step_and_start_again(open_gallery: OpenGallery) -> None:
    """Back leads to the step before, with its choice open; again folds all of them."""
    with open_gallery() as page:
        case = kim(page)
        choose(case, "To the museum shop.")
        choose(case, "Ask the desk what it can do.")
        back = case.get_by_role("button", name="Back one step")
        back.focus()
        page.keyboard.press("Enter")
        assert headings(case) == [CARD]
        expect(case.get_by_role("heading", name=CARD)).to_be_focused()
        assert path(case) == ["Decision 1: To the museum shop."]

        back.click()
        assert headings(case) == [WHERE]
        expect(case.get_by_text("The shop sells postcards.")).to_be_visible()

        case.get_by_role("link", name="Go on to decision 2").click()
        case.get_by_role("button", name="Start again").click()
        assert headings(case) == [WHERE]
        expect(case.get_by_role("heading", name=WHERE)).to_be_focused()
        expect(case.get_by_text("The shop sells postcards.")).to_be_hidden()


def test_browser_back_leads_one_step_back(open_gallery: OpenGallery) -> None:
    """Each step has its address, so the way back is the one a reader knows."""
    with open_gallery() as page:
        case = kim(page)
        choose(case, "To the library.")
        choose(case, "Ask the desk what it can do.")
        page.go_back()

        expect(case.get_by_role("heading", name=CARD)).to_be_focused()
        assert headings(case) == [CARD]
        assert path(case) == ["Decision 1: To the library."]


def test_path_is_there_when_the_reader_comes_back(open_gallery: OpenGallery) -> None:
    """Only known ids are kept; who reached the end once has done the case."""
    with open_gallery() as page:
        address = page.url
        case = kim(page)
        choose(case, "To the library.")
        assert kept(page) == {"path": ["where/library"], "done": False}

        page.goto("about:blank")
        page.goto(address)
        assert headings(case) == [CARD]
        assert path(case) == ["Decision 1: To the library."]

        choose(case, "Ask the desk what it can do.")
        assert kept(page) == {"path": ["where/library", "card/ask"], "done": True}

        case.get_by_role("button", name="Start again").click()
        assert kept(page) == {"path": [], "done": True}


def test_each_step_is_told_to_the_page(open_gallery: OpenGallery) -> None:
    """Whatever shows progress hears of it."""
    with open_gallery() as page:
        page.evaluate(
            """() => {
              window.heard = [];
              const note = ({ target }) => heard.push(target.dataset.id);
              addEventListener("sot-progress", note);
            }"""
        )
        choose(kim(page), "To the library.")

        assert page.evaluate("heard") == ["example-case-kim"]


@pytest.mark.parametrize(
    "value",
    [
        "not json",
        "5",
        "[]",
        '{"path": "where/library"}',
        '{"path": [5, null, {}], "done": "yes"}',
        '{"path": ["<img src=x onerror=alert(1)>", "gone/away"]}',
        '{"path": {"length": 1e9}}',
    ],
)
def test_foreign_values_in_storage_are_ignored(
    open_gallery: OpenGallery, value: str
) -> None:
    """What is stored is no more trusted than what is typed."""
    with open_gallery() as page:
        page.evaluate(
            "([key, value]) => localStorage.setItem(key, value)", [KEY, value]
        )
        page.reload()

        assert headings(kim(page)) == [WHERE]


def test_path_outlives_a_choice_that_is_gone(open_gallery: OpenGallery) -> None:
    """What is still known of a path is shown, and the rest is left out."""
    with open_gallery() as page:
        value = json.dumps({"path": ["where/library", "card/gone"]})
        page.evaluate(
            "([key, value]) => localStorage.setItem(key, value)", [KEY, value]
        )
        page.reload()

        assert headings(kim(page)) == [CARD]
        assert path(kim(page)) == ["Decision 1: To the library."]


def test_blocked_storage_stops_nothing(open_gallery: OpenGallery) -> None:
    """The case can be followed, and one sentence says what is not kept."""
    with open_gallery(storage=False) as page:
        case = kim(page)
        choose(case, "To the library.")

        assert headings(case) == [CARD]
        expect(case.get_by_text("does not let the page keep your path")).to_be_visible()


def test_link_from_outside_shows_the_decision(open_gallery: OpenGallery) -> None:
    """A decision can be linked to, from another page and from the same."""
    with open_gallery() as page:
        address = page.url
        page.goto("about:blank")
        page.goto(f"{address}#example-case-kim--card")
        case = kim(page)
        assert headings(case) == [CARD]
        expect(case.get_by_role("heading", name=CARD)).to_be_in_viewport()
        expect(case.get_by_text("Your path", exact=True)).to_be_hidden()
        assert kept(page) is None

        page.evaluate("location.hash = 'example-case-kim--where'")
        expect(case.get_by_role("heading", name=WHERE)).to_be_focused()
        assert headings(case) == [WHERE]

        page.evaluate("location.hash = 'example-case-kim-debrief'")
        expect(case.get_by_role("heading", name=DIFFER)).to_be_focused()
        case.get_by_role("button", name="Back one step").click()
        assert headings(case) == [WHERE]


def test_linked_decision_stays_where_it_is(open_gallery: OpenGallery) -> None:
    """The steps that the script will hide are not there before it comes."""
    with open_gallery() as page:
        address = page.url
        page.goto("about:blank")
        page.goto(f"{address}#example-case-kim--card")
        page.wait_for_load_state("networkidle")

        assert page.evaluate(SHIFT) == 0


def test_case_can_be_followed_if_its_script_is_lost(open_gallery: OpenGallery) -> None:
    """Each link still shows the step it leads to."""
    with open_gallery() as page:
        script = page.locator("script[defer]").get_attribute("src") or ""
        name = script.rpartition("/")[2]
        page.route(f"**/{name}", lambda route: route.fulfill(body=""))
        page.reload()
        choose(kim(page), "To the library.")
        assert headings(kim(page)) == [CARD]

        choose(kim(page), "Ask the desk what it can do.")
        assert headings(kim(page)) == [DIFFER]


def test_cases_do_not_move_each_other(open_gallery: OpenGallery) -> None:
    """Each case on a page stays where its reader left it."""
    with open_gallery() as page:
        choose(kim(page), "To the library.")
        choose(page.locator("#example-case-note"), "Line 2")

        assert headings(kim(page)) == [CARD]
        assert headings(page.locator("#example-case-note")) == [DIFFER]


def test_worked_case_grows_until_it_is_whole(open_gallery: OpenGallery) -> None:
    """The solution is open, and a step that was read stays in sight of the next."""
    with open_gallery() as page:
        case = page.locator("#example-case-lee")
        asked = "What do you tell Lee?"
        assert headings(case) == [asked]
        expect(
            case.get_by_text("Lee plans to begin in the reading room.")
        ).to_be_visible()

        case.get_by_role("link", name="Go on to where people differ").first.click()
        assert headings(case) == [asked, DIFFER]
        expect(case.get_by_role("heading", name=DIFFER)).to_be_focused()

        case.get_by_role("button", name="Back one step").click()
        assert headings(case) == [asked]


def test_solution_is_folded_until_the_reader_chooses(open_gallery: OpenGallery) -> None:
    """A case to solve does not tell; a worked case does."""
    with open_gallery() as page:
        expect(page.get_by_text("The desk asks for the card.")).to_be_hidden()
        expect(
            page.get_by_text("Lee plans to begin in the reading room.")
        ).to_be_visible()


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
def test_everything_is_on_paper(open_gallery: OpenGallery, script: bool) -> None:
    """A printed case holds every choice with what follows, whatever was shown."""
    with open_gallery(media="print", script=script) as page:
        for choice in page.locator("#example-case-kim details").all():
            height = choice.locator(".sot-scenario__outcome").bounding_box()
            assert height is not None
            assert height["height"] > 20
        assert headings(kim(page)) == [WHERE, CARD, DIFFER]
        for button in kim(page).locator("button").all():
            expect(button).to_be_hidden()


@every_look
def test_no_step_has_a_violation(
    open_gallery: OpenGallery, width: int, scheme: str
) -> None:
    """At the start, on the way, at the end, and on a worked case."""
    with open_gallery(width=width, scheme=scheme) as page:
        for label in ("To the library.", "Ask the desk what it can do."):
            choose(kim(page), label)
            assert violations(page) == [], label
            assert page.evaluate(FITS)
        worked = page.locator("#example-case-lee")
        worked.get_by_role("link", name="Go on to where people differ").first.click()

        assert violations(page) == [], "worked"
