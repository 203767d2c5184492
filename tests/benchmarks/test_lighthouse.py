"""The report of Lighthouse is read rightly, without Lighthouse."""

from __future__ import annotations

import pytest

from tests.benchmarks import lighthouse


def make_report(score: float = 1, paint: float = 900) -> dict[str, object]:
    """What Lighthouse writes about one run, as far as it is read."""
    numbers = dict.fromkeys(lighthouse.NUMBERS, 0.0)
    return {
        "categories": {name: {"score": score} for name in lighthouse.SCORES},
        "audits": {
            name: {"numericValue": number}
            for name, number in {**numbers, "largest-contentful-paint": paint}.items()
        },
    }


def test_figures_are_the_middle_of_the_runs() -> None:
    """One run that was disturbed changes nothing."""
    runs = [
        lighthouse.figures_of(make_report(paint=paint)) for paint in (900, 5000, 1000)
    ]

    assert lighthouse.middle(runs)["largest-contentful-paint"] == 1000


def test_scores_are_percent() -> None:
    """They stand in the table as Lighthouse shows them to people."""
    cells = lighthouse.shown(lighthouse.figures_of(make_report(0.95, 1234)))

    assert cells == ["95", "95", "95", "95", "1,234 ms", "0 ms", "0.000", "0"]


def test_score_that_no_machine_changes_has_to_be_perfect() -> None:
    """How fast a page is depends on who measures it, and is only reported."""
    figures = lighthouse.figures_of(make_report())

    assert lighthouse.below(figures) == []
    assert lighthouse.below({**figures, "performance": 60, "seo": 99}) == ["SEO"]


def test_missing_node_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without Node there is no report, and the command says why."""
    monkeypatch.setenv("PATH", "")

    assert lighthouse.main() == 2
    assert "node is not there, and Lighthouse needs it" in capsys.readouterr().out
