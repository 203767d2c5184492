"""Makes single pages of a site, as a whole build makes all of them.

Beside the front door the only room that knows MkDocs. It sees a build as a plugin does,
and makes a page in the steps of MkDocs' own `build`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build, get_context
from mkdocs.config import load_config
from mkdocs.config.base import LegacyConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.utils import write_file

from macros import COMPLETIONS, shared_by_all_pages
from macros.content import Content
from macros.listening import Listener

_LOGGER = logging.getLogger("mkdocs")
# What it would print is told by the preview, once.
_LOGGER.addHandler(logging.NullHandler())


class RefusedError(Exception):
    """A whole build was refused; says why."""


def load_settings(project: Path, folder: Path, address: str) -> Any:
    """The settings of a site that is to be built into a folder and served.

    Raises `RefusedError` if MkDocs does not accept them.
    """
    with _refusals():
        settings = load_config(str(project / "mkdocs.yml"), site_dir=str(folder))
    settings.site_url = address + urlsplit(settings.site_url or "/").path
    return settings


@contextmanager
def _refusals() -> Iterator[None]:
    """Raises `RefusedError` for what MkDocs refuses, with all that it says of it."""
    said: list[str] = []
    ear = logging.Handler(logging.ERROR)
    ear.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    _LOGGER.addHandler(ear)
    try:
        yield
    except MkDocsException as error:
        raise RefusedError("\n".join(said) or str(error)) from None
    finally:
        _LOGGER.removeHandler(ear)


class BuiltSite(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]
    """A site that was built, with all that it takes to make its pages once more."""

    def __init__(self, settings: Any) -> None:
        """Builds it; raises `RefusedError` if there are problems.

        Whatever a template or a page that has just been saved raises is raised too.
        """
        self._folder = Path(settings.site_dir)
        self._plugins = settings.plugins
        self._plugins["preview"] = self
        with _refusals():
            settings.plugins.on_startup(command="serve", dirty=False)
            build(settings)

    def on_config(self, config: Any) -> Any:
        """Called by MkDocs after the front door, which has loaded the content."""
        self._settings = config
        self._front_door = config.plugins["macros"]
        self._listener = Listener(self._front_door.course)
        self._front_door.library = self._listener
        self._shared = shared_by_all_pages(self._front_door, self._front_door.course)
        return config

    def on_nav(self, nav: Any, config: Any, files: Any) -> Any:
        """Called by MkDocs with the menu and all files."""
        self._menu, self._files = nav, files
        return nav

    def on_pre_page(self, page: Any, config: Any, files: Any) -> Any:
        """Called by MkDocs before it reads a page."""
        self._listener.listen_to(page.file.src_uri)
        return page

    def on_env(self, env: Any, config: Any, files: Any) -> Any:
        """Called by MkDocs when all pages are read, with the templates."""
        self._templates = env
        pages = files.documentation_pages()
        self._pages = {file.src_uri: file.page for file in pages}
        self._loaded = {file.src_uri: file.page.meta["front_end"] for file in pages}
        self._sources = {file.dest_uri: file.src_uri for file in pages}
        return env

    def has_page(self, source: str) -> bool:
        """Whether a file of `docs/`, such as modules/scope.md, is one of the pages."""
        return source in self._pages

    def source_of(self, file: str) -> str:
        """The source of a page, such as modules/scope/index.html; empty for others."""
        return str(self._sources.get(file, ""))

    def quickest(self, sources: Iterable[str]) -> str:
        """The page for which the fewest questions are asked."""
        return min(sources, key=self._listener.how_much)

    def take_in(self, content: Content) -> set[str] | None:
        """The sources of the pages that this content changes; nothing if it is all."""
        content = replace(content, site=self._front_door.course.site)
        if shared_by_all_pages(self._front_door, content) != self._shared:
            return None
        self._front_door.course = content
        return self._listener.take_in(content)

    def make(self, source: str) -> bool:
        """Makes a page anew; false if its title has changed, which others show."""
        page, settings, plugins = self._pages[source], self._settings, self._plugins
        title = page.title
        plugins.on_pre_page(page, config=settings, files=self._files)
        page.read_source(settings)
        page.markdown = plugins.on_page_markdown(
            page.markdown, page=page, config=settings, files=self._files
        )
        page.render(settings, self._files)
        page.content = plugins.on_page_content(
            page.content, page=page, config=settings, files=self._files
        )
        if page.title != title:
            return False
        self._write(page)
        return True

    def _write(self, page: Any) -> None:
        settings, plugins = self._settings, self._plugins
        page.active = True
        try:
            context = get_context(
                self._menu, self._files.documentation_pages(), settings, page
            )
            name = page.meta.get("template", "main.html")
            context = plugins.on_page_context(
                context, page=page, config=settings, nav=self._menu
            )
            html = self._templates.get_template(name).render(context)
            html = plugins.on_post_page(html, page=page, config=settings)
        finally:
            page.active = False
        self._loaded[page.file.src_uri] = page.meta["front_end"]
        self._front_door.front_end.write(self._folder)
        write_file(html.encode("utf-8", "xmlcharrefreplace"), page.file.abs_dest_path)

    def completions(self) -> Iterator[Callable[[], None]]:
        """What writes the files that are no pages, one after the other."""
        yield self._take_away_unused
        for write in COMPLETIONS:
            yield partial(write, self._front_door, self._folder)

    def _take_away_unused(self) -> None:
        lists = [self._settings["extra"]["front_end"], *self._loaded.values()]
        used = {name for names in lists for name in names.values()}
        self._front_door.front_end.take_away(self._folder, used)
