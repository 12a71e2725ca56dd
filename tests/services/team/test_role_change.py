"""A role given to a laptop, and what of it was held comes to count with that."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest

from inspector.domain.device import Role
from inspector.services import rounds
from inspector.services.team import members, packages
from inspector.services.team.quarantine import held_count
from inspector.services.team.role_change import role_effect
from tests.services.team.acts import give, points, refused
from tests.services.team.laptops import Team, digest_of
from tests.services.team.test_trust import this


def held(team: Team, words: Sequence[str] = ("ghi khi đã bị thu hồi",)) -> str:
    """The member's laptop was revoked, and what it wrote afterwards is held."""
    one = team.members[0]
    team.meet()
    members.revoke(team.lead, this(one), "mất máy")
    for reason in words:
        give(team, one, "0.5", reason=reason)
    packages.merge(team.lead, [team.send(one)])
    return this(one)


@pytest.mark.parametrize(("first", "then"), list(product(Role, Role)))
def test_what_a_role_lets_count_is_what_was_told_before(pair: Team, first: Role, then: Role) -> None:
    device = held(pair, ("lần một", "lần hai"))
    for role in (first, then):
        told = role_effect(pair.lead, device)
        assert len(told.held) == held_count(pair.lead, device)
        counted = told.counted(role)
        done = (members.take_back if members.find(pair.lead, "A02").revoked else members.change_role)(
            pair.lead, device, role
        )
        assert (done.applied, done.left) == (len(counted), len(told.held) - len(counted))
        assert held_count(pair.lead, device) == done.left


def test_a_reader_who_becomes_an_inspector_brings_what_was_held_and_it_is_told(pair: Team) -> None:
    device = held(pair)
    assert members.take_back(pair.lead, device, Role.READER).left == 1
    effect = role_effect(pair.lead, device)
    assert not effect.counted(Role.READER)
    assert ["ghi khi đã bị thu hồi" in " ".join(line.details) for line in effect.counted(Role.INSPECTOR)] == [True]
    assert points(pair, pair.lead) is None, "asking has changed nothing"
    members.change_role(pair.lead, device, Role.INSPECTOR)
    assert points(pair, pair.lead) is not None
    assert not role_effect(pair.lead, device).held
    pair.meet()
    assert len({digest_of(laptop) for laptop in pair.all}) == 1


def test_what_only_a_lead_may_counts_in_that_role_alone(pair: Team) -> None:
    one = pair.members[0]
    pair.meet()
    members.change_role(pair.lead, this(one), Role.LEAD)
    pair.carry(pair.lead, one)
    members.revoke(pair.lead, this(one), "nhầm máy")
    rounds.save_team(one, rounds.TeamDraft(round_id=pair.case.round, name="Tổ một"))
    give(pair, one, "0.5")
    packages.merge(pair.lead, [pair.send(one)])
    effect = role_effect(pair.lead, this(one))
    by_role = {role: len(effect.counted(role)) for role in Role}
    assert by_role[Role.LEAD] == len(effect.held) == 2
    assert by_role[Role.READER] <= by_role[Role.INSPECTOR] <= by_role[Role.LEAD]


def test_a_revoked_laptop_is_let_in_and_not_given_a_role(pair: Team) -> None:
    device = held(pair)
    refused("team.role_of_revoked", members.change_role, pair.lead, device, Role.INSPECTOR)
    assert members.find(pair.lead, "A02").revoked
