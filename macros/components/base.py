"""What every component is made of: kinds of items, types of text, calls and views."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Annotated, Any, NamedTuple, Protocol, TypeAlias, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError, core_schema

from macros.problems import Fault
from macros.source import Place

View: TypeAlias = dict[str, Any]
"""What a template receives: ready-made values under the names it uses."""


class Markdown(str):
    """Text that may hold inline Markdown: emphasis, code and links, never HTML.

    A link to `#some-id` leads to the row, term or source with that id, wherever it is.
    """

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: Any
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls, core_schema.str_schema(strip_whitespace=True, min_length=1)
        )


class PlaceId(str):
    """The id of what may stand on a page more than once; rendering numbers it.

    It holds two hyphens together, so that it is never the id of an item.
    """


@dataclass(frozen=True)
class Link:
    """The way to an item's place on the site; rendering turns it into an address."""

    page: str
    """A page below `docs/`, without its ending, such as `modules/scope`."""

    anchor: str = ""


@dataclass(frozen=True)
class Site:
    """What the settings say about the site as a whole."""

    name: str = ""

    url: str = ""
    """Where it is published, with a slash at its end."""

    repository: str = ""
    """Where its files are kept and mistakes are reported; nothing if it is not said."""

    @property
    def is_published(self) -> bool:
        """Whether the address is one that others can open, not that of a preview."""
        return urlsplit(self.url).hostname not in (None, "127.0.0.1", "localhost")


REFERENCE_KEY = "x-reference"
"""The key under which a schema says of what kind of item a text is the id."""


@dataclass(frozen=True)
class Reference:
    """Marks a field whose text is the id of an item of one kind."""

    kind: str

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), REFERENCE_KEY: self.kind}


MODULE = "<module>"
"""Stands for the folder of any module."""

SHARED = "shared"
EXAMPLES = "examples"
DISTRICT = "district"
"""Folders of `data/` that are not modules; the last is a district's own layer."""

ID_FORM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SECTION_FORM = r"^[A-Za-z0-9§]"
COLOR_FORM = r"^#[0-9a-fA-F]{6}$"
PICTURE_FORM = r"^[\w-]+(\.[\w-]+)*\.(svg|png)$"
KEY_FORM = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")

Id: TypeAlias = Annotated[
    str, StringConstraints(pattern=rf"^{ID_FORM.pattern}$", max_length=60)
]
Text: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Address: TypeAlias = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]


def _written_date(value: Any) -> Any:
    # A year after the last one of the calendar is reckoned with and ends the program.
    if isinstance(value, str) and not re.fullmatch(r"(19|20|21)\d\d-\d\d-\d\d", value):
        raise PydanticCustomError("date_form", "not written as a date")
    return value


Date: TypeAlias = Annotated[date, BeforeValidator(_written_date)]
MAIL_OR_PAGE_FORM = r"^(https://[^\s<>\"]+|[^\s<>\"@:/?]+@[^\s<>\"@:/?]+\.[a-z]+)$"
MailOrPage: TypeAlias = Annotated[str, StringConstraints(pattern=MAIL_OR_PAGE_FORM)]
Flag: TypeAlias = Annotated[bool, Field(strict=True)]


class Part(BaseModel):
    """Something inside an item."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, use_attribute_docstrings=True
    )


class Item(Part):
    """One entry of a data file."""

    id: Id
    """Its name for ever, in small letters, digits and hyphens. Links hang on it."""


REVIEW_INTERVAL = timedelta(days=365)
"""How long a review holds, where an item does not say."""


class Reviewed(Item):
    """An item that grows old, so it says when it was looked at and is due again."""

    reviewed: Date
    """The date on which it was last compared with its sources."""

    review_by: Date | None = None
    """When it must be looked at again, if that is sooner than in a year."""

    @property
    def due(self) -> date:
        """The day after which the review no longer holds."""
        return self.review_by or self.reviewed + REVIEW_INTERVAL


def no_rules(_item: Any) -> Iterator[Fault]:
    """Nothing beyond the shape."""
    yield from ()


@dataclass(frozen=True)
class Kind:
    """A kind of item: the file it is written in and what an item must be like."""

    name: str
    """The data file without its ending, such as `knowledge-checks`."""

    noun: str
    """What an author calls one of them."""

    model: type[Item]
    check: Callable[[Any], Iterable[Fault]] = no_rules
    folders: tuple[str, ...] = (MODULE,)
    """The folders of `data/` in which the file may lie."""

    single: bool = False
    """Whether the file holds one item, named after its folder, and not a list."""

    page: str = "modules/{folder}"
    """The page that shows such items; {folder} stands for the module's name."""

    holds: Kind | None = None
    """A kind of item that stands inside items of this kind, such as rows in a table."""

    local_ids: bool = False
    """Whether ids only have to differ inside their own file."""

    @property
    def shared(self) -> bool:
        """Whether the file lies in `data/shared/` and not in each module's folder."""
        return SHARED in self.folders

    @property
    def example(self) -> str:
        """The file to copy from; what only a district writes has one in its example."""
        place = f"{DISTRICT}/" if self.folders == (DISTRICT,) else ""
        return f"data/{EXAMPLES}/{place}{self.name}.yaml"


Model = TypeVar("Model", bound=Item)


class Library(Protocol):
    """The items of the site, as far as a view may ask for them."""

    def get(self, model: type[Model], item_id: str) -> Model:
        """The item with this id; raises `KeyError` if there is none."""

    def find(self, model: type[Model], item_id: str) -> Model | None:
        """The item with this id, if there is one."""

    def all(self, model: type[Model], module: str | None = None) -> tuple[Model, ...]:
        """All items of a kind in their order, or those of one module."""

    def module_of(self, item: Item) -> str:
        """The module in whose folder an item is written."""

    def link(self, item: Item) -> Link:
        """Where on the site an item is shown."""

    def has_page(self, name: str) -> bool:
        """Whether there is a page of this name below `docs/`, such as `print/scope`."""

    def title_of(self, name: str) -> str:
        """The main heading of a page below `docs/`; its name if there is none."""

    @property
    def site(self) -> Site:
        """What the settings say about the site as a whole."""

    def id_today(self, name: str) -> str:
        """The id that stands today for one that was published; mostly itself."""

    def find_withdrawn(self, name: str) -> str | None:
        """Why nothing has taken the place of an id that was published, if it is so."""

    @property
    def question_versions(self) -> Mapping[str, Mapping[str, View]]:
        """For each question that ever was, its versions and their options."""


@dataclass(frozen=True)
class Component:
    """One thing an author can call in a page."""

    name: str
    """Its name in Python and in calls; the web writes it with hyphens."""

    view: Callable[..., View]
    """Takes the library, the item the call names, and the call's further words."""

    takes: Kind | None = None
    """The kind whose id is the first word of a call; none if the call has no words."""

    words: int = 0
    """How many further words a call may have."""

    inline: bool = False
    """Whether a call stands inside a sentence and not on a line of its own."""

    page: str = "modules/{folder}"
    """The page that shows it, if it takes a module; {folder} is the module's name."""

    data: tuple[Kind, ...] = ()
    """The kinds of items that belong to this component."""

    @property
    def web_name(self) -> str:
        """The name in file names, classes and elements."""
        return self.name.replace("_", "-")


def spoken_date(day: date) -> str:
    """A date as it is read aloud: November 23, 2026."""
    return f"{day:%B} {day.day}, {day.year}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 row, 2 rows."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def date_view(day: date) -> View:
    """A date for readers and for machines."""
    return {"text": spoken_date(day), "iso": day.isoformat()}


def oldest_review(items: Iterable[Reviewed]) -> View | None:
    """The oldest date of what a page shows, or nothing if it shows nothing dated."""
    days = [item.reviewed for item in items]
    return date_view(min(days)) if days else None


CANONICAL: View = {
    "sort_keys": True,
    "separators": (",", ":"),
    "ensure_ascii": False,
}
"""How JSON is written so that the same values are always the same text."""


def fingerprint(asked: View) -> str:
    """The version of what a reader was asked: seven hexadecimal digits.

    The first of SHA-256 over its JSON with sorted keys and no spaces, so that an answer
    given to another wording can be told.
    """
    text = json.dumps(asked, **CANONICAL)
    return hashlib.sha256(text.encode()).hexdigest()[:7]


Marks: TypeAlias = tuple[Any, ...]
MarkedFields: TypeAlias = tuple[tuple[str, Marks], ...]
Values: TypeAlias = Iterator[tuple[str, Any, Marks]]
ValuesOf: TypeAlias = Callable[["Part"], Values]


class Leaf(NamedTuple):
    """One value inside an item, with its way, its type and what marks it."""

    at: Place
    value: Any
    marks: Marks


def leaves(part: Part) -> list[Leaf]:
    """Every single value of an item, without the items that stand inside it."""
    found: list[Leaf] = []
    _add_leaves(found, part, (), _values)
    return found


def references(part: Part) -> list[Leaf]:
    """Every value of an item that is the id of another one."""
    found: list[Leaf] = []
    _add_leaves(found, part, (), _naming_values)
    return found


def _add_leaves(found: list[Leaf], part: Part, at: Place, values_of: ValuesOf) -> None:
    for name, value, marks in values_of(part):
        _add_leaves_of(found, value, (*at, name), marks, values_of)


def _add_leaves_of(
    found: list[Leaf], value: Any, at: Place, marks: Marks, values_of: ValuesOf
) -> None:
    if isinstance(value, str):
        found.append(Leaf(at, value, marks))
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            _add_leaves_of(found, entry, (*at, number), marks, values_of)
    elif isinstance(value, Part):
        if not isinstance(value, Item):
            _add_leaves(found, value, at, values_of)
    elif isinstance(value, dict):
        for key, entry in value.items():
            _add_leaves_of(found, entry, (*at, key), marks, values_of)
    elif value is not None:
        found.append(Leaf(at, value, marks))


def _values(part: Part) -> Values:
    """What stands in each field, and in each that the model leaves to the data."""
    for name, marks in _marked_fields(type(part)):
        yield name, getattr(part, name), marks
    for name, value in (part.model_extra or {}).items():
        yield name, value, ()


def _naming_values(part: Part) -> Values:
    """What stands in each field that may name another item."""
    for name, marks in _naming_fields(type(part)):
        yield name, getattr(part, name), marks


@cache
def _marked_fields(model: type[Part]) -> MarkedFields:
    """The fields of a model, each with the marks on its type."""
    return tuple((name, _marks(field)) for name, field in model.model_fields.items())


@cache
def _naming_fields(model: type[Part]) -> MarkedFields:
    """Those in which an id of another item may stand, at any depth."""
    return tuple(
        (name, marks)
        for name, marks in _marked_fields(model)
        if any(isinstance(mark, Reference) for mark in marks)
        or any(map(_naming_fields, _parts_in(model.model_fields[name].annotation)))
    )


def _parts_in(annotation: Any) -> Iterator[type[Part]]:
    """The models of what stands inside an item and is no item itself."""
    is_part = isinstance(annotation, type) and issubclass(annotation, Part)
    if is_part and not issubclass(annotation, Item):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _parts_in(argument)


def _marks(field: FieldInfo) -> tuple[Any, ...]:
    """The marks on a field's type, at any depth, such as `tuple[SourceId, ...]`."""
    found = list(field.metadata)
    waiting = [field.annotation]
    while waiting:
        annotation = waiting.pop()
        found += getattr(annotation, "__metadata__", ())
        waiting += getattr(annotation, "__args__", ())
    return tuple(found)
