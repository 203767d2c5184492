"""How long to look: a moment in `make test`, longer and elsewhere in `make fuzz`."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import HealthCheck, settings

DEADLINE = timedelta(minutes=2)
"""For one example. A few seconds are enough, but machines that test are busy."""

settings.register_profile(
    "quick",
    max_examples=60,
    derandomize=True,
    database=None,
    deadline=DEADLINE,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "deep",
    settings.get_profile("quick"),
    max_examples=1_000,
    derandomize=False,
    print_blob=True,
)
settings.load_profile("quick")
