"""A view becomes HTML that survives Markdown. The only Jinja environment."""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.meta import find_referenced_templates
from markdown import Markdown as MarkdownParser
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import STX
from markupsafe import Markup, escape

from macros.components.base import (
    CANONICAL,
    Component,
    Link,
    Markdown,
    PlaceId,
    View,
)

FindLink = Callable[[str], "Link | None"]

TEXTS = 50_000
"""Texts with marks that are kept as HTML; a course of a thousand modules has these."""

_COMPONENT = re.compile(r"components/([a-z-]+)/")
_SPECIAL = re.compile(r"[*_`\[\]\\<>&!]")
_ITEM_LINK = re.compile(r'href="#([a-z0-9-]+)"')
_ID = re.compile(r' id="([^"]+)"')

_BLOCK, _INLINE, _END = "\ue000", "\ue001", "\ue002"
"""Signs that no language uses; between two of them stands the number of some HTML."""

_P, _P_END = "<p>", "</p>"
_MARK = re.compile(rf"{_P}({_BLOCK}\d+{_END}){_P_END}|([{_BLOCK}{_INLINE}]\d+{_END})")

_RELATIVE = re.compile(r'(\s(?:href|src)=")(?![#?/"]|[a-z]+:)(\.\./)?')
_IN_SENTENCE = {ord(sign): f"&#{ord(sign)};" for sign in "*_`[]|"}


class _Templates(Environment):
    """Looks a name up in a view first, where it nearly always is."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a name after a dot stands for."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class Renderer:
    """Renders components from the templates of one folder."""

    def __init__(self, overrides: Path, find_link: FindLink) -> None:
        self._overrides = overrides
        self._find_link = find_link
        self._places: dict[str, Counter[PlaceId]] = defaultdict(Counter)
        self._on_page: dict[str, set[str]] = defaultdict(set)
        self._parts: dict[str, frozenset[str]] = {}
        self._environment = _Templates(
            loader=FileSystemLoader(overrides),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,  # each build makes its own renderer
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.policies["json.dumps_kwargs"] = CANONICAL

    def begin_page(self, page_url: str) -> None:
        """Forgets what stood on a page when it was made before."""
        self._places[page_url].clear()
        self._on_page[page_url].clear()

    def render(self, component: Component, view: View, page_url: str) -> str:
        """The component's HTML on one line, with links as seen from a page."""
        name = component.web_name
        self._on_page[page_url] |= self._parts_of(f"components/{name}/{name}.html")
        template = self._environment.get_template(f"components/{name}/{name}.html")
        html = template.render(self.ready(view, page_url))
        # Markdown ends an HTML block at the first newline inside an admonition,
        # so the whole component has to be one line.
        line = " ".join(filter(None, map(str.strip, html.splitlines())))
        return _in_sentence(line) if component.inline else line

    def render_page(self, template: str, view: View, page_url: str = "") -> str:
        """A whole page that does not come from `docs/`, with its lines as they are."""
        found = self._environment.get_template(template)
        return found.render(self.ready(view, page_url))

    def components_on(self, page_url: str) -> frozenset[str]:
        """The web names of the components whose templates made a page so far."""
        return frozenset(self._on_page[page_url])

    def ready(self, value: Any, page_url: str) -> Any:
        """The value with Markdown, links and ids as the page has them, at any depth."""
        kind = type(value)
        if kind is str or kind is bool or value is None:
            return value
        if kind is Markdown:
            return self._inline_html(value, page_url)
        if kind is dict:
            return {key: self.ready(entry, page_url) for key, entry in value.items()}
        if kind is list:
            return [self.ready(entry, page_url) for entry in value]
        if kind is Link:
            return address(value, page_url)
        if kind is PlaceId:
            return self._numbered(value, page_url)
        return value

    def _parts_of(self, template: str) -> frozenset[str]:
        """The components whose templates a template is made of, itself among them."""
        if template not in self._parts:
            file = self._overrides / template
            parsed = self._environment.parse(
                file.read_text("utf-8"), template, str(file)
            )
            others = find_referenced_templates(parsed)
            own = {match[1]} if (match := _COMPONENT.match(template)) else set()
            self._parts[template] = frozenset(own).union(
                *(self._parts_of(other) for other in others if other)
            )
        return self._parts[template]

    def _numbered(self, place: PlaceId, page_url: str) -> str:
        """The id as it is, and with a number from its second time on the page."""
        self._places[page_url][place] += 1
        number = self._places[page_url][place]
        return place if number == 1 else f"{place}--{number}"

    def _inline_html(self, text: Markdown, page_url: str) -> Markup:
        def resolved(match: re.Match[str]) -> str:
            link = self._find_link(match[1])
            return f'href="{escape(address(link, page_url))}"' if link else match[0]

        # The parser has no raw HTML in it, so all tags here are its own.
        return Markup(_ITEM_LINK.sub(resolved, inline_html(text)))  # noqa: S704


class SetApart(Extension):
    """Keeps HTML away from Markdown: a mark stands for it until a page is read.

    Markdown goes through HTML tag by tag, twice, and leaves it as it is, which takes
    longer than all else in a build.
    """

    def __init__(self) -> None:
        super().__init__()
        self._html: dict[str, str] = {}

    def begin_page(self) -> None:
        """Forgets the page before."""
        self._html.clear()

    def mark(self, html: str, *, inline: bool) -> str:
        """What stands in a page for HTML."""
        begin = _INLINE if inline else _BLOCK
        mark = f"{begin}{len(self._html)}{_END}"
        self._html[mark] = html
        return mark

    def extendMarkdown(self, md: MarkdownParser) -> None:  # noqa: N802, the name it calls
        """Called by Markdown before it reads a page."""
        # Right behind what notes to which places of a page a link may lead.
        md.preprocessors.register(_Places(md, self), "set-apart-places", 20.5)
        md.postprocessors.register(_PutBack(self), "set-apart", 0)

    def places(self) -> set[str]:
        """The ids in all HTML of the page."""
        return {name for html in self._html.values() for name in _ID.findall(html)}

    def put_back(self, text: str) -> str:
        """The page that Markdown has read, with its HTML."""

        def html(mark: re.Match[str]) -> str:
            name = mark[1] or mark[2]
            found = self._html.get(name, name)
            return f"{found}\n" if mark[1] else found

        return _MARK.sub(html, text)


class _Places(Preprocessor):
    """Tells those who check links which places the HTML of a page has."""

    def __init__(self, md: MarkdownParser, apart: SetApart) -> None:
        super().__init__(md)
        self._apart = apart

    def run(self, lines: list[str]) -> list[str]:
        for other in self.md.preprocessors:
            if hasattr(other, "present_anchor_ids"):
                other.present_anchor_ids |= self._apart.places()
        return lines


class _PutBack(Postprocessor):
    def __init__(self, apart: SetApart) -> None:
        super().__init__()
        self._apart = apart

    def run(self, text: str) -> str:
        return self._apart.put_back(text)


@lru_cache(maxsize=4096)
def address(link: Link, page_url: str) -> str:
    """The way from one page to another, in the form that the site's addresses have."""
    anchor = f"#{link.anchor}" if link.anchor else ""
    if page_url.endswith(".html"):
        target = f"{link.page}.html"
        here = posixpath.dirname(page_url) or "."
        return posixpath.relpath(target, here) + anchor
    # The page of a folder answers at the folder's own address.
    page = link.page.removesuffix("/index")
    if page_url.strip("/") == page and anchor:
        return anchor
    return posixpath.relpath(page, page_url or ".") + "/" + anchor


def seen_from_file(html: str, stem: str) -> str:
    """Links of a page at `stem/` as they are seen from the folder of its file."""
    return _RELATIVE.sub(lambda link: link[1] + ("" if link[2] else f"{stem}/"), html)


@lru_cache(maxsize=TEXTS)
def inline_html(text: str) -> str:
    """A text with inline Markdown as HTML; what looks like HTML is shown as typed."""
    joined = " ".join(text.split())
    if not _SPECIAL.search(joined):
        return str(escape(joined))
    html = _markdown().reset().convert(joined)
    if STX in html:
        # Markdown took a quotation mark in an address for a title, and lost code in it.
        return str(escape(joined))
    return html.removeprefix(_P).removesuffix(_P_END)


_BLOCKS = (
    "indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote",
    "reference",
)  # fmt: skip
_NOT_OURS = ("html", "image_link", "image_reference", "short_image_ref", "autolink")


@lru_cache(maxsize=1)
def _markdown() -> MarkdownParser:
    """Python-Markdown with everything taken out that is not for a line of text."""
    parser = MarkdownParser()
    parser.preprocessors.deregister("html_block")
    for name in _BLOCKS:
        parser.parser.blockprocessors.deregister(name)
    for name in _NOT_OURS:
        parser.inlinePatterns.deregister(name)
    return parser


def _in_sentence(html: str) -> str:
    """Signs that Markdown would read once more in a sentence, written as numbers."""
    return html.translate(_IN_SENTENCE)
