"""When late changes were written, told by what is recorded: before or after by the clocks, and without knowing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from inspector.core import messages
from inspector.core.clock import FixedClock
from inspector.core.formats import moment_short
from inspector.services import inspections, rounds
from inspector.services import journal as journal_page
from inspector.services.team import conflicts, packages
from inspector.services.team.conflict_views import Written
from inspector.services.team.conflicts import ConflictKind, ConflictView
from inspector.services.workspace import Workspace
from tests.services.team.acts import close_round, find, give, sign_minutes
from tests.services.team.laptops import Team

HOUR = timedelta(hours=1)


@pytest.fixture(params=messages.LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = messages.current_language()
    messages.set_language(request.param)
    yield request.param
    messages.set_language(before)


def set_clock(laptop: Workspace, moment: datetime) -> datetime:
    """Let a laptop's clock go on from a moment; the moment."""
    assert isinstance(laptop.clock, FixedClock)
    laptop.clock.set(moment)
    return moment


def late(laptop: Workspace, kind: ConflictKind = ConflictKind.SIGNED) -> list[ConflictView]:
    return [one for one in conflicts.conflicts(laptop) if one.kind == kind]


@pytest.mark.parametrize(
    ("hours", "how"),
    [((-2,), Written.BEFORE), ((2,), Written.AFTER), ((-2, 2), Written.ACROSS)],
    ids=str,
)
@pytest.mark.parametrize("kind", [ConflictKind.SIGNED, ConflictKind.CLOSED])
def test_written_before_is_not_told_as_written_after(
    pair: Team, kind: ConflictKind, hours: tuple[int, ...], how: Written, language: str
) -> None:
    lead, member = pair.lead, pair.members[0]
    said = set_clock(lead, lead.clock.now() + 10 * HOUR)
    for hour in hours:
        set_clock(member, said + hour * HOUR)
        find(pair, member, f"Ghi trên máy khác, {hour}")
    if kind == ConflictKind.SIGNED:
        sign_minutes(pair)
    else:
        close_round(pair)
    file = pair.send(member)
    previewed = [one for one in packages.preview(lead, [file]).conflicts if one.kind == kind]
    packages.merge(lead, [file])
    [found] = late(lead, kind)
    assert [one.versions for one in previewed] == [found.versions]
    signature, changed = found.versions
    assert (signature.written, signature.written_words) == (None, "")
    assert changed.written == how
    assert moment_short(signature.at) in changed.written_words
    for hour in hours:
        assert f"{moment_short(said + hour * HOUR)[:2]}:" in changed.written_words
    assert "A02" in changed.written_words
    if language == "vi":
        assert "khi chưa biết" in changed.written_words
        assert ("đến sau" in changed.written_words) == (how == Written.BEFORE)
    assert not found.by_decision


def test_what_waits_for_a_choice_is_no_late_change_and_is_told_once_decided(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    for code in ("1.1", "1.2"):
        give(pair, lead, "0.5", code)
        give(pair, member, "0.25", code)
    sign_minutes(pair)
    pair.carry(member, lead)
    assert not late(lead), "both wrote it: that is a conflict, and nobody changed what was signed"
    open_ = [one for one in conflicts.conflicts(lead) if one.field == "assessed_points"]
    assert len(open_) == 2
    assert all("đã ký" in one.warning for one in open_), "the conflict tells of the signature itself"
    for one, mine in zip(open_, (True, False), strict=True):
        conflicts.take(lead, one, next(version.index for version in one.versions if version.this_laptop == mine))
    [told] = late(lead)
    assert told.by_decision
    [_, decided] = told.versions
    assert decided.written == Written.DECIDED
    assert "1.2 · " in decided.text
    assert "1.1 · " not in decided.text, "what was signed stands"


def came_late(pair: Team) -> ConflictView:
    """Points that the minutes were signed without, and that wait for a choice, and a finding that only came late."""
    lead, member = pair.lead, pair.members[0]
    give(pair, lead, "0.5")
    give(pair, member, "0.25")
    find(pair, member, "Chậm niêm yết")
    sign_minutes(pair)
    pair.carry(member, lead)
    [told] = late(lead)
    return told


def test_where_some_knew_of_the_signature_it_is_not_said_of_all_that_they_did_not(pair: Team) -> None:
    lead, told = pair.lead, came_late(pair)
    assert not told.by_some_knowing
    [points] = [one for one in conflicts.conflicts(lead) if one.field == "assessed_points"]
    conflicts.take(lead, points, next(one.index for one in points.versions if not one.this_laptop))
    [told] = late(lead)
    assert (told.by_some_knowing, told.by_decision) == (True, False)


def test_what_is_kept_is_what_was_told_and_no_more(pair: Team) -> None:
    lead, told = pair.lead, came_late(pair)
    assert "Chậm niêm yết" in told.versions[1].text
    assert "Điểm" not in told.versions[1].text
    assert "mâu thuẫn" in told.advice
    conflicts.keep(lead, told)
    looked_at = [line.field_label for line in journal_page.audit(lead).entries[0].changes]
    assert any("Phát hiện" in label or "Mô tả" in label or "hành vi" in label.lower() for label in looked_at), looked_at
    assert not any("Điểm" in label for label in looked_at), "what waited for a choice was not left as it is"
    [points] = [one for one in conflicts.conflicts(lead) if one.field == "assessed_points"]
    conflicts.take(lead, points, next(one.index for one in points.versions if not one.this_laptop))
    [again] = late(lead)
    assert "thành 0,25" in again.versions[1].text, "it was not looked at before: it was not told"


def strengths(team: Team, laptop: Workspace, words: str) -> None:
    """Write what was done well at the first unit."""
    inspections.change_inspection(laptop, team.case.inspections[0], inspections.InspectionDraft(strengths=words))


def test_a_lead_who_decided_without_knowing_is_not_told_to_have_known(team: Team) -> None:
    lead, (one, two, _) = team.lead, team.members
    strengths(team, lead, "Sổ sách đầy đủ")
    strengths(team, one, "Niêm yết đầy đủ")
    team.carry(one, lead)
    team.carry(lead, two)
    [found] = [found for found in conflicts.conflicts(lead) if found.field == "strengths"]
    conflicts.write(lead, found, "Sổ sách, niêm yết đầy đủ")
    sign_minutes(team, two)
    team.carry(two, lead)
    [told] = late(lead)
    assert "Sổ sách, niêm yết đầy đủ" in told.versions[1].text
    assert (told.by_decision, told.versions[1].written) == (False, Written.BEFORE)


def test_a_closed_round_and_signed_minutes_follow_one_rule(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    for place in (0, 1):
        give(pair, lead, "0.5", unit=place)
        give(pair, member, "0.25", unit=place)
        find(pair, member, "Chậm niêm yết", unit=place)
    sign_minutes(pair)
    for inspection in pair.case.inspections[1:]:
        rounds.set_state(lead, inspection, rounds.InspectionState.CANCELLED, "không còn")
    rounds.close_round(lead, pair.case.round)
    pair.carry(member, lead)
    assert {one.field for one in conflicts.conflicts(lead) if one.can_take} == {"assessed_points", "state"}
    found = [one for kind in (ConflictKind.SIGNED, ConflictKind.CLOSED) for one in late(lead, kind)]
    assert [one.kind for one in found] == [ConflictKind.SIGNED, ConflictKind.CLOSED, ConflictKind.CLOSED]
    for one in found:
        assert "Chậm niêm yết" in one.versions[1].text
        assert "Điểm" not in one.versions[1].text
        assert "Trạng thái" not in one.versions[1].text
