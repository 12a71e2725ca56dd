"""The long tests by name; docs/reliability.md tells what each of them shows."""

from __future__ import annotations

from typing import Final

from tests.reliability import kills, season
from tests.reliability.campaign import Campaign

CAMPAIGNS: Final = (
    Campaign("convergence", "a season of 200 acts on 3 to 6 laptops", 5_000, season.play),
    Campaign("kills", "a kill at any moment of what writes", 1_000, kills.attempt, kills.lacks, on_disk=True),
)
