"""Records made and read without the scripts of the site, as another program would."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Mapping
from typing import Any

Record = dict[str, Any]

DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
SITE = "https://example.org/school-ot-training/"
_BASE32 = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
)


def canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def number_of(record: Record) -> str:
    """The record number: it changes with anything in the record."""
    rest = {key: value for key, value in record.items() if key != "h"}
    return base32(canonical(rest))[:10]


def base32(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.b32encode(digest).decode().translate(_BASE32)


def deflated(text: str) -> bytes:
    maker = zlib.compressobj(wbits=-15)
    return maker.compress(text.encode()) + maker.flush()


def code_of(record: Any) -> str:
    """The code of a record, or of whatever pretends to be one."""
    return code_of_body(b"\x01" + deflated(canonical(record)))


def code_of_body(body: bytes, check: bytes | None = None) -> str:
    whole = body + (hashlib.sha256(body).digest()[:4] if check is None else check)
    rest = in_digits(int.from_bytes(whole, "big"))
    return f"R1.{in_digits(len(rest)).rjust(3, DIGITS[0])}{rest}"


def in_digits(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 58)
        digits = DIGITS[digit] + digits
    return digits


def read_code(code: str) -> Any:
    """What a whole code holds."""
    number = 0
    for digit in code[6:]:
        number = number * 58 + DIGITS.index(digit)
    whole = number.to_bytes((number.bit_length() + 7) // 8, "big")
    body, check = whole[:-4], whole[-4:]
    assert hashlib.sha256(body).digest()[:4] == check
    assert body[0] == 1
    return json.loads(zlib.decompress(body[1:], wbits=-15))


def make_record(**changes: Any) -> Record:
    """A record of one module with two answers, with its number."""
    record: Record = {
        "k": "ot-record",
        "v": 1,
        "rid": "0123456789abcdef",
        "site": SITE,
        "a": "",
        "ad": "",
        "n": "Jo Lee",
        "made": "2026-11-20T12:00:00-05:00",
        "st": "0000000",
        "m": [make_done()],
        **changes,
    }
    return record if "h" in changes else {**record, "h": number_of(record)}


def make_done(**changes: Any) -> dict[str, Any]:
    """What a record says of one module."""
    return {
        "i": "example",
        "v": "abcdef0",
        "s": 50,
        "q": 2,
        "c": 1,
        "t": 3,
        "f": "2026-11-19T10:00:00Z",
        "d": "2026-11-19T10:20:00Z",
        "ans": {
            "example-check-one": ["1234567", "card"],
            "example-check-many": ["89abcde", "library"],
        },
        **changes,
    }


def done_in(
    module: Mapping[str, Any], wrong: int = 0, day: str = "2026-11-19", **changes: Any
) -> dict[str, Any]:
    """A module of the catalogue with all its questions answered, some of them wrong."""
    answers = {
        question["id"]: [
            question["asked"][0]["v"],
            *_choice(question["asked"][0], is_right=place >= wrong),
        ]
        for place, question in enumerate(module["questions"])
    }
    count = len(answers)
    return make_done(
        **{
            "i": module["id"],
            "v": module["v"],
            "q": count,
            "c": count - wrong,
            "s": 100 * (count - wrong) // count,
            "t": count,
            "f": f"{day}T10:00:00Z",
            "d": f"{day}T10:20:00Z",
            "ans": answers,
            **changes,
        }
    )


def _choice(asked: Mapping[str, Any], *, is_right: bool) -> list[str]:
    correct: list[str] = asked["correct"]
    others = [option for option in asked["options"] if option not in correct]
    return correct if is_right else others[:1]


SMOOTH = """() => {
  const timed = (act) => {
    const begun = performance.now();
    act();
    document.body.getBoundingClientRect();
    return performance.now() - begun;
  };
  const find = document.querySelector(".sot-cohort__find");
  const type = (text) => {
    find.value = text;
    find.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return {
    sort: timed(() => document.querySelector("[data-by=lowest]").click()),
    find: timed(() => type("learner 1")),
    all: timed(() => type("")),
    open: timed(() => document.querySelector(".sot-cohort__open").click()),
  };
}"""
"""Milliseconds of each thing a supervisor does, layout included.

The limit of the test is four times that of the design, since the machines that run it
are busy; `make bench` prints the figures.
"""
