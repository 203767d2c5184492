"""The preview: a whole build once, and then only what a change has made out of date.

A page is made when a browser asks for it, so that whoever writes sees it at once. The
check, all other pages and what is no page follow; in the end the site is the same bytes
as after a whole build. No slip ends it: pages stay as they were until it is mended.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Set
from pathlib import Path
from threading import RLock

from macros import MEMORY
from macros.content import SETTINGS, Content, load_content
from macros.making import RefusedError, Site
from macros.problems import Problem, report
from macros.rules import Rule, ask, rules_for


class Preview:
    """A site that is kept up with the files it is made from."""

    def __init__(
        self, project: Path, folder: Path, address: str, say: Callable[[str], None]
    ) -> None:
        self.base = "/"
        """The path below which the site is served."""

        self._project, self._folder, self._address = project, folder, address
        self._say = say
        self._told = ""
        self._site: Site | None = None
        self._changed: set[Path] = set()
        self._stale: set[str] = set()
        self._failed: dict[str, Exception] = {}
        self._later: deque[Callable[[], None]] = deque()
        self._checks: deque[tuple[Rule, Content]] = deque()
        self._problems: set[Problem] = set()
        self._making = RLock()

    @property
    def layer(self) -> str | None:
        """The folder with what a district adds, once a site is built."""
        return self._site.layer if self._site else None

    def take_in(self, changed: Set[Path] = frozenset()) -> bool:
        """Takes in what was written; false if a problem is in the way of all of it."""
        with self._making:
            self._changed |= changed
            site = self._site
            if site and all(map(self._is_text, self._changed)):
                return self._update(site)
            return self._build()

    def make_ready(self, file: str) -> None:
        """Makes the page in a file of the site, if it is out of date."""
        with self._making:
            if (site := self._site) and (source := site.source_of(file)) in self._stale:
                self._make(site, source)

    def follow(self) -> bool:
        """Does one more of what follows a change; false if nothing does."""
        if self._checks:
            self._check()
            return True
        with self._making:
            if (site := self._site) and self._stale:
                self._make(site, site.quickest(self._stale))
            elif self._later and not self._problems:
                self._later.popleft()()
            else:
                return False
        return True

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
        for waiting in (self._stale, self._failed, self._checks, self._later):
            waiting.clear()
        # MkDocs would stop at the first slip in its settings, in words of its own.
        problems = load_content(self._project, memory=MEMORY)[2]
        if any(problem.path == SETTINGS for problem in problems):
            self._site = None
            self._tell(report(problems))
            return False
        try:
            self._site = Site(self._project, self._folder, self._address)
        except RefusedError as refused:
            # What was changed stays noted, so that the next change builds all too.
            self._site = None
            self._tell(str(refused))
            return False
        self._changed.clear()
        self.base = self._site.base
        self._tell("")
        return True

    def _update(self, site: Site) -> bool:
        content, examples, problems = load_content(self._project, site.layer, MEMORY)
        if problems:
            self._tell(report(problems))
            return False
        stale = site.take_in(content)
        if stale is None:
            return self._build()
        written = {source for file in self._changed if (source := self._source(file))}
        self._changed.clear()
        self._stale |= stale | written | self._failed.keys()
        self._failed.clear()
        self._later = deque(site.completions())
        self._problems.clear()
        self._checks = deque(rules_for(content, examples))
        for source in sorted(written):
            if self._site is site:  # and not built anew for the title of one before
                self._make(site, source)
        return True

    def _check(self) -> None:
        """Asks one more rule; after the last one, tells what all have found."""
        rule, content = self._checks.popleft()
        self._problems.update(ask([rule], content))
        if not self._checks:
            self._tell(report(self._problems) if self._problems else "")
            self._blame()

    def _make(self, site: Site, source: str) -> None:
        """Makes a page; one that cannot be made stays as it was."""
        self._stale.discard(source)
        try:
            has_its_title = site.make(source)
        # A page that breaks a rule can end in anything.
        except Exception as error:
            self._failed[source] = error
            self._blame()
            return
        if not has_its_title:
            self._build()

    def _blame(self) -> None:
        """Raises what stopped a page, if all rules are kept; then it is our fault."""
        if self._failed and not (self._checks or self._problems):
            raise next(iter(self._failed.values()))

    def _tell(self, found: str) -> None:
        """Says what must be put right, once, and that it was put right."""
        if found != self._told:
            self._told = found
            self._say(found or "No problems in the content")
