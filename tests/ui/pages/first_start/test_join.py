"""Asking to join a team from the first page: a workspace that waits, and a request on the stick."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.services.team import joining
from inspector.services.workspace import Workspace, is_workspace
from inspector.ui.context import Context
from inspector.ui.pages.first_start import join as module
from inspector.ui.pages.first_start.join import JoinDialog
from inspector.ui.widgets.passphrase import SheetDialog

PASSPHRASE = "năm cụm từ dễ nhớ"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(window: QWidget, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> JoinDialog:
    monkeypatch.setattr("inspector.ui.pages.first_start.places.documents", lambda: tmp_path)
    monkeypatch.setattr(module, "documents", lambda: tmp_path)
    made = JoinDialog(context, window)
    made.open()
    return made


def _fill(dialog: JoinDialog, folder: Path, **values: Any) -> Path:
    file = folder / "đề nghị.cchc"
    given = {"person": "Chuyên viên Một", "folder": str(folder / "kho"), "file": str(file), "protect": False}
    dialog.form.set_values({**given, **values})
    dialog._submit()
    return file


def _adopted(qtbot: QtBot, dialog: JoinDialog, act: Any) -> Workspace:
    context = dialog._context
    with qtbot.waitSignal(context.adopted) as blocker:
        act()
    assert blocker.args is not None
    workspace: Workspace = blocker.args[0]
    return workspace


def test_a_workspace_that_waits_and_its_request(qtbot: QtBot, dialog: JoinDialog, tmp_path: Path) -> None:
    workspace = _adopted(qtbot, dialog, lambda: _fill(dialog, tmp_path))
    waits = joining.waiting(workspace)
    assert waits is not None
    assert waits.person == "Chuyên viên Một"
    request = joining.read_request(tmp_path / "đề nghị.cchc")
    assert (request.person, request.fingerprint) == ("Chuyên viên Một", waits.fingerprint)
    assert not workspace.protected
    workspace.close()


def test_a_protected_one_waits_for_the_sheet_first(qtbot: QtBot, dialog: JoinDialog, tmp_path: Path) -> None:
    file = _fill(dialog, tmp_path, protect=True, passphrase=PASSPHRASE, again=PASSPHRASE)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(SheetDialog)))
    sheet = dialog.findChildren(SheetDialog)[-1]
    assert not file.exists()
    assert not is_workspace(tmp_path / "kho")
    sheet._next()
    sheet._form.field("group").editor.setText(sheet._vault.groups[sheet._number - 1])  # type: ignore[attr-defined]
    workspace = _adopted(qtbot, dialog, sheet._next)
    assert workspace.protected
    assert workspace.waiting
    assert file.exists()
    workspace.close()


def test_the_request_is_named_after_the_person(dialog: JoinDialog) -> None:
    dialog.form.field("person").editor.setText("Đỗ Thị Ánh")  # type: ignore[attr-defined]
    assert Path(dialog.form.field("file").value()).name == "Đề-nghị-Đỗ-Thị-Ánh.cchc"


def test_what_is_in_use_is_refused_before_anything_is_made(qtbot: QtBot, dialog: JoinDialog, tmp_path: Path) -> None:
    (tmp_path / "đề nghị.cchc").write_bytes(b"other")
    for protect in (False, True):
        _fill(dialog, tmp_path, protect=protect, passphrase=PASSPHRASE, again=PASSPHRASE)
        qtbot.waitUntil(lambda: "đề nghị.cchc" in dialog.form._error.text())
        assert not is_workspace(tmp_path / "kho")
        assert (tmp_path / "đề nghị.cchc").read_bytes() == b"other"
