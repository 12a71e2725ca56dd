"""The life of a round: made, filled, assigned, closed, opened again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from inspector.domain.device import Role
from inspector.services import inspections, plans, rounds
from inspector.services.rounds import (
    Counts,
    InspectionState,
    PassRule,
    RoundDraft,
    RoundState,
    RoundType,
    TeamDraft,
)
from tests.services.acts import Case, add_unit, pass_unit, refused, score, undone


def test_a_new_round_takes_the_next_ordinal_and_the_default_rule(case: Case) -> None:
    workspace = case.workspace
    added = undone(workspace, lambda: rounds.add_round(workspace, RoundDraft(year=2019))).subject
    view = rounds.round_view(workspace, added)
    assert (view.ordinal, view.title, view.type) == (2, "Đợt 2 năm 2019", RoundType.COMPREHENSIVE)
    assert (view.state, view.plan_id, view.pass_rule) == (RoundState.PLANNED, case.plan, PassRule())
    assert [row.ordinal for row in rounds.rounds(workspace, 2019)] == [1, 2]
    assert rounds.rounds(workspace, 2018) == ()


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (RoundDraft(ordinal=2), "draft.missing"),
        (RoundDraft(year=2019, ordinal=1), "round.ordinal_taken"),
        (RoundDraft(year=2019, decision_id="nothing"), "record.missing"),
        (RoundDraft(year=2019, checklist_id="nothing"), "record.missing"),
        (RoundDraft(year=2019, pass_rule={"minimum_total": "nhiều"}), "pass_rule.unreadable"),
    ],
)
def test_rounds_that_cannot_be(case: Case, draft: RoundDraft, code: str) -> None:
    with refused(case.workspace, code):
        rounds.add_round(case.workspace, draft)


def test_change_a_round(case: Case) -> None:
    workspace = case.workspace
    draft = RoundDraft(focus="một cửa", starts_on=date(2019, 6, 3), ends_on=date(2019, 6, 28))
    undone(workspace, lambda: rounds.change_round(workspace, case.round, draft))
    assert rounds.round_view(workspace, case.round).focus == "một cửa"
    second = rounds.add_round(workspace, RoundDraft(year=2019)).subject
    with refused(workspace, "round.ordinal_taken"):
        rounds.change_round(workspace, second, RoundDraft(ordinal=1))
    with refused(workspace, "record.missing"):
        rounds.change_round(workspace, "nothing", RoundDraft(focus="x"))


def test_a_change_cannot_close_a_round_by_the_back_door(case: Case) -> None:
    rounds.change_round(case.workspace, case.round, RoundDraft(state=RoundState.CLOSED, focus="một cửa"))
    assert rounds.round_view(case.workspace, case.round).state is RoundState.PLANNED


def test_the_checklist_is_pinned_by_the_first_points(case: Case) -> None:
    first = inspections.sheet(case.workspace, case.inspections[0]).areas[0].criteria[0]
    draft = inspections.AnswerDraft(assessed_points=Decimal(1))
    inspections.answer(case.workspace, case.inspections[0], first.id, draft)
    with refused(case.workspace, "round.checklist_pinned"):
        rounds.change_round(case.workspace, case.round, RoundDraft(checklist_id="another"))


def test_units_chosen_are_exactly_the_scope(case: Case) -> None:
    workspace = case.workspace
    fourth = add_unit(workspace, "KV04", "UBND xã Khánh Đông")
    chosen = [*case.units[1:], fourth]
    undone(workspace, lambda: rounds.choose_units(workspace, case.round, chosen))
    assert [row.unit_id for row in rounds.round_view(workspace, case.round).units] == chosen
    rounds.choose_units(workspace, case.round, case.units)
    again = rounds.round_view(workspace, case.round).units
    assert [row.inspection_id for row in again] == list(case.inspections), "a unit that comes back is the same record"


def test_a_unit_with_work_stays_in_the_scope(case: Case) -> None:
    inspections.start_inspection(case.workspace, case.inspections[0])
    with refused(case.workspace, "round.unit_has_work"):
        rounds.choose_units(case.workspace, case.round, case.units[1:])
    with refused(case.workspace, "record.missing"):
        rounds.choose_units(case.workspace, case.round, [*case.units, "nothing"])


def test_teams_and_assignment(case: Case) -> None:
    workspace = case.workspace
    draft = TeamDraft(round_id=case.round, parent_id=case.team, name="Tổ 1")
    sub = undone(workspace, lambda: rounds.save_team(workspace, draft)).subject
    undone(workspace, lambda: rounds.assign(workspace, case.inspections[:2], sub, workspace.person_id))
    rows = rounds.round_view(workspace, case.round).units
    assert [(row.team_name, row.person_name) for row in rows] == [
        ("Tổ 1", "Trưởng phòng Nội vụ"),
        ("Tổ 1", "Trưởng phòng Nội vụ"),
        (None, None),
    ]
    with refused(workspace, "team.in_use"):
        rounds.remove_team(workspace, sub)
    with refused(workspace, "team.in_use"):
        rounds.remove_team(workspace, case.team)
    rounds.assign(workspace, case.inspections)
    undone(workspace, lambda: rounds.remove_team(workspace, sub))
    rounds.save_team(workspace, TeamDraft(name="Đoàn kiểm tra CCHC"), case.team)
    assert [team.name for team in rounds.round_view(workspace, case.round).teams] == ["Đoàn kiểm tra CCHC"]
    with refused(workspace, "draft.missing"):
        rounds.save_team(workspace, TeamDraft(round_id=case.round))


def test_a_team_of_another_round_takes_no_units(case: Case) -> None:
    other = rounds.add_round(case.workspace, RoundDraft(year=2019)).subject
    team = rounds.save_team(case.workspace, TeamDraft(round_id=other, name="Đoàn 2")).subject
    with refused(case.workspace, "team.other_round"):
        rounds.assign(case.workspace, case.inspections, team)


def test_members(case: Case) -> None:
    workspace = case.workspace
    member = rounds.round_view(workspace, case.round).teams[0].members[0]
    assert (member.name, member.role) == ("Trưởng phòng Nội vụ", rounds.TeamRole.LEADER)
    undone(workspace, lambda: rounds.remove_member(workspace, member.id))
    assert rounds.round_view(workspace, case.round).teams[0].members == ()
    draft = rounds.MemberDraft(team_id=case.team, person_id=workspace.person_id)
    undone(workspace, lambda: rounds.set_member(workspace, draft))
    assert rounds.round_view(workspace, case.round).teams[0].members[0].role is rounds.TeamRole.MEMBER
    with refused(workspace, "record.missing"):
        rounds.set_member(workspace, rounds.MemberDraft(team_id=case.team, person_id="nobody"))


def test_states_need_their_reasons(case: Case) -> None:
    workspace, first = case.workspace, case.inspections[0]
    undone(
        workspace, lambda: rounds.set_state(workspace, first, InspectionState.POSTPONED, " Chuyển sang  kế hoạch 2020 ")
    )
    assert rounds.round_view(workspace, case.round).units[0].reason == "Chuyển sang kế hoạch 2020"
    with refused(workspace, "lifecycle.reason_missing"):
        rounds.set_state(workspace, first, InspectionState.CANCELLED)
    rounds.set_state(workspace, first, InspectionState.REPLACED, "đơn vị khác thay")
    assert rounds.round_view(workspace, case.round).counts == Counts(2, 0, 0, 0)
    with refused(workspace, "lifecycle.inspection"):
        rounds.set_state(workspace, first, InspectionState.INSPECTED)


def test_a_planned_unit_may_have_a_reason(case: Case) -> None:
    rounds.set_state(case.workspace, case.inspections[0], InspectionState.PLANNED, "cấp trên đã kiểm tra")
    row = rounds.round_view(case.workspace, case.round).units[0]
    assert (row.state, row.reason) == (InspectionState.PLANNED, "cấp trên đã kiểm tra")


def test_an_incomplete_round_names_what_is_missing(case: Case) -> None:
    workspace = case.workspace
    pass_unit(case, case.inspections[0])
    problems = rounds.close_problems(workspace, case.round)
    assert [(problem.level, problem.code) for problem in problems] == [
        ("error", "unit_without_reason"),
        ("error", "unit_without_reason"),
        ("warning", "unit_unfinished"),
    ]
    assert problems[0].target.id == case.inspections[1]
    with refused(workspace, "round.incomplete"):
        rounds.close_round(workspace, case.round)


def test_an_empty_round_is_not_closed(case: Case) -> None:
    empty = rounds.add_round(case.workspace, RoundDraft(year=2019)).subject
    with refused(case.workspace, "round.incomplete"):
        rounds.close_round(case.workspace, empty)


def test_close_and_reopen(case: Case) -> None:
    workspace = case.workspace
    for inspection in case.inspections[:2]:
        pass_unit(case, inspection)
    rounds.set_state(workspace, case.inspections[2], InspectionState.CANCELLED, "đơn vị đã giải thể")
    undone(workspace, lambda: rounds.close_round(workspace, case.round))
    view = rounds.round_view(workspace, case.round)
    assert (view.state, view.closed_on) == (RoundState.CLOSED, date(2019, 6, 3))
    assert view.counts == Counts(in_scope=3, inspected=2, passing=2, visits=2)
    with refused(workspace, "round.closed"):
        rounds.change_round(workspace, case.round, RoundDraft(focus="x"))
    with refused(workspace, "round.closed"):
        rounds.choose_units(workspace, case.round, [])
    with refused(workspace, "round.closed"):
        plans.set_bases(workspace, case.round, [])
    with refused(workspace, "round.closed"):
        rounds.assign(workspace, case.inspections)
    with refused(workspace, "round.closed"):
        rounds.set_pass_rule(workspace, case.round, PassRule())
    with refused(workspace, "round.closed"):
        inspections.reopen_inspection(workspace, case.inspections[0])
    undone(workspace, lambda: rounds.reopen_round(workspace, case.round))
    rounds.change_round(workspace, case.round, RoundDraft(focus="x"))


def test_a_round_with_work_stays(case: Case) -> None:
    workspace = case.workspace
    empty = rounds.add_round(workspace, RoundDraft(year=2019)).subject
    rounds.choose_units(workspace, empty, case.units)
    rounds.save_team(workspace, TeamDraft(round_id=empty, name="Đoàn 2"))
    undone(workspace, lambda: rounds.remove_round(workspace, empty))
    assert [row.id for row in rounds.rounds(workspace, 2019)] == [case.round]
    pass_unit(case, case.inspections[0])
    with refused(workspace, "round.has_work"):
        rounds.remove_round(workspace, case.round)


def test_totals_of_a_round_are_those_of_its_sheets(case: Case) -> None:
    workspace = case.workspace
    score(case, case.inspections[0], "0.8")
    score(case, case.inspections[1], "0.5", areas=2)
    third = inspections.sheet(workspace, case.inspections[1]).areas[2]
    inspections.set_no_violation(workspace, case.inspections[1], third.id, inspections.NoViolationDraft())
    skipped = inspections.sheet(workspace, case.inspections[0]).areas[0].criteria[0]
    draft = inspections.AnswerDraft(not_applicable=True, not_applicable_reason="không có")
    inspections.answer(workspace, case.inspections[0], skipped.id, draft)
    rows = rounds.round_view(workspace, case.round).units
    for row in rows[:2]:
        totals = inspections.sheet(workspace, row.inspection_id).totals
        assert (row.total, row.answered, row.criteria) == (totals.rescaled, totals.answered, totals.count)
    assert (rows[2].total, rows[2].answered) == (None, 0)


def test_pass_rule_is_data(case: Case) -> None:
    rule = PassRule(minimum_total=Decimal("65.5"), minimum_area=Decimal(40), severity_bar=3, previous_handled=True)
    undone(case.workspace, lambda: rounds.set_pass_rule(case.workspace, case.round, rule))
    assert rounds.round_view(case.workspace, case.round).pass_rule == rule


def test_only_the_lead_closes_and_reopens(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case.workspace, "role", Role.INSPECTOR)
    with refused(case.workspace, "workspace.lead_only"):
        rounds.close_round(case.workspace, case.round)
    with refused(case.workspace, "workspace.lead_only"):
        rounds.reopen_round(case.workspace, case.round)
    rounds.change_round(case.workspace, case.round, RoundDraft(focus="một cửa"))


def test_a_reader_writes_nothing(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case.workspace, "role", Role.READER)
    with refused(case.workspace, "workspace.reader"):
        rounds.change_round(case.workspace, case.round, RoundDraft(focus="một cửa"))
