"""Record: what a learner did, to look over, to send and to print."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag

from macros.components.module import Module
from macros.components.record import view, words_of
from macros.content import Content


def test_every_module_has_its_place(
    show: Callable[..., Tag], examples: Content
) -> None:
    """Each can be ticked, with its minutes and what was learned."""
    places = show("record").select(".sot-record__module")

    assert [place["data-module"] for place in places] == [
        module.id for module in examples.all(Module)
    ]
    for place in places:
        assert [field["name"].split("-")[0] for field in place.select("[name]")] == [
            "m",
            "min",
            "x",
        ]


def test_statement_and_what_a_record_does_not_give_are_written_out(
    show: Callable[..., Tag], examples: Content
) -> None:
    """On the form and on the paper, in the words of the course."""
    words = words_of(examples)
    tree = show("record")

    assert words.statement in tree.select_one("label:has([name=st])").get_text()
    paper = tree.select_one(".sot-paper").get_text(" ")
    assert words.statement in paper
    assert words.disclaimer in paper


def test_version_of_the_statement_changes_with_its_words(examples: Content) -> None:
    """A record says which wording was ticked."""
    reworded = [
        entry
        if entry.kind.name != "record"
        else type(entry)(
            entry.kind,
            entry.item.model_copy(update={"statement": "I did."}),
            entry.folder,
            entry.source,
            entry.at,
        )
        for entry in examples.entries
    ]
    before, after = view(examples), view(Content(tuple(reworded)))

    assert before["statement_version"] != after["statement_version"]


def test_every_free_text_says_what_not_to_write(show: Callable[..., Tag]) -> None:
    """What is typed may be read by others."""
    for area in show("record").select("textarea[name]"):
        assert "Write nothing about a real student." in area.parent.get_text()
