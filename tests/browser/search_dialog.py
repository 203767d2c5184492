"""The search as a reader opens it and asks."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

TOLD = re.compile(r"result|Nothing found")
"""What the status says of an answer, however many results there are."""


def open_search(page: Page) -> Locator:
    """Presses the button of the search; returns its dialog."""
    page.get_by_role("button", name="Search", exact=True).click()
    return page.get_by_role("dialog", name="Search this site")


def ask(page: Page, question: str) -> Locator:
    """Opens the search, types a question, and waits until the answer is told."""
    dialog = open_search(page)
    page.keyboard.type(question)
    expect(dialog.get_by_role("status")).to_contain_text(TOLD)
    return dialog
