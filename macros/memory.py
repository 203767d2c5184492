"""Remembers what was read from files, for as long as they stay as they are."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias, TypeVar, cast

Stamp: TypeAlias = tuple[tuple[str, int, int, int], ...]
"""For each file its name, when it was written, its size and its number on the disk."""

Read = TypeVar("Read")


class Memory:
    """What was read from each place, a file or a folder without those inside it."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[Stamp, object]] = {}

    def recall(self, place: Path, read: Callable[[], Read]) -> Read:
        """What reading a place gives, without reading it if nothing there changed."""
        stamp = stamp_of(place)
        known = self._known.get(place)
        if known is None or known[0] != stamp:
            known = (stamp, read())
            self._known[place] = known
        return cast(Read, known[1])


def stamp_of(place: Path) -> Stamp:
    """What differs as soon as someone has written to a file or in a folder."""
    try:
        if not place.is_dir():
            return (_stamped("", place.stat()),)
        with os.scandir(place) as found:
            return tuple(sorted(_stamped(one.name, one.stat()) for one in found))
    except OSError:
        # A link to no file, or one that has just been taken away.
        return ()


def _stamped(name: str, found: os.stat_result) -> tuple[str, int, int, int]:
    return name, found.st_mtime_ns, found.st_size, found.st_ino
