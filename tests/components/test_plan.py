"""Plan: all modules to choose from, and the ready-made plans."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag


def test_every_module_is_there_without_script(show: Callable[..., Tag]) -> None:
    """Title, link and minutes; the script only takes away what is not in the plan."""
    page = show("plan")
    lines = page.select(".sot-plan__modules > li")

    assert [line["data-module"] for line in lines] == ["examples"]
    assert lines[0].a["href"] == "./"
    assert "15 min to read, 5 min to answer" in lines[0].get_text()


def test_what_was_assigned_is_hidden_until_it_is_read(show: Callable[..., Tag]) -> None:
    """No empty form of an assignment stands there for someone without one."""
    page = show("plan")

    assert page.select_one(".sot-plan__given").has_attr("hidden")


def test_ready_made_plans_are_links(show: Callable[..., Tag]) -> None:
    """They lead to the plan with what it is to hold."""
    links = show("plan").select(".sot-catalogue__title")

    assert [link.get_text() for link in links] == ["First visit"]
    assert str(links[0]["href"]).startswith("../../plan/#a1?m=examples&t=First+visit")


def test_place_that_records_go_to_is_spelled_out(show: Callable[..., Tag]) -> None:
    """Where a link does not say it, the plan says that it does not."""
    parts = [part["data-part"] for part in show("plan").select("dl > div")]

    assert parts.index("to") + 1 == parts.index("nowhere")
