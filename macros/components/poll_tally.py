"""Poll tally: counts raised hands for any poll, on a screen or on paper."""

from __future__ import annotations

from macros.components.base import Component, Library, View
from macros.components.module import Module
from macros.components.poll import FEWEST_FOR_SHARES, Poll

KEYS = 9
"""How many answers have a number key of their own."""


def view(content: Library) -> View:
    """Every poll with its module, its options, and the key that counts for each."""
    return {
        "fewest_for_shares": FEWEST_FOR_SHARES,
        "polls": [
            {
                "id": poll.id,
                "module": content.get(Module, content.module_of(poll)).title,
                "prompt": poll.prompt,
                "options": [
                    {
                        "id": option.id,
                        "label": option.label,
                        "key": number if number <= KEYS else None,
                    }
                    for number, option in enumerate(poll.options, start=1)
                ],
            }
            for poll in content.all(Poll)
        ],
    }


COMPONENT = Component("poll_tally", view)
