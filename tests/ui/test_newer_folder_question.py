"""Opening a folder that was left asks whether the one that went on was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.services import units, upkeep
from inspector.services.workspace import open_workspace
from inspector.ui.context import Context, Message
from inspector.ui.keeper import Keeper
from inspector.ui.main_window import MainWindow
from inspector.ui.widgets.dialogs import ConfirmDialog


@pytest.fixture
def went_on(folder: Path, tmp_path: Path) -> Path:
    """A folder restored from a backup of the other one, in which the work went on."""
    first = open_workspace(folder)
    made = upkeep.backup(first)
    first.close()
    restored = open_workspace(upkeep.restore(made.path, tmp_path / "restored").folder)
    units.add_unit(restored, units.UnitDraft(name="UBND xã Bình Châu"))
    restored.close()
    return restored.folder


def _asked(qtbot: QtBot, keeper: Keeper, window: MainWindow, folder: Path) -> ConfirmDialog:
    with qtbot.waitSignal(keeper.stands):
        keeper.open(folder)
    [dialog] = [one for one in window.findChildren(ConfirmDialog) if one.isVisible()]
    return dialog


def test_the_folder_that_went_on_is_opened_when_the_person_agrees(
    qtbot: QtBot, keeper: Keeper, window: MainWindow, folder: Path, went_on: Path
) -> None:
    dialog = _asked(qtbot, keeper, window, folder)
    assert str(went_on) in " ".join(label.text() for label in dialog.findChildren(QLabel))
    with qtbot.waitSignal(keeper.stands):
        dialog._say_yes()
    assert keeper.current is not None
    assert keeper.current.folder == went_on
    assert not any(one.isVisible() for one in window.findChildren(ConfirmDialog)), "that one is not asked about"


def test_who_goes_on_in_the_older_folder_reads_so(
    qtbot: QtBot, context: Context, keeper: Keeper, window: MainWindow, folder: Path, went_on: Path
) -> None:
    said = list[Message]()
    context.said.connect(said.append)
    _asked(qtbot, keeper, window, folder).cancel.click()
    assert keeper.current is not None
    assert keeper.current.folder == folder
    [message] = [one for one in said if str(went_on) in one.text]
    assert message.tone == "warning", "it stays until it is closed"
