"""What was published stays for ever, or an alias says what became of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.advice import find_problems_and_warnings
from macros.components.alias import Alias
from macros.components.base import DISTRICT
from macros.components.catalogue import view as catalogue_view
from macros.components.knowledge_check import KnowledgeCheck, versions
from macros.content import load_content
from macros.publication import moves_of
from macros.rules import find_problems
from tests.projects import ROOT, rename, rename_module, run_command

Change = Callable[[str, str, str], Path]

ALIASES = "data/shared/aliases.yaml"
TABLES = "data/visits/comparison-tables.yaml"
TERMS = "data/shared/terms.yaml"
TODAY = date(2026, 11, 26)
VARIANTS = 1
"""Of the question of the tiny course."""


@pytest.fixture
def kept_course(tiny_course: Path) -> Path:
    """The tiny course after its first publication."""
    result = run_command(tiny_course, "keep")
    assert result.returncode == 0, result.stdout + result.stderr
    return tiny_course


def problems_in(course: Path) -> list[str]:
    return [str(problem) for problem in find_problems(course)]


def write_aliases(course: Path, text: str) -> None:
    (course / ALIASES).write_text(text, encoding="utf-8")


def test_what_was_published_and_is_there_is_no_problem(kept_course: Path) -> None:
    """Keeping does not make anything wrong, and nothing is left to keep."""
    assert find_problems_and_warnings(kept_course, TODAY) == ([], [])


def test_every_id_on_which_something_hangs_is_listed(kept_course: Path) -> None:
    """Pages, modules, rows and whatever else a link, an answer or a record names."""
    known = json.loads((kept_course / "data/published.json").read_text("utf-8"))

    assert {"glossary", "modules/visits"} <= {*known["pages"]}
    assert known["module"] == ["visits"]
    assert known["rows"] == ["visits-being-quiet"]
    assert known["learning-paths"] == ["path-first-visit"]
    assert known.keys() >= {
        *("pages", "module", "rows", "terms", "sources", "objectives", "polls"),
        *("knowledge-checks", "scenarios", "key-points", "learning-paths"),
        *("decision-paths", "developments", "local-rules", "ways-in"),
    }
    assert known.keys().isdisjoint({"columns", "relations", "levels", "aliases"})


def test_ids_of_a_district_are_not_those_of_the_course(tiny_course: Path) -> None:
    """What a district adds is its own, and never comes into the course's list."""
    course = load_content(tiny_course)[0]
    local = [replace(entry, folder=DISTRICT) for entry in course.entries]

    assert replace(course, entries=tuple(local)).ids_today == {
        "pages": course.ids_today["pages"]
    }


def test_renamed_row_needs_an_alias(kept_course: Path) -> None:
    """It is told once, at the new id, and not wherever the old one is named."""
    rename(kept_course, "visits-being-quiet", "visits-quiet-rooms")

    assert problems_in(kept_course) == [
        "data/visits/comparison-tables.yaml:4  row visits-quiet-rooms: "
        "“visits-being-quiet” was published and is no longer there; is this its new "
        "name?  [published-ids-stay]\n"
        "    Write “visits-being-quiet” again, or add “- id: visits-being-quiet” to "
        "data/shared/aliases.yaml, and below it “leads_to: visits-quiet-rooms” or "
        "“withdrawn: the reason”."
    ]

    write_aliases(
        kept_course, "- id: visits-being-quiet\n  leads_to: visits-quiet-rooms\n"
    )
    assert problems_in(kept_course) == []


@pytest.mark.parametrize(
    ("alias", "cure"),
    [
        pytest.param("leads_to: visits-noise", "It is called “visits-noise” now."),
        pytest.param(
            "withdrawn: Nobody asked.", "It was withdrawn: Nobody asked. Take it out."
        ),
    ],
    ids=["renamed", "withdrawn"],
)
def test_who_still_writes_an_old_id_learns_what_became_of_it(
    local_course: Path, alias: str, cure: str
) -> None:
    """A district takes over a release and sees at once what to write in its note."""
    assert run_command(local_course, "keep").returncode == 0
    note = local_course / "data/district/notes.yaml"
    before = note.read_text(encoding="utf-8")
    rename(local_course, "visits-being-quiet", "visits-noise")
    note.write_text(before, encoding="utf-8")
    page = local_course / "docs/modules/visits.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n[Quiet](#visits-being-quiet)\n", encoding="utf-8")
    write_aliases(local_course, f"- id: visits-being-quiet\n  {alias}\n")

    problems = find_problems(local_course, "data/district")

    assert [problem.cure for problem in problems if "being" in problem.what] == [
        cure,
        cure,
    ]


def test_list_of_what_was_published_does_not_vanish(kept_course: Path) -> None:
    """Without it nothing would be missed, so its loss is a problem of its own."""
    assert run_command(kept_course, "release", "First").returncode == 0
    (kept_course / "data/published.json").unlink()

    assert problems_in(kept_course) == [
        "data/published.json:1  the list of what was published is gone, though there "
        "was a release  [published-ids-stay]\n"
        "    Bring back the last version that was committed. Only a course that begins "
        "anew is without it, and without data/releases.json."
    ]


MISSING = "the file is missing, and what it held was published  [published-ids-stay]"
BRING_BACK = (
    "\n    Bring it back under this name, or say in data/shared/aliases.yaml what "
    "became of each of its ids."
)


@pytest.mark.parametrize(
    "path",
    [
        "data/shared/sources.yaml",
        "data/shared/terms.yaml",
        "data/visits/comparison-tables.yaml",
        "data/visits/knowledge-checks.yaml",
        "data/visits/module.yaml",
        "data/visits/objectives.yaml",
        "data/visits/polls.yaml",
        "data/visits/scenarios.yaml",
    ],
)
def test_file_that_is_gone_is_told_once(kept_course: Path, path: str) -> None:
    """What names its items is not wrong, and no one reads a hundred problems."""
    (kept_course / path).unlink()

    assert problems_in(kept_course) == [f"{path}:1  {MISSING}{BRING_BACK}"]


@pytest.mark.parametrize("name", ["polls.yml", "Polls.yaml", "polls.yaml.txt"])
def test_file_of_another_name_is_told_once(kept_course: Path, name: str) -> None:
    """An editor has saved it so; nothing in it is lost."""
    folder = kept_course / "data/visits"
    (folder / "polls.yaml").rename(folder / name)

    assert problems_in(kept_course) == [
        f"data/visits/{name}:1  “{name}” is not a data file of this folder  "
        "[file-places]\n    Rename it to “polls.yaml”."
    ]


def test_folder_that_is_gone_is_told_once(tiny_course: Path) -> None:
    """All of it was one slip, or one decision that needs a word."""
    rules = tiny_course / "data/shared/local-rules.yaml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace("- id: ", "- id: visits-", 1), encoding="utf-8")
    run_command(tiny_course, "keep")
    shutil.rmtree(tiny_course / "data/visits")

    (problem,) = problems_in(tiny_course)

    assert problem.startswith("data/visits:1  the folder is missing, and what it held")


def test_folder_of_another_name_is_told_once(kept_course: Path) -> None:
    """Its ids show that it is the same folder."""
    (kept_course / "data/visits").rename(kept_course / "data/trips")

    assert problems_in(kept_course) == [
        "data/trips/checklists.yaml:1  no id of data/trips begins with “trips-”; was "
        "it renamed?  [ids-begin-with-their-module]\n"
        "    Give the folder its old name again; ids stay for ever."
    ]


def test_page_with_a_second_ending_is_told_once(kept_course: Path) -> None:
    """Notepad adds “.txt” to a name that it does not know."""
    page = kept_course / "docs/modules/visits.md"
    page.rename(page.with_name("visits.md.txt"))

    assert problems_in(kept_course) == [
        "docs/modules/visits.md.txt:1  page modules/visits: the name of a page must "
        "end in “.md”  [published-ids-stay]\n    Rename it to “visits.md”."
    ]


def test_text_still_links_to_an_old_id(kept_course: Path) -> None:
    """An alias is for readers; what the course itself says leads to the new id."""
    terms = kept_course / TERMS
    text = terms.read_text(encoding="utf-8")
    terms.write_text(text.replace("- id: desk", "- id: counter"), encoding="utf-8")
    write_aliases(kept_course, "- id: desk\n  leads_to: counter\n")

    told = [problem for problem in problems_in(kept_course) if TABLES in problem]

    assert told == [
        f"{TABLES}:9  row visits-being-quiet › for_you: the link leads to “#desk”, "
        "but nothing has that id  [texts-are-plain]\n"
        "    It is called “counter” now."
    ]


def test_item_that_was_taken_away_needs_a_reason(change: Change) -> None:
    """A reader who looks for it gets an answer."""
    course = change(
        "data/visits/key-points.yaml",
        "- id: visits-key-quiet",
        "- id: visits-key-second\n  text: Be on time.\n  row: visits-being-quiet\n"
        "- id: visits-key-quiet",
    )
    run_command(course, "keep")
    change(
        "data/visits/key-points.yaml",
        "- id: visits-key-second\n  text: Be on time.\n  row: visits-being-quiet\n",
        "",
    )

    assert problems_in(course) == [
        "data/shared/aliases.yaml:1  key point visits-key-second: was published and is "
        "no longer there  [published-ids-stay]\n"
        "    Bring it back, or add “- id: visits-key-second” to this "
        "file, and below it “leads_to: the id that took its place” or “withdrawn: the "
        "reason”."
    ]

    write_aliases(
        course, "- id: visits-key-second\n  withdrawn: It went without say.\n"
    )
    assert problems_in(course) == []


def test_page_that_was_moved_needs_an_alias(kept_course: Path) -> None:
    """An address that someone may have noted does not come to nothing."""
    (kept_course / "docs/glossary.md").rename(kept_course / "docs/words.md")

    assert problems_in(kept_course) == [
        "data/shared/aliases.yaml:1  page glossary: was published and is no longer "
        "there  [published-ids-stay]\n"
        "    Bring it back, or add “- id: glossary” to this file, and below it "
        "“leads_to: the id that took its place” or “withdrawn: the reason”."
    ]

    write_aliases(kept_course, "- id: glossary\n  leads_to: words\n")
    assert problems_in(kept_course) == []


def test_alias_of_a_module_holds_for_all_that_is_named_after_it(
    kept_course: Path,
) -> None:
    """Whoever renames a module writes one alias and not thirty."""
    rename_module(kept_course, "visits", "trips")
    assert problems_in(kept_course) == [
        "data/visits:1  the folder is missing, and what it held was published  "
        "[published-ids-stay]\n"
        "    Bring it back under this name, or add “- id: visits” to "
        "data/shared/aliases.yaml, and below it “leads_to: the module that took its "
        "place” or “withdrawn: the reason”. It holds for all that is named after the "
        "module."
    ]

    write_aliases(kept_course, "- id: visits\n  leads_to: trips\n")

    assert problems_in(kept_course) == []
    course = load_content(kept_course)[0]
    assert course.id_today("visits-being-quiet") == "trips-being-quiet"
    assert course.id_today("modules/visits") == "modules/trips"
    assert course.id_today("desk") == "desk"


def test_module_may_get_a_longer_name(kept_course: Path) -> None:
    """An alias is followed once, also where its new name begins with the old one."""
    rename_module(kept_course, "visits", "visits-to-all")

    write_aliases(kept_course, "- id: visits\n  leads_to: visits-to-all\n")

    assert problems_in(kept_course) == []
    course = load_content(kept_course)[0]
    assert course.id_today("visits-being-quiet") == "visits-to-all-being-quiet"
    assert course.id_today("print/visits") == "print/visits-to-all"


def test_what_was_not_renamed_with_its_module_is_told(kept_course: Path) -> None:
    """The alias of a module leads nowhere for an item that got a name of its own."""
    rename_module(kept_course, "visits", "visits-to-all")
    rename(kept_course, "visits-to-all-being-quiet", "visits-to-all-noise")

    write_aliases(kept_course, "- id: visits\n  leads_to: visits-to-all\n")

    (problem,) = problems_in(kept_course)
    assert "row visits-being-quiet: was published and is no longer there" in problem


def test_older_alias_goes_on_when_its_module_is_renamed(kept_course: Path) -> None:
    """Nobody has to write anew what was written when a row was renamed."""
    rename(kept_course, "visits-being-quiet", "visits-noise")
    row = "- id: visits-being-quiet\n  leads_to: visits-noise\n"
    write_aliases(kept_course, row)
    run_command(kept_course, "keep")
    rename_module(kept_course, "visits", "trips")

    write_aliases(kept_course, f"{row}- id: visits\n  leads_to: trips\n")

    assert problems_in(kept_course) == []
    course = load_content(kept_course)[0]
    assert course.id_today("visits-being-quiet") == "trips-noise"


def test_alias_of_a_module_holds_for_no_module_with_a_longer_name() -> None:
    """Items of “visits-two” begin with “visits-” and are none of “visits”."""
    published = {
        "module": frozenset({"visits", "visits-two"}),
        "rows": frozenset({"visits-noise", "visits-two-noise"}),
    }
    today = {
        "module": frozenset({"trips", "visits-two"}),
        "rows": frozenset({"trips-noise", "trips-two-noise"}),
    }
    alias = Alias(id="visits", leads_to="trips")

    moves = moves_of([alias], published, today)

    assert moves.to == {"visits": "trips", "visits-noise": "trips-noise"}


def test_alias_leads_on_through_others(kept_course: Path) -> None:
    """What was renamed twice is still found."""
    rename(kept_course, "visits-being-quiet", "visits-noise")
    write_aliases(
        kept_course,
        "- id: visits-being-quiet\n  leads_to: visits-hush\n"
        "- id: visits-hush\n  leads_to: visits-noise\n",
    )
    known = kept_course / "data/published.json"
    known.write_text(
        known.read_text("utf-8").replace(
            '"visits-being', '"visits-hush",\n"visits-being'
        ),
        "utf-8",
    )

    assert problems_in(kept_course) == []
    course = load_content(kept_course)[0]
    assert course.id_today("visits-being-quiet") == "visits-noise"


@pytest.mark.parametrize(
    ("aliases", "problem"),
    [
        pytest.param(
            "- id: desk\n",
            "data/shared/aliases.yaml:1  alias desk: must have one of “leads_to” and "
            "“withdrawn”, found neither  [aliases]\n"
            "    Write “leads_to:” with the id that took "
            "its place, or “withdrawn:” with the reason.",
            id="neither",
        ),
        pytest.param(
            "- id: desk\n  leads_to: counter\n  withdrawn: It was sold.\n",
            "data/shared/aliases.yaml:1  alias desk: must have one of “leads_to” and "
            "“withdrawn”, found both  [aliases]\n"
            "    Write “leads_to:” with the id that took its "
            "place, or “withdrawn:” with the reason.",
            id="both",
        ),
        pytest.param(
            "- id: The desk\n  leads_to: counter\n",
            "data/shared/aliases.yaml:1  alias The desk › id: must be small letters, "
            "digits and hyphens, found “The desk”  [form]\n    Write “the-desk”.",
            id="no id",
        ),
        pytest.param(
            "- id: desk\n  leads_to: counter\n- id: dusk\n  leads_to: counter\n",
            "data/shared/aliases.yaml:3  alias dusk › id: must be an id that was "
            "published  [aliases-lead-on]\n    Did you mean “desk”?",
            id="never published",
        ),
        pytest.param(
            "- id: desk\n  leads_to: counter\n- id: house-rules\n  leads_to: counter\n",
            "data/shared/aliases.yaml:3  alias house-rules › id: the id is in use "
            "again, for a source  [aliases-lead-on]\n"
            "    Choose another id for the newer one, or take "
            "the alias away.",
            id="in use again",
        ),
        pytest.param(
            "- id: desk\n  leads_to: countr\n",
            "data/shared/aliases.yaml:2  alias desk › leads_to: there is no item "
            "“countr”  [aliases-lead-on]\n    Did you mean “counter”?",
            id="to nothing",
        ),
        pytest.param(
            "- id: desk\n  leads_to: modules/visits\n",
            "data/shared/aliases.yaml:2  alias desk › leads_to: there is no item "
            "“modules/visits”  [aliases-lead-on]\n"
            "    Write the id of one that is there.",
            id="an item to a page",
        ),
        pytest.param(
            "- id: desk\n  leads_to: desk\n",
            "data/shared/aliases.yaml:2  alias desk › leads_to: leads round in a "
            "circle: “desk”, “desk”  [aliases-lead-on]\n"
            "    Let the last of them lead to an id that is "
            "there.",
            id="a circle",
        ),
        pytest.param(
            "- id: desk\n  leads_to: counter\n- id: desk\n  leads_to: counter\n",
            "data/shared/aliases.yaml:3  alias desk › id: the id must be unique; it is "
            "already used at data/shared/aliases.yaml:1  [ids-are-unique]\n"
            "    Choose another id for the "
            "newer of the two.",
            id="twice",
        ),
    ],
)
def test_alias_that_cannot_stand_is_answered(
    kept_course: Path, aliases: str, problem: str
) -> None:
    """An alias stands for what was published and is gone, and leads on."""
    term = kept_course / TERMS
    term.write_text(term.read_text("utf-8").replace("id: desk", "id: counter"), "utf-8")
    table = kept_course / TABLES
    table.write_text(table.read_text("utf-8").replace("#desk", "#counter"), "utf-8")
    page = kept_course / "docs/modules/visits.md"
    page.write_text(
        page.read_text("utf-8").replace('term("desk")', 'term("counter")'), "utf-8"
    )
    write_aliases(kept_course, aliases)

    assert problems_in(kept_course) == [problem]


def test_broken_file_does_not_make_published_ids_look_gone(kept_course: Path) -> None:
    """One wrong quotation mark is one problem."""
    file = kept_course / TABLES
    file.write_text(
        file.read_text("utf-8").replace("topic: Being", 'topic: "Being'), "utf-8"
    )

    assert all("was published" not in problem for problem in problems_in(kept_course))


def test_what_is_not_kept_yet_is_only_warned_of(change: Change) -> None:
    """Someone who edits in a browser cannot run a command, and need not."""
    path = "data/visits/knowledge-checks.yaml"
    course = change(path, "prompt: Who asks", "prompt: Who really asks")
    run_command(course, "keep")
    change(path, "prompt: Who really asks", "prompt: Who then asks")
    change(
        TERMS, "- id: desk", "- id: door\n  name: door\n  definition: In.\n- id: desk"
    )

    problems, warnings = find_problems_and_warnings(course, TODAY)

    cure = "Run “make fix”, or leave it; the workflow does it after the merge."
    assert problems == []
    assert [str(warning) for warning in warnings] == [
        f"data/published.json:1  some ids of today are not kept yet  "
        f"[all-is-kept]\n    {cure}",
        "data/question-versions.json:1  some versions of questions of today are not "
        f"kept yet  [all-is-kept]\n    {cure}",
    ]


def test_build_knows_what_is_kept_and_what_is_of_today(change: Change) -> None:
    """A version counts from its first day, whether or not it was kept in time."""
    path = "data/visits/knowledge-checks.yaml"
    course = change(path, "prompt: Who asks", "prompt: Who really asks")
    run_command(course, "keep")
    old = asked_first(course, "visits-quiet")
    change(path, "prompt: Who really asks", "prompt: Who then asks")

    content = load_content(course)[0]
    catalogue = catalogue_view(content)["catalogue"]

    assert list(catalogue["past"]["visits-quiet"]) == [old]
    (module,) = catalogue["modules"]
    first = module["questions"][0]["asked"][0]
    assert first["v"] == asked_first(course, "visits-quiet") != old


def asked_first(course: Path, name: str) -> str:
    """The version of a question as it is asked before its variants."""
    check = load_content(course)[0].get(KnowledgeCheck, name)
    return versions(check)[0]


def test_old_versions_go_with_a_renamed_question(kept_course: Path) -> None:
    """An answer to what was asked under another id can still be scored."""
    old = asked_first(kept_course, "visits-quiet")
    rename(kept_course, "visits-quiet", "visits-silence")
    rename(kept_course, "Who asks", "Who really asks")
    write_aliases(kept_course, "- id: visits-quiet\n  leads_to: visits-silence\n")

    assert problems_in(kept_course) == []
    past = catalogue_view(load_content(kept_course)[0])["catalogue"]["past"]
    assert list(past) == ["visits-silence"]
    assert list(past["visits-silence"]) == [old]


def test_keeping_adds_and_takes_nothing_away(tiny_course: Path) -> None:
    """Questions and ids of today stand beside those of the past."""
    versions_file = tiny_course / "data/question-versions.json"
    old = {"variant": "", "options": ["a", "b"], "correct": ["a"]}
    versions_file.write_text(json.dumps({"visits-gone": {"0000000": old}}), "utf-8")
    published = tiny_course / "data/published.json"
    published.write_text('{"terms": ["shelf"]}', "utf-8")

    result = run_command(tiny_course, "keep")

    assert result.returncode == 0, result.stderr
    known = json.loads(versions_file.read_text("utf-8"))
    assert known["visits-gone"] == {"0000000": old}
    assert known.keys() == {"visits-gone", "visits-quiet"}
    assert json.loads(published.read_text("utf-8"))["terms"] == ["desk", "shelf"]


@pytest.mark.parametrize("name", ["question-versions.json", "published.json"])
def test_nothing_is_kept_over_a_broken_file(tiny_course: Path, name: str) -> None:
    """What could not be read is left as it is, and told."""
    file = tiny_course / "data" / name
    file.write_text("{", "utf-8")

    result = run_command(tiny_course, "keep")

    assert result.returncode == 1
    assert "cannot be read" in result.stdout
    assert file.read_text("utf-8") == "{"


def test_states_between_two_keeps_are_kept_too(change: Change, tmp_path: Path) -> None:
    """A wording that was published for an hour may have been answered."""
    path = "data/visits/knowledge-checks.yaml"
    course = change(path, "prompt: Who asks", "prompt: Who asks")
    run_command(course, "keep")
    between = tmp_path / "between"
    change(path, "prompt: Who asks", "prompt: Who really asks")
    shutil.copytree(course, between)
    change(path, "prompt: Who really asks", "prompt: Who then asks")

    result = run_command(course, "keep", str(between))

    assert result.returncode == 0, result.stderr
    known = json.loads((course / "data/question-versions.json").read_text("utf-8"))
    assert len(known["visits-quiet"]) == 3 + VARIANTS


def test_state_that_cannot_be_read_is_left_out_and_told(
    kept_course: Path, tmp_path: Path
) -> None:
    """An old state whose form is no longer known does not stop what can be kept."""
    between = shutil.copytree(kept_course, tmp_path / "between")
    (between / "data/visits/module.yaml").write_text("title: [", "utf-8")

    result = run_command(kept_course, "keep", str(between))

    assert result.returncode == 0
    assert result.stdout.startswith(f"Left out {between}: 1 problem")


def test_workflow_begins_the_lists_of_a_course(tiny_course: Path) -> None:
    """Whoever began in a browser never ran a command."""
    git = commits_in(tiny_course)

    assert keep_in(tiny_course) == "Kept what was new\n"
    assert git("status", "--short") == ""
    assert keep_in(tiny_course) == "Everything was kept already\n"


def test_workflow_keeps_every_state_of_main_since_the_last_time(
    kept_course: Path,
) -> None:
    """Two changes before one keep are both kept, and the next run changes nothing."""
    git = commits_in(kept_course)
    for old, new in (("Who asks", "Who really asks"), ("Who really asks", "Who asks?")):
        rename(kept_course, old, new)
        git("commit", "--quiet", "--all", "--message", "Ask otherwise")

    assert keep_in(kept_course) == "Kept what was new\n"
    known = json.loads((kept_course / "data/question-versions.json").read_text("utf-8"))
    assert len(known["visits-quiet"]) == 3 + VARIANTS
    assert git("status", "--short") == ""
    assert keep_in(kept_course) == "Everything was kept already\n"


def test_what_an_author_kept_by_hand_hides_no_state(kept_course: Path) -> None:
    """A wording that was replaced before the workflow ran is kept all the same."""
    git = commits_in(kept_course)
    rename(kept_course, "Who asks", "Who really asks")
    git("commit", "--quiet", "--all", "--message", "Ask otherwise")
    assert keep_in(kept_course) == "Kept what was new\n"
    rename(kept_course, "Who really asks", "Who then asks")
    git("commit", "--quiet", "--all", "--message", "Ask a third way")
    rename(kept_course, "Who then asks", "Who now asks")
    run_command(kept_course, "keep")
    git("commit", "--quiet", "--all", "--message", "Ask a fourth way, and keep it")

    keep_in(kept_course)

    known = json.loads((kept_course / "data/question-versions.json").read_text("utf-8"))
    assert len(known["visits-quiet"]) == 4 + VARIANTS


WHO = {
    f"GIT_{role}_{name}": value
    for role in ("AUTHOR", "COMMITTER")
    for name, value in (("NAME", "A. Park"), ("EMAIL", "park@example.org"))
}


def keep_in(course: Path) -> str:
    """What the workflow runs on main."""
    python = {"PYTHON": sys.executable, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    result = subprocess.run(
        ["bash", str(ROOT / ".ci/keep")],
        cwd=course,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **WHO, **python},
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def commits_in(course: Path) -> Callable[..., str]:
    """Makes a repository of a course; gives a way to run git in it."""

    def git(*words: str) -> str:
        return subprocess.run(
            ["git", *words],
            cwd=course,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, **WHO},
            check=True,
        ).stdout

    git("init", "--quiet", "--initial-branch=main")
    git("add", ".")
    git("commit", "--quiet", "--message", "Publish")
    return git
