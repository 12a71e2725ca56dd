"""Several units of a round at once, and the state of the round itself."""

from __future__ import annotations

from datetime import date

from inspector.services import journal, plans, rounds, units
from inspector.services.rounds import Counts, InspectionState, RoundState
from tests.services.acts import Case, add_unit, pass_unit, refused, undone


def test_several_units_are_postponed_in_one_action(case: Case) -> None:
    workspace = case.workspace
    chosen, reason = case.inspections[:2], "sáp nhập tổ chức"
    undone(workspace, lambda: rounds.set_states(workspace, chosen, InspectionState.POSTPONED, reason))
    states = {row.inspection_id: (row.state, row.reason) for row in rounds.round_view(workspace, case.round).units}
    assert [states[one] for one in chosen] == [(InspectionState.POSTPONED, reason)] * 2
    assert states[case.inspections[2]] == (InspectionState.PLANNED, None)


def test_one_that_cannot_change_keeps_all_from_changing(case: Case) -> None:
    pass_unit(case, case.inspections[1])
    with refused(case.workspace, "lifecycle.inspection"):
        rounds.set_states(case.workspace, case.inspections, InspectionState.CANCELLED, "không còn hoạt động")
    with refused(case.workspace, "lifecycle.reason_missing"):
        rounds.set_states(case.workspace, case.inspections[:1], InspectionState.POSTPONED)


def test_a_replaced_unit_brings_its_successor_into_the_scope(case: Case) -> None:
    workspace, replaced = case.workspace, case.inspections[:2]
    successor = add_unit(workspace, "KV09", "UBND xã Khánh Vĩnh")
    reason = "hai xã sáp nhập"
    undone(workspace, lambda: rounds.set_states(workspace, replaced, InspectionState.REPLACED, reason, successor))
    view = rounds.round_view(workspace, case.round)
    rows = {row.inspection_id: row for row in view.units}
    assert [(rows[one].replaced_by_id, rows[one].replaced_by) for one in replaced] == [
        (successor, "UBND xã Khánh Vĩnh")
    ] * 2
    assert [row.state for row in view.units if row.unit_id == successor] == [InspectionState.PLANNED]
    assert view.counts == Counts(2, 0, 0, 0)
    rounds.set_state(workspace, replaced[0], InspectionState.PLANNED)
    row = rounds.round_view(workspace, case.round).units[0]
    assert (row.replaced_by_id, row.replaced_by, row.reason) == (None, None, None)


def test_a_unit_of_the_round_can_be_the_successor_and_keeps_what_it_has(case: Case) -> None:
    workspace = case.workspace
    pass_unit(case, case.inspections[1])
    rounds.set_state(workspace, case.inspections[0], InspectionState.REPLACED, "sáp nhập", case.units[1])
    view = rounds.round_view(workspace, case.round)
    assert [row.state for row in view.units] == [
        InspectionState.REPLACED,
        InspectionState.INSPECTED,
        InspectionState.PLANNED,
    ]
    rounds.set_state(workspace, case.inspections[0], InspectionState.REPLACED, "chọn nhầm đơn vị", case.units[2])
    assert rounds.round_view(workspace, case.round).units[0].replaced_by_id == case.units[2]


def test_who_cannot_be_a_successor(case: Case) -> None:
    workspace, (first, second, third) = case.workspace, case.inspections
    gone = add_unit(workspace, "KV09", "UBND xã Khánh Vĩnh")
    units.remove_units(workspace, [gone])
    for successor, code in (
        (None, "inspection.successor_missing"),
        (case.units[0], "inspection.successor_itself"),
        (gone, "record.missing"),
    ):
        with refused(workspace, code):
            rounds.set_state(workspace, first, InspectionState.REPLACED, "sáp nhập", successor)
    rounds.set_state(workspace, second, InspectionState.CANCELLED, "giải thể")
    with refused(workspace, "inspection.successor_out"):
        rounds.set_state(workspace, first, InspectionState.REPLACED, "sáp nhập", case.units[1])
    rounds.set_state(workspace, first, InspectionState.REPLACED, "sáp nhập", case.units[2])
    with refused(workspace, "inspection.successor_out"):
        rounds.set_state(workspace, third, InspectionState.REPLACED, "đổi lại", case.units[0])


def test_a_successor_leaves_the_scope_only_with_the_unit_it_stands_for(case: Case) -> None:
    workspace, units_ = case.workspace, case.units
    rounds.set_state(workspace, case.inspections[0], InspectionState.REPLACED, "sáp nhập", units_[1])
    with refused(workspace, "round.unit_is_successor"):
        rounds.choose_units(workspace, case.round, (units_[0], units_[2]))
    rounds.choose_units(workspace, case.round, units_[2:])
    assert [row.unit_id for row in rounds.round_view(workspace, case.round).units] == [units_[2]]


def test_the_journal_names_the_successor(case: Case) -> None:
    workspace = case.workspace
    rounds.set_state(workspace, case.inspections[0], InspectionState.REPLACED, "sáp nhập", case.units[1])
    entry = journal.audit(workspace, limit=1).entries[0]
    assert ("Đơn vị thay thế", "UBND xã Giang Ly") in [(change.field_label, change.new) for change in entry.changes]


def test_a_round_is_begun(case: Case) -> None:
    workspace = case.workspace
    undone(workspace, lambda: rounds.open_round(workspace, case.round))
    assert rounds.round_view(workspace, case.round).state == RoundState.OPEN


def test_the_four_counts_of_a_year(case: Case) -> None:
    assert rounds.year_counts(case.workspace, 2019) == Counts(3, 0, 0, 0)
    pass_unit(case, case.inspections[0])
    assert rounds.year_counts(case.workspace, 2019) == Counts(3, 1, 1, 1)
    assert rounds.year_counts(case.workspace, 2018) == Counts()


def test_days_that_are_saved_one_by_one_still_have_to_go_together(case: Case) -> None:
    workspace = case.workspace
    rounds.change_round(workspace, case.round, rounds.RoundDraft(starts_on=date(2019, 6, 3)))
    with refused(workspace, "round.dates_reversed"):
        rounds.change_round(workspace, case.round, rounds.RoundDraft(ends_on=date(2019, 5, 1)))
    plans.save_plan(workspace, plans.PlanDraft(year=2019, period_to=date(2019, 6, 30)))
    with refused(workspace, "plan.period_reversed"):
        plans.save_plan(workspace, plans.PlanDraft(year=2019, period_from=date(2019, 7, 1)))
