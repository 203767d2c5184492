"""The written-out list of components, in the order of dependence, and their data."""

from __future__ import annotations

from macros.components import (
    comparison_table,
    full_comparison,
    glossary,
    key_points,
    knowledge_check,
    legend,
    module_header,
    module_list,
    objectives,
    poll,
    source,
    source_list,
    term,
)
from macros.components.base import Component, Kind
from macros.components.module import MODULES
from macros.components.vocabulary import VOCABULARY

COMPONENTS: tuple[Component, ...] = (
    source.COMPONENT,
    term.COMPONENT,
    glossary.COMPONENT,
    comparison_table.COMPONENT,
    full_comparison.COMPONENT,
    legend.COMPONENT,
    source_list.COMPONENT,
    objectives.COMPONENT,
    module_header.COMPONENT,
    module_list.COMPONENT,
    poll.COMPONENT,
    knowledge_check.COMPONENT,
    key_points.COMPONENT,
)
"""A component may use those above it, never those below."""

KINDS: tuple[Kind, ...] = (
    *VOCABULARY,
    MODULES,
    *(kind for component in COMPONENTS for kind in component.data),
)
"""Every data file that exists, in the order of its kind."""
