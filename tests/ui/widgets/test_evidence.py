"""Evidence in the window: thumbnails, captions, taken away and looked at in full."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inspector.core import settings as settings_file
from inspector.core.errors import Refused
from inspector.services import evidence, protection
from inspector.services.workspace import OrganisationDraft, PersonDraft, Workspace, create_workspace
from inspector.ui.context import Context
from inspector.ui.widgets.dialogs import ConfirmDialog
from inspector.ui.widgets.evidence import EvidencePane
from inspector.ui.widgets.evidence_viewer import EvidenceViewer, _copy_out
from inspector.ui.widgets.pdf_preview import PdfDialog
from tests.services.acts import Case, make_case, make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path / "workspace")
    yield made
    made.close()


@pytest.fixture
def case(workspace: Workspace) -> Case:
    return make_case(workspace)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    picture = QImage(640, 480, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    photo, paper = tmp_path / "ảnh niêm yết.png", tmp_path / "kế hoạch.txt"
    assert picture.save(str(photo))
    paper.write_text("Kế hoạch cải cách hành chính", encoding="utf-8")
    return [photo, paper]


@pytest.fixture
def pane(qtbot: QtBot, context: Context, case: Case, files: list[Path]) -> EvidencePane:
    context.workspace = case.workspace
    made = EvidencePane(context)
    qtbot.addWidget(made)
    made.set_owner("inspection", case.inspections[0])
    made.add_paths(files)
    made.show()
    qtbot.waitUntil(lambda: made._list.count() == 2 and not context.tasks.busy)
    return made


def viewer() -> EvidenceViewer:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, EvidenceViewer) and w.isVisible())


def test_a_photo_has_a_thumbnail_and_a_paper_has_none(pane: EvidencePane) -> None:
    pictures = [pane._list.item(line).data(Qt.ItemDataRole.DecorationRole) for line in range(2)]
    assert isinstance(pictures[0], QPixmap)
    assert not isinstance(pictures[1], QPixmap)
    assert pictures[0].width() <= 200, "read small, not whole"


def test_a_caption_saves_itself(qtbot: QtBot, pane: EvidencePane, case: Case) -> None:
    pane._list.itemActivated.emit(pane._list.item(0))
    shown = viewer()
    shown._caption.line.setText("Bảng niêm yết tại Bộ phận Một cửa")
    shown._caption.commit()
    qtbot.waitUntil(lambda: pane._list.item(0).text() == "Bảng niêm yết tại Bộ phận Một cửa")
    assert evidence.evidence(case.workspace, case.inspections[0])[0].caption == "Bảng niêm yết tại Bộ phận Một cửa"
    shown.accept()


def test_the_viewer_turns_to_the_next_piece(qtbot: QtBot, pane: EvidencePane) -> None:
    pane._list.itemActivated.emit(pane._list.item(0))
    shown = viewer()
    qtbot.waitUntil(lambda: not shown._picture._whole.isNull())
    shown._show_after()
    assert "kế hoạch.txt" in shown._facts.text()
    assert shown._picture.text()
    with qtbot.waitSignal(shown.destroyed):
        shown.accept()


def test_delete_takes_a_piece_away(qtbot: QtBot, pane: EvidencePane, case: Case) -> None:
    pane._list.setCurrentRow(0)
    QTest.keyClick(pane._list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: pane._list.count() == 1)
    assert [one.name for one in evidence.evidence(case.workspace, case.inspections[0])] == ["kế hoạch.txt"]


def test_what_is_read_only_takes_nothing(qtbot: QtBot, pane: EvidencePane, files: list[Path], case: Case) -> None:
    pane.set_read_only(True)
    pane.add_paths(files)
    pane._list.setCurrentRow(0)
    QTest.keyClick(pane._list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not pane._context.tasks.busy)
    assert len(evidence.evidence(case.workspace, case.inspections[0])) == 2


def test_a_picture_is_pasted_while_a_field_has_the_focus_and_text_stays_text(
    qtbot: QtBot, pane: EvidencePane, case: Case
) -> None:
    whole, line = QWidget(), QLineEdit()
    qtbot.addWidget(whole)
    layout = QVBoxLayout(whole)
    layout.addWidget(line)
    layout.addWidget(pane)
    pane.paste_from(whole)
    whole.show()
    whole.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    QApplication.clipboard().setText("văn bản")
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "văn bản"
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    QApplication.clipboard().setImage(picture)
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pane._list.count() == 3 and not pane._context.tasks.busy)
    assert line.text() == "văn bản"


def test_a_copy_for_other_programs_has_its_own_name(pane: EvidencePane, case: Case, files: list[Path]) -> None:
    photo = evidence.evidence(case.workspace, case.inspections[0])[0]
    copy = _copy_out(case.workspace, photo)
    assert copy.name == "ảnh niêm yết.png"
    assert copy.read_bytes() == files[0].read_bytes()
    case.workspace.store.media.path(photo.sha256).unlink()
    with pytest.raises(Refused, match="ảnh niêm yết"):
        _copy_out(case.workspace, photo)


def test_the_next_photos_are_looked_for_where_the_last_ones_were(
    qtbot: QtBot, context: Context, pane: EvidencePane, tmp_path: Path
) -> None:
    camera = tmp_path / "máy ảnh"
    camera.mkdir()
    (camera / "anh.txt").write_text("ảnh", encoding="utf-8")
    pane.choose_files()
    first = pane.findChildren(QFileDialog)[-1]
    assert Path(first.directory().path()) != camera
    first.filesSelected.emit([str(camera / "anh.txt")])
    first.close()
    qtbot.waitUntil(lambda: pane._list.count() == 3 and not context.tasks.busy)
    assert settings_file.load().folders == {"evidence": str(camera)}, "also after the next start"
    pane.choose_files()
    second = pane.findChildren(QFileDialog)[-1]
    assert Path(second.directory().path()) == camera
    second.close()


@pytest.fixture
def guarded(qtbot: QtBot, context: Context, tmp_path: Path, files: list[Path]) -> Iterator[EvidencePane]:
    """The evidence of a visit in a protected workspace: a photo and a PDF."""
    vault = protection.new_vault("năm cụm từ dễ nhớ", cost=protection.Cost(64, 1, 1))
    names = OrganisationDraft(name="UBND xã Cầu Bà"), PersonDraft(name="Trưởng đoàn")
    workspace = create_workspace(tmp_path / "protected", *names, vault=vault)
    sheet = tmp_path / "phiếu.pdf"
    protection.write_sheet(sheet, vault, "thử")
    context.workspace = workspace
    made = EvidencePane(context)
    qtbot.addWidget(made)
    made.set_owner("inspection", make_case(workspace).inspections[0])
    made.add_paths([files[0], sheet])
    made.show()
    qtbot.waitUntil(lambda: made._list.count() == 2 and len(made._pictures) == 1 and not context.tasks.busy)
    yield made
    qtbot.waitUntil(lambda: not context.tasks.busy)
    workspace.close()


def test_protected_evidence_is_looked_at_without_a_file(
    qtbot: QtBot, guarded: EvidencePane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    guarded._open(guarded._list.item(0))
    shown = viewer()
    qtbot.waitUntil(lambda: not shown._picture._whole.isNull())
    assert not shown._look.isVisible()
    shown._show_after()
    assert shown._look.isVisible()
    shown._look.click()
    qtbot.waitUntil(lambda: bool(shown.findChildren(PdfDialog)))
    assert shown.findChildren(PdfDialog)[0].preview.pages() == 1
    shown.findChildren(PdfDialog)[0].reject()
    with pytest.raises(Refused) as caught:
        _copy_out(guarded._context.workspace, shown._rows[0])
    assert caught.value.code == "evidence.protected"
    assert list(temporary.iterdir()) == []
    shown.reject()


def test_a_copy_of_protected_evidence_goes_where_it_is_put(
    qtbot: QtBot, guarded: EvidencePane, tmp_path: Path, files: list[Path]
) -> None:
    guarded._open(guarded._list.item(0))
    shown = viewer()
    shown._ask_copy()
    question = shown.findChild(ConfirmDialog)
    assert isinstance(question, ConfirmDialog)
    question._say_yes()
    assert shown.findChildren(QFileDialog)
    shown.save_copy(str(tmp_path / "copy.png"))
    qtbot.waitUntil(lambda: not guarded._context.tasks.busy)
    assert (tmp_path / "copy.png").read_bytes() == files[0].read_bytes()
    shown.reject()


def test_of_a_file_that_is_gone_it_is_said_what_to_do_and_nothing_is_offered_that_needs_it(
    qtbot: QtBot, pane: EvidencePane, case: Case
) -> None:
    case.workspace.store.media.remove(pane._rows[0].sha256)
    pane.reload()
    qtbot.waitUntil(lambda: pane._rows[0].missing)
    assert "not on this computer" in pane._list.item(0).toolTip()
    pane._open(pane._list.item(0))
    shown = viewer()
    qtbot.waitUntil(lambda: "bản sao lưu" in shown._picture.text())
    assert not shown._away.isEnabled()
    shown._show_after()
    assert shown._away.isEnabled(), "the next one is here"
    shown.reject()
