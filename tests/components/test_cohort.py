"""Cohort: a supervisor reads records, checks them, attests, and prints certificates."""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import Tag

from macros.components.record import words_of
from macros.content import Content
from tests.projects import ROOT

CHECKS = (ROOT / "overrides/components/cohort/check.js").read_text("utf-8")
NAME = r'^ {4,6}"?([a-z-]+)"?: '


def test_every_remark_and_status_has_words(show: Callable[..., Tag]) -> None:
    """What the script can say of a record stands in the page with what it may mean."""
    tree = show("cohort")
    told = {str(entry["data-remark"]) for entry in tree.select("[data-remark]")}
    made = re.findall(r"const is = \{\n(.*?)\n {2,4}\};", CHECKS, re.DOTALL)
    named = {name for text in made for name in re.findall(NAME, text, re.MULTILINE)}

    assert named == told
    assert {entry["data-status"] for entry in tree.select("[data-status]")} == {
        "missing",
        "self-reported",
        "checked",
        "not-yet",
        "attested",
    }
    assert all(entry.dd.get_text() for entry in tree.select("[data-remark]"))


def test_certificate_says_what_it_is_not(
    show: Callable[..., Tag], examples: Content
) -> None:
    """It rests on what the learner reports and on who attests it."""
    paper = str(show("cohort").select_one("template.sot-cohort__paper"))

    assert "reported by the learner and attested by the person named above" in paper
    assert words_of(examples).disclaimer in paper
