"""What the check knows of a page is what the site makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import markdown

from macros.pages import parse_page
from macros.rules import find_problems

FRONT = "---\ndescription: A page.\n---\n\n"


@pytest.mark.parametrize(
    "heading",
    [
        "## A case",
        "## Who’s asked, and *when*?",
        "## The **504** plan: a “plan”",
        "## See [the table](scope.md#row) first",
        "## `code` and more ##",
        "## Años después",
        "##   Two  spaces --- and hyphens",
        "## snake_case stays, an _old_ word does not",
        "Underlined\n----------",
        "## Twice\n\n## Twice\n\n## Twice",
    ],
)
def test_anchor_is_the_one_that_the_site_has(heading: str) -> None:
    """A link that the check lets through finds its heading in the built page."""
    page, _ = parse_page(f"{FRONT}{heading}\n", "docs/page.md")
    built = BeautifulSoup(markdown(heading, extensions=["toc"]), "html5lib")

    assert page.anchors == {tag["id"] for tag in built.select("[id]")}


def test_text_is_divided_at_the_headings() -> None:
    """Each heading has the text below it, in code as it is; underlined ones too."""
    text = "# One\n\nA.\n\n~~~\n# no\n~~~\n\nTwo\n---\nB.\n\n### Three\n\nC.\n"
    page, _ = parse_page(FRONT + text, "docs/page.md")

    assert [(part.heading, part.text.strip()) for part in page.passages] == [
        ("One", "A.\n\n~~~\n# no\n~~~"),
        ("Two", "B."),
        ("Three", "C."),
    ]


@pytest.mark.parametrize(
    "link",
    [
        pytest.param("[a](../glossary.md)", id="a page"),
        pytest.param("[a](../glossary.md#desk)", id="a term"),
        pytest.param("[a](#a-case)", id="a heading of the same page"),
        pytest.param("[a](visits.md#visits-being-quiet)", id="a row"),
        pytest.param("[a](visits.md#visits-case-ana-where)", id="a part of a case"),
        pytest.param("[a](../print/visits.md#visits-handout)", id="a form for paper"),
        pytest.param('[a](../glossary.md "Words")', id="a title"),
        pytest.param("![a](../assets/a%20desk.svg)", id="a picture"),
        pytest.param("[a](https://example.org/no.md)", id="the web"),
        pytest.param("[a](mailto:desk@example.org)", id="an address for mail"),
        pytest.param("`[a](nowhere.md)`", id="code"),
    ],
)
def test_link_that_leads_somewhere_is_let_be(tiny_course: Path, link: str) -> None:
    """No false alarm: what the built site has, or may have, is no problem."""
    (tiny_course / "docs/assets").mkdir()
    (tiny_course / "docs/assets/a desk.svg").write_text("", encoding="utf-8")
    page = tiny_course / "docs/modules/visits.md"
    with page.open("a", encoding="utf-8") as file:
        file.write(f"\nSee {link}.\n")

    assert [str(problem) for problem in find_problems(tiny_course)] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[x](javascript:alert(1))", id="plain"),
        pytest.param("[x](java&#115;cript:alert(1))", id="an entity inside"),
        pytest.param("[x](&#106;avascript:alert(1))", id="an entity first"),
        pytest.param("[x](javascript&colon;alert(1))", id="an entity for the colon"),
        pytest.param("[x](javascript\\:alert(1))", id="a backslash"),
        pytest.param("[x](<javascript:alert(1)>)", id="in brackets"),
        pytest.param("[x](\njavascript:alert(1))", id="on the next line"),
        pytest.param("[x][y]\n\n[y]: javascript:alert(1)", id="below"),
        pytest.param("[x][y]\n\n[y]:\n  javascript:alert(1)", id="below, a line on"),
        pytest.param("[x](\x01javascript:alert(1))", id="a sign that is not seen"),
        pytest.param("![x](data:text/html,x)", id="data"),
        pytest.param("~~~\n\n<script>alert(1)</script>\n\n~~~", id="a fence"),
        pytest.param("    ```\n\n<img src=x onerror=alert(1)>", id="an open fence"),
        pytest.param("\\`<img src=x onerror=alert(1)>\\`", id="no code"),
        pytest.param(
            "a ` b\nc ` <img src=x onerror=alert(1)> ` d", id="code over two lines"
        ),
        pytest.param("```a` <img src=x onerror=alert(1)> `b`", id="torn code"),
        pytest.param("<x:y onclick=alert(1)>", id="an element with a colon"),
        pytest.param('<x"y onclick=alert(1)>', id="an element with a quote"),
        pytest.param("<?php alert(1) ?>", id="an instruction"),
        pytest.param("<![CDATA[<img src=x onerror=alert(1)>]]>", id="raw data"),
        pytest.param("<div/x=a@example.org>", id="an element that looks like mail"),
    ],
)
def test_no_page_can_run_anything(text: str) -> None:
    """What the site would make a script of is told, however it is written."""
    _, problems = parse_page(FRONT + "# Visits\n\n" + text, "docs/a.md")

    assert {"page-plain", "code-form"} & {problem.rule for problem in problems}


@pytest.mark.parametrize(
    "text",
    [
        "[x](scope.md#a) and [y](https://a.example/b:c) and [z](mailto:a@b.example)",
        "[x](../scope.md) – note: a colon. [y](#id) (and so: on)",
        "Write `<b>` or `[x](scope.md)`.\n\n[note]: https://a.example/",
        "A note [1]: that is no link, and JavaScript: not needed.",
        "See <https://a.example/b?c=d#e> and <desk@a.example>, if 2 < 3 > 1.",
        "Write `{`, or ``a`` twice.",
    ],
)
def test_what_runs_nothing_is_let_be(text: str) -> None:
    """A right link is not called wrong, wherever a colon stands."""
    _, problems = parse_page(FRONT + "# Visits\n\n" + text, "docs/a.md")

    assert [one.what for one in problems if one.rule != "page-description"] == []
