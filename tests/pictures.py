"""Makes the pictures for the README and for shared links: `make pictures`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.browser.chromium import launched
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
        with served(site) as address, launched() as browser:
            for name, path, width, height in PICTURES:
                page = browser.new_page(viewport={"width": width, "height": height})
                page.goto(address + path, wait_until="networkidle")
                page.screenshot(path=ROOT / name)
                page.close()
                sys.stdout.write(f"Made {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
