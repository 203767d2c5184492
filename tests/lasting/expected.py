"""The differences between engines that are known and may stay: none today.

Whoever has to add one says why it may stay; whoever cures one takes it off, since an
entry that no longer occurs is a failure too.
"""

from __future__ import annotations

from tests.lasting.comparison import Expected

EXPECTED: tuple[Expected, ...] = ()
