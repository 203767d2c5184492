"""The front door for MkDocs: check all, offer the macros, complete the build.

Beside `making.py` the only room that knows MkDocs; it uses no more of mkdocs-macros
than `macro`, `project_dir`, the page's address and path, and the settings. An engine
that calls none of the hooks below, as Zensical, has pages all the same.
"""

from __future__ import annotations

import gc
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast

from macros.components import COMPONENTS, catalogue, changes
from macros.components.base import CANONICAL, Component, Link, Site
from macros.components.layer import District, find_district
from macros.content import LAYER, Content
from macros.front_end import FrontEnd
from macros.memory import Memory
from macros.pages import replace_calls
from macros.policy import find_refused
from macros.problems import ContentError
from macros.publication import PAGES
from macros.rendering import Renderer, SetApart, address, seen_from_file
from macros.rules import load_checked_content
from macros.search_index import FILE as INDEX
from macros.search_index import index_script
from macros.state import find_state

INLINE = frozenset(entry.name for entry in COMPONENTS if entry.inline)

MEMORY = Memory()
"""What builds before this one have read; a preview builds many times."""


def define_env(env: Any) -> None:
    """Called by mkdocs-macros once a build; stops the build if there are problems.

    An engine that calls no hooks calls this for each page, and has it already.
    """
    project = Path(env.project_dir)
    layer = layer_of(env.conf)
    try:
        content = load_checked_content(project, layer, MEMORY)
    except ContentError as error:
        raise _stop(str(error)) from None
    district = find_district(content)
    env.logo = None
    if layer and district:
        env.logo = _take_over(env.conf, district, project / layer)
    content = replace(content, site=_site(env.conf))
    _let_the_content_be()
    env.answers = {
        component.name: partial(_answer, env, component) for component in COMPONENTS
    }
    for name, answer in env.answers.items():
        env.macro(_with_links_to_move(env, answer), name)
    env.course = env.library = content
    env.renderer = Renderer(project / "overrides", partial(_find_link, env))
    env.apart = SetApart()
    colors = district.colors.model_dump(exclude_defaults=True) if district else {}
    env.front_end = FrontEnd(project / "overrides", colors)
    # For what is no page of docs/, such as the page for an address that leads nowhere.
    env.conf["extra"]["front_end"] = env.front_end.files_for(frozenset())
    env.conf["extra"]["aliases"] = _aliases(content, _home_url(env))
    env.conf["extra"]["state"] = find_state(project)
    releases = (release.name for release in content.releases.all)
    env.conf["extra"]["release"] = next(releases, "")
    if page := getattr(env, "page", None):
        _do_without_hooks(env, page, project / env.conf["site_dir"])


def on_pre_page_macros(env: Any) -> None:
    """Called by mkdocs-macros before each page; answers its calls with marks.

    An engine that calls no hooks has no use for marks, and calls the macros.
    """

    def answer(name: str, *words: str) -> str:
        html = env.answers[name](*words)
        return str(env.apart.mark(html, inline=name in INLINE))

    if env.apart not in env.conf["markdown_extensions"]:
        env.conf["markdown_extensions"].append(env.apart)
    env.apart.begin_page()
    env.renderer.begin_page(env.page.url)
    env.markdown = replace_calls(env.markdown, answer)


def on_post_page_macros(env: Any) -> None:
    """Called by mkdocs-macros after each page; says what style and script it needs."""
    components = env.renderer.components_on(env.page.url)
    env.page.meta["front_end"] = env.front_end.files_for(components)


def on_post_build(env: Any) -> None:
    """Called by mkdocs-macros after the last page."""
    site = Path(env.conf["site_dir"])
    if env.logo:
        shutil.copyfile(env.logo, site / env.conf["theme"]["logo"])
    for write in COMPLETIONS:
        write(env, site)
    _hold_to_the_policy(site)
    _take_away_what_no_page_loads(site)


def _do_without_hooks(env: Any, page: Any, site: Path) -> None:
    """What the hooks do, as far as it can be done while an engine makes a page.

    Its pages load the whole style and script, since nothing asks what stands on them,
    and find in themselves what the settings say elsewhere.
    """
    page.meta["extra"] = {**env.conf["extra"], "front_end": None}
    if page.path == "index.md":
        env.front_end.write_whole(site)
        for write in COMPLETIONS:
            write(env, site)


def layer_of(settings: Any) -> str | None:
    """The folder with what a district adds, as the settings name it."""
    return cast(str | None, settings["extra"].get("layer", LAYER))


def shared_by_all_pages(env: Any, content: Content) -> tuple[object, ...]:
    """What of the content, and of its history, every page shows."""
    aliases = _aliases(content, _home_url(env))
    state = find_state(Path(env.project_dir))
    return find_district(content), content.moves, aliases, state


def _write_front_end(env: Any, site: Path) -> None:
    env.front_end.write(site)


def _write_catalogue(env: Any, site: Path) -> None:
    view = env.renderer.ready(catalogue.view(env.course), _home_url(env))
    text = json.dumps(view["catalogue"], **CANONICAL)
    (site / "catalogue.json").write_text(text, "utf-8")


def _write_search_index(env: Any, site: Path) -> None:
    index = site / INDEX
    index.parent.mkdir(exist_ok=True)
    index.write_text(index_script(env.course, _home_url(env)), "utf-8")


def _take_away_what_no_page_loads(site: Path) -> None:
    """Removes what the theme brings along, and the parts of our own lists.

    And the packed list of pages, since it names the time at which it was packed.
    """
    for folder in ("assets/javascripts", "assets/images", "components"):
        shutil.rmtree(site / folder, ignore_errors=True)
    for file in (*(site / "assets").rglob("*.map"), site / "sitemap.xml.gz"):
        file.unlink(missing_ok=True)


def _hold_to_the_policy(site: Path) -> None:
    """Stops the build if a page holds what a browser would refuse."""
    if found := list(find_refused(site, sorted(site.rglob("*.html")))):
        what = (
            "Scripts and styles stand in files of overrides/, and nothing comes from "
            "elsewhere, but these stand in pages:"
        )
        raise _stop("\n".join([what, *found]))


def _stop(report: str) -> Exception:
    """What ends a build with a report: in MkDocs with nothing around it."""
    # Imported here, since the checking command and other engines do without MkDocs.
    try:
        from mkdocs.exceptions import PluginError
    except ImportError:
        return RuntimeError(report)
    return PluginError(report)


def _take_over(settings: Any, district: District, layer: Path) -> Path | None:
    """Names the site after the district, if it says how; returns its logo, if any."""
    settings["site_name"] = district.site_name or settings["site_name"]
    if district.logo is None:
        return None
    settings["theme"]["logo"] = f"assets/district-{district.logo}"
    return layer / district.logo


def _site(settings: Any) -> Site:
    repository = settings["extra"].get("repository") or ""
    return Site(settings["site_name"], settings["site_url"] or "", repository)


def _home_url(env: Any) -> str:
    return "" if env.conf["use_directory_urls"] else "index.html"


def _aliases(content: Content, home_url: str) -> str:
    """For each old id the one of today and where it is; for scripts, nothing if none.

    What was withdrawn keeps its id and leads to the reason. A page needs no entry,
    since there is still something at its old address.
    """
    places = {
        old: [new, address(link, home_url) if (link := content.find_link(new)) else ""]
        for old, new in content.moves.to.items()
        if old not in content.published.get(PAGES, ())
    }
    if content.has_page(changes.PAGE):
        for old in content.withdrawn:
            places[old] = [old, address(Link(changes.PAGE, old), home_url)]
    return json.dumps(places, **CANONICAL) if places else ""


def _write_old_pages(env: Any, site: Path) -> None:
    """Puts a page that leads on at each address whose page has moved or is gone."""
    course, settings, home_url = env.course, env.conf, _home_url(env)
    for name in course.published.get(PAGES, ()):
        new, why = course.moves.to.get(name), course.find_withdrawn(name)
        url = address(Link(name), home_url)
        file = site / (url if url.endswith(".html") else f"{url}index.html")
        if not (new or why) or file.exists():
            continue
        root = "../" * url.count("/")
        view = {
            "moved": Link(new) if new else None,
            "why": why,
            "home": f"{root}{home_url}",
            "icon": f"{root}{settings['theme']['favicon']}",
            "script": f"{root}{settings['extra']['front_end']['script']}",
            "aliases": settings["extra"]["aliases"],
            "site_name": settings["site_name"],
        }
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(env.renderer.render_page("moved.html", view, url), "utf-8")


COMPLETIONS = (
    _write_front_end,
    _write_old_pages,
    _write_catalogue,
    _write_search_index,
)
"""What writes the files of a site that are not pages of `docs/`, in their order."""


def _let_the_content_be() -> None:
    """Tells the garbage collector that the content stays until the next build.

    It would look through all of it again and again while the pages are made, which
    costs a tenth of the build.
    """
    gc.unfreeze()
    gc.freeze()


def _find_link(env: Any, name: str) -> Link | None:
    return cast(Link | None, env.library.find_link(name))


def _answer(env: Any, component: Component, *words: str) -> str:
    """What answers a call of a component on the page of the moment, as HTML."""
    arguments: tuple[Any, ...] = words
    if component.takes:
        arguments = (env.library.get(component.takes.model, words[0]), *words[1:])
    view = component.view(env.library, *arguments)
    return str(env.renderer.render(component, view, env.page.url))


def _with_links_to_move(env: Any, answer: Callable[..., str]) -> Callable[..., str]:
    """The same answer for an engine that calls no hooks, which is Zensical.

    It takes each link in HTML for one that is seen from the folder of the page's file,
    and moves it if the page gets a folder of its own.
    """

    def moving(*words: str) -> str:
        html, stem = answer(*words), Path(env.page.path).stem
        has_folder = env.conf["use_directory_urls"] and stem != "index"
        return seen_from_file(html, stem) if has_folder else html

    return moving
