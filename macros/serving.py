"""Serves the preview to a browser, and notices what is written meanwhile.

A page that is open is loaded anew after a change. Since the policy of the pages lets no
script ask for anything, each waits for a script that comes when there is a change.
"""

from __future__ import annotations

import mimetypes
import re
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from posixpath import normpath
from typing import Any
from urllib.parse import unquote, urlsplit

from macros.memory import Stamps, stamps_of
from macros.preview import Preview

INTERVAL = 0.2
"""Seconds between two looks at the files."""

_BEGIN, _CHANGED = "/preview-", "/changed-since-"
_COUNT = re.compile(r"\d{1,9}")
_WAIT = """{
  const wait = () => {
    const script = document.createElement("script");
    script.src = "%s";
    document.head.append(script);
  };
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait);
}"""
_NOTHING_YET = "The site cannot be built yet; the terminal says why."


def serve(project: Path, port: int, say: Callable[[str], None]) -> None:
    """Builds a course, serves it and keeps it up, until someone stops it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder).resolve()
        preview = Preview(project, place, f"http://127.0.0.1:{port}", say)
        say("Building the site")
        with Server(preview, port) as server:
            # Before the build, so that nothing is missed that is written meanwhile.
            known = stamps_of(preview.watched)
            preview.take_in()
            threading.Thread(target=server.serve_forever, daemon=True).start()
            say(f"Serving it at {server.address}; stop with Ctrl+C")
            server.keep_up(known, threading.Event())


class Server(ThreadingHTTPServer):
    """Serves a preview, and tells it what is written."""

    daemon_threads = True

    def __init__(self, preview: Preview, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.preview = preview

    @property
    def address(self) -> str:
        """Where the site is."""
        return f"http://127.0.0.1:{self.server_port}{self.preview.base}"

    def keep_up(self, known: Stamps, is_over: threading.Event) -> None:
        """Takes in what is not as it is known, and does what follows in between."""
        next_look = 0.0
        while not is_over.is_set():
            begun = time.monotonic()
            if begun >= next_look:
                found = stamps_of(self.preview.watched)
                # In a large course a look takes long; it must not take all the time.
                next_look = begun + max(INTERVAL, 5 * (time.monotonic() - begun))
                changed = {Path(path) for path, _ in found.items() ^ known.items()}
                known = found
                if changed:
                    self.preview.take_in(changed)
            elif not self.preview.follow():
                is_over.wait(next_look - begun)


class _Handler(BaseHTTPRequestHandler):
    """Answers with a file of the site, made ready first, or with the error page."""

    server: Server

    def do_GET(self) -> None:
        """Answers with a file, or with a script that comes when there is a change."""
        try:
            path = normpath(unquote(urlsplit(self.path).path))
        except ValueError:  # it is no address at all
            self._send_error_page()
            return
        for begin, script in ((_BEGIN, self._script), (_CHANGED, self._late_script)):
            seen = path.removeprefix(begin)
            if seen != path and _COUNT.fullmatch(seen):
                self._send(HTTPStatus.OK, "text/javascript", script(int(seen)).encode())
                return
        if f"{path}/".startswith(base := self.server.preview.base):
            self._send_file(f"{path}/".removeprefix(base).strip("/"))
        else:
            self._send_error_page()

    do_HEAD = do_GET  # noqa: N815

    def _send_file(self, file: str) -> None:
        preview, is_folder = self.server.preview, urlsplit(self.path).path[-1] == "/"
        # Noted before the page is made, so that no change is missed.
        changes = preview.changes
        if not is_folder and (body := preview.read(file)) is not None:
            self._send_body(HTTPStatus.OK, file, body, changes)
            return
        page = f"{file}/index.html".lstrip("/")
        if (body := preview.read(page)) is None:
            self._send_error_page()
        elif is_folder:
            self._send_body(HTTPStatus.OK, page, body, changes)
        else:
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{urlsplit(self.path).path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()

    def _send_error_page(self) -> None:
        changes = self.server.preview.changes
        if (body := self.server.preview.read("404.html")) is not None:
            self._send_body(HTTPStatus.NOT_FOUND, "404.html", body, changes)
            return
        status = HTTPStatus.SERVICE_UNAVAILABLE
        self._send(status, "text/plain", _NOTHING_YET.encode(), Refresh="1")

    def _send_body(
        self, status: HTTPStatus, file: str, body: bytes, changes: int
    ) -> None:
        if file.endswith(".html"):
            tag = f'<script src="{_BEGIN}{changes}"></script></body>'
            body = body.replace(b"</body>", tag.encode())
        kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
        self._send(status, kind, body)

    def _script(self, seen: int) -> str:
        return _WAIT % f"{_CHANGED}{seen}"

    def _late_script(self, seen: int) -> str:
        has_changed = self.server.preview.wait_for_change(seen)
        return "location.reload();" if has_changed else self._script(seen)

    def _send(self, status: HTTPStatus, kind: str, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        with suppress(ConnectionError):  # the page was left before all had come
            self.wfile.write(body)

    def log_message(self, *_arguments: Any) -> None:
        """Says nothing of what is asked for."""
