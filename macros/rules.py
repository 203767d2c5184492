"""The rules that need more than one item, and the way to content that keeps them."""

from __future__ import annotations

import operator
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from itertools import product
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote

from macros.components import COMPONENTS, KINDS
from macros.components.base import (
    DISTRICT,
    REVIEW_INTERVAL,
    SHARED,
    Component,
    Kind,
    Markdown,
    Reference,
    Reviewed,
    leaves,
    references,
)
from macros.components.comparison_table import Note, Row
from macros.components.decision_path import DecisionPath
from macros.components.developments import Development
from macros.components.knowledge_check import KnowledgeCheck
from macros.components.layer import District, contact_view
from macros.components.module import MODULES, Module
from macros.components.objectives import Objective
from macros.components.poll import Poll, PollResults, check_results
from macros.components.record import RECORDS, RecordWords
from macros.components.scenario import Scenario
from macros.components.vocabulary import (
    VOCABULARY,
    Column,
    Jurisdiction,
    Relation,
)
from macros.content import LAYER, SETTINGS, Content, Entry, load_content
from macros.lasting import (
    aliases_lead_on,
    pages_and_items_have_names_of_their_own,
    published_ids_stay,
)
from macros.memory import Memory
from macros.pages import Call, Page, find_markup, find_torn_link
from macros.problems import ContentError, Fault, Problem, first, listed, suggest
from macros.source import Source

Rule: TypeAlias = Callable[[Content], Iterator[Problem]]
"""Named as reports show it, with hyphens; its docstring is the rule."""

AnyRule: TypeAlias = Callable[..., Iterator[Problem]]
"""Also one that has to know the day."""

OBJECTIVE = Reference("objectives")

_HOLDERS = {kind.holds.name: kind.name for kind in KINDS if kind.holds}
_WORDS = {kind.name for kind in VOCABULARY}
_LINKED = {
    part.name
    for kind in KINDS
    for part in (kind, kind.holds)
    if part and not (part.local_ids or part.single)
}
_CALLABLE = {component.name: component for component in COMPONENTS}
_LINK = re.compile(r"\]\(([^)]*)\)")
_MADE = re.compile("--|__")
_OUTSIDE = re.compile(r"https?://|mailto:")
_ADDRESS = re.compile(r"(https?://|mailto:)[^\s]+|#[a-z0-9-]+")


def find_problems(project: Path, layer: str | None = LAYER) -> list[Problem]:
    """Everything that an author must put right, in the order of files and lines."""
    return load_and_check(project, layer)[2]


def load_checked_content(
    project: Path, layer: str | None = LAYER, memory: Memory | None = None
) -> Content:
    """The content of the site; raises `ContentError` if there is any problem."""
    content, _, problems = load_and_check(project, layer, memory)
    if problems:
        raise ContentError(problems)
    return content


def load_and_check(
    project: Path, layer: str | None = LAYER, memory: Memory | None = None
) -> tuple[Content, Content, list[Problem]]:
    """The site, its examples, and everything that must be put right in both."""
    site, examples, problems = load_content(project, layer, memory)
    found = {*problems}
    for rule, content in rules_for(site, examples):
        found.update(ask([rule], content))
    return site, examples, sorted(found)


def rules_for(site: Content, examples: Content) -> Iterator[tuple[Rule, Content]]:
    """Every rule with what has to keep it."""
    yield from product(ITEM_RULES, (site, examples))
    yield from product(PAGE_RULES, (site,))


def ask(rules: Iterable[Rule], content: Content) -> Iterator[Problem]:
    """What each rule finds, with the name of the rule."""
    for rule in rules:
        name = rule_name(rule)
        yield from (replace(problem, rule=name) for problem in first(rule(content)))


def rule_name(rule: AnyRule) -> str:
    """The name of a rule as reports show it."""
    return rule.__name__.replace("_", "-")


def ids_are_unique(content: Content) -> Iterator[Problem]:
    """An id stands for one item of the site.

    Links, answers and records name an id; with two of them nobody could say which is
    meant.
    """
    first: dict[tuple[str, str], Entry] = {}
    for entry in content.entries:
        if entry.kind.single:
            continue
        space = entry.kind.name if entry.kind.local_ids else ""
        known = first.setdefault((space, entry.item.id), entry)
        if known is not entry:
            place = f"{known.source.path}:{known.source.line((*known.at, 'id'))}"
            cure = "Choose another id for the newer of the two."
            if _is_about_another(entry.kind):
                cure = "Write both as one, under that id."
            yield entry.problem(
                Fault(
                    ("id",),
                    f"the id must be unique; it is already used at {place}",
                    cure,
                )
            )


def _is_about_another(kind: Kind) -> bool:
    """Whether an item has the id of what it is about, as a district's note has."""
    return kind.local_ids and kind.folders == (DISTRICT,)


def references_resolve(content: Content) -> Iterator[Problem]:
    """An id that is named somewhere belongs to an item.

    A name that leads nowhere would leave a hole on the page.
    """
    missing: set[str] = set()
    for entry in content.entries:
        for leaf in references(entry.item):
            for mark in leaf.marks:
                if not isinstance(mark, Reference):
                    continue
                known = content.written_ids.get(mark.kind, frozenset())
                lost = (mark.kind, leaf.value) in content.lost
                if leaf.value in known or lost or mark.kind in content.unread:
                    continue
                if known or mark.kind not in _WORDS:
                    nouns = mark.kind.replace("-", " ").removesuffix("s") + "s"
                    what = f"there is no “{leaf.value}” among the {nouns}"
                    choice = _choice(known, mark.kind, entry.folder)
                    cure = _suggest_today(content, leaf.value, known, choice)
                    yield entry.problem(Fault(leaf.at, what, cure))
                else:
                    missing.add(mark.kind)
    for kind in missing:
        what = "the file is missing, and other files rest on what it holds"
        cure = "Bring it back under this name, or write it; data/README.md says how."
        yield Problem(f"data/{SHARED}/{kind}.yaml", 1, "", what, cure)


def _suggest_today(
    content: Content, name: str, known: Iterable[str], otherwise: str
) -> str:
    """What became of an id that was published, or else what may be meant by it."""
    reason = content.find_withdrawn(name)
    if reason:
        return f"It was withdrawn: {reason} Take it out."
    today = content.id_today(name)
    if today != name:
        return f"It is called “{today}” now."
    return suggest(name, known, otherwise)


def _choice(known: frozenset[str], kind: str, folder: str = "") -> str:
    """Up to eight ids to choose from, of one's own module first, or where to begin."""
    if not known:
        return f"Write it in {_HOLDERS.get(kind, kind)}.yaml first."
    own = {name for name in known if name.startswith(f"{folder}-")}
    choice = own or known
    more = ["…"] if len(choice) > 8 else []
    return f"Use one of: {', '.join([*sorted(choice)[:8], *more])}."


def texts_are_plain(content: Content) -> Iterator[Problem]:
    """A text holds no HTML, no template code and no link that leads nowhere.

    Texts are shown on the site, on paper and in the search, and each of them writes its
    own markup.

    Wrong: why: See <b>the rule</b>.
    Right: why: See **the rule**.
    See: What to know of YAML
    """
    for entry in content.entries:
        for leaf in leaves(entry.item):
            if isinstance(leaf.value, str):
                for what, cure in _text_faults(content, leaf.value):
                    yield entry.problem(Fault(leaf.at, what, cure))


_LINK_CURE = "Use the id of a row, term or source."


def _text_faults(content: Content, text: str) -> Iterator[tuple[str, str]]:
    markup = find_markup(text)
    if markup:
        cure = "Take it out; *emphasis* and [links](#id) are written in Markdown."
        yield f"HTML must not stand in a text; found “{markup}”", cure
    for opening in ("{{", "{%", "{#"):
        if opening in text:
            yield (
                f"“{opening}” must not stand in a text",
                "Calls belong in the pages of docs/.",
            )
    if not isinstance(text, Markdown):
        return
    torn = find_torn_link(text)
    if torn:
        what = f"a link must be [words](address) without a space, found “{torn}”"
        yield what, "Write the address between “(” and “)”, close behind “]”."
    for target in _LINK.findall(text):
        if not _ADDRESS.fullmatch(target):
            what = f"a link must lead to https://… or to #id, found “{target}”"
            yield (
                what,
                "Use the id of a row, term or source, such as [words](#some-id).",
            )
        elif target.startswith("#") and not content.find_link(target[1:]):
            known = {
                name for kind in _LINKED for name in content.written_ids.get(kind, ())
            }
            lost = {name for _, name in content.lost}
            if target[1:] not in known | lost:
                yield (
                    f"the link leads to “{target}”, but nothing has that id",
                    _suggest_today(content, target[1:], known, _LINK_CURE),
                )


def rows_fill_the_columns(content: Content) -> Iterator[Problem]:
    """A row has a text for every column and authority for every side.

    A reader compares what stands side by side; an empty cell would look like “no rule”.

    See: A good row
    """
    if ("columns", SHARED) in content.broken or not content.all(Column):
        return
    columns = {column.id: column for column in content.all(Column)}
    sides = [column.id for column in columns.values() if column.role == "side"]
    keys = {*columns, *Row.model_fields}
    for entry in content.entries:
        row = entry.item
        if not isinstance(row, Row):
            continue
        for name in sorted(columns.keys() - row.texts.keys()):
            label = columns[name].label
            cure = f"Add a line “{name}:” with what the column “{label}” says."
            yield entry.problem(Fault((), f"“{name}” is missing", cure))
        for name in row.texts.keys() - columns.keys():
            cure = suggest(name, keys, f"Use one of: {', '.join(sorted(keys))}.")
            yield entry.problem(Fault((), f"unknown key “{name}”", cure, near=(name,)))
        for side in sides:
            if not row.authority.get(side):
                cure = f"Add “{side}:” under “authority:” with at least one source."
                yield entry.problem(
                    Fault(("authority",), f"“{side}” has no source", cure)
                )
        for name in row.authority.keys() - set(sides):
            what = f"“{name}” is not a side that is compared"
            cure = suggest(name, sides, f"Use {listed(sides)}.")
            yield entry.problem(Fault(("authority", name), what, cure))


def local_relations_say_where(content: Content) -> Iterator[Problem]:
    """A row whose answer depends on a jurisdiction names it.

    Whoever reads “varies” wants to know whom to ask.

    Wrong: relation: varies
    Right: relation: varies, and below it varies_by: [state]
    See: Correct a row
    """
    local = {relation.id for relation in content.all(Relation) if relation.local}
    first = next((place.id for place in content.all(Jurisdiction)), "…")
    for entry in content.entries:
        row = entry.item
        if isinstance(row, Row) and row.relation in local and not row.varies_by:
            what = f"relation is “{row.relation}”, so the row must say by what"
            cure = f"Add “varies_by: [{first}]”, or the ids of other jurisdictions."
            yield entry.problem(Fault(("relation",), what, cure))


def objectives_are_covered(content: Content) -> Iterator[Problem]:
    """An objective has two knowledge checks, or one and a case, of its own module.

    What is promised is asked, and once is not enough to tell knowing from guessing.

    See: A good objective
    """
    checks = Counter(check.objective for check in content.all(KnowledgeCheck))
    cases = Counter(
        name for scenario in content.all(Scenario) for name in scenario.objectives
    )
    modules = {
        entry.item.id: entry.folder
        for entry in content.entries
        if isinstance(entry.item, Objective)
    }
    misspelt = {*checks, *cases} - modules.keys()
    for entry in content.entries:
        item = entry.item
        can_tell = content.broken.isdisjoint(
            (kind, entry.folder) for kind in ("knowledge-checks", "scenarios")
        )
        if isinstance(item, Objective) and can_tell:
            is_meant = get_close_matches(item.id, misspelt, n=1, cutoff=0.85)
            faults = _coverage_faults(item.id, checks[item.id], cases[item.id])
            yield from map(entry.problem, () if is_meant else faults)
        for leaf in references(item):
            home = modules.get(leaf.value) if OBJECTIVE in leaf.marks else None
            if home not in (None, entry.folder):
                what = f"the objective belongs to another module, “{home}”"
                cure = f"Name one of this module, or move the item to data/{home}/."
                yield entry.problem(Fault(leaf.at, what, cure))


def _coverage_faults(objective: str, checks: int, cases: int) -> Iterator[Fault]:
    if checks == 0:
        cure = f"Write a check with “objective: {objective}” in knowledge-checks.yaml."
        yield Fault((), "no knowledge check checks this objective", cure)
    elif checks + cases < 2:
        cure = (
            "Write a second check, or name the objective in a case of scenarios.yaml."
        )
        yield Fault((), "only one knowledge check checks this objective", cure)


def checks_rest_on_settled_rows(content: Content) -> Iterator[Problem]:
    """Nobody is asked what has no answer yet, or what is mere news.

    Nobody can be right about what two careful lawyers answer in two ways.

    See: A good row
    """
    moving = {
        row.id: "marked as unsettled" for row in content.all(Row) if row.unsettled
    }
    moving |= {entry.id: "news" for entry in content.all(Development)}
    for entry in content.entries:
        if not isinstance(entry.item, KnowledgeCheck):
            continue
        for leaf in leaves(entry.item):
            links = _LINK.findall(leaf.value) if isinstance(leaf.value, str) else []
            for name in (leaf.value, *(link.removeprefix("#") for link in links)):
                if name in moving:
                    what = f"must not rest on “{name}”, which is {moving[name]}"
                    cure = "Name another row, or take the question away."
                    yield entry.problem(Fault(leaf.at, what, cure))


def paths_have_lanes_for_sides(content: Content) -> Iterator[Problem]:
    """A question in a decision path is that of a side, and not of a note.

    A lane shows what one side asks; a note asks nothing.
    """
    sides = [column.id for column in content.all(Column) if column.role == "side"]
    notes = {column.id for column in content.all(Column)} - set(sides)
    for entry in content.entries:
        if not isinstance(entry.item, DecisionPath):
            continue
        for number, step in enumerate(entry.item.steps):
            if step.side in notes:
                what = f"“{step.side}” is not a side that is compared"
                cure = f"Use {listed(sides)}, or take the line away."
                yield entry.problem(Fault(("steps", number, "side"), what, cure))


def reviews_come_before_their_end(content: Content) -> Iterator[Problem]:
    """A review is due after it was made, and within a year.

    Rules change, and a year is as long as a reader may trust what was read once.

    See: Correct a row
    """
    for entry in content.entries:
        item = entry.item
        if not isinstance(item, Reviewed):
            continue
        last = item.reviewed + REVIEW_INTERVAL
        if not item.reviewed < item.due <= last:
            what = f"must come after {item.reviewed} and by {last}, found {item.due}"
            cure = "Write a date in between, or take the line away for a year."
            yield entry.problem(Fault(("review_by",), what, cure))


def notes_name_a_contact(content: Content) -> Iterator[Problem]:
    """A reader of a note knows whom to ask about it.

    A note says what nothing else says, so only someone there can explain it.

    See: Add what is so in your district
    """
    if ("district", DISTRICT) in content.broken:
        return
    for entry in content.entries:
        note = entry.item
        if isinstance(note, Note) and contact_view(content, note.contact) is None:
            what = "the note names nobody to ask, and neither does the layer"
            cure = "Add “contact:” to district.yaml, or to the note."
            yield entry.problem(Fault((), what, cure))


def local_results_fit_their_polls(content: Content) -> Iterator[Problem]:
    """A district's results count the options that the poll has.

    Counts of other options would stand beside the wrong words.

    See: Add a poll
    """
    polls = {poll.id: poll for poll in content.all(Poll)}
    for entry in content.entries:
        if isinstance(entry.item, PollResults) and entry.item.id in polls:
            faults = check_results(entry.item.results, polls[entry.item.id])
            yield from map(entry.problem, faults)


def logos_are_pictures(content: Content) -> Iterator[Problem]:
    """A logo lies in the folder of the layer, and is what its name says.

    A browser shows nothing for a picture that is something else.

    See: Add what is so in your district
    """
    for entry in content.entries:
        if not isinstance(entry.item, District) or entry.item.logo is None:
            continue
        logo = Path(entry.item.logo)
        folder = entry.source.path.rpartition("/")[0]
        if logo.name not in content.pictures:
            what = f"there is no picture “{logo}” in {folder}"
            cure = suggest(logo.name, content.pictures, "Put it there.")
            yield entry.problem(Fault(("logo",), what, cure))
        elif content.pictures[logo.name] != logo.suffix:
            what = f"“{logo}” is not what its name says, {_PICTURES[logo.suffix]}"
            cure = "Save the picture again in that form, or as the other one."
            yield entry.problem(Fault(("logo",), what, cure))


_PICTURES = {".svg": "an SVG drawing", ".png": "a PNG picture"}


def modules_have_numbers_and_pages(content: Content) -> Iterator[Problem]:
    """Each module has a page of its name and a number of its own.

    The number is its place in the course, and the page is where links to its items
    lead.

    See: Add a module
    """
    pages = {page.name for page in content.pages}
    numbers: dict[int, str] = {}
    strange = _folders_of_strangers(content)
    for entry in content.entries:
        module = entry.item
        if not isinstance(module, Module):
            continue
        page = f"modules/{module.id}"
        is_told = ("pages", page) in content.lost or module.id in strange
        if page not in pages and not is_told:
            page = f"docs/modules/{module.id}.md"
            cure = f"Write the page {page}, or correct the folder's name."
            yield entry.problem(Fault((), "the module has no page", cure))
        other = numbers.setdefault(module.number, module.id)
        if other != module.id:
            what = f"the number {module.number} is already used by module {other}"
            yield entry.problem(
                Fault(("number",), what, "Give each module its own number.")
            )
    described = {entry.folder for entry in content.entries if entry.kind.single}
    described |= {folder for kind, folder in content.broken if kind == "module"}
    modules = {entry.folder for entry in content.entries} - {SHARED, DISTRICT}
    for folder in modules - described:
        what = f"the folder data/{folder} has no module.yaml"
        cure = "Write it, as in data/examples/module.yaml."
        yield Problem(f"data/{folder}/module.yaml", 1, "", what, cure)


def descriptions_differ(content: Content) -> Iterator[Problem]:
    """Each page tells search engines something of its own.

    Two results with the same words leave whoever searches to guess.
    """
    first: dict[str, Page] = {}
    for page in content.pages:
        other = first.setdefault(page.description, page)
        if page.description and other is not page:
            what = f"the description is the same as that of {other.path}"
            yield Problem(page.path, 2, "", what, "Say what only this page holds.")


def ids_begin_with_their_module(content: Content) -> Iterator[Problem]:
    """Whoever has an id finds its file, and a layer's ids never meet the course's.

    An id is all that a report of a mistake holds.

    Wrong: id: consultation, in data/scope/
    Right: id: scope-consultation
    See: Content, in the browser
    """
    strange = _folders_of_strangers(content)
    for folder, source in strange.items():
        what = f"no id of data/{folder} begins with “{folder}-”; was it renamed?"
        cure = "Give the folder its old name again; ids stay for ever."
        yield Problem(source.path, 1, "", what, cure)
    for entry in content.entries:
        name, folder = entry.item.id, entry.folder
        is_free = folder == SHARED or _is_about_another(entry.kind)
        if folder in strange:
            continue
        if not (is_free or name == folder or name.startswith(f"{folder}-")):
            owner = "“district-”" if folder == DISTRICT else "its module"
            what = f"the id must begin with {owner}, found “{name}”"
            yield entry.problem(Fault(("id",), what, f"Write “{folder}-{name}”."))
        elif name.startswith(f"{DISTRICT}-") and folder != DISTRICT:
            what = f"the id must not begin with “{DISTRICT}-”, found “{name}”"
            cure = "Choose another id; such ids are kept for the layers of districts."
            yield entry.problem(Fault(("id",), what, cure))


def _folders_of_strangers(content: Content) -> dict[str, Source]:
    """The folders of modules in which three ids or more all begin with another name."""
    found: dict[str, list[Entry]] = {}
    for entry in content.entries:
        if entry.folder not in (SHARED, DISTRICT) and not entry.kind.single:
            found.setdefault(entry.folder, []).append(entry)
    return {
        folder: entries[0].source
        for folder, entries in found.items()
        if len(entries) > 2
        and not any(f"{one.item.id}-".startswith(f"{folder}-") for one in entries)
    }


def pages_are_in_the_menu(content: Content) -> Iterator[Problem]:
    """A page stands in the menu of mkdocs.yml, if that lists any.

    A line of the menu is the file of a page as seen from docs/, or an address.

    Wrong: - docs/modules/scope
    Right: - modules/scope.md
    See: Add a module
    """
    files = {page.path.removeprefix("docs/"): page for page in content.pages}
    known = {*content.files, *files}
    lost = {
        entry: line
        for entry, line in content.menu.items()
        if entry not in known
        and not _OUTSIDE.match(entry)
        and ("pages", entry.removesuffix(".md")) not in content.lost
    }
    absent = files.keys() - content.menu.keys() if content.menu else set()
    for entry, line in lost.items():
        what = f"the menu leads to “{entry}”, but docs/ holds no such page"
        if " - " in entry:
            what = f"the menu reads two lines as one, “{entry}”"
            cure = "Begin the second in the same column as the first."
            absent = {file for file in absent if file not in entry}
        else:
            near = get_close_matches(entry, absent, n=1, cutoff=0.6)
            cure = suggest(
                entry, near or known, "Write a page as seen from docs/, or https://…."
            )
            absent -= set(near)
        yield Problem(SETTINGS, line, "", what, cure)
    for file, page in files.items():
        if file in absent:
            what = "the page is not in the menu"
            cure = f"Add “- {file}” to the list under “nav:” in mkdocs.yml."
            yield Problem(page.path, 1, "", what, cure)


def calls_are_right(content: Content) -> Iterator[Problem]:
    """A call names a component and an item that exist, where it may stand.

    The page would hold a hole, or the words of an error.

    See: What a page can call
    """
    for page in content.pages:
        for call in page.calls:
            component = _CALLABLE.get(call.name)
            if component is None:
                what = f"there is no component “{call.name}”"
                cure = suggest(
                    call.name, _CALLABLE, f"Use {listed(sorted(_CALLABLE))}."
                )
                yield Problem(page.path, call.line, "", what, cure)
                continue
            for what, cure in _call_faults(content, component, call):
                yield Problem(page.path, call.line, call.name, what, cure)


def _call_faults(
    content: Content, component: Component, call: Call
) -> Iterator[tuple[str, str]]:
    most = component.words + (component.takes is not None)
    fewest = 1 if component.takes else 0
    if not fewest <= len(call.words) <= most:
        count = f"{fewest}" if fewest == most else f"{fewest} to {most}"
        noun = "word" if count == "1" else "words"
        yield (
            f"must have {count} {noun} in its brackets, found {len(call.words)}",
            _form(component),
        )
    elif component.takes:
        known = content.written_ids.get(component.takes.name, frozenset())
        key = (component.takes.name, call.words[0])
        is_told = key in content.lost or component.takes.name in content.unread
        if call.words[0] not in known and not is_told:
            choice = _choice(known, component.takes.name)
            cure = _suggest_today(content, call.words[0], known, choice)
            yield f"there is no {component.takes.noun} “{call.words[0]}”", cure
    if not component.inline and not call.is_alone:
        yield (
            "must stand alone on its line, at its beginning, between empty lines",
            "Move it to a line of its own, with an empty line before and after.",
        )


def _form(component: Component) -> str:
    word = f'"the id of a {component.takes.noun}"' if component.takes else ""
    return f"Write it as {{{{ {component.name}({word}) }}}}."


def items_are_shown_once(content: Content) -> Iterator[Problem]:
    """An item has one place on the site; other calls stand at most once on a page.

    A link, an answer and a mark of progress need one place to lead to.

    See: Add a question
    """
    calls: Counter[tuple[str, ...]] = Counter()
    for page, call in _calls(content):
        component = _CALLABLE.get(call.name)
        if component is None or component.inline:
            continue
        place = () if _shows_items(component) else (page.path,)
        key = (call.name, *call.words, *place)
        calls[key] += 1
        if calls[key] == 2:
            what = "must not be called twice; links to it would lead to two places"
            yield Problem(
                page.path, call.line, call.name, what, "Take away one of the calls."
            )
    misspelt = _misspelt_words(content)
    pages = {page.name for page in content.pages if page.is_read}
    for entry in content.entries:
        component = _SHOWS.get(entry.kind.name)
        name = entry.item.id
        if component is None or calls[component.name, name]:
            continue
        if f"modules/{entry.folder}" not in pages:
            continue
        is_own = f"{name}-".startswith(f"{entry.folder}-")
        if name in content.lost.values() or not is_own:
            continue
        if not get_close_matches(name, misspelt, n=1, cutoff=0.85):
            written = f'{{{{ {component.name}("{name}") }}}}'
            path = f"docs/{content.link(entry.item).page}.md"
            cure = f"Add {written} to {path}, or delete the item."
            yield entry.problem(Fault((), "no page shows it", cure))


def _misspelt_words(content: Content) -> set[str]:
    """Words of wrong calls; an item that one of them may mean is not missing."""
    words = {word for page in content.pages for word in page.unread}
    for _, call in _calls(content):
        component = _CALLABLE.get(call.name)
        kind = component.takes if component else None
        known = content.written_ids.get(kind.name, frozenset()) if kind else frozenset()
        words.update(word for word in call.words[:1] if word not in known)
    return words


def polls_are_looked_back_at_where_they_stand(content: Content) -> Iterator[Problem]:
    """A reader looks back on the page on which she was asked, and further down.

    The first answer is shown beside the second, so it has to be there.

    See: A good poll
    """
    known = content.written_ids.get("polls", frozenset())
    for page in content.pages:
        asked: set[str] = set()
        for call in page.calls:
            if call.name == "poll":
                asked.update(call.words)
            elif call.name == "look_back" and known & set(call.words) - asked:
                what = "must look back at a poll that stands further up on this page"
                cure = "Name that poll, or move the call below it."
                yield Problem(page.path, call.line, call.name, what, cure)


def parts_of_modules_are_shown(content: Content) -> Iterator[Problem]:
    """A page shows what belongs to its whole module, and only if it is there.

    What is written and shown nowhere is lost; a call without anything to show is a
    hole.

    See: What a page can call
    """
    calls = {
        (page.name, call.name, *call.words): call for page, call in _calls(content)
    }
    readable = {page.name for page in content.pages if page.is_read and not page.unread}
    for component in COMPONENTS:
        if component.takes is not MODULES:
            continue
        for module in content.all(Module):
            page = component.page.format(folder=module.id)
            call = calls.get((page, component.name, module.id))
            is_there = all(
                content.all(kind.model, module.id) for kind in component.data
            )
            can_tell = content.broken.isdisjoint(
                (kind.name, module.id) for kind in component.data
            )
            written = f'{{{{ {component.name}("{module.id}") }}}}'
            if is_there and call is None and page in readable:
                what = f"the page must show {written}"
                cure = "Add it on a line of its own, between empty lines."
                yield Problem(f"docs/{page}.md", 1, "", what, cure)
            if call is not None and not is_there and can_tell:
                kinds = ", ".join(
                    f"data/{module.id}/{k.name}.yaml" for k in component.data
                )
                what = f"there is nothing to show; {kinds} has no items"
                cure = "Write the file, or take the call away."
                yield Problem(f"docs/{page}.md", call.line, component.name, what, cure)


def records_have_their_words(content: Content) -> Iterator[Problem]:
    """A record and a certificate say what the course wants them to say.

    What a learner declares is for the course to say and not for the program.

    See: Change the words of a record
    """
    if content.all(RecordWords) or (RECORDS.name, SHARED) in content.broken:
        return
    for page, call in _calls(content):
        if call.name in ("record", "cohort"):
            what = "its words are missing; there is no data/shared/record.yaml"
            cure = "Write the file, as in data/examples/record.yaml."
            yield Problem(page.path, call.line, call.name, what, cure)


def links_lead_somewhere(content: Content) -> Iterator[Problem]:
    """A link in a page leads to a page or file that is there, and to a place on it.

    The address of a page is its file as seen from the page that links, so that it
    works in every copy of the site. Behind “#” stands a heading in small letters with
    hyphens, or the id of a row, question, case or term that is shown there.

    Wrong: [the table](scope)
    Right: [the table](scope.md#compare)
    See: What to know of YAML
    """
    pages = {page.path.removeprefix("docs/"): page for page in content.pages}
    files = {*content.files, *pages}
    for page in content.pages:
        here = page.path.removeprefix("docs/")
        for link in page.links:
            path, _, anchor = map(unquote, link.target.partition("#"))
            path = path.partition("?")[0]
            home = posixpath.dirname(here)
            file = posixpath.normpath(posixpath.join(home, path)) if path else here
            if ("pages", file.removesuffix(".md")) in content.lost:
                continue
            if file not in files:
                what = f"the link leads to “{path}”, but there is no such page or file"
                near = (posixpath.relpath(name, home or ".") for name in files)
                cure = suggest(path, near, "Write it as seen from this page's file.")
                yield Problem(page.path, link.line, "", what, cure)
            elif anchor and file in pages:
                for what, cure in _anchor_faults(content, pages[file], anchor):
                    yield Problem(page.path, link.line, "", what, cure)


def _anchor_faults(
    content: Content, page: Page, anchor: str
) -> Iterator[tuple[str, str]]:
    """What is surely wrong with a link to a place on a page.

    Components make places of their own that only the built page knows. So on a page
    with components, a place is missing if it is an item of another page, or nearly a
    heading or an item of this one.
    """
    called = [_CALLABLE.get(call.name) for call in page.calls]
    blocks = [component for component in called if not (component and component.inline)]
    shows_all = any(component and not component.takes for component in blocks)
    shown = content.ids if shows_all else content.shown_on.get(page.name, frozenset())
    written = {word for call in page.calls for word in call.words} | page.anchors
    if anchor in shown or anchor in written or not page.is_read:
        return
    if _MADE.search(anchor):
        return
    known = written | shown
    what = f"the link leads to “#{anchor}”, but that is not on {page.path}"
    elsewhere = content.find_link(anchor)
    if elsewhere:
        yield what, f"It stands on docs/{elsewhere.page}.md."
    elif (
        not blocks
        or anchor in content.moves.to
        or anchor in content.moves.withdrawn
        or _is_nearly_one_of(known, anchor, content)
    ):
        otherwise = "Use a heading, or an id shown there."
        yield what, _suggest_today(content, anchor, known, otherwise)


def _is_nearly_one_of(known: set[str], anchor: str, content: Content) -> bool:
    """Whether a place is a slip of the pen, and not one that a component makes.

    Those begin with the name of what is shown, as in “scope-handout”; such a place
    has to agree with a known one in all but one of its words, and in two at least.
    """
    modules = {module.id for module in content.all(Module)}
    if any(anchor.startswith(f"{name}-") for name in known - modules):
        return False
    near = get_close_matches(anchor, known, cutoff=0.85)
    if not any(anchor.startswith(f"{module}-") for module in modules):
        return bool(near)
    words = anchor.split("-")
    return any(
        len(words) == len(others) > 2 and sum(map(operator.ne, words, others)) == 1
        for others in (name.split("-") for name in near)
    )


def _shows_items(component: Component) -> bool:
    """Whether each item of a component's own kind needs a call of its own."""
    return component.takes in component.data and not component.inline


_SHOWS = {
    component.takes.name: component
    for component in COMPONENTS
    if component.takes and _shows_items(component)
}
"""For each kind whose items need a call of their own, what shows them."""


def _calls(content: Content) -> Iterator[tuple[Page, Call]]:
    for page in content.pages:
        for call in page.calls:
            yield page, call


ITEM_RULES: tuple[Rule, ...] = (
    ids_are_unique,
    references_resolve,
    texts_are_plain,
    rows_fill_the_columns,
    local_relations_say_where,
    objectives_are_covered,
    checks_rest_on_settled_rows,
    paths_have_lanes_for_sides,
    reviews_come_before_their_end,
    notes_name_a_contact,
    local_results_fit_their_polls,
    logos_are_pictures,
)
"""Rules for items; the examples keep them too."""

PAGE_RULES: tuple[Rule, ...] = (
    modules_have_numbers_and_pages,
    ids_begin_with_their_module,
    descriptions_differ,
    pages_are_in_the_menu,
    calls_are_right,
    items_are_shown_once,
    polls_are_looked_back_at_where_they_stand,
    parts_of_modules_are_shown,
    links_lead_somewhere,
    published_ids_stay,
    pages_and_items_have_names_of_their_own,
    aliases_lead_on,
    records_have_their_words,
)
"""Rules for pages and what they show."""
