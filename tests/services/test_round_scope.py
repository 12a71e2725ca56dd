"""The units of a round: which they are, how far each is, why one was not inspected."""

from __future__ import annotations

from inspector.services import inspections, rounds
from inspector.services.rounds import (
    Counts,
    InspectionState,
)
from tests.services.acts import Case, add_unit, refused, score, undone


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


def test_several_units_change_their_state_together_or_not_at_all(case: Case) -> None:
    workspace, postponed = case.workspace, InspectionState.POSTPONED
    undone(workspace, lambda: rounds.set_states(workspace, case.inspections[:2], postponed, "mưa bão"))
    assert [row.reason for row in rounds.round_view(workspace, case.round).units] == ["mưa bão", "mưa bão", None]
    inspections.finish_visit(workspace, case.inspections[2])
    with refused(workspace, "lifecycle.inspection"):
        rounds.set_states(workspace, case.inspections, InspectionState.CANCELLED, "đơn vị đã giải thể")


def test_a_planned_unit_may_have_a_reason(case: Case) -> None:
    rounds.set_state(case.workspace, case.inspections[0], InspectionState.PLANNED, "cấp trên đã kiểm tra")
    row = rounds.round_view(case.workspace, case.round).units[0]
    assert (row.state, row.reason) == (InspectionState.PLANNED, "cấp trên đã kiểm tra")


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
