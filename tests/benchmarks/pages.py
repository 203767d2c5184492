"""What a page weighs, and how long a supervisor waits with many records."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.server import served
from tests.budgets import MODULE
from tests.records import SMOOTH, code_of, done_in, make_record

RECORDS = 300

Line = tuple[str, str, str]
"""What was measured, what was found, and the limit, if it has one."""


def measure(browser: Browser, site: Path) -> list[Line]:
    """The lines about the pages of the real site."""
    own = (("styles", "styles/site.css"), ("scripts", "scripts/site.js"))
    sizes = [
        (f"Own {what}, all of them", f"{(site / file).stat().st_size:,} bytes", "")
        for what, file in own
    ]
    return [*sizes, *_visit(browser, site), *_group(browser, site)]


def _visit(browser: Browser, site: Path) -> Iterator[Line]:
    """What a first visit to a module costs, with nothing in the cache."""
    module = min((site / "modules").iterdir()).name
    sent: list[int] = []
    with served(site, sent) as address:
        page = browser.new_page()
        page.goto(f"{address}modules/{module}/", wait_until="networkidle")
        page.close()
    weight = f"{sum(sent):,} bytes as sent"
    yield f"First visit to {module}", weight, f"{MODULE.most_bytes:,}"
    yield "Requests of that visit", f"{len(sent)}", f"{MODULE.most_requests}"


def _group(browser: Browser, site: Path) -> Iterator[Line]:
    """How long a supervisor waits with many records of three modules."""
    catalogue = json.loads((site / "catalogue.json").read_text("utf-8"))
    codes = []
    for number in range(RECORDS):
        done = [done_in(module, 1) for module in catalogue["modules"][:3]]
        record = make_record(n=f"No {number}", rid=f"{number:016x}", m=done)
        codes.append(code_of(record))
    with served(site) as address:
        page = browser.new_page()
        page.goto(f"{address}supervise/")
        page.get_by_label("Records: paste").fill("\n".join(codes))
        begun = time.perf_counter()
        page.get_by_role("button", name="Read the records").click()
        page.get_by_text(f"Read: {RECORDS} new").wait_for()
        took = time.perf_counter() - begun
        acts = page.evaluate(SMOOTH)
        page.close()
    yield f"Reading {RECORDS} records", f"{took:.2f} s", ""
    for name, spent in acts.items():
        yield f"With {RECORDS} records: {name}", f"{spent:.0f} ms", "100 ms"
