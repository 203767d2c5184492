"""What a reader may have to wait for: bytes as they are sent, and requests."""

from __future__ import annotations

from typing import NamedTuple


class Budget(NamedTuple):
    """The most that a first visit to a page may cost, with nothing in the cache."""

    most_bytes: int
    most_requests: int


MODULE = Budget(90_000, 8)
PAGE = Budget(120_000, 16)

WHOLE = {"review": Budget(135_000, 16)}
"""Pages that hold something of the whole course at once, and so weigh more."""

HTML = 15_000
"""Of a page, compressed, if it is not one of the heavier ones."""

HEAVIER = {
    "review": 95_000,
    "comparison": 48_000,
    "modules": 40_000,
    "sort-it": 40_000,
    "supervise": 32_000,
    "plan": 23_000,
    "sources": 17_000,
    "glossary": 17_000,
}
"""By the first part of the address: what reads as one text, works without a script, and
is on paper too, stands on the page as a whole."""
