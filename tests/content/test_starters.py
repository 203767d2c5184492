"""What `python -m macros new` writes: the check names what to fill in, then passes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.content import load_content
from macros.problems import Problem
from macros.reference import folder_readme
from macros.rules import find_problems
from macros.starters import STARTED
from tests.projects import ROOT

Course = Callable[..., int]

NAMES = {
    "row": ["visits", "being-loud"],
    "check": ["visits", "again"],
    "case": ["visits", "case-bo"],
    "poll": ["visits", "last-thoughts"],
    "objective": ["visits", "objective-two"],
    "key-point": ["visits", "key-loud"],
    "term": ["shelf"],
    "source": ["shelf-rules"],
    "module": ["parks"],
}
"""What a test begins, for every kind that can be begun."""

ANSWERS = {
    "form": "to-solve",
    "level": "recall",
    "minutes": "10",
    "minutes_answering": "5",
    "objective": "visits-objective",
    "objectives": "[visits-objective]",
    "relation": "same",
    "rows": "[visits-being-quiet]",
    "source": "house-rules",
    "standing": "weak",
}
"""What is written under keys that take no words of the author's own."""

TO_WRITE = re.compile(
    r"(“\w+”|the entry|the heading) is empty|the section “Next” is empty"
    r"|needs at least 1, found 0|the page is not in the menu"
)
"""All that the check may say of a starter."""


@pytest.fixture
def new(tiny_course: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """Runs `python -m macros new` in a copy of the tiny course."""
    (tiny_course / "mkdocs.yml").write_text(
        "nav:\n"
        + "".join(
            f"  - {'Visits: ' if 'visits' in page.name else ''}"
            f"{page.relative_to(tiny_course / 'docs').as_posix()}\n"
            for page in sorted((tiny_course / "docs").rglob("*.md"))
        ),
        encoding="utf-8",
    )
    monkeypatch.chdir(tiny_course)
    return lambda *words: main(["new", *words])


def fill_in(problems: list[Problem]) -> None:
    """Writes something wherever the check says that something is to be written."""
    for number, problem in enumerate(problems):
        file = Path(problem.path)
        lines = file.read_text(encoding="utf-8").split("\n")
        if "in the menu" in problem.what:
            menu = Path("mkdocs.yml")
            page = problem.path.removeprefix("docs/")
            text = menu.read_text(encoding="utf-8")
            menu.write_text(f"{text}  - {page}\n", encoding="utf-8")
            continue
        line = lines[problem.line - 1]
        key = line.strip().removeprefix("- ").split(":")[0]
        level = _level_of_a_source(problem)
        answer = level or ANSWERS.get(key, f"words {number}")
        if key == "id":
            answer = f"part-{number}"
        if key == "description":
            answer = f"Words number {number} that are long enough for a search engine."
        if "section" in problem.what:
            answer = "\n\nWords."
        line = line.removesuffix('""').removesuffix("[]").rstrip()
        lines[problem.line - 1] = f"{line} {answer}"
        file.write_text("\n".join(lines), encoding="utf-8")


def _level_of_a_source(problem: Problem) -> str:
    return (
        "rule" if problem.item.startswith("source") and "level" in problem.item else ""
    )


def show(word: str) -> None:
    """Puts the new item on its page, if it needs a call of its own."""
    call = {"check": "knowledge_check", "case": "scenario", "poll": "poll"}.get(word)
    page = Path("docs/modules/visits.md")
    if call:
        text = page.read_text(encoding="utf-8")
        name = "-".join(NAMES[word])
        page.write_text(f'{text}\n{{{{ {call}("{name}") }}}}\n', encoding="utf-8")


def state() -> dict[str, str]:
    """Every file of the course and what it holds."""
    return {
        file.as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(Path().rglob("*.*"))
        if file.is_file()
    }


def test_kind_without_a_starter_has_an_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """“checklist” is not taken for a misspelt “check”."""
    monkeypatch.chdir(ROOT)

    assert main(["new", "checklist", "scope", "a"]) == 1
    assert capsys.readouterr().out == (
        "there is no starter for “checklist”\n"
        "    Copy an entry of data/examples/checklists.yaml.\n"
    )


def test_every_starter_is_tried() -> None:
    """A kind that can be begun is begun below."""
    assert NAMES.keys() - {"module"} == STARTED.keys()


@pytest.mark.parametrize("word", NAMES)
def test_check_names_what_is_to_be_written(new: Course, word: str) -> None:
    """The check is the list of what to do; once it is done, all is well."""
    before = state()

    assert new(word, *NAMES[word]) == 0

    show(word)
    problems = find_problems(Path())
    assert problems
    assert [str(p) for p in problems if not TO_WRITE.fullmatch(p.what)] == []
    changed = {path for path, text in state().items() if before.get(path) != text}
    assert {problem.path for problem in problems} <= changed

    fill_in(list(reversed(problems)))
    left = [str(problem) for problem in find_problems(Path())]
    if word == "objective":
        asked = "no knowledge check checks this objective"
        left = [text for text in left if asked not in text]
    assert left == []


@pytest.mark.parametrize("word", NAMES)
def test_nothing_that_is_there_changes(new: Course, word: str) -> None:
    """A file is only added to; every item that was there stays as it was."""
    before = state()
    items = {entry.item.id for entry in load_content(Path())[0].entries}

    assert new(word, *NAMES[word]) == 0

    after = state()
    assert [path for path in before if not after[path].startswith(before[path])] == []
    if word != "row":  # The table around it cannot be read until it is filled in.
        assert items <= {entry.item.id for entry in load_content(Path())[0].entries}


@pytest.mark.parametrize("word", NAMES)
def test_starter_is_not_begun_twice(
    new: Course, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is there already is named, and nothing is written."""
    assert new(word, *NAMES[word]) == 0
    before = state()
    capsys.readouterr()

    assert new(word, *NAMES[word]) == 1

    assert re.search("already (used|data|docs)", capsys.readouterr().out)
    assert state() == before


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        pytest.param(
            ["chek", "visits", "a"],
            "there is no starter for “chek”\n    Did you mean “check”?\n",
            id="an unknown kind",
        ),
        pytest.param(
            ["question", "visits", "a"],
            "there is no starter for “question”\n    Did you mean “check”?\n",
            id="the word of the guide",
        ),
        pytest.param(
            ["check", "visit", "a"],
            "there is no module “visit”\n    Did you mean “visits”?\n",
            id="a module near a known one",
        ),
        pytest.param(
            ["check", "parks", "a"],
            "there is no module “parks”\n"
            "    Begin it with “python -m macros new module parks”.\n",
            id="an unknown module",
        ),
        pytest.param(
            ["check", "a"],
            "“new check” takes 2 words, found 1\n"
            "    Write it as “new check MODULE ID”.\n",
            id="a word too few",
        ),
        pytest.param(
            ["term", "Book Shelf"],
            "a name must be small letters, digits and hyphens, found “Book Shelf”\n"
            "    Write “book-shelf”.\n",
            id="a name that is no id",
        ),
        pytest.param(
            ["check", "visits", "first-thoughts"],
            "the id “visits-first-thoughts” is already used "
            "at data/visits/polls.yaml:1\n"
            "    Choose another one; ids stay for ever.\n",
            id="an id that is used",
        ),
        pytest.param(
            ["module", "visits"],
            "there is already data/visits\n"
            "    Choose another name, or go on with what is there.\n",
            id="a module that is there",
        ),
        pytest.param(
            ["module", "shared"],
            "“shared” is a folder of data/ that is no module\n"
            "    Choose another name.\n",
            id="a folder that is no module",
        ),
        pytest.param(
            ["module", "a-module-with-a-name-that-has-no-end-at-all"],
            "a module must have at most 40 characters in its name, found 43\n"
            "    Shorten it; --title may be longer.\n",
            id="a module with a long name",
        ),
    ],
)
def test_wrong_words_are_answered(
    new: Course, words: list[str], answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written, and the nearest right word is said."""
    before = state()

    assert new(*words) == 1

    assert capsys.readouterr().out == answer
    assert state() == before


@pytest.mark.parametrize(
    ("text", "added"),
    [
        pytest.param(
            "- id: desk\n  name: d\n  definition: D.", "\n- id: shelf\n", id="no end"
        ),
        pytest.param(
            "  - id: desk\n    name: d\n", "  - id: shelf\n    #", id="indented"
        ),
        pytest.param("- id: desk\r\n  name: d\r\n", "- id: shelf\r\n  #", id="Windows"),
        pytest.param("# Terms\n", "- id: shelf\n  #", id="only a remark"),
        pytest.param("# Terms", "\n- id: shelf\n  #", id="a remark without an end"),
        pytest.param("# A\r\n\r\n", "- id: shelf\r\n  #", id="a remark of Windows"),
        pytest.param("", "- id: shelf\n  #", id="empty"),
    ],
)
def test_starter_fits_the_file(new: Course, text: str, added: str) -> None:
    """A file is continued as it was begun: its margin, its ends of lines."""
    file = Path("data/shared/terms.yaml")
    file.write_bytes(text.encode())

    assert new("term", "shelf") == 0

    assert file.read_bytes().decode().startswith(f"{text}{added}")


@pytest.mark.parametrize(
    ("path", "text", "words", "answer"),
    [
        pytest.param(
            "data/shared/terms.yaml",
            "[{id: desk, name: desk, definition: D.}]\n",
            ["term", "shelf"],
            "nothing can be added at the end of data/shared/terms.yaml\n",
            id="a list in brackets",
        ),
        pytest.param(
            "data/visits/comparison-tables.yaml",
            "- id: visits\n  rows:\n    - id: visits-a\n  caption: Visits\n",
            ["row", "visits", "b"],
            "nothing can be added at the end of data/visits/comparison-tables.yaml\n",
            id="a key after the rows",
        ),
        pytest.param(
            "data/shared/terms.yaml",
            "- id: desk\n  name: 'desk\n",
            ["term", "shelf"],
            "data/shared/terms.yaml cannot be read yet: line 2, "
            "a text that begins with a quotation mark must end with one\n",
            id="a file that cannot be read",
        ),
    ],
)
def test_file_that_cannot_be_continued_stays(
    new: Course,
    path: str,
    text: str,
    words: list[str],
    answer: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Rather than to change what is there, the author is told to write it herself."""
    Path(path).write_text(text, encoding="utf-8")

    assert new(*words) == 1

    assert capsys.readouterr().out.startswith(answer)
    assert Path(path).read_text(encoding="utf-8") == text


def test_first_row_of_a_module_brings_its_table(new: Course) -> None:
    """A file that is not there yet is begun."""
    file = Path("data/visits/comparison-tables.yaml")
    file.unlink()

    assert new("row", "visits", "first") == 0

    text = file.read_text(encoding="utf-8")
    assert text.startswith("- id: visits\n")
    assert "    - id: visits-first\n" in text


def test_starter_says_what_comes_next(
    new: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    """Files, the call for the page, the lines for the menu."""
    assert new("poll", "visits", "last") == 0
    assert capsys.readouterr().out == (
        "Added to data/visits/polls.yaml\n"
        "1. Fill in what is empty; “make check” names it.\n"
        '2. Put {{ poll("visits-last") }} on a line of its own '
        "in docs/modules/visits.md.\n"
    )

    assert new("module", "parks", "--title", "Parks: a walk") == 0
    said = capsys.readouterr().out
    assert "Wrote docs/modules/parks.md\n" in said
    assert '\n  - "Parks: a walk": print/parks.md\n' in said
    assert 'title: "Parks: a walk"\n' in Path("data/parks/module.yaml").read_text(
        "utf-8"
    )
    assert "number: 2\n" in Path("data/parks/module.yaml").read_text("utf-8")


def test_two_modules_that_are_begun_have_two_numbers(new: Course) -> None:
    """The first one cannot be read yet, and its number is taken all the same."""
    assert new("module", "parks") == 0
    assert new("module", "ponds") == 0

    texts = [
        Path(f"data/{name}/module.yaml").read_text("utf-8")
        for name in ("parks", "ponds")
    ]
    assert ["number: 2\n" in texts[0], "number: 3\n" in texts[1]] == [True, True]


def test_page_that_is_there_stays(
    new: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    """One file in the way is enough for nothing to be written."""
    Path("docs/print/parks.md").write_text("Mine.\n", encoding="utf-8")
    before = state()

    assert new("module", "parks") == 1

    assert "there is already docs/print/parks.md\n" in capsys.readouterr().out
    assert state() == before


def test_starter_waits_for_the_words_of_the_course(
    new: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    """A row without its columns would be a wrong beginning."""
    file = Path("data/shared/columns.yaml")
    file.write_text("- id: library\n", encoding="utf-8")

    assert new("row", "visits", "loud") == 1

    assert capsys.readouterr().out == (
        "data/shared/columns.yaml has problems\n"
        "    Put them right first; “make check” names them.\n"
    )


def test_module_says_what_belongs_into_its_folder(new: Course) -> None:
    """Its README is the one that `make fix` would write."""
    assert new("module", "parks") == 0

    written = Path("data/parks/README.md").read_text(encoding="utf-8")
    assert written == folder_readme("parks")


def test_nothing_is_begun_outside_of_a_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever stands in the wrong folder is told, and no folder is made there."""
    monkeypatch.chdir(tmp_path)

    with pytest.raises(SystemExit):
        main(["new", "term", "shelf"])

    assert f"there is no folder “data” in {tmp_path}" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_review_is_of_today(new: Course) -> None:
    """Whoever begins an item looks at its sources on that day."""
    assert new("source", "shelf-rules") == 0

    text = Path("data/shared/sources.yaml").read_text(encoding="utf-8")
    assert text.rindex(f"\n  reviewed: {date.today()}\n") > text.index("shelf-rules")


def test_module_begins_in_the_shape_of_the_example() -> None:
    """The page to copy and the page that is begun call the same, in one order."""
    text = (ROOT / "data/examples/page.md").read_text(encoding="utf-8")
    source = (ROOT / "macros/starters.py").read_text(encoding="utf-8")
    calls = re.compile(r"^\{\{ (\w+)\(", re.MULTILINE)
    shown, begun = calls.findall(text), calls.findall(source)

    assert list(dict.fromkeys(shown)) == list(dict.fromkeys(begun))
    assert {"module_header", "poll", "look_back"} <= set(begun)


def test_words_of_one_page_are_not_taken_over(
    new: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page for paper has the words that all others have, and no others'."""
    for folder in ("data", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / "real" / folder)
    monkeypatch.chdir(tmp_path / "real")

    assert new("module", "parks") == 0

    text = Path("docs/print/parks.md").read_text(encoding="utf-8")
    assert "# To print: Parks\n\nChoose a form, then print" in text
    assert "- [Job aid](#parks-job-aid): one page to take into a meeting\n" in text
    guide = Path("docs/facilitators/parks.md").read_text(encoding="utf-8")
    names = re.findall(r"\w+", f"{text} {guide}")
    assert {module.name for module in Path("data").iterdir()} & set(names) == {"parks"}
