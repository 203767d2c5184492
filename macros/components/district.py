"""District: who publishes this copy, its forms, and what is so in all of its schools.

name: Willow Bend Schools
contact:
  label: Special education office
  to: office@willowbend.example
evaluation_clock:
  text: 60 calendar days from the day the signed consent arrives.

A course without a district's layer shows nothing here.
"""

from __future__ import annotations

from macros.components.base import Component, Library, View
from macros.components.comparison_table import row_links
from macros.components.layer import (
    FORMS,
    LAYER,
    Form,
    contact_view,
    find_district,
    form_view,
)


def view(content: Library) -> View:
    """The district as its layer describes it, and every form with its rows."""
    district = find_district(content)
    clock = district.evaluation_clock if district else None
    act = district.practice_act if district else None
    return {
        "name": district.name if district else None,
        "contact": contact_view(content, None),
        "clock": {"text": clock.text, "url": clock.url} if clock else None,
        "act": {"label": act.label, "url": act.url} if act else None,
        "forms": [
            {**form_view(form), "id": form.id, "rows": row_links(content, form.rows)}
            for form in content.all(Form)
        ],
    }


COMPONENT = Component("district", view, data=(LAYER, FORMS))
