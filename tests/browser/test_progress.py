"""Progress, kept in the browser: by id and version, saved, loaded, merged, removed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.gallery import make_gallery
from tests.browser.axe import every_look, violations
from tests.browser.conftest import FITS, IN_SIGHT, opened
from tests.browser.server import served
from tests.projects import ROOT, build

KEY = "sot:/school-ot-training/:"
Open = Callable[..., Any]


@pytest.fixture
def open_page(browser: Browser, gallery_address: str) -> Open:
    """Opens a page of the gallery, with entries already kept if need be."""

    def open_it(path: str, kept: dict[str, str] | None = None, **settings: Any) -> Any:
        return opened(browser, gallery_address + path, kept=kept, **settings)

    return open_it


def answer(page: Page, item: str, label: str) -> None:
    question = page.locator(f"#{item} sot-knowledge-check").first
    question.get_by_label(label).check()
    question.get_by_role("button", name="Check my answer").click()


def state(page: Page, activity: str) -> str:
    line = page.locator(f"li[data-activity='{activity}']").first
    return line.locator(".sot-progress__state").inner_text()


def kept(page: Page) -> dict[str, str]:
    return dict(page.evaluate("() => ({...localStorage})"))


def entry(right: bool, at: str = "2026-11-20T10:00:00.000Z", **more: Any) -> str:
    done = {"done": at} if right else {}
    return json.dumps({"answer": ["card"], "right": right, "at": at, **done, **more})


def test_page_is_a_plan_without_script(open_page: Open) -> None:
    """Every activity is listed and linked; nothing is promised that needs a script."""
    with open_page("progress/", script=False) as page:
        expect(page.get_by_role("link", name="Check 1")).to_be_visible()
        expect(page.get_by_role("button", name="Save my progress")).to_have_count(0)


def test_answers_are_counted_everywhere(open_page: Open) -> None:
    """In the module, in the menu, on the home page and on the page of progress."""
    with open_page("modules/example/") as page:
        expect(page.locator(".sot-module-header__done")).to_have_text("0 of 9")
        answer(page, "example-check-one", "The museum pass")
        expect(page.locator(".sot-module-header__done")).to_have_text("0 of 9")
        answer(page, "example-check-one", "The library card")
        expect(page.locator(".sot-module-header__done")).to_have_text("1 of 9")

        page.goto(page.url.replace("modules/example/", ""))
        expect(page.get_by_text("Continue where you stopped")).to_be_visible()
        expect(page.locator(".sot-module-list__done")).to_have_text(
            "1 of 9 activities done"
        )
        onward = page.locator(".sot-front-door__onward a:visible")
        assert onward.get_attribute("href") == "modules/example/#example-check-one"

        page.goto(page.url + "progress/")
        assert state(page, "check:example-check-one") == "done"
        assert state(page, "check:example-check-many") == "not yet"
        expect(page.locator(".sot-progress__sum")).to_have_text(
            "1 of 9 activities done"
        )


def test_retry_asks_in_another_way(open_page: Open) -> None:
    """The next version opens with the focus on its first choice, and then the first."""
    with open_page("modules/example/") as page:
        answer(page, "example-check-one", "The museum pass")
        section = page.locator("#example-check-one")
        section.get_by_role("button", name="Try again").first.click()
        variant = page.locator("[id='example-check-one--stay']")

        expect(variant.get_by_role("radio").first).to_be_focused()
        variant.get_by_label("The museum pass").check()
        variant.get_by_role("button", name="Check my answer").click()
        assert json.loads(kept(page)[f"{KEY}check:example-check-one"])["right"] is True


def test_changed_question_is_told(open_page: Open) -> None:
    """An answer to another wording stands, and the reader is told."""
    old = {f"{KEY}check:example-check-one": entry(True, v="0000000")}
    with open_page("progress/", old) as page:
        assert state(page, "check:example-check-one") == "changed since you did it"

    with open_page("modules/example/", old) as page:
        question = page.locator("#example-check-one")
        told = question.get_by_text("has changed since you answered")
        expect(told.first).to_be_visible()


def test_save_remove_and_load_bring_everything_back(
    open_page: Open, tmp_path: Path
) -> None:
    """One file carries all; loading says what happened."""
    with open_page("modules/example/") as page:
        answer(page, "example-check-one", "The library card")
        page.goto(page.url.replace("modules/example/", "progress/"))
        with page.expect_download() as download:
            page.get_by_role("button", name="Save my progress").click()
        download.value.save_as(tmp_path / "mine.json")
        saved = json.loads((tmp_path / "mine.json").read_text("utf-8"))
        assert (saved["k"], saved["v"]) == ("ot-progress", 1)
        assert list(saved["entries"]) == ["check:example-check-one"]

        page.get_by_role("button", name="Remove everything").click()
        assert state(page, "check:example-check-one") == "done", "asked first"
        page.get_by_role("button", name="Yes, remove everything").click()
        assert state(page, "check:example-check-one") == "not yet"
        assert not [name for name in kept(page) if name.startswith("sot")]

        page.locator(".sot-progress__file").set_input_files(tmp_path / "mine.json")
        expect(page.get_by_role("status")).to_contain_text("Loaded: 1 new")
        assert state(page, "check:example-check-one") == "done"


def test_what_was_done_is_said_in_sight(open_page: Open) -> None:
    """In a small window too, and the question is taken back when one goes on."""
    with open_page("progress/", width=320, height=640) as page:
        page.get_by_role("button", name="Save my progress").press("Enter")
        status = page.locator(".sot-progress__status")
        expect(status).to_contain_text("Saved.")
        assert status.evaluate(IN_SIGHT)

        page.get_by_role("button", name="Remove everything").press("Enter")
        expect(status).to_contain_text("removes all answers")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Yes, remove")).to_have_count(0)
        expect(status).to_be_empty()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("not json", "not a progress file", id="something else"),
        pytest.param("[]", "not a progress file", id="other JSON"),
        pytest.param(
            '{"k":"ot-progress","v":2,"entries":{}}', "newer version", id="newer"
        ),
    ],
)
def test_foreign_file_changes_nothing(
    open_page: Open, tmp_path: Path, text: str, words: str
) -> None:
    """What cannot be read is said, and what is here stays."""
    (tmp_path / "file.json").write_text(text, "utf-8")
    mine = {f"{KEY}check:example-check-one": entry(True)}
    with open_page("progress/", mine) as page:
        page.locator(".sot-progress__file").set_input_files(tmp_path / "file.json")

        expect(page.get_by_role("status")).to_contain_text(words)
        assert kept(page)[f"{KEY}check:example-check-one"] == entry(True)


def test_unknown_and_hostile_entries_are_set_aside(
    open_page: Open, tmp_path: Path
) -> None:
    """Nothing is lost, and nothing becomes part of the page."""
    hostile = "<img src=x onerror=alert(1)>"
    entries = {
        "check:example-check-one": {"answer": hostile, "right": True, "at": "2026"},
        f"check:{hostile}": json.loads(entry(True)),
        "future:thing": {"some": "thing"},
    }
    file = tmp_path / "file.json"
    file.write_text(
        json.dumps({"k": "ot-progress", "v": 1, "entries": entries}), "utf-8"
    )
    with open_page("progress/") as page:
        page.locator(".sot-progress__file").set_input_files(file)

        expect(page.get_by_role("status")).to_contain_text("3 unknown to this version")
        assert state(page, "check:example-check-one") == "not yet"
        assert len([k for k in kept(page) if k.startswith("sot-set-aside:")]) == 3
        assert page.locator("img[src=x]").count() == 0


@pytest.mark.parametrize("text", ["not json", "[]", "7", '{"right":1}', "x" * 9000])
def test_broken_entry_is_set_aside(open_page: Open, text: str) -> None:
    """The page works, says so, and the broken text can be downloaded."""
    with open_page("progress/", {f"{KEY}check:example-check-one": text}) as page:
        assert state(page, "check:example-check-one") == "not yet"
        expect(page.get_by_role("status")).to_contain_text(
            "1 entries could not be read"
        )
        with page.expect_download() as download:
            page.get_by_role("button", name="Save what could not be read").click()
        aside = json.loads(Path(download.value.path()).read_text("utf-8"))
        assert aside == {"check:example-check-one": text}


def test_blocked_storage_is_said_once_and_stops_nothing(open_page: Open) -> None:
    """Progress lasts as long as the page."""
    with open_page("progress/", storage=False) as page:
        expect(page.get_by_role("status")).to_contain_text("does not let the page keep")

    with open_page("modules/example/", storage=False) as page:
        answer(page, "example-check-one", "The library card")
        expect(page.locator(".sot-module-header__done")).to_have_text("1 of 9")


def test_two_tabs_lose_nothing(open_page: Open) -> None:
    """Each item has its own entry, and the other tab is shown what is new."""
    with open_page("modules/example/") as page:
        other = page.context.new_page()
        other.goto(page.url)
        answer(page, "example-check-one", "The library card")
        other.locator("#example-poll").get_by_label("At home").check()
        other.locator("#example-poll").get_by_role("button", name="Keep").click()

        for tab in (page, other):
            expect(tab.locator(".sot-module-header__done")).to_have_text("2 of 9")


MERGE = """([source, count]) => {
  const merged = new Function(source + "; return merged;")();
  const better = (one, other) => merged(one, other, ["now"]);
  let seed = 7;
  const random = (n) => (seed = (seed * 16807) % 2147483647) % n;
  const day = () => `2026-0${1 + random(9)}-1${random(9)}T00:00:00.000Z`;
  const make = () => {
    const right = random(2) === 1;
    return { answer: ["abc"[random(3)]], right, ...(random(4) ? { tries: random(4) } : {}), ...(random(3) ? { reviews: random(3) } : {}), ...(random(3) ? { v: random(2) ? "now" : "old" } : {}), ...(random(4) ? { at: day() } : {}), ...(random(2) ? { done: day() } : {}) };
  };
  const same = (a, b) => JSON.stringify(a, Object.keys(a).sort()) === JSON.stringify(b, Object.keys(b).sort());
  const faults = [];
  for (let n = 0; n < count; n += 1) {
    const [a, b, c] = [make(), make(), make()];
    if (!same(better(a, b), better(b, a))) faults.push(["order", a, b]);
    if (!same(better(a, a), a)) faults.push(["repeat", a]);
    if (!same(better(better(a, b), c), better(a, better(b, c)))) faults.push(["group", a, b, c]);
    const both = better(a, b);
    const isOf = (one) => ["v", "answer", "right", "at", "done"].every((name) => JSON.stringify(both[name]) === JSON.stringify(one[name]));
    for (const name of ["tries", "reviews"]) if ((both[name] ?? 0) !== Math.max(a[name] ?? 0, b[name] ?? 0)) faults.push(["more wins", a, b]);
    if (a.v !== "old" && b.v === "old" && !isOf(a)) faults.push(["today's version wins", a, b]);
    if ((a.v === "old") !== (b.v === "old")) continue;
    if (a.done && !b.done && !isOf(a)) faults.push(["done wins", a, b]);
    if (a.done && b.done && a.done < b.done && !isOf(a)) faults.push(["earlier wins", a, b]);
    if (!a.done && !b.done && a.at && !(b.at >= a.at) && !isOf(a)) faults.push(["newer wins", a, b]);
  }
  return faults.slice(0, 3);
}"""  # noqa: E501


def test_merge_does_not_depend_on_order_or_repetition(open_page: Open) -> None:
    """Files from three devices give one result, however they are loaded."""
    source = (ROOT / "overrides/scripts/progress.js").read_text("utf-8")
    functions = source[: source.index("showKept();")]
    with open_page("") as page:
        assert page.evaluate(MERGE, [functions, 3000]) == []


FULL = "() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }"


def test_full_storage_keeps_what_was_there(open_page: Open) -> None:
    """A new answer lasts as long as the page, and says so; the old one stays."""
    name = f"{KEY}check:example-check-one"
    before = entry(True)
    with open_page("modules/example/", {name: before}) as page:
        page.evaluate(FULL)
        answer(page, "example-check-one", "The museum pass")

        expect(page.locator(".sot-module-header__unkept")).to_be_visible()
        assert violations(page) == []
        assert kept(page)[name] == before


def test_file_for_which_there_is_no_room_is_told(
    open_page: Open, tmp_path: Path
) -> None:
    """What the file adds is shown, and the reader is told to keep the file."""
    file = tmp_path / "mine.json"
    entries = {"check:example-check-one": json.loads(entry(True))}
    file.write_text(
        json.dumps({"k": "ot-progress", "v": 1, "entries": entries}), "utf-8"
    )
    with open_page("progress/") as page:
        page.evaluate(FULL)
        page.locator(".sot-progress__file").set_input_files(file)

        expect(page.get_by_role("status")).to_contain_text("has no room for all of it")
        expect(page.get_by_role("status")).to_contain_text("another address")
        assert violations(page) == []


def test_old_wording_never_beats_the_one_of_today(
    open_page: Open, tmp_path: Path
) -> None:
    """A file from last year does not undo what was answered this week."""
    with open_page("modules/example/") as page:
        answer(page, "example-check-one", "The library card")
        file = tmp_path / "old.json"
        entries = {
            "check:example-check-one": json.loads(
                entry(True, at="2025-01-01T00:00:00.000Z", v="0000000", reviews=2)
            )
        }
        file.write_text(
            json.dumps({"k": "ot-progress", "v": 1, "entries": entries}), "utf-8"
        )
        page.goto(page.url.replace("modules/example/", "progress/"))
        page.locator(".sot-progress__file").set_input_files(file)

        expect(page.get_by_role("status")).to_contain_text("1 changed by what")
        assert state(page, "check:example-check-one") == "done"
        own = json.loads(kept(page)[f"{KEY}check:example-check-one"])
        assert own["reviews"] == 2


def test_answer_to_another_wording_does_not_count(open_page: Open) -> None:
    """Who was right before the question changed, and is wrong now, is not done."""
    old = {f"{KEY}check:example-check-one": entry(True, v="0000000")}
    with open_page("modules/example/", old) as page:
        answer(page, "example-check-one", "The museum pass")

        expect(page.locator(".sot-module-header__done")).to_have_text("0 of 9")


def test_second_broken_entry_does_not_replace_the_first(open_page: Open) -> None:
    """Both are set aside, under names of their own."""
    name = "check:example-check-one"
    with open_page("modules/example/", {f"{KEY}{name}": "{first"}) as page:
        page.evaluate(
            "([name, text]) => localStorage.setItem(name, text)",
            [f"{KEY}{name}", "{second"],
        )
        page.reload()

        aside = [text for key, text in kept(page).items() if "set-aside" in key]
        assert sorted(aside) == ["{first", "{second"]


def test_objective_says_how_much_of_it_is_done(open_page: Open) -> None:
    """In the module, and on the page of progress."""
    with open_page("modules/example/") as page:
        count = page.locator(".sot-objectives__done").first
        words = count.inner_text()
        assert words.startswith("0 of ")
        answer(page, "example-check-one", "The library card")

        expect(page.locator(".sot-objectives__done", has_text="1 of")).to_have_count(1)
        page.goto(page.url.replace("modules/example/", "progress/"))
        counts = page.locator(".sot-progress__objective .sot-progress__state")
        expect(counts.filter(has_text="1 of")).to_have_count(1)


def test_removing_everything_can_be_left_alone(open_page: Open) -> None:
    """Whoever goes on to something else has not said yes."""
    with open_page("progress/") as page:
        page.get_by_role("button", name="Remove everything").click()
        page.keyboard.press("Tab")

        expect(page.get_by_role("button", name="Remove everything")).to_be_visible()
        expect(page.get_by_role("status")).to_be_empty()


def test_answers_survive_a_new_order_and_new_items(
    browser: Browser, open_page: Open, tmp_path: Path
) -> None:
    """Between two builds checks are turned round and one is put in between."""
    with open_page("modules/example/") as page:
        answer(page, "example-check-one", "The library card")
        before = kept(page)

    project = make_gallery(ROOT, tmp_path / "project")
    file = project / "data/example/knowledge-checks.yaml"
    text = file.read_text("utf-8")
    one, many = text.split("# Several right answers")
    copy = many.replace("example-check-many", "example-check-new")
    file.write_text(f"# Several{copy}# Several{many}{one}", "utf-8")
    page_file = project / "docs/modules/example.md"
    calls = page_file.read_text("utf-8")
    first = '{{ knowledge_check("example-check-one") }}'
    new = '{{ knowledge_check("example-check-new") }}'
    page_file.write_text(f"{calls.replace(first, new).rstrip()}\n\n{first}\n", "utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stdout + result.stderr
    shutil.rmtree(project)

    with (
        served(tmp_path / "site") as address,
        opened(browser, f"{address}progress/", kept=before) as page,
    ):
        assert state(page, "check:example-check-one") == "done"
        assert state(page, "check:example-check-new") == "not yet"


@every_look
def test_page_has_no_violation_in_any_state(
    open_page: Open, width: int, scheme: str
) -> None:
    """With answers of every state, asked to remove, and removed."""
    mine = {
        f"{KEY}check:example-check-one": entry(True, v="0000000"),
        f"{KEY}check:example-check-many": entry(False),
        f"{KEY}poll:example-poll": '{"option":"home"}',
    }
    with open_page("progress/", mine, width=width, scheme=scheme) as page:
        assert violations(page) == []
        page.get_by_role("button", name="Remove everything").click()
        assert violations(page) == []
        assert page.evaluate(FITS)
        page.get_by_role("button", name="Yes, remove everything").click()
        assert violations(page) == []
