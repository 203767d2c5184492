"""Alias: what an id that was published stands for, now that nothing has it any more.

- id: visits-being-quiet
  leads_to: visits-noise
- id: visits-opening-hours
  withdrawn: The hours change too often to be taught.
- id: modules/visits
  leads_to: modules/trips
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import StringConstraints

from macros.components.base import ID_FORM, SHARED, Item, Kind, Text
from macros.problems import Fault


class Alias(Item):
    """An id that was published and is no longer there, or a page that was moved."""

    id: Annotated[
        str, StringConstraints(pattern=rf"^{ID_FORM.pattern}(/{ID_FORM.pattern})*$")
    ]
    """The id as it was published, or a page below docs/ without “.md”."""

    leads_to: Text | None = None
    """The id or the page that has taken its place."""

    withdrawn: Text | None = None
    """Why nothing has taken its place. Readers who look for it see this."""


def check(alias: Alias) -> Iterator[Fault]:
    """An alias leads on, or says why it does not."""
    if (alias.leads_to is None) == (alias.withdrawn is None):
        found = "neither" if alias.leads_to is None else "both"
        yield Fault(
            (),
            f"must have one of “leads_to” and “withdrawn”, found {found}",
            "Write “leads_to:” with the id that took its place, or “withdrawn:” with "
            "the reason.",
        )


ALIASES = Kind("aliases", "alias", Alias, check, folders=(SHARED,), local_ids=True)
