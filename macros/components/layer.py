"""A district's own layer: who it is, how it looks, its forms.

What it says about items of the course stands with the component that shows it: notes
with the comparison tables, answers with the local rules, results with the polls. All
of it lies in `data/district/`, and nothing of the course has to be changed for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, TypeAlias

from pydantic import StringConstraints

from macros.components.base import (
    COLOR_FORM,
    DISTRICT,
    PICTURE_FORM,
    Address,
    Item,
    Kind,
    Library,
    MailOrPage,
    Markdown,
    Part,
    Reference,
    Text,
    View,
)
from macros.components.module import Provider, check_provider, course_of
from macros.contrast import LEAST, contrast
from macros.problems import Fault, faults_of_repeated

Color: TypeAlias = Annotated[str, StringConstraints(pattern=COLOR_FORM)]

FAINTEST_TEXT = {"light": "#c9d6d8", "dark": "#b9c7c9"}
"""Of all text on the band and the foot of a page, the one that stands out least."""

NEAREST_PAPER = {"light": "#f1efe8", "dark": "#1e2629"}
"""Of all backgrounds of links, the one from which they stand out least."""


class Contact(Part):
    """Whom to ask, and how to reach them."""

    label: Text
    """Who answers, such as Head office."""

    to: MailOrPage
    """An e-mail address, or a page whose address begins with https://."""


class Fact(Part):
    """Something that is so everywhere here."""

    label: Text
    """What it is about, such as Hours."""

    text: Markdown
    """What is so. May hold inline Markdown, such as links."""

    url: Address | None = None
    """Where it is written."""


class Colors(Part):
    """The colors of one scheme; what is left out stays as it is."""

    primary: Color = ""
    """A color in quotes, such as "#17424b", for the band on top and the foot."""

    accent: Color = ""
    """A color in quotes, such as "#0d5a68", for links, marks and what has the focus."""


class Schemes(Part):
    """Colors for light and for dark screens."""

    light: Colors = Colors()
    """Those of the light scheme."""

    dark: Colors = Colors()
    """Those of the dark scheme."""


class District(Provider):
    """Who publishes this copy, and what is so everywhere in it."""

    name: Text
    """Its name, as in “Notes of …”."""

    contact: Contact | None = None
    """Whom to ask about all that the layer says, where it names no one else."""

    site_name: Text | None = None
    """What this copy is called, if not as the course."""

    logo: Annotated[str, StringConstraints(pattern=PICTURE_FORM)] | None = None
    """A picture beside this file, such as logo.svg; as high as wide looks best."""

    colors: Schemes = Schemes()
    """Its colors, under light: and dark:."""

    facts: tuple[Fact, ...] = ()
    """What is so everywhere here, such as deadlines and rules that bind all."""


class Form(Item):
    """A form as it is called here."""

    name: Text
    """Its name here."""

    purpose: Text
    """What it is for, in a few words."""

    url: Address
    """Where to get it."""

    rows: tuple[Annotated[Text, Reference("rows")], ...] = ()
    """The ids of the comparison rows at which it is named."""

    terms: tuple[Annotated[Text, Reference("terms")], ...] = ()
    """The ids of the terms at which it is named."""


def check(district: District) -> Iterator[Fault]:
    """Colors can be read, facts be told apart, and a provider has all three parts."""
    yield from check_provider(district)
    labels = (fact.label for fact in district.facts)
    yield from faults_of_repeated(labels, ("facts",), "facts", "label")
    for scheme, other in (("light", "darker"), ("dark", "lighter")):
        colors: Colors = getattr(district.colors, scheme)
        at = ("colors", scheme)
        if colors.primary:
            text = FAINTEST_TEXT[scheme]
            yield from _check_contrast(
                (*at, "primary"), colors.primary, f"the text on it, {text}", text
            )
        if colors.accent:
            paper = NEAREST_PAPER[scheme]
            yield from _check_contrast(
                (*at, "accent"),
                colors.accent,
                f"the page behind it, {paper}",
                paper,
                other,
            )


def _check_contrast(
    at: tuple[str, ...], color: str, words: str, beside: str, cure: str = "darker"
) -> Iterator[Fault]:
    found = contrast(color, beside)
    if found < LEAST:
        # Rounded down, so that what is too little never looks enough.
        ratio = int(found * 100) / 100
        yield Fault(
            at,
            f"must stand out from {words}, by {LEAST} to 1, found {ratio:.2f} to 1",
            f"Choose a {cure} color.",
        )


def find_district(content: Library) -> District | None:
    """What the layer says of the district, if it says anything."""
    return next(iter(content.all(District)), None)


def here(content: Library) -> str:
    """What the course calls the place that a layer speaks for, after “in”."""
    return course_of(content).here


def local_mark(content: Library, item: Item) -> str:
    """The mark of an item that is the district's own; none for one of the course."""
    return here(content) if content.module_of(item) == DISTRICT else ""


def provider_of(content: Library) -> Provider:
    """Who offers the course: the district if it says so, otherwise as the course."""
    district = find_district(content)
    return district if district and district.is_provider else course_of(content)


def contact_view(content: Library, contact: Contact | None) -> View | None:
    """Whom to ask: the one named here, or else the district's own contact."""
    district = find_district(content)
    chosen = contact or (district.contact if district else None)
    if chosen is None:
        return None
    mail = None if chosen.to.startswith("https:") else chosen.to
    url = f"mailto:{mail}" if mail else chosen.to
    return {"label": chosen.label, "url": url, "mail": mail}


def form_views(content: Library, named_by: str, item_id: str) -> list[View]:
    """The forms that name an item among their rows or terms."""
    return [
        form_view(form)
        for form in content.all(Form)
        if item_id in getattr(form, named_by)
    ]


def form_view(form: Form) -> View:
    """A form's name here, what it is for, and where to get it."""
    return {"name": form.name, "purpose": form.purpose, "url": form.url}


LAYER = Kind(
    "district",
    "layer",
    District,
    check,
    folders=(DISTRICT,),
    single=True,
    page="local-rules",
    local_ids=True,
)

FORMS = Kind("forms", "form", Form, folders=(DISTRICT,), page="local-rules")
