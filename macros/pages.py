"""Reads the pages of `docs/`: what they call, where, and what may not stand there.

A call is written `{{ poll("scope-first-thoughts") }}`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path
from typing import TypeAlias

from macros.memory import Memory
from macros.problems import Problem, first, listed, suggest
from macros.source import (
    find_conflict,
    find_control_character,
    load_text,
    parse_source,
)

SHORTEST_DESCRIPTION, LONGEST_DESCRIPTION = 50, 200
"""Characters that search engines show of a page's description."""

LARGEST_PAGE = 50_000
"""Bytes of a page; the largest real one has a quarter of that."""

FRONT_MATTER = frozenset({"description", "hide", "search"})
"""What may stand before a page."""

SEARCH = ("less", "never")
"""What may be said of how a page is found: after the others, or not at all."""

RULES = {
    "page-front-matter": """A page begins with its description between two lines “---”.

    Besides it only “hide” and “search” may stand there; a misspelt key would be lost.
    The search finds a page with “search: less” after the others, and one with
    “search: never” not at all.

    See: Add a module
    """,
    "page-description": """A page says in 50 to 200 characters what only it holds.

    Search engines show it, and cut what is longer.

    See: Add a module
    """,
    "page-headings": """A page has one main heading, and headings never skip a level.

    Who hears the page jumps from heading to heading; a level that is missing sounds
    like a part that is missing.

    Wrong: # Scope, then ### Services
    Right: # Scope, then ## Services
    See: Words
    """,
    "call-form": """A call is a name and words in straight quotes, on one line.

    The check has to see what the site will show, so it reads this form and no other.

    Wrong: {{ poll(first-thoughts) }}
    Right: {{ poll("first-thoughts") }}
    See: What a page can call
    """,
    "code-form": """Code stands between two “`” on one line.

    What stands in it is shown as it is typed, so the check has to see where it ends, as
    the site does.

    Wrong: `one line
    Right: `one line`
    """,
    "page-plain": """A page is Markdown: no HTML, no template code, no script in a link.

    What pages show beyond words comes from components, which are accessible and look
    alike everywhere. A column that is aligned would bring a style of its own.

    See: What a page can call
    """,
    "page-links": """A link has words, and a picture is a file of the site.

    Who presses Tab, or hears the page, would stop at a link that says nothing. The
    policy of the pages lets no picture come from elsewhere: its server would see who
    reads, and when.

    Wrong: [](scope.md)
    Right: [Scope of services](scope.md)
    """,
    "page-marks": """Notes, tables and strong words are written as the site knows them.

    What it does not know stands on the page as it was typed, with its signs.

    Wrong: **never say a name
    Right: **never say a name**
    See: Words
    """,
}
"""What pages have to be like, each rule with its reason and an example."""

_CALL = re.compile(r"\{\{((?:(?!\{\{).)*?)\}\}")
_QUOTED = r"""(?:"[^"\\]*"|'[^'\\]*')"""
_FORM = re.compile(rf"(\w+)\((\s*(?:{_QUOTED}(?:\s*,\s*{_QUOTED})*\s*)?)\)")
_ONE_BRACE = re.compile(r"(?<!\{)\{\s*[a-z_]+\([^{}]*\)\s*\}(?!\})")
_CODE = re.compile(r"(?<![\\`])(`{1,2})[^`]+\1(?!`)")
_MARKUP = re.compile(
    # An address or a mail in “<” and “>” is a link.
    r"<(?!https?://[^\s<>]*>|[\w.+-]+@[\w.-]+>)(?:!--|[?!]|/?[A-Za-z][^<>]*>?)"
)
_TARGET = re.compile(
    r"\]\(\s*<?([^)>]*)|^ {0,3}\[[^\]\n]+\]:\s*<?([^>\s]*)", re.MULTILINE
)
_OTHER_SCHEME = re.compile(r"(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_UNHEARD = re.compile(r"[\\\x00-\x20]")
_HEADING = re.compile(r"(#+)(?:\s+(.*))?$")
_TITLE = re.compile(r"\s*#{1,6}(.*)")
_UNDERLINE = re.compile(r"(=+|-+)\s*")
_LINK = re.compile(r"\]\(\s*([^)\s]+)")
_ADDRESS = re.compile(r"https?://(?:\([^\s()<>]*\)|[^\s()<>\[\]\"“”`])+", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")
_LISTED = re.compile(r" *(?:[*+-]|\d+\.) +\S")
_NOTE = re.compile(r" *(?:!{2,}|\?{2,})")
_NOTE_FORM = re.compile(
    r'(?:    )*(?:!!! ?[\w-]+(?: +".*")?|\?\?\?\+? ?(?:[\w-]+|[\w-]+ +".*"|".*")) *'
)
_DASHES = re.compile(r"(?=.*-)[\s|:-]+")
_STRONG = re.compile(r"(?<!\S)\*\*(?!\S)|(\*\*)[^*]{0,40}")
_ESCAPED = re.compile(r"\\.")
_NAMELESS = re.compile(r"(?<![!\\])\[\s*\][(\[][^()\[\]]*[)\]]?")
_PICTURE = re.compile(r"!\[[^\[\]]*\](?:\(\s*<?([^)>\s]*))?")
_ELSEWHERE = re.compile(r"https?:|/{2}", re.IGNORECASE)
_ALIGNED = re.compile(r"(?=.*\|)(?=.*:)[\s|]*:?-[\s|:-]*")
_TORN_LINK = re.compile(
    r"\[[^\[\]]+\](?:\s+\((?:#|https?://|mailto:|[^()\s]+\.md\b)[^()\s]*\)|\(\s*\))"
    # What is never closed is looked for as far as the text goes, again and again.
    r"|(?<!\\)\[[^\[\]]*(?:\[|$)"
    r"|\]\([^()\[]*(?:\([^()]*\)[^()\[]*)*(?:\((?![^()]*\))|\[|$)"
)


@dataclass(frozen=True)
class Call:
    """One call of a component."""

    name: str
    words: tuple[str, ...]
    line: int
    is_alone: bool
    """Whether it stands on a line of its own, unindented, between empty lines."""


@dataclass(frozen=True)
class PageLink:
    """A link, as it is written."""

    target: str
    line: int


@dataclass(frozen=True)
class Passage:
    """A heading, and what is written below it before the next one."""

    heading: str
    anchor: str
    """What a link may name after “#”: the heading, as the site writes it."""

    text: str


@dataclass(frozen=True)
class Page:
    """One Markdown file."""

    path: str
    """Relative to the project folder, such as docs/modules/scope.md."""

    calls: tuple[Call, ...] = ()

    description: str = ""
    """What search engines show."""

    unread: frozenset[str] = frozenset()
    """The words on lines whose calls could not be read."""

    links: tuple[PageLink, ...] = ()
    """What leads to other places of the site, without addresses on the web."""

    addresses: tuple[PageLink, ...] = ()
    """What leads to the web, as it is written."""

    passages: tuple[Passage, ...] = ()
    """All of its text, divided at the headings."""

    sections: tuple[int, ...] = ()
    """The lines of the headings of the second level."""

    is_read: bool = True
    """Whether the file could be read."""

    title: str = ""
    """Its main heading."""

    search: str = ""
    """How the search finds it, if it says so: less or never."""

    @property
    def anchors(self) -> frozenset[str]:
        """What a link to a place on this page may name after “#”."""
        return frozenset(passage.anchor for passage in self.passages)

    @property
    def name(self) -> str:
        """Below `docs/`, without the ending, such as modules/scope."""
        return self.path.removeprefix("docs/").removesuffix(".md")


def load_pages(
    docs: Path, memory: Memory | None = None
) -> tuple[tuple[Page, ...], list[Problem]]:
    """All pages below a folder, in the order of their paths, and their problems."""
    memory = memory or Memory()
    pages: list[Page] = []
    problems: list[Problem] = []
    for file in sorted(docs.rglob("*.md")):
        path = f"docs/{file.relative_to(docs).as_posix()}"
        page, found = memory.recall(file, partial(_load_page, file, path))
        pages.append(page)
        problems += found
    return tuple(pages), problems


def _load_page(file: Path, path: str) -> tuple[Page, list[Problem]]:
    text, problem = load_text(file, path, LARGEST_PAGE)
    told = [problem] if problem else []
    if problem and problem.rule != "utf-8":
        return Page(path, is_read=False), told
    if not text.strip():
        what = "the page is empty"
        cure = "Write it, as in data/examples/page.md, or delete the file."
        empty = Problem(path, 1, "", what, cure, "empty-file")
        return Page(path, is_read=False), [*told, empty]
    page, found = parse_page(text, path)
    return page, [*told, *first(found)]


def find_files(docs: Path) -> frozenset[str]:
    """All files below a folder, such as assets/logo.svg."""
    files = (file for file in docs.rglob("*") if file.is_file())
    return frozenset(file.relative_to(docs).as_posix() for file in files)


Numbered: TypeAlias = list[tuple[int, str]]
"""Lines, each with its number in the file."""


def parse_page(text: str, path: str) -> tuple[Page, list[Problem]]:
    """The calls in a page, and what must not stand in it."""
    lines = text.splitlines()
    begin, front_matter, problems = _front_matter(lines, path)
    calls: list[Call] = []
    unread: set[str] = set()
    for number in range(begin, len(lines)):
        line = lines[number]
        for found in _calls_in(line, path, number + 1, _stands_alone(lines, number)):
            if isinstance(found, Call):
                calls.append(found)
            else:
                problems.append(found)
                unread.update(_WORD.findall(line))
    for problem in (find_conflict(text, path), find_control_character(text, path)):
        problems += [problem] if problem else []
    links: list[PageLink] = []
    addresses: list[PageLink] = []
    sections: list[int] = []
    prose = list(_outside_code(lines, begin))
    for number, line in prose:
        links += _links_in(line, number)
        addresses += (PageLink(one, number) for one in find_addresses(line))
        if re.match("##[^#]", line):
            sections.append(number)
    for number in range(begin, len(lines)):
        # The site knows no fences, so that what stands between them is no code.
        problems += _stray_marks(lines[number], path, number + 1)
    problems += _script_links(lines, begin, path)
    problems += _nameless_links(prose, path)
    problems += _unknown_marks(lines, prose, path)
    problems += _heading_problems(prose, begin, path)
    page = Page(
        path,
        tuple(calls),
        front_matter.get("description", ""),
        frozenset(unread),
        tuple(links),
        tuple(addresses),
        tuple(_passages(lines, prose)),
        tuple(sections),
        title=_title(prose),
        search=front_matter.get("search", ""),
    )
    return page, problems


def replace_calls(text: str, answer: Callable[..., str]) -> str:
    """A page with what is answered to each call, its name and words, in its place."""

    def answered(written: re.Match[str]) -> str:
        call = _FORM.fullmatch(written[1].strip())
        return answer(call[1], *_words(call[2])) if call else written[0]

    return _CALL.sub(answered, text)


def _words(quoted: str) -> tuple[str, ...]:
    return tuple(word[1:-1] for word in re.findall(_QUOTED, quoted))


def _links_in(line: str, number: int) -> Iterator[PageLink]:
    for target in _LINK.findall(_CODE.sub("", line)):
        if not _SCHEME.match(target):
            yield PageLink(target, number)


def _title(prose: Numbered) -> str:
    """The words of the main heading, if there is one."""
    headings = (line for _, line in prose)
    return next((line[2:].strip() for line in headings if line.startswith("# ")), "")


def _passages(lines: list[str], prose: Numbered) -> Iterator[Passage]:
    headings = list(_headings(prose))
    seen: set[str] = set()
    last: Counter[str] = Counter()
    ends = [first for _, first, _ in headings[1:]]
    for (words, _, start), end in zip(headings, [*ends, len(lines)], strict=False):
        # A name that comes again has a number behind it.
        name = _slug(words)
        while (numbered := f"{name}_{last[name]}" if last[name] else name) in seen:
            last[name] += 1
        seen.add(numbered)
        yield Passage(words, numbered, "\n".join(lines[start:end]))


def _headings(prose: Numbered) -> Iterator[tuple[str, int, int]]:
    """The words of each heading, its first line, and where its text begins."""
    before = ""
    for number, line in prose:
        title = _TITLE.fullmatch(line)
        written = title[1] if title else before if _UNDERLINE.fullmatch(line) else ""
        if words := written.rstrip(" \t#").strip():
            yield words, number - (1 if title else 2), number
        before = line


def _slug(heading: str) -> str:
    """A heading as the site names its place: small letters, digits and hyphens.

    This is what Python-Markdown makes of it, which belongs to a later room.
    """
    said = re.sub(r"\]\([^)]*\)|[*`]|\b_|_\b", "", heading)
    plain = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _outside_code(lines: list[str], begin: int) -> Iterator[tuple[int, str]]:
    """The lines that are no code, each with its number."""
    in_code = False
    for number in range(begin, len(lines)):
        if lines[number].lstrip().startswith(("```", "~~~")):
            in_code = not in_code
        if not in_code:
            yield number + 1, lines[number]


def find_markup(text: str) -> str | None:
    """The first HTML in a text, outside of what is marked as code."""
    match = _MARKUP.search(_CODE.sub("", text)) if "<" in text else None
    return match[0] if match else None


def find_addresses(text: str) -> Iterator[str]:
    """Every address on the web in a text, outside of what is marked as code."""
    if "://" in text:
        for address in _ADDRESS.findall(_CODE.sub("", text)):
            yield address.rstrip(".,;:!?'*_…")


def find_torn_link(text: str) -> str | None:
    """The first link that readers would see as it was typed."""
    is_there = "[" in text or "]" in text
    match = _TORN_LINK.search(_CODE.sub("", text)) if is_there else None
    return match[0] if match else None


def _front_matter(
    lines: list[str], path: str
) -> tuple[int, dict[str, str], list[Problem]]:
    """Where the text begins, what is said before it, and what is wrong there."""
    if not lines or lines[0] != "---" or "---" not in lines[1:]:
        what = "a page must begin with its description between two lines “---”"
        cure = "Begin it with “---”, “description: …”, “---”."
        return 0, {}, [Problem(path, 1, "", what, cure, "page-front-matter")]
    end = lines.index("---", 1)
    source, problems = parse_source("\n".join(["", *lines[1:end]]), path)
    if source is None:
        return end + 1, {}, problems
    value = source.value if isinstance(source.value, dict) else {}
    for key in value.keys() - FRONT_MATTER:
        what = f"unknown key “{key}” before the page"
        cure = suggest(key, FRONT_MATTER, f"Use only {listed(sorted(FRONT_MATTER))}.")
        line = source.line((key,))
        problems.append(Problem(path, line, "", what, cure, "page-front-matter"))
    said = {key: text for key, text in value.items() if isinstance(text, str)}
    if "search" in value and said.get("search") not in SEARCH:
        what = f"“search” must be {listed(SEARCH)}"
        otherwise = "Take the line away, if the page is to be found as others are."
        cure = suggest(str(value["search"]), SEARCH, otherwise)
        line = source.line(("search",))
        problems.append(Problem(path, line, "", what, cure, "page-front-matter"))
    description = said.get("description", "")
    if "{{" in description:
        what = "“{{” must not stand in a description"
        cure = "Write the words out."
        problems.append(Problem(path, 2, "", what, cure, "page-description"))
    if not SHORTEST_DESCRIPTION <= len(description) <= LONGEST_DESCRIPTION:
        what = (
            f"“description” must have {SHORTEST_DESCRIPTION} to {LONGEST_DESCRIPTION} "
            f"characters, found {len(description)}"
        )
        if "description" in value and not description.strip():
            what = "“description” is empty"
        cure = "Write a line “description: …” with one sentence for search engines."
        line = source.line(("description",))
        problems.append(Problem(path, line, "", what, cure, "page-description"))
    return end + 1, said, problems


def _heading_problems(prose: Numbered, begin: int, path: str) -> Iterator[Problem]:
    """A page has one main heading, and headings are words and never skip a level."""
    before = 0
    empty: tuple[int, str] | None = None
    for number, line in prose:
        match = _HEADING.match(line)
        if match is None:
            empty = None if line.strip() else empty
            continue
        level = len(match[1])
        if empty and level <= before:
            yield _empty_section(path, *empty)
        empty = (number, match[2]) if match[2] else None
        if not match[2]:
            what = "the heading is empty"
            cure = f"Write its words after “{match[1]} ”."
            yield Problem(path, number, "", what, cure, "page-headings")
        elif "{{" in line:
            what = "a call must not stand in a heading"
            cure = "Write the words out."
            yield Problem(path, number, "", what, cure, "page-headings")
        if level == 1 and before:
            what = "a page must have one main heading; this is another one"
            cure = "Begin the line with “## ”."
            yield Problem(path, number, "", what, cure, "page-headings")
        elif not before and level > 1:
            what = "a page must have a main heading above its others"
            cure = "Write “# ” and the title of the page above this line."
            yield Problem(path, number, "", what, cure, "page-headings")
        elif level > before + 1:
            what = f"a heading must not skip a level; found “{match[1]}”"
            cure = f"Begin the line with “{'#' * (before + 1)} ”."
            yield Problem(path, number, "", what, cure, "page-headings")
        before = level
    if empty:
        yield _empty_section(path, *empty)
    if not before:
        what = "a page must have a main heading"
        cure = "Write its title after “# ”."
        yield Problem(path, begin + 1, "", what, cure, "page-headings")


def _empty_section(path: str, line: int, heading: str) -> Problem:
    what = f"the section “{heading}” is empty"
    cure = "Write its text below the heading, or take the heading away."
    return Problem(path, line, "", what, cure, "page-headings")


def _stands_alone(lines: list[str], number: int) -> bool:
    around = [*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]]
    line = lines[number]
    return (
        line.startswith("{{")
        and line.rstrip().endswith("}}")
        and line.count("{{") == 1
        and not any(other.strip() for other in around)
    )


def _calls_in(
    line: str, path: str, number: int, is_alone: bool
) -> Iterator[Call | Problem]:
    for match in _ONE_BRACE.finditer(line):
        what = f"a call must stand in two braces, found “{match[0]}”"
        yield Problem(path, number, "", what, _how_to_call(match[0]), "call-form")
    for match in _CALL.finditer(line):
        yield _call(match[1].strip(), path, number, is_alone)
    rest = _CALL.sub("", line)
    if "{{" in rest or "}}" in rest:
        what = "“{{” and “}}” must stand on the same line"
        yield Problem(path, number, "", what, _how_to_call(rest), "call-form")


def _call(written: str, path: str, number: int, is_alone: bool) -> Call | Problem:
    match = _FORM.fullmatch(written)
    if match:
        return Call(match[1], _words(match[2]), number, is_alone)
    what = f"“{{{{ {written} }}}}” must be a call with its words in straight quotes"
    return Problem(path, number, "", what, _how_to_call(written), "call-form")


def _how_to_call(written: str) -> str:
    """The right form of a call, with the name that was meant."""
    name = re.search(r"[A-Za-z_][\w-]*", written)
    meant = name[0].replace("-", "_") if name else "poll"
    return (
        f'Write it as {{{{ {meant}("the-id") }}}}, with straight quotes, on one line.'
    )


def _script_links(lines: list[str], begin: int, path: str) -> Iterator[Problem]:
    """Links in any form that lead to a script or the like, as a browser reads them.

    It knows entities, and passes over backslashes, spaces and what is not seen.
    """
    text = "\n".join(lines[begin:])
    for match in _TARGET.finditer(text):
        written = (match[1] or match[2] or "").strip()
        if _OTHER_SCHEME.match(_UNHEARD.sub("", unescape(written))):
            number = begin + text.count("\n", 0, match.start()) + 1
            what = f"a link must lead to a page or to https://…, found “{written}”"
            cure = "Write [words](scope.md), for example."
            yield Problem(path, number, "", what, cure, "page-plain")


def _nameless_links(prose: Numbered, path: str) -> Iterator[Problem]:
    """Links that say nothing, and pictures that are no files of the site."""
    for number, written in prose:
        line = _CODE.sub("code", written)
        for match in _NAMELESS.finditer(line):
            what = f"a link must have words, found “{match[0]}”"
            cure = "Write what it leads to between “[” and “]”."
            yield Problem(path, number, "", what, cure, "page-links")
        for match in _PICTURE.finditer(line):
            # A browser takes a backslash for a slash.
            address = _UNHEARD.sub("", unescape(match[1] or "").replace("\\", "/"))
            if match[1] is None or _ELSEWHERE.match(address):
                what = f"a picture must be a file of the site, found “{match[0]}”"
                cure = (
                    "Put it into docs/assets/ and write ![words](../assets/its-name)."
                )
                yield Problem(path, number, "", what, cure, "page-links")


def _unknown_marks(lines: list[str], prose: Numbered, path: str) -> Iterator[Problem]:
    """Notes, tables and strong words that readers would see as they were typed."""
    for block in _blocks(prose):
        number, line = block[0]
        if _NOTE.match(line):
            yield from _note_problems(lines, number, path)
        yield from _torn_tables(block, path)
        yield from _torn_words(block, path)


def _blocks(prose: Numbered) -> Iterator[Numbered]:
    """The lines that belong together, without code.

    What is indented is code, unless it belongs to an entry of a list or to a note.
    """
    block: Numbered = []
    depth = 0
    for number, written in prose:
        line = written.expandtabs(4)
        level = (len(line) - len(line.lstrip())) // 4
        is_note = bool(_NOTE.match(line))
        if block and (is_note or not line.strip()):
            yield block
            block = []
        if not line.strip() or (not block and level > depth):
            continue
        depth = depth if block else level
        block.append((number, line))
        if is_note or _LISTED.match(line):
            depth = level + 1
        if is_note or _HEADING.match(line):
            yield block
            block = []
    if block:
        yield block


def _note_problems(lines: list[str], number: int, path: str) -> Iterator[Problem]:
    line = lines[number - 1].expandtabs(4)
    if not _NOTE_FORM.fullmatch(line):
        what = f'a note must begin as !!! note "Title", found “{line.strip()}”'
        cure = "Write the title in straight quotes, and no space before “!!!” or “???”."
        yield Problem(path, number, "", what, cure, "page-marks")
        return
    below = (one.expandtabs(4) for one in lines[number:] if one.strip())
    indented = line[: len(line) - len(line.lstrip())] + " " * 4
    if not next(below, "").startswith(indented):
        what = "a note must have its text below it, each line after four spaces"
        cure = "Put four spaces before each line of its text."
        yield Problem(path, number, "", what, cure, "page-marks")


def _torn_tables(block: Numbered, path: str) -> Iterator[Problem]:
    """A line of a table whose block does not begin with words and dashes."""
    rows = [line.strip() for _, line in block]
    at = next((at for at, row in enumerate(rows) if row.startswith("|")), None)
    if at is None:
        return
    widths = [len(_cells(row)) for row in rows[:2]]
    has_dashes = len(rows) > 1 and _DASHES.fullmatch(rows[1])
    if at == 0 and has_dashes and widths[0] == widths[1]:
        return
    what = (
        "a table must begin with a line of words and a line of dashes for as many "
        f"columns, found “{rows[at]}”"
    )
    cure = (
        f"Write “{'|---' * len(_cells(rows[at]))}|” below its first line, and leave "
        "the line above it empty."
    )
    yield Problem(path, block[at][0], "", what, cure, "page-marks")


def _torn_words(block: Numbered, path: str) -> Iterator[Problem]:
    """What begins with “**” and is not closed in its paragraph, entry or cell."""
    if not any("**" in line for _, line in block):
        return
    parts: list[Numbered] = [[]]
    for number, written in block:
        line = _CALL.sub("call", _without_signs(written.strip()))
        if line.startswith("|"):
            parts += ([(number, cell)] for cell in line.split("|"))
        elif _LISTED.match(line):
            parts.append([(number, line)])
        elif line.strip("*_- "):
            parts[-1].append((number, line))
    for part in parts:
        marks = [
            (number, one) for number, line in part for one in _STRONG.finditer(line)
        ]
        lonely = [(number, one) for number, one in marks if one[1] is None]
        torn = marks[-1:] if len(marks) % 2 else []
        for number, one in lonely[:1] or torn:
            words = one[0].strip()
            what = f"strong words must end with “**” where they do, found “{words}”"
            cure = (
                "Write “**” close before and close behind the words, in one paragraph."
            )
            yield Problem(path, number, "", what, cure, "page-marks")


def _cells(row: str) -> list[str]:
    plain = _without_signs(row).strip()
    return plain.removeprefix("|").removesuffix("|").split("|")


def _without_signs(line: str) -> str:
    """A line in which what stands in code or behind a backslash marks nothing."""
    return _ESCAPED.sub(_marking_nothing, _CODE.sub(_marking_nothing, line))


def _marking_nothing(match: re.Match[str]) -> str:
    return re.sub(r"[*|]", "x", match[0])


def _stray_marks(line: str, path: str, number: int) -> Iterator[Problem]:
    """What is neither Markdown nor a call."""
    for opening in ("{%", "{#"):
        if opening in line:
            what = f"“{opening}” must not stand in a page"
            cure = "Delete it; pages only call components."
            yield Problem(path, number, "", what, cure, "page-plain")
    if _ALIGNED.fullmatch(line):
        what = f"columns of a table must not be aligned, found “{line.strip()}”"
        cure = "Write “---” for each column, without colons."
        yield Problem(path, number, "", what, cure, "page-plain")
    if "`" in _CODE.sub("", line):
        what = "code must begin and end with “`” on its line"
        cure = "Write a “`” before and behind it, or take the “`” out."
        yield Problem(path, number, "", what, cure, "code-form")
    torn = find_torn_link(line)
    if torn:
        what = f"a link must be [words](address) without a space, found “{torn}”"
        cure = "Write the address between “(” and “)”, close behind “]”."
        yield Problem(path, number, "", what, cure, "page-plain")
    found = find_markup(line)
    if found:
        what = f"HTML must not stand in a page; found “{found}”"
        cure = "Write it in Markdown, or call a component."
        yield Problem(path, number, "", what, cure, "page-plain")
