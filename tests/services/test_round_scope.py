"""Several units of a round at once, and the state of the round itself."""

from __future__ import annotations

from datetime import date

from inspector.services import plans, rounds
from inspector.services.rounds import Counts, InspectionState, RoundState
from tests.services.acts import Case, pass_unit, refused, undone


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
