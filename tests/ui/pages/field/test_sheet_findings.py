"""Evidence and findings on the sheet: photos dropped and pasted, findings raised from a criterion."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from inspector.domain.finding import Subject
from inspector.services import evidence, findings
from inspector.services.journal import undo
from inspector.ui.widgets.fields import ChoiceField, Field
from inspector.ui.widgets.finding_editor import FindingDialog
from tests.ui.keys import type_into
from tests.ui.pages.field.bench import Bench

Key = Qt.Key


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    picture = QImage(80, 60, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    path = tmp_path / "bảng niêm yết.png"
    assert picture.save(str(path))
    return path


def test_photos_are_dropped_on_the_criterion(bench: Bench, photo: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo)), QUrl.fromLocalFile(str(photo))])
    assert bench.page.sheet.scoring.evidence.add_mime(mime)
    row = bench.row("1.1")
    (piece,) = evidence.evidence(bench.case.workspace, row.answer_id)
    assert piece.name == "bảng niêm yết.png", "one photo chosen twice is one piece of evidence"
    assert row.attachments == 1
    assert row.state == "open", "evidence alone is no score"


def test_a_picture_is_pasted(bench: Bench, photo: Path) -> None:
    QApplication.clipboard().setImage(QImage(str(photo)))
    bench.page.sheet.scoring.evidence.paste()
    assert bench.row("1.1").attachments == 1


def test_a_finding_with_a_photo_is_raised_from_a_criterion(bench: Bench, photo: Path) -> None:
    bench.go("5.2")
    bench.page.sheet.raise_finding()
    dialog = bench.dialog(FindingDialog)
    editor = dialog.editor
    editor._evidence.add_paths([photo])
    editor.form.field("subject").set_value(Subject.COLLECTIVE)
    description = editor.form.field("description")
    description.text.setPlainText("Không có biển tên phòng")  # type: ignore[attr-defined]
    assert description.commit()
    bench.settle()
    bench.qtbot.waitUntil(lambda: editor.finding_id != "")
    bench.settle()
    (found,) = findings.findings(bench.case.workspace, inspection_id=bench.page.state.inspection_id)
    assert found.criterion_code == "5.2"
    assert found.attachments == 1, "the photo waited for its finding"
    assert "căn cứ" in editor._lacking.text() or "legal basis" in editor._lacking.text()
    dialog._finish()
    bench.settle()
    assert len(bench.shown().findings) == 1


def choose_act(field: Field, code: str) -> None:
    assert isinstance(field, ChoiceField)
    combo = field.combo
    combo.setCurrentIndex(next(i for i in range(combo.count()) if combo.itemText(i).startswith(code)))
    assert field.commit()


def test_an_act_brings_its_usual_basis_and_subject(bench: Bench) -> None:
    bench.page.sheet.raise_finding()
    dialog = bench.dialog(FindingDialog)
    bench.settle()
    form = dialog.editor.form
    act = form.field("act_code")
    choose_act(act, "TT-05")
    assert form.field("subject").value() is Subject.COLLECTIVE
    first = form.field("legal_basis").value()
    assert first
    assert act.combo.toolTip().startswith("TT-05"), "a long act is read in the tooltip"  # type: ignore[attr-defined]
    others = [one for one in form._acts.values() if one.detail and one.detail != first]
    choose_act(act, others[0].code)
    assert form.field("legal_basis").value() == others[0].detail, "the basis goes with the act"
    form.field("legal_basis").set_value("Điều 5 Quy chế của xã")
    choose_act(act, "TT-05")
    assert form.field("legal_basis").value() == "Điều 5 Quy chế của xã", "what was written by hand stays"
    dialog.reject()


def test_a_finding_that_says_too_little_stays_open_and_says_why(bench: Bench) -> None:
    bench.page.sheet.raise_finding()
    dialog = bench.dialog(FindingDialog)
    dialog.editor.form.field("found_at").editor.setText("Bộ phận Một cửa")  # type: ignore[attr-defined]
    dialog._finish()
    bench.settle()
    assert dialog.isVisible()
    assert dialog.editor.form.field("subject").error()
    assert findings.findings(bench.case.workspace, inspection_id=bench.page.state.inspection_id) == ()
    dialog.reject()


def test_the_criterion_of_a_finding_is_chosen(bench: Bench) -> None:
    bench.go("5.2")
    bench.page.sheet.raise_finding()
    dialog = bench.dialog(FindingDialog)
    bench.settle()
    form = dialog.editor.form
    assert form._criterion.combo.currentText().startswith("5.2")
    choose_act(form._criterion, "1.3")
    form.field("subject").set_value(Subject.COLLECTIVE)
    type_into(form.field("description").editor, "Không có sổ theo dõi")
    assert form.field("description").commit()
    bench.qtbot.waitUntil(lambda: dialog.editor.finding_id != "")
    bench.settle()
    (found,) = findings.findings(bench.case.workspace, inspection_id=bench.page.state.inspection_id)
    assert found.criterion_code == "1.3"
    choose_act(form._criterion, "5.2")
    bench.settle()
    found = findings.finding(bench.case.workspace, found.id)
    assert found.criterion_code == "5.2", "a criterion chosen by mistake is put right"
    undo(bench.case.workspace)
    assert findings.finding(bench.case.workspace, found.id).criterion_code == "1.3"
    dialog.reject()


def test_a_new_finding_is_left_out_even_when_it_was_recorded_already(bench: Bench) -> None:
    bench.page.sheet.raise_finding()
    dialog = bench.dialog(FindingDialog)
    dialog.editor.form.field("subject").set_value(Subject.COLLECTIVE)
    description = dialog.editor.form.field("description")
    type_into(description.editor, "Ghi nhầm")
    assert description.commit()
    bench.qtbot.waitUntil(lambda: dialog.editor.finding_id != "")
    dialog._drop.click()
    bench.settle()
    assert findings.findings(bench.case.workspace, inspection_id=bench.page.state.inspection_id) == ()
