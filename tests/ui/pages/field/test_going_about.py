"""Keys of the sheet wherever the focus is, and what a full disk lets be seen."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from inspector.domain.finding import FindingDraft, Subject
from inspector.services import findings, rounds
from inspector.ui.context import Message
from inspector.ui.pages.field.criteria_model import STATE, UNSAVED, Place
from inspector.ui.pages.field.doubts import Doubts
from inspector.ui.pages.field.visit import VisitView
from inspector.ui.widgets.dialogs import ConfirmDialog, FormDialog
from inspector.ui.widgets.finding_editor import FindingDialog
from tests.store.full_disk import files_no_longer_than
from tests.ui.pages.field.bench import Bench, Key

CONTROL = Qt.KeyboardModifier.ControlModifier


def _shown(bench: Bench, code: str, place: Place, role: int) -> object:
    model = bench.table.criteria
    return model.index(model.line_of(bench.row(code).id), place).data(role)


def test_a_picture_is_pasted_at_the_score(bench: Bench) -> None:
    bench.go("1.2")
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    QApplication.clipboard().setImage(picture)
    QTest.keyClick(bench.table, Key.Key_V, CONTROL)
    bench.settle()
    assert bench.row("1.2").attachments == 1
    QApplication.clipboard().setText("chỉ có chữ")
    said: list[Message] = []
    bench.page.context.said.connect(said.append)
    QTest.keyClick(bench.page.sheet.scoring.evidence._add, Key.Key_V, CONTROL)
    assert len(said) == 1
    assert bench.row("1.2").attachments == 1


def test_function_keys_work_though_the_focus_is_beside_the_sheet(bench: Bench) -> None:
    window, beside = QWidget(), QPushButton("Kiểm tra tại đơn vị")
    bench.qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(beside)
    layout.addWidget(bench.page)
    bench.page.show()
    with bench.qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    beside.setFocus()
    QTest.keyClick(beside, Key.Key_F8)
    dialog = bench.dialog(FindingDialog)
    bench.settle()
    dialog.reject()
    bench.page.setParent(None)


def test_enter_leaves_the_note_and_the_reason(bench: Bench) -> None:
    bench.go("1.2")
    panel = bench.page.sheet.scoring.panel
    bench.keys("/")
    note = panel._note.text
    assert QApplication.focusWidget() is note
    QTest.keyClicks(note, "da xem so")
    QTest.keyClick(note, Key.Key_Return)
    assert QApplication.focusWidget() is bench.table
    assert bench.answer("1.2").note == "da xem so"
    bench.keys("k")
    reason = panel._not_applicable_reason.line
    assert QApplication.focusWidget() is reason
    QTest.keyClicks(reason, "khong co")
    QTest.keyClick(reason, Key.Key_Return)
    assert QApplication.focusWidget() is bench.table
    assert bench.answer("1.2").not_applicable_reason == "khong co"
    bench.keys("/")
    QTest.keyClick(note, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is note
    assert "\n" in note.toPlainText()
    QTest.keyClick(note, Key.Key_Backspace)
    QTest.keyClick(note, Key.Key_Escape)
    assert QApplication.focusWidget() is bench.table


def test_a_score_the_disk_refused_is_marked_until_it_is_saved(bench: Bench) -> None:
    first, second = bench.row("1.1").id, bench.row("1.2").id
    with files_no_longer_than(1000):
        bench.page.state.answer(first, assessed_points=Decimal(1))
        bench.settle()
    assert _shown(bench, "1.1", Place.STATE, STATE) == "unsaved"
    assert _shown(bench, "1.1", Place.ASSESSED, UNSAVED)
    assert not _shown(bench, "1.1", Place.SELF, UNSAVED)
    assert bench.page.context.unsaved == 1
    areas = bench.shown().areas
    bench.page.sheet.contents.choose(areas[1].id)
    bench.page.sheet.contents.choose(areas[0].id)
    assert _shown(bench, "1.1", Place.STATE, STATE) == "unsaved", "looking elsewhere does not hide it"
    bench.page.state.answer(second, assessed_points=Decimal(2))
    bench.settle()
    assert _shown(bench, "1.1", Place.STATE, STATE) != "unsaved"
    assert bench.page.context.unsaved == 0


def test_a_note_is_as_high_as_what_is_typed(bench: Bench) -> None:
    bench.table.setFocus()
    bench.page.sheet.scoring.panel.edit_note()
    note = bench.page.sheet.scoring.panel._note
    before = note.text.height()
    note.text.setPlainText("Bảng niêm yết đã cũ, đề nghị thay trước ngày 30 tháng 9. " * 3)
    bench.qtbot.waitUntil(lambda: note.text.height() > 2 * before)
    shown = note.text.document().size().height() * note.text.fontMetrics().lineSpacing()
    assert note.text.viewport().height() >= shown, "nothing of it is hidden"


def test_where_no_visit_was_held_the_button_of_the_minutes_says_so(bench: Bench) -> None:
    minutes = bench.page.sheet.head._minutes
    assert minutes.isEnabled()
    inspection_id = bench.page.state.inspection_id
    rounds.set_states(bench.case.workspace, [inspection_id], rounds.InspectionState.POSTPONED, "mưa lũ")
    bench.page.refresh()
    bench.settle()
    assert not minutes.isEnabled()
    assert bench.shown().inspection.unit_name in minutes.toolTip()


def test_no_violation_is_recorded_for_all_areas_at_once(bench: Bench) -> None:
    bench.page.sheet.scoring.ask_no_violation()
    dialog = bench.dialog(FormDialog)
    others = bench.page.sheet.scoring._strip._others()
    assert len(others) == len(bench.shown().areas) - 1
    dialog.form.field("everywhere").set_value(True)
    dialog._submit()
    bench.settle()
    concluded = [area.no_violation for area in bench.stored().areas]
    assert None not in concluded
    words = {one.checked for one in concluded if one}
    assert len(words) == len(concluded), "each area is named in its own words"


def test_where_there_is_a_finding_no_violation_is_not_even_asked_for(bench: Bench) -> None:
    draft = FindingDraft(
        inspection_id=bench.page.state.inspection_id,
        criterion_id=bench.row("1.1").id,
        subject=Subject.COLLECTIVE,
        description="Không niêm yết thủ tục hành chính.",
        severity=2,
    )
    findings.add_finding(bench.case.workspace, draft)
    bench.page.refresh()
    bench.settle()
    sheet = bench.page.sheet
    strip = sheet.scoring._strip
    assert not strip._write.isVisible()
    assert bench.shown().findings[0].number in strip._words.whole()
    sheet.scoring.ask_no_violation()
    question = bench.dialog(ConfirmDialog)
    question._say_yes()
    bench.qtbot.waitUntil(lambda: sheet.contents.key() == "findings")
    sheet.contents.choose(bench.shown().areas[1].id)
    assert strip._write.isVisible()


def test_a_finding_the_disk_refused_keeps_its_dialog_open(bench: Bench) -> None:
    bench.page.sheet.raise_finding()
    dialog = bench.dialog(FindingDialog)
    bench.settle()
    form = dialog.editor.form
    form.field("subject").set_value(Subject.COLLECTIVE)
    assert isinstance(form.field("description").editor, QPlainTextEdit)
    form.field("description").text.setPlainText("Không có sổ theo dõi")  # type: ignore[attr-defined]
    with files_no_longer_than(1000):
        form.field("description").commit()
        dialog._finish()
        bench.settle()
        assert dialog.isVisible(), "what was typed is still there"
    dialog._finish()
    bench.qtbot.waitUntil(lambda: len(bench.stored().findings) == 1)
    assert bench.stored().findings[0].description == "Không có sổ theo dõi"
    bench.settle()


@pytest.mark.parametrize("place", ["unit_opinion", "starts_at", "team"])
def test_what_minutes_lack_opens_where_it_is_recorded(bench: Bench, place: str) -> None:
    sheet = bench.page.sheet
    bench.page.show_argument({"inspection": bench.page.state.inspection_id, "part": place})
    bench.page.refresh()
    bench.settle()
    assert sheet.contents.key() == "visit"
    visit = sheet.part("visit")
    assert isinstance(visit, VisitView)
    wanted = {
        "unit_opinion": visit._prose.field("unit_opinion"),
        "starts_at": visit._facts.field("starts_at"),
        "team": visit._participants,
    }
    assert sheet.focusWidget() in wanted[place].findChildren(QWidget)


def test_the_recommendations_open_when_they_are_asked_for(bench: Bench) -> None:
    bench.page.show_argument({"inspection": bench.page.state.inspection_id, "part": "recommendations"})
    bench.page.refresh()
    bench.settle()
    assert bench.page.sheet.contents.key() == "recommendations"


def test_a_finding_without_a_basis_is_missing_on_the_sheet_and_leads_to_the_findings(bench: Bench) -> None:
    draft = FindingDraft(
        inspection_id=bench.page.state.inspection_id,
        subject=Subject.COLLECTIVE,
        description="Không niêm yết thủ tục hành chính.",
        severity=2,
    )
    recorded = findings.add_finding(bench.case.workspace, draft).subject
    bench.page.refresh()
    bench.settle()
    (lack,) = [one for one in bench.shown().missing if one.kind == "basis"]
    (row,) = bench.shown().findings
    assert row.number in lack.text
    bench.page.sheet.go_to_missing(lack)
    assert bench.page.sheet.contents.key() == "findings"
    findings.change_finding(bench.case.workspace, recorded, FindingDraft(legal_basis="Điều 5 Nghị định 61/2018/NĐ-CP"))
    bench.page.refresh()
    bench.settle()
    assert not [one for one in bench.shown().missing if one.kind == "basis"]


def test_many_doubts_are_shown_when_asked_for(bench: Bench) -> None:
    doubts = Doubts()
    bench.qtbot.addWidget(doubts)
    doubts.ask(["một", "hai", "ba", "bốn"])
    assert doubts.text().split("\n") == ["một", "hai", "ba", "bốn"], "a link would take the room of the fourth"
    doubts.ask(["một", "hai", "ba", "bốn", "năm"])
    assert doubts.text().split("\n") == ["một", "hai", "ba"]
    assert "02" in doubts._more.text()
    doubts._more.click()
    assert doubts.text().split("\n") == ["một", "hai", "ba", "bốn", "năm"]
    assert doubts._more.isHidden()
    doubts.ask([])
    assert doubts.isHidden()
