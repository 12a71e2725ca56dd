"""What two people wrote apart, shown with both, and decided by the lead."""

from __future__ import annotations

from decimal import Decimal

import pytest

from inspector.services import evidence, findings, inspections, rounds, units
from inspector.services import journal as journal_page
from inspector.services.team import conflicts
from inspector.services.team.conflicts import ConflictKind
from inspector.services.workspace import open_workspace
from tests.services.team.acts import call_off, find, give, points, refused
from tests.services.team.laptops import Team, digest_of


def at_odds(team: Team) -> None:
    """Two inspectors score the same criterion, and everybody hears of it."""
    one, two, _ = team.members
    give(team, one, "0.5", reason="Thiếu kế hoạch quý")
    give(team, two, "0.25", reason="Kế hoạch ban hành muộn")
    team.meet()


def test_two_values_stand_side_by_side_on_every_laptop(team: Team) -> None:
    at_odds(team)
    for laptop in team.all:
        reason, score_ = sorted(conflicts.conflicts(laptop), key=lambda one: one.field, reverse=True)
        assert (score_.kind, score_.entity, score_.field) == (ConflictKind.VALUE, "answer", "assessed_points")
        assert (score_.unit, score_.round_title) == ("UBND xã Cầu Bà", "Đợt 1 năm 2019")
        assert score_.title.startswith("1.1")
        assert {(one.text, one.device_prefix, one.person) for one in score_.versions} == {
            ("0,50", "A02", "Chuyên viên Một"),
            ("0,25", "A03", "Chuyên viên Hai"),
        }
        assert reason.field == "reason"
        assert [one.index for one in score_.versions] == [1, 2]
        assert score_.can_take
        assert score_.can_write
    assert conflicts.count(team.lead) == 2
    own = {one.device_prefix: one.this_laptop for one in conflicts.conflicts(team.members[0])[0].versions}
    assert own == {"A02": True, "A03": False}


def test_the_context_says_what_each_wrote_beside(team: Team) -> None:
    at_odds(team)
    found = conflicts.find(team.lead, conflicts.conflicts(team.lead)[0].record_id, "assessed_points")
    label, texts = next(row for row in found.context if "Thiếu kế hoạch quý" in row[1])
    assert label
    by_prefix = dict(zip((one.device_prefix for one in found.versions), texts, strict=True))
    assert by_prefix == {"A02": "Thiếu kế hoạch quý", "A03": "Kế hoạch ban hành muộn"}


def test_the_lead_takes_one_and_all_agree(team: Team) -> None:
    at_odds(team)
    for one in conflicts.conflicts(team.lead):
        index = next(version.index for version in one.versions if version.device_prefix == "A03")
        changed = conflicts.take(team.lead, one, index)
        assert changed.kinds == {"answer"}
    team.carry(team.lead, *team.members)
    assert [conflicts.count(laptop) for laptop in team.all] == [0, 0, 0, 0]
    assert [points(team, laptop) for laptop in team.all] == [Decimal("0.25")] * 4
    assert len({digest_of(laptop) for laptop in team.all}) == 1


def test_another_value_can_be_written_as_people_write_it(team: Team) -> None:
    at_odds(team)
    found = conflicts.find(team.lead, conflicts.conflicts(team.lead)[0].record_id, "assessed_points")
    refused("score.above_maximum", conflicts.write, team.lead, found, "99")
    conflicts.write(team.lead, found, "0,4")
    assert points(team, team.lead) == Decimal("0.4")
    assert [one.field for one in conflicts.conflicts(team.lead)] == ["reason"]
    refused("team.conflict_changed", conflicts.take, team.lead, found, 1)
    refused("team.no_conflict", conflicts.find, team.lead, found.record_id, "assessed_points")


def test_many_are_decided_at_once_for_one_person_or_for_the_latest(team: Team) -> None:
    at_odds(team)
    one = team.members[0]
    mine = next(v.device for v in conflicts.conflicts(one)[0].versions if v.this_laptop)
    changed = conflicts.take_all(team.lead, conflicts.conflicts(team.lead), mine)
    assert conflicts.count(team.lead) == 0
    assert points(team, team.lead) == Decimal("0.5")
    assert journal_page.undo(team.lead).kinds == changed.kinds
    assert conflicts.count(team.lead) == 2, "undoing a resolution opens the conflict again"
    refused("team.nothing_to_decide", conflicts.take_all, team.lead, conflicts.conflicts(team.lead), "nobody")
    conflicts.take_all(team.lead, conflicts.conflicts(team.lead))
    assert points(team, team.lead) == Decimal("0.25"), "the one whose clock is later"


def test_versions_come_in_the_same_order_on_every_laptop_and_at_every_look(team: Team) -> None:
    at_odds(team)
    _give_all(team)
    team.meet()
    order = [[version.reference for version in one.versions] for one in conflicts.conflicts(team.lead)]
    for laptop in team.all:
        found = conflicts.conflicts(laptop)
        assert [[version.reference for version in one.versions] for one in found] == order
        assert [one.index for view in found for one in view.versions] == [
            place for view in found for place in range(1, len(view.versions) + 1)
        ]
        reading = open_workspace(laptop.folder, read_only=True)
        again = [[version.reference for version in one.versions] for one in conflicts.conflicts(reading)]
        reading.close()
        assert again == order


def _give_all(team: Team) -> None:
    """Everybody scores one criterion at another unit: three versions."""
    for place, laptop in enumerate(team.members):
        give(team, laptop, f"0.{place + 1}", unit=1, reason=f"Lý do {place}")


def test_only_the_lead_decides(team: Team) -> None:
    at_odds(team)
    found = conflicts.conflicts(team.members[0])[0]
    refused("workspace.lead_only", conflicts.take, team.members[0], found, 1)
    refused("workspace.lead_only", conflicts.write, team.members[0], found, "")
    assert conflicts.count(team.members[0]) == 2


@pytest.mark.parametrize("kept", [True, False])
def test_what_one_deleted_and_another_changed_is_shown_and_decided(team: Team, kept: bool) -> None:
    one, two, _ = team.members
    added = find(team, one)
    team.meet()
    findings.remove_findings(one, [added])
    findings.change_finding(two, added, findings.FindingDraft(description="Niêm yết chưa đầy đủ"))
    team.meet()
    found = conflicts.conflicts(team.members[2])
    assert [(view.kind, view.entity, view.field) for view in found] == [(ConflictKind.DELETED, "finding", "")]
    deleted, edited = found[0].versions
    assert (deleted.device_prefix, edited.device_prefix) == ("A02", "A03")
    assert "Niêm yết chưa đầy đủ" in edited.text
    conflicts.take(team.lead, conflicts.conflicts(team.lead)[0], 2 if kept else 1)
    team.carry(team.lead, *team.members)
    for laptop in team.all:
        assert conflicts.count(laptop) == 0
        assert [row.description for row in findings.findings(laptop)] == (["Niêm yết chưa đầy đủ"] if kept else [])


@pytest.mark.parametrize("kept", [True, False])
def test_what_one_deleted_while_another_put_evidence_to_it_is_shown_and_decided(team: Team, kept: bool) -> None:
    one, two, _ = team.members
    added = find(team, one)
    team.meet()
    findings.remove_findings(one, [added])
    evidence.attach_bytes(two, "finding", added, "Bảng niêm yết.txt", b"1")
    team.meet()
    [found] = conflicts.conflicts(team.members[2])
    assert (found.kind, found.entity, found.record_id) == (ConflictKind.DELETED, "finding", added)
    deleted, below = found.versions
    assert (deleted.device_prefix, below.device_prefix) == ("A02", "A03")
    assert "Bảng niêm yết.txt" in below.text
    conflicts.take(team.lead, conflicts.conflicts(team.lead)[0], 2 if kept else 1)
    team.carry(team.lead, *team.members)
    for laptop in team.all:
        assert conflicts.count(laptop) == 0
        assert len(findings.findings(laptop)) == (1 if kept else 0)


def test_a_round_is_not_closed_while_conflicts_are_undecided(team: Team) -> None:
    at_odds(team)
    call_off(team)
    found = [one for one in rounds.close_problems(team.lead, team.case.round) if one.code == "conflicts_open"]
    assert [(one.level, one.target.page, one.target.id) for one in found] == [("error", "sync", "conflicts")]
    assert "UBND xã Cầu Bà: còn 02 mâu thuẫn chưa giải quyết (1.1" in found[0].message
    assert "mâu thuẫn" in str(refused("round.incomplete", rounds.close_round, team.lead, team.case.round))
    conflicts.take_all(team.lead, conflicts.conflicts(team.lead))
    assert "conflicts_open" not in {one.code for one in rounds.close_problems(team.lead, team.case.round)}
    rounds.close_round(team.lead, team.case.round)


def test_conflicts_of_units_outside_do_not_stand_against_closing(team: Team) -> None:
    for laptop, name in zip(team.members, ("UBND xã Sông Cầu", "UBND xã Sơn Thái"), strict=False):
        units.add_unit(laptop, units.UnitDraft(code="KV99", name=name, kind="commune"))
    team.meet()
    problems = rounds.close_problems(team.lead, team.case.round)
    assert {one.code for one in problems}.isdisjoint({"conflicts_open", "conflicts_late"})
    one = conflicts.conflicts(team.lead)[0]
    rounds.choose_units(team.lead, team.case.round, [*team.case.units, one.record_id])
    told = [one for one in rounds.close_problems(team.lead, team.case.round) if one.code == "conflicts_late"]
    assert [one.level for one in told] == ["warning"]
    assert "trùng mã đơn vị" in told[0].message


def test_an_open_round_warns_of_nothing(team: Team) -> None:
    at_odds(team)
    assert {one.warning for one in conflicts.conflicts(team.lead)} == {""}
    assert {one.can_keep for one in conflicts.conflicts(team.lead)} == {False}


def test_a_unit_concluded_twice_is_shown_even_where_both_agree(team: Team) -> None:
    one, two, _ = team.members
    for laptop in (one, two):
        inspections.start_inspection(laptop, team.case.inspections[1])
        inspections.conclude(laptop, team.case.inspections[1], inspections.Outcome.PASSING, "theo hồ sơ đã xem")
    team.meet()
    view = next(one for one in conflicts.conflicts(team.lead) if one.kind == ConflictKind.CONCLUDED)
    assert {version.device_prefix for version in view.versions} == {"A02", "A03"}
    conflicts.take(team.lead, view, 1)
    assert ConflictKind.CONCLUDED not in {one.kind for one in conflicts.conflicts(team.lead)}


def test_one_code_given_to_two_units_is_shown(team: Team) -> None:
    for laptop, name in zip(team.members, ("UBND xã Sông Cầu", "UBND xã Sơn Thái"), strict=False):
        units.add_unit(laptop, units.UnitDraft(code="KV99", name=name, kind="commune"))
    team.meet()
    view = conflicts.conflicts(team.lead)[0]
    assert (view.kind, view.can_take) == (ConflictKind.DUPLICATE, False)
    assert {version.text for version in view.versions} == {"UBND xã Sông Cầu", "UBND xã Sơn Thái"}
