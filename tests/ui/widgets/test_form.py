"""Forms: labels, values, changes, and where a refusal is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.errors import Refused
from inspector.ui.widgets.date_field import DateField
from inspector.ui.widgets.dialogs import FormDialog
from inspector.ui.widgets.fields import ClockField, LineField, NumberField
from inspector.ui.widgets.form import Form
from inspector.ui.widgets.path_field import FolderField
from tests.ui.keys import type_into


def make(qtbot: QtBot) -> Form:
    form = Form(columns=2)
    qtbot.addWidget(form)
    form.add("name", "Tên đơn vị", LineField(), span=2, required=True)
    form.add("valid_from", "Từ ngày", DateField())
    form.add("staff", "Biên chế", NumberField())
    return form


def test_values_and_changes(qtbot: QtBot, theme: object) -> None:
    form = make(qtbot)
    form.set_values({"name": "UBND xã", "staff": 20, "unknown": 1})
    assert form.changes() == {}
    assert form.values() == {"name": "UBND xã", "valid_from": None, "staff": 20}
    line = form.field("staff")
    assert isinstance(line, NumberField)
    line.line.setText("21")
    assert form.commit()
    assert form.changes() == {"staff": 21}


def test_each_commit_is_told_by_name(qtbot: QtBot, theme: object) -> None:
    form, told = make(qtbot), list[tuple[str, object]]()
    form.committed.connect(lambda name, value: told.append((name, value)))
    name = form.field("name")
    assert isinstance(name, LineField)
    name.line.setText("UBND xã Khánh Trung")
    name.commit()
    assert told == [("name", "UBND xã Khánh Trung")]


def test_what_cannot_be_read_stops_the_form(qtbot: QtBot, theme: object) -> None:
    form = make(qtbot)
    day = form.field("valid_from")
    assert isinstance(day, DateField)
    day.line.setText("hôm qua")
    assert not form.commit()
    assert day.error()


def test_a_refusal_goes_to_the_field_it_names(qtbot: QtBot, theme: object) -> None:
    form = make(qtbot)
    form.refuse(Refused("parse.date", field="valid_from", value="x"))
    assert form.field("valid_from").error()
    other = Refused("parse.date", value="x")
    form.refuse(other)
    assert form._error.text() == str(other)


def test_fields_are_named_for_those_who_do_not_see(qtbot: QtBot, theme: object) -> None:
    assert make(qtbot).field("staff").editor.accessibleName() == "Biên chế"


def test_a_sentence_about_a_narrow_field_stands_over_the_whole_width(qtbot: QtBot) -> None:
    form = Form(5)
    qtbot.addWidget(form)
    day, clock = form.add("day", "Ngày", LineField(), span=2), ClockField()
    form.add("clock", "Giờ", clock)
    form.resize(500, 200)
    form.show()
    top = day.mapTo(form, day.rect().topLeft()).y()
    type_into(clock.editor, "sáng")
    assert not clock.commit()
    qtbot.waitUntil(clock.error_label.isVisible)
    layout = form.layout()
    assert layout is not None
    layout.activate()
    assert clock.error_label.width() == form.width()
    assert day.mapTo(form, day.rect().topLeft()).y() == top, "the neighbours stay where they are"
    clock.line.clear()
    type_into(clock.editor, "9h15")
    assert clock.commit()
    assert (clock.value(), clock.error_label.isVisible()) == ("09:15", False)


def test_a_sentence_stands_on_the_side_of_its_field(qtbot: QtBot) -> None:
    form = Form(3)
    qtbot.addWidget(form)
    fields = [form.add(name, name, DateField()) for name in ("first", "middle", "last")]
    sides = [field.error_label.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask for field in fields]
    assert sides == [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight]


def test_tab_leaves_the_last_field_of_a_dialog_to_the_button_that_saves(qtbot: QtBot, theme: object) -> None:
    form = make(qtbot)
    dialog = FormDialog("Hoãn", form, "Ghi", None)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    last = form.editors()[-1]
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog._save


def test_what_was_refused_is_forgotten_when_something_else_is_typed(qtbot: QtBot, theme: object) -> None:
    form = make(qtbot)
    day, name = form.field("valid_from"), form.field("name")
    form.refuse(Refused("parse.date", field="valid_from", value="x"))
    assert day.error()
    type_into(name.editor, "U")
    assert not day.error()
    form.refuse(Refused("parse.date", field="valid_from", value="x"))
    form.keeps_refusals = True
    type_into(name.editor, "B")
    assert day.error(), "what saves itself stays marked until it is saved"


def test_nothing_moves_for_a_sentence_that_room_is_kept_for(qtbot: QtBot, theme: object) -> None:
    form = make(qtbot)
    form.keep_room("valid_from", 2)
    form.add("note", "Ghi chú", LineField())
    form.resize(500, 400)
    form.show()
    note = form.field("note")
    before = note.mapTo(form, note.rect().topLeft())
    form.refuse(Refused("parse.date", field="valid_from", value="x"))
    assert form.field("valid_from").error_label.isVisible()
    form.grab()
    assert note.mapTo(form, note.rect().topLeft()) == before


def test_a_day_that_contradicts_the_other_is_marked_when_it_is_left(qtbot: QtBot, theme: object) -> None:
    form = Form(columns=2)
    qtbot.addWidget(form)
    first, last = form.add("starts_on", "Từ ngày", DateField()), form.add("ends_on", "Đến ngày", DateField())
    form.in_order("starts_on", "ends_on", "plan.dates_reversed")
    for field, words in ((first, "20/06/2026"), (last, "2/6/2026")):
        type_into(field.editor, words)
        field.commit()
    assert not first.error()
    assert "02/06/2026" in last.error()
    assert last.value() is not None, "it is marked, not taken away"
    first.editor.clear()  # type: ignore[attr-defined]
    type_into(first.editor, "1/6/2026")
    first.commit()
    assert not first.error() + last.error()


def test_tab_stops_at_the_button_beside_a_field(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    folder, name = FolderField("Thư mục", "Chọn thư mục khác…"), LineField()
    form.add("folder", "Thư mục", folder)
    form.add("name", "Tên", name)
    assert form.stops() == [folder.line, folder.choose, name.line]
