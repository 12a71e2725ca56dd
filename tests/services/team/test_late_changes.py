"""What comes to signed minutes and closed rounds without being known: told, looked at, decided."""

from __future__ import annotations

import re
from datetime import date

from inspector.core.formats import date_short
from inspector.services import documents, inspections, rounds, supplements
from inspector.services import journal as journal_page
from inspector.services.documents import DocumentKind
from inspector.services.team import conflicts
from inspector.services.team.conflicts import ConflictKind, ConflictView
from inspector.services.workspace import Workspace
from tests.services.team.acts import close_round, criterion, find, give, points, refused, sign_minutes
from tests.services.team.laptops import Team, digest_of


def test_work_that_comes_after_the_signature_is_shown(team: Team) -> None:
    two = team.members[1]
    give(team, two, "0.25", reason="Ghi trên máy khác")
    find(team, two, "Chưa niêm yết")
    sign_minutes(team)
    team.carry(two, team.lead)
    kinds = {view.kind: view for view in conflicts.conflicts(team.lead)}
    view = kinds[ConflictKind.SIGNED]
    assert (view.unit, view.field, view.can_take) == ("UBND xã Cầu Bà", "minutes_signed_on", False)
    assert [version.device_prefix for version in view.versions] == ["A01", "A03"]
    assert "Chưa niêm yết" in view.versions[1].text
    assert "Ghi trên máy khác" not in view.versions[1].text, "the points it belongs to wait for a choice"
    refused("team.look_there", conflicts.take, team.lead, view, 1)
    conflicts.keep(team.lead, view)
    assert ConflictKind.SIGNED not in {one.kind for one in conflicts.conflicts(team.lead)}


def test_minutes_differ_only_where_the_signed_value_did_not_stay(pair: Team) -> None:
    member, codes = pair.members[0], ("1.1", "1.2", "1.3")
    for code in codes:
        give(pair, pair.lead, "0.5", code)
    pair.carry(pair.lead, member)
    for code in codes:
        give(pair, member, "0.25", code, reason="Ghi trên máy khác")
    inspection = sign_minutes(pair)
    signed = {code: points(pair, pair.lead, code) for code in codes}
    pair.carry(member, pair.lead)
    pair.carry(pair.lead, member)
    for view in conflicts.conflicts(pair.lead):
        mine = next((one for one in view.versions if one.this_laptop), None)
        if view.kind == ConflictKind.VALUE:
            assert [version.this_laptop for version in view.versions if version.as_signed] == [True]
        if view.kind == ConflictKind.VALUE and mine is not None and not view.title.startswith("1.2"):
            conflicts.take(pair.lead, view, mine.index)
    left = [one for one in conflicts.conflicts(pair.lead) if one.kind == ConflictKind.VALUE]
    theirs = next(one.device for one in left[0].versions if not one.this_laptop)
    conflicts.take_all(pair.lead, left, theirs)
    pair.carry(pair.lead, member)
    for laptop in pair.all:
        assert {code for code in codes if points(pair, laptop, code) != signed[code]} == {"1.2"}
        told = {one.code: one.message for one in documents.problems(laptop, DocumentKind.MINUTES, inspection)}
        changed = re.findall(r"Tiêu chí (\d\.\d) “[^”]*”: ([^;.]+)", told["minutes_changed"])
        # The reason that goes with points goes with them: what is told is what did not stay as signed.
        assert sorted(changed) == [
            ("1.2", "lý do điều chỉnh"),
            ("1.2", "điểm thẩm định"),
        ]


def test_work_that_comes_after_the_round_was_closed_is_shown(pair: Team) -> None:
    member = pair.members[0]
    give(pair, member, "0.25", reason="Ghi trên máy khác")
    close_round(pair)
    pair.carry(member, pair.lead)
    view = next(one for one in conflicts.conflicts(pair.lead) if one.kind == ConflictKind.CLOSED)
    assert (view.round_title, view.unit, view.entity) == ("Đợt 1 năm 2019", "UBND xã Cầu Bà", "inspection")
    assert view.inspection_id == pair.case.inspections[0]
    assert [version.device_prefix for version in view.versions] == ["A01", "A02"]


def _closed(pair: Team) -> None:
    """The lead scores two units, calls all off and closes the round; the member goes on without knowing of it."""
    for place in range(2):
        give(pair, pair.lead, "0.5", unit=place, reason="Theo hồ sơ")
    pair.carry(pair.lead, pair.members[0])
    close_round(pair)
    for place in range(2):
        give(pair, pair.members[0], "0.25", unit=place, reason="Theo hồ sơ")
    pair.carry(pair.members[0], pair.lead)


def _late(laptop: Workspace) -> list[ConflictView]:
    return [one for one in conflicts.conflicts(laptop) if one.kind == ConflictKind.CLOSED]


def test_what_came_after_the_closing_is_told_by_unit_from_what_to_what(pair: Team) -> None:
    _closed(pair)
    found = _late(pair.lead)
    assert {one.inspection_id for one in found} == set(pair.case.inspections[:2])
    assert "UBND xã Cầu Bà" in {one.unit for one in found}
    for one in found:
        said, changed = one.versions
        assert said.text == date_short(pair.lead.today)
        assert "Điểm" in changed.text
        assert "từ 0,50 thành 0,25" in changed.text
        assert "Theo hồ sơ" not in changed.text, "what was written alike is no change"
        assert changed.who == "Chuyên viên Một (A02)"


def test_late_changes_are_told_record_by_record(pair: Team) -> None:
    _closed(pair)
    member = pair.members[0]
    give(pair, member, "1", "1.2")
    rounds.assign(member, [pair.case.inspections[0]], person_id=member.person_id)
    give(pair, member, "0.25", reason="Thiếu kế hoạch")
    pair.carry(member, pair.lead)
    found = next(one for one in _late(pair.lead) if one.inspection_id == pair.case.inspections[0])
    lines = found.versions[1].text.splitlines()
    first = next(line for line in lines if line.startswith("1.1 · "))
    assert first.endswith(
        "Điểm thẩm định: từ 0,50 thành 0,25; Lý do điều chỉnh: từ “Theo hồ sơ” thành “Thiếu kế hoạch”"
    )
    assert any(line.startswith("1.2 · ") and line.endswith("Điểm thẩm định: 1,00") for line in lines)
    assert any("Chuyên viên Một" in line for line in lines), "who it is assigned to"


def test_the_lead_ends_it_as_seen_and_everybody_hears_of_it(pair: Team) -> None:
    member = pair.members[0]
    _closed(pair)
    one, other = _late(pair.lead)
    refused("workspace.lead_only", conflicts.keep, member, one)
    changed = conflicts.keep(pair.lead, one)
    assert (changed.action, set(changed.kinds)) == ("team.seen", {"inspection"})
    assert [left.key for left in _late(pair.lead)] == [other.key]
    pair.carry(pair.lead, member)
    assert [left.key for left in _late(member)] == [other.key]
    assert digest_of(member) == digest_of(pair.lead)
    seen = journal_page.audit(pair.lead).entries[0]
    assert seen.action_label == "Xem thay đổi đến sau, giữ nguyên"
    line, *looked_at = seen.changes
    assert (line.record_title.partition(" · ")[0], line.field_label) == (one.unit, "Thay đổi đến sau")
    assert line.new == "đã xem, giữ nguyên thay đổi"
    told = [(shown.record_title[:3], shown.field_label, shown.old, shown.new) for shown in looked_at]
    assert ("1.1", "đã xem: Điểm thẩm định", "0,50", "0,25") in told
    assert not [shown for shown in looked_at if "Lý do" in shown.field_label], "what was written alike is no change"
    journal_page.undo(pair.lead)
    assert len(_late(pair.lead)) == 2, "undone, it is asked again"


def test_what_comes_after_it_was_shown_is_not_ended_with_it(pair: Team) -> None:
    _closed(pair)
    shown = _late(pair.lead)[0]
    unit = pair.case.inspections.index(shown.inspection_id)
    pair.carry(pair.members[0], pair.lead)
    inspections.change_inspection(
        pair.members[0], shown.inspection_id, inspections.InspectionDraft(strengths="Gửi thêm")
    )
    pair.carry(pair.members[0], pair.lead)
    refused("team.conflict_changed", conflicts.keep, pair.lead, shown)
    again = next(one for one in _late(pair.lead) if one.key == shown.key)
    conflicts.keep(pair.lead, again)
    assert shown.key not in {one.key for one in _late(pair.lead)}
    seen = journal_page.audit(pair.lead).entries[0]
    give(pair, pair.members[0], "0.75", unit=unit, reason="Theo hồ sơ")
    pair.carry(pair.members[0], pair.lead)
    assert shown.key in {one.key for one in _late(pair.lead)}, "what comes later is asked anew"
    entries = journal_page.audit(pair.lead).entries
    assert next(one for one in entries if one.number == seen.number) == seen, "nor is it told as looked at then"


def test_a_decision_in_a_closed_round_warns_before_and_says_so_in_the_journal(pair: Team) -> None:
    member = pair.members[0]
    give(pair, pair.lead, "0.5", reason="Một")
    give(pair, member, "0.25", reason="Một")
    close_round(pair)
    pair.carry(member, pair.lead)
    found = next(one for one in conflicts.conflicts(pair.lead) if one.field == "assessed_points")
    assert "đã kết thúc ngày" in found.warning
    refused("team.cannot_keep", conflicts.keep, pair.lead, found)
    kept = next(one.index for one in found.versions if one.text == "0,50")
    changed = conflicts.take(pair.lead, found, kept)
    assert changed.action == "team.resolve_late"
    [line] = journal_page.audit(pair.lead).entries[0].changes
    assert line.record_title.startswith("1.1 · "), "criterion and unit"
    assert (line.field_label, sorted(line.old.split(" / ")), line.new) == (
        "Điểm thẩm định",
        ["0,25", "0,50"],
        "0,50",
    ), "the versions, though the value that was shown stays"
    assert not _late(pair.lead), "what stood at the closing stands again, and the rest waits for a choice"
    journal_page.undo(pair.lead)
    taken = next(one.index for one in found.versions if one.text == "0,25")
    conflicts.take(pair.lead, next(one for one in conflicts.conflicts(pair.lead) if one.key == found.key), taken)
    assert any("từ 0,50 thành 0,25" in version.text for version in _late(pair.lead)[0].versions)


def test_a_decision_for_what_was_looked_at_is_not_asked_again(pair: Team) -> None:
    member = pair.members[0]
    give(pair, pair.lead, "0.5", reason="Một")
    give(pair, member, "0.25", reason="Một")
    close_round(pair)
    pair.carry(member, pair.lead)
    for found in (one for one in conflicts.conflicts(pair.lead) if one.can_take):
        mine = found.field != "assessed_points"
        conflicts.take(pair.lead, found, next(one.index for one in found.versions if one.this_laptop == mine))
    [told] = _late(pair.lead)
    assert told.by_decision, "no other laptop wrote what stands otherwise now"
    assert "giữ giá trị mới" in told.advice
    conflicts.keep(pair.lead, told)
    give(pair, pair.members[0], "0.25", reason="Hai")
    pair.carry(member, pair.lead)
    assert not _late(pair.lead), "the reason waits for a choice, and the points were looked at"
    [found] = conflicts.conflicts(pair.lead)
    conflicts.take(pair.lead, found, next(one.index for one in found.versions if one.text == "Hai"))
    [again] = _late(pair.lead)
    assert "Điểm" not in again.versions[1].text, "the points were looked at"
    assert "Hai" in again.versions[1].text


def test_of_a_conclusion_that_waits_for_a_choice_no_field_is_a_late_change(pair: Team) -> None:
    member, visit = pair.members[0], pair.case.inspections[0]
    inspections.start_inspection(member, visit)
    inspections.conclude(member, visit, inspections.Outcome.FAILING, "Niêm yết chưa đầy đủ")
    inspections.change_inspection(member, visit, inspections.InspectionDraft(strengths="Gửi thêm"))
    sign_minutes(pair)
    pair.carry(member, pair.lead)

    def late() -> str:
        found = [one for one in conflicts.conflicts(pair.lead) if one.kind == ConflictKind.SIGNED]
        return "; ".join(version.text for one in found for version in one.versions[1:])

    assert "Gửi thêm" in late()
    assert "ết luận" not in late(), "that is one thing to decide, shown as a conflict"
    [told] = [one for one in conflicts.conflicts(pair.lead) if one.kind == ConflictKind.SIGNED]
    conflicts.keep(pair.lead, told)
    waiting = next(one for one in conflicts.conflicts(pair.lead) if one.field == "outcome")
    conflicts.take(pair.lead, waiting, next(one.index for one in waiting.versions if not one.this_laptop))
    left = [one.field for one in conflicts.conflicts(pair.lead) if one.can_take and one.record_id == visit]
    for field in left:
        one = conflicts.find(pair.lead, visit, field)
        conflicts.take(pair.lead, one, next(version.index for version in one.versions if not version.this_laptop))
    assert "Kết luận: từ Đạt thành Không đạt" in late(), "what was decided is told"
    assert "Niêm yết chưa đầy đủ" in late(), "with all that belongs to it"
    assert "Gửi thêm" not in late(), "the rest was looked at"


def test_what_signed_supplementary_minutes_tell_is_not_asked_again(pair: Team) -> None:
    def come_late(laptop: Workspace) -> list[ConflictView]:
        return [view for view in conflicts.conflicts(laptop) if view.kind == ConflictKind.SIGNED]

    lead, member = pair.lead, pair.members[0]
    inspection = pair.case.inspections[0]
    inspections.answer(member, inspection, criterion(pair, "1.1"), inspections.AnswerDraft(note="Niêm yết thiếu"))
    sign_minutes(pair)
    pair.carry(member, lead)
    assert len(come_late(lead)) == 1
    supplement = supplements.begin_supplement(lead, inspection, supplements.SupplementDraft(reason="Ghi sót")).subject
    supplements.change_supplement(lead, supplement, supplements.SupplementDraft(held_on=date(2019, 6, 5)))
    assert len(come_late(lead)) == 1, "nothing is settled by beginning them"
    supplements.sign_supplement(lead, supplement, date(2019, 6, 5))
    assert not come_late(lead)
    (told,) = (one for one in supplements.supplements(lead, inspection) if one.id == supplement)
    assert any("Niêm yết thiếu" in line.new for line in told.changes)
    pair.carry(lead, member)
    assert not come_late(member)
    assert len({digest_of(laptop) for laptop in pair.all}) == 1
    journal_page.undo(lead)
    assert len(come_late(lead)) == 1
