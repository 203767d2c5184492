"""Local rules: a sheet of what a reader has to find out where she works.

- id: local-opening-hours
  part: Before a visit
  question: When is the house open on holidays?
  ask: the desk
  rows: [visits-hours]
"""

from __future__ import annotations

from macros.components.base import (
    Component,
    Item,
    Kind,
    Library,
    Text,
    View,
    oldest_review,
)
from macros.components.comparison_table import Row, RowIds, row_links


class LocalRule(Item):
    """One thing that has to be asked locally."""

    part: Text
    """The part of the sheet it stands in."""

    question: Text
    """What to find out."""

    ask: Text
    """Whom to ask, or where to look."""

    rows: RowIds
    """The ids of the comparison rows that say why it matters."""


def view(content: Library) -> View:
    """The questions by part, in the order of the file."""
    parts: dict[str, list[View]] = {}
    for rule in content.all(LocalRule):
        parts.setdefault(rule.part, []).append(
            {
                "id": rule.id,
                "question": rule.question,
                "ask": rule.ask,
                "rows": row_links(content, rule.rows),
            }
        )
    return {
        "oldest": oldest_review(
            content.get(Row, name)
            for rule in content.all(LocalRule)
            for name in rule.rows
        ),
        "parts": [{"title": title, "rules": rules} for title, rules in parts.items()],
    }


LOCAL_RULES = Kind(
    "local-rules", "local rule", LocalRule, shared=True, page="local-rules"
)

COMPONENT = Component("local_rules", view, data=(LOCAL_RULES,))
