"""Texts that a person types, and those that somebody types to see what happens."""

from __future__ import annotations

from random import Random

PLAIN = [
    "Where do you begin?",
    "504",
    "No",
    "1.10",
    "12:30",
    "a",
    "Años después – “so” it’s said …",
    "two\nlines",
    "  spaces  around  ",
    "see *this*, **that** and `code`",
    "5 < 6 > 4 & 3",
    "A_b_c, d*e*f and 2*3*4",
    "(in brackets) [and in others]",
    "\u202bמימין לשמאל\u202c",
    "👩‍🏫 🏫",
    "e\u0301 \u00a0 \u200b \u2028 \ufeff",
    "w" * 300,
    "many words " * 60,
]
"""What every field of words takes."""

ODD = [
    '" onclick="harm()" x="',
    "' onclick='harm()' x='",
    "a &lt;script&gt; b &#60;b&#62; &quot; &amp;amp;",
    "\\*not so\\* \\[nor so\\] \\`",
    "*a **b *c** d",
    "`open",
    "| a | b |",
    "# not a heading",
    "- not a list",
    "> not a quote",
    "---",
    "<!",
    "<",
    "]]>",
    "-->",
    "${harm()} #{harm()} %s {0} $x",
    "{ single }",
    "} }",
    "javascript:harm()",
    "=HYPERLINK(1)",
    "../../etc/passwd",
    "\u0085\u2029",
    "\ud7ff\ue000\U0010fffd",
    "__proto__",
    "[x](https://example.org/a_b_(c)?d=e&f=g#h)",
    '[x](https://example.org/"onclick="harm())',
    "https://example.org/<b>",
]
"""What looks like something else; a field may take it, and shows it as typed."""

REFUSED = [
    "<b>bold</b>",
    "<img src=x onerror=harm()>",
    "<x:y onclick=harm()>",
    "<!-- hidden -->",
    "<?php harm() ?>",
    "{{ harm() }}",
    "{% raw %}",
    "{# hidden #}",
    "[x](javascript:harm())",
    "[x](#nowhere)",
    "[x] (#nowhere)",
    "[" * 500,
    "[x](" * 500,
    "\x07",
    "\x85",
    "\U0010ffff",
    "",
    " ",
]
"""What no field of words takes."""


def text(rng: Random) -> str:
    """One of them, or two side by side; seldom one that is refused."""
    pool = rng.choices([PLAIN, ODD, REFUSED], [20, 20, 1])[0]
    chosen = rng.choice(pool)
    return f"{chosen} {rng.choice(PLAIN)}" if rng.random() < 0.2 else chosen
