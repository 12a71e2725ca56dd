"""The undo of an issuing or a signing is asked for first: a slip of the hand withdraws nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.domain.document import DocumentKind, IssuedDocument
from inspector.services import documents
from inspector.services.workspace import Workspace
from inspector.services.writing import Changed
from inspector.ui.context import Context
from inspector.ui.keeper import Keeper
from inspector.ui.main_window import MainWindow
from inspector.ui.widgets.dialogs import ConfirmDialog
from tests.ui.hands import opened

TITLE = "Báo cáo kết quả kiểm tra năm 2026"


def _issue(workspace: Workspace, action: str = "documents.issue") -> Changed:
    """Record a document as issued, or signed, as the services do once the file is written."""
    with workspace.action(action) as writing:
        made = IssuedDocument(id=writing.new_id(), kind=DocumentKind.YEAR_REPORT, title=TITLE, sha256="0" * 64)
        record = writing.add(made)
    return writing.changed(record.id)


def _question(window: MainWindow, qtbot: QtBot) -> ConfirmDialog:
    window.act("undo")
    return opened(qtbot, window, ConfirmDialog)


def test_an_undo_withdraws_a_document_only_when_it_is_meant(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, context: Context, folder: Path
) -> None:
    with qtbot.waitSignal(keeper.stands):
        keeper.open(folder)
    with qtbot.waitSignal(keeper.stands):
        context.write(_issue)
    dialog = _question(window, qtbot)
    assert any(TITLE in label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()
    qtbot.waitUntil(lambda: window.findChild(ConfirmDialog) is None and not context.tasks.busy)
    assert [row.withdrawn for row in documents.issued(context.workspace, withdrawn=True)] == [False]
    dialog = _question(window, qtbot)
    with qtbot.waitSignal(context.stepped):
        dialog._say_yes()
    qtbot.waitUntil(lambda: not context.tasks.busy)
    assert documents.issued(context.workspace) == ()
    assert [row.withdrawn for row in documents.issued(context.workspace, withdrawn=True)] == [True]


@pytest.mark.parametrize(
    ("action", "words"),
    [("documents.sign", "the record of the signature"), ("inspection.sign", "count as not signed")],
)
def test_a_signature_is_taken_back_only_when_it_is_meant(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, context: Context, folder: Path, action: str, words: str
) -> None:
    with qtbot.waitSignal(keeper.stands):
        keeper.open(folder)
    with qtbot.waitSignal(keeper.stands):
        context.write(_issue, action)
    dialog = _question(window, qtbot)
    assert any(words in label.text() for label in dialog.findChildren(QLabel))
    with qtbot.waitSignal(context.stepped):
        dialog._say_yes()
    qtbot.waitUntil(lambda: not context.tasks.busy)
