"""The poll tally, as a supervisor uses it in front of a room."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.components.poll import Poll
from macros.content import load_content
from macros.rules import find_problems
from tests.browser.axe import every_look, violations
from tests.browser.conftest import FITS, IN_SIGHT, opened

OpenTally = Callable[..., AbstractContextManager[Page]]

IN_TAB = "sot:/school-ot-training/:tally"

SPOKEN = """(status) => {
  window.spoken = [];
  new MutationObserver(() => window.spoken.push(status.textContent))
    .observe(status, { childList: true, characterData: true, subtree: true });
}"""

NO_TAB_STORAGE = """
Object.defineProperty(window, "sessionStorage", { get() { throw new Error("no"); } });
"""


@pytest.fixture
def open_tally(browser: Browser, gallery_address: str) -> OpenTally:
    """Opens the tally of the examples."""
    return functools.partial(opened, browser, f"{gallery_address}supervise/poll-tally/")


def add(page: Page, label: str) -> Locator:
    return page.get_by_role("button", name=f"{label} add one")


def take_back(page: Page, label: str) -> Locator:
    return page.get_by_role("button", name=f"Take one back from {label}")


def expect_counts(page: Page, *counts: int) -> None:
    """The counts of the poll that is shown, in the order of its answers."""
    shown = page.locator(".sot-poll-tally__count").filter(visible=True)
    expect(shown).to_have_text([str(count) for count in counts])


def test_polls_are_tallied_by_hand_without_script(open_tally: OpenTally) -> None:
    """Every poll is a table with empty cells, and no dead button is shown."""
    with open_tally(script=False) as page:
        expect(page.get_by_role("table")).to_have_count(2)
        expect(page.get_by_role("cell", name="At the desk")).to_have_count(0)
        expect(page.get_by_role("rowheader", name="At the desk")).to_be_visible()
        expect(page.locator("sot-poll-tally").get_by_role("button")).to_have_count(0)
        expect(page.get_by_role("combobox")).to_have_count(0)


def test_number_keys_count_while_an_answer_has_the_focus(
    open_tally: OpenTally,
) -> None:
    """Tab leads to the answers; a digit adds, and with Shift takes back."""
    with open_tally() as page:
        page.get_by_role("combobox", name="Poll").focus()
        page.keyboard.press("Tab")
        expect(add(page, "At the desk")).to_be_focused()
        for key in ("1", "1", "2", "Digit1", "Shift+Digit1", "3"):
            page.keyboard.press(key)

        expect_counts(page, 2, 1)
        expect(add(page, "At the desk")).to_be_focused()
        expect(page.locator(".sot-poll-tally__status")).to_have_text(
            "At the desk: 2 of 3."
        )


def test_number_keys_do_nothing_elsewhere(open_tally: OpenTally) -> None:
    """A single key works only where the focus is on an answer (WCAG 2.1.4)."""
    with open_tally() as page:
        page.keyboard.press("1")
        for control in ("Undo", "Start again", "Copy the counts"):
            page.get_by_role("button", name=control).focus()
            page.keyboard.press("1")
        page.get_by_role("textbox", name="The counts as text").focus()
        page.keyboard.press("1")
        page.get_by_role("combobox", name="Poll").focus()
        page.keyboard.press("2")

        expect_counts(page, 0, 0)


def test_keys_of_the_browser_and_held_keys_do_not_count(
    open_tally: OpenTally,
) -> None:
    """One press is one hand, however long it lasts; shortcuts stay shortcuts."""
    with open_tally() as page:
        add(page, "At the desk").focus()
        page.keyboard.press("Alt+Digit1")
        page.keyboard.down("2")
        page.keyboard.down("2")
        page.keyboard.up("2")

        expect_counts(page, 0, 1)


def test_answer_is_pressed_anywhere(open_tally: OpenTally) -> None:
    """The whole answer is the target; taking back is a button of its own."""
    with open_tally() as page:
        answer = page.locator("[data-option=home]")
        answer.locator(".sot-poll-tally__count").click(force=True)
        answer.locator(".sot-bar").click(force=True)
        add(page, "At home").click()
        take_back(page, "At home").click()

        expect_counts(page, 0, 2)


def test_answer_is_counted_by_touch(open_tally: OpenTally) -> None:
    """On a tablet that goes around the table."""
    with open_tally(width=320, has_touch=True) as page:
        add(page, "At home").tap()
        add(page, "At the desk").tap()
        take_back(page, "At home").tap()

        expect_counts(page, 1, 0)
        assert page.evaluate(FITS)


def test_nothing_is_taken_back_from_zero(open_tally: OpenTally) -> None:
    """There are no negative hands, and the page says why nothing happens."""
    with open_tally() as page:
        take_back(page, "At home").click()

        expect_counts(page, 0, 0)
        expect(page.locator(".sot-poll-tally__status")).to_have_text(
            "At home: there is nothing to take back."
        )


def test_a_press_is_announced_once(open_tally: OpenTally) -> None:
    """A screen reader hears each change, politely, and not twice."""
    with open_tally() as page:
        page.locator(".sot-poll-tally__status").evaluate(SPOKEN)
        add(page, "At home").click()
        take_back(page, "At home").focus()
        page.keyboard.press("1")
        page.get_by_role("button", name="Undo").click()
        expect(page.locator(".sot-poll-tally__status")).to_have_text(
            "Undone. 1 counted in all."
        )

        assert page.evaluate("window.spoken") == [
            "At home: 1 of 1.",
            "At the desk: 1 of 2.",
            "Undone. 1 counted in all.",
        ]


def test_share_is_a_percentage_where_answers_are_enough(
    open_tally: OpenTally,
) -> None:
    """Below twenty answers a percentage says more than is known."""
    with open_tally() as page:
        add(page, "At home").focus()
        for key in "1112" * 4 + "111":
            page.keyboard.press(key)
        expect(page.locator(".sot-poll-tally__status")).to_have_text(
            "At the desk: 15 of 19."
        )
        page.keyboard.press("2")

        expect(page.locator(".sot-poll-tally__status")).to_have_text(
            "At home: 5 of 20, 25 %."
        )
        bars = page.locator("[data-poll=example-poll] rect")
        assert [bar.get_attribute("width") for bar in bars.all()] == ["75", "25"]


def test_every_press_can_be_undone(open_tally: OpenTally) -> None:
    """In the order backward, until nothing is left to undo."""
    with open_tally() as page:
        add(page, "At home").click()
        add(page, "At the desk").click()
        take_back(page, "At home").click()
        undo = page.get_by_role("button", name="Undo")
        undo.click()
        expect_counts(page, 1, 1)
        undo.click()
        undo.click()
        expect_counts(page, 0, 0)
        undo.click()

        expect(page.locator(".sot-poll-tally__status")).to_have_text(
            "There is nothing to undo."
        )


def test_starting_again_is_asked_once_and_can_be_undone(
    open_tally: OpenTally,
) -> None:
    """One slip empties nothing, and two slips can be taken back."""
    with open_tally() as page:
        add(page, "At home").click()
        page.get_by_role("button", name="Start again").click()
        expect(page.get_by_role("button", name="Yes, start again")).to_be_focused()
        expect_counts(page, 0, 1)
        page.keyboard.press("Enter")
        expect_counts(page, 0, 0)
        expect(page.locator(".sot-poll-tally__status")).to_have_text(
            "Every count of this poll is zero. Undo brings them back."
        )
        page.get_by_role("button", name="Undo").click()

        expect_counts(page, 0, 1)


def test_counting_on_answers_no_to_starting_again(open_tally: OpenTally) -> None:
    """Whoever counts on did not want to start again."""
    with open_tally() as page:
        page.get_by_role("button", name="Start again").click()
        add(page, "At home").click()

        expect(
            page.get_by_role("button", name="Start again", exact=True)
        ).to_be_visible()
        expect_counts(page, 0, 1)


def test_each_poll_has_its_own_counts(open_tally: OpenTally) -> None:
    """One poll is shown at a time, and starting it again leaves the others."""
    with open_tally() as page:
        choice = page.get_by_role("combobox", name="Poll")
        add(page, "At home").click()
        choice.select_option("example-poll-with-results")
        expect(add(page, "At home")).to_be_hidden()
        add(page, "Every week").click()
        page.get_by_role("button", name="Start again").click()
        page.get_by_role("button", name="Yes, start again").click()
        expect_counts(page, 0, 0, 0)
        choice.select_option("example-poll")

        expect_counts(page, 0, 1)


def test_counts_survive_a_reload(open_tally: OpenTally) -> None:
    """A laptop that hiccups in a meeting loses nothing, nor which poll was asked."""
    with open_tally() as page:
        page.get_by_role("combobox").select_option("example-poll-with-results")
        add(page, "Every month").dblclick()
        page.reload()

        expect_counts(page, 0, 2, 0)
        assert (
            page.evaluate("Object.keys(localStorage).filter(key => /tally/.test(key))")
            == []
        )


@pytest.mark.parametrize(
    "value",
    [
        "not json",
        "null",
        "5",
        "[]",
        '{"poll": {}, "counts": null}',
        '{"poll": "gone", "counts": {"example-poll/gone": 3}}',
        '{"counts": {"example-poll/home": "<img src=x onerror=alert(1)>"}}',
        '{"counts": {"example-poll/home": -3, "example-poll/desk": 1.5}}',
        '{"counts": {"__proto__": {"example-poll/desk": 9}, "example-poll/home": 1e9}}',
        '{"poll": "\\"]", "counts": "example-poll/home"}',
    ],
)
def test_foreign_counts_are_ignored(open_tally: OpenTally, value: str) -> None:
    """What is kept is no more trusted than what is typed."""
    with open_tally() as page:
        page.evaluate(f"sessionStorage.setItem('{IN_TAB}', {json.dumps(value)})")
        page.reload()

        expect_counts(page, 0, 0)
        add(page, "At home").click()
        expect_counts(page, 0, 1)


def test_blocked_storage_stops_nothing(open_tally: OpenTally) -> None:
    """The counts last as long as the page."""
    with open_tally(storage=False) as page:
        page.add_init_script(NO_TAB_STORAGE)
        page.reload()
        add(page, "At home").click()

        expect_counts(page, 0, 1)


def test_counts_fit_a_poll_of_the_course(
    open_tally: OpenTally, tiny_course: Path
) -> None:
    """The text is pasted below a poll as it is; the check finds nothing wrong."""
    polls = tiny_course / "data/visits/polls.yaml"
    with open_tally(timezone_id="Pacific/Kiritimati") as page:
        add(page, "At home").focus()
        for key in "11121":
            page.keyboard.press(key)
        today = page.evaluate("new Date().toLocaleDateString('sv')")
        text = page.get_by_role("textbox", name="The counts as text").input_value()
    polls.write_text(polls.read_text("utf-8") + text, "utf-8")

    results = load_content(tiny_course)[0].get(Poll, "visits-first-thoughts").results

    assert find_problems(tiny_course) == []
    assert results is not None
    assert (results.n, results.counts) == (5, {"desk": 4, "home": 1})
    assert str(results.collected_from) == str(results.collected_to) == today
    assert results.how.startswith("WRITE HERE who was asked")


def test_counts_are_copied(open_tally: OpenTally) -> None:
    """By one press, which leaves the focus where it is."""
    allowed = ["clipboard-read", "clipboard-write"]
    with open_tally(width=320, height=640, permissions=allowed) as page:
        add(page, "At home").click()
        copy = page.get_by_role("button", name="Copy the counts")
        copy.focus()
        page.keyboard.press("Enter")

        expect(page.locator(".sot-poll-tally__copied")).to_have_text(
            "The counts were copied."
        )
        expect(copy).to_be_focused()
        assert page.locator(".sot-poll-tally__copied").evaluate(IN_SIGHT)
        text = page.get_by_role("textbox", name="The counts as text")
        assert page.evaluate("navigator.clipboard.readText()") == text.input_value()


def test_counts_can_be_copied_by_hand_where_the_page_may_not(
    open_tally: OpenTally,
) -> None:
    """A blocked clipboard leaves the text selected in a box."""
    with open_tally() as page:
        page.evaluate(
            "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
        )
        add(page, "At home").click()
        page.get_by_role("button", name="Copy the counts").click()
        text = page.get_by_role("textbox", name="The counts as text")

        expect(text).to_be_focused()
        assert page.evaluate("getSelection().toString()") == text.input_value()
        expect(page.locator(".sot-poll-tally__copied")).to_contain_text(
            "selected in the box"
        )


def test_without_counts_there_is_nothing_to_copy(open_tally: OpenTally) -> None:
    """A poll that nobody answered has no results."""
    with open_tally() as page:
        page.get_by_role("button", name="Copy the counts").click()

        expect(page.get_by_role("textbox", name="The counts as text")).to_have_value("")
        expect(page.locator(".sot-poll-tally__copied")).to_contain_text(
            "Nothing is counted yet"
        )


def test_chosen_poll_is_printed_with_its_counts(open_tally: OpenTally) -> None:
    """One table on one sheet: empty to fill in, or with what was counted."""
    with open_tally(media="print") as page:
        table = page.get_by_role("table").filter(visible=True)
        expect(table.get_by_role("cell")).to_have_text(["", ""])
        page.emulate_media(media="screen")
        add(page, "At home").click()
        page.emulate_media(media="print")

        expect(table.get_by_role("cell")).to_have_text(["0 of 1", "1 of 1"])
        expect(page.locator("sot-poll-tally").get_by_role("button")).to_have_count(0)
        assert len(re.findall(rb"/Type /Page\b", page.pdf(format="Letter"))) == 1


@every_look
def test_counted_tally_has_no_violation(
    open_tally: OpenTally, width: int, scheme: str
) -> None:
    """With counts, with the question about starting again, and in forced colors."""
    with open_tally(width=width, scheme=scheme) as page:
        add(page, "At home").click()
        page.get_by_role("button", name="Start again").click()
        assert violations(page) == []
        assert page.evaluate(FITS)

        page.emulate_media(forced_colors="active")
        drawn = page.locator(".sot-poll-tally .sot-bar").nth(1)
        color, ground = drawn.evaluate(
            """(bar) => [getComputedStyle(bar).color,
              getComputedStyle(document.body).backgroundColor]"""
        )
        assert color != ground


def test_answers_are_read_from_the_back_of_a_room(open_tally: OpenTally) -> None:
    """On a laptop's picture the counts are as large as headlines, and use its width."""
    with open_tally(width=1280) as page:
        sizes = page.evaluate(
            """() => [".sot-poll-tally__count", ".sot-poll-tally__label"].map((name) =>
              parseFloat(getComputedStyle(document.querySelector(name)).fontSize))"""
        )

        assert sizes[0] >= 44
        assert sizes[1] >= 24
