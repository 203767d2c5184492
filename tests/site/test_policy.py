"""The policy that every page carries, and the build that holds pages to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.policy import find_refused
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
                "a script with a space": '<script src=" //x.example/a.js">',
                "a script with a backslash": r'<script src="/\x.example/a.js">',
                "a script with two addresses": '<script src="//x" src="a.js">',
                "a style from elsewhere": "<link rel=stylesheet href=https://x.example>",
                "a style of two kinds": '<link rel="canonical stylesheet" href="//x">',
                "a style with two kinds": '<link rel="icon" rel="next" href="//x">',
                "a style in its address": '<link rel="stylesheet" href="data:,">',
                "a script in its address": '<script src="data:,">',
                "an icon from elsewhere": '<link href="https://x.example/" rel="icon">',
                "a thing to load": '<link rel="preload" href="a.woff" as="font">',
                "a list for a telephone": '<link rel="manifest" href="a.json">',
                "a page in a page": '<iframe src="a.html">',
                "a page in a value": '<iframe srcdoc="a">',
                "a frame": '<FRAME src="a.html">',
                "an object": '<object data="a.pdf">',
                "a thing of a program": '<embed src="a.pdf">',
                "a sound": '<audio src="a.mp3">',
                "a film": '<video poster="a.png">',
                "another base": '<base href="/">',
                "a form that leaves": '<form action="https://x.example">',
                "a form that stays": "<form action=a>",
                "a button that sends": '<button formaction="a">',
                "a link that tells": '<a href="a" ping="b">',
                "a picture from elsewhere": '<img src="https://x.example/a.png">',
                "a picture without quotes": "<img src=//x.example/a.png>",
                "a picture with entities": '<img src="&#104;ttps://x.example/a.png">',
                "pictures to choose from": '<img srcset="a.png, //x.example/b.png 2x">',
                "a button with a picture": '<input type="image" src="//x.example/">',
                "a picture behind": '<td background="//x.example/a.png">',
                "a picture in a drawing": '<image href="https://x.example/a.png" />',
                "a shape from elsewhere": '<use xlink:href="//x.example/a.svg#b">',
            }.items()
        ),
        pytest.param('<a href="a?b=1&amp;c=2">Description: a</a>', [], id="an address"),
        *(
            pytest.param(markup, [], id=name)
            for name, markup in {
                "a link outside": '<a href="https://x.example/">x</a>',
                "a style of ours": '<link rel="stylesheet" href="../a.css">',
                "an icon of ours": '<link href="a.svg" rel="shortcut icon">',
                "the page itself": '<link rel="canonical" href="https://x.example/">',
                "the page before": '<link href="https://x.example/" rel="prev">',
                "a picture of ours": "<img src='/a/ä b.png' srcset='a.png 2x'>",
                "a picture in its address": '<img src="data:image/png;base64,AA==">',
                "a shape of ours": '<use href="#b"/><use href="a.svg#b"/>',
                "a form without a way": '<form><input name="action"></form>',
                "words of tags": "<p>&lt;iframe src=//x&gt; action = shipping = 1</p>",
            }.items()
        ),
    ],
)
def test_what_a_browser_refuses_is_found(
    tmp_path: Path, markup: str, found: list[str]
) -> None:
    """Whatever a browser would refuse is told with its page and line."""
    file = tmp_path / "page/index.html"
    file.parent.mkdir()
    file.write_text(f"<!doctype html>\n{markup}", "utf-8")

    assert list(find_refused(tmp_path, [file])) == [
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
