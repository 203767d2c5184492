"""How hard a page is to read: its prose, and its grade."""

from __future__ import annotations

import re
from pathlib import Path


def prose(file: Path) -> str:
    """The sentences of a page, without headings, citations and what components show."""
    text = file.read_text(encoding="utf-8").split("---", 2)[2]
    text = re.sub(r"\(?(and )?\{\{ source\([^}]*\}\}[,;]? ?\)?", "", text)
    text = re.sub(r'\{\{ term\("[^"]*", "([^"]*)"\) \}\}', r"\1", text)
    text = re.sub(r'\{\{ term\("([^"]*)"\) \}\}', _spoken, text)
    text = re.sub(r"^(#.*|\{\{.*)$", "", text, flags=re.MULTILINE)
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)


def _spoken(match: re.Match[str]) -> str:
    return match[1].replace("-", " ")


def grade(text: str) -> float:
    """The US school grade that a text asks for, by Flesch and Kincaid (1975).

    Syllables are counted by groups of vowels, which is right to within a few percent.
    """
    sentences = [part for part in re.split(r"[.!?:;]\s|\n", text) if len(part) > 2]
    words = re.findall(r"[A-Za-z']+", text)
    syllables = sum(_syllables(word.lower()) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", re.sub(r"(?<![l])e$|es$", "", word))
    return max(1, len(groups))
