"""A text as a square picture that a telephone reads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import segno

QUIET = 4
"""How many empty fields the standard asks for around the picture."""


class QrCode(NamedTuple):
    """A picture of dark fields on a light square."""

    size: int
    """How many fields it is wide and high, with the empty ones around it."""

    path: str
    """The dark fields in the words of an SVG path."""


def qr_code(text: str) -> QrCode:
    """The picture of a text; it is still read when a seventh of it is damaged."""
    rows = [bytes(row) for row in segno.make_qr(text, error="m").matrix]
    runs = (run for y, row in enumerate(rows) for run in _runs(row, y))
    return QrCode(len(rows) + 2 * QUIET, "".join(runs))


def _runs(row: bytes, y: int) -> Iterator[str]:
    """Dark fields that stand side by side, as one rectangle each."""
    x = QUIET
    for is_dark, fields in groupby(row):
        width = len(list(fields))
        if is_dark:
            yield f"M{x} {y + QUIET}h{width}v1h-{width}z"
        x += width
