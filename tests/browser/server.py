"""Serves a built site below its path, compressed, as the published site is."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tests import projects

HEADERS = 200
"""Bytes of headers that an answer has besides its body, about."""

PIECE = 500
PAUSE = 0.01
"""What a slow line brings at once, in bytes, and the seconds until the next piece."""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a site below its path, compressed, as the published site is."""

    def __init__(
        self, sent: list[int] | None, slow: bool, *arguments: Any, **named: Any
    ) -> None:
        self.sent = sent
        self.slow = slow
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:
        """Answers with the file, or with the error page."""
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file = file / "index.html"
        status = HTTPStatus.OK if file.is_file() else HTTPStatus.NOT_FOUND
        if status is HTTPStatus.NOT_FOUND:
            file = Path(self.directory) / "404.html"
        body = gzip.compress(file.read_bytes())
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):  # the page was closed before it was whole
            piece = PIECE if self.slow else len(body)
            for start in range(0, len(body), piece):
                self.wfile.write(body[start : start + piece])
                time.sleep(PAUSE if self.slow else 0)
        if self.sent is not None:
            self.sent.append(len(body) + HEADERS)

    def translate_path(self, path: str) -> str:
        """The file behind an address below the site's path."""
        inside = (
            path.removeprefix(projects.BASE)
            if path.startswith(projects.BASE)
            else "not-here"
        )
        return super().translate_path("/" + inside)

    def log_message(self, *_arguments: Any) -> None:
        """Says nothing."""


@contextmanager
def served(
    site: Path, sent: list[int] | None = None, *, slow: bool = False
) -> Iterator[str]:
    """The address under which a built site answers; notes the bytes of each answer."""
    handler = functools.partial(Handler, sent, slow, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{projects.BASE}"
    finally:
        server.shutdown()
        server.server_close()
