"""The written-out list of components, in the order of dependence, and their data."""

from __future__ import annotations

from macros.components import (
    acronyms,
    assign,
    catalogue,
    comparison_table,
    decision_path,
    developments,
    facilitator_guide,
    front_door,
    full_comparison,
    glossary,
    handout,
    job_aid,
    key_points,
    knowledge_check,
    legend,
    local_rules,
    look_back,
    meeting_sheet,
    module_header,
    module_list,
    objective_matrix,
    objectives,
    plan,
    poll,
    poll_tally,
    progress,
    review,
    scenario,
    sort_it,
    source,
    source_list,
    term,
    worksheet,
)
from macros.components.base import Component, Kind
from macros.components.module import COURSE, MODULES
from macros.components.vocabulary import VOCABULARY

COMPONENTS: tuple[Component, ...] = (
    source.COMPONENT,
    term.COMPONENT,
    acronyms.COMPONENT,
    glossary.COMPONENT,
    comparison_table.COMPONENT,
    full_comparison.COMPONENT,
    legend.COMPONENT,
    developments.COMPONENT,
    source_list.COMPONENT,
    local_rules.COMPONENT,
    objectives.COMPONENT,
    module_list.COMPONENT,
    poll.COMPONENT,
    look_back.COMPONENT,
    knowledge_check.COMPONENT,
    front_door.COMPONENT,
    key_points.COMPONENT,
    decision_path.COMPONENT,
    scenario.COMPONENT,
    module_header.COMPONENT,
    objective_matrix.COMPONENT,
    sort_it.COMPONENT,
    review.COMPONENT,
    progress.COMPONENT,
    facilitator_guide.COMPONENT,
    catalogue.COMPONENT,
    assign.COMPONENT,
    plan.COMPONENT,
    job_aid.COMPONENT,
    handout.COMPONENT,
    worksheet.COMPONENT,
    poll_tally.COMPONENT,
    meeting_sheet.COMPONENT,
)
"""A component may use those above it, never those below."""

KINDS: tuple[Kind, ...] = (
    *VOCABULARY,
    COURSE,
    MODULES,
    *(kind for component in COMPONENTS for kind in component.data),
)
"""Every data file that exists, in the order of its kind."""
