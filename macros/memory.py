"""Remembers what was read from files, for as long as they stay as they are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from stat import S_ISDIR
from typing import TypeAlias, TypeVar, cast

Stamps: TypeAlias = dict[str, tuple[int, int, int]]
"""For each file when it was written, its size and its number on the disk."""

Read = TypeVar("Read")


class Memory:
    """What was read from each place, a file or a folder."""

    def __init__(self) -> None:
        self._known: dict[tuple[Path, str], tuple[Stamps, object]] = {}

    def recall(self, place: Path, read: Callable[[], Read], role: str = "") -> Read:
        """What reading a place gives, without reading it if nothing there changed.

        One folder can be read in several roles, as a module's or as a district's.
        """
        stamps = stamps_of([place])
        known = self._known.get((place, role))
        if known is None or known[0] != stamps:
            known = (stamps, read())
            self._known[place, role] = known
        return cast(Read, known[1])


def stamps_of(places: Iterable[Path]) -> Stamps:
    """Some files, and those in some folders at any depth, as they are now.

    Hidden ones are left out: no content lies there, and editors write them all the
    time.
    """
    found: Stamps = {}
    waiting = list(map(str, places))
    while waiting:
        path = waiting.pop()
        try:
            stat = os.stat(path)  # noqa: PTH116, a path for each of thousands is slow
            if S_ISDIR(stat.st_mode):
                entries = os.scandir(path)
                waiting += (one.path for one in entries if one.name[0] != ".")
            else:
                found[path] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        except OSError:
            # What was taken away while it was looked at is gone; a link is still there.
            if Path(path).is_symlink():
                found[path] = (0, 0, 0)
    return found
