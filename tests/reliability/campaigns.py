"""The long tests by name; docs/reliability.md tells what each of them shows."""

from __future__ import annotations

from typing import Final

from tests.reliability import damage, faults, instances, joins, kills, mutants, photos, power, season, versions
from tests.reliability.campaign import Campaign

CAMPAIGNS: Final = (
    Campaign("convergence", "a season of 200 acts on 3 to 6 laptops", 5_000, season.play),
    Campaign("kills", "a kill at any moment of what writes", 1_000, kills.attempt, kills.lacks),
    Campaign("power", "40 failures of the power while a store saves", 500, power.attempt, power.lacks),
    Campaign("damage", "every change of one byte of a package", damage.PLACES, damage.package),
    Campaign("hostile", "500 packages that are well signed and badly made", 200, damage.hostile),
    Campaign("pages", "20 bits that flip in a store's file", 500, damage.pages),
    Campaign("joins", "ten triples of sets of transactions, taken in in every way", 500, joins.attempt),
    Campaign("faults", "a disk that fills or a stick that is pulled, eight times", 1_000, faults.attempt, faults.lacks),
    Campaign("versions", "40 acts of newer laptops with an older one between", 1_000, versions.attempt),
    Campaign("instances", "a second start beside a window, and after its kill", 200, instances.attempt, kills.lacks),
    Campaign("mutants", "a fault planted into a copy of the program", len(mutants.MUTANTS), mutants.attempt),
    Campaign("photos", "2,000 photos and one of 64 MB there and back", 20, photos.attempt),
)
