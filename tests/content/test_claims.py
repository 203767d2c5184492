"""What is written says self-reported, checked and attested, and claims no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.projects import ROOT

CLAIMS = re.compile(
    r"\b(?:verif(?:y|ies|ied)|certified|certify|accredit\w*|CEUs?|PDUs?"
    r"|contact hours?|hours? awarded)\b",
    re.IGNORECASE,
)
ALLOWED = (
    "certified occupational therapy assistant",  # the title of a profession
    "certified by the national board",  # what that title means
    "not verified",  # what the site says it does not know
    "not-verified",  # the address of that heading
)
"""The list may shrink."""

FILES = [
    file
    for folder in ("docs", "data", "overrides")
    for file in sorted((ROOT / folder).rglob("*.*"))
    if file.suffix in (".md", ".yaml", ".html", ".js", ".css")
]


def claims(text: str) -> Iterator[str]:
    for phrase in ALLOWED:
        text = text.replace(phrase, "")
    yield from (match[0] for match in CLAIMS.finditer(text))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT))
def test_nothing_that_is_written_claims_more(file: Path) -> None:
    """No text of the site, on the screen or on paper, says what it cannot know."""
    assert list(claims(" ".join(file.read_text("utf-8").split()))) == []


def test_no_built_page_claims_more(built_site: Path) -> None:
    """Neither what is read nor what a script may say."""
    found = {
        file.relative_to(built_site).as_posix(): said
        for file in [*built_site.rglob("*.html"), *built_site.glob("scripts/*.js")]
        if (said := list(claims(" ".join(unescape(file.read_text("utf-8")).split()))))
    }

    assert found == {}


@pytest.mark.parametrize(
    "text", ["We verify it.", "Certified!", "2 CEUs", "1 PDU", "Contact hours"]
)
def test_claim_is_found(text: str) -> None:
    """The words are looked for as readers would write them."""
    assert list(claims(text)) != []
