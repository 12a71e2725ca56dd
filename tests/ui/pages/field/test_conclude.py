"""The dialogs of the conclusion stay usable whatever becomes of the write."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QRadioButton

from inspector.services import findings, inspections
from inspector.services.findings import FindingDraft, Subject
from inspector.ui.pages.field.conclude import ConcludeDialog, SignDialog
from inspector.ui.widgets.problem_line import ProblemLine
from tests.ui.pages.field.bench import Bench


def _button(dialog: QDialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == words)


def test_after_a_bug_the_conclusion_can_be_tried_again(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.keys("1\n")
    bench.settle()
    bench.page.sheet.head.conclude()
    dialog = bench.dialog(ConcludeDialog)
    bench.settle()
    choice = next(one for one in dialog.findChildren(QRadioButton) if one.text() == "I conclude: failing")
    choice.setChecked(True)
    reason = dialog.findChildren(QPlainTextEdit)[0]
    reason.setPlainText("Không xuất trình được sổ gốc")

    def broken(*_args: object, **_values: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched, bench.qtbot.waitSignal(bench.page.context.tasks.crashed):
        patched.setattr(inspections, "conclude", broken)
        _button(dialog, "Conclude").click()
    assert dialog.isVisible()
    assert (choice.isChecked(), reason.toPlainText()) == (True, "Không xuất trình được sổ gốc")
    _button(dialog, "Conclude").click()
    bench.settle()
    assert bench.stored().inspection.outcome is not None


def test_what_the_minutes_lack_is_told_before_concluding(bench: Bench) -> None:
    for person in bench.stored().participants:
        inspections.remove_participant(bench.case.workspace, person.id)
    bench.page.refresh()
    bench.settle()
    lacking = [one.text for one in bench.shown().missing if one.kind in ("team", "hosts", "opinion")]
    assert lacking
    bench.page.sheet.head.conclude()
    dialog = bench.dialog(ConcludeDialog)
    bench.settle()
    assert dialog._missing.isVisible()
    for words in lacking:
        assert words in dialog._missing.text()
    barring = "chưa ghi ngày kiểm tra; chưa ghi thành phần của đoàn; chưa ghi thành phần của đơn vị."
    told = f"neither issued nor signed while: {barring}"
    assert told in dialog._missing.text(), "what the unit said keeps nobody from signing"
    dialog.close()


def test_what_stands_in_the_way_is_named_and_counted_as_beside_the_criteria(bench: Bench) -> None:
    row = bench.row("1.1")
    bench.page.state.answer(row.id, self_points=row.maximum, assessed_points=Decimal("0.5"))
    bench.settle()
    bench.page.sheet.head.conclude()
    dialog = bench.dialog(ConcludeDialog)
    bench.settle()
    assert f"({len(bench.shown().missing)})" in dialog._missing_title.text()
    assert "1.1" in dialog._first.text()
    assert "You can conclude now" not in dialog._missing.text()
    choice = next(one for one in dialog.findChildren(QRadioButton) if one.text() == "I conclude: failing")
    choice.setChecked(True)
    assert not _button(dialog, "Conclude").isEnabled()
    bench.page.state.answer(row.id, reason="Thiếu sổ theo dõi")
    bench.settle()
    dialog.close()
    bench.page.sheet.head.conclude()
    dialog = bench.dialog(ConcludeDialog)
    bench.settle()
    next(one for one in dialog.findChildren(QRadioButton) if one.text() == "I conclude: failing").setChecked(True)
    assert dialog._first.isHidden()
    assert _button(dialog, "Conclude").isEnabled()
    dialog.close()


def test_full_points_beside_a_grave_finding_are_questioned(bench: Bench) -> None:
    row = bench.row("1.2")
    bench.page.state.answer(row.id, assessed_points=row.maximum)
    bench.settle()
    bench.page.sheet.head.conclude()
    dialog = bench.dialog(ConcludeDialog)
    bench.settle()
    assert dialog._questions.isHidden()
    dialog.close()
    finding = FindingDraft(
        inspection_id=bench.page.state.inspection_id,
        criterion_id=row.id,
        subject=Subject.COLLECTIVE,
        description="Không niêm yết thủ tục hành chính.",
        severity=3,
    )
    recorded = findings.add_finding(bench.case.workspace, finding).subject
    bench.page.sheet.head.conclude()
    dialog = bench.dialog(ConcludeDialog)
    bench.qtbot.waitUntil(dialog._questions.isVisible)
    assert "1.2" in dialog._questions.text()
    dialog.close()
    signing = SignDialog(bench.page.state, bench.page)
    signing.open()
    bench.qtbot.waitUntil(signing._questions.isVisible)
    assert "1.2" in signing._questions.text()
    stops = signing.findChildren(ProblemLine)
    assert [stop._problem.target.id for stop in stops if stop._problem.target.page == "findings"] == [recorded]
    assert stops[0].isVisible(), "what could never be issued is not recorded as signed"
    with bench.qtbot.waitSignal(bench.page.context.asked_to_go) as asked:
        next(stop for stop in stops if stop._problem.target.page == "findings")._ask()
    assert asked.args == ["findings", {"findings": recorded, "part": "legal_basis"}]
    assert not signing.isVisible()
