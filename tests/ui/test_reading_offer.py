"""A workspace that somebody else writes to is offered for reading, and can be written to again afterwards."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from inspector.store.lock import Lock
from inspector.ui.context import Context
from inspector.ui.keeper import Keeper
from inspector.ui.main_window import MainWindow
from inspector.ui.widgets.dialogs import ConfirmDialog


def _asked(qtbot: QtBot, keeper: Keeper, window: MainWindow, folder: Path) -> ConfirmDialog:
    with qtbot.waitSignal(keeper.locked):
        keeper.open(folder)
    return window.findChildren(ConfirmDialog)[-1]


def test_a_locked_workspace_is_opened_for_reading_when_the_person_agrees(
    qtbot: QtBot, context: Context, keeper: Keeper, window: MainWindow, folder: Path
) -> None:
    lock = Lock(folder, datetime(2026, 11, 22, tzinfo=UTC))
    dialog = _asked(qtbot, keeper, window, folder)
    with qtbot.waitSignal(keeper.opened):
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "Open for reading").click()
    assert context.workspace.read_only
    qtbot.waitUntil(lambda: not context.tasks.busy)
    lock.release()
    with qtbot.waitSignal(keeper.opened):
        keeper.open(folder)
    assert not context.workspace.read_only, "once it is free, the same workspace is opened for writing"
    qtbot.waitUntil(lambda: not context.tasks.busy)


def test_nothing_is_opened_when_the_person_declines(
    qtbot: QtBot, context: Context, keeper: Keeper, window: MainWindow, folder: Path
) -> None:
    lock = Lock(folder, datetime(2026, 11, 22, tzinfo=UTC))
    dialog = _asked(qtbot, keeper, window, folder)
    with qtbot.waitSignal(keeper.nothing_open):
        dialog.reject()
    assert keeper.current is None
    lock.release()
