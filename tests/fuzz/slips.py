"""What happens to a file: slips of a hand, of an editor, and of a computer.

Each slip takes the text of a file and says what stands in it afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import TypeAlias

from tests.fuzz.texts import REFUSED

Slip: TypeAlias = Callable[[Random, list[str]], "str | bytes"]

UNSEEN = "\x00\x07\x1b\x7f\x85\xa0\u200b\u2028\u202e\ufeff\ufffd\U000e0001"

_KEY = re.compile(r"^(\s*(?:- )?)([\w-]+):( |$)")
_ID = re.compile(r"^(\s*(?:- )?id: ).*$")
_VALUE = re.compile(r"^(\s*(?:- )?[\w-]+: |\s*- )\S.*$")
_QUOTE = re.compile(r"[\"'“”]")


def delete_a_line(rng: Random, lines: list[str]) -> str:
    return _with(lines, _any(rng, lines), [])


def double_a_line(rng: Random, lines: list[str]) -> str:
    at = _any(rng, lines)
    return _with(lines, at, [lines[at], lines[at]])


def swap_two_lines(rng: Random, lines: list[str]) -> str:
    at = _any(rng, lines[:-1])
    return "\n".join([*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]])


def delete_a_block(rng: Random, lines: list[str]) -> str:
    at = _any(rng, lines)
    return "\n".join([*lines[:at], *lines[at + rng.randint(2, 12) :]])


def double_a_block(rng: Random, lines: list[str]) -> str:
    at = _any(rng, lines)
    end = at + rng.randint(2, 12)
    return "\n".join([*lines[:end], *lines[at:end], *lines[end:]])


def double_an_item(rng: Random, lines: list[str]) -> str:
    begins = [n for n, line in enumerate(lines) if line.startswith(("- ", "## "))]
    at = rng.choice(begins or [0])
    end = next((n for n in begins if n > at), len(lines))
    return "\n".join([*lines[:end], *lines[at:end], *lines[end:]])


def indent_a_line(rng: Random, lines: list[str]) -> str:
    at = _any(rng, lines)
    return _with(lines, at, [" " * rng.randint(1, 4) + lines[at]])


def outdent_a_line(rng: Random, lines: list[str]) -> str:
    at = _one(rng, lines, re.compile(r"^ "))
    return _with(lines, at, [lines[at][rng.randint(1, 2) :]])


def begin_a_line_with_a_tab(rng: Random, lines: list[str]) -> str:
    at = _any(rng, lines)
    return _with(lines, at, ["\t" + lines[at].lstrip()])


def tear_a_line(rng: Random, lines: list[str]) -> str:
    at = _any(rng, lines)
    place = rng.randrange(len(lines[at]) or 1)
    return _with(lines, at, [lines[at][:place], lines[at][place:]])


def join_two_lines(rng: Random, lines: list[str]) -> str:
    at = _any(rng, lines[:-1])
    return "\n".join([*lines[:at], lines[at] + lines[at + 1], *lines[at + 2 :]])


def drop_a_quote(rng: Random, lines: list[str]) -> str:
    at = _one(rng, lines, _QUOTE)
    return _with(lines, at, [_QUOTE.sub("", lines[at], count=1)])


def add_a_quote(rng: Random, lines: list[str]) -> str:
    at = _one(rng, lines, _VALUE)
    return _with(lines, at, [re.sub(r"(: |- )(?=\S)", r'\1"', lines[at], count=1)])


def misspell_a_key(rng: Random, lines: list[str]) -> str:
    at = _one(rng, lines, _KEY)
    return _with(lines, at, [_KEY.sub(r"\1\2x:\3", lines[at])])


def drop_a_colon(rng: Random, lines: list[str]) -> str:
    at = _one(rng, lines, re.compile(":"))
    return _with(lines, at, [lines[at].replace(":", "", 1)])


def empty_a_value(rng: Random, lines: list[str]) -> str:
    return _value(rng, lines, "")


def write_a_list(rng: Random, lines: list[str]) -> str:
    return _value(rng, lines, "[one, [two], {three: four}]")


def write_yes(rng: Random, lines: list[str]) -> str:
    return _value(rng, lines, rng.choice(["true", "no", "null", "~", "0", "-1e99"]))


def write_a_day_that_is_none(rng: Random, lines: list[str]) -> str:
    return _value(rng, lines, rng.choice(["2026-02-30", "0000-01-01", "9999-12-31"]))


def write_a_book(rng: Random, lines: list[str]) -> str:
    return _value(rng, lines, "very long " * rng.choice([50, 900, 5_000]))


def write_markup(rng: Random, lines: list[str]) -> str:
    return _value(rng, lines, rng.choice([text for text in REFUSED if text.strip()]))


def write_another_sign(rng: Random, lines: list[str]) -> str:
    return _value(rng, lines, rng.choice("&*!|>%@`?#-[]{},:'\"\\") + "a")


def lose_an_id(rng: Random, lines: list[str]) -> str:
    at = _one(rng, lines, _ID)
    return _with(lines, at, [_ID.sub(r"\1another-one", lines[at])])


def take_an_id_that_is_there(rng: Random, lines: list[str]) -> str:
    at, other = _one(rng, lines, _ID), _one(rng, lines, _ID)
    name = lines[other].partition("id: ")[2] or "plan"
    return _with(lines, at, [_ID.sub(rf"\g<1>{name}", lines[at])])


def misspell_a_word(rng: Random, lines: list[str]) -> str:
    at = _any(rng, lines)
    words = re.findall(r"\w+", lines[at]) or ["x"]
    word = rng.choice(words)
    return _with(lines, at, [lines[at].replace(word, word[1:] + word[:1] + "q", 1)])


def break_a_call(rng: Random, lines: list[str]) -> str:
    at = _one(rng, lines, re.compile(r"\{\{|\[|\("))
    return _with(lines, at, [re.sub(r"\{\{|\[|\(", "", lines[at], count=1)])


def cut_the_file(rng: Random, lines: list[str]) -> bytes:
    content = _whole(lines)
    return content[: rng.randrange(len(content))]


def lose_a_byte(rng: Random, lines: list[str]) -> bytes:
    content = _whole(lines)
    at = rng.randrange(len(content))
    return content[:at] + content[at + 1 :]


def turn_a_bit(rng: Random, lines: list[str]) -> bytes:
    content = bytearray(_whole(lines))
    content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    return bytes(content)


def write_a_byte_of_another_encoding(rng: Random, lines: list[str]) -> bytes:
    content = _whole(lines)
    at = rng.randrange(len(content))
    return content[:at] + b"\xe9" + content[at:]


def write_a_sign_that_is_not_seen(rng: Random, lines: list[str]) -> str:
    whole = "\n".join(lines)
    at = rng.randrange(len(whole))
    return whole[:at] + rng.choice(UNSEEN) + whole[at:]


def save_as_utf_16(_rng: Random, lines: list[str]) -> bytes:
    return "\n".join(lines).encode("utf-16")


def save_with_a_mark(_rng: Random, lines: list[str]) -> bytes:
    return b"\xef\xbb\xbf" + _whole(lines)


def save_with_other_line_ends(rng: Random, lines: list[str]) -> bytes:
    return _whole(lines).replace(b"\n", rng.choice([b"\r\n", b"\r"]))


def leave_a_merge(rng: Random, lines: list[str]) -> str:
    at = _any(rng, lines)
    both = ["<<<<<<< HEAD", lines[at], "=======", lines[at], ">>>>>>> other"]
    return _with(lines, at, both)


def paste_another_file(rng: Random, lines: list[str]) -> str:
    at = _any(rng, lines)
    return _with(lines, at, [lines[at], "---", *lines[: rng.randint(1, 9)]])


def empty_the_file(_rng: Random, _lines: list[str]) -> str:
    return ""


SLIPS: tuple[Slip, ...] = (
    delete_a_line,
    double_a_line,
    swap_two_lines,
    delete_a_block,
    double_a_block,
    double_an_item,
    indent_a_line,
    outdent_a_line,
    begin_a_line_with_a_tab,
    tear_a_line,
    join_two_lines,
    drop_a_quote,
    add_a_quote,
    misspell_a_key,
    drop_a_colon,
    empty_a_value,
    write_a_list,
    write_yes,
    write_a_day_that_is_none,
    write_a_book,
    write_markup,
    write_another_sign,
    lose_an_id,
    take_an_id_that_is_there,
    misspell_a_word,
    break_a_call,
    cut_the_file,
    lose_a_byte,
    turn_a_bit,
    write_a_byte_of_another_encoding,
    write_a_sign_that_is_not_seen,
    save_as_utf_16,
    save_with_a_mark,
    save_with_other_line_ends,
    leave_a_merge,
    paste_another_file,
    empty_the_file,
)


def _any(rng: Random, lines: list[str]) -> int:
    """The number of a line with something on it."""
    return rng.choice([n for n, line in enumerate(lines) if line.strip()] or [0])


def _one(rng: Random, lines: list[str], form: re.Pattern[str]) -> int:
    """The number of a line of a form, or of any if there is none."""
    found = [number for number, line in enumerate(lines) if form.search(line)]
    return rng.choice(found) if found else _any(rng, lines)


def _with(lines: list[str], at: int, new: list[str]) -> str:
    """The lines with others in the place of one."""
    return "\n".join([*lines[:at], *new, *lines[at + 1 :]])


def _value(rng: Random, lines: list[str], new: str) -> str:
    """Another value for some key or entry; on a page, another line."""
    at = _one(rng, lines, _VALUE)
    begin = _VALUE.match(lines[at])
    return _with(lines, at, [f"{begin[1] if begin else ''}{new}"])


def _whole(lines: list[str]) -> bytes:
    return "\n".join(lines).encode()
