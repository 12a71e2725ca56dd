"""What is held can be read before it is let count."""

from __future__ import annotations

from inspector.services.team import members
from inspector.services.team.held_contents import held_contents
from tests.services.team.acts import give
from tests.services.team.laptops import Team
from tests.services.team.test_trust import this


def test_what_a_stolen_laptop_wrote_is_listed_with_record_field_and_value(pair: Team) -> None:
    lead, stolen = pair.lead, pair.members[0]
    pair.meet()
    members.revoke(lead, this(stolen), "mất máy")
    give(pair, stolen, "0.5", reason="ai đó đã ghi")
    members_before = held_contents(lead, this(stolen))
    assert members_before == ()
    pair.carry(stolen, lead)
    (line,) = held_contents(lead, this(stolen))
    told = " ".join(line.details)
    assert "ai đó đã ghi" in told
    assert "0,5" in told
    members.release(lead, this(stolen))
    assert held_contents(lead, this(stolen)) == ()
