"""The two checkers, and what they find on the pages of a folder.

The Nu HTML checker knows the standard; html-validate knows more of accessibility, and
less of the standard.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.node import MissingError, find_program, install

RULES = {
    "root": True,
    "extends": ["html-validate:standard", "html-validate:a11y"],
    "rules": {
        # It asks for a button to send each form, and ours answer without sending.
        "wcag/h32": "off",
        # It advises against names that ARIA allows, such as that of a list.
        "aria-label-misuse": ["error", {"allowAnyNamable": True}],
    },
}


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that a checker has against a page."""

    what: str
    page: str
    line: int


Checker = Callable[[Path], list[Finding]]


def check_standard(site: Path) -> list[Finding]:
    """What the Nu HTML checker calls an error."""
    java = find_program("java", "the Nu HTML checker")
    jar = install("vnu-jar") / "build/dist/vnu.jar"
    words = ["--format", "json", "--skip-non-html", "--errors-only", str(site)]
    result = _run([java, "-jar", str(jar), *words])
    return sorted(read_standard(_report(result.stderr, result), site))


def read_standard(report: Any, site: Path) -> Iterator[Finding]:
    """The findings in a report of the Nu HTML checker."""
    for message in report["messages"]:
        file = Path(unquote(urlsplit(message["url"]).path))
        page = file.relative_to(site.resolve()).as_posix()
        yield Finding(message["message"], page, message.get("lastLine", 1))


def check_advice(site: Path) -> list[Finding]:
    """What html-validate calls an error."""
    node = find_program("node", "html-validate")
    program = install("html-validate") / "bin/html-validate.mjs"
    with tempfile.TemporaryDirectory() as folder:
        rules, report = Path(folder) / "rules.json", Path(folder) / "report.json"
        rules.write_text(json.dumps(RULES), "utf-8")
        # Into a file, since the program ends before a pipe has taken all of it.
        words = ["--config", str(rules), "--formatter", f"json={report}"]
        result = _run([node, str(program), *words, f"{site}/**/*.html"])
        text = report.read_text("utf-8") if report.exists() else ""
    return sorted(read_advice(_report(text, result), site))


def read_advice(report: Any, site: Path) -> Iterator[Finding]:
    """The findings in a report of html-validate."""
    for page in report:
        name = Path(page["filePath"]).resolve().relative_to(site.resolve()).as_posix()
        for message in page["messages"]:
            what = f"{message['message']} ({message['ruleId']})"
            yield Finding(what, name, message["line"])


CHECKERS: dict[str, Checker] = {
    "Nu HTML checker": check_standard,
    "html-validate": check_advice,
}


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def _report(text: str, result: subprocess.CompletedProcess[str]) -> Any:
    """The report of a checker; one that did not run is no page without a fault."""
    try:
        return json.loads(text)
    except ValueError:
        said = (result.stderr or result.stdout).strip().rpartition("\n")[2]
        raise MissingError(f"{result.args[0]} gave no report: {said[:500]}") from None
