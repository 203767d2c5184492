"""Comparison table: one idea a row, both sides with their authority."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bs4 import Tag

from macros.components.comparison_table import (
    ComparisonTable,
    Row,
    check,
    row_view,
    view,
)
from macros.content import Content

Show = Callable[..., Tag]


def make_table(examples: Content, **changes: object) -> ComparisonTable:
    table = examples.get(ComparisonTable, "example-passes")
    return table.model_copy(update=changes)


def test_topics_must_differ(examples: Content) -> None:
    """Two rows with one topic cannot be told apart."""
    row = make_table(examples).rows[0]
    twin = row.model_copy(update={"id": "twin"})

    faults = list(check(make_table(examples, rows=(row, twin))))

    assert [fault.what for fault in faults] == [
        "two rows must not have the same topic, found “Taking things home” twice"
    ]


def test_some_row_is_core_and_others_say_where_they_fold(examples: Content) -> None:
    """A table that is all folded away shows nothing."""
    rows = [
        row.model_copy(update={"core": False, "subtopic": None})
        for row in make_table(examples).rows[:2]
    ]

    faults = list(check(make_table(examples, rows=tuple(rows))))

    assert [(fault.at, fault.what) for fault in faults] == [
        (("rows",), "at least one row must be shown first, found none"),
        (("rows", 0), "the row is folded away, so it must say under what"),
        (("rows", 1), "the row is folded away, so it must say under what"),
    ]


def test_filter_counts_rows_that_vary_locally_twice(examples: Content) -> None:
    """A row that differs and varies is found under both words."""
    row = make_table(examples).rows[0].model_copy(update={"varies_by": ("state",)})
    shown = view(examples, make_table(examples, rows=(row,)))

    assert [(word["id"], word["count"]) for word in shown["relations"]] == [
        ("differs", 1),
        ("varies", 1),
    ]
    assert shown["total"] == 1


def test_table_has_caption_and_headers(show: Show) -> None:
    """A screen reader names the table, the column and the row of every cell."""
    table = show("comparison_table", "example-passes").table

    assert table.caption.get_text() == "A library card and a museum pass, compared"
    assert [th.get_text() for th in table.thead.select("th[scope=col]")] == [
        "Topic",
        "How they relate",
        "IEP (IDEA)",
        "504 plan (Section 504)",
        "For the OT",
    ]
    for row in table.select("tbody tr"):
        assert len(row.select("th[scope=row]")) == 1
        assert len(row.find_all(["th", "td"], recursive=False)) == 5


def test_core_rows_come_first_and_the_rest_is_folded(show: Show) -> None:
    """A reader never meets all rows at once, and needs no script to see the rest."""
    page = show("comparison_table", "example-passes")

    assert [row["id"] for row in page.table.select("tbody tr")] == [
        "example-lending",
        "example-quiet",
        "example-groups",
    ]
    fold = page.details
    assert fold.summary.get_text() == "More on opening hours (1)"
    assert [row["id"] for row in fold.select("tbody tr")] == ["example-hours"]


def test_row_shows_relation_authority_and_date(show: Show) -> None:
    """Every row says how sure it is: word and shape, sources with level, date, link."""
    row = show("comparison_table", "example-passes").select_one("#example-lending")
    cell = row.select("td")[1]

    assert row.th.a["href"] == "#example-lending"
    assert row.select_one(".sot-relation").get_text() == "Differs"
    assert row.select_one(".sot-relation use")["href"] == "#sot-shape-apart"
    assert row.time["datetime"] == "2026-11-23"
    assert cell["data-label"] == "IEP (IDEA)"
    assert cell.a["href"] == "https://example.org/rules/4"
    assert cell.a.get_text() == "Rule 4(a)"
    assert cell.select_one(".sot-citations__level").get_text() == "Regulation"


def test_source_without_an_address_leads_to_its_entry(show: Show) -> None:
    """A citation is never a dead end."""
    row = show("comparison_table", "example-passes").select_one("#example-lending")

    assert row.select("td")[2].a["href"] == "../../sources/#example-museum-guide"


def test_row_that_varies_says_whom_to_ask(show: Show) -> None:
    """“It depends” is followed by where to look."""
    row = show("comparison_table", "example-passes").select_one("#example-hours")

    varies = row.select_one(".sot-comparison-table__varies")
    assert varies.get_text() == "varies by state and district"
    assert [
        ask.strong.get_text() for ask in row.select(".sot-comparison-table__ask")
    ] == ["Check your state:", "Check your district:"]


def test_row_says_where_to_report_a_mistake(examples: Content) -> None:
    """The link fills in the row's id, and leads to a fork from a fork's site."""
    home = "https://forge.example.org/a-fork/course"
    site = replace(examples.site, repository=f"{home}/")
    row = examples.all(Row)[0]

    found = row_view(replace(examples, site=site), row)

    assert found["report"] == f"{home}/issues/new?template=wrong.yml&row={row.id}"


def test_row_of_a_site_without_a_repository_has_no_such_link(
    show: Callable[..., Tag],
) -> None:
    """A link that leads nowhere is worse than none."""
    assert show("comparison_table", "example-passes").select("a[href*=issues]") == []
