"""Whether a built page keeps the policy that it carries: nothing runs in it by itself.

The policy stands in `overrides/partials/policy.html`. A browser refuses a script or a
style that stands in a page, and whatever would come from elsewhere; here the build
does, so that no reader meets half a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeAlias

Attributes: TypeAlias = list[tuple[str, str | None]]

_OURS = r'"(?!//)[\w./%-]+"'
"""An address of the site's own files, as templates write it."""

_REFUSED = ("style", "base", "iframe", "frame", "object", "embed", "audio", "video")
"""Elements that the policy refuses, whatever they lead to."""

# In the order and with the quotation marks in which templates write them.
_ELEMENTS = (
    *_REFUSED,
    r"script(?!\ssrc=)",
    r'link(?!\srel="canonical"\s'
    rf'|\srel="(?:stylesheet|icon)"(?:\smedia="print")?\shref={_OURS})',
    r'(?:use|image|feimage)(?!\shref="#)',
)

# Each begins with plain signs, so that the search for it is quick.
_SUSPECT = [
    re.compile(form)
    for form in (
        f"<(?:{'|'.join(_ELEMENTS)})",
        rf"src(?:set)?\s*=(?!{_OURS})",
        r"background\s*=",
        r"action(?<!-action)\s*=",
        r"ping(?<![\w-]ping)\s*=",
        r"style(?<![\w-]style)\s*=",
        r"on(?<![\w-]on)[a-z]+\s*=",
        r"script:",
        # An address holds an entity only where it joins its parts.
        r"href\s*=\s*[\"']?[^\"'\s>]*&(?!amp;)",
    )
]
_UNHEARD = re.compile(r"[\x00-\x20]")
_ELSEWHERE = re.compile(r"[/\\]{2}|[a-z][a-z0-9+.-]*:")

_ASKING = frozenset({"action", "formaction", "ping"})
"""Attributes that would send something, which the policy refuses too."""

_LEADING = frozenset({"a", "area"})
"""Elements that a reader follows, so that nothing comes by itself."""

_SHOWING = ("src", "srcset", "background", "href", "xlink:href")
"""Attributes from whose addresses something comes by itself."""

_NAMING = frozenset({"alternate", "author", "canonical", "license", "next", "prev"})
"""What a link in the head says without anything coming from there."""

_LOADING = frozenset({"icon", "shortcut", "stylesheet", "apple-touch-icon"})
"""What a link in the head may bring from the site itself."""


def find_refused(site: Path, files: Iterable[Path]) -> Iterator[str]:
    """The page, line and tag of whatever in a page a browser would refuse."""
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
    """Notes each start tag that brings code of its own, or anything from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        # Of two attributes with one name, a browser reads the first.
        named = {name: value or "" for name, value in reversed(attrs)}
        if (
            tag in _REFUSED
            or not _ASKING.isdisjoint(named)
            or any(_is_code(name, value) for name, value in attrs)
            or (tag not in _LEADING and _is_foreign(tag, named))
        ):
            self.found.append((self.getpos()[0], self.get_starttag_text() or ""))


def _is_foreign(tag: str, named: Mapping[str, str]) -> bool:
    """Whether an element brings something that is not in the site's own files."""
    if tag == "link":
        kinds = set(named.get("rel", "").lower().split())
        if kinds <= _NAMING:
            return False
        if not kinds <= _NAMING | _LOADING:
            return True
    if tag == "script" and not named.get("src"):
        return True
    elsewhere = [
        address
        for name in _SHOWING
        for address in map(_heard, named.get(name, "").split(","))
        if _ELSEWHERE.match(address)
    ]
    # A picture may stand in its own address, and nothing else may.
    may_be_data = tag not in ("link", "script")
    return not all(may_be_data and one.startswith("data:") for one in elsewhere)


def _heard(address: str) -> str:
    """An address as a browser reads it."""
    return _UNHEARD.sub("", address).lower()


def _is_code(name: str, value: str | None) -> bool:
    is_script = _heard(value or "").startswith("javascript:")
    return is_script or name == "style" or name.startswith("on")
