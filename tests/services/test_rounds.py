"""The life of a round: made, changed, closed, opened again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from inspector.domain.device import Role
from inspector.domain.document import DocumentKind
from inspector.services import documents, inspections, plans, rounds
from inspector.services.findings import FindingDraft, Subject, add_finding, change_finding
from inspector.services.rounds import (
    Counts,
    InspectionState,
    PassRule,
    RoundDraft,
    RoundState,
    RoundType,
    TeamDraft,
)
from tests.services.acts import Case, pass_unit, refused, undone


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


def test_an_incomplete_round_names_what_is_missing(case: Case) -> None:
    workspace = case.workspace
    pass_unit(case, case.inspections[0])
    problems = rounds.close_problems(workspace, case.round)
    assert [(problem.level, problem.code) for problem in problems] == [
        ("error", "unit_without_reason"),
        ("error", "unit_without_reason"),
        ("warning", "unit_unscored"),
        ("warning", "unit_minutes"),
        ("warning", rounds.UNSIGNED),
    ]
    assert "Chưa ghi thành phần của đơn vị được kiểm tra." in problems[3].message
    inspections.fill_participants(workspace, case.inspections[0])
    assert "unit_minutes" not in {problem.code for problem in rounds.close_problems(workspace, case.round)}
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


def test_open_a_round(case: Case) -> None:
    undone(case.workspace, lambda: rounds.open_round(case.workspace, case.round))
    assert rounds.round_view(case.workspace, case.round).state is RoundState.OPEN


def test_counts_of_a_year_take_its_rounds_together(case: Case) -> None:
    second = rounds.add_round(case.workspace, RoundDraft(year=2019)).subject
    rounds.choose_units(case.workspace, second, case.units[:1])
    pass_unit(case, case.inspections[0])
    pass_unit(case, rounds.round_view(case.workspace, second).units[0].inspection_id)
    assert rounds.year_counts(case.workspace, 2019) == Counts(in_scope=3, inspected=1, passing=1, visits=2)


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


def test_a_round_whose_report_could_never_be_issued_is_not_closed(case: Case) -> None:
    workspace = case.workspace
    pass_unit(case, case.inspections[0])
    found = FindingDraft(
        inspection_id=case.inspections[0],
        subject=Subject.COLLECTIVE,
        description="Thu hồ sơ ngoài quy định",
        severity=2,
    )
    finding = add_finding(workspace, found).subject
    noted = found.model_copy(update={"severity": 0})
    add_finding(workspace, noted)
    rounds.set_states(workspace, case.inspections[1:], InspectionState.CANCELLED, "đơn vị đã giải thể")
    stopping = [one for one in rounds.close_problems(workspace, case.round) if one.level == "error"]
    assert [(one.code, one.target) for one in stopping] == [
        ("finding_without_basis", rounds.Target("findings", finding, "legal_basis"))
    ], "what is no violation needs no basis"
    with refused(workspace, "round.incomplete"):
        rounds.close_round(workspace, case.round)
    change_finding(workspace, finding, FindingDraft(legal_basis="Điều 17 Nghị định 61/2018/NĐ-CP"))
    rounds.close_round(workspace, case.round)
    lacks = documents.problems(workspace, DocumentKind.ROUND_REPORT, case.round)
    assert not [one for one in lacks if one.level == "error"]
