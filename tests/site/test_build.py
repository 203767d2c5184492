"""The published site: strict, whole, and the same every time."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from macros.components.module import Module
from macros.components.term import Term
from macros.content import load_content
from macros.gallery import write_page
from macros.pages import PageLink
from macros.rules import links_lead_somewhere
from tests.projects import BASE, ROOT, build, make_site_of
from tests.site.pages import ORIGIN, BuiltPage, built_pages, file_behind

COURSE = load_content(ROOT)[0].all(Module)

Change = Callable[[str, str, str], Path]


@pytest.fixture(scope="module")
def pages(built_site: Path) -> list[BuiltPage]:
    return built_pages(built_site)


@pytest.fixture(scope="module")
def all_pages(pages: list[BuiltPage], built_gallery: Path) -> list[BuiltPage]:
    return [*pages, *built_pages(built_gallery)]


def test_every_page_is_published(pages: list[BuiltPage]) -> None:
    """One page for each Markdown file, and one for what is not there."""
    sources = list((ROOT / "docs").rglob("*.md"))

    assert len(pages) == len(sources) + 1


def test_no_page_holds_anything_unfinished(all_pages: list[BuiltPage]) -> None:
    """No call that was not rendered, no error text, no word of the program."""
    unfinished = re.compile(
        r"\{\{|\}\}|\{%|Macro (Rendering|Syntax) Error|Traceback|"
        r"\bNone\b|\bUndefined\b|lorem ipsum|coming soon|\bTODO\b"
    )
    written = "\n".join(
        file.read_text("utf-8")
        for folder in ("docs", "data")
        for file in (ROOT / folder).rglob("*.*")
        if file.suffix in (".md", ".yaml")
    )
    found = {
        (page.url, match[0])
        for page in all_pages
        for match in unfinished.finditer(_text(page))
        if not (match[0] == "None" and re.search(r"\bNone\b", written))
    }

    assert found == set()


def _text(page: BuiltPage) -> str:
    return page.tree.body.get_text(" ") if page.tree.body else ""


ACRONYMS = {
    term.name: term.long
    for term in load_content(ROOT)[0].all(Term)
    if term.long and re.fullmatch(r"[A-Z]{2,}", term.name)
} | {
    "OT": "occupational therap",
    "PT": "physical therap",
    "AT": "assistive technology",
    "PE": "physical education",
    "ADA": "Americans with Disabilities Act",
}
"""Those of the glossary, and those that are too common to stand in it."""


@pytest.mark.parametrize("module", [module.id for module in COURSE])
@pytest.mark.parametrize("folder", ["modules", "facilitators"])
def test_acronym_is_spelled_out_where_it_is_first_used(
    built_site: Path, folder: str, module: str
) -> None:
    """No one has to look a word up that she meets for the first time on a page.

    Citations are left out, since each leads to its text; folds, since they come later;
    definitions, since only who asks for them sees them.
    """
    html = (built_site / folder / module / "index.html").read_text("utf-8")
    article = BeautifulSoup(html, "html5lib").article
    assert article is not None
    asides = "nav, h1, .sot-source, .sot-citations, details, [popover]"
    for aside in article.select(asides):
        aside.decompose()
    text = " ".join(article.get_text(" ").split())
    unexplained = {
        name
        for name, long in ACRONYMS.items()
        if (used := re.search(rf"\b{name}s?\b", text))
        and long.lower() not in text[: used.end() + len(long) + 15].lower()
    }

    assert unexplained == set()


def test_every_internal_link_and_anchor_resolves(
    built_site: Path, pages: list[BuiltPage]
) -> None:
    """No link of the site leads nowhere, not even to a missing place on a page."""
    anchors: dict[Path, set[str]] = {
        page.file: {str(tag["id"]) for tag in page.tree.find_all(id=True)}
        for page in pages
    }
    broken = set()
    for page in pages:
        for link in page.links():
            if not link.startswith(ORIGIN):
                continue
            file = file_behind(built_site, link)
            anchor = urlsplit(link).fragment
            if anchor.startswith("a1?"):  # an assignment, which the plan reads
                anchor = ""
            if not file.is_file() or (anchor and anchor not in anchors.get(file, ())):
                broken.add((page.url, link))

    assert broken == set()


def test_check_knows_the_places_of_every_page(pages: list[BuiltPage]) -> None:
    """Every heading that it knows is there, and it calls no place missing that is."""
    trees = {page.url: page.tree for page in pages}
    content = load_content(ROOT)[0]
    for page in content.pages:
        path = re.sub(r"(^|/)index$", "", page.name)
        tree = trees[f"{ORIGIN}{BASE}{path}/" if path else f"{ORIGIN}{BASE}"]
        there = {str(tag["id"]) for tag in tree.select("article [id]")}
        links = tuple(PageLink(f"#{place}", 1) for place in sorted(there))
        linking = replace(content, pages=(replace(page, links=links),))

        assert page.anchors <= there
        assert list(links_lead_somewhere(linking)) == []


def test_guide_for_supervisors_uses_the_words_of_the_pages(
    pages: list[BuiltPage],
) -> None:
    """Whoever follows the guide finds each label where it says."""
    guide = (ROOT / "docs/supervise/guide.md").read_text("utf-8")
    labels = {quote.rstrip(".,") for quote in re.findall("“([^”]+)”", guide)}
    text = " ".join(
        _text(page) for page in pages if page.url.endswith(("/supervise/", "/plan/"))
    )

    assert len(labels) > 8
    assert {label for label in labels if label not in text} == set()


def test_no_page_loads_anything_from_elsewhere(all_pages: list[BuiltPage]) -> None:
    """Scripts, styles, pictures and frames come from the site itself."""
    loading = "script[src], link[rel~=stylesheet], link[rel~=icon], img, iframe, source"
    foreign = {
        (page.url, str(tag))
        for page in all_pages
        for tag in page.tree.select(f"{loading}, link[rel~=preconnect]")
        for name in ("src", "href")
        if urlsplit(str(tag.get(name, ""))).netloc not in ("", "example.org")
    }

    assert foreign == set()


def test_pages_are_well_described(pages: list[BuiltPage]) -> None:
    """Each page has one main heading, a title and a description of its own."""
    seen: set[str] = set()
    for page in pages:
        assert page.tree.html is not None
        assert page.tree.html["lang"] == "en"
        assert len(page.tree.select("h1")) == 1, page.url
        if page.file.name == "404.html":
            continue
        description = page.tree.select_one("meta[name=description]")
        assert description is not None
        assert 50 <= len(str(description["content"])) <= 200, page.url
        assert str(description["content"]) not in seen
        seen.add(str(description["content"]))
        for name in ("og:title", "og:description", "og:url", "og:image"):
            assert page.tree.select_one(f'meta[property="{name}"]'), (page.url, name)


def test_ids_are_unique_on_a_page(all_pages: list[BuiltPage]) -> None:
    """A link to a place on a page means one place."""
    for page in all_pages:
        ids = [str(tag["id"]) for tag in page.tree.find_all(id=True)]
        repeated = {name for name in ids if ids.count(name) > 1}

        assert repeated == set(), page.url


def test_headings_never_skip_a_level(all_pages: list[BuiltPage]) -> None:
    """A reader who jumps from heading to heading misses nothing."""
    for page in all_pages:
        article = page.tree.select_one("article")
        assert article is not None
        levels = [int(h.name[1]) for h in article.select("h1, h2, h3, h4, h5, h6")]
        steps = itertools.pairwise(levels)

        assert all(after - before <= 1 for before, after in steps), page.url


def test_error_page_works_below_any_address(built_site: Path) -> None:
    """The error page is served for every wrong address, so its links are whole."""
    tree = BeautifulSoup((built_site / "404.html").read_text("utf-8"), "html5lib")
    links = [str(tag["href"]) for tag in tree.select("article a, link[rel=stylesheet]")]

    assert links
    assert all(link.startswith("/school-ot-training/") for link in links)


def test_build_refuses_to_start_on_any_problem(change: Change, tmp_path: Path) -> None:
    """The build prints the report of the check, and publishes nothing."""
    course = change("data/visits/module.yaml", "minutes: 10", "minutes: ten")
    change("docs/modules/visits.md", "poll(", "pol(")
    make_site_of(course)

    result = build(course, tmp_path / "site")

    assert result.returncode == 1
    assert (
        "2 problems in the content\n"
        "data/visits/module.yaml:3  module visits › minutes: "
        "must be a whole number, found “ten”  [wrong-type]\n"
        "    Write digits only, such as 20.\n"
        "docs/modules/visits.md:13  there is no component “pol”  [calls-are-right]\n"
        "    Did you mean “poll”?\n"
    ) in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert not list((tmp_path / "site").rglob("*.html"))


def test_another_course_builds_with_the_same_house(
    tiny_course: Path, tmp_path: Path
) -> None:
    """Sides, relations and levels are data; the program knows none of them."""
    make_site_of(tiny_course)

    result = build(tiny_course, tmp_path / "site")

    assert result.returncode == 0, result.stderr
    page = BeautifulSoup(
        (tmp_path / "site/modules/visits/index.html").read_text("utf-8"), "html5lib"
    )
    assert [th.get_text() for th in page.select("table thead th")] == [
        "Topic",
        "How they relate",
        "Library card",
        "Museum pass",
        "For you",
    ]


def test_link_may_lead_into_a_component(change: Change, tmp_path: Path) -> None:
    """Whoever checks links knows the places of HTML that Markdown has not seen."""
    link = "[the row](modules/visits.md#visits-being-quiet)"
    change(
        "docs/index.md",
        "{{ module_list() }}",
        f"See {link}.\n\n{{{{ module_list() }}}}",
    )
    course = make_site_of(tmp_path / "course")

    result = build(course, tmp_path / "site")

    assert result.returncode == 0, result.stderr


def test_another_course_has_practice(tiny_course: Path, tmp_path: Path) -> None:
    """Its own sides are the answers, and a table leads to its module's statements."""
    make_site_of(tiny_course)
    write_page(tiny_course / "docs/sort-it.md", ["{{ sort_it() }}"])
    table = tiny_course / "data/visits/comparison-tables.yaml"
    text = table.read_text("utf-8").replace(
        "Asked for.", "Asked of all who come inside.", 1
    )
    table.write_text(text, "utf-8")
    relations = tiny_course / "data/shared/relations.yaml"
    relations.write_text(
        relations.read_text("utf-8").replace("equal", "equal\n  sorts: all"), "utf-8"
    )

    result = build(tiny_course, tmp_path / "site")

    assert result.returncode == 0, result.stderr
    page = BeautifulSoup(
        (tmp_path / "site/sort-it/index.html").read_text("utf-8"), "html5lib"
    )
    assert [answer.get_text() for answer in page.select("[data-answer]")] == [
        "Library card",
        "Museum pass",
        "Both",
        "Varies",
    ]
    (statement,) = page.select("[data-row] [data-right]")
    assert statement.get_text() == "Asked of all who come inside."
    module = (tmp_path / "site/modules/visits/index.html").read_text("utf-8")
    link = BeautifulSoup(module, "html5lib").select_one(
        ".sot-comparison-table__practice a"
    )
    assert link["href"] == "../../sort-it/#visits"
    assert page.find(id="visits")


@pytest.mark.parametrize("page", ["plan", "supervise"])
@pytest.mark.parametrize(
    "word",
    [
        r"verif(y|ied)",
        r"certified",
        r"accredit",
        r"\bCEUs?\b",
        r"\bPDUs?\b",
        "contact hour",
    ],
)
def test_supervision_claims_no_more_than_it_can(
    built_site: Path, page: str, word: str
) -> None:
    """What is self-reported, checked and attested is called nothing else."""
    html = (built_site / page / "index.html").read_text("utf-8")

    assert re.findall(word, html, re.IGNORECASE) == []


@pytest.mark.parametrize(
    "word",
    [
        r"IDEA",
        r"504",
        r"IEP",
        r"OTs?",
        r"FAPE",
        r"(?i:occupational)",
        r"(?i:therap\w*)",
        r"(?i:clinic\w*)",
        r"(?i:students?)",
        r"(?i:schools?)",
        r"(?i:teachers?)",
        r"(?i:kids?)",
        r"(?i:fieldwork)",
        r"(?i:special education)",
        r"(?i:continuing education)",
        r"(?i:legal)",
        r"(?i:two sides)",
    ],
)
def test_program_does_not_know_the_subject(word: str) -> None:
    """Another subject is another `data/`; templates and scripts stay as they are."""
    files = [
        *(ROOT / "macros").rglob("*.py"),
        *(ROOT / "overrides").rglob("*.html"),
        *(ROOT / "overrides").rglob("*.js"),
        *(ROOT / "overrides").rglob("*.css"),
    ]
    without_examples = {
        file: re.sub(r'""".*?"""', "", file.read_text("utf-8"), flags=re.DOTALL)
        for file in files
    }
    knows = re.compile(rf"\b{word}\b")

    assert [f.name for f, text in without_examples.items() if knows.search(text)] == []
