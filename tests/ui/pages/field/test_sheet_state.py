"""What is typed is shown at once, and stays with the inspection it was typed for."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from inspector.services import inspections, rounds
from inspector.services.inspections import AnswerDraft, InspectionState
from inspector.services.workspace import Workspace
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


def test_nothing_is_asked_of_a_unit_that_is_not_inspected(bench: Bench) -> None:
    inspection_id = bench.case.inspections[0]
    rounds.set_state(bench.case.workspace, inspection_id, InspectionState.CANCELLED, "Không kiểm tra nữa")
    bench.page.refresh()
    bench.settle()
    assert bench.shown().missing == ()
    bench.keys("1\n")
    assert bench.points("1.1") is None
    assert bench.page.sheet._banner.isVisible()
    rounds.set_state(bench.case.workspace, inspection_id, InspectionState.PLANNED)
    bench.page.refresh()
    bench.settle()
    assert bench.shown().missing
    bench.go("1.1")
    bench.keys("1\n")
    assert bench.points("1.1") == 1


def test_a_bug_takes_back_what_was_not_saved_and_mixes_up_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashes: list[Exception] = []
    bench.page.context.tasks.crashed.connect(crashes.append)
    answer = inspections.answer

    def broken(workspace: Workspace, inspection_id: str, criterion_id: str, draft: AnswerDraft) -> Any:
        if criterion_id == first.id:
            raise ZeroDivisionError
        return answer(workspace, inspection_id, criterion_id, draft)

    monkeypatch.setattr(inspections, "answer", broken)
    first, second, third = bench.shown().areas[0].criteria[:3]
    bench.page.state.answer(first.id, assessed_points=Decimal(1))
    bench.page.state.answer(second.id, assessed_points=Decimal("0.5"))
    bench.page.state.answer(third.id, assessed_points=Decimal(-1))
    bench.settle()
    assert [type(error) for error in crashes] == [ZeroDivisionError]
    shown = [row.answer.assessed_points if row.answer else None for row in bench.shown().areas[0].criteria[:3]]
    assert shown == [None, Decimal("0.5"), None]
    assert not bench.detail(second.code)
    assert bench.detail(third.code), "what is refused is said at its own criterion"
