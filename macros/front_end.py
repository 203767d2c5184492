"""The one style and the one script of a page: what all share, and its components'.

`styles/site.css` and `scripts/site.js` list every part in order and, put together by
the theme's template engine, hold all of them. A page loads the same lists cut down to
the components that stand on it, in files named after what they hold.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeAlias

from rcssmin import cssmin
from rjsmin import jsmin

from macros.components.base import View

Minify: TypeAlias = Callable[[str], str]

_NOTE = re.compile(r"\{#.*?#\}", re.DOTALL)
_PART = re.compile(r'\{% include "((?:components/([a-z-]+)/)?[^"]+)" %\}')


class FrontEnd:
    """The styles and scripts that the pages of one build need."""

    def __init__(self, overrides: Path) -> None:
        self._files: dict[str, str] = {}
        self._read = cache(lambda name: (overrides / name).read_text("utf-8"))

    def files_for(self, components: frozenset[str]) -> View:
        """The addresses of style and script for a page with these components."""
        return {
            "style": self._file("styles/site.css", cssmin, components),
            "script": self._file("scripts/site.js", jsmin, components),
        }

    def write(self, site: Path) -> None:
        """Puts every style and script that a page asked for into the built site."""
        for name, text in self._files.items():
            (site / name).write_text(text, "utf-8")

    def _file(self, whole: str, minify: Minify, components: frozenset[str]) -> str:
        """The name of a list cut down to some components, whose text is kept."""
        lines = _NOTE.sub("", self._read(whole)).splitlines()
        needed = (line for line in lines if _is_needed(line, components))
        text = _PART.sub(lambda part: self._read(part[1]), "\n".join(needed))
        name = hashlib.sha256(text.encode()).hexdigest()[:7]
        file = Path(whole).with_stem(name).as_posix()
        if file not in self._files:
            self._files[file] = minify(text)
        return file


def _is_needed(line: str, components: frozenset[str]) -> bool:
    part = _PART.search(line)
    return part is None or part[2] is None or part[2] in components
