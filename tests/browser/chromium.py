"""Finds a Chromium for the tests, or installs one, and says which.

Run as a script it makes sure there is one: a browser that is already there, else the
system's package, else the download of the test tool.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

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

TELL_NAMES = "--enable-blink-features=ComputedAccessibilityInfo"
"""Lets a script ask under which name an element is told to a screen reader."""


def find_chromium() -> str | None:
    """The path of a browser that is there, or nothing."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return chosen
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    for place in USUAL_PLACES:
        if Path(place).exists():
            return place
    return _downloaded()


def _downloaded() -> str | None:
    """The browser that the test tool has downloaded before, or nothing."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install_chromium() -> str | None:
    """Installs the system's package if it can, else the test tool's download."""
    root = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") and (not root or shutil.which("sudo")):
        _say("No browser found; installing the system's package chromium")
        for command in (["update"], ["install", "-y", "chromium"]):
            subprocess.run([*root, "apt-get", "-qq", *command], check=False)
        if find_chromium():
            return find_chromium()
    _say("No browser found; downloading the test tool's own")
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], check=False
    )
    return find_chromium()


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    browser = find_chromium() or install_chromium()
    if browser is None:
        sys.exit(
            "No Chromium could be found or installed; set CHROMIUM to the path of one"
        )
    _say(f"The tests use the browser {browser}")
