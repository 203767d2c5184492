"""The decision path on a phone, on a laptop and on paper."""

from __future__ import annotations

import pytest

from tests.browser.conftest import FITS, OpenGallery

LANES = """() => [...document.querySelectorAll(".sot-decision-path__lane--sided")]
  .map((lane) => lane.getBoundingClientRect()).map((box) => [box.left, box.top])"""


@pytest.mark.parametrize(
    ("width", "side_by_side"),
    [pytest.param(1280, True, id="laptop"), pytest.param(320, False, id="phone")],
)
def test_lanes_stand_side_by_side_where_there_is_room(
    open_gallery: OpenGallery, width: int, side_by_side: bool
) -> None:
    """Two lanes are a picture on a laptop and a list on a phone; nothing is cut."""
    with open_gallery(width=width) as page:
        (left, top), (next_left, next_top) = page.evaluate(LANES)

        assert (left < next_left and top == next_top) == side_by_side
        assert page.evaluate(FITS)


def test_arrow_leads_to_the_box(open_gallery: OpenGallery) -> None:
    """An answer is a link, so the path can be walked with the keyboard."""
    with open_gallery() as page:
        page.locator("#example-path--home").get_by_role(
            "link", name="question 3"
        ).focus()
        page.keyboard.press("Enter")

        assert page.url.endswith("#example-path--group")
