"""What the check knows of a page is what the site makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import markdown

from macros.pages import parse_page
from macros.problems import Problem
from macros.rules import find_problems

FRONT = "---\ndescription: A page.\n---\n\n"


def problems_with(text: str) -> list[Problem]:
    """What the check finds in a page that holds the text below its heading."""
    return parse_page(f"{FRONT}# Visits\n\n{text}\n", "docs/a.md")[1]


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


EXTENSIONS = ["admonition", "tables", "pymdownx.details"]

AS_TYPED = {
    "a note without its second quotation mark": '!!! note "A\n    b',
    "a note in curly quotes": "!!! note “A”\n\n    b",
    "a folded note in curly quotes": "??? note “A”\n    b",
    "a note without a kind": '!!! "A"\n    b',
    "a note with words behind": '!!! note "A" b\n    c',
    "a note that is moved to the right": " !!! note\n     a",
    "a note with two signs": "!! note\n    a",
    "a row alone": "| a | b |",
    "rows without dashes": "| a | b |\n| c | d |",
    "dashes alone": "|---|---|\n| c | d |",
    "a table behind words": "a\n| a | b |\n|---|---|",
    "dashes for too few columns": "| a | b |\n|---|\n| c | d |",
    "a table close below an entry": "- a\n    | a | b |\n    |---|---|",
    "strong words without an end": "a **b",
    "strong words without a beginning": "a b** c",
    "strong words over two entries": "- a **b\n- c** d",
    "strong words over two cells": "| a | b |\n|---|---|\n| c **d | e** |",
    "strong words that end in code": "a **b `**` c",
    "strong words with spaces": "a ** b ** c",
    "strong words over two paragraphs": "a **b\n\nc** d",
    "strong words in an entry": "- a\n\n    **b",
}


@pytest.mark.parametrize("text", AS_TYPED.values(), ids=AS_TYPED)
def test_what_would_be_published_as_typed_is_told(text: str) -> None:
    """Its signs stand on the page, and the check says on which line."""
    problems = problems_with(text)
    built = BeautifulSoup(markdown(text, extensions=EXTENSIONS), "html5lib")
    for code in built.select("p code"):
        code.decompose()

    assert {one.rule for one in problems} == {"page-description", "page-marks"}
    assert any(sign in built.text for sign in ("!!", "??", "|", "**"))


AS_MEANT = {
    "a note": '!!! note "A"\n    b',
    "a note without a title": "text\n!!! note\n\n    a",
    "a note with an empty title": '!!! note ""\n    a',
    "a note in an entry": "- a\n\n    !!! note\n        a",
    "a note with a tab": "!!! note\n\ta",
    "a folded note": '??? "A"\n    b\n\n    c **d**',
    "an open note": '???+ note "A"\n    b',
    "a table": "a\n\n| a | b |\n|---|---|\n| c | d |",
    "a table below a heading": "## A\n| a | b |\n| --- | --- |\n| c | d |",
    "a table of one column": "| a |\n|---|\n| b |",
    "a table in a note": "!!! note\n    | a | b |\n    |---|---|\n    | c | d |",
    "a table with code": "| `a|b` | c \\| d |\n|---|---|\n| `**` | **e** |",
    "strong words over two lines": "a **b\nc** d",
    "strong words in strong ones": "***a** b* and **c *d***",
    "stars that mean themselves": "a \\*\\* b and `**`\n\n***\n\n* c",
    "code": "a\n\n    !!! note\n    | a |\n\n    **b",
}


@pytest.mark.parametrize("text", AS_MEANT.values(), ids=AS_MEANT)
def test_what_the_site_knows_is_let_be(text: str) -> None:
    """A note, a table and strong words in all their forms, and what is code."""
    problems = problems_with(text)
    built = BeautifulSoup(markdown(text, extensions=EXTENSIONS), "html5lib")
    for code in built.select("code"):
        code.decompose()

    assert [one.what for one in problems if one.rule != "page-description"] == []
    assert not any(sign in built.text for sign in ("!!", "??", "|--"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[ ](scope.md)", id="a space for words"),
        pytest.param("[][y]\n\n[y]: scope.md", id="no words, an address below"),
        pytest.param("![a](//x.example/a.png)", id="from another host"),
        pytest.param("![a](/\\x.example/a.png)", id="a backslash"),
        pytest.param("![a]( <https://x.example/a.png>)", id="in brackets"),
        pytest.param("![a](&#104;ttps://x.example/a.png)", id="an entity"),
        pytest.param("![a][y]\n\n[y]: https://x.example/a.png", id="below"),
    ],
)
def test_link_says_something_and_a_picture_is_of_the_site(text: str) -> None:
    """However it is written; the policy of the pages would leave a hole."""
    problems = problems_with(text)

    assert "page-links" in {problem.rule for problem in problems}


@pytest.mark.parametrize(
    "text", ["[`a`](scope.md)", "`[](a.md)`", "\\[](a) b", "![](a.svg) ![a](../b.svg)"]
)
def test_link_with_words_is_let_be(text: str) -> None:
    """Words in code are words, and what is no link needs none."""
    problems = problems_with(text)

    assert "page-links" not in {problem.rule for problem in problems}
