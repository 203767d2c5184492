"""What counts as a difference between two builds of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lasting.comparison import (
    Difference,
    Expected,
    compare_sites,
    judge,
    report,
)

PAGE = """\
<!doctype html>
<html lang="en">
  <head>
    <title>{title}</title>
    <meta name="description" content="{description}">
  </head>
  <body>
    <header class="sot-header"><button data-script="{button}">Search</button></header>
    <nav id="menu"><a href="{menu}">Home</a></nav>
    <main><article>{article}</article></main>
    <script src="/school-ot-training/{script}"></script>
  </body>
</html>
"""


def site_with(
    folder: Path, page: str = "a/index.html", code: str = "", **parts: str
) -> Path:
    """A site of one page, in which a test says only what it is about."""
    usual = {
        "title": "A",
        "description": "About A",
        "menu": "../",
        "article": "<h1 id='a'>A</h1> <p>Words</p>",
        "script": "one.js",
    }
    file = folder / page
    file.parent.mkdir(parents=True, exist_ok=True)
    words = {**usual, **parts}
    words.setdefault("button", f"/school-ot-training/{words['script']}")
    file.write_text(PAGE.format_map(words), "utf-8")
    (folder / words["script"]).write_text(code, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("part", "one", "other", "differences"),
    [
        pytest.param("script", "one.js", "two.js", [], id="files of an engine"),
        pytest.param("button", "../one.js", "./../one.js", [], id="of a button too"),
        pytest.param("menu", "../", ".././", [], id="another way to the same place"),
        pytest.param(
            "article", "<p>a  b</p>", "\n<p>\na b </p><!-- c -->", [], id="spaces"
        ),
        pytest.param(
            "title", "A", "B", [("- “A”", "title"), ("+ “B”", "title")], id="title"
        ),
        pytest.param(
            "description",
            "A",
            "",
            [("- content=A", "description"), ("+ content=", "description")],
            id="description",
        ),
        pytest.param(
            "menu",
            "../",
            "../b/",
            [
                ("- href=https://example.org/school-ot-training/", "menu"),
                ("+ href=https://example.org/school-ot-training/b/", "menu"),
            ],
            id="a link that leads elsewhere",
        ),
        pytest.param(
            "article",
            "<h2 id='a'>A</h2>",
            "<h2 id='a_1'>A</h2>",
            [("- id=a", "text"), ("+ id=a_1", "text")],
            id="the id of a heading",
        ),
        pytest.param(
            "article",
            "<p>A</p>",
            "<p>A<em>b</em></p>",
            [("+ <em>", "text"), ("+ “b”", "text")],
            id="an element",
        ),
        pytest.param(
            "article",
            "<div><p class='sot-poll' id='a'>A</p></div>",
            "<div><p class='sot-poll'>A</p></div>",
            [("- id=a", "sot-poll 1")],
            id="an attribute of a component",
        ),
        pytest.param(
            "article",
            "<p class='sot-poll'>A</p><p class='sot-term'>B</p>",
            "<p class='sot-poll'>A</p>",
            [
                ("- <p>", "sot-term 2"),
                ("- class=sot-term", "sot-term 2"),
                ("- “B”", "sot-term 2"),
                ("- “(here stands sot-term 2)”", "text"),
            ],
            id="a component",
        ),
    ],
)
def test_difference_is_told_by_its_line(
    tmp_path: Path, part: str, one: str, other: str, differences: list[tuple[str, str]]
) -> None:
    """What readers and scripts meet is compared, and what is an engine's own is not."""
    found = compare_sites(
        site_with(tmp_path / "one", **{part: one}),
        site_with(tmp_path / "other", **{part: other}),
    )

    assert [(entry.what, entry.part) for entry in found] == differences


@pytest.mark.parametrize(
    "code",
    [
        pytest.param('{% include "scripts/store.js" %}', id="a list"),
        pytest.param("{#- Shared. -#}\nlet a;", id="a remark"),
    ],
)
def test_script_that_is_still_a_template_is_told(tmp_path: Path, code: str) -> None:
    """An engine that only copies it leaves a page that says all and does nothing."""
    one = site_with(tmp_path / "one", code="let a;")
    other = site_with(tmp_path / "other", code=code)

    assert list(compare_sites(one, other)) == [
        Difference("- one.js, ready to use", "files", "a/index.html")
    ]
    (other / "one.js").unlink()
    assert len(list(compare_sites(one, other))) == 1


def test_script_that_a_button_would_load_is_looked_for(tmp_path: Path) -> None:
    """Nobody sees it missing before the button is pressed."""
    one = site_with(tmp_path / "one")
    other = site_with(tmp_path / "other", button="../two.js")

    assert list(compare_sites(one, other)) == [
        Difference("- two.js, ready to use", "files", "a/index.html")
    ]


def test_page_that_only_one_build_has_is_told(tmp_path: Path) -> None:
    """Neither a page that is lost nor one that nobody wrote is passed over."""
    one = site_with(tmp_path / "one", page="a/index.html")
    other = site_with(tmp_path / "other", page="b/index.html")

    assert list(compare_sites(one, other)) == [
        Difference("- the whole page", "page", "a/index.html"),
        Difference("+ a page", "page", "b/index.html"),
    ]


FOUND = [
    Difference("- a", "text", "one.html"),
    Difference("- b", "sot-poll 1", "one.html"),
    Difference("- a", "text", "two.html"),
]


@pytest.mark.parametrize(
    ("expected", "unknown", "vanished"),
    [
        pytest.param(["- a", "- b"], [], [], id="all expected"),
        pytest.param(["- a"], [FOUND[1]], [], id="one new"),
        pytest.param(["- a", "- b", "- c"], [], ["- c"], id="one gone"),
    ],
)
def test_list_of_what_is_expected_may_only_shrink(
    expected: list[str], unknown: list[Difference], vanished: list[str]
) -> None:
    """What is not on the list fails, and so does an entry for nothing."""
    entries = [Expected("zensical", what, "known") for what in expected]
    others = [Expected("properdocs", "- d", "of another engine")]

    found, gone = judge("zensical", FOUND, [*entries, *others])

    assert found == unknown
    assert [entry.what for entry in gone] == vanished


def test_report_tells_each_difference_once() -> None:
    """What is the same on every page is one line, the most frequent first."""
    assert list(report(FOUND)) == [
        "- a   on 2 pages, first in text of one.html",
        "- b   on 1 pages, first in sot-poll 1 of one.html",
    ]
