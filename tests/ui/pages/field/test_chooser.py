"""The list of the year's units: found, filtered, opened."""

from __future__ import annotations

import pytest

from inspector.domain.inspection import InspectionState
from inspector.services import inspections, rounds
from inspector.ui.pages.field.chooser import Chooser
from tests.services.acts import add_unit
from tests.ui.pages.field.bench import Bench


@pytest.fixture
def chooser(bench: Bench) -> Chooser:
    workspace, ids = bench.case.workspace, bench.case.inspections
    rounds.assign(workspace, [ids[1]], person_id=workspace.person_id)
    inspections.start_inspection(workspace, ids[2])
    bench.page.show_list()
    bench.settle()
    return bench.page.chooser


def names(chooser: Chooser) -> list[str]:
    return [one.row.name for one in chooser._table.model.rows()]


def test_mine_come_first_then_those_under_way(chooser: Chooser) -> None:
    assert names(chooser) == ["UBND xã Giang Ly", "UBND xã Khánh Bình", "UBND xã Cầu Bà"]


@pytest.mark.parametrize(("wanted", "count"), [("mine", 1), ("in_progress", 1), ("waiting", 3), ("passing", 0)])
def test_states_narrow_the_list(bench: Bench, chooser: Chooser, wanted: str, count: int) -> None:
    bench.page.show_argument({"state": wanted})
    bench.page.refresh()
    bench.settle()
    assert len(names(chooser)) == count


def test_typing_finds_a_unit_without_accents(chooser: Chooser) -> None:
    chooser._table.finder.setText("giang ly")
    assert names(chooser) == ["UBND xã Giang Ly"]


def test_the_next_one_is_the_first_of_the_list(bench: Bench, chooser: Chooser) -> None:
    chooser.go_next()
    bench.qtbot.waitUntil(lambda: bench.page.state.sheet is not None)
    bench.settle()
    assert bench.page.state.inspection_id == bench.case.inspections[1], "mine, before another one under way"


def test_an_inspection_that_is_gone_leads_back_to_the_list(bench: Bench, chooser: Chooser) -> None:
    bench.page.open_inspection("no such inspection")
    bench.settle()
    assert bench.page._views.currentWidget() is chooser


def test_the_counts_are_those_of_the_overview_and_the_plan(bench: Bench, chooser: Chooser) -> None:
    workspace, ids = bench.case.workspace, bench.case.inspections
    successor = add_unit(workspace, "KV09", "UBND xã Liên Sang")
    rounds.set_states(workspace, [ids[0]], InspectionState.REPLACED, "Đường vào xã bị chia cắt", successor)
    bench.page.refresh()
    bench.settle()
    assert len(names(chooser)) == 4
    said = chooser._header._subtitle.whole()
    assert said.startswith(rounds.year_counts(workspace, 2019).inspected_rate.shown)
    assert said == "0/3 đơn vị đã kiểm tra (0,0%) · 01 under way · 01 assigned to you · 01 replaced, not counted"


def test_a_year_without_a_next_unit_does_not_offer_one(bench: Bench, chooser: Chooser) -> None:
    assert not chooser._next.isHidden()
    workspace = bench.case.workspace
    for inspection_id in bench.case.inspections:
        rounds.set_state(workspace, inspection_id, InspectionState.POSTPONED, reason="Mưa lũ")
    bench.page.refresh()
    bench.settle()
    assert chooser._next.isHidden()


def test_the_list_fits_an_enlarged_window(bench: Bench, chooser: Chooser) -> None:
    view = chooser._table.view
    bench.page.resize(858, 392)
    bench.qtbot.waitUntil(lambda: chooser.width() < 900 and view.horizontalScrollBar().maximum() == 0)
    bench.page.resize(1162, 626)
    bench.qtbot.waitUntil(lambda: not any(view.isColumnHidden(place) for place in range(view.model().columnCount())))
