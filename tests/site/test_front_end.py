"""The one style and the one script of a page: everything it needs, and little more."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.budgets import HEAVIER, HTML


class BuiltPage(NamedTuple):
    """A page as a browser gets it."""

    path: str
    html: str
    style: str
    script: str


def pages_of(site: Path) -> Iterator[BuiltPage]:
    for file in sorted([*site.rglob("index.html"), site / "404.html"]):
        html = file.read_text("utf-8")
        early, style, script = (
            (site / name).read_text("utf-8")
            for name in re.findall(
                r'(styles/(?!print)[\w-]+\.css|scripts/[\w-]+\.js)" ?(?:>|defer)', html
            )
        )
        path = file.relative_to(site).as_posix()
        yield BuiltPage(path, html, style, early + script)


def styled(style: str) -> set[str]:
    return set(re.findall(r"\.(sot-[\w-]+)", style))


LATER = {"sot-search"}
"""What a script brings to life that is loaded when a reader asks for it."""


@pytest.mark.parametrize("built", ["built_site", "built_gallery"])
def test_page_loads_what_stands_on_it(
    built: str, request: pytest.FixtureRequest
) -> None:
    """Every element of ours is brought to life, and every class has its style."""
    site: Path = request.getfixturevalue(built)
    everywhere = styled((site / "styles/site.css").read_text("utf-8"))
    missing = []
    for page in pages_of(site):
        lists = re.findall(r'class="([^"]*)"', page.html)
        used = {name for names in lists for name in unescape(names).split()}
        missing += [
            f"{page.path}: {name}"
            for name in [
                *(used & everywhere - styled(page.style)),
                *(
                    set(re.findall(r"<(sot-[\w-]+)", page.html))
                    - _defined(page)
                    - LATER
                ),
            ]
        ]

    assert missing == []


def _defined(page: BuiltPage) -> set[str]:
    return set(re.findall(r'customElements\.define\("([\w-]+)"', page.script))


def test_page_loads_no_more_than_it_needs(built_site: Path) -> None:
    """A page without polls does not carry what makes polls work."""
    pages = {page.path: page for page in pages_of(built_site)}

    assert _defined(pages["progress/index.html"]) == {"sot-progress"}
    assert "sot-poll" not in styled(pages["progress/index.html"].style)


LARGER = {
    "plan/index.html": (37_000, 12_300),
    "supervise/index.html": (65_000, 20_900),
}
"""Pages of tools, and what their scripts may weigh, plain and as sent."""


def test_own_styles_and_scripts_are_small(built_site: Path) -> None:
    """At most 23 kB of style and 25.5 kB of script on a page, and 5 and 8 kB as sent.

    The frame is among them, whose style and script were the theme's before.
    What makes a plan and a record, and what checks a group, stands on one page each.
    """
    for page in pages_of(built_site):
        plain, sent = LARGER.get(page.path, (25_500, 8_000))

        assert len(page.style) <= 23_000, page.path
        assert _sent(page.style) <= 5_000, page.path
        assert len(page.script) <= plain, page.path
        assert _sent(page.script) <= sent, page.path


def test_page_is_not_heavy(built_site: Path) -> None:
    """At most 15 kB of HTML as sent; what is heavier is named with its own limit."""
    for page in pages_of(built_site):
        most = HEAVIER.get(page.path.split("/")[0], HTML)

        assert _sent(page.html) <= most, page.path


def test_what_is_loaded_beside_the_page_is_small(built_site: Path) -> None:
    """The style for paper, and the script of the search when it is opened."""
    assert _sent((built_site / "styles/print.css").read_text("utf-8")) <= 4_000
    assert _sent((built_site / "scripts/search.js").read_text("utf-8")) <= 5_000


def _sent(text: str) -> int:
    return len(gzip.compress(text.encode(), mtime=0))
