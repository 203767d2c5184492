"""Old links, answers, assignments and records, after everything got another name."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.gallery import write_page
from macros.offline import pack
from tests.browser.axe import violations
from tests.browser.conftest import opened
from tests.browser.server import served
from tests.browser.test_cohort import read_in, rows
from tests.browser.test_pages import INTRUDERS
from tests.projects import (
    ROOT,
    build,
    make_site_of,
    rename,
    rename_module,
    run_command,
)
from tests.records import Record, base32, canonical, code_of, done_in, make_record

KEY = "sot:/school-ot-training/:"
ASSIGNMENT = {"m": "visits", "t": "First week", "ev": "a", "id": "AB12CD34"}
CODE = "a1?m=visits&t=First+week&id=AB12CD34"
LINK = f"https://example.org/school-ot-training/plan/#{CODE}"
Open = Callable[..., Any]

ALIASES = """\
- id: visits
  leads_to: trips
- id: visits-quiet
  leads_to: trips-silence
- id: desk
  leads_to: counter
- id: old-map
  withdrawn: The houses are easy to find by now.
- id: shelf
  withdrawn: Nobody reads while walking.
- id: current
  leads_to: draught
"""


class Sites(NamedTuple):
    """A course as it was published, and after its ids were changed."""

    before: Path
    after: Path
    on_disk: Path


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """The tiny course, built, kept, renamed and built again, also for a disk."""
    folder = tmp_path_factory.mktemp("aliases")
    course = shutil.copytree(ROOT / "tests/courses/tiny", folder / "course")
    make_site_of(course)
    shutil.copy(ROOT / "data/examples/record.yaml", course / "data/shared")
    pages = {
        "progress": ["{{ progress() }}"],
        "plan": ["{{ plan() }}", "{{ record() }}"],
        "supervise/index": ["{{ assign() }}", "{{ cohort() }}"],
        "sort-it": ["{{ sort_it() }}"],
        "old-map": ["A map."],
        "changes": ["{{ changes() }}"],
    }
    (course / "docs/supervise").mkdir()
    for name, lines in pages.items():
        write_page(course / f"docs/{name}.md", lines)
    terms = course / "data/shared/terms.yaml"
    words = terms.read_text(encoding="utf-8")
    shelf = "- id: shelf\n  name: shelf\n  definition: It holds books.\n"
    current = "- id: current\n  name: current\n  definition: Moving air.\n"
    terms.write_text(f"{words}\n{shelf}{current}", encoding="utf-8")
    _built(course, folder / "before")
    assert run_command(course, "keep").returncode == 0

    draught = current.replace("id: current", "id: draught")
    terms.write_text(f"{words}\n{draught}", encoding="utf-8")
    rename_module(course, "visits", "trips")
    rename(course, "trips-quiet", "trips-silence")
    rename(course, '"desk"', '"counter"')
    rename(course, "#desk", "#counter")
    rename(course, "- id: desk\n  name", "- id: counter\n  name")
    (course / "docs/old-map.md").unlink()
    (course / "data/shared/aliases.yaml").write_text(ALIASES, encoding="utf-8")
    _built(course, folder / "after")
    _built(course, folder / "files", DIRECTORY_URLS="false")
    pack(folder / "files", folder / "offline.zip")
    with zipfile.ZipFile(folder / "offline.zip") as archive:
        archive.extractall(folder)
    return Sites(folder / "before", folder / "after", folder / "offline")


def _built(course: Path, site: Path, **variables: str) -> None:
    result = build(course, site, **variables)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def address(sites: Sites) -> Iterator[str]:
    with served(sites.after) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser, address: str) -> Open:
    """Opens a page of the site as it is today, by an address of before."""

    def open_it(path: str, **settings: Any) -> Any:
        return opened(browser, address + path, **settings)

    return open_it


def module_of(site: Path) -> dict[str, Any]:
    (module,) = json.loads((site / "catalogue.json").read_text("utf-8"))["modules"]
    found: dict[str, Any] = module
    return found


def right_answer(site: Path, **more: Any) -> str:
    """What a browser kept of the question, answered rightly."""
    asked, *_ = module_of(site)["questions"][0]["asked"]
    moment = "2026-11-20T10:00:00.000Z"
    entry = {"v": asked["v"], "answer": ["both"], "right": True, "at": moment}
    return json.dumps({**entry, "done": moment, **more})


def kept(page: Page) -> dict[str, Any]:
    found = page.evaluate("() => ({...localStorage})")
    return {key.removeprefix(KEY): json.loads(text) for key, text in found.items()}


def test_old_page_leads_on_without_script(open_page: Open) -> None:
    """The browser goes to the new page by itself."""
    with open_page("modules/visits/", script=False) as page:
        page.wait_for_url("**/modules/trips/")
        expect(page.get_by_role("heading", name="Visits", exact=True)).to_be_visible()


def test_old_page_is_a_page_with_a_plain_link(sites: Sites, browser: Browser) -> None:
    """Whoever is not led on goes on by hand; no search engine keeps it."""
    file = sites.after / "modules/visits/index.html"
    text = file.read_text("utf-8")

    assert '<a href="../trips/" data-moved>' in text
    assert '<meta name="robots" content="noindex">' in text
    assert "visits" not in (sites.after / "sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("modules/visits/", "modules/trips/", id="a page"),
        pytest.param("print/visits/", "print/trips/", id="a page to print"),
        pytest.param(
            "modules/visits/#visits-being-quiet",
            "modules/trips/#trips-being-quiet",
            id="a row of a page that moved",
        ),
        pytest.param(
            "modules/visits/#visits-quiet",
            "modules/trips/#trips-silence",
            id="a question that got a name of its own",
        ),
        pytest.param(
            "modules/visits/#visits-case-ana--when",
            "modules/trips/#trips-case-ana--when",
            id="a step of a case",
        ),
        pytest.param(
            "modules/visits/?m=1#a-case", "modules/trips/?m=1#a-case", id="a heading"
        ),
        pytest.param("glossary/#desk", "glossary/#counter", id="the same page"),
        pytest.param("sources/#desk", "glossary/#counter", id="another page"),
        pytest.param("glossary/#shelf", "changes/#shelf", id="what was withdrawn"),
        pytest.param("changes/#shelf", "changes/#shelf", id="the reason itself"),
        pytest.param("sort-it/#visits", "sort-it/#trips", id="a part of a page"),
        pytest.param("glossary/#dusk", "glossary/#dusk", id="what was never there"),
    ],
)
def test_old_link_leads_to_the_same_place(
    open_page: Open, address: str, old: str, new: str
) -> None:
    """Also where a server never sees what was meant, and with all that was said."""
    with open_page(old) as page:
        page.wait_for_url(address + new)
        if "#trips-" in new:
            expect(page.locator(f"[id='{new.split('#')[1]}']")).to_be_in_viewport()


def test_old_link_inside_the_site_is_followed(open_page: Open, address: str) -> None:
    """An address that is typed into an open page changes only what stands behind #."""
    with open_page("modules/trips/") as page:
        page.evaluate("() => { location.hash = 'visits-being-quiet'; }")

        page.wait_for_url(f"{address}modules/trips/#trips-being-quiet")


def test_withdrawn_page_says_why(open_page: Open) -> None:
    """A reader learns that she made no mistake, and goes on."""
    with open_page("old-map/") as page:
        expect(page.get_by_text("The houses are easy to find by now.")).to_be_visible()
        page.get_by_role("link", name="Start at the home page").click()
        expect(page.get_by_role("heading", name="Home", exact=True)).to_be_visible()


def test_link_to_something_withdrawn_leads_to_the_reason(open_page: Open) -> None:
    """A reader learns that her link was right, and why nothing is there."""
    with open_page("glossary/#shelf") as page:
        reason = page.get_by_text("Nobody reads while walking.")
        expect(reason).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_page_that_was_left_behind_has_no_violation(
    open_page: Open, width: int
) -> None:
    """It is a whole page, however short; in the dark its colors are the browser's."""
    with open_page("old-map/", width=width) as page:
        assert violations(page) == []


def test_nothing_runs_in_a_page_that_was_left_behind(
    browser: Browser, address: str
) -> None:
    """It stays for ever beside what readers have kept, and holds the policy as well."""
    page = browser.new_page()
    page.goto(f"{address}old-map/")

    assert page.evaluate(INTRUDERS) == ["nothing", "rejected", "rejected"]
    page.close()


def test_copy_on_a_disk_leads_on(browser: Browser, sites: Sites) -> None:
    """Old links between files work as they do on the published site."""
    old = (sites.on_disk / "modules/visits.html").as_uri()
    new = (sites.on_disk / "modules/trips.html").as_uri()
    with opened(browser, old, offline=True, script=False) as page:
        page.wait_for_url(new)
    with opened(browser, f"{old}#visits-quiet", offline=True) as page:
        page.wait_for_url(f"{new}#trips-silence")
    words = (sites.on_disk / "glossary.html").as_uri()
    reason = (sites.on_disk / "changes.html").as_uri()
    with opened(browser, f"{words}#shelf", offline=True) as page:
        page.wait_for_url(f"{reason}#shelf")


def test_kept_answers_count_under_their_new_ids(open_page: Open, sites: Sites) -> None:
    """Nobody has to answer again what she has answered, or loses where she was."""
    poll = {"v": "0000000", "option": "desk"}
    before = {
        "check:visits-quiet": right_answer(sites.before),
        "poll:visits-first-thoughts": json.dumps(poll),
        "poll:visits-first-thoughts-again": json.dumps(poll),
        "practice:visits-being-quiet": json.dumps({"seen": 3, "missed": 1}),
        "module:visits": json.dumps({"done": 1, "total": 4}),
        "last:activity": json.dumps({"module": "visits", "item": "visits-quiet"}),
    }
    entries = {f"{KEY}{name}": text for name, text in before.items()}
    with open_page("progress/", kept=entries) as page:
        line = page.locator("li[data-activity='check:trips-silence']").first
        expect(line.locator(".sot-progress__state")).to_have_text("done")

        now = kept(page)
        assert now["check:trips-silence"]["right"] is True
        assert now["poll:trips-first-thoughts"] == poll
        assert now["poll:trips-first-thoughts-again"] == poll
        assert now["practice:trips-being-quiet"] == {"seen": 3, "missed": 1}
        assert now["last:activity"] == {"module": "trips", "item": "trips-silence"}
        assert [name for name in now if "visits" in name] == []


def test_of_two_answers_the_better_one_stays(open_page: Open, sites: Sites) -> None:
    """Someone may have begun anew before her browser learned of the new name."""
    wrong = {"answer": ["none"], "right": False, "at": "2026-11-25T10:00:00.000Z"}
    asked, *_ = module_of(sites.after)["questions"][0]["asked"]
    entries = {
        f"{KEY}check:visits-quiet": right_answer(sites.before, tries=1),
        f"{KEY}check:trips-silence": json.dumps({**wrong, "v": asked["v"], "tries": 4}),
    }
    with open_page("progress/", kept=entries) as page:
        now = kept(page)

        assert now["check:trips-silence"]["right"] is True
        assert now["check:trips-silence"]["tries"] == 4
        assert "check:visits-quiet" not in now


def test_blocked_storage_stops_nothing(open_page: Open) -> None:
    """A reader without storage still gets where an old link leads."""
    with open_page("modules/visits/#visits-quiet", storage=False) as page:
        page.wait_for_url("**/modules/trips/#trips-silence")


def test_old_progress_file_is_loaded(
    open_page: Open, sites: Sites, tmp_path: Path
) -> None:
    """A file that was saved last year holds last year's names."""
    file = tmp_path / "mine.json"
    entries = {"check:visits-quiet": json.loads(right_answer(sites.before))}
    whole = {"k": "ot-progress", "v": 1, "base": "/school-ot-training/"}
    file.write_text(json.dumps({**whole, "entries": entries}), "utf-8")
    with open_page("progress/") as page:
        for _ in range(2):
            page.locator(".sot-progress__file").set_input_files(file)
            expect(page.get_by_role("status")).to_contain_text("Loaded:")

        assert kept(page)["check:trips-silence"]["right"] is True
        assert [name for name in kept(page) if "visits" in name] == []


def test_old_assignment_link_assigns_the_same_module(open_page: Open) -> None:
    """A link in a mail of last year still does what it says, and is kept as it is."""
    with open_page(f"plan/#{CODE}") as page:
        modules = page.locator(".sot-plan__modules > li:visible")
        expect(modules).to_have_count(1)
        expect(modules.locator("a")).to_have_attribute("href", "../modules/trips/")

        page.get_by_role("button", name="Keep this plan").click()
        assert kept(page)["plan:current"]["code"] == CODE


def test_old_plan_of_ones_own_stays(open_page: Open) -> None:
    """What a reader chose is still chosen, also where a term “current” was renamed."""
    plan = json.dumps({"modules": ["visits"], "at": "2026-11-20T10:00:00.000Z"})
    with open_page("plan/", kept={f"{KEY}plan:current": plan}) as page:
        expect(
            page.get_by_role("heading", name="The plan you have chosen")
        ).to_be_visible()
        expect(page.locator(".sot-plan__modules > li:visible")).to_have_count(1)


def old_record(sites: Sites, name: str) -> Record:
    """A record that was made before, for an assignment of before."""
    return make_record(
        n=name,
        a="AB12CD34",
        ad=base32(canonical(ASSIGNMENT))[:8],
        m=[done_in(module_of(sites.before))],
    )


def test_old_record_is_checked_as_it_was_made(open_page: Open, sites: Sites) -> None:
    """Its number and its assignment hold, and its answers are scored again."""
    record = old_record(sites, "Jo Lee")
    assert list(record["m"][0]["ans"]) == ["visits-quiet"]
    with open_page("supervise/") as page:
        read_in(page, code_of(record), assignment=LINK)

        assert rows(page)["Jo Lee"] == ["1 of 1", "100 %", "checked", ""]
        page.locator(".sot-cohort__open").click()
        expect(page.locator(".sot-cohort__detail")).to_contain_text("Visits")


def test_old_cohort_file_brings_everything_back(
    open_page: Open, sites: Sites, tmp_path: Path
) -> None:
    """What was attested stays attested."""
    record = old_record(sites, "Kim Park")
    attest = {"by": "A. Park", "result": "met", "h": record["h"], "date": "2026-11-20"}
    file = tmp_path / "cohort.json"
    entry = {"record": record, "received": "2026-11-20", "via": "email"}
    whole = {"k": "ot-cohort", "v": 1, "assignment": ASSIGNMENT, "roster": []}
    file.write_text(
        json.dumps({**whole, "records": [{**entry, "attest": attest}]}), "utf-8"
    )
    with open_page("supervise/") as page:
        page.locator(".sot-cohort__files").set_input_files(file)
        expect(page.locator(".sot-cohort__status")).not_to_be_empty()

        assert rows(page)["Kim Park"] == ["1 of 1", "100 %", "attested", ""]


def test_new_record_has_the_ids_of_today(open_page: Open, sites: Sites) -> None:
    """What was answered before goes into a record made now."""
    entries = {f"{KEY}check:visits-quiet": right_answer(sites.before)}
    with open_page(f"plan/#{CODE}", kept=entries) as page:
        whole = page.locator(".sot-record__whole")
        expect(whole).to_contain_text("trips-silence")

        record = json.loads(whole.text_content() or "")
        assert [module["i"] for module in record["m"]] == ["trips"]
        assert record["a"] == "AB12CD34"


def test_site_without_aliases_says_nothing_of_them(sites: Sites) -> None:
    """A course that never renamed anything carries no list."""
    assert "sot-aliases" not in (sites.before / "index.html").read_text("utf-8")
    assert "sot-aliases" in (sites.after / "index.html").read_text("utf-8")
