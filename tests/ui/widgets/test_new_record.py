"""A record that is typed while it is being recorded, and whoever has gone on or closed the form meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from inspector.services import units
from inspector.services.units import UnitDraft, UnitRow
from inspector.services.workspace import Changed, Workspace
from inspector.ui.context import Context, Message
from inspector.ui.widgets.new_record import NewRecord
from tests.services.acts import make_workspace


def add(workspace: Workspace, values: dict[str, Any]) -> Changed:
    return units.add_unit(workspace, UnitDraft(**values))


def change(workspace: Workspace, unit_id: str, values: dict[str, Any]) -> Changed:
    return units.change_unit(workspace, unit_id, UnitDraft(**values))


def stored(workspace: Workspace, name: str) -> UnitRow:
    return next(row for row in units.units(workspace) if row.name == name)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path / "workspace")
    yield made
    made.close()


@pytest.fixture
def form() -> QObject:
    return QObject()


@pytest.fixture
def new(context: Context, form: QObject, workspace: Workspace) -> NewRecord:
    context.workspace = workspace
    return NewRecord(context, change, form)


def settle(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.tasks.busy)


def test_what_is_typed_meanwhile_follows(qtbot: QtBot, new: NewRecord, context: Context, workspace: Workspace) -> None:
    with qtbot.waitSignal(new.made) as made:
        new.add(add, {"name": "Phòng Nội vụ"})
        new.follow({"staff": 12})
    settle(qtbot, context)
    assert not new.making
    row = stored(workspace, "Phòng Nội vụ")
    assert made.args == [row.id]
    assert row.staff == 12


def test_two_on_their_way_keep_their_own(qtbot: QtBot, new: NewRecord, context: Context, workspace: Workspace) -> None:
    made: list[str] = []
    new.made.connect(made.append)
    new.add(add, {"name": "Phòng Nội vụ"})
    new.follow({"staff": 12})
    new.leave()
    new.add(add, {"name": "Phòng Y tế"})
    new.follow({"staff": 7})
    settle(qtbot, context)
    assert made == [stored(workspace, "Phòng Y tế").id], "who has gone on is not called back"
    assert [stored(workspace, name).staff for name in ("Phòng Nội vụ", "Phòng Y tế")] == [12, 7]


def test_a_form_that_is_closed_loses_nothing(
    qtbot: QtBot, new: NewRecord, context: Context, form: QObject, workspace: Workspace
) -> None:
    new.add(add, {"name": "Phòng Nội vụ"})
    new.follow({"staff": 12})
    form.deleteLater()
    with qtbot.waitSignal(form.destroyed):
        pass
    settle(qtbot, context)
    assert stored(workspace, "Phòng Nội vụ").staff == 12


def test_a_refusal_is_told_where_it_can_be_seen(qtbot: QtBot, new: NewRecord, context: Context) -> None:
    said: list[Message] = []
    context.said.connect(said.append)
    with qtbot.waitSignal(new.refused):
        new.add(add, {"code": "KV30"})
    assert said == []
    new.add(add, {"code": "KV30"})
    new.leave()
    settle(qtbot, context)
    assert [one.tone for one in said] == ["bad"]
