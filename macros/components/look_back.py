"""Look back: a poll once more at the end of a module, beside the first answer."""

from __future__ import annotations

from macros.components.base import Component, Library, View
from macros.components.poll import POLLS, Poll, version

AGAIN = "-again"
"""How the id of a poll ends where it stands the second time."""


def view(content: Library, poll: Poll) -> View:
    """The question and its options, and the way back to where it was asked first."""
    return {
        "id": again(poll),
        "poll": poll.id,
        "version": version(poll),
        "first": content.link(poll),
        "prompt": poll.prompt,
        "options": [
            {"id": option.id, "label": option.label} for option in poll.options
        ],
    }


def again(poll: Poll) -> str:
    """The id under which a poll stands the second time."""
    return f"{poll.id}{AGAIN}"


COMPONENT = Component("look_back", view, takes=POLLS)
