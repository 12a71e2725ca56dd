"""When a laptop saved last, beside what others wrote earlier."""

from __future__ import annotations

from datetime import timedelta

from inspector.services.team import members, packages, recovery
from inspector.services.workspace import status
from tests.services.acts import START
from tests.services.team.acts import code_of, give
from tests.services.team.laptops import Team, reopen
from tests.services.team.test_trust import this


def test_a_merge_of_older_work_never_sets_the_clock_back(pair: Team) -> None:
    member = pair.members[0]
    give(pair, member, "0.5", reason="ghi trước")
    file = pair.send(member)
    pair.lead.close()
    lead = pair.lead = reopen(pair.lead.folder, START + timedelta(days=5))
    give(pair, lead, "0.25", unit=1, reason="ghi sau")
    saved = status(lead).saved_at
    assert saved is not None
    assert saved >= START + timedelta(days=5)
    packages.merge(lead, [file])
    after = status(lead).saved_at
    assert after is not None
    assert after >= saved


def test_what_others_wrote_later_is_not_what_this_laptop_saved(pair: Team) -> None:
    pair.members[0].close()
    member = pair.members[0] = reopen(pair.members[0].folder, START + timedelta(days=9))
    give(pair, member, "0.25", reason="nhiều ngày sau")
    pair.carry(member, pair.lead)
    saved = status(pair.lead).saved_at
    assert saved is not None
    assert START + timedelta(days=1) <= saved < START + timedelta(days=9)


def test_a_recovery_which_the_sheet_signs_is_something_saved_here(pair: Team) -> None:
    lead = pair.lead
    members.hand_over(lead, this(pair.members[0]))
    before = status(lead).saved_at
    recovery.recover(lead, code_of(pair.folder / "phieu.pdf"), ())
    after = status(lead).saved_at
    assert before is not None
    assert after is not None
    assert after > before
