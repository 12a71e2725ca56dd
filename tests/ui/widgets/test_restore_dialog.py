"""What a backup holds is shown before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.services import protection, units, upkeep
from inspector.services.workspace import (
    OrganisationDraft,
    PersonDraft,
    Workspace,
    create_workspace,
    is_workspace,
    open_workspace,
)
from inspector.ui.context import Context
from inspector.ui.widgets.restore_dialog import RestoreDialog

PASSPHRASE = "năm cụm từ dễ nhớ"


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr("inspector.ui.widgets.restore_dialog.documents", lambda: folder)
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    vault = protection.new_vault(PASSPHRASE, cost=protection.Cost(64, 1, 1))
    names = OrganisationDraft(name="UBND xã Cầu Bà"), PersonDraft(name="Trưởng đoàn")
    made = create_workspace(tmp_path / "workspace", *names, vault=vault)
    yield made
    made.close()


@pytest.fixture
def archive(workspace: Workspace, tmp_path: Path) -> Path:
    """A backup of the time before the one unit there is now."""
    made = upkeep.backup(workspace, tmp_path / "kho.cchc-backup").path
    units.add_unit(workspace, units.UnitDraft(name="UBND xã Sông Cầu"))
    return made


def shown(qtbot: QtBot, context: Context, archive: Path) -> RestoreDialog:
    dialog = RestoreDialog(context, archive, None)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: not context.tasks.busy)
    return dialog


def words(dialog: RestoreDialog) -> list[str]:
    return [found.text() for found in dialog._card.findChildren(QLabel)]


def test_a_protected_backup_asks_then_tells_and_restores(
    qtbot: QtBot, context: Context, workspace: Workspace, archive: Path, papers: Path
) -> None:
    context.workspace = workspace
    dialog = shown(qtbot, context, archive)
    assert dialog._asking.isVisible()
    assert not dialog._restore.isVisible()
    for secret in ("một mật khẩu sai", PASSPHRASE):
        assert not dialog._restore.isVisible()
        dialog._secret.line.setText(secret)
        dialog._look()
        qtbot.waitUntil(lambda: not context.tasks.busy)
        assert bool(dialog._secret.error()) is (secret != PASSPHRASE)
    assert not dialog._asking.isVisible()
    assert "UBND xã Cầu Bà" in dialog._head.text()
    cells = words(dialog)
    place = cells.index("Đơn vị")
    assert cells[place + 1 : place + 3] == ["0", "1"], "in the backup, and now"
    assert dialog._folder.value() == str(papers / "kho")
    with qtbot.waitSignal(dialog.restored):
        dialog._submit()
    open_workspace(papers / "kho", secret=PASSPHRASE).close()


def test_every_line_has_a_figure_in_each_column_at_its_right(
    qtbot: QtBot, context: Context, workspace: Workspace, papers: Path, tmp_path: Path
) -> None:
    made = upkeep.backup(workspace, tmp_path / "kho.cchc-backup").path
    workspace.store.media.add(BytesIO(b"\x89PNG"), "ảnh.png")
    context.workspace = workspace
    dialog = shown(qtbot, context, made)
    dialog._secret.line.setText(PASSPHRASE)
    dialog._look()
    qtbot.waitUntil(dialog._card.isVisible)
    lines = [[cell(dialog, at, column) for column in range(3)] for at in range(dialog._facts.rowCount())]
    assert [one.text() for one in lines[-1]] == ["Photos and files at hand", "0", "1"]
    figures = [one for _, *others in lines for one in others]
    assert all(one.text() and one.alignment() & Qt.AlignmentFlag.AlignRight for one in figures)


def cell(dialog: RestoreDialog, line: int, column: int) -> QLabel:
    item = dialog._facts.itemAtPosition(line, column)
    assert item is not None
    label = item.widget()
    assert isinstance(label, QLabel)
    return label


def test_a_backup_of_another_workspace_has_one_column(
    qtbot: QtBot, context: Context, archive: Path, papers: Path, tmp_path: Path
) -> None:
    names = OrganisationDraft(name="Cơ quan khác"), PersonDraft(name="Trưởng đoàn")
    plain = create_workspace(tmp_path / "plain", *names)
    made = upkeep.backup(plain, tmp_path / "plain.cchc-backup").path
    plain.close()
    (papers / "plain").mkdir()
    dialog = shown(qtbot, context, made)
    cells = words(dialog)
    assert cells[cells.index("Đơn vị") + 2] != "0"
    assert dialog._folder.value() == str(papers / "plain (2)")
    (papers / "plain (2)").mkdir()
    (papers / "plain (2)" / "letter.txt").write_text("thư", encoding="utf-8")
    dialog._submit()
    qtbot.waitUntil(dialog._error.isVisible)
    assert dialog._restore.isEnabled()
    assert not is_workspace(papers / "plain (2)")


def test_what_is_no_backup_says_so(qtbot: QtBot, context: Context, papers: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("thư", encoding="utf-8")
    dialog = shown(qtbot, context, letter)
    assert "letter.txt" in dialog._head.text()
    assert not dialog._restore.isVisible()
