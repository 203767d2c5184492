"""District: who publishes this copy, its forms, and what is so everywhere in it.

name: The branch by the river
contact:
  label: The desk
  to: office@willowbend.example
facts:
  - label: Hours
    text: From ten to six, and on Sundays until four.

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
    return {
        "name": district.name if district else None,
        "contact": contact_view(content, None),
        "facts": [
            {"label": fact.label, "text": fact.text, "url": fact.url}
            for fact in (district.facts if district else ())
        ],
        "forms": [
            {**form_view(form), "id": form.id, "rows": row_links(content, form.rows)}
            for form in content.all(Form)
        ],
    }


COMPONENT = Component("district", view, data=(LAYER, FORMS))
