"""What is held can be read before it is let count."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inspector.services import evidence
from inspector.services.team import members, packages
from inspector.services.team.held_contents import HeldLine, held_contents, last_before
from tests.services.acts import START
from tests.services.team.acts import find, give
from tests.services.team.laptops import Team
from tests.services.team.test_late_moments import set_clock
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


def test_what_was_written_after_the_revocation_is_marked(pair: Team) -> None:
    lead, stolen = pair.lead, pair.members[0]
    pair.meet()
    set_clock(lead, START + timedelta(days=2))
    members.revoke(lead, this(stolen), "mất máy")
    set_clock(stolen, START + timedelta(days=1))
    give(pair, stolen, "0.5")
    set_clock(stolen, START + timedelta(days=3))
    give(pair, stolen, "0.25")
    pair.carry(stolen, lead)
    marks = ["ghi sau lúc thu hồi, theo giờ máy đó" in line.title for line in held_contents(lead, this(stolen))]
    assert marks == [True, False], "the latest first"


def _line(at: int, *, after: bool) -> HeldLine:
    return HeldLine(str(at), datetime(2026, 11, 22, tzinfo=UTC), "", (), roster=False, place=("", "", at), after=after)


@given(st.lists(st.booleans(), max_size=8))
def test_at_first_nothing_of_after_the_revocation_is_let_count_and_all_that_can_be_of_before(found: list[bool]) -> None:
    lines = [_line(len(found) - row, after=after) for row, after in enumerate(found)]
    first = last_before(lines)
    kept = lines if first is None else lines[:first]
    counted = lines[len(kept) :]
    assert not any(line.after for line in counted)
    assert not kept or kept[-1].after


def test_the_photos_of_what_is_held_are_not_lost(pair: Team) -> None:
    """Whoever lost a laptop cannot be asked for them again."""
    lead, stolen = pair.lead, pair.members[0]
    pair.meet()
    members.revoke(lead, this(stolen), "mất máy")
    picture = b"of a notice board"
    evidence.attach_bytes(stolen, "finding", find(pair, stolen), "Bảng niêm yết.txt", picture)
    file = pair.send(stolen)
    assert packages.preview(lead, [file]).packages[0].photos_new == 1
    merge = packages.merge(lead, [file])
    assert (merge.packages[0].photos_new, merge.photos_missing) == (1, 0)
    assert "Dung lượng: 1 kB" in " ".join(part for line in held_contents(lead, this(stolen)) for part in line.details)
    members.release(lead, this(stolen))
    again = packages.merge(lead, [file])
    assert (again.packages[0].photos_new, again.photos_missing) == (0, 0)
    assert lead.store.media.has(hashlib.sha256(picture).hexdigest())
