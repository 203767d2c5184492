"""The preview: every edit is seen at once, and ends in the bytes of a whole build."""

from __future__ import annotations

import re
import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Set
from contextlib import closing
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import TypeAlias

import pytest

from macros.memory import Memory, stamps_of
from macros.preview import Preview
from macros.serving import Server, serve
from tests.conftest import BAY
from tests.projects import BASE, build, make_site_of

Headers: TypeAlias = dict[str, str]

HERE = "https://example.org"
CROSSING, LUGGAGE = "data/crossing", "data/luggage"
NEW_TERM = """
- id: rope
  name: rope
  definition: What is put up along the rail in the wind.
  authority:
    - {source: pier-notices}
"""
NOTE = """\
- id: crossing-wind
  text: Ask the pier.
  contact: {label: The pier, to: pier@bay.example}
  reviewed: 2026-11-23
"""
NEW_PAGE = """---
description: A page that was not there before, about what one sees from the island.
---

# The island

See {{ term("wlb") }}.
"""


ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "SITE_URL": f"{HERE}{BASE}",
    "SOURCE_DATE_EPOCH": "1700000000",
    "DISTRICT": "data/district",
}


@dataclass
class Edit:
    """Something an author does to one file."""

    path: str
    old: str = ""
    new: str = ""
    """What is written in place of the old; of a whole new file, all of it. With
    neither, the file is taken away."""

    def do(self, course: Path) -> None:
        """Writes it."""
        file = course / self.path
        if not (self.old or self.new):
            file.unlink()
            return
        if not self.old:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self.new, "utf-8")
            return
        text = file.read_text("utf-8")
        assert self.old in text, f"“{self.old}” must stand in {self.path}"
        file.write_text(text.replace(self.old, self.new, 1), "utf-8")


@dataclass
class Desk:
    """A course whose preview follows what is written."""

    course: Path
    preview: Preview
    said: list[str] = field(default_factory=list)

    @property
    def site(self) -> Path:
        """What the last good build has made."""
        assert self.preview.folder
        return self.preview.folder

    def write(self, *edits: Edit) -> None:
        """Makes edits, and lets the preview take them in."""
        for edit in edits:
            edit.do(self.course)
        self.preview.take_in({self.course / edit.path for edit in edits})

    def page(self, name: str) -> str:
        """A page as a browser gets it."""
        page = self.preview.read(f"{name}/index.html" if name else "index.html")
        assert page
        return page.decode("utf-8")

    def rest(self) -> None:
        """Lets the preview do all that is left."""
        while self.preview.follow():
            pass


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The course of three sides, built and previewed."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    course = make_site_of(shutil.copytree(BAY, tmp_path / "course"))
    said: list[str] = []
    preview = Preview(course, tmp_path / "preview", HERE, said.append)
    desk = Desk(course, preview, said)
    assert preview.take_in(), said
    return desk


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param(
            [Edit(f"{CROSSING}/comparison-tables.yaml", "Twenty minutes", "An hour")],
            id="text of a row",
        ),
        pytest.param(
            [
                Edit(
                    f"{LUGGAGE}/comparison-tables.yaml",
                    "    - id: luggage-bicycles\n      core: true",
                    "    - id: luggage-bicycles\n      subtopic: Wheels",
                )
            ],
            id="row that is folded away",
        ),
        pytest.param(
            [Edit("data/shared/terms.yaml", "A paper band", "A woven band")],
            id="definition that stands on many pages",
        ),
        pytest.param(
            [
                Edit(
                    "data/shared/terms.yaml",
                    "- id: wlb",
                    f"{NEW_TERM.strip()}\n- id: wlb",
                ),
                Edit(
                    "docs/modules/luggage.md",
                    "is long.",
                    'is long, behind a {{ term("rope") }}.',
                ),
            ],
            id="new term and its first call",
        ),
        pytest.param(
            [Edit(f"{CROSSING}/objectives.yaml", "Say which way", "Tell which way")],
            id="objective",
        ),
        pytest.param(
            [Edit(f"{CROSSING}/polls.yaml", "Which way would", "Which one would")],
            id="poll",
        ),
        pytest.param(
            [Edit(f"{CROSSING}/module.yaml", "number: 1", "number: 3")],
            id="order of the modules",
        ),
        pytest.param(
            [Edit("data/shared/columns.yaml", "label: Ferry", "label: Boat")],
            id="column",
        ),
        pytest.param(
            [Edit("docs/modules/luggage.md", "Someone stands", "A guest stands")],
            id="prose",
        ),
        pytest.param(
            [Edit("docs/modules/luggage.md", "## A case", "## One case")], id="heading"
        ),
        pytest.param(
            [Edit("docs/review.md", "{{ review() }}", "Nothing to review.")],
            id="last call of a component",
        ),
        pytest.param(
            [Edit("docs/modules/luggage.md", "# Luggage", "# Bags and wagons")],
            id="title that the menu shows",
        ),
        pytest.param(
            [
                Edit("docs/island.md", "", NEW_PAGE),
                Edit(
                    "mkdocs.yml",
                    "  - Home: index.md",
                    "  - Home: index.md\n  - island.md",
                ),
            ],
            id="new page",
        ),
        pytest.param(
            [
                Edit(
                    "data/shared/aliases.yaml",
                    "",
                    "- id: crossing-pace\n  leads_to: crossing-duration\n",
                ),
            ],
            id="alias",
        ),
        pytest.param(
            [Edit("data/district/notes.yaml", "", NOTE)], id="note of a district"
        ),
        pytest.param(
            [
                Edit(f"{LUGGAGE}/facilitator-guide.yaml"),
                Edit("docs/facilitators/luggage.md"),
                Edit("mkdocs.yml", "      - Luggage: facilitators/luggage.md\n", ""),
            ],
            id="page and file that are taken away",
        ),
        pytest.param(
            [Edit("docs/review.md", "description: ", "search: never\ndescription: ")],
            id="page that the search leaves out",
        ),
        pytest.param(
            [Edit("docs/review.md", "description: ", "description: In short, ")],
            id="description",
        ),
        pytest.param(
            [
                Edit(
                    "overrides/components/poll/poll.html",
                    "<section",
                    '<section data-new="x"',
                )
            ],
            id="template",
        ),
    ],
)
def test_edit_ends_in_the_bytes_of_a_whole_build(
    desk: Desk, tmp_path: Path, edits: list[Edit]
) -> None:
    """What is made of a change alone is what would be made of everything."""
    desk.write(*edits)
    desk.rest()

    whole = build(desk.course, tmp_path / "whole", **ENVIRONMENT)
    assert whole.returncode == 0, whole.stderr
    assert differences(desk.site, tmp_path / "whole") == []
    assert desk.said == []


def differences(one: Path, other: Path) -> list[str]:
    """The files that are not the same bytes in two folders, or are in one only."""
    files = [
        {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in folder.rglob("*")
            if file.is_file()
        }
        for folder in (one, other)
    ]
    return sorted({name for name, _ in files[0].items() ^ files[1].items()})


def test_many_edits_end_in_the_bytes_of_a_whole_build(
    desk: Desk, tmp_path: Path
) -> None:
    """One after the other, with a slip among them, and without a pause."""
    terms = "data/shared/terms.yaml"
    desk.write(Edit(terms, "A paper band", "A woven band"))
    desk.write(Edit(f"{CROSSING}/polls.yaml", "Which way would", "Which one would"))
    desk.write(Edit(terms, "definition:", "definition"))
    desk.write(Edit("docs/modules/luggage.md", "Someone stands", "A guest stands"))
    desk.write(Edit(terms, "definition ", "definition: "))
    desk.write(Edit("docs/modules/luggage.md", "# Luggage", "# Bags and wagons"))
    desk.write(Edit("docs/modules/luggage.md", "# Bags and wagons", "# Luggage"))
    desk.rest()

    whole = build(desk.course, tmp_path / "whole", **ENVIRONMENT)
    assert whole.returncode == 0, whole.stderr
    assert differences(desk.site, tmp_path / "whole") == []


def test_only_what_a_change_touches_is_made_again(desk: Desk) -> None:
    """Pages that asked nothing about a row stay as they are on the disk."""
    before = {file: file.stat().st_mtime_ns for file in desk.site.rglob("*.html")}

    desk.write(Edit(f"{LUGGAGE}/key-points.yaml", "text: ", "text: Above all, "))
    desk.rest()

    made = {
        file.relative_to(desk.site).parent.as_posix()
        for file, time in before.items()
        if file.stat().st_mtime_ns != time
    }
    assert made == {"modules/luggage"}


SLIPS = [
    pytest.param(
        Edit("data/shared/terms.yaml", "definition:", "definition"),
        "data/shared/terms.yaml:3",
        id="no YAML",
    ),
    pytest.param(
        Edit(f"{LUGGAGE}/polls.yaml", "prompt:", "promt:"),
        "Did you mean “prompt”?",
        id="misspelt key",
    ),
    pytest.param(
        Edit("docs/modules/luggage.md", "{{ poll(", "{{ pol("),
        "there is no component “pol”",
        id="call of nothing",
    ),
    pytest.param(
        Edit("docs/modules/luggage.md", 'poll("luggage', 'poll("lugage'),
        "there is no poll “lugage-first-thoughts”",
        id="item that is not there",
    ),
    pytest.param(
        Edit(f"{LUGGAGE}/key-points.yaml", "row: luggage-", "row: lugage-"),
        "among the rows",
        id="row that is not there",
    ),
    pytest.param(
        Edit("mkdocs.yml", "nav:", "nav"),
        "the settings of the site cannot be read",
        id="settings",
    ),
    pytest.param(
        Edit("docs/island.md", "", NEW_PAGE),
        "the page is not in the menu",
        id="page that is in no menu",
    ),
    pytest.param(
        Edit("overrides/components/poll/poll.html", "<section", "{% if %}<section"),
        "poll.html",
        id="template",
    ),
]


@pytest.mark.parametrize(("slip", "told"), SLIPS)
def test_slip_is_told_and_the_last_good_page_stays(
    desk: Desk, slip: Edit, told: str
) -> None:
    """Whoever writes sees the problem in the terminal and goes on; nothing dies."""
    before = desk.page("modules/luggage")
    file = desk.course / slip.path
    good = file.read_text("utf-8") if file.exists() else None

    desk.write(slip)
    page = desk.page("modules/luggage")
    desk.rest()

    assert page == before
    assert len(desk.said) == 1
    assert told in desk.said[0]

    if good is None:
        file.unlink()
    else:
        file.write_text(good, "utf-8")
    desk.preview.take_in({file})
    desk.rest()
    assert desk.said[1:] == ["No problems in the content"]

    desk.write(Edit(f"{LUGGAGE}/key-points.yaml", "text: ", "text: Above all, "))
    assert "Above all" in desk.page("modules/luggage")


def test_what_breaks_a_rule_is_seen_and_told(desk: Desk) -> None:
    """A page that can be shown is shown, and the check says what is wrong with it."""
    desk.write(Edit("docs/modules/luggage.md", "is long.", "is [long](nowhere.md)."))
    page = desk.page("modules/luggage")
    desk.rest()

    assert "nowhere.md" in page
    assert "there is no such page or file" in desk.said[0]


def test_first_build_waits_until_the_content_is_mended(
    desk: Desk, tmp_path: Path
) -> None:
    """The preview may be started in the middle of a mistake."""
    slip = Edit(f"{LUGGAGE}/polls.yaml", "prompt:", "promt:")
    slip.do(desk.course)
    said: list[str] = []
    preview = Preview(desk.course, tmp_path / "later", HERE, said.append)
    later = Desk(desk.course, preview, said)

    assert not preview.take_in()
    assert preview.read("index.html") is None
    assert "Did you mean “prompt”?" in said[0]

    later.write(Edit(slip.path, slip.new, slip.old))
    assert "Which" in later.page("modules/crossing")


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        pytest.param('{{ poll("no-such-poll") }}', "there is no poll", id="of nothing"),
        pytest.param("{{ poll(", "must stand on the same line", id="that does not end"),
    ],
)
def test_slip_that_is_saved_after_the_check_is_told(
    desk: Desk, slip: str, told: str
) -> None:
    """A page is read when it is made, and may have a new call by then."""
    page = "docs/modules/luggage.md"
    before = desk.page("modules/luggage")
    desk.write(Edit(f"{LUGGAGE}/key-points.yaml", "text: ", "text: Above all, "))
    Edit(page, "Someone stands", f"{slip}\n\nSomeone stands").do(desk.course)
    desk.rest()

    assert desk.page("modules/luggage") == before
    assert told in desk.said[0]

    desk.write(Edit(page, f"{slip}\n\n", "So. "))
    desk.rest()
    assert desk.said[1:] == ["No problems in the content"]
    assert "So. Someone stands" in desk.page("modules/luggage")


def test_what_stops_a_page_though_all_rules_are_kept_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then it is a fault of the house, and a developer sees where."""
    monkeypatch.setattr("macros.making.get_context", lambda *_: 1 / 0)
    desk.write(Edit("data/shared/terms.yaml", "A paper band", "A woven band"))
    desk.rest()

    assert len(desk.said) == 1
    assert "making.py" in desk.said[0]
    assert "ZeroDivisionError" in desk.said[0]


def test_link_to_no_file_hides_no_edit(tmp_path: Path) -> None:
    """Some editors leave one beside a file that is not saved yet."""
    memory = Memory()
    (tmp_path / "lock").symlink_to("someone@here")
    file = tmp_path / "polls.yaml"
    for text in ("one", "other"):
        file.write_text(text, "utf-8")
        assert memory.recall(tmp_path, file.read_text) == text


def test_folder_is_read_for_each_of_its_roles(tmp_path: Path) -> None:
    """A layer below data/ looks like the folder of a module until it is chosen."""
    memory = Memory()

    assert memory.recall(tmp_path, lambda: "module", "module") == "module"
    assert memory.recall(tmp_path, lambda: "layer", "district") == "layer"
    assert memory.recall(tmp_path, lambda: "again", "module") == "module"


def test_files_of_editors_are_no_change(tmp_path: Path) -> None:
    """They are written at each pause in typing."""
    before = stamps_of([tmp_path])
    (tmp_path / ".scope.md.swp").write_text("a", "utf-8")

    assert stamps_of([tmp_path]) == before


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    """Where the preview is served while it follows what is written."""
    is_over = threading.Event()
    known = stamps_of(desk.preview.watched)
    with Server(desk.preview) as server:
        work = [
            threading.Thread(target=server.serve_forever),
            threading.Thread(target=server.keep_up, args=(known, is_over)),
        ]
        for thread in work:
            thread.start()
        yield server.address
        is_over.set()
        server.shutdown()
        for thread in work:
            thread.join()


def asked(address: str) -> str:
    """What a browser gets."""
    with urllib.request.urlopen(address) as answer:  # noqa: S310
        return str(answer.read().decode("utf-8"))


def test_open_page_is_loaded_anew_after_an_edit(desk: Desk, address: str) -> None:
    """It waits for a script that comes when there is a change, and then shows it."""
    page = asked(f"{address}modules/luggage/")
    waiting = re.search(r'<script src="(/preview-\d+)"></script></body>', page)
    assert waiting is not None
    root = address.removesuffix(BASE)
    changed = re.search(r'"(/changed-since-\d+)"', asked(root + waiting[1]))
    assert changed is not None

    Edit(f"{LUGGAGE}/polls.yaml", "prompt: ", "prompt: Think. ").do(desk.course)

    assert asked(root + changed[1]) == "location.reload();"
    assert "Think." in asked(f"{address}modules/luggage/")


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(
            Edit("docs/modules/luggage.md", "Someone stands", "A guest stands"),
            id="edit",
        ),
        pytest.param(Edit("data/district/notes.yaml", "", NOTE), id="new file"),
    ],
)
def test_edit_during_the_first_build_is_seen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, edit: Edit
) -> None:
    """Whoever starts the preview and goes on writing sees what was written."""
    taken: list[Path] = []

    def take_in(self: Preview, changed: Set[Path] = frozenset()) -> bool:
        if changed:
            taken.extend(changed)
            raise KeyboardInterrupt
        edit.do(desk.course)
        return True

    def follow(_: Preview) -> bool:
        pytest.fail("the edit was missed")

    monkeypatch.setattr(Preview, "take_in", take_in)
    monkeypatch.setattr(Preview, "follow", follow)
    with pytest.raises(KeyboardInterrupt):
        serve(desk.course, 0, desk.said.append)

    assert taken == [desk.course / edit.path]


def test_server_answers_as_the_published_site_does(desk: Desk, address: str) -> None:
    """Below its path, folders with a slash, and a page for what is not there."""
    assert asked(f"{address}modules/luggage") == asked(f"{address}modules/luggage/")
    assert "<title>" in asked(address)
    root = address.removesuffix(BASE)
    outside = ("/robots.txt", f"{BASE}/etc/hostname", f"{BASE}../../../etc/hostname")
    for path in (f"{address}nothing/", *(f"{root}{path}" for path in outside)):
        with pytest.raises(urllib.error.HTTPError) as refused:
            asked(path)
        assert refused.value.code == HTTPStatus.NOT_FOUND
        assert "<title>" in refused.value.read().decode("utf-8")


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/a%00b", id="a sign that no file has"),
        pytest.param("/" + "a" * 5_000, id="longer than a name can be"),
        pytest.param("/%80%ff", id="no letters"),
        pytest.param("/preview-" + "9" * 5_000, id="more changes than there are"),
        pytest.param("http://[a", id="no address"),
    ],
)
def test_address_that_no_file_has_is_answered(desk: Desk, path: str) -> None:
    """With the page for what is not there, and nothing in the terminal."""
    with Server(desk.preview) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        paths = [path, f"{BASE}{path.removeprefix('/')}"]
        answers = [answer_of(server, "GET", one) for one in paths]
        server.shutdown()

    for status, _, body in answers:
        assert status == HTTPStatus.NOT_FOUND
        assert b"<title>" in body


@pytest.mark.parametrize("path", [BASE, f"{BASE}modules", "/nothing/", "/preview-0"])
def test_head_is_what_stands_before_a_page(desk: Desk, path: str) -> None:
    """Whoever asks only whether it is there is answered so, without the page."""
    with Server(desk.preview) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        status, headers, body = answer_of(server, "HEAD", path)
        whole = answer_of(server, "GET", path)
        server.shutdown()

    assert body == b""
    assert (status, headers) == whole[:2]
    assert int(headers["Content-Length"]) == len(whole[2])


def answer_of(server: Server, method: str, path: str) -> tuple[int, Headers, bytes]:
    """The status, the headers but the hour, and the body that come on a path."""
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    # It would read the address itself, to find a host in it.
    connection.putrequest(method, path, skip_host=True)
    connection.endheaders()
    with closing(connection), connection.getresponse() as answer:
        headers = {name: it for name, it in answer.getheaders() if name != "Date"}
        return answer.status, headers, answer.read()


def test_browser_waits_where_nothing_can_be_built_yet(
    desk: Desk, tmp_path: Path
) -> None:
    """It is told to ask again, and gets the page once the slip is mended."""
    slip = Edit(f"{LUGGAGE}/polls.yaml", "prompt:", "promt:")
    slip.do(desk.course)
    preview = Preview(desk.course, tmp_path / "later", HERE, desk.said.append)
    preview.take_in()
    with Server(preview) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(urllib.error.HTTPError) as refused:
            asked(server.address)
        Edit(slip.path, slip.new, slip.old).do(desk.course)
        preview.take_in({desk.course / slip.path})
        page = asked(server.address)
        server.shutdown()

    assert refused.value.code == HTTPStatus.SERVICE_UNAVAILABLE
    assert refused.value.headers["Refresh"] == "1"
    assert server.address.endswith(BASE)
    assert "<title>" in page
