"""Serves the preview to a browser, and notices what is written meanwhile.

A page that is open is loaded anew after a change. Since the policy of the pages lets no
script ask for anything, each waits for a script that comes when there is a change.
"""

from __future__ import annotations

import http.server
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from pathlib import Path
from stat import S_ISDIR
from typing import Any, TypeAlias

from macros.preview import Preview

INTERVAL = 0.2
"""Seconds between two looks at the files."""

PATIENCE = 50
"""Seconds for which a browser waits for a change before it asks again."""

_BEGIN, _CHANGED = "/preview-", "/changed-since-"
_WAIT = """{
  const wait = () => {
    const script = document.createElement("script");
    script.src = "%s";
    document.head.append(script);
  };
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait);
}"""

Stamps: TypeAlias = dict[str, tuple[int, int]]
"""When each file was written, and its size."""


def serve(project: Path, port: int, say: Callable[[str], None]) -> None:
    """Builds a course, serves it and keeps it up, until someone stops it."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder).resolve()
        preview = Preview(project, site, f"http://127.0.0.1:{port}", say)
        say("Building the site")
        with Server(preview, site, port) as server:
            # Before the build, so that nothing is missed that is written meanwhile.
            known = stamps_of(watched_in(project))
            preview.take_in()
            threading.Thread(target=server.serve_forever, daemon=True).start()
            say(f"Serving it at {server.address}; stop with Ctrl+C")
            watched = watched_in(project, preview.layer)
            server.keep_up(watched, stamps_of(watched) | known, threading.Event())


def watched_in(project: Path, layer: str | None = None) -> list[Path]:
    """The settings and folders of which a change is seen in the preview."""
    names = ("data", "docs", "overrides", layer or "data")
    return [*project.glob("*.yml"), *(project / name for name in dict.fromkeys(names))]


class Server(http.server.ThreadingHTTPServer):
    """Serves a folder, and tells the pages that are open when it has changed."""

    daemon_threads = True

    def __init__(self, preview: Preview, folder: Path, port: int = 0) -> None:
        handler = partial(_Handler, directory=str(folder))
        super().__init__(("127.0.0.1", port), handler)
        self.preview = preview
        self.changes = 0
        self._change = threading.Condition()

    @property
    def address(self) -> str:
        """Where the site is."""
        return f"http://127.0.0.1:{self.server_port}{self.preview.base}"

    def keep_up(
        self, watched: Iterable[Path], known: Stamps, is_over: threading.Event
    ) -> None:
        """Takes in what is not as it is known, and does what follows in between."""
        watched, next_look = tuple(watched), 0.0
        while not is_over.is_set():
            begun = time.monotonic()
            if begun >= next_look:
                found = stamps_of(watched)
                # In a large course a look takes long; it must not take all the time.
                next_look = begun + max(INTERVAL, 5 * (time.monotonic() - begun))
                if found != known:
                    changed = {Path(path) for path, _ in found.items() ^ known.items()}
                    known = found
                    if self.preview.take_in(changed):
                        self._tell_browsers()
            elif not self.preview.follow():
                is_over.wait(next_look - begun)

    def wait_for_change(self, seen: int) -> bool:
        """Whether something changes after what a page has seen, while it can wait."""
        with self._change:
            return self._change.wait_for(lambda: self.changes > seen, PATIENCE)

    def _tell_browsers(self) -> None:
        with self._change:
            self.changes += 1
            self._change.notify_all()


def stamps_of(places: Iterable[Path]) -> Stamps:
    """Some files, and those in some folders at any depth, as they are now."""
    found: Stamps = {}
    waiting = list(map(str, places))
    while waiting:
        # One may be taken away while it is looked at, and a link may lead to nothing.
        with suppress(OSError):
            path = waiting.pop()
            stat = os.stat(path)  # noqa: PTH116, a path for each of thousands is slow
            if S_ISDIR(stat.st_mode):
                waiting += (entry.path for entry in os.scandir(path))
            else:
                found[path] = (stat.st_mtime_ns, stat.st_size)
    return found


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Answers with a file of the site, made ready first, or with the error page."""

    server: Server

    def do_GET(self) -> None:
        """Answers with a file, or with a script that comes when there is a change."""
        for begin, script in ((_BEGIN, self._script), (_CHANGED, self._late_script)):
            seen = self.path.removeprefix(begin)
            if seen != self.path and seen.isdecimal():
                self._send(HTTPStatus.OK, "text/javascript", script(int(seen)).encode())
                return
        self._send_file()

    def _send_file(self) -> None:
        # Noted before the page is made, so that no change is missed.
        changes = self.server.changes
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            if not self.path.endswith("/"):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", f"{self.path}/")
                self.end_headers()
                return
            file /= "index.html"
        self.server.preview.make_ready(file.relative_to(self.directory).as_posix())
        status = HTTPStatus.OK if file.is_file() else HTTPStatus.NOT_FOUND
        if status is HTTPStatus.NOT_FOUND:
            file = Path(self.directory) / "404.html"
        body = file.read_bytes() if file.is_file() else b""
        if file.suffix == ".html":
            tag = f'<script src="{_BEGIN}{changes}"></script></body>'
            body = body.replace(b"</body>", tag.encode())
        self._send(status, self.guess_type(str(file)), body)

    def _script(self, seen: int) -> str:
        return _WAIT % f"{_CHANGED}{seen}"

    def _late_script(self, seen: int) -> str:
        has_changed = self.server.wait_for_change(seen)
        return "location.reload();" if has_changed else self._script(seen)

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        with suppress(ConnectionError):  # the page was left before all had come
            self.wfile.write(body)

    def translate_path(self, path: str) -> str:
        """The file behind an address below the path of the site."""
        base = self.server.preview.base
        inside = path.removeprefix(base) if path.startswith(base) else "not-here"
        return super().translate_path(f"/{inside}")

    def log_message(self, *_arguments: Any) -> None:
        """Says nothing of what is asked for."""
