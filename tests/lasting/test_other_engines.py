"""The front door for an engine that knows macros and calls no hooks."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros import define_env
from macros.rendering import seen_from_file
from tests.engines import ENGINES, LOCK, Engine, without
from tests.projects import make_site_of

Change = Callable[[str, str, str], Path]


class OtherEngine:
    """What another engine gives a module: no hooks, and pages that know no file."""

    def __init__(self, project: Path, page: str, **settings: Any) -> None:
        self.project_dir = str(project)
        self.page = SimpleNamespace(path=f"{page}.md", url=f"{page}/", meta={})
        self.conf: dict[str, Any] = {
            "site_name": "A course",
            "site_url": "",
            "site_dir": "site",
            "use_directory_urls": True,
            "theme": {"favicon": "assets/logo.svg"},
            "extra": {"layer": ""},
            **settings,
        }
        self.macros: dict[str, Callable[..., str]] = {}

    def macro(self, function: Callable[..., str], name: str) -> None:
        """Offers a function to the pages."""
        self.macros[name] = function


@pytest.fixture(autouse=True)
def no_mkdocs(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on the day when it is gone."""
    monkeypatch.setitem(sys.modules, "mkdocs", None)
    monkeypatch.setitem(sys.modules, "mkdocs.exceptions", None)


@pytest.mark.parametrize(
    ("page", "settings", "link"),
    [
        pytest.param("modules/visits", {}, "../glossary/#desk", id="from its folder"),
        pytest.param("deep/er/index", {}, "../../../glossary/#desk", id="an index"),
        pytest.param(
            "modules/visits",
            {"use_directory_urls": False},
            "../../glossary/#desk",
            id="files",
        ),
    ],
)
def test_links_lead_where_they_should_once_they_are_moved(
    tiny_course: Path, page: str, settings: dict[str, bool], link: str
) -> None:
    """Zensical takes each link for one that is seen from the folder of the file."""
    engine = OtherEngine(make_site_of(tiny_course), page, **settings)
    define_env(engine)

    assert f'href="{link}"' in engine.macros["term"]("desk")


def test_pages_without_hooks_load_everything(tiny_course: Path) -> None:
    """With the home page come the whole styles and scripts, as browsers read them."""
    engine = OtherEngine(make_site_of(tiny_course), "index")
    define_env(engine)

    site = tiny_course / "site"
    names = re.findall(
        r'"((?:styles|scripts)/whole-[^"]+)"',
        (tiny_course / "overrides/main.html").read_text("utf-8"),
    )
    texts = [(site / name).read_text("utf-8") for name in names]
    assert len(names) == 5
    assert [text for text in texts if "{%" in text or "{#-" in text] == []
    assert ".sot-poll" in "".join(texts)
    assert "sot-scenario" in "".join(texts)


def test_pages_without_hooks_find_what_is_made_of_data(tiny_course: Path) -> None:
    """The search, the catalogue and what a page says of itself are there."""
    project = make_site_of(tiny_course)
    engine = OtherEngine(project, "index", extra={"layer": "", "repository": "there"})
    define_env(engine)

    assert (project / "site/search/search_index.js").stat().st_size > 100
    catalogue = json.loads((project / "site/catalogue.json").read_text("utf-8"))
    assert [module["id"] for module in catalogue["modules"]] == ["visits"]
    assert engine.page.meta["extra"]["repository"] == "there"
    assert engine.page.meta["extra"].keys() >= {"aliases", "state", "release"}


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        pytest.param('<a href="../b/#c">', '<a href="b/#c">', id="beside"),
        pytest.param('<a href="../../">', '<a href="../">', id="above"),
        pytest.param('<img src="b.png">', '<img src="a/b.png">', id="below"),
        pytest.param('<a href="#c">', '<a href="#c">', id="a place on the page"),
        pytest.param(
            '<a href="https://b.c/">', '<a href="https://b.c/">', id="outside"
        ),
        pytest.param('<a href="mailto:b@c.d">', '<a href="mailto:b@c.d">', id="mail"),
        pytest.param('<i data-href="b/">', '<i data-href="b/">', id="for a script"),
    ],
)
def test_link_is_seen_from_the_folder_of_the_file(html: str, seen: str) -> None:
    """Only links that an engine moves are changed; scripts find what they look for."""
    assert seen_from_file(html, "a") == seen


def test_engine_without_mkdocs_tells_the_whole_report(change: Change) -> None:
    """An author reads the same problems, whatever builds the site."""
    course = change("data/visits/module.yaml", "minutes: 10", "minutes: ten")

    with pytest.raises(RuntimeError) as told:
        define_env(OtherEngine(course, "modules/visits"))

    assert str(told.value) == (
        "1 problem in the content\n"
        "data/visits/module.yaml:3  module visits › minutes: "
        "must be a whole number, found “ten”  [wrong-type]\n"
        "    Write digits only, such as 20."
    )


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
def test_other_engine_is_locked_and_does_without_mkdocs(engine: Engine) -> None:
    """What it must not have is in the lock, so that leaving it out means something."""
    lock = LOCK.read_text("utf-8")
    rest = without(lock, engine.lacks)

    assert "mkdocs" in engine.lacks
    for name in engine.lacks:
        assert f"\n{name}==" in f"\n{lock}"
        assert f"\n{name}==" not in f"\n{rest}"
    assert f"\n{engine.name}==" in rest
    assert rest.count("--hash=") > 100
