"""The YAML parser's complaints in words that say what to type."""

from __future__ import annotations

import re

EXPLANATIONS = (
    (
        "mapping values are not allowed",
        "“: ” in the middle of a text must be inside quotes, "
        "and every key of one item must begin in the same column",
        "Line the key up with the one above it, begin an item with “- ”, "
        "or put quotes around the whole text.",
    ),
    (
        "could not find expected ':'",
        "a key must be followed by a colon and a space",
        "Write it as “label: text”; if it goes on from above, put both on one line.",
    ),
    (
        "found unexpected end of stream",
        "a text that begins with a quotation mark must end with one",
        "Add the closing quotation mark.",
    ),
    (
        "did not find expected key",
        "the line does not fit the lines around it, "
        "or text follows a closing quotation mark or bracket",
        "Line it up with the line above, or put quotes around the whole text.",
    ),
    (
        "did not find expected '-' indicator",
        "the line does not fit the list around it",
        "Indent it like the lines above, or begin a new item with “- ”.",
    ),
    (
        "block sequence entries are not allowed",
        "a list must begin on a line of its own",
        "Put the “- ” on the next line.",
    ),
    (
        "did not find expected node content",
        "a list or item in brackets must be closed, and each of its parts be there",
        "Add what is missing and the closing bracket, or put quotes around the text.",
    ),
    (
        "did not find expected ',' or",
        "a list or item in brackets must have commas between its parts and be closed",
        "Add the comma or the closing bracket, or put quotes around the text.",
    ),
    (
        "cannot start any token",
        "a text must not begin with this character unless it is inside quotes",
        "Put quotes around the whole text.",
    ),
    (
        "unknown escape character",
        "“\\” inside double quotes means something else",
        "Use single quotes around the text.",
    ),
    (
        "control characters are not allowed",
        "the text holds a character that cannot be shown",
        "Delete the character, or type the line again.",
    ),
)

TOLD_TOO_LATE = (
    "found unexpected end of stream",
    "could not find expected ':'",
    "did not find expected ',' or",
)
"""Complaints that come lines after the mistake; their context is the right place."""

UNEXPLAINED = (
    "this line cannot be read",
    "Put quotes around the whole text, or compare it with data/examples.",
)

LOST_IN_REMARK = (
    "“#” after a space begins a remark, so the rest of the line is not read",
    "Put quotes around the text that begins with “#”, or that holds it.",
)

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_REMARK_IN_BRACKETS = re.compile(r"[{\[][^}\]]*\s#")


def is_told_too_late(complaint: str) -> bool:
    """Whether the mistake stands where the parser began and not where it gave up."""
    return any(words in complaint for words in TOLD_TOO_LATE)


def explain(complaint: str, line: str = "") -> tuple[str, str]:
    """What must be so, and the cure, for a complaint about a line."""
    if "did not find expected" in complaint and _REMARK_IN_BRACKETS.search(
        _QUOTED.sub("", line)
    ):
        return LOST_IN_REMARK
    for words, what, cure in EXPLANATIONS:
        if words in complaint:
            return what, cure
    return UNEXPLAINED
