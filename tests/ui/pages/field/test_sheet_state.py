"""What is typed is shown at once, and stays with the inspection it was typed for."""

from __future__ import annotations

from decimal import Decimal

from inspector.services import inspections, rounds
from inspector.services.inspections import InspectionState
from tests.ui.pages.field.bench import Bench


def test_leaving_at_once_saves_to_the_unit_that_was_left(bench: Bench) -> None:
    first, second = bench.case.inspections[:2]
    criterion = bench.shown().areas[0].criteria[0]
    bench.page.state.answer(criterion.id, assessed_points=Decimal(1))
    bench.page.open_inspection(second)
    bench.settle()
    assert bench.shown().inspection.id == second
    assert bench.points("1.1") is None
    stored = inspections.sheet(bench.case.workspace, first).areas[0].criteria[0].answer
    assert stored is not None
    assert stored.assessed_points == 1


def test_an_older_sheet_does_not_take_back_what_is_being_saved(bench: Bench) -> None:
    older = bench.shown()
    criterion = older.areas[0].criteria[0]
    bench.page.state.answer(criterion.id, assessed_points=Decimal(1))
    bench.page.state._show(older)
    answer = bench.shown().areas[0].criteria[0].answer
    assert answer is not None
    assert answer.assessed_points == 1


def test_what_the_service_refuses_is_said_and_taken_back(bench: Bench) -> None:
    criterion = bench.shown().areas[0].criteria[0]
    for inspection_id in bench.case.inspections:
        rounds.set_state(bench.case.workspace, inspection_id, InspectionState.CANCELLED, "Không kiểm tra nữa")
    rounds.close_round(bench.case.workspace, bench.case.round)
    bench.page.state.answer(criterion.id, assessed_points=Decimal(1))
    bench.settle()
    assert bench.detail("1.1")
    assert bench.points("1.1") is None
    assert bench.shown().areas[0].criteria[0].answer is None
