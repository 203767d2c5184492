"""Finds a Chromium for the tests, or installs one, and says which.

Run as a script it makes sure there is one: a browser that is already there, else the
system's package, else the download of the test tool.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
USUAL_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Switches that keep a test browser from talking to anyone."""


def find_chromium() -> str | None:
    """The path of a browser that is there, or nothing."""
    return find_browser("CHROMIUM", NAMES, USUAL_PLACES) or _downloaded()


def find_browser(
    variable: str, names: Sequence[str], places: Sequence[str]
) -> str | None:
    """The one that a variable names, else a command or a file that is there."""
    chosen = os.environ.get(variable)
    if chosen:
        return chosen
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    return next((place for place in places if Path(place).exists()), None)


def _downloaded() -> str | None:
    """The browser that the test tool has downloaded before, or nothing."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install_chromium() -> str | None:
    """Installs the system's package if it can, else the test tool's download."""
    install_package("chromium")
    if find_chromium():
        return find_chromium()
    say("No browser found; downloading the test tool's own")
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], check=False
    )
    return find_chromium()


def install_package(name: str) -> None:
    """Installs a package of the system, where that can be done."""
    root = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") and (not root or shutil.which("sudo")):
        say(f"No browser found; installing the system's package {name}")
        for command in (["update"], ["install", "-y", name]):
            subprocess.run([*root, "apt-get", "-qq", *command], check=False)


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser that `make test` found or installed."""
    path = find_chromium()
    assert path, "run “make test”, which installs a browser"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    browser = find_chromium() or install_chromium()
    if browser is None:
        sys.exit(
            "No Chromium could be found or installed; set CHROMIUM to the path of one"
        )
    say(f"The tests use the browser {browser}")
