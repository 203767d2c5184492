"""What the front door does besides calling components."""

from __future__ import annotations

from macros import without_comments


def test_comments_are_taken_out_and_code_is_not() -> None:
    """Lines that are nothing but a comment go; a text that looks like one stays."""
    script = """// @ts-check
/** What it is. */
class A {
  /**
   * More.
   */
  b = "// not a comment"; // and one beside code
}
"""

    assert without_comments(script) == (
        'class A {\nb = "// not a comment"; // and one beside code\n}\n'
    )
