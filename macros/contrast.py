"""How far two colors stand apart, as WCAG measures it."""

from __future__ import annotations

LEAST = 4.5
"""What text needs to be read by most people (WCAG 1.4.3)."""


def contrast(one: str, other: str) -> float:
    """The ratio of two colors written as #17424b: 1 for the same, 21 at most."""
    lighter, darker = sorted(map(_luminance, (one, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
