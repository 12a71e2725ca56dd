"""First start: a workspace made, reopened, restored, the sample opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.core.messages import text
from inspector.services.organisation import organisation
from inspector.services.upkeep import backup
from inspector.services.workspace import (
    OrganisationDraft,
    PersonDraft,
    Workspace,
    create_workspace,
    is_workspace,
    open_workspace,
)
from inspector.ui.context import Context
from inspector.ui.pages.first_start import FirstStartPage
from inspector.ui.pages.first_start import page as page_module
from inspector.ui.pages.first_start.choice import Choice
from inspector.ui.pages.first_start.new_workspace import NewWorkspaceDialog
from inspector.ui.pages.first_start.places import suggestion
from inspector.ui.widgets import FactRow
from inspector.ui.widgets.passphrase import SheetDialog
from inspector.ui.widgets.pdf_preview import PdfDialog
from inspector.ui.widgets.restore_dialog import RestoreDialog
from tests.ui.keys import type_into
from tests.ui.pages.refresher import shown


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's documents, kept out of the developer's own."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr("inspector.ui.pages.first_start.places.documents", lambda: folder)
    monkeypatch.setattr(page_module, "documents", lambda: folder)
    return folder


@pytest.fixture
def page(qtbot: QtBot, context: Context, papers: Path) -> FirstStartPage:
    return shown(qtbot, FirstStartPage(context))


PASSPHRASE = "năm cụm từ dễ nhớ"


def _filled(page: FirstStartPage, folder: Path, again: str = PASSPHRASE) -> NewWorkspaceDialog:
    page.make_new()
    dialog = page.findChild(NewWorkspaceDialog)
    assert isinstance(dialog, NewWorkspaceDialog)
    dialog.form.set_values({"name": "Cơ quan", "person": "Trưởng đoàn", "folder": str(folder)})
    dialog.form.set_values({"passphrase": PASSPHRASE, "again": again})
    dialog._submit()
    return dialog


def _sheet(qtbot: QtBot, dialog: NewWorkspaceDialog) -> SheetDialog:
    qtbot.waitUntil(lambda: bool(dialog.findChildren(SheetDialog)))
    return dialog.findChildren(SheetDialog)[-1]


def test_a_protected_one_is_made_once_its_sheet_was_printed(qtbot: QtBot, page: FirstStartPage, papers: Path) -> None:
    dialog = _filled(page, papers / "mới")
    sheet = _sheet(qtbot, dialog)
    assert list(papers.iterdir()) == [], "nothing is made before the code is on paper"
    shown = " ".join(found.text() for found in sheet._code.findChildren(QLabel))
    assert all(group in shown for group in sheet._vault.groups)
    sheet._show_sheet()
    qtbot.waitUntil(lambda: bool(sheet.findChildren(PdfDialog)))
    assert sheet.findChildren(PdfDialog)[0].preview.pages() == 1
    sheet.findChildren(PdfDialog)[0].reject()
    sheet._next()
    assert not sheet._code.isVisible(), "the group is read from the paper"
    sheet._form.field("group").editor.setText("AAAAA")  # type: ignore[attr-defined]
    sheet._next()
    assert "phiếu" in sheet._form.field("group").error()
    sheet._show_code()
    assert sheet._code.isVisible()
    sheet._next()
    group = sheet._vault.groups[sheet._number - 1]
    sheet._form.field("group").editor.setText(group.lower())  # type: ignore[attr-defined]
    with qtbot.waitSignal(page.context.adopted) as blocker:
        sheet._next()
    assert blocker.args is not None
    workspace: Workspace = blocker.args[0]
    assert workspace.protected
    workspace.close()
    open_workspace(papers / "mới", secret=sheet._vault.code).close()
    open_workspace(papers / "mới", secret=PASSPHRASE).close()


def test_two_passphrases_that_differ_are_told(qtbot: QtBot, page: FirstStartPage, papers: Path) -> None:
    dialog = _filled(page, papers / "mới", "một mật khẩu khác")
    qtbot.waitUntil(lambda: "không giống nhau" in dialog.form.field("again").error())
    for name in ("passphrase", "again"):
        dialog.form.field(name).editor.setText("ngắn")  # type: ignore[attr-defined]
    dialog._submit()
    qtbot.waitUntil(lambda: "ít nhất 10" in dialog.form._error.text())
    assert not dialog.findChildren(SheetDialog)
    assert list(papers.iterdir()) == []
    dialog.reject()


def test_a_sheet_that_is_put_aside_makes_nothing(qtbot: QtBot, page: FirstStartPage, papers: Path) -> None:
    dialog = _filled(page, papers / "mới")
    _sheet(qtbot, dialog).reject()
    assert dialog._save.isEnabled(), "it can be tried again"
    assert list(papers.iterdir()) == []
    dialog.reject()


def _choice(page: FirstStartPage, place: int) -> Choice:
    return page.findChildren(Choice)[place]


def test_a_folder_is_suggested_by_the_name_and_never_twice(papers: Path) -> None:
    first = suggestion("UBND huyện Khánh Vĩnh")
    assert first == papers / "UBND-huyện-Khánh-Vĩnh"
    first.mkdir()
    assert suggestion("UBND huyện Khánh Vĩnh").name == "UBND-huyện-Khánh-Vĩnh-2"
    assert suggestion(" /\\:* ").name == "Kiểm-tra-CCHC"
    assert len(suggestion("đ" * 300).name) <= 80


def test_a_workspace_is_made_with_the_keyboard_alone(qtbot: QtBot, page: FirstStartPage, papers: Path) -> None:
    _choice(page, 0).setFocus()
    QTest.keyClick(_choice(page, 0), Qt.Key.Key_Return)
    dialog = page.findChild(NewWorkspaceDialog)
    assert isinstance(dialog, NewWorkspaceDialog)
    name = dialog.form.field("name").editor
    name.setFocus()
    qtbot.waitUntil(name.hasFocus)
    type_into(name, "Ủy ban nhân dân huyện Khánh Vĩnh")
    QTest.keyClick(name, Qt.Key.Key_Tab)
    type_into(dialog.form.field("person").editor, "Trưởng phòng Nội vụ")
    assert dialog.form.field("folder").value() == str(papers / "Ủy-ban-nhân-dân-huyện-Khánh-Vĩnh")
    assert dialog.form.field("protect").value() is True, "protected unless somebody says otherwise"
    dialog.form.field("protect").editor.click()  # type: ignore[attr-defined]
    with qtbot.waitSignal(page.context.adopted) as blocker:
        dialog._submit()
    assert blocker.args is not None
    workspace: Workspace = blocker.args[0]
    assert not workspace.protected
    assert organisation(workspace).name == "Ủy ban nhân dân huyện Khánh Vĩnh"
    assert workspace.person_name == "Trưởng phòng Nội vụ"
    workspace.close()


def test_what_is_missing_is_asked_for_and_nothing_is_made(qtbot: QtBot, page: FirstStartPage, papers: Path) -> None:
    page.make_new()
    dialog = page.findChild(NewWorkspaceDialog)
    assert isinstance(dialog, NewWorkspaceDialog)
    dialog._submit()
    qtbot.waitUntil(lambda: bool(dialog.form.field("name").error()))
    assert not list(papers.iterdir())
    dialog.reject()


def test_a_folder_in_use_is_refused_and_the_form_stays(qtbot: QtBot, page: FirstStartPage, papers: Path) -> None:
    (papers / "photos").mkdir()
    (papers / "photos" / "1.jpg").write_bytes(b"1")
    page.make_new()
    dialog = page.findChild(NewWorkspaceDialog)
    assert isinstance(dialog, NewWorkspaceDialog)
    dialog.form.set_values({"name": "Cơ quan", "person": "Trưởng đoàn", "folder": str(papers / "photos")})
    dialog.form.set_values({"passphrase": PASSPHRASE, "again": PASSPHRASE})
    dialog._submit()
    qtbot.waitUntil(lambda: "photos" in dialog.form._error.text())
    assert dialog.isVisible()
    assert [entry.name for entry in (papers / "photos").iterdir()] == ["1.jpg"]
    dialog.reject()


def test_the_sample_is_made_once_and_opened_afterwards(qtbot: QtBot, page: FirstStartPage, papers: Path) -> None:
    with qtbot.waitSignal(page.context.adopted) as blocker:
        page.open_sample()
    assert blocker.args is not None
    blocker.args[0].close()
    with qtbot.waitSignal(page.context.asked_to_open):
        page.open_sample()
    assert len(list(papers.iterdir())) == 1


def test_workspaces_opened_lately_are_offered_while_they_are_there(
    qtbot: QtBot, page: FirstStartPage, tmp_path: Path
) -> None:
    place = tmp_path / "Đoàn 2019"
    create_workspace(place, OrganisationDraft(name="Cơ quan"), PersonDraft(name="Trưởng đoàn")).close()
    page.context.settings.remember(tmp_path / "gone")
    page.context.settings.remember(place)
    page.refresh()
    rows = page.findChildren(FactRow)
    assert [row.accessibleName().split(",")[0] for row in rows] == ["Cơ quan"]
    with qtbot.waitSignal(page.context.asked_to_open) as blocker:
        QTest.keyClick(rows[0], Qt.Key.Key_Return)
    assert blocker.args == [place]


def test_a_backup_is_restored_into_an_empty_folder(qtbot: QtBot, page: FirstStartPage, tmp_path: Path) -> None:
    place, archive = tmp_path / "old", tmp_path / "saved.cchcbak"
    workspace = create_workspace(place, OrganisationDraft(name="Cơ quan"), PersonDraft(name="Trưởng đoàn"))
    archive = backup(workspace, archive).path
    workspace.close()
    page._restoring.preview(str(archive))
    dialog = page.findChildren(RestoreDialog)[-1]
    qtbot.waitUntil(dialog._restore.isVisible)
    dialog._folder.set_value(str(tmp_path / "new"))
    opened: list[Path] = []
    said: list[tuple[str, str]] = []
    page.context.asked_to_open.connect(opened.append)
    page.context.said.connect(lambda message: said.append((message.tone, message.text)))
    with qtbot.waitSignals([page.context.asked_to_open, page.context.said], order="strict"):
        dialog._submit()
    assert opened == [tmp_path / "new"]
    assert said == [("warning", text("workspace.put_back"))], "an old state looks like any other"
    assert is_workspace(tmp_path / "new")


def test_the_keyboard_begins_at_the_first_way_to_begin(page: FirstStartPage) -> None:
    assert page.isVisible()
    assert page.focusWidget() is page._first
