"""Axe with all its rules but those of level AAA."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")

RUN = """async () => {
  const rules = axe.getRules().filter((rule) => !rule.tags.includes("wcag2aaa"));
  const result = await axe.run(document, {
    runOnly: { type: "rule", values: rules.map((rule) => rule.ruleId) },
    resultTypes: ["violations", "incomplete"],
    preload: location.protocol !== "file:",  // from a disk it may not read the styles
  });
  // That a single sign is too faint is only asked.
  const isFaint = ({ any }) => any.some(
    ({ data }) => data?.messageKey === "shortTextContent",
  );
  const asked = result.incomplete.map(
    ({ id, nodes }) => ({ id, nodes: nodes.filter(isFaint) }),
  );
  return [...result.violations, ...asked].flatMap(
    ({ id, nodes }) => nodes.map((node) => (
      { rule: id, selector: node.target.join(" "), why: node.failureSummary }
    )),
  );
}"""


every_look = pytest.mark.parametrize(
    ("width", "scheme"), [*product([320, 768, 1280], ["light", "dark"])]
)
"""On a phone, a tablet and a laptop, in the light and in the dark theme."""


def violations(page: Page) -> list[dict[str, Any]]:
    """Each violation with its rule, the selector of its element, and what is wrong."""
    # What is scrolled halfway under the header would count as a small target.
    page.evaluate("() => scrollTo(0, 0)")
    page.evaluate(SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(RUN)
    return found
