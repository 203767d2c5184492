"""Makes the pictures for the README and for shared links: `make pictures`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import QUIET, find_chromium
from tests.browser.server import served
from tests.projects import ROOT, build

PICTURES = (
    (".github/module-page.png", "modules/eligibility/", 1280, 860),
    ("docs/assets/social-card.png", "", 1200, 630),
)
"""File, page, width and height."""


def main() -> int:
    """Builds the site, opens it in a browser and takes the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        result = build(ROOT, site)
        if result.returncode:
            sys.stdout.write(result.stdout + result.stderr)
            return 1
        with served(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find_chromium(), args=list(QUIET)
            )
            for name, path, width, height in PICTURES:
                page = browser.new_page(viewport={"width": width, "height": height})
                page.goto(address + path, wait_until="networkidle")
                page.screenshot(path=ROOT / name)
                page.close()
                sys.stdout.write(f"Made {name}\n")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
