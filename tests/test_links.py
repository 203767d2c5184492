"""Links outside, tried against a server of our own; nothing here needs a network."""

from __future__ import annotations

import http.server
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest

from macros.__main__ import main
from macros.content import load_content
from macros.links import (
    AT_ONCE,
    Found,
    Mention,
    State,
    addresses_of,
    any_is_gone,
    is_offline,
    links_report,
    open_all,
)
from macros.pages import find_addresses
from tests.projects import ROOT
from tests.site.pages import built_pages

SECONDS = 20.0
"""How long to wait in these tests, on a machine that has much to do."""

SHORT = 0.5
"""How long to wait for what is slow."""


@dataclass
class Host:
    """A server that answers as its paths say, and notes what it was asked."""

    address: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    at_once: int = 0
    most_at_once: int = 0

    def times(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(asked == path for _, asked in self.asked)


REDIRECTIONS = {
    "/moved": (301, "/page"),
    "/moved-and-on": (308, "/for-now"),
    "/for-now": (302, "/page"),
    "/moved-to-nothing": (301, "/gone"),
    "/for-now-then-moved": (302, "/moved"),
    "/round": (302, "/round"),
    "/to-a-file": (301, "file:///etc/passwd"),
    "/to-a-long-one": (301, "/" + "a" * 3000),
    "/to-other-letters": (301, "/p\u00e4ge?a=b"),
    "/to-itself-with-a-cookie": (302, "/to-itself-with-a-cookie"),
}
STATUSES = {"/gone": 404, "/withdrawn": 410, "/broken": 500, "/closed": 403}


def answers_of(host: Host) -> type[http.server.BaseHTTPRequestHandler]:
    class Answers(http.server.BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            if self.path == "/refuses-head":
                self.answer(405)
            elif self.path == "/hangs-up-on-head":
                host.asked.append((self.command, self.path))
                self.close_connection = True
            else:
                self.answer()

        def do_GET(self) -> None:
            self.answer()

        def answer(self, status: int = 200) -> None:
            host.asked.append((self.command, self.path))
            host.agents.add(self.headers["User-Agent"])
            host.at_once += 1
            host.most_at_once = max(host.most_at_once, host.at_once)
            onward = ""
            if self.path == "/slow":
                time.sleep(SHORT * 3)
            if self.path.startswith("/one-of-many"):
                time.sleep(0.01)
            status = STATUSES.get(self.path, status)
            if self.path == "/broken-once" and host.times(self.path) <= 2:
                status = 503
            if self.path in REDIRECTIONS:
                status, onward = REDIRECTIONS[self.path]
            if "cookie" in self.path and "seen=1" in (self.headers["Cookie"] or ""):
                status, onward = 200, ""
            self.send_response(status)
            self.send_header("Set-Cookie", "seen=1")
            self.send_header("Content-Length", "0")
            if onward:
                self.wfile_header("Location", onward)
            host.at_once -= 1
            self.end_headers()

        def wfile_header(self, name: str, value: str) -> None:
            """As a server sends it that does not encode its letters."""
            self.send_header(name, value.encode("utf-8").decode("latin-1"))

        def log_message(self, *_arguments: Any) -> None:
            """Says nothing."""

    return Answers


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    monkeypatch.setenv("no_proxy", "*")
    found = Host()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), answers_of(found))
    found.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield found
    server.shutdown()
    server.server_close()


def opened(host: Host, path: str) -> Found:
    """What became of one path, with the address of the server taken off."""
    address = host.address + path
    seconds = SHORT if path == "/slow" else SECONDS
    found = open_all([address], seconds=seconds, pause=0)[address]
    return Found(found.state, found.more.removeprefix(host.address))


@pytest.mark.parametrize(
    ("path", "state", "more"),
    [
        pytest.param("/page", State.ANSWERS, "", id="answers"),
        pytest.param("/refuses-head", State.ANSWERS, "", id="refuses HEAD"),
        pytest.param("/hangs-up-on-head", State.ANSWERS, "", id="hangs up on HEAD"),
        pytest.param("/für-alle", State.ANSWERS, "", id="letters to encode"),
        pytest.param("/moved", State.MOVED, "/page", id="moved for good"),
        pytest.param("/for-now", State.ANSWERS, "", id="elsewhere for now"),
        pytest.param(
            "/moved-and-on", State.MOVED, "/for-now", id="moved, then for now"
        ),
        pytest.param(
            "/for-now-then-moved", State.ANSWERS, "", id="for now, then moved"
        ),
        pytest.param(
            "/to-other-letters", State.MOVED, "/p%C3%A4ge?a=b", id="moved to letters"
        ),
        pytest.param(
            "/to-itself-with-a-cookie", State.ANSWERS, "", id="wants a cookie"
        ),
        pytest.param("/gone", State.GONE, "it says 404", id="gone"),
        pytest.param("/withdrawn", State.GONE, "it says 410", id="withdrawn"),
        pytest.param("/moved-to-nothing", State.GONE, "it says 404", id="moved, gone"),
        pytest.param("/broken", State.NOT_REACHED, "it says 500", id="broken"),
        pytest.param("/broken-once", State.ANSWERS, "", id="broken once"),
        pytest.param("/closed", State.NOT_REACHED, "it says 403", id="no programs"),
        pytest.param(
            "/slow", State.NOT_REACHED, "no answer within 0.5 seconds", id="slow"
        ),
        pytest.param(
            "/round",
            State.NOT_REACHED,
            "it says “go on” more than 8 times",
            id="in a circle",
        ),
        pytest.param(
            "/to-a-file", State.NOT_REACHED, "it says 301, to no page", id="to a file"
        ),
        pytest.param(
            "/to-a-long-one",
            State.NOT_REACHED,
            "it says 301, to no page",
            id="too long",
        ),
    ],
)
def test_address_is_told_for_what_became_of_it(
    host: Host, path: str, state: State, more: str
) -> None:
    """What answers, what has moved, what is gone, and what cannot be said."""
    assert opened(host, path) == Found(state, more)


@pytest.mark.parametrize(
    ("path", "tries"), [("/page", 1), ("/gone", 2), ("/broken", 4)]
)
def test_only_what_was_not_reached_is_tried_once_more(
    host: Host, path: str, tries: int
) -> None:
    """HEAD, then GET if that fails; the same once more if nothing can be said."""
    opened(host, path)

    assert host.times(path) == tries
    assert [method for method, _ in host.asked[:2]] == ["HEAD", "GET"][:tries]


def test_a_host_is_asked_one_thing_at_a_time(host: Host) -> None:
    """Whoever gives his texts away is not flooded for it."""
    addresses = [f"{host.address}/one-of-many-{number}" for number in range(20)]

    found = open_all(addresses, seconds=SECONDS, pause=0)

    assert {one.state for one in found.values()} == {State.ANSWERS}
    assert host.most_at_once == 1 < AT_ONCE


def test_agent_says_what_it_is_and_where_to_read_about_it(host: Host) -> None:
    """A server's log shows a program, and not a browser that it is not."""
    about = "https://example.org/course"

    open_all([f"{host.address}/page"], about=about, seconds=SECONDS)

    assert host.agents == {f"macros-links/1 (checks the links of a course; +{about})"}


def unknown_host(*_arguments: Any, **_named: Any) -> Any:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_host_that_nobody_knows_is_gone_if_another_one_answers(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a network nobody knows any host, and nothing is gone for it."""
    known = socket.getaddrinfo

    def look_up(name: str, *arguments: Any, **named: Any) -> Any:
        is_ours = name == "127.0.0.1"
        return (known if is_ours else unknown_host)(name, *arguments, **named)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    lost, there = "http://library.example/rules", f"{host.address}/page"
    alone = open_all([lost], pause=0)
    together = open_all([lost, there], pause=0)

    assert alone[lost].state is State.NOT_REACHED
    assert is_offline(alone)
    assert not any_is_gone(alone)
    assert together[lost].state is State.GONE
    assert together[lost].more == "there is no such host"
    assert any_is_gone(together)


@pytest.mark.parametrize(
    "address",
    ["http:///rules", "http://[::1/", "http://a..b/", "http://library.example:port/"],
)
def test_address_that_is_none_is_not_reached(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever an author has typed, it ends in no traceback."""
    monkeypatch.setattr(socket, "getaddrinfo", unknown_host)

    assert open_all([address], pause=0)[address].state is State.NOT_REACHED


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        pytest.param("[a](https://a.example/b).", ["https://a.example/b"], id="link"),
        pytest.param("<https://a.example/>", ["https://a.example/"], id="in brackets"),
        pytest.param("[a]: https://a.example/b", ["https://a.example/b"], id="below"),
        pytest.param(
            "See https://a.example/b, or http://b.example.",
            ["https://a.example/b", "http://b.example"],
            id="bare",
        ),
        pytest.param(
            "[a](https://a.example/b_(c)_d)",
            ["https://a.example/b_(c)_d"],
            id="(in it)",
        ),
        pytest.param("`https://a.example/`", [], id="code"),
        pytest.param("[a](scope.md) mailto:a@b.example", [], id="none"),
    ],
)
def test_address_ends_where_it_ends(text: str, addresses: list[str]) -> None:
    """Neither the brackets of a link nor the stop of a sentence belong to it."""
    assert list(find_addresses(text)) == addresses


def name_addresses(course: Path, address: str) -> None:
    """Makes a source, a text and a page name addresses below one."""
    source = course / "data/shared/sources.yaml"
    text = source.read_text("utf-8")
    source.write_text(
        text.replace("  publisher:", f"  url: {address}/source\n  publisher:", 1),
        "utf-8",
    )
    page = next(course.glob("docs/modules/*.md"))
    with page.open("a", encoding="utf-8") as file:
        file.write(
            f"\nRead [the source]({address}/source#part) and <{address}/page>.\n"
        )


def test_every_place_that_names_an_address_is_known(tiny_course: Path) -> None:
    """A source, a text and a page, each with its file and line."""
    name_addresses(tiny_course, "https://library.example")

    named = addresses_of(load_content(tiny_course)[0])

    page = next(tiny_course.glob("docs/modules/*.md"))
    path = page.relative_to(tiny_course).as_posix()
    last = len(page.read_text("utf-8").splitlines())
    at_source, at_page = named["https://library.example/source"]
    assert at_source.path == "data/shared/sources.yaml"
    assert at_source.item.endswith("› url")
    line = (tiny_course / at_source.path).read_text("utf-8").splitlines()
    assert line[at_source.line - 1] == "  url: https://library.example/source"
    assert at_page == Mention(path, last)
    assert named["https://library.example/page"] == (Mention(path, last),)


def test_every_place_that_cites_a_section_is_known(tiny_course: Path) -> None:
    """A row and a page, each with its file and line, and not the form of the source."""
    source = tiny_course / "data/shared/sources.yaml"
    text = source.read_text("utf-8")
    form = "https://library.example/{section}.html"
    source.write_text(text.replace("  url:", f"  section_url: {form}\n  url:"), "utf-8")
    page = tiny_course / "docs/modules/visits.md"
    with page.open("a", encoding="utf-8") as file:
        file.write('\nSee {{ source("house-rules", "12.1(a)–(c)") }}.\n')
    table = "data/visits/comparison-tables.yaml"
    rows = (tiny_course / table).read_text("utf-8")
    rows = rows.replace("{source: house-rules}", "{source: house-rules, section: 9}", 1)
    (tiny_course / table).write_text(rows, "utf-8")

    named = addresses_of(load_content(tiny_course)[0])

    last = len(page.read_text("utf-8").splitlines())
    (at_row,) = named["https://library.example/9.html"]
    at_page = Mention("docs/modules/visits.md", last)
    assert at_row.path == table
    assert "section: 9" in rows.splitlines()[at_row.line - 1]
    assert at_row.item.endswith("› section")
    assert named["https://library.example/12.1.html"] == (at_page,)
    assert form not in named


def test_every_address_that_the_site_links_to_is_opened(built_site: Path) -> None:
    """Nothing outside to which a reader is led is left out, and no form is opened."""
    named = addresses_of(load_content(ROOT)[0])
    linked = {
        urldefrag(str(link["href"]))[0]
        for page in built_pages(built_site)
        for link in page.tree.select("a[href^='http:'], a[href^='https:']")
    }

    assert len(linked) > 100
    assert linked <= named.keys()
    assert not any("{" in address for address in named)


def test_report_tells_the_worst_first_and_every_place() -> None:
    """Whoever mends a link goes to each place that names it."""
    here, there = (
        Mention("data/a.yaml", 3, "source rules › url"),
        Mention("docs/b.md", 7),
    )
    named = {
        "https://a.example/": (there,),
        "https://b.example/": (here, there),
        "https://c.example/": (here,),
    }
    found = {
        "https://a.example/": Found(State.ANSWERS),
        "https://b.example/": Found(State.MOVED, "https://d.example/"),
        "https://c.example/": Found(State.GONE, "it says 404"),
    }
    broken = """\
https://c.example/  gone: it says 404
    data/a.yaml:3  source rules › url

https://b.example/  moved for good to https://d.example/
    data/a.yaml:3  source rules › url
    docs/b.md:7

"""
    answers = "https://a.example/  answers\n    docs/b.md:7\n\n"
    sums = "3 addresses: 1 gone, 1 moved for good, 1 answers"

    assert links_report(named, found, all_of_them=True) == broken + answers + sums
    assert links_report(named, found, all_of_them=False) == broken + sums


@pytest.mark.parametrize(
    ("path", "status"), [("/page", 0), ("/moved", 0), ("/closed", 0), ("/gone", 1)]
)
def test_command_fails_only_if_an_address_is_gone(
    host: Host,
    tiny_course: Path,
    path: str,
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What has moved or refuses programs is told, and can wait."""
    monkeypatch.setattr("macros.links.PAUSE", 0)
    only = {host.address + path: (Mention("docs/b.md", 7),)}
    monkeypatch.setattr("macros.__main__.addresses_of", lambda _content: only)

    assert main(["links", str(tiny_course)]) == status
    assert f"{host.address}{path}  " in capsys.readouterr().out


def test_command_without_a_network_says_so(
    tiny_course: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Nothing is called gone because the computer is in a train."""
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr("macros.links.PAUSE", 0)
    address = f"http://127.0.0.1:{closed_port()}/page"
    only = {address: (Mention("docs/b.md", 7),)}
    monkeypatch.setattr("macros.__main__.addresses_of", lambda _content: only)

    assert main(["links", str(tiny_course)]) == 2
    assert capsys.readouterr().out.endswith("Nothing answers. Is there a network?\n")


def test_tests_and_the_check_open_no_link() -> None:
    """The network is asked only by whoever asks for it."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    scripts = [(ROOT / f".ci/{name}").read_text("utf-8") for name in ("run", "keep")]

    assert makefile.count("macros links") == 1
    assert not any("links" in script for script in scripts)
