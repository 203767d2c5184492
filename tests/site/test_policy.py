"""The policy that every page carries, and the build that holds pages to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.policy import find_inline_code
from tests.conftest import TINY
from tests.projects import build, make_site_of
from tests.site.pages import built_pages

POLICY = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
}


@pytest.mark.parametrize("built", ["built_site", "built_district", "built_gallery"])
def test_every_page_carries_the_policy_first(
    built: str, request: pytest.FixtureRequest
) -> None:
    """Its own files and no others, nothing inline, before anything that it governs."""
    for page in built_pages(request.getfixturevalue(built)):
        tags = page.tree.select("head > *")
        charset, policy = tags[:2]
        content = str(policy["content"]).split("; ")

        assert charset["charset"] == "utf-8", page.url
        assert policy["http-equiv"] == "Content-Security-Policy", page.url
        assert {part.split()[0]: part.split()[1:] for part in content} == POLICY
        assert "unsafe" not in str(policy), page.url


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        pytest.param("<p>Only words: on=1, style=x</p>", [], id="words"),
        pytest.param('<script src="a.js"></script>', [], id="a file"),
        pytest.param('<p data-on="x" class="style"></p>', [], id="other attributes"),
        pytest.param("<script>1</script>", ["<script>"], id="a script"),
        pytest.param(
            '<script type="module">1</script>', ['<script type="module">'], id="module"
        ),
        pytest.param("<style>p{}</style>", ["<style>"], id="a style"),
        pytest.param('<p style="x">', ['<p style="x">'], id="a style on an element"),
        pytest.param("<p\nonclick=x>", ["<p\nonclick=x>"], id="a handler"),
        pytest.param("<P OnClick='x'>", ["<P OnClick='x'>"], id="capital letters"),
        pytest.param(
            '<a href=" JavaScript:x">', ['<a href=" JavaScript:x">'], id="a link"
        ),
        pytest.param(
            "<td>javascript: <i onx=1>", ["<i onx=1>"], id="a word and a handler"
        ),
        *(
            pytest.param(markup, [markup], id=name)
            for name, markup in {
                "a slash for a space": "<img/onerror=x>",
                "nothing for a space": '<img src="x"onerror=x>',
                "an angle in a value": '<p title="a > b" onclick=x>',
                "a link with an entity": '<a href="java&#115;cript:x">',
                "a link with a tab": '<a href="java\tscript:x">',
                "a script from elsewhere": '<script src="https://x.example/a.js">',
                "a script from another host": '<script src="//x.example/a.js">',
                "a name of a source": '<script title=" src=">',
            }.items()
        ),
        pytest.param('<a href="a?b=1&amp;c=2">Description: a</a>', [], id="an address"),
    ],
)
def test_inline_code_is_found(tmp_path: Path, markup: str, found: list[str]) -> None:
    """Whatever a browser would refuse is told with its page and line."""
    file = tmp_path / "page/index.html"
    file.parent.mkdir()
    file.write_text(f"<!doctype html>\n{markup}", "utf-8")

    assert list(find_inline_code(tmp_path, [file])) == [
        f"page/index.html:2: {tag}" for tag in found
    ]


def test_build_stops_at_inline_code(tmp_path: Path) -> None:
    """A template that brings a script of its own is named, and nothing is published."""
    project = make_site_of(shutil.copytree(TINY, tmp_path / "course"))
    template = project / "overrides/partials/footer.html"
    text = template.read_text("utf-8")
    template.write_text(f"{text}<script>track()</script>\n", "utf-8")

    result = build(project, tmp_path / "site")

    assert result.returncode == 1
    assert "Scripts and styles stand in files of overrides/" in result.stderr
    assert "modules/visits/index.html:" in result.stderr
    assert "Traceback" not in result.stderr


def test_site_holds_no_script_of_the_theme(built_site: Path) -> None:
    """Every script is one of ours, and of the theme's files only one style is there."""
    scripts = {file.parent.name for file in built_site.rglob("*.js")}
    styles = [file.name for file in (built_site / "assets").rglob("*.css")]

    assert scripts <= {"scripts", "search"}
    assert sum(name.startswith("main.") for name in styles) == 1
    assert not list(built_site.rglob("*.map"))
