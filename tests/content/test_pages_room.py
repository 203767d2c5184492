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
