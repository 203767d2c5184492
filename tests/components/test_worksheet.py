"""Worksheet and key: questions without answers, answers without questions."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag

from macros.components.knowledge_check import KnowledgeCheck
from macros.content import Content

Show = Callable[..., Tag]


def test_questions_tell_no_answer(show: Show, examples: Content) -> None:
    """Whoever gets the questions alone gets nothing to copy."""
    text = show("worksheet", "examples").select_one("#examples-worksheet").get_text()
    checks = examples.all(KnowledgeCheck, "examples")

    assert checks
    for check in checks:
        assert check.prompt.replace("*", "") in text
        assert all(option.label in text for option in check.options)
        assert not any(option.why in text for option in check.options)
    assert "Right" not in text


def test_key_gives_each_letter_its_reason(show: Show, examples: Content) -> None:
    """The letters are those of the questions, in the same order."""
    key = show("worksheet", "examples").select_one("#examples-key")
    checks = examples.all(KnowledgeCheck, "examples")
    blocks = key.select(".sot-worksheet__question")

    assert len(blocks) == len(checks)
    for check, block in zip(checks, blocks, strict=True):
        letters = [li.strong.get_text()[0] for li in block.select("li")]
        right = [
            letter
            for letter, option in zip(letters, check.options, strict=True)
            if option.correct
        ]
        assert letters == list("ABCDE"[: len(check.options)])
        assert block.p.get_text().endswith(f"Right: {' and '.join(right)}")
