"""Packs a built site into one file that opens from a disk."""

from __future__ import annotations

import zipfile
from pathlib import Path

LEFT_OUT = frozenset({"404.html", "sitemap.xml"})
"""What only a server has a use for."""

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can tell; every file in it is of that day."""


def pack(site: Path, archive: Path) -> None:
    """Writes all files of a site into a zip file, inside a folder of its name.

    The same site gives the same bytes.
    """
    files = {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }
    archive.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w") as target:
        for name in sorted(files.keys() - LEFT_OUT):
            entry = zipfile.ZipInfo(f"{archive.stem}/{name}", _DAY)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, files[name], compresslevel=9)
