"""The differences between engines that are known and may stay; the list may shrink.

Whoever cures one takes it off: an entry that no longer occurs is a failure too.
"""

from __future__ import annotations

from tests.lasting.comparison import Expected

EXPECTED: tuple[Expected, ...] = ()
