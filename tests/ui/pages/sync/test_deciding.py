"""What is decided while looking at packages, written after they were taken in."""

from __future__ import annotations

from dataclasses import replace

from inspector.services import findings
from inspector.services.team import conflicts, packages
from inspector.services.team.conflicts import ConflictKind
from inspector.services.team.ledger import ledger
from inspector.ui.pages.sync import merge_summary
from inspector.ui.pages.sync.deciding import Decision, take_in_and_decide
from tests.services.team.acts import close_round, find, give
from tests.services.team.laptops import Team


def test_late_changes_are_kept_as_they_were_shown_whatever_is_decided_beside_them(team: Team) -> None:
    lead, member = team.lead, team.members[0]
    for code in ("1.1", "1.2", "1.3"):
        give(team, lead, "0.5", code)
        give(team, member, "0.25", code)
    find(team, member, "Chậm niêm yết")
    close_round(team)
    file = team.send(member)
    decisions = {}
    for one in packages.preview(lead, [file]).conflicts:
        theirs = next(version.reference for version in one.versions if not version.this_laptop)
        decisions[one.key] = Decision(kept=True) if one.can_keep else Decision(reference=theirs)
    merge, refused, left, *changes = take_in_and_decide(lead, [file], decisions, progress=lambda *_: None)
    assert (refused, left, len(changes)) == ([], 1, len(decisions))
    seen = [str(one) for one in merge.settled if one.new == "đã xem, giữ nguyên thay đổi"]
    assert seen == ["UBND xã Cầu Bà · Đợt 1 năm 2019, Thay đổi đến sau: đã xem, giữ nguyên thay đổi"]
    assert ledger(lead).received[0].settled == tuple(map(str, merge.settled))
    [told] = conflicts.conflicts(lead)
    assert (told.kind, told.by_decision) == (ConflictKind.CLOSED, True)
    assert told.versions[1].text.count("từ 0,50 thành 0,25") == 3
    assert "Chậm niêm yết" not in told.versions[1].text, "that was looked at"


def test_a_receipt_keeps_what_was_decided_while_its_packages_were_looked_at(team: Team) -> None:
    lead, (one, two) = team.lead, team.members
    give(team, one, "0.5", reason="Một")
    give(team, two, "0.25", reason="Hai")
    files = [team.send(one), team.send(two)]
    decisions = {
        view.key: Decision(reference=next(each.reference for each in view.versions if each.device_prefix == "A02"))
        for view in packages.preview(lead, files).conflicts
    }
    merge, refused, left, *_ = take_in_and_decide(lead, files, decisions, progress=lambda *_: None)
    assert (refused, left) == ([], 0)
    points = next(view for view in merge.settled if "điểm" in view.field.lower())
    assert (points.new, set(points.old.split(" / "))) == ("0,50", {"0,50", "0,25"})
    assert "UBND xã Cầu Bà" in points.title
    received = ledger(lead).received
    assert [row.settled for row in received] == [tuple(map(str, merge.settled))] * 2, "both brought it"
    assert str(points) in received[0].settled
    packages.merge(lead, files)
    assert ledger(lead).received == received, "taken in again, they bring nothing and keep their receipts"


def test_a_receipt_counts_new_and_earlier_conflicts_apart_after_one_was_decided(team: Team) -> None:
    lead, (one, two) = team.lead, team.members
    give(team, one, "0.5", "1.1")
    give(team, two, "0.25", "1.1")
    packages.merge(lead, [team.send(one), team.send(two)])
    earlier = conflicts.count(lead)
    for code in ("1.2", "1.3"):
        give(team, one, "0.5", code)
        give(team, two, "0.25", code)
    files = [team.send(one), team.send(two)]
    preview = packages.preview(lead, files)
    chosen = next(view for view in preview.conflicts if view.new)
    assert (preview.new_conflicts, len(preview.conflicts)) == (2, earlier + 2)
    decision = Decision(reference=chosen.versions[0].reference)
    merge, _, left, *_ = take_in_and_decide(lead, files, {chosen.key: decision}, progress=lambda *_: None)
    assert (merge.new_conflicts, left) == (1, earlier + 1)
    facts = dict(merge_summary.receipt(merge, left, left, may_decide=True)[1].facts)
    assert facts["Mâu thuẫn"] == f"01 mâu thuẫn mới từ các gói này, 0{earlier} đã có từ trước"


def test_what_is_decided_over_a_package_that_brings_nothing_new_is_added_to_its_receipt(team: Team) -> None:
    lead, (one, two) = team.lead, team.members
    give(team, one, "0.5")
    give(team, two, "0.25")
    files = [team.send(one), team.send(two)]
    packages.merge(lead, files)
    [view] = packages.preview(lead, files[:1]).conflicts
    merge, *_ = take_in_and_decide(lead, files[:1], {view.key: Decision(written="0,1")}, progress=lambda *_: None)
    assert [each.new for each in merge.settled] == ["0,10"]
    for left, told in (
        (0, "đã giải quyết 01 khi nhập; không còn mâu thuẫn nào"),
        (1, "0 mâu thuẫn mới từ các gói này"),
    ):
        one_more = replace(merge, conflicts=merge.conflicts * (left + 1))
        facts = dict(merge_summary.receipt(one_more, left, left, may_decide=True)[1].facts)
        assert facts["Mâu thuẫn"].startswith(told), "what leads to those that are left is one short line"
        assert "quyết định: 0,10" in facts["Giải quyết khi nhập (01)"]
    by_file = {row.file: row.settled for row in ledger(lead).received}
    assert by_file == {files[0].name: tuple(map(str, merge.settled)), files[1].name: ()}


def test_what_is_decided_about_a_finding_names_its_unit(team: Team) -> None:
    lead, (one, two) = team.lead, team.members
    first, second = find(team, lead, "Chậm niêm yết"), find(team, lead, "Thiếu biển tên")
    team.carry(lead, one, two)
    for record in (first, second):
        findings.remove_findings(one, [record])
        findings.change_finding(two, record, findings.FindingDraft(description="Chưa niêm yết"))
    files = [team.send(one), team.send(two)]
    decisions = {}
    for view in packages.preview(lead, files).conflicts:
        assert view.kind == ConflictKind.DELETED
        decisions[view.key] = Decision(reference=view.versions[0 if view.record_id == first else 1].reference)
    assert len(decisions) == 2
    merge, refused, left, *_ = take_in_and_decide(lead, files, decisions, progress=lambda *_: None)
    assert (refused, left) == ([], 0)
    gone, kept = (next(str(each) for each in merge.settled if each.record_id == record) for record in (first, second))
    assert gone == "A01-0001 · Chưa niêm yết · UBND xã Cầu Bà · Đợt 1 năm 2019, Tình trạng: Đã xóa"
    assert kept == "A01-0002 · Chưa niêm yết · UBND xã Cầu Bà · Đợt 1 năm 2019, Tình trạng: Đã khôi phục"
