"""What the keeper does with a workspace it has opened, unasked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from inspector.core import messages
from inspector.services import units
from inspector.services.workspace import open_workspace
from inspector.store.backup import listed
from inspector.ui import session
from inspector.ui.context import Context, Message
from inspector.ui.keeper import Keeper


@pytest.fixture
def keeper(keeper: Keeper) -> Keeper:
    """The same, whose backups are due at once."""
    keeper._backup.setInterval(0)
    return keeper


def _said(context: Context) -> list[Message]:
    said: list[Message] = []
    context.said.connect(said.append)
    return said


def test_every_start_leaves_a_backup_and_says_nothing_of_it(
    qtbot: QtBot, context: Context, keeper: Keeper, folder: Path
) -> None:
    said = _said(context)
    with qtbot.waitSignal(context.backed_up):
        keeper.open(folder)
    qtbot.waitUntil(lambda: len(listed(folder)) == 1 and not context.tasks.busy)
    assert said == []


def test_a_backup_that_cannot_be_made_is_told(qtbot: QtBot, context: Context, keeper: Keeper, folder: Path) -> None:
    said = _said(context)
    (folder / "backups").write_text("")
    keeper.open(folder)
    qtbot.waitUntil(lambda: bool(said))
    assert str(folder / "backups") in said[0].text
    qtbot.waitUntil(lambda: not context.tasks.busy)


def test_a_workspace_that_was_put_back_says_so(qtbot: QtBot, context: Context, keeper: Keeper, folder: Path) -> None:
    old = shutil.copytree(folder, folder.with_name("old"))
    workspace = open_workspace(folder)
    units.add_unit(workspace, units.UnitDraft(name="UBND xã Cầu Bà"))
    workspace.close()
    said = _said(context)
    keeper.open(old)
    qtbot.waitUntil(lambda: bool(said) and not context.tasks.busy)
    assert [message.text for message in said] == [messages.text("workspace.branch.restored")]
    assert said[0].tone == "warning", "the sentence stays until it is closed"


class _FirstPage(QObject):
    """Reads something as soon as a workspace is open, and notes in ``order`` when it has been given to it."""

    def __init__(self, context: Context, order: list[str]) -> None:
        super().__init__()
        self._context = context
        self._order = order

    @Slot(object)
    def ask(self, _opened: object) -> None:
        self._context.read(units.units, done=self.show)

    @Slot(object)
    def show(self, _units: object) -> None:
        self._order.append("page")


def test_what_the_bars_tell_is_asked_once_the_first_page_has_been_read(
    qtbot: QtBot, context: Context, keeper: Keeper, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    asked = session.standing

    def standing(workspace: object) -> session.Standing:
        order.append("bars")
        return asked(workspace)

    monkeypatch.setattr(session, "standing", standing)
    page = _FirstPage(context, order)
    keeper.opened.connect(page.ask)
    with qtbot.waitSignal(keeper.stands):
        keeper.open(folder)
    assert order[:2] == ["page", "bars"]
    qtbot.waitUntil(lambda: not context.tasks.busy)
