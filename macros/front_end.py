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
from collections.abc import Callable, Collection, Mapping
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

_LISTS: Mapping[str, Minify] = {
    "scripts/early.js": jsmin,
    "styles/site.css": cssmin,
    "styles/print.css": cssmin,
    "scripts/site.js": jsmin,
    "scripts/search.js": jsmin,
}
"""All that pages load, and how it is made short."""

_NOTE = re.compile(r"\{#.*?#\}", re.DOTALL)
_PART = re.compile(r'\{% include "((?:components/([a-z-]+)/)?[^"]+)" %\}')


class FrontEnd:
    """The styles and scripts that the pages of one build need."""

    def __init__(self, overrides: Path, colors: Colors) -> None:
        self._files: dict[str, str] = {}
        self._first = {"styles/site.css": _properties(colors)}
        self._read = cache(lambda name: (overrides / name).read_text("utf-8"))
        self._lists: dict[frozenset[str], View] = {}

    def files_for(self, components: frozenset[str]) -> View:
        """The addresses of style and scripts for a page with these components."""
        if components not in self._lists:
            self._lists[components] = self._put_together(components)
        return self._lists[components]

    def _put_together(self, components: frozenset[str]) -> View:
        return {
            "early": self._file("scripts/early.js", components),
            "style": self._file("styles/site.css", components),
            "script": self._file("scripts/site.js", components),
            "search": self._file("scripts/search.js", components),
        }

    def write(self, site: Path) -> None:
        """Puts every style and script that a page asked for into the built site."""
        for name, text in self._files.items():
            file = site / name
            # Its name says what is in it.
            if not file.exists():
                file.write_text(text, "utf-8")

    def take_away(self, site: Path, used: Collection[str]) -> None:
        """Takes what no page uses any more out of the built site."""
        for name in self._files.keys() - set(used):
            (site / name).unlink(missing_ok=True)
            del self._files[name]
        self._lists.clear()

    def write_whole(self, site: Path) -> None:
        """Puts the whole lists into a site whose pages do not say what they need."""
        for name, minify in _LISTS.items():
            file = site / Path(name).with_stem(f"whole-{Path(name).stem}")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(minify(self._text(name, None)), "utf-8")

    def _file(self, whole: str, components: frozenset[str]) -> str:
        """The name of a list cut down to some components, whose text is kept."""
        text = self._text(whole, components)
        name = hashlib.sha256(text.encode()).hexdigest()[:7]
        file = Path(whole).with_stem(name).as_posix()
        if file not in self._files:
            self._files[file] = _LISTS[whole](text)
        return file

    def _text(self, whole: str, components: frozenset[str] | None) -> str:
        """The parts of a list that some components need, or all components."""
        lines = _NOTE.sub("", self._read(whole)).splitlines()
        needed = (line for line in lines if _is_needed(line, components))
        parts = _PART.sub(lambda part: self._read(part[1]), "\n".join(needed))
        return self._first.get(whole, "") + parts


def _properties(colors: Colors) -> str:
    """The colors as custom properties of each scheme; nothing if there are none."""
    return "".join(
        f'[data-md-color-scheme="{_SCHEMES[scheme]}"]'
        f" {{ --sot-own-{role}: {color}; }}\n"
        for scheme, roles in colors.items()
        for role, color in roles.items()
    )


def _is_needed(line: str, components: frozenset[str] | None) -> bool:
    part = _PART.search(line)
    component = part[2] if part else None
    return component is None or components is None or component in components
