"""What a page may be given instead of a record, and what it makes of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from tests.records import (
    DIGITS,
    canonical,
    code_of,
    code_of_body,
    deflated,
    in_digits,
    make_done,
    make_record,
)


class Hostile(NamedTuple):
    """An input and what is found in it: “record”, or what is wrong with each."""

    name: str
    text: str
    found: tuple[str, ...]


MARKUP = [
    "<script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    '"><svg onload="window.hacked = 1">',
    "<b>bold</b>",
    "javascript:window.hacked=1",
    "{{ 7 * 7 }}{% raw %}",
    '=HYPERLINK("https://example.org")',
    "+1+1",
    "@SUM(A1)",
    "\u202eevil\u202c",
    "\u200f\u200e\u2066name\u2069",
    "\u0000\u0007\u001b[31mred",
    "a\nb\r\nc\td",
    "n" * 5000,
    "\U0001f600" * 200,
    "\ud7ff\ue000",
    "&lt;b&gt;&amp;",
    "__proto__",
    "constructor",
    "toString",
]
TEXT_FIELDS = ["n", "role", "lic", "x", "site", "a", "ad", "st"]
NO_RECORDS: list[Any] = [
    None,
    True,
    1e308,
    "text",
    [],
    {},
    {"k": "ot-progress", "v": 1},
    {"k": "ot-record"},
    {"k": "ot-record", "v": "1"},
    {"k": "ot-record", "v": 1.5},
    {"k": "ot-record", "v": -1},
    {"k": ["ot-record"], "v": 1},
    [make_record()],
]
WRONG_PARTS: list[dict[str, Any]] = [
    {"m": None},
    {"m": {}},
    {"m": "example"},
    {"m": [None]},
    {"m": [[]]},
    {"m": [make_done()] * 2},
    {"m": [make_done(i=f"m-{number}") for number in range(61)]},
    {"rid": 5},
    {"rid": ""},
    {"rid": "0123456789ABCDEF"},
    {"rid": "__proto__"},
    {"rid": "0" * 10_000},
    {"made": "yesterday"},
    {"made": 5},
    {"made": "2026-13-45T99:99:99Z"},
    {"made": "2026-11-20T12:00:00-05:00<b>"},
    {"made": "+275761-01-01T00:00:00Z"},
]
WRONG_MODULES: list[dict[str, Any]] = [
    {"i": "__proto__"},
    {"i": "<b>"},
    {"i": 5},
    {"i": ""},
    {"i": "x" * 500},
    {"v": "xyz"},
    {"v": "abcdef01"},
    {"s": 101},
    {"s": -1},
    {"s": "50"},
    {"s": 50.5},
    {"s": 1e30},
    {"q": 1e9},
    {"q": None},
    {"c": -3},
    {"c": [1]},
    {"t": "many"},
    {"t": 10**15},
    {"f": "soon"},
    {"d": 20261119},
    {"d": "2026-11-19"},
    {"ans": {"__proto__": ["1234567", "card"]}},
    {"ans": {"<b>": ["1234567", "card"]}},
    {"ans": {"example-check-one": "card"}},
    {"ans": {"example-check-one": []}},
    {"ans": {"example-check-one": ["short", "card"]}},
    {"ans": {"example-check-one": ["1234567", {"toString": 1}]}},
    {"ans": {"example-check-one": ["1234567", "<img onerror=alert(1)>"]}},
    {"ans": {"example-check-one": ["1234567", *["card"] * 60]}},
]
HARMLESS: list[dict[str, Any]] = [
    {"m": []},
    {"more": {"unknown": [1, 2, 3]}},
    {"__proto__": {"n": "polluted"}},
    {"constructor": {"prototype": {"n": "polluted"}}},
    {"hasOwnProperty": 1},
    {"toString": None},
    {"p": None},
    {"p": {"__proto__": ["1234567", "x"]}},
    {"p": {"example-poll": ["1234567", "no-such-option"]}},
    {"p": {f"poll-{number}": ["1234567", "x"] for number in range(200)}},
    {"tag": "<b>"},
    {"tag": 5},
    {"n": None},
    {"n": {"toString": 5}},
    {"n": []},
    {"n": ""},
    {"h": "0000000000"},
    {"h": {}},
    {"m": [make_done(min=-5)]},
    {"m": [make_done(min="<b>")]},
    {"m": [make_done(min=10**12)]},
    {"m": [make_done(x=["<b>"])]},
    {"m": [make_done(ans={"constructor": ["1234567", "constructor"]})]},
    {"m": [make_done(ans={f"q-{number}": ["1234567"] for number in range(201)})]},
    {"m": [make_done(ans=[["1234567", "card"]])]},
    {"m": [make_done(f="2026-11-20T00:00:00Z", d="2020-01-01T00:00:00Z")]},
    {"m": [make_done(q=0, c=0, s=0)]},
    {"m": [make_done(i="constructor")]},
    {"made": "9999-12-31T23:59:59Z"},
    {"made": "0001-01-01T00:00:00Z"},
]


def hostile() -> Iterator[Hostile]:
    """All of them, each with a name of its own."""
    yield from _texts()
    yield from _codes()
    for number, value in enumerate(NO_RECORDS):
        yield Hostile(f"no record {number}", code_of(value), ("foreign",))
    for number, parts in enumerate(WRONG_PARTS):
        text = code_of(make_record(**parts))
        yield Hostile(f"wrong part {number}", text, ("foreign",))
    for number, parts in enumerate(WRONG_MODULES):
        record = make_record(m=[make_done(**parts)])
        yield Hostile(f"wrong module {number}", code_of(record), ("foreign",))
    for number, parts in enumerate(HARMLESS):
        text = code_of(make_record(**parts))
        yield Hostile(f"harmless {number}", text, ("record",))
    for number, text in enumerate(MARKUP):
        fields = dict.fromkeys(TEXT_FIELDS, text)
        record = make_record(**fields, m=[make_done(x=text)])
        yield Hostile(f"text {number}", code_of(record), ("record",))
        is_file = text.startswith("{")
        yield Hostile(f"pasted text {number}", text, ("damaged",) if is_file else ())


def _texts() -> Iterator[Hostile]:
    deep = "[" * 20_000 + "]" * 20_000
    nested = '{"k":"ot-record","v":1,"m":' + "[" * 9_000 + "]" * 9_000 + "}"
    plain = json.dumps(make_record())
    for name, text, found in (
        ("nothing", "", ()),
        ("spaces", " \n\t\u00a0 ", ()),
        ("no code", "R1 is a room, and so is R2.", ()),
        ("beginning", "R1.", ()),
        ("beginnings", "R1." * 500, ()),
        ("file", plain, ("record",)),
        ("file with a space before", f"\n {plain}", ("record",)),
        ("file cut off", plain[:-40], ("damaged",)),
        ("two files in one", plain * 2, ("damaged",)),
        ("file of a newer version", plain.replace('"v": 1', '"v": 2', 1), ("newer",)),
        ("deep list", deep, ()),
        ("deep object", '{"a":' * 5_000 + "1" + "}" * 5_000, ("foreign",)),
        ("deep record", nested, ("foreign",)),
        ("huge record", json.dumps(make_record(z="x" * 70_000)), ("foreign",)),
        ("repeated key", plain.replace("{", '{"k":"x",', 1), ("record",)),
        (
            "proto in a file",
            plain.replace("{", '{"__proto__":{"m":[]},', 1),
            ("record",),
        ),
        ("no end of spaces", "R1.1zz" + " " * 200_000, ("cut",)),
        ("cohort of nothing", '{"k":"ot-cohort","v":1}', ("cohort",)),
        ("cohort of a newer version", '{"k":"ot-cohort","v":9}', ("newer",)),
        (
            "cohort of rubbish",
            '{"k":"ot-cohort","v":1,"records":[1,null,{"record":{}}],'
            '"roster":[{},5],"assignment":"<b>"}',
            ("cohort",),
        ),
    ):
        yield Hostile(name, text, found)


def _codes() -> Iterator[Hostile]:
    good = code_of(make_record())
    other = code_of(make_record(n="Sam Roe", rid="fedcba9876543210"))
    body = b"\x01" + deflated(canonical(make_record()))
    bomb = b"\x01" + deflated("[" + "0," * 5_000_000 + "0]")
    flipped = good[:40] + DIGITS[(DIGITS.index(good[40]) + 1) % 58] + good[41:]
    for name, text, found in (
        ("twice", good + good, ("record", "record")),
        ("two without a space", good + other, ("record", "record")),
        ("cut, then whole", good[:90] + other, ("cut", "record")),
        (
            "cut, then whole on a new line",
            f"{good[:-1]}\n{other}",
            ("damaged", "record"),
        ),
        ("cut to its beginning", good[:9], ("cut",)),
        ("cut in the middle", good[: len(good) // 2], ("cut",)),
        ("cut at the end", good[:-1], ("cut",)),
        ("middle is missing", good[:60] + good[70:], ("cut",)),
        ("words in the middle", f"{good[:60]} Best regards {good[60:]}", ("damaged",)),
        ("one digit changed", flipped, ("damaged",)),
        ("small letters", good.lower(), ()),
        ("small letters after the beginning", "R1." + good[3:].lower(), ("cut",)),
        (
            "two digits changed places",
            good[:50] + good[51] + good[50] + good[52:],
            ("damaged",),
        ),
        ("a letter that is no digit", good[:50] + "O" + good[51:], ("cut",)),
        ("another alphabet", good[:50] + "а" + good[51:], ("cut",)),
        ("full width", good.replace("a", "ａ"), ("cut",)),
        ("right to left marks", "\u200f".join(good), ("record",)),
        ("wrong check", code_of_body(body, b"\0\0\0\0"), ("damaged",)),
        ("no check", "R1.11C" + in_digits(1) * 12, ("cut",)),
        ("another form inside", code_of_body(b"\x02" + body[1:]), ("damaged",)),
        ("not deflated", code_of_body(b"\x01" + b"plain text"), ("damaged",)),
        ("no text", code_of_body(b"\x01" + deflated("?" * 9)), ("damaged",)),
        ("no JSON", code_of_body(b"\x01" + deflated("{k:1}")), ("damaged",)),
        ("two JSON", code_of_body(b"\x01" + deflated("{}{}")), ("damaged",)),
        ("rest after the end", code_of_body(body + b"more"), ("damaged",)),
        ("bomb", code_of_body(bomb), ("damaged",)),
        ("longer than any", "R1.zzz" + "z" * 300, ("long",)),
        ("length of nothing", "R1.111" + "z" * 300, ("cut",)),
        ("newer version", "R2." + good[3:], ("newer",)),
        ("version 99", "R99." + good[3:], ("newer",)),
        ("version 0", "R0." + good[3:], ()),
        ("version 123", "R123." + good[3:], ()),
        ("no version", "R." + good[3:], ()),
        ("in markup", f"<p>{good}</p>", ("record",)),
        ("in a link", f"https://example.org/?q={good}#R1.", ("record",)),
        ("in a spreadsheet", f'"Lee, Jo","{good}","2026-11-20"', ("record",)),
        ("as a formula", f"={good}", ("record",)),
    ):
        yield Hostile(name, text, found)
