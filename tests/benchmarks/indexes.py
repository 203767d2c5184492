"""How large the index is that the search loads."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Index:
    """Bytes of an index, and of what a server sends of it."""

    raw: int
    sent: int


def measure(site: Path) -> Index:
    """All files of the folder from which the search of a built site loads."""
    files = [file.read_bytes() for file in sorted((site / "search").iterdir())]
    return Index(sum(map(len, files)), sum(len(gzip.compress(file)) for file in files))
