"""When a laptop saved last, beside what others wrote earlier."""

from __future__ import annotations

from datetime import timedelta

from inspector.services import upkeep
from inspector.services.team import ledger, members, packages, recovery
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


def test_a_clock_that_was_ahead_and_put_right_decides_nothing(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    give(pair, lead, "0.5", reason="của Trưởng đoàn")
    file = pair.send(lead)
    member.close()
    member = pair.members[0] = reopen(member.folder, START + timedelta(days=366))
    packages.merge(member, [file])
    ahead = status(member).saved_at
    assert ahead is not None
    assert ahead >= START + timedelta(days=366)
    ahead_package = pair.send(member)
    member.close()
    member = pair.members[0] = reopen(member.folder, START + timedelta(days=3))
    give(pair, member, "0.25", unit=1, reason="đồng hồ đã chỉnh lại")
    right = pair.send(member)
    for again in (member, None):
        if again is None:
            member.close()
            member = pair.members[0] = reopen(member.folder, START + timedelta(days=4))
        saved = status(member).saved_at
        assert saved is not None
        assert START + timedelta(days=3) <= saved < START + timedelta(days=4), "of the last save, not the greatest"
        found = ledger.ledger(member)
        assert [row.file for row in found.sent] == [right.name, ahead_package.name], "the one written last is first"
        [acknowledged] = found.acknowledged
        assert acknowledged.unsent == 0
        assert acknowledged.sent_at == found.sent[0].at
        own = next(row for row in found.rows if row.this_laptop)
        assert own.last_package_at == found.sent[0].made_at
        assert own.last_entry_at is not None
        assert own.last_entry_at < START + timedelta(days=4)
    give(pair, lead, "0.25", unit=2, reason="sau đó")
    packages.merge(member, [pair.send(lead)])
    taken = status(member).saved_at
    assert taken is not None
    assert START + timedelta(days=4) <= taken < START + timedelta(days=5)


def test_a_backup_of_a_clock_that_was_ahead_is_not_the_latest_for_ever(pair: Team) -> None:
    pair.lead.close()
    lead = pair.lead = reopen(pair.lead.folder, START + timedelta(days=366))
    give(pair, lead, "0.5", reason="một năm sau")
    upkeep.backup(lead)
    lead.close()
    lead = pair.lead = reopen(lead.folder, START + timedelta(days=3))
    give(pair, lead, "0.25", unit=1, reason="đồng hồ đã chỉnh lại")
    made = upkeep.backup(lead)
    assert upkeep.backup(lead) == made, "nothing was written since"
    assert upkeep.backups(lead)[0] == made
    assert status(lead).last_backup_at == made.made_at < START + timedelta(days=4)
