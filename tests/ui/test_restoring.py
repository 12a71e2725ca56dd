"""Wherever a backup is restored from, what was made of it opens, and it is said that it is an old state."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.core import messages
from inspector.services.upkeep import backup
from inspector.ui.app import Program
from inspector.ui.restoring import Restoring
from inspector.ui.widgets import Table
from inspector.ui.widgets.restore_dialog import RestoreDialog
from tests.ui.hands import button, press, said, settle

Ask = Callable[[QtBot, Program, Path], None]


@pytest.fixture
def program(qtbot: QtBot, program: Program, folder: Path) -> Program:
    """The same over a workspace."""
    with qtbot.waitSignal(program.keeper.stands):
        program.start(folder)
    return program


def from_the_settings(qtbot: QtBot, program: Program, archive: Path) -> None:
    """The backup is chosen among those that the settings list."""
    program.window.go("settings", "data")
    settle(qtbot, program.tasks)
    page = program.window._pages.page("settings")
    next(table for table in page.findChildren(Table) if table.isVisible()).select([str(archive)])
    press(page, "Khôi phục ra thư mục…")


def from_the_menu(_qtbot: QtBot, program: Program, archive: Path) -> None:
    """The backup is chosen as a file, once the menu has asked for it."""
    program.window.findChildren(Restoring, options=Qt.FindChildOption.FindDirectChildrenOnly)[0].preview(str(archive))


@pytest.mark.parametrize("ask", [from_the_settings, from_the_menu])
def test_what_was_restored_opens_and_is_said_to_be_an_old_state(
    qtbot: QtBot, program: Program, folder: Path, tmp_path: Path, ask: Ask
) -> None:
    current = program.keeper.current
    assert current is not None
    made = backup(current.workspace)
    ask(qtbot, program, made.path)
    dialog = program.window.findChildren(RestoreDialog)[-1]
    qtbot.waitUntil(dialog._restore.isVisible)
    dialog._folder.set_value(str(tmp_path / "again"))
    with qtbot.waitSignal(program.keeper.opened):
        button(dialog, "Khôi phục").click()
    settle(qtbot, program.tasks)
    now = program.keeper.current
    assert now is not None
    assert now.folder == tmp_path / "again"
    assert program.context.settings.recent[:2] == [str(tmp_path / "again"), str(folder)]
    assert messages.text("workspace.put_back") in said(program.window)
