"""Scoring with the keyboard alone: quick, forgiving, and saved as one goes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector.core.formats import points
from inspector.services import inspections, journal
from inspector.services.inspections import AnswerDraft
from inspector.ui.pages.field.criteria_model import Place
from tests.ui.pages.field.bench import Bench

Key = Qt.Key
ENLARGED = (858, 392)
"""What 150 % leave for a page on a screen of 1366 x 768."""


@pytest.mark.parametrize("typed", ["1,5", "1.5", "1,50"])
def test_points_take_a_comma_and_a_dot(bench: Bench, typed: str) -> None:
    bench.keys(f"{typed}\n")
    assert bench.points("1.1") == Decimal("1.50")
    assert bench.current() == "1.2"


def test_a_whole_area_is_scored_without_waiting(bench: Bench) -> None:
    bench.keys("2\n2\n1\n1\n0\n2\n1\n2\n1\n")
    assert [bench.points(f"1.{place}") for place in range(1, 10)] == [2, 2, 1, 1, 0, 2, 1, 2, 1]
    assert bench.current() == "2.1", "the last criterion of an area leads to the first of the next"
    assert bench.stored().totals.answered == 9


def test_the_score_is_shown_before_it_is_saved(bench: Bench) -> None:
    bench.keys("2\n")
    row = bench.shown().areas[0].criteria[0]
    assert row.answer is not None
    assert row.answer.assessed_points == 2
    assert row.state == "settled"


@pytest.mark.parametrize("typed", ["9", "2,01", "1,,5", "1.999"])
def test_what_is_no_score_is_said_and_changes_nothing(bench: Bench, typed: str) -> None:
    bench.keys("1\n")
    bench.press(Key.Key_Up)
    bench.keys(f"{typed}\n")
    assert bench.current() == "1.1", "one stays where the mistake is"
    assert bench.table.editor() is not None, "and can go on typing"
    assert bench.detail("1.1")
    assert bench.points("1.1") == 1
    bench.press(Key.Key_Escape)
    assert bench.detail("1.1") == ""
    assert bench.table.editor() is None


def test_the_sentence_names_the_maximum(bench: Bench) -> None:
    bench.keys("9\n")
    assert "tối đa 2" in bench.detail("1.1")


def test_a_mistake_is_typed_over(bench: Bench) -> None:
    bench.keys("9\n")
    bench.keys("2\n")
    assert bench.points("1.1") == 2
    assert bench.detail("1.1") == ""


def test_full_points_own_score_and_nothing(bench: Bench) -> None:
    first = bench.shown().areas[0].criteria
    inspections.answer(
        bench.case.workspace, bench.page.state.inspection_id, first[1].id, AnswerDraft(self_points=Decimal("1.25"))
    )
    bench.page.refresh()
    bench.settle()
    bench.keys("m=")
    assert bench.points("1.1") == first[0].maximum
    assert bench.points("1.2") == Decimal("1.25")
    bench.press(Key.Key_Up)
    bench.press(Key.Key_Delete)
    assert bench.points("1.2") is None


def test_the_own_score_is_typed_in_its_column(bench: Bench) -> None:
    bench.press(Key.Key_Left)
    bench.keys("1\n")
    assert bench.answer("1.1").self_points == 1
    assert bench.points("1.1") is None
    bench.keys("1\n")
    assert bench.answer("1.2").self_points == 1, "Enter stays in the column"


def test_the_arrows_lead_to_the_other_score_while_one_is_typed(bench: Bench) -> None:
    bench.press(Key.Key_Left)
    bench.keys("2")
    bench.press(Key.Key_Right)
    bench.keys("1,5")
    bench.press(Key.Key_Left)
    assert bench.current() == "1.1"
    assert (bench.answer("1.1").self_points, bench.points("1.1")) == (Decimal(2), Decimal("1.50"))
    bench.keys("1\n")
    assert (bench.answer("1.1").self_points, bench.points("1.1")) == (Decimal(1), Decimal("1.50"))


def test_an_arrow_does_not_leave_a_score_that_cannot_be_taken(bench: Bench) -> None:
    bench.keys("9")
    bench.press(Key.Key_Left)
    assert bench.table.editor() is not None
    assert "tối đa 2" in bench.detail("1.1")


def test_tab_goes_on_and_back(bench: Bench) -> None:
    bench.keys("1\t")
    assert bench.current() == "1.2"
    bench.press(Key.Key_Backtab)
    assert bench.current() == "1.1"
    assert bench.points("1.1") == 1


def test_going_back_over_the_start_of_an_area(bench: Bench) -> None:
    bench.go("2.1")
    bench.press(Key.Key_Up)
    bench.press(Key.Key_Backtab)
    assert bench.current() == "1.9"


def test_leaving_the_editor_keeps_what_can_be_read(bench: Bench) -> None:
    bench.keys("1,5")
    bench.table.clearFocus()
    bench.page.sheet.commit()
    assert bench.points("1.1") == Decimal("1.50")


def test_undo_brings_the_score_before_back(bench: Bench) -> None:
    bench.keys("2\n")
    bench.press(Key.Key_Up)
    bench.keys("1\n")
    assert bench.points("1.1") == 1
    journal.undo(bench.case.workspace)
    bench.page.refresh()
    bench.settle()
    answer = bench.shown().areas[0].criteria[0].answer
    assert answer is not None
    assert answer.assessed_points == 2


def test_a_signed_sheet_takes_nothing(bench: Bench) -> None:
    bench.table.criteria.read_only = True
    bench.keys("2")
    bench.keys("m")
    assert bench.table.editor() is None
    assert bench.points("1.1") is None


def test_every_cell_says_what_it_is(bench: Bench) -> None:
    model = bench.table.criteria
    spoken = [model.index(0, place).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(model.columnCount())]
    assert all(spoken)


def test_rows_are_as_high_as_their_words(bench: Bench) -> None:
    heights = {bench.table.rowHeight(line) for line in range(bench.table.criteria.rowCount())}
    assert len(heights) > 1


def test_enter_after_the_letter_for_full_points_skips_nothing(bench: Bench) -> None:
    bench.keys("m\nm\n")
    assert bench.current() == "1.3"
    assert bench.points("1.2") == bench.row("1.2").maximum
    bench.keys("\n")
    assert bench.current() == "1.4"


def test_an_enlarged_window_says_maximum_and_self_score_below_the_name(bench: Bench) -> None:
    view, row = bench.table, bench.row("1.2")
    bench.page.state.answer(row.id, self_points=Decimal("1.25"), note="Đã xem sổ văn bản")
    bench.settle()
    assert bench.detail("1.2") == "Đã xem sổ văn bản", "the columns say the rest"
    line = view.criteria.line_of(row.id)
    before = view.rowHeight(line)
    bench.page.window().resize(*ENLARGED)
    bench.qtbot.waitUntil(lambda: view.isColumnHidden(Place.MAXIMUM) and view.isColumnHidden(Place.SELF))
    bench.qtbot.waitUntil(lambda: view.rowHeight(line) > before)
    figures, note = bench.detail("1.2").splitlines()
    assert points(row.maximum) in figures
    assert "1,25" in figures
    assert note == "Đã xem sổ văn bản"
    assert points(bench.row("1.1").maximum) in bench.detail("1.1")
    assert "1,25" in view.criteria.index(line, Place.NAME).data(Qt.ItemDataRole.AccessibleTextRole)


def _does_not_apply(bench: Bench, code: str) -> None:
    reason = AnswerDraft(not_applicable=True, not_applicable_reason="Đơn vị không có bộ phận này")
    inspections.answer(bench.case.workspace, bench.page.state.inspection_id, bench.row(code).id, reason)
    bench.page.refresh()
    bench.settle()


def test_what_does_not_apply_is_passed_over_by_m(bench: Bench) -> None:
    _does_not_apply(bench, "1.2")
    bench.keys("mmm")
    assert [bench.points(f"1.{place}") for place in (1, 2, 3)] == [2, None, bench.row("1.3").maximum]
    assert bench.current() == "1.4", "no key was lost"


def test_points_for_what_does_not_apply_are_refused_in_words(bench: Bench) -> None:
    _does_not_apply(bench, "1.1")
    bench.table.choose_end(1)
    bench.keys("1")
    assert bench.table.editor() is None
    line = bench.table.criteria.index(0, Place.NAME)
    assert "takes no points" in bench.table.criteria.data(line, Qt.ItemDataRole.AccessibleTextRole)
    assert bench.points("1.1") is None


@pytest.mark.parametrize("before", ["", "1", "/"])
def test_a_click_on_empty_space_leaves_the_criterion_and_the_keyboard(bench: Bench, before: str) -> None:
    """Nothing, an editor, or the note beside the table has the keyboard."""
    bench.page.resize(1300, 900)
    bench.settle()
    bench.keys(before)
    place = QPoint(200, bench.table.viewport().height() - 8)
    assert not bench.table.indexAt(place).isValid()
    QTest.mouseClick(bench.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert bench.current() == "1.1"
    assert QApplication.focusWidget() is bench.table
    bench.keys("m")
    assert bench.points("1.1") == 2
