"""The built pages as trees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

from tests.projects import BASE

ORIGIN = "https://example.org"


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of a built site."""

    file: Path
    url: str
    """The whole address under which it is published."""

    tree: BeautifulSoup

    def links(self) -> Iterator[str]:
        """The whole address of everything that the page leads to or loads."""
        for element in self.tree.find_all(True):
            for name in ("href", "src"):
                target = element.get(name)
                if target is not None and element.name != "use":
                    yield urljoin(self.url, str(target))


def built_pages(site: Path) -> list[BuiltPage]:
    """All pages of a built site, the error page too."""
    return [
        BuiltPage(
            file, _url(site, file), BeautifulSoup(file.read_text("utf-8"), "html5lib")
        )
        for file in sorted(site.rglob("*.html"))
    ]


def _url(site: Path, file: Path) -> str:
    path = file.relative_to(site).as_posix().removesuffix("index.html")
    return f"{ORIGIN}{BASE}{path}"


def file_behind(site: Path, url: str) -> Path:
    """The file that answers an address of the site."""
    path = unquote(urlsplit(url).path).removeprefix(BASE)
    return site / path / "index.html" if path.endswith("/") or not path else site / path
