"""A workspace that somebody else writes to is offered for reading, and can be written to again afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from inspector.store.lock import Lock
from inspector.ui.context import Context
from inspector.ui.keeper import Keeper
from inspector.ui.main_window import MainWindow
from inspector.ui.widgets.dialogs import ConfirmDialog


@pytest.fixture
def lock(folder: Path) -> Iterator[Lock]:
    """Somebody else writes to the workspace."""
    held = Lock(folder, datetime(2026, 11, 22, tzinfo=UTC))
    yield held
    held.release()


@pytest.fixture
def dialog(qtbot: QtBot, keeper: Keeper, window: MainWindow, folder: Path, lock: Lock) -> ConfirmDialog:
    """What the window asks when the workspace is opened meanwhile."""
    with qtbot.waitSignal(keeper.locked):
        keeper.open(folder)
    return window.findChildren(ConfirmDialog)[-1]


def test_a_locked_workspace_is_opened_for_reading_when_the_person_agrees(
    qtbot: QtBot, context: Context, keeper: Keeper, folder: Path, lock: Lock, dialog: ConfirmDialog
) -> None:
    with qtbot.waitSignal(keeper.opened):
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "Open for reading").click()
    assert context.workspace.read_only
    qtbot.waitUntil(lambda: not context.tasks.busy)
    lock.release()
    with qtbot.waitSignal(keeper.opened):
        keeper.open(folder)
    assert not context.workspace.read_only, "once it is free, the same workspace is opened for writing"
    qtbot.waitUntil(lambda: not context.tasks.busy)


def test_nothing_is_opened_when_the_person_declines(qtbot: QtBot, keeper: Keeper, dialog: ConfirmDialog) -> None:
    with qtbot.waitSignal(keeper.nothing_open):
        dialog.reject()
    assert keeper.current is None
