"""Reads YAML as an author means it and remembers the line of every value.

Only `true` and `false` are more than text: `7`, `No`, `1.10` and `12:30` stay what
was typed. What YAML allows and an author never means (a key twice, tabs, tags,
anchors, several documents) is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

import yaml

from macros.complaints import explain, is_told_too_late
from macros.problems import MOST_TOLD, Problem, first

Value: TypeAlias = "str | bool | list[Value] | dict[str, Value] | None"
Place: TypeAlias = "tuple[str | int, ...]"

DEEPEST = 20
"""Levels of nesting; real files have six."""

LARGEST = 2_000_000
"""Bytes in one file; the largest real file has a fiftieth of that."""

LONGEST = 10_000
"""Characters in one text; the longest real one has a tenth of that."""

MOST_VALUES = 100_000
"""Values in one item or menu; the largest real one has a hundredth of that."""

RULES = {
    "readable-file": """Every file of data/ and docs/ can be opened.

    A folder with the name of a file, or a link to a file that is gone, is in the way.
    """,
    "too-large": """A file is smaller than two million bytes.

    The largest real one has a fiftieth of that, so something else was saved under the
    name.
    """,
    "too-much": """No text is longer than ten thousand characters, and no item endless.

    What is longer was not written for a reader; most often a quotation mark is missing.
    An item has at most a hundred thousand values.
    """,
    "utf-8": """A file is saved as UTF-8.

    Other ways to save turn quotation marks and accents into other signs.

    See: What to know of YAML
    """,
    "empty-file": """A data file holds an item, and a page holds words.

    A file without them is a left-over, and whoever opens it looks for what is lost.
    """,
    "yaml": """A file is written as YAML: keys with colons, lists with dashes, in line.

    Most often a text holds a colon and a space, which begin a new key, or a line is
    indented by one space too many.

    Wrong: prompt: Think: where do you begin?
    Right: prompt: "Think: where do you begin?"
    See: What to know of YAML
    """,
    "one-list": """A data file holds one list.

    YAML takes what follows “---” for another file.

    Wrong: ---
    Right: - id: the-next-item
    """,
    "plain-values": """A value is a text, a list or keys; nothing more of YAML is used.

    A text that begins with one of & * ! means something else in YAML, so it needs
    quotes.

    Wrong: label: *any* of the two
    Right: label: "*any* of the two"
    See: What to know of YAML
    """,
    "too-deep": """Values stand in one another at most twenty deep.

    Real files need six; brackets that are never closed need more.
    """,
    "hash-in-text": """A text does not lose what follows a “#” in it.

    YAML takes a space and “#” for the beginning of a remark and drops the rest.

    Wrong: label: At desk #1
    Right: label: "At desk #1"
    See: What to know of YAML
    """,
    "repeated-key": """A key stands once in one item.

    YAML would keep the last one and silently lose the first.
    """,
    "plain-spaces": """A line is indented by plain spaces.

    Tabs and spaces from a word processor look alike and are read otherwise.
    """,
    "plain-dash": """An entry of a list begins with a hyphen and a space.

    A word processor makes a longer dash or a bullet of it, which is text like any
    other.

    Wrong: – id: at-the-desk
    Right: - id: at-the-desk
    See: What to know of YAML
    """,
    "control-characters": """A text holds only signs that a page can show.

    Bells, escapes and the like come along when words are copied from a terminal or a
    PDF; HTML has no place for them.
    """,
    "unfinished-merge": """A file holds no marks of an unfinished merge.

    Git writes them where two people changed the same lines; one has to choose.
    """,
}
"""What reading asks of a file, each rule with its reason and an example."""

_TOO_DEEP = (
    f"values must not be nested more than {DEEPEST} deep",
    "Compare the file with its example in data/examples.",
)
_VALUES = (yaml.ScalarEvent, yaml.CollectionStartEvent)
_CONFLICT = re.compile("<{7} |>{7} ")
_DASH = re.compile(r"\s*([–—•·*])\s")
_OF_NO_USE = "".join(
    chr((plane << 16) + 0xFFFE + last) for plane in range(17) for last in (0, 1)
)
_CONTROL = re.compile(
    rf"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_OF_NO_USE}]"
)
"""What the HTML standard lets no page hold."""

# One of those is among these, which are found ten times as fast.
_RARE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\U0010ffff]")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Source:
    """What one file says, and the line of each value."""

    path: str
    value: Value
    text: str = field(repr=False)

    def line(self, place: Place) -> int:
        """The line of a value, or of the nearest thing around it that has one."""
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, 1)

    @cached_property
    def _lines(self) -> dict[Place, int]:
        """Noted when the first one is asked for, since most files have no problem."""
        lines: dict[Place, int] = {}
        for place, line in _lines_of(yaml.compose(self.text, Loader=_LOADER), ()):
            lines.setdefault(place, line)
        return lines


def load_source(file: Path, path: str) -> tuple[Source | None, list[Problem]]:
    """The values of a file, or nothing, and the problems met in reading it."""
    text, problem = load_text(file, path)
    return (None, [problem]) if problem else parse_source(text, path)


def load_text(
    file: Path, path: str, largest: int = LARGEST
) -> tuple[str, Problem | None]:
    """What a file says as far as it can be read, and why it cannot be read as it is."""
    try:
        content = file.read_bytes()
    except OSError:
        return "", Problem(path, 1, "", *_cannot_be_opened(file), "readable-file")
    text = content.decode("utf-8-sig", errors="replace")
    if len(content) > largest:
        what = (
            f"a file must not be larger than {largest:,} bytes; found {len(content):,}"
        )
        cure = "Split it into smaller ones."
        return text, Problem(path, 1, "", what, cure, "too-large")
    try:
        content.decode()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        what = "the file must be saved as UTF-8; this line holds something else"
        cure = "Save it again as UTF-8 (in Notepad: Save as, Encoding)."
        return text, Problem(path, line, "", what, cure, "utf-8")
    return text, None


def _cannot_be_opened(file: Path) -> tuple[str, str]:
    if file.is_dir():
        return "a file must stand here, found a folder", "Rename the folder or move it."
    if file.is_symlink() and not file.exists():
        return "the link leads to no file", "Put the file itself in its place."
    return (
        "the file cannot be opened",
        "Close it in other programs, and see whether you may read it.",
    )


def find_fault(text: str, path: str) -> Problem | None:
    """Why a text is no YAML at all, for files whose values are not ours to read."""
    conflict = find_conflict(text, path)
    if conflict:
        return conflict
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                return Problem(path, _line(event), "", *_TOO_DEEP, "too-deep")
    except yaml.YAMLError as error:
        return _explained(error, text, path)
    return None


def find_conflict(text: str, path: str) -> Problem | None:
    """The first mark that git left where two people changed the same lines."""
    for number, line in enumerate(text.splitlines(), start=1):
        if _CONFLICT.match(line):
            what = f"“{line}” is the mark of an unfinished merge"
            cure = "Keep one of the two versions, and delete the marks."
            return Problem(path, number, "", what, cure, "unfinished-merge")
    return None


def find_control_character(text: str, path: str) -> Problem | None:
    """The first sign in a text that no page can show."""
    found = _CONTROL.search(text)
    if not found:
        return None
    line = text.count("\n", 0, found.start()) + 1
    what = f"a text must not hold control characters; found U+{ord(found[0]):04X}"
    cure = "Delete it; if it cannot be seen, type the words around it again."
    return Problem(path, line, "", what, cure, "control-characters")


def parse_source(text: str, path: str) -> tuple[Source | None, list[Problem]]:
    """The values in a text, or nothing, and the problems met in reading it."""
    conflict = find_conflict(text, path)
    marks = [conflict] if conflict else list(first(_invisible_characters(text, path)))
    if marks:
        return None, marks
    reader = _Reader(path, text)
    try:
        value = reader.read(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        return None, [*reader.problems, _explained(error, text, path)]
    except _UnreadableError as unreadable:
        return None, list(first([*reader.problems, unreadable.problem]))
    if value is None and not reader.problems:
        return None, [
            Problem(
                path,
                1,
                "",
                "the file is empty",
                "Add an item, as in data/examples, or delete the file.",
                "empty-file",
            )
        ]
    return Source(path, value, text), reader.problems


class _UnreadableError(Exception):
    """Reading cannot go on after this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


def _lines_of(node: yaml.Node | None, place: Place) -> Iterator[tuple[Place, int]]:
    """Every place in a value with its line; that of a key comes before its value's."""
    if node is None:
        return
    yield place, _line(node)
    if isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _lines_of(value, (*place, number))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*place, str(key.value))
            yield here, _line(key)
            yield from _lines_of(value, here)


class _Reader:
    """Builds values from the parser's events and notes problems."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.written = text.splitlines()
        # Most files need not be looked at value by value.
        self.has_remarks = "#" in text
        self.may_hold_controls = "\\" in text or bool(_RARE.search(text))
        self.problems: list[Problem] = []
        self.values = 0

    def read(self, events: Iterator[yaml.Event]) -> Value:
        """The one document of the file."""
        value: Value = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._unreadable(
                        event,
                        "a file must hold one list; “---” begins a second one",
                        "Delete the line “---”.",
                        "one-list",
                    )
            elif isinstance(event, yaml.NodeEvent):
                value = self._value(event, events, 0)
        return value

    def _value(
        self, event: yaml.Event, events: Iterator[yaml.Event], depth: int
    ) -> Value:
        if isinstance(event, yaml.AliasEvent):
            raise self._unreadable(
                event,
                f"“*” begins a reference (*{event.anchor}), which is not used here",
                "Put quotes around the text, or write the value out.",
                "plain-values",
            )
        if isinstance(event, _VALUES):
            self._admit(event)
        if depth > DEEPEST:
            raise self._unreadable(
                event,
                *_TOO_DEEP,
                "too-deep",
            )
        if isinstance(event, yaml.ScalarEvent):
            if self.has_remarks:
                self._refuse_cut_text(event)
            return _scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, depth)
        return None

    def _refuse_cut_text(self, event: yaml.ScalarEvent) -> None:
        """A text does not lose what follows a “#” in it."""
        end = event.end_mark
        is_text = not event.style and event.value not in ("", "true", "false")
        if end is None or not is_text or end.line >= len(self.written):
            return
        if self.written[end.line][end.column :].lstrip().startswith("#"):
            self._tell(
                Problem(
                    self.path,
                    end.line + 1,
                    "",
                    "“ #” in a text must be inside quotes; the rest would be lost",
                    "Put quotes around the text, or the remark on a line of its own.",
                    "hash-in-text",
                )
            )

    def _tell(self, problem: Problem) -> None:
        """Goes on after a problem, but not after more than anybody reads."""
        if len(self.problems) == MOST_TOLD:
            raise _UnreadableError(problem)
        self.problems.append(problem)

    def _admit(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """A key or a value is nothing but words, lists and keys, and not too much."""
        self._refuse_marks(event)
        self._count(event)
        if self.may_hold_controls and isinstance(event, yaml.ScalarEvent):
            control = find_control_character(event.value, self.path)
            if control:
                raise _UnreadableError(replace(control, line=_line(event)))

    def _count(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """An item has not too many values, and none of them is too long."""
        self.values += 1
        if self.values > MOST_VALUES:
            raise self._unreadable(
                event,
                f"an item must have at most {MOST_VALUES:,} values",
                "Compare it with its example in data/examples.",
                "too-much",
            )
        if isinstance(event, yaml.ScalarEvent) and len(event.value) > LONGEST:
            raise self._unreadable(
                event,
                f"a text must have at most {LONGEST:,} characters; "
                f"found {len(event.value):,}",
                "Shorten it, or look for a quotation mark that is missing.",
                "too-much",
            )

    def _refuse_marks(
        self, event: yaml.ScalarEvent | yaml.CollectionStartEvent
    ) -> None:
        """A value has no name and no type before it."""
        if event.anchor is not None:
            raise self._unreadable(
                event,
                f"“&” begins a name (&{event.anchor}), which is not used here",
                "Put quotes around the text.",
                "plain-values",
            )
        if event.tag is not None:
            raise self._unreadable(
                event,
                f"“!” begins a type ({_short(event.tag)}), which is not used here",
                "Put quotes around the text.",
                "plain-values",
            )

    def _list(self, events: Iterator[yaml.Event], depth: int) -> list[Value]:
        values: list[Value] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            if depth == 0:
                self.values = 0  # they are counted in each item
            values.append(self._value(event, events, depth + 1))
        return values

    def _mapping(self, events: Iterator[yaml.Event], depth: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        keys: dict[str, yaml.Event] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event)
            if key in values:
                what = (
                    f"the key “{key}” must not stand twice in one item; "
                    f"it is already on line {_line(keys[key])}"
                )
                cure = "Keep one of the two, or begin a new item with “- ”."
                if key == next(iter(values)):
                    # A whole item has lost its dash; what follows is told by this.
                    raise self._unreadable(event, what, cure, "repeated-key")
                line = _line(event)
                self._tell(Problem(self.path, line, "", what, cure, "repeated-key"))
                self._value(next(events), events, depth + 1)
            else:
                keys[key] = event
                values[key] = self._value(next(events), events, depth + 1)
        return values

    def _key(self, event: yaml.Event) -> str:
        if isinstance(event, yaml.ScalarEvent):
            self._admit(event)
            return str(event.value)
        raise self._unreadable(
            event,
            "a key must be a plain word",
            "Write the key as one word and a colon, such as “label:”.",
            "plain-values",
        )

    def _unreadable(
        self, event: yaml.Event, what: str, cure: str, rule: str
    ) -> _UnreadableError:
        return _UnreadableError(Problem(self.path, _line(event), "", what, cure, rule))


def _line(event: yaml.Event | yaml.Node) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 1


def _scalar(event: yaml.ScalarEvent) -> Value:
    is_plain = event.style is None or event.style == ""
    if is_plain and event.value == "":
        return None
    if is_plain and event.value in ("true", "false"):
        return bool(event.value == "true")
    return str(event.value)


def _invisible_characters(text: str, path: str) -> Iterator[Problem]:
    """Lines must begin with spaces, not with tabs or look-alikes of a space."""
    for number, line in enumerate(text.splitlines(), start=1):
        margin = line[: len(line) - len(line.lstrip())]
        if "\t" in margin:
            yield Problem(
                path,
                number,
                "",
                "a line must begin with spaces; found a tab",
                "Replace each tab at the start of the line by two spaces.",
                "plain-spaces",
            )
        elif margin.strip(" "):
            yield Problem(
                path,
                number,
                "",
                "a line must begin with plain spaces; found a look-alike",
                "Delete the space at the start of the line and type it again.",
                "plain-spaces",
            )


def _explained(error: yaml.YAMLError, text: str, path: str) -> Problem:
    """The parser's complaint, at the line where an author would look."""
    invisible = next(_invisible_characters(text, path), None)
    problem = invisible or _complaint(error, text, path)
    lines = text.splitlines()
    for number in range(problem.line, max(problem.line - 2, 0), -1):
        dash = _DASH.match(lines[number - 1])
        if dash:
            what = f"a list begins each entry with “- ”, found “{dash[1]}”"
            cure = "Type a plain hyphen in its place; inside a text, take it out."
            return Problem(path, number, "", what, cure, "plain-dash")
    opened = None if invisible else _open_quote(lines, problem.line)
    if opened:
        what, cure = explain("found unexpected end of stream")
        return Problem(path, opened, "", what, cure, "yaml")
    return problem


def _open_quote(lines: list[str], line: int) -> int | None:
    """The line above on which a text opens a quote that only this line closes."""
    for sign in ('"', "'"):
        opens = re.compile(rf"\s*(?:- )?(?:\w+: )?{sign}[^{sign}]*")
        above = next((n for n in range(line - 1, 0, -1) if sign in lines[n - 1]), 0)
        if above and opens.fullmatch(lines[above - 1]):
            return above
    return None


def _complaint(error: yaml.YAMLError, text: str, path: str) -> Problem:
    said = str(getattr(error, "problem", "") or getattr(error, "reason", "") or error)
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    if mark is None or (context is not None and is_told_too_late(said)):
        mark = context
    position = getattr(error, "position", None)
    before = mark.line if mark is not None else text[: position or 0].count("\n")
    lines = text.splitlines() or [""]
    line = min(before + 1, len(lines))
    return Problem(path, line, "", *explain(said, lines[line - 1]), "yaml")


def _short(tag: str) -> str:
    return re.sub(r"^tag:yaml\.org,2002:", "!!", tag)
