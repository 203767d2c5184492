"""Opens every address outside that the course names, and says which still answer.

It needs a network, so no build and no check asks for it.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import Enum
from http.client import HTTPException
from threading import Event
from typing import TypeAlias
from urllib.error import URLError
from urllib.parse import quote, urldefrag, urljoin, urlsplit
from urllib.request import (
    HTTPCookieProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from macros.components import source
from macros.components.base import Leaf, Reference, leaves
from macros.content import Content, Entry
from macros.pages import find_addresses
from macros.problems import Fault

AT_ONCE = 6
"""Hosts that are asked at the same time; each of them is asked one thing at a time."""

SECONDS = 15.0
"""How long to wait for one answer."""

PAUSE = 3.0
"""Seconds before the one try more."""

MOST_STEPS = 8
"""Redirections that are followed; browsers follow twenty."""

LONGEST = 2000
"""Signs of an address to follow; what is longer is no page of a source."""

FOR_GOOD = frozenset({301, 308})
FOR_NOW = frozenset({302, 303, 307})
GONE = frozenset({404, 410})

_SOURCES = Reference(source.SOURCES.name)


class State(Enum):
    """What became of an address, the worst first."""

    GONE = "gone"
    MOVED = "moved for good"
    NOT_REACHED = "not reached"
    ANSWERS = "answers"


@dataclass(frozen=True)
class Found:
    """What opening an address has shown."""

    state: State
    more: str = ""
    """Where it has moved to, or what was answered instead."""

    no_host: bool = False
    """Whether nobody knows its host, which is so of every host without a network."""

    answered: bool = True
    """Whether anything came back."""


@dataclass(frozen=True, order=True)
class Mention:
    """A place that names an address."""

    path: str
    line: int
    item: str = ""

    def __str__(self) -> str:
        return f"    {self.path}:{self.line}  {self.item}".rstrip()


Named: TypeAlias = Mapping[str, tuple[Mention, ...]]


def addresses_of(content: Content) -> Named:
    """Every address that items and pages name or cite, with all its places.

    What follows “#” is a place on the same page. An address for sections is none
    until a citation names the section.
    """
    named: dict[str, set[Mention]] = {}
    for address, mention in (*_in_items(content), *_in_pages(content)):
        named.setdefault(urldefrag(address)[0], set()).add(mention)
    return {address: tuple(sorted(named[address])) for address in sorted(named)}


def _in_items(content: Content) -> Iterator[tuple[str, Mention]]:
    for entry in content.entries:
        written = {leaf.at: leaf for leaf in leaves(entry.item)}
        for leaf in written.values():
            if isinstance(leaf.value, str) and "{section}" not in leaf.value:
                for address in find_addresses(leaf.value):
                    yield address, _mention(entry, leaf)
            section = written.get((*leaf.at[:-1], "section"))
            if section and _SOURCES in leaf.marks:
                for address in _cited(content, leaf.value, section.value):
                    yield address, _mention(entry, section)


def _in_pages(content: Content) -> Iterator[tuple[str, Mention]]:
    for page in content.pages:
        for link in page.addresses:
            yield link.target, Mention(page.path, link.line)
        for call in page.calls:
            if call.name == source.COMPONENT.name and len(call.words) == 2:
                for address in _cited(content, *call.words):
                    yield address, Mention(page.path, call.line)


def _cited(content: Content, name: str, section: str) -> Iterator[str]:
    """What a citation leads to, if it is not the source's own address."""
    cited = content.find(source.Source, name)
    address = source.find_address(cited, section) if cited else None
    if cited and address and address != cited.url:
        yield address


def _mention(entry: Entry, leaf: Leaf) -> Mention:
    place = entry.problem(Fault(leaf.at, "", ""))
    return Mention(place.path, place.line, place.item)


def open_all(
    addresses: Iterable[str],
    *,
    about: str = "",
    seconds: float = SECONDS,
    pause: float | None = None,
) -> dict[str, Found]:
    """What became of each address; `about` says who asks, as an address to look at."""
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(address.split("/")[2].lower(), []).append(address)
    visitor = _Visitor(_agent(about), seconds, PAUSE if pause is None else pause)
    found: dict[str, Found] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            for of_host in pool.map(visitor.open_one_by_one, hosts.values()):
                found.update(of_host)
        finally:
            visitor.stopped.set()
    return _with_hosts_that_are_gone(found)


def is_offline(found: Mapping[str, Found]) -> bool:
    """Whether nothing has answered anything at all."""
    return bool(found) and not any(one.answered for one in found.values())


def any_is_gone(found: Mapping[str, Found]) -> bool:
    """Whether there is something to put right."""
    return any(one.state is State.GONE for one in found.values())


def links_report(named: Named, found: Mapping[str, Found], *, all_of_them: bool) -> str:
    """Each address with what became of it and its places, the worst first; the sums."""
    parts = [
        "\n".join([_line(address, found[address]), *map(str, named[address])])
        for state in State
        if all_of_them or state is not State.ANSWERS
        for address in named
        if found[address].state is state
    ]
    sums = [
        f"{count} {state.value}"
        for state in State
        if (count := sum(one.state is state for one in found.values()))
    ]
    nouns = "address" if len(found) == 1 else "addresses"
    parts.append(f"{len(found)} {nouns}{': ' if sums else ''}{', '.join(sums)}")
    if is_offline(found):
        parts.append("Nothing answers. Is there a network?")
    return "\n\n".join(parts)


def _line(address: str, found: Found) -> str:
    joint = " to " if found.state is State.MOVED else ": " if found.more else ""
    return f"{address}  {found.state.value}{joint}{found.more}"


def _agent(about: str) -> str:
    """Who asks, as the log of a server shows it."""
    return f"macros-links/1 (checks the links of a course{about and f'; +{about}'})"


def _with_hosts_that_are_gone(found: dict[str, Found]) -> dict[str, Found]:
    """A host that nobody knows is gone, if there is a network to know it from."""
    if is_offline(found):
        return found
    return {
        address: replace(one, state=State.GONE) if one.no_host else one
        for address, one in found.items()
    }


class _Visitor:
    """Asks servers, in one manner, until it is stopped."""

    def __init__(self, agent: str, seconds: float, pause: float) -> None:
        self.agent = agent
        self.seconds = seconds
        self.pause = pause
        self.stopped = Event()

    def open_one_by_one(self, addresses: Iterable[str]) -> dict[str, Found]:
        """What became of the addresses of one host."""
        return {
            address: self.open(address)
            for address in addresses
            if not self.stopped.is_set()
        }

    def open(self, address: str) -> Found:
        """What became of an address, with one try more if it was not reached."""
        found = self.try_to_open(address)
        if found.state is State.NOT_REACHED and not self.stopped.wait(self.pause):
            found = self.try_to_open(address)
        return found

    def try_to_open(self, address: str) -> Found:
        """What became of an address, at the first try."""
        try:
            return self.follow(address)
        except (OSError, HTTPException, ValueError) as error:
            return _not_reached(error, self.seconds)

    def follow(self, address: str) -> Found:
        """What stands at the end of all redirections, and how far they are for good."""
        opener = _opener()
        at = address
        moved = ""
        is_for_good = True
        for _ in range(MOST_STEPS):
            status, onward = self.ask(opener, at)
            if status not in FOR_GOOD | FOR_NOW or not onward:
                return _judged(status, moved)
            at = urldefrag(urljoin(at, _encoded(onward.encode("latin-1", "replace"))))[
                0
            ]
            if urlsplit(at).scheme not in ("http", "https") or len(at) > LONGEST:
                return Found(State.NOT_REACHED, f"it says {status}, to no page")
            is_for_good = is_for_good and status in FOR_GOOD
            moved = at if is_for_good else moved
        return Found(State.NOT_REACHED, f"it says “go on” more than {MOST_STEPS} times")

    def ask(self, opener: OpenerDirector, address: str) -> tuple[int, str]:
        """The status and the way onward; with GET if a server does not like HEAD."""
        try:
            status, onward = self.send(opener, "HEAD", address)
        except (HTTPException, ConnectionError, TimeoutError):
            return self.send(opener, "GET", address)
        return self.send(opener, "GET", address) if status >= 400 else (status, onward)

    def send(
        self, opener: OpenerDirector, method: str, address: str
    ) -> tuple[int, str]:
        """Only the head of the answer is read."""
        headers = {"User-Agent": self.agent, "Accept": "*/*"}
        # The opener knows http and https, and nothing else.
        request = Request(_sendable(address), None, headers, method=method)  # noqa: S310
        with opener.open(request, timeout=self.seconds) as answer:
            return answer.status, answer.headers.get("Location", "")


def _opener() -> OpenerDirector:
    """Opens pages, keeps cookies while it follows, and leaves redirections to us."""
    opener = OpenerDirector()
    for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPCookieProcessor):
        opener.add_handler(handler())
    return opener


def _judged(status: int, moved: str) -> Found:
    if status in GONE:
        return Found(State.GONE, f"it says {status}")
    if status >= 400:
        return Found(State.NOT_REACHED, f"it says {status}")
    return Found(State.MOVED, moved) if moved else Found(State.ANSWERS)


def _not_reached(error: Exception, seconds: float) -> Found:
    reason = error.reason if isinstance(error, URLError) else error
    no_host = isinstance(reason, socket.gaierror) and reason.errno in _UNKNOWN_HOST
    if no_host:
        why = "there is no such host"
    elif isinstance(reason, TimeoutError):
        why = f"no answer within {seconds:g} seconds"
    elif isinstance(reason, ValueError) and not isinstance(reason, OSError):
        why = "the address cannot be opened"
    else:
        why = f"no answer ({type(reason).__name__})"
    return Found(State.NOT_REACHED, why, no_host, answered=False)


_UNKNOWN_HOST = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", -5)})


def _sendable(address: str) -> str:
    """An address in the signs that a server takes."""
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode("ascii")
    return _encoded(parts._replace(netloc=host).geturl())


def _encoded(address: str | bytes) -> str:
    return quote(address, safe=":/?#[]@!$&'()*+,;=%-._~")
