"""What each rule asks, why, and how it looks: read from the docstrings of the rules.

A docstring of a rule is the rule in its first line, then the reason, then, if they
help, lines that begin with “Wrong:”, “Right:” and “See:”, the last with a heading of
CONTRIBUTING.md.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass, replace

from macros.advice import ADVICE
from macros.components import KINDS
from macros.components.base import Kind, no_rules
from macros.components.shape import RULES as SHAPE_RULES
from macros.content import RULES as FOLDER_RULES
from macros.lasting import all_is_kept
from macros.pages import RULES as TEXT_RULES
from macros.problems import suggest
from macros.rules import ITEM_RULES, PAGE_RULES, AnyRule, rule_name
from macros.source import RULES as FILE_RULES
from macros.stale import notes_follow_their_rows, reviews_hold

_EXAMPLES = ("Wrong", "Right")


@dataclass(frozen=True)
class Explanation:
    """A rule in words."""

    name: str
    says: str
    """The rule, in one sentence."""

    why: str
    """Why it is there; may be empty."""

    examples: tuple[str, ...]
    """Lines that begin with “Wrong:” or “Right:”."""

    see: str
    """The heading in CONTRIBUTING.md under which it is written about, or nothing."""

    def __str__(self) -> str:
        see = f"In CONTRIBUTING.md, see “{self.see}”." if self.see else ""
        parts = (self.says, self.why, "\n".join(self.examples), see)
        return "\n\n".join([self.name, *filter(None, parts)])


def explanations() -> dict[str, Explanation]:
    """Every rule by its name, in the order in which the check comes to them."""
    written = FOLDER_RULES | FILE_RULES | SHAPE_RULES | TEXT_RULES
    reviews: tuple[AnyRule, ...] = (reviews_hold, notes_follow_their_rows, all_is_kept)
    rules = (*ITEM_RULES, *PAGE_RULES, *ADVICE, *reviews)
    return {
        explanation.name: explanation
        for explanation in [
            *(_read(name, text) for name, text in written.items()),
            *(_of_kind(kind) for kind in KINDS if kind.check is not no_rules),
            *(_read(rule_name(rule), rule.__doc__ or "") for rule in rules),
        ]
    }


def explain(name: str) -> str | None:
    """A rule in words, or nothing if there is no such rule."""
    found = explanations().get(name)
    return str(found) if found else None


def nearest(name: str) -> str:
    """What to type instead of a name that no rule has."""
    return suggest(name, explanations(), "“explain” without a name lists them all.")


def all_rules() -> str:
    """All rules, one line for each."""
    known = explanations().values()
    width = max(len(one.name) for one in known)
    return "\n".join(f"{one.name:{width}}  {one.says}" for one in known)


def _of_kind(kind: Kind) -> Explanation:
    """What the check of a data file asks of each of its items."""
    found = _read(kind.name, kind.check.__doc__ or "")
    about = f"For each {kind.noun} in {kind.name}.yaml; data/README.md lists its keys."
    return replace(found, why="\n\n".join(filter(None, (about, found.why))))


def _read(name: str, text: str) -> Explanation:
    says, *others = inspect.cleandoc(text).split("\n\n")
    marked = others.pop().splitlines() if others and _is_marked(others[-1]) else []
    see = [line.removeprefix("See: ") for line in marked if line.startswith("See: ")]
    return Explanation(
        name,
        " ".join(says.splitlines()),
        "\n\n".join(others),
        tuple(line for line in marked if line.startswith(_EXAMPLES)),
        "".join(see),
    )


def _is_marked(paragraph: str) -> bool:
    return paragraph.startswith((*_EXAMPLES, "See: "))
