"""The one style and the one script of a page: what all share, and its components'.

`styles/site.css` and `scripts/site.js` list every part in order and, put together by
the theme's template engine, hold all of them. A page loads the same lists cut down to
the components that stand on it, in files named after what they hold.
A district's colors stand before all others in the style, as custom properties that
`styles/tokens.css` looks for.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

from rcssmin import cssmin
from rjsmin import jsmin

from macros.components.base import View

Minify: TypeAlias = Callable[[str], str]
Colors: TypeAlias = Mapping[str, Mapping[str, str]]
"""For each scheme, light and dark, colors by the names of their roles."""

_SCHEMES = {"light": "default", "dark": "slate"}
"""What the theme calls them."""

_NOTE = re.compile(r"\{#.*?#\}", re.DOTALL)
_PART = re.compile(r'\{% include "((?:components/([a-z-]+)/)?[^"]+)" %\}')


class FrontEnd:
    """The styles and scripts that the pages of one build need."""

    def __init__(self, overrides: Path, colors: Colors) -> None:
        self._files: dict[str, str] = {}
        self._first = {"styles/site.css": _properties(colors)}
        self._read = cache(lambda name: (overrides / name).read_text("utf-8"))

    def files_for(self, components: frozenset[str]) -> View:
        """The addresses of style and scripts for a page with these components."""
        return {
            "early": self._file("scripts/early.js", jsmin, components),
            "style": self._file("styles/site.css", cssmin, components),
            "script": self._file("scripts/site.js", jsmin, components),
            "search": self._file("scripts/search.js", jsmin, components),
        }

    def write(self, site: Path) -> None:
        """Puts every style and script that a page asked for into the built site."""
        for name, text in self._files.items():
            (site / name).write_text(text, "utf-8")

    def _file(self, whole: str, minify: Minify, components: frozenset[str]) -> str:
        """The name of a list cut down to some components, whose text is kept."""
        lines = _NOTE.sub("", self._read(whole)).splitlines()
        needed = (line for line in lines if _is_needed(line, components))
        parts = _PART.sub(lambda part: self._read(part[1]), "\n".join(needed))
        text = self._first.get(whole, "") + parts
        name = hashlib.sha256(text.encode()).hexdigest()[:7]
        file = Path(whole).with_stem(name).as_posix()
        if file not in self._files:
            self._files[file] = minify(text)
        return file


def _properties(colors: Colors) -> str:
    """The colors as custom properties of each scheme; nothing if there are none."""
    return "".join(
        f'[data-md-color-scheme="{_SCHEMES[scheme]}"]'
        f" {{ --sot-own-{role}: {color}; }}\n"
        for scheme, roles in colors.items()
        for role, color in roles.items()
    )


def _is_needed(line: str, components: frozenset[str]) -> bool:
    part = _PART.search(line)
    return part is None or part[2] is None or part[2] in components
