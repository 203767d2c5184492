"""The files in which a command keeps for ever what was published and asked."""

from __future__ import annotations

from dataclasses import replace

from macros.components.catalogue import all_versions, versions_text
from macros.content import PUBLISHED, QUESTION_VERSIONS, Content
from macros.publication import published_text, united


def with_all_of(content: Content, other: Content) -> Content:
    """The content with what was published and asked in some state of it."""
    asked = replace(other, question_versions=content.question_versions)
    return replace(
        content,
        question_versions=all_versions(asked),
        published=united(content.published, other.ids_today),
    )


def kept_files(content: Content) -> dict[str, str]:
    """The two files of data/ with what was kept before and what is there today."""
    whole = with_all_of(content, content)
    return {
        QUESTION_VERSIONS: versions_text(whole.question_versions),
        PUBLISHED: published_text(whole.published),
    }
