"""Finds the reader's own Firefox for the tests, or installs one, and says which.

It is the stock browser, spoken to by WebDriver BiDi, the standard for that. What cannot
be asked of it yet skips a test and says so; what differs is listed with its reason.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import find_browser, install_package, say

NAMES = ("firefox", "firefox-esr")
USUAL_PLACES = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:/Program Files/Mozilla Firefox/firefox.exe",
)
SETTINGS: dict[str, str | float | bool] = {
    "ui.systemUsesDarkTheme": 0,
    "ui.prefersReducedMotion": 1,
    "services.settings.server": "data:,",
    "app.normandy.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "browser.download.alwaysOpenPanel": False,
    "accessibility.typeaheadfind.manual": False,
}
"""What it has to know from the start: what tests ask of pages, and to keep to itself.

It would open its list of saved files, and search the page at the keys ' and /.
"""

NOT_THERE = {"forced_colors", "has_touch", "offline"}
"""What the test tool only gives a page in Chromium."""

TREE = "names and roles are asked of Chromium itself"
LEFT_OUT = {
    "violation": "axe looks at the same elements and styles",
    "test_accessibility.py": "axe looks at the same elements and styles",
    "test_environments.py": "colors, motion and paper are asked for",
    "test_every_stop_has_a_name": TREE,
    "test_nameless_stop_is_found": TREE,
    "test_opened_definition_is_told_to_a_screen_reader": TREE,
    "test_paper.py": "paper is asked for",
    "test_table_stays_a_table": TREE,
}
"""Parts of the names of tests that are of Chromium by nature."""

BESIDE = "the scroll bar of the page stays beside the dialog"
NUMBERED = "it numbers the second file of one name"
KEPT_AWAY = "scripts are only kept away, so what is for no script stays unread"
DIFFERS: dict[str, str] = {
    "test_search.py::test_phone_shows_nothing_but_the_search": BESIDE,
    "test_review.py::test_calendar_has_every_day_to_come_once_a_week": NUMBERED,
    "test_aliases.py::test_old_page_leads_on_without_script": KEPT_AWAY,
}
"""What is not the same in Firefox. A line whose test passes has to go."""

OLDER = Path(__file__).parent / "older-firefox.cjs"


def find_firefox() -> str | None:
    """The path of a browser that is there, or nothing."""
    return find_browser("FIREFOX", NAMES, USUAL_PLACES)


def install_firefox() -> str | None:
    """Installs the system's package, if it can."""
    for name in reversed(NAMES):
        install_package(name)
        if find_firefox():
            break
    return find_firefox()


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser that `make firefox` found or installed."""
    path = find_firefox()
    assert path, "run “make firefox”, which installs a browser"
    os.environ["NODE_OPTIONS"] = f'--require="{OLDER.as_posix()}"'
    with sync_playwright() as playwright:
        browser = playwright.firefox.launch(
            channel="moz-firefox", executable_path=path, firefox_user_prefs=SETTINGS
        )
        yield browser
        browser.close()


def is_firefox(browser: Browser) -> bool:
    """Whether a browser is the one of this file."""
    return browser.browser_type.name == "firefox"


def adjust(page: Page, scheme: str, script: bool, settings: dict[str, Any]) -> None:
    """Has the page as a test asks for it in another way, or skips the test.

    Else it would pass in silence, since the browser shows the page as it always does.
    """
    has_scheme = page.evaluate(
        f"matchMedia('(prefers-color-scheme: {scheme})').matches"
    )
    if not has_scheme:
        _skip(f"the {scheme} scheme")
    for setting in NOT_THERE & settings.keys():
        _skip(setting)
    if not script:
        page.route("**/*.js", lambda route: route.abort())
    page.emulate_media = lambda **_: _skip("another medium")  # type: ignore[method-assign]


def _skip(what: str) -> NoReturn:
    pytest.skip(f"{what} cannot be asked for in this Firefox")


def mark(tests: list[pytest.Item], *, is_whole: bool) -> None:
    """Leaves out what is of Chromium by nature, and expects what is known to differ.

    Of a whole run it raises `pytest.UsageError` if a name is that of no test any more.
    """
    names = [f"{test.path.name}::{test.name}" for test in tests]
    gone = [
        one for one in (*LEFT_OUT, *DIFFERS) if not any(one in name for name in names)
    ]
    if is_whole and gone:
        raise pytest.UsageError(f"tests that are named in {__name__} are gone: {gone}")
    for test, name in zip(tests, names, strict=True):
        for part, reason in LEFT_OUT.items():
            if part in name:
                test.add_marker(pytest.mark.skip(reason=reason))
        if name in DIFFERS:
            test.add_marker(pytest.mark.xfail(reason=DIFFERS[name], strict=True))


if __name__ == "__main__":
    browser = find_firefox() or install_firefox()
    if browser is None:
        sys.exit(
            "No Firefox could be found or installed; set FIREFOX to the path of one"
        )
    say(f"The tests use the browser {browser}")
