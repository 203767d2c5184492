"""The preview: a whole build once, and then only what a change has made out of date.

A page is made when a browser asks for it, so that whoever writes sees it at once. The
check, all other pages and what is no page follow; in the end the site is the same bytes
as after a whole build. No slip ends it: pages stay as they were until it is mended.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Callable, Set
from pathlib import Path
from threading import Condition, RLock
from traceback import format_exception
from typing import Any
from urllib.parse import urlsplit

from macros import MEMORY, layer_of
from macros.content import LAYER, SETTINGS, Content, load_content, load_menu
from macros.making import BuiltSite, RefusedError, load_settings
from macros.problems import Problem, report
from macros.rules import Rule, ask, load_and_check, rules_for

PATIENCE = 50
"""Seconds for which a browser waits for a change before it asks again."""


class Preview:
    """A site that is kept up with the files it is made from."""

    def __init__(
        self, project: Path, place: Path, address: str, say: Callable[[str], None]
    ) -> None:
        self.base = "/"
        """The path below which the site is served."""

        self.layer: str | None = LAYER
        """The folder with what a district adds."""

        self.folder: Path | None = None
        """What the last good build has made, or nothing yet."""

        self.changes = 0
        """How often the site has become another one."""

        self._project, self._place, self._address = project, place.resolve(), address
        self._say = say
        self._told = ""
        self._builds = 0
        self._site: BuiltSite | None = None
        self._changed: set[Path] = set()
        self._stale: set[str] = set()
        self._failed: dict[str, BaseException] = {}
        self._later: deque[Callable[[], None]] = deque()
        self._checks: deque[tuple[Rule, Content]] = deque()
        self._problems: set[Problem] = set()
        self._making = RLock()
        self._change = Condition()

    @property
    def watched(self) -> list[Path]:
        """The settings and folders of which a change is seen."""
        names = dict.fromkeys(("data", "docs", "overrides", self.layer or "data"))
        return [*self._project.glob("*.yml"), *(self._project / name for name in names)]

    def take_in(self, changed: Set[Path] = frozenset()) -> bool:
        """Takes in what was written; false if a problem is in the way of all of it."""
        with self._making:
            self._changed |= changed
            site = self._site
            if site and all(map(self._is_text, self._changed)):
                return self._update(site)
            return self._build()

    def read(self, file: str) -> bytes | None:
        """What is in a file of the site, made first if it is an old page."""
        with self._making:
            if (site := self._site) and (source := site.source_of(file)) in self._stale:
                self._make(site, source)
            if self.folder is None:
                return None
            try:
                found = (self.folder / file).resolve()
                is_there = found.is_relative_to(self._place) and found.is_file()
            except (OSError, ValueError):  # no file can have such a name
                return None
            return found.read_bytes() if is_there else None

    def follow(self) -> bool:
        """Does one more of what follows a change; false if nothing does."""
        if self._checks:
            self._check(self._checks)
            return True
        with self._making:
            if (site := self._site) and self._stale:
                self._make(site, site.quickest(self._stale))
            elif self._later and not self._problems:
                self._later.popleft()()
            else:
                return False
        return True

    def wait_for_change(self, seen: int) -> bool:
        """Whether something changes after what a page has seen, while it can wait."""
        with self._change:
            return self._change.wait_for(lambda: self.changes > seen, PATIENCE)

    def _is_text(self, file: Path) -> bool:
        """Whether a file is what authors write, and no page that comes or goes."""
        if file.suffix == ".yaml":
            return file.is_relative_to(self._project / "data")
        source = self._source(file)
        return bool(self._site and self._site.has_page(source) and file.exists())

    def _source(self, file: Path) -> str:
        """A file as seen from `docs/`; empty if it lies elsewhere."""
        docs = self._project / "docs"
        return file.relative_to(docs).as_posix() if file.is_relative_to(docs) else ""

    def _build(self) -> bool:
        """Builds the whole site, which checks all before its first page."""
        # What was changed stays noted until then, so that the next change builds too.
        self._site = None
        self._begin_anew()
        self._builds += 1
        folder = self._place / str(self._builds)
        try:
            self._site = BuiltSite(self._load_settings(folder))
        except RefusedError as refused:
            self._tell(str(refused))
        # A template, or a page that was saved after the check, can end in anything.
        except (Exception, SystemExit) as error:
            self._tell(self._reason(error))
        if self._site is None:
            shutil.rmtree(folder, ignore_errors=True)
            return False
        old, self.folder = self.folder, folder
        if old:
            shutil.rmtree(old)
        self._changed.clear()
        self._tell("")
        self._note_change()
        return True

    def _begin_anew(self) -> None:
        """Forgets what was to follow the changes before."""
        self._stale.clear()
        self._failed.clear()
        self._problems.clear()
        self._later, self._checks = deque(), deque()

    def _load_settings(self, folder: Path) -> Any:
        # MkDocs would stop at the first slip in its settings, in words of its own.
        problems = load_menu(self._project / SETTINGS)[1]
        if problems:
            raise RefusedError(report(problems))
        settings = load_settings(self._project, folder, self._address)
        self.base, self.layer = urlsplit(settings.site_url).path, layer_of(settings)
        return settings

    def _update(self, site: BuiltSite) -> bool:
        content, examples, problems = load_content(self._project, self.layer, MEMORY)
        if problems:
            self._tell(report(problems))
            return False
        stale = site.take_in(content)
        if stale is None:
            return self._build()
        written = {source for file in self._changed if (source := self._source(file))}
        stale |= written | self._stale | self._failed.keys()
        self._begin_anew()
        self._changed.clear()
        self._stale = stale
        self._later = deque(site.completions())
        self._checks = deque(rules_for(content, examples))
        for source in sorted(written):
            if self._site is site:  # and not built anew for the title of one before
                self._make(site, source)
        self._note_change()
        return True

    def _check(self, checks: deque[tuple[Rule, Content]]) -> None:
        """Asks one more rule; after the last one, tells what all have found."""
        rule, content = checks[0]
        found = set(ask([rule], content))
        with self._making:
            if checks is not self._checks:
                return  # a change has come meanwhile
            checks.popleft()
            self._problems |= found
            if not checks:
                self._tell_state()

    def _make(self, site: BuiltSite, source: str) -> None:
        """Makes a page; one that cannot be made stays as it was."""
        self._stale.discard(source)
        try:
            has_its_title = site.make(source)
        # A page that breaks a rule can end in anything; the macros may even exit.
        except (Exception, SystemExit) as error:
            self._failed[source] = error
            if not self._checks:
                self._tell_state()
            return
        if not has_its_title:
            self._build()

    def _tell_state(self) -> None:
        """Says what the check has found, or else why a page cannot be made."""
        failed = next(iter(self._failed.values()), None)
        if self._problems:
            self._tell(report(self._problems))
        else:
            self._tell(self._reason(failed) if failed else "")

    def _reason(self, error: BaseException) -> str:
        """What is wrong in the files as they are now, or else all that was raised."""
        problems = load_and_check(self._project, self.layer, MEMORY)[2]
        return report(problems) if problems else "".join(format_exception(error))

    def _tell(self, found: str) -> None:
        """Says what must be put right, once, and that it was put right."""
        if found != self._told:
            self._told = found
            self._say(found or "No problems in the content")

    def _note_change(self) -> None:
        with self._change:
            self.changes += 1
            self._change.notify_all()
