"""Front door: what the course has, the ways in, and how its topics relate."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag


def test_each_way_is_one_link(show: Callable[..., Tag]) -> None:
    """Title, words with their emphasis, and the page it leads to."""
    way = show("front_door").select_one("#way-example")

    assert way.select_one("a")["href"] == "../../glossary/"
    assert way.select_one("p").get_text() == (
        "You come for the first time. Take the tour with us."
    )
    assert way.select_one("em").get_text() == "first"


def test_time_needed_is_said(show: Callable[..., Tag]) -> None:
    """Reading and answering, over all modules."""
    words = show("front_door").select_one(".sot-front-door__time").get_text()

    assert words.startswith("1 module, about 20 minutes in all.")


def test_figure_counts_every_topic(show: Callable[..., Tag]) -> None:
    """Each relation with its number, as in the comparison tables."""
    page = show("front_door")
    counts = [int(number.get_text()) for number in page.select("strong")]

    assert len(counts) == len(page.select(".sot-front-door__relation"))
    assert sum(counts) >= int(
        page.select_one(".sot-front-door__caption").get_text().split()[2]
    )
