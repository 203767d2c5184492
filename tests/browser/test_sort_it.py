"""Practice with statements, as a reader meets it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import every_look, violations
from tests.browser.conftest import FITS, IN_SIGHT
from tests.projects import BASE

OpenSite = Callable[..., AbstractContextManager[Page]]

KEY = f"sot:{BASE}:practice:"

SEEDED = """
let seed = 20261123;
Math.random = () => {
  seed = (seed * 16807) % 2147483647;
  return seed / 2147483647;
};
"""
"""Chance that is the same each time."""


def start(page: Page) -> None:
    page.get_by_role("button", name="Start: ten statements").click()


def question(page: Page) -> str:
    """The number of the statement that is asked, such as 3 of 10."""
    return page.locator(".sot-sort-it__count").inner_text()


def asked(page: Page) -> str:
    """The topic that is asked."""
    return page.locator(".sot-sort-it__ask .sot-sort-it__topic").inner_text()


def right_answer(page: Page) -> str:
    """The first right answer to what is asked, by the list that the page holds."""
    found: str = page.evaluate(
        """() => {
          const text = (element) => element.textContent.replace(/\\s+/g, " ").trim();
          const stage = document.querySelector(".sot-sort-it__ask");
          const says = text(stage.querySelector(".sot-sort-it__statement"));
          const all = [...document.querySelectorAll("[data-right]")];
          const one = all.find((statement) => text(statement) === says);
          return one.dataset.right.split(" ")[0];
        }"""
    )
    return found


def answer(page: Page, name: str) -> None:
    page.locator(f"[data-answer='{name}']").click()


def wrong_answer(page: Page) -> str:
    """An answer that is neither right nor partly right, or only the latter."""
    right = right_answer(page)
    return "section_504" if right in ("idea", "all") else "idea"


def round_of(page: Page) -> list[str]:
    """Starts a round, answers it rightly to the end and returns its topics."""
    topics = []
    page.locator(".sot-sort-it__start").click()
    for _ in range(10):
        topics.append(asked(page))
        answer(page, right_answer(page))
        page.locator(".sot-sort-it__next").click()
    return topics


def kept(page: Page) -> dict[str, dict[str, int]]:
    entries = page.evaluate("() => ({...localStorage})").items()
    return {
        name.removeprefix(KEY): json.loads(text)
        for name, text in entries
        if name.startswith(KEY)
    }


def test_every_statement_is_readable_without_script(open_site: OpenSite) -> None:
    """Each has its answer in a fold below it, and nothing needs a script."""
    with open_site("sort-it/", script=False) as page:
        row = page.locator("[data-row='scope-menu']")
        expect(row.locator(".sot-sort-it__statement:visible")).to_have_count(1)
        expect(row.get_by_text("Overlaps")).to_be_hidden()
        row.get_by_text("Where it belongs").click()

        belongs = row.locator(".sot-sort-it__belongs")
        expect(belongs).to_have_text(
            re.compile(r"^(IEP \(IDEA\)|504 plan \(Section 504\))$")
        )
        expect(row.get_by_text("Overlaps")).to_be_visible()
        expect(row.get_by_role("link", name="34 CFR 300.320(a)(4)")).to_be_visible()
        expect(page.get_by_role("button")).to_have_count(0)
        expect(page.get_by_role("combobox")).to_have_count(0)


def test_words_that_would_tell_are_blanks(open_site: OpenSite) -> None:
    """In the topic and in the statement, and a screen reader says so."""
    with open_site("sort-it/", script=False) as page:
        row = page.locator("[data-row='intervention-everyone-iep']")
        topic = row.locator(".sot-sort-it__topic")

        expect(topic).to_have_text("“Just put everyone on […]”")
        expect(topic.get_by_role("img", name="blank")).to_be_visible()
        statement = row.locator(".sot-sort-it__statement:not([hidden])")
        expect(statement.get_by_role("img", name="blank")).to_be_visible()


def test_round_by_keyboard_alone(open_site: OpenSite) -> None:
    """The focus goes to each statement, its verdict and the result, and is named."""
    with open_site("sort-it/#scope") as page:
        page.get_by_role("button", name="Start: ten statements").focus()
        page.keyboard.press("Enter")
        for number in range(1, 11):
            group = page.get_by_role("group", name=f"{number} of 10 {asked(page)}")
            expect(group).to_be_focused()
            places = [
                button.get_attribute("data-answer")
                for button in page.locator("[data-answer]").all()
            ]
            for _ in range(places.index(right_answer(page)) + 1):
                page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            expect(page.get_by_role("group", name="Right. You said:")).to_be_focused()
            page.keyboard.press("Tab")
            expect(page.locator(".sot-sort-it__next")).to_be_focused()
            page.keyboard.press("Space")

        expect(page.get_by_role("group", name="10 of 10 right")).to_be_focused()
        expect(page.get_by_text("Worth reading again")).to_be_hidden()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".sot-sort-it__count")).to_have_text("1 of 10")


@pytest.mark.parametrize("height", [640, 256])
def test_statement_is_seen_from_its_number_on(open_site: OpenSite, height: int) -> None:
    """In a small window too, where the next one takes the place of a long reason."""
    with open_site("sort-it/#scope", width=320, height=height) as page:
        start(page)
        answer(page, wrong_answer(page))
        assert page.locator("#sort-it-verdict").evaluate(IN_SIGHT)
        page.locator(".sot-sort-it__next").press("Enter")

        expect(page.get_by_role("group", name="2 of 10")).to_be_focused()
        assert page.locator("#sort-it-count").evaluate(IN_SIGHT)


def test_answer_brings_the_reason(open_site: OpenSite) -> None:
    """By mouse: what was said, where it belongs, both sides, sources and the row."""
    with open_site("sort-it/#scope") as page:
        start(page)
        topic = asked(page)
        answer(page, wrong_answer(page))

        result = page.locator(".sot-sort-it__result")
        expect(result).to_be_focused()
        expect(result.locator("[data-verdict='right']")).to_be_hidden()
        expect(result).to_contain_text("Where it belongs:")
        expect(result.locator(".sot-relation")).to_have_count(1)
        expect(result.locator(".sot-sort-it__side")).to_have_count(2)
        expect(result.locator(".sot-citations__link").first).to_be_visible()
        expect(result.get_by_role("link", name=topic, exact=True)).to_be_visible()
        expect(page.locator("[data-answer]").first).to_be_hidden()


def test_half_an_answer_is_not_called_wrong(open_site: OpenSite) -> None:
    """One side of what is true of both is partly right, and comes again."""
    only = "document.querySelectorAll(\"[data-row]:not([data-row='scope-cost'])\")"
    with open_site("sort-it/#scope") as page:
        page.evaluate(f"() => {only}.forEach((row) => row.remove())")
        start(page)
        answer(page, "idea")

        verdict = page.locator(".sot-sort-it__verdict")
        expect(verdict.get_by_text("Partly right.")).to_be_visible()
        expect(verdict.get_by_text("Not quite.")).to_be_hidden()
        expect(page.locator(".sot-sort-it__said")).to_have_text(
            "You said: IEP (IDEA). Where it belongs: Both."
        )
        page.get_by_role("button", name="See how it went").click()
        expect(page.get_by_role("group", name="0 of 1 right")).to_be_focused()
        assert kept(page)["scope-cost"]["missed"] == 1


def test_summary_leads_to_the_rows_missed(open_site: OpenSite) -> None:
    """Each missed row is a link to where it stands in its module."""
    with open_site("sort-it/#documentation") as page:
        start(page)
        missed = []
        for number in range(10):
            if number in (2, 5):
                missed.append(asked(page))
                answer(page, wrong_answer(page))
            else:
                answer(page, right_answer(page))
            page.locator(".sot-sort-it__next").click()

        expect(page.get_by_role("group", name="8 of 10 right")).to_be_focused()
        links = page.locator(".sot-sort-it__missed a")
        assert links.all_inner_texts() == missed
        links.first.click()
        expect(page.locator(".sot-comparison-table__row:target")).to_contain_text(
            missed[0]
        )


def test_link_chooses_a_module(open_site: OpenSite) -> None:
    """From below a table to its rows; any other choice is the reader's."""
    with open_site("modules/assessment/") as page:
        page.get_by_role("link", name="Sort it: practice with these rows").click()
        select = page.get_by_label("Rows from")
        expect(select).to_have_value("assessment")

        start(page)
        answer(page, right_answer(page))
        reason = page.locator(".sot-sort-it__why .sot-sort-it__link")
        assert "modules/assessment/#" in (reason.get_attribute("href") or "")

        select.select_option("scope")
        page.get_by_role("button", name="Start again").click()
        assert question(page) == "1 of 10"
        answer(page, right_answer(page))
        assert "modules/scope/#" in (reason.get_attribute("href") or "")


def test_no_row_comes_twice_in_a_round(open_site: OpenSite) -> None:
    """The other side of a row would be told by the first."""
    with open_site("sort-it/#scope") as page:
        topics = round_of(page)

        assert len(set(topics)) == 10


def test_confusable_and_missed_rows_come_more_often(
    open_site: OpenSite,
) -> None:
    """Over four hundred rounds that one seed decides."""
    entry = json.dumps({"seen": 2, "missed": 2, "at": "2026-11-20T10:00:00.000Z"})
    missed = "safeguards-mediation"
    with open_site("sort-it/", kept={KEY + missed: entry}) as page:
        page.evaluate(SEEDED)
        weights = {
            row.get_attribute("data-row"): int(row.get_attribute("data-weight") or 0)
            for row in page.locator("[data-row]").all()
        }
        drawn = Counter(
            page.evaluate(
                """() => Array.from({ length: 400 }, () => {
                  document.querySelector(".sot-sort-it__start").click();
                  return document.querySelector("sot-sort-it").round
                    .map((row) => row.dataset.row);
                }).flat()"""
            )
        )

    def mean(wanted: int) -> float:
        rows = [row for row in weights if weights[row] == wanted and row != missed]
        return sum(drawn[row] for row in rows) / len(rows)

    assert weights[missed] == 1
    assert mean(1) < mean(2) < mean(3) < mean(4)
    assert drawn[missed] > 2 * mean(1)


def test_misses_are_kept_and_saved(open_site: OpenSite, tmp_path: Path) -> None:
    """Under the row's id, in the progress file, and gone with everything else."""
    with open_site("sort-it/#scope") as page:
        start(page)
        answer(page, wrong_answer(page))
        (row,) = kept(page)
        assert (kept(page)[row]["seen"], kept(page)[row]["missed"]) == (1, 1)

        page.goto(page.url.replace("sort-it/#scope", "progress/"))
        with page.expect_download() as download:
            page.get_by_role("button", name="Save my progress").click()
        download.value.save_as(tmp_path / "mine.json")
        saved = json.loads((tmp_path / "mine.json").read_text("utf-8"))
        assert saved["entries"][f"practice:{row}"]["missed"] == 1

        page.get_by_role("button", name="Remove everything").click()
        page.get_by_role("button", name="Yes, remove everything").click()
        assert kept(page) == {}
        page.locator(".sot-progress__file").set_input_files(tmp_path / "mine.json")
        expect(page.get_by_role("status")).to_contain_text("Loaded: 1 new")
        assert kept(page)[row]["missed"] == 1


def test_practice_works_with_blocked_storage(open_site: OpenSite) -> None:
    """Only the misses are forgotten."""
    with open_site("sort-it/", storage=False) as page:
        assert len(set(round_of(page))) == 10
        expect(page.get_by_role("group", name="10 of 10 right")).to_be_focused()


def test_broken_entry_does_not_stop_practice(open_site: OpenSite) -> None:
    """It is set aside, and the row counts as new."""
    with open_site("sort-it/#scope", kept={f"{KEY}scope-menu": "{"}) as page:
        start(page)

        assert question(page) == "1 of 10"


def test_paper_holds_statements_and_no_answers(open_site: OpenSite) -> None:
    """Whoever prints the page can sort by hand."""
    with open_site("sort-it/", media="print") as page:
        row = page.locator("[data-row='scope-menu']")

        expect(row.locator(".sot-sort-it__statement:visible")).to_have_count(1)
        expect(row.locator(".sot-fold")).to_be_hidden()
        expect(page.locator(".sot-sort-it__start")).to_be_hidden()


@every_look
def test_practice_has_no_violation_in_any_state(
    open_site: OpenSite, width: int, scheme: str
) -> None:
    """A statement, a verdict with its reason, and the summary."""
    with open_site("sort-it/#scope", width=width, scheme=scheme) as page:
        start(page)
        assert violations(page) == [], "a statement"
        assert page.evaluate(FITS)
        for number in range(10):
            answer(page, wrong_answer(page))
            if number == 0:
                assert violations(page) == [], "a reason"
                assert page.evaluate(FITS)
            page.locator(".sot-sort-it__next").click()
        assert violations(page) == [], "a summary"
        assert page.evaluate(FITS)
