"""Whether a built page keeps the policy that it carries: nothing runs in it by itself.

The policy stands in `overrides/partials/policy.html`. A browser refuses a script or a
style that stands in a page; here the build does, so that no reader meets half a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeAlias

Attributes: TypeAlias = list[tuple[str, str | None]]

_ADDRESSES = ("href", "src", "action")

# Each begins with plain signs, so that the search for it is quick.
_SUSPECT = [
    re.compile(form)
    for form in (
        # Scripts of the site begin with their address, which has no scheme and no host.
        r'<script(?!\ssrc="(?!//)[^":]*")',
        r"<style",
        r"style(?<![\w-]style)\s*=",
        r"on(?<![\w-]on)[a-z]+\s*=",
        r"script:",
        # An address holds an entity only where it joins its parts.
        *(rf"{name}\s*=\s*[\"']?[^\"'\s>]*&(?!amp;)" for name in _ADDRESSES),
    )
]
_UNHEARD = re.compile(r"[\x00-\x20]")
_ELSEWHERE = re.compile(r"//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def find_inline_code(site: Path, files: Iterable[Path]) -> Iterator[str]:
    """The page, line and tag of each script and style that stands in a page."""
    for file in files:
        text = file.read_text("utf-8")
        # Reading a thousand pages as trees would take longer than building them.
        small = text.lower()
        if any(form.search(small) for form in _SUSPECT):
            reader = _Reader()
            reader.feed(text)
            name = file.relative_to(site).as_posix()
            yield from (f"{name}:{line}: {tag}" for line, tag in reader.found)


class _Reader(HTMLParser):
    """Notes each start tag that brings code of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        named = dict(attrs)
        address = named.get("src") or ""
        is_foreign = not address or _ELSEWHERE.match(address)
        is_element = tag == "style" or (tag == "script" and is_foreign)
        if is_element or any(_is_code(name, value) for name, value in attrs):
            self.found.append((self.getpos()[0], self.get_starttag_text() or ""))


def _is_code(name: str, value: str | None) -> bool:
    address = _UNHEARD.sub("", value or "").lower()
    is_script = address.startswith("javascript:")
    return is_script or name == "style" or name.startswith("on")
