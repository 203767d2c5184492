"""How far two colors stand apart, and that the rule looks at the colors of the site."""

from __future__ import annotations

import re

import pytest

from macros.components.layer import FAINTEST_TEXT, NEAREST_PAPER
from macros.contrast import contrast
from tests.projects import ROOT


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        pytest.param("#000000", "#ffffff", 21, id="the most there is"),
        pytest.param("#17424b", "#17424b", 1, id="one color twice"),
        pytest.param("#777777", "#FFFFFF", 4.48, id="just too little, in capitals"),
        pytest.param("#767676", "#ffffff", 4.54, id="just enough"),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    """The ratios are those that every other tool finds, in any order."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("number", [0, 1], ids=["light", "dark"])
def test_ring_of_the_focus_stands_out(number: int) -> None:
    """By 3 to 1 from the page, its bands and cards, and from header and foot."""
    tokens = (ROOT / "overrides/styles/tokens.css").read_text(encoding="utf-8")
    block = tokens.split("@media not print")[number]

    def color(name: str) -> str:
        # What the dark block leaves out is as in the light one.
        form = rf"{name}: (?:var\(--sot-own-\w+, )?(#[0-9a-f]+)"
        found = re.search(form, block + tokens)
        assert found, name
        return found[1] if len(found[1]) == 7 else "#" + 2 * found[1][1:]

    ring, bright = color("--md-accent-fg-color"), color("--md-primary-bg-color")
    for paper in ("--md-default-bg-color", "--sot-band", "--sot-card"):
        assert contrast(ring, color(paper)) >= 3, paper
    assert contrast(bright, color("--md-primary-fg-color")) >= 3


@pytest.mark.parametrize(("scheme", "number"), [("light", 0), ("dark", 1)])
def test_colors_of_a_district_are_held_against_those_of_the_site(
    scheme: str, number: int
) -> None:
    """The check takes the faintest text and the nearest background of tokens.css."""
    tokens = (ROOT / "overrides/styles/tokens.css").read_text(encoding="utf-8")
    block = tokens.split("@media not print")[number]

    def colors(*names: str) -> list[str]:
        found = [re.search(rf"{name}: (#[0-9a-f]+);", block) for name in names]
        return [match[1].ljust(7, "f") for match in found if match]

    texts = colors("--md-footer-fg-color--lighter", "--md-primary-bg-color--light")
    papers = colors("--md-default-bg-color", "--sot-band", "--sot-card")
    ink = {"light": "#000000", "dark": "#ffffff"}[scheme]

    assert (
        min(texts, key=lambda text: contrast(text, "#000000"))
        == (FAINTEST_TEXT[scheme])
    )
    assert min(papers, key=lambda paper: contrast(paper, ink)) == NEAREST_PAPER[scheme]
