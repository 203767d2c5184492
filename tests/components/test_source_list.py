"""Source list: what the course rests on, by weight."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag


def test_sources_stand_under_their_level(show: Callable[..., Tag]) -> None:
    """Heavier levels come first, and levels without sources are left out."""
    page = show("source_list")
    levels = [h2["id"] for h2 in page.select("h2")]

    assert levels.index("level-regulation") < levels.index("level-practice")
    assert page.select_one("#example-library-rules h3").get_text() == (
        "Rules of the example library"
    )


def test_source_leads_back_to_its_rows(show: Callable[..., Tag]) -> None:
    """A reader sees at once what falls if a source falls."""
    links = show("source_list").select("#example-library-rules details a")

    assert [link["href"] for link in links] == [
        "#example-lending",
        "#example-quiet",
        "#example-groups",
        "#example-hours",
    ]


def test_source_says_what_was_read(show: Callable[..., Tag]) -> None:
    """An entry does not claim more than was seen."""
    text = show("source_list").select_one("#example-museum-guide").get_text()

    assert "Nothing; this source is invented." in text
    assert "Entry checked November 23, 2026." in text
