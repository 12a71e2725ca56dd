"""A form that saves itself: what is refused stays, is marked, and is saved once it fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.services import journal, units
from inspector.services.units import UnitDraft, UnitRow
from inspector.services.workspace import Changed, Workspace
from inspector.ui.context import Context, Message
from inspector.ui.widgets.date_field import DateField
from inspector.ui.widgets.fields import Field, LineField, NumberField
from inspector.ui.widgets.form import Form
from inspector.ui.widgets.saving import SavedForm
from tests.services.acts import make_workspace
from tests.store.full_disk import files_no_longer_than
from tests.ui.keys import type_into

NAMES = ("name", "staff", "valid_from", "valid_to")


def change(workspace: Workspace, unit_id: str, values: dict[str, Any]) -> Changed:
    return units.change_unit(workspace, unit_id, UnitDraft(**values))


@dataclass
class Desk:
    """A form over two units, and a person who types."""

    qtbot: QtBot
    context: Context
    workspace: Workspace
    saving: SavedForm
    ids: tuple[str, str]

    @property
    def form(self) -> Form:
        return self.saving.form

    def field(self, name: str) -> Field:
        return self.form.field(name)

    def stored(self, place: int = 0) -> UnitRow:
        return next(row for row in units.units(self.workspace) if row.id == self.ids[place])

    def show(self, place: int = 0) -> None:
        self.saving.show(self.ids[place], {name: getattr(self.stored(place), name) for name in NAMES})

    def type(self, name: str, words: str) -> None:
        line = self.field(name)
        assert isinstance(line, LineField)
        line.line.clear()
        type_into(line.line, words)
        line.commit()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.context.tasks.busy)
        if self.form.isVisible():
            self.show(self.ids.index(str(self.saving._key)))


@pytest.fixture
def desk(qtbot: QtBot, context: Context, tmp_path: Path) -> Iterator[Desk]:
    workspace = context.workspace = make_workspace(tmp_path / "workspace")
    first, second = (units.add_unit(workspace, UnitDraft(name=name)).subject for name in ("Phòng A", "Phòng B"))
    form = Form(2)
    qtbot.addWidget(form)
    for name, field in zip(NAMES, (LineField(), NumberField(), DateField(), DateField()), strict=True):
        form.add(name, name, field)
    saving = SavedForm(context, form, change)
    form.committed.connect(lambda name, value: saving.put({name: value}))
    form.show()
    made = Desk(qtbot, context, workspace, saving, (first, second))
    made.show()
    yield made
    qtbot.waitUntil(lambda: not context.tasks.busy)
    workspace.close()


def test_what_a_full_disk_refused_waits_marked_and_is_saved_when_there_is_room(desk: Desk) -> None:
    said: list[Message] = []
    desk.context.said.connect(said.append)
    with files_no_longer_than(1000):
        desk.type("name", "Phòng Nội vụ")
        assert [message.tone for message in said] == ["bad"]
        assert desk.field("name").error() == said[0].text
        assert desk.field("name").value() == "Phòng Nội vụ"
        assert desk.context.unsaved == 1
        desk.show(1)
        assert desk.field("name").value() == "Phòng B", "the other record shows its own"
        assert desk.field("name").error() == ""
        desk.show(0)
        assert desk.field("name").value() == "Phòng Nội vụ", "back at the record the text is there"
        assert desk.field("name").error()
        desk.show(1)
    units.change_unit(desk.workspace, desk.ids[1], UnitDraft(staff=3))
    desk.type("staff", "4")
    desk.qtbot.waitUntil(lambda: desk.stored().name == "Phòng Nội vụ")
    desk.settle()
    assert desk.context.unsaved == 0
    desk.show(0)
    assert desk.field("name").error() == ""


def test_a_value_that_contradicts_another_is_marked_and_saved_once_the_other_gives_way(desk: Desk) -> None:
    desk.type("valid_to", "01/01/2024")
    desk.type("valid_from", "01/07/2025")
    assert desk.field("valid_from").error()
    assert desk.form._error.text() == "", "the field typed into is marked, not the form"
    assert desk.stored().valid_from is None
    desk.type("valid_to", "")
    desk.settle()
    assert (desk.stored().valid_from, desk.stored().valid_to) == (desk.field("valid_from").value(), None)
    assert desk.stored().valid_from is not None
    assert desk.field("valid_from").error() == ""


def test_escape_lets_go_of_what_was_refused(desk: Desk) -> None:
    desk.type("valid_to", "01/01/2024")
    desk.type("valid_from", "01/07/2025")
    QTest.keyClick(desk.field("valid_from").editor, Qt.Key.Key_Escape)
    assert desk.field("valid_from").value() is None
    assert desk.field("valid_from").error() == ""
    assert desk.context.unsaved == 0
    desk.type("valid_to", "")
    desk.settle()
    assert desk.stored().valid_from is None


def test_what_cannot_be_read_waits_for_its_record(desk: Desk) -> None:
    desk.type("staff", "mười")
    desk.show(1)
    assert desk.field("staff").error() == ""
    desk.show(0)
    line = desk.field("staff")
    assert isinstance(line, NumberField)
    assert line.line.text() == "mười"
    assert line.error()


def test_a_form_that_is_closed_meanwhile_tells_in_the_message_bar(desk: Desk, qtbot: QtBot) -> None:
    said: list[Message] = []
    desk.context.said.connect(said.append)
    desk.saving.put({"name": None})
    shiboken6.delete(desk.saving)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].tone == "bad"


def test_words_are_saved_while_they_are_typed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that goes out takes seconds of work along, not what was typed since the field was entered."""
    monkeypatch.setattr(Field, "rest_ms", 1)
    note = LineField()
    desk.form.add("note", "note", note)
    desk.form.activateWindow()
    note.line.setFocus()
    desk.qtbot.waitUntil(note.line.hasFocus)
    type_into(note.line, "đang ghi ")
    desk.qtbot.waitUntil(lambda: desk.stored().note == "đang ghi")
    desk.settle()
    assert note.line.text() == "đang ghi ", "what is being typed stays"
    type_into(note.line, "tiếp")
    desk.qtbot.waitUntil(lambda: desk.stored().note == "đang ghi tiếp")
    desk.settle()
    journal.undo(desk.workspace)
    assert desk.stored().note == "đang ghi", "undone step by step"
    journal.undo(desk.workspace)
    assert desk.stored().note is None
