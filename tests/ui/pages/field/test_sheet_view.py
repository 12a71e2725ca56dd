"""The sheet as a whole: going about with the keyboard, findings with photos, the conclusion, the signature."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from inspector.domain.document import DocumentKind
from inspector.domain.inspection import InspectionState, Outcome
from inspector.domain.round import Round
from inspector.services import documents, inspections, journal, organisation, rounds
from inspector.services.inspections import AnswerDraft, InspectionDraft, ParticipantDraft, Side
from inspector.ui.pages.field.conclude import ConcludeDialog, SignDialog, WithdrawDialog
from inspector.ui.pages.field.page import Minutes
from inspector.ui.pages.field.shortcuts import ShortcutsDialog
from inspector.ui.widgets.finding_editor import FindingDialog
from inspector.ui.widgets.pdf_preview import PdfDialog
from tests.ui.keys import type_into
from tests.ui.pages.field.bench import Bench

Key = Qt.Key


def score_everything(bench: Bench) -> None:
    """Full points everywhere, as if an afternoon had passed."""
    for area in bench.shown().areas:
        for row in area.criteria:
            bench.page.state.answer(row.id, assessed_points=row.maximum)
    bench.settle()


def complete(bench: Bench) -> None:
    """Everything the minutes cannot do without."""
    score_everything(bench)
    workspace, inspection_id = bench.case.workspace, bench.page.state.inspection_id
    inspections.fill_participants(workspace, inspection_id)
    host = ParticipantDraft(inspection_id=inspection_id, side=Side.UNIT, capacity="Chủ tịch UBND xã", signs=True)
    inspections.save_participant(workspace, host)
    inspections.change_inspection(workspace, inspection_id, InspectionDraft(unit_opinion="Thống nhất."))
    bench.page.refresh()
    bench.settle()


# --- Going about ---


def test_the_first_score_begins_the_inspection(bench: Bench) -> None:
    assert bench.shown().inspection.state is InspectionState.PLANNED
    bench.keys("1\n")
    bench.settle()
    assert bench.shown().inspection.state is InspectionState.IN_PROGRESS


def test_control_enter_finds_what_is_not_settled(bench: Bench) -> None:
    bench.keys("1\n1\n")
    bench.press(Key.Key_Up)
    bench.press(Key.Key_Up)
    bench.settle()
    bench.page.sheet.go_to_unsettled()
    assert bench.current() == "1.3"
    bench.go("8.3")
    bench.page.sheet.go_to_unsettled()
    assert bench.current() == "1.3", "it goes round"


def test_keys_reach_the_sheet(bench: Bench) -> None:
    bench.page.activateWindow()
    bench.qtbot.waitUntil(bench.page.isActiveWindow)
    bench.table.setFocus()
    QTest.keyClick(bench.table, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert bench.current() == "2.1"
    QTest.keyClick(bench.table, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert bench.current() == "1.1"
    QTest.keyClick(bench.table, Key.Key_Question)
    bench.dialog(ShortcutsDialog).accept()


def test_after_an_undo_the_focus_is_on_the_score_it_was_about(bench: Bench) -> None:
    bench.keys("1\n1\n1\n")
    bench.settle()
    bench.go("2.1")
    bench.page.sheet.scoring.panel.edit_note()
    bench.page.context.stepped.emit(journal.undo(bench.case.workspace))
    assert bench.current() == "1.3"
    assert bench.page.focusWidget() is bench.table


def test_a_click_on_an_area_and_digits_at_the_list_score_at_once(bench: Bench) -> None:
    contents = bench.page.sheet.contents
    contents.setFocus()
    place = contents.visualItemRect(contents.item(1)).center()
    QTest.mouseClick(contents.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert bench.page.focusWidget() is bench.table
    bench.keys("1\n")
    assert bench.points("2.1") == 1
    contents.setFocus()
    QTest.keyClick(contents, Key.Key_1)
    bench.keys("\n")
    assert bench.points("2.2") == 1


def test_a_missing_line_leads_to_its_place(bench: Bench) -> None:
    lacking = bench.shown().missing
    bench.page.sheet.go_to_missing(next(one for one in lacking if one.text.startswith("5.2")))
    assert bench.current() == "5.2"
    bench.page.sheet.go_to_missing(next(one for one in lacking if one.kind == "opinion"))
    assert bench.page.sheet.contents.key() == "visit"


def test_the_note_and_the_reason_save_themselves(bench: Bench) -> None:
    first = bench.shown().areas[0].criteria[0]
    given = AnswerDraft(self_points=Decimal(2))
    inspections.answer(bench.case.workspace, bench.page.state.inspection_id, first.id, given)
    bench.page.refresh()
    bench.settle()
    bench.keys("1\n")
    bench.press(Key.Key_Up)
    bench.settle()
    panel = bench.page.sheet.scoring.panel
    assert panel._reasoned.isVisibleTo(panel), "the reason is asked where the scores differ"
    panel._reason.text.setPlainText("Thiếu sổ theo dõi")
    panel._reason.commit()
    panel._note.text.setPlainText("Xem lại tháng sau")
    panel._note.commit()
    answer = bench.answer("1.1")
    assert (answer.reason, answer.note) == ("Thiếu sổ theo dõi", "Xem lại tháng sau")
    assert bench.row("1.1").state == "settled"


def test_the_panel_fits_its_place_whatever_the_words(bench: Bench) -> None:
    scoring = bench.page.sheet.scoring
    scoring.panel._nothing_found.box.setText("Không phát hiện sai sót nào")
    scoring.panel._not_applicable.box.setText("Không áp dụng tại đơn vị này")
    side = scoring._side
    room = side.width() - side.verticalScrollBar().sizeHint().width()
    panel = side.widget()
    assert panel is not None
    assert panel.minimumSizeHint().width() <= room


def test_tab_leads_from_a_lower_score_to_its_reason(bench: Bench) -> None:
    first = bench.shown().areas[0].criteria[0]
    given = AnswerDraft(self_points=Decimal(2))
    inspections.answer(bench.case.workspace, bench.page.state.inspection_id, first.id, given)
    bench.page.refresh()
    bench.settle()
    panel = bench.page.sheet.scoring.panel
    panel._assessed.line.setFocus()
    panel._assessed.line.selectAll()
    QTest.keyClicks(panel._assessed.line, "1")
    QTest.keyClick(panel._assessed.line, Key.Key_Tab)
    assert bench.page.focusWidget() is panel._reason.editor


def test_not_applicable_takes_the_criterion_out(bench: Bench) -> None:
    panel = bench.page.sheet.scoring.panel
    panel._not_applicable.box.click()
    assert bench.page.focusWidget() is panel._not_applicable_reason.editor, "the reason is asked at once"
    panel._not_applicable_reason.line.setText("Không tiếp nhận hồ sơ")
    panel._not_applicable_reason.commit()
    answer = bench.answer("1.1")
    assert answer.not_applicable
    assert answer.not_applicable_reason == "Không tiếp nhận hồ sơ"
    bench.settle()
    bench.keys("1")
    assert bench.table.editor() is None, "no points where the criterion does not apply"


def test_a_score_too_high_beside_the_table_is_said_there(bench: Bench) -> None:
    field = bench.page.sheet.scoring.panel._assessed
    field.line.setText("9")
    assert not field.commit()
    assert "tối đa" in field.error()
    assert bench.points("1.1") is None


def test_a_double_click_on_start_does_not_conclude(bench: Bench) -> None:
    button = bench.page.sheet.head._next
    button.click()
    bench.qtbot.waitUntil(lambda: bench.shown().inspection.state is InspectionState.IN_PROGRESS)
    bench.settle()
    button.click()
    bench.page.sheet.head.do_next()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, ConcludeDialog)]
    bench.qtbot.waitUntil(button.isEnabled)


# --- The conclusion ---


def test_the_rule_concludes_a_complete_sheet(bench: Bench) -> None:
    score_everything(bench)
    bench.page.sheet.head.conclude()
    dialog = bench.dialog(ConcludeDialog)
    bench.settle()
    dialog._submit()
    bench.settle()
    assert bench.shown().inspection.outcome is Outcome.PASSING
    assert not bench.shown().inspection.outcome_overridden


def test_a_person_decides_otherwise_with_a_reason(bench: Bench) -> None:
    score_everything(bench)
    bench.page.sheet.head.conclude()
    dialog = bench.dialog(ConcludeDialog)
    bench.settle()
    dialog._failing.setChecked(True)
    dialog._submit()
    bench.settle()
    assert dialog.isVisible(), "without a reason nothing is concluded"
    assert dialog._error.text()
    dialog._reason.text.setPlainText("Không xuất trình được sổ gốc")
    dialog._submit()
    bench.settle()
    inspection = bench.shown().inspection
    assert (inspection.outcome, inspection.outcome_overridden) == (Outcome.FAILING, True)


def test_an_unfinished_sheet_leaves_the_choice_to_a_person(bench: Bench) -> None:
    bench.keys("1\n")
    bench.settle()
    bench.page.sheet.head.conclude()
    dialog = bench.dialog(ConcludeDialog)
    bench.settle()
    assert not dialog._conclude.isEnabled()
    assert dialog.focusWidget() is dialog._passing, "the choices are reached with the keyboard"
    QTest.keyClick(dialog._passing, Key.Key_Down)
    assert dialog.focusWidget() is dialog._failing
    QTest.keyClick(dialog._failing, Key.Key_Space)
    assert dialog._failing.isChecked()
    QTest.keyClick(dialog._failing, Key.Key_Up)
    assert dialog._passing.isChecked(), "nothing is decided before somebody chooses; from then on arrows choose"
    assert dialog._conclude.isEnabled()
    dialog.reject()


def test_signed_minutes_make_the_sheet_read_only(bench: Bench) -> None:
    complete(bench)
    inspections.conclude(bench.case.workspace, bench.page.state.inspection_id)
    bench.page.refresh()
    bench.settle()
    bench.page.sheet.head.do_next()
    dialog = bench.dialog(SignDialog)
    bench.settle()
    assert "giờ kết thúc" in dialog._questions.text()
    dialog._submit()
    bench.settle()
    assert bench.shown().inspection.signed
    assert bench.shown().read_only
    bench.keys("1")
    assert bench.table.editor() is None
    assert bench.page.sheet._banner.isVisibleTo(bench.page.sheet)


def test_a_signature_recorded_by_mistake_is_taken_back_with_a_reason(bench: Bench) -> None:
    complete(bench)
    inspections.conclude(bench.case.workspace, bench.page.state.inspection_id)
    inspections.sign_minutes(bench.case.workspace, bench.page.state.inspection_id, date(2019, 6, 3))
    bench.page.refresh()
    bench.settle()
    bench.page.sheet._banner.mistake_asked.emit()
    dialog = bench.dialog(WithdrawDialog)
    dialog._submit()
    bench.settle()
    assert bench.shown().inspection.signed
    type_into(dialog.form.field("reason").editor, "Ghi nhầm đơn vị")
    dialog._submit()
    bench.settle()
    assert not bench.shown().read_only
    bench.keys("1\n")
    assert bench.points("1.1") == 1


def test_somebody_elses_unit_warns_and_does_not_lock(bench: Bench) -> None:
    somebody = organisation.add_person(bench.case.workspace, organisation.PersonDraft(name="Chuyên viên")).subject
    rounds.assign(bench.case.workspace, [bench.page.state.inspection_id], person_id=somebody)
    bench.page.refresh()
    bench.settle()
    assert "Chuyên viên" in bench.page.sheet._banner.accessibleName()
    bench.keys("1\n")
    assert bench.points("1.1") == 1


def test_the_minutes_are_shown_for_printing(bench: Bench) -> None:
    complete(bench)
    bench.page.sheet.minutes_asked.emit(bench.page.state.inspection_id)
    bench.settle()
    dialog = bench.dialog(PdfDialog)
    assert dialog.preview.pages() > 1
    assert "Marked as a draft" not in dialog.notes.text()
    dialog.reject()


def test_what_to_mind_stands_above_the_minutes_before_they_are_printed(bench: Bench) -> None:
    bench.page.sheet.minutes_asked.emit(bench.page.state.inspection_id)
    bench.settle()
    dialog = bench.dialog(PdfDialog)
    found = documents.problems(bench.case.workspace, DocumentKind.MINUTES, bench.page.state.inspection_id)
    told = [problem for problem in found if problem.level != "info"]
    assert {problem.level for problem in told} == {"error", "warning"}
    assert dialog.notes.isVisible()
    assert dialog.notes.text().startswith("Marked as a draft")
    shown = [f"• {problem.message}" in dialog.notes.text() for problem in told]
    assert sum(shown) == min(len(told), 5)
    dialog.reject()


def test_a_warning_alone_is_told_before_printing_and_makes_no_draft(bench: Bench) -> None:
    complete(bench)
    made = Minutes(b"", "a.pdf", (), ("Ngày kiểm tra nằm ngoài đợt.",))
    assert list(bench.page._notes(made)) == ["Look at this before printing:", "• Ngày kiểm tra nằm ngoài đợt."]


def test_the_keys_give_way_before_the_facts_of_the_head_are_cut(bench: Bench) -> None:
    head = bench.page.sheet.head
    bench.page.resize(1900, 700)
    assert head._minutes.text().endswith("Ctrl+P")
    while head._minutes.text().endswith("Ctrl+P"):
        bench.page.resize(bench.page.width() - 10, 700)
    assert head._header._subtitle.width() >= head._header._subtitle.sizeHint().width()
    assert bench.shown().inspection.round_title in head._header._subtitle.text()


def test_another_unit_is_shown_from_its_top(bench: Bench) -> None:
    bench.page.resize(900, 380)
    bench.settle()
    side = bench.page.sheet.scoring._side.verticalScrollBar()
    side.setValue(side.maximum())
    assert side.value() > 0
    bench.open(bench.case.inspections[1])
    assert side.value() == 0


def test_a_closed_round_leads_to_where_it_is_reopened(bench: Bench) -> None:
    banner = bench.page.sheet._banner
    assert not banner._round.isVisibleTo(bench.page.sheet)
    with bench.case.workspace.action("round.close") as writing:
        writing.change(writing.get(Round, bench.case.round), {"closed_on": bench.case.workspace.today})
    bench.page.refresh()
    bench.settle()
    assert banner._round.isVisible()
    with bench.qtbot.waitSignal(bench.page.context.asked_to_go) as asked:
        banner._round.click()
    assert asked.args == ["plan", bench.case.round]


@pytest.mark.parametrize(
    ("ask", "kind"),
    [("show_keys", ShortcutsDialog), ("raise_finding", FindingDialog), ("conclude", ConcludeDialog)],
)
def test_dialogs_are_freed(bench: Bench, ask: str, kind: type[QDialog]) -> None:
    sheet = bench.page.sheet
    getattr(sheet if hasattr(sheet, ask) else sheet.head, ask)()
    dialog = bench.dialog(kind)
    bench.settle()
    with bench.qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_the_keys_that_score_are_told_only_where_something_can_be_scored(bench: Bench) -> None:
    keys = bench.page.sheet._totals._keys
    assert "0–9" in keys.whole()
    bench.page.sheet._state.sheet = replace(bench.shown(), read_only=True)
    bench.page.sheet._show_progress()
    assert keys.whole() == ""
