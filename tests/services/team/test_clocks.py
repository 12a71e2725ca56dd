"""Clocks that do not agree, told with the packages that show it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from inspector.core.clock import FixedClock
from inspector.services.team import packages
from inspector.services.workspace import Workspace
from tests.services.team.acts import give, points
from tests.services.team.laptops import Team, digest_of


def put_ahead(laptop: Workspace, of: Workspace, by: timedelta) -> None:
    assert isinstance(laptop.clock, FixedClock)
    laptop.clock.set(of.clock.now() + by)


@pytest.mark.parametrize(("ahead", "told"), [(timedelta(days=365), True), (timedelta(minutes=50), False)])
def test_a_package_from_the_future_is_told_and_goes_in(pair: Team, ahead: timedelta, told: bool) -> None:
    lead, member = pair.lead, pair.members[0]
    put_ahead(member, lead, ahead)
    give(pair, member, "0.5")
    file = pair.send(member)
    preview = packages.preview(lead, [file])
    merged = packages.merge(lead, [file])
    for merge in (preview, merged):
        assert bool(merge.clocks) == told
        assert all("Chuyên viên Một (A02)" in words and "2020" in words for words in merge.clocks)
    assert points(pair, lead) is not None
    pair.carry(lead, member)
    assert digest_of(lead) == digest_of(member)


def test_the_laptop_that_is_behind_is_not_told_of_the_past(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    put_ahead(member, lead, timedelta(days=365))
    give(pair, lead, "0.5")
    assert packages.preview(member, [pair.send(lead)]).clocks == (), "an old package is as good as a slow clock"
