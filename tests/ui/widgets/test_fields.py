"""Fields: checked and committed when editing ends, mended to NFC, never while a letter is composed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from inspector.core.errors import Refused
from inspector.ui.widgets.date_field import DateField
from inspector.ui.widgets.fields import (
    ChoiceField,
    Field,
    FlagField,
    LineField,
    NumberField,
    PointsField,
    TimeField,
)
from inspector.ui.widgets.layouts import column
from inspector.ui.widgets.text_field import TextField
from tests.ui.keys import type_into


class Desk(QWidget):
    """A field, and another place to go to."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.elsewhere = QLineEdit()
        self.setLayout(column(field, self.elsewhere))
        self.committed: list[object] = []
        field.committed.connect(self.committed.append)

    def type(self, words: str) -> None:
        self.field.editor.setFocus()
        type_into(self.field.editor, words)

    def leave(self) -> None:
        self.elsewhere.setFocus()


@pytest.fixture
def desk(qtbot: QtBot, theme: object) -> Callable[[Field], Desk]:
    def show(field: Field) -> Desk:
        made = Desk(field)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        made.leave()
        return made

    return show


def test_nothing_is_committed_per_key(desk: Callable[[Field], Desk]) -> None:
    shown = desk(LineField("Tên"))
    shown.type("UBND xa Khanh Trung")
    assert shown.committed == []
    shown.leave()
    assert shown.committed == ["UBND xa Khanh Trung"]
    shown.field.editor.setFocus()
    shown.leave()
    assert len(shown.committed) == 1, "leaving again without a change commits nothing"


def test_text_is_stored_composed_and_clean(desk: Callable[[Field], Desk]) -> None:
    shown = desk(LineField())
    shown.type("  " + unicodedata.normalize("NFD", "Xã  Khánh\u00a0Vĩnh") + " ")
    shown.leave()
    assert shown.committed == ["Xã Khánh Vĩnh"]


def test_a_letter_being_composed_is_left_alone(desk: Callable[[Field], Desk]) -> None:
    shown = desk(LineField())
    line = shown.field.editor
    line.setFocus()
    QApplication.sendEvent(line, QInputMethodEvent("kha", []))
    assert shown.committed == []
    done = QInputMethodEvent()
    done.setCommitString("khánh")
    QApplication.sendEvent(line, done)
    assert shown.committed == []
    shown.leave()
    assert shown.committed == ["khánh"]


def test_enter_commits_and_escape_brings_the_old_value_back(qtbot: QtBot, desk: Callable[[Field], Desk]) -> None:
    shown = desk(LineField())
    shown.field.set_value("cũ")
    shown.type("mới")
    QTest.keyClick(shown.field.editor, Qt.Key.Key_Escape)
    shown.leave()
    assert shown.committed == []
    shown.field.editor.setFocus()
    shown.field.editor.selectAll()  # type: ignore[attr-defined]
    shown.type("moi")
    QTest.keyClick(shown.field.editor, Qt.Key.Key_Return)
    assert shown.committed == ["moi"]


def test_a_refresh_does_not_take_what_is_being_typed(desk: Callable[[Field], Desk]) -> None:
    shown = desk(LineField())
    shown.type("đang gõ")
    shown.field.set_value("từ máy khác")
    shown.leave()
    assert shown.committed == ["đang gõ"]
    shown.field.set_value("từ máy khác")
    assert shown.field.value() == "từ máy khác"


@pytest.mark.parametrize(
    ("field", "typed", "value", "shown_as"),
    [
        (DateField, "5/3/2020", date(2020, 3, 5), "05/03/2020"),
        (DateField, "2020-03-05", date(2020, 3, 5), "05/03/2020"),
        (TimeField, "8h05", time(8, 5), "08:05"),
        (PointsField, "2.5", Decimal("2.5"), "2,50"),
        (PointsField, "2,25", Decimal("2.25"), "2,25"),
        (NumberField, "1.234", 1234, "1.234"),
    ],
)
def test_vietnamese_and_iso_forms_are_read(
    desk: Callable[[Field], Desk], field: type[LineField], typed: str, value: object, shown_as: str
) -> None:
    shown = desk(field())
    shown.type(typed)
    shown.leave()
    assert shown.committed == [value]
    assert isinstance(shown.field.editor, QLineEdit)
    assert shown.field.editor.text() == shown_as


@pytest.mark.parametrize("field", [DateField, TimeField, PointsField, NumberField])
def test_what_cannot_be_read_is_kept_and_said(desk: Callable[[Field], Desk], field: type[LineField]) -> None:
    shown = desk(field())
    shown.type("31/31/abc")
    shown.leave()
    assert shown.committed == []
    assert shown.field.error()
    assert isinstance(shown.field.editor, QLineEdit)
    assert shown.field.editor.text() == "31/31/abc", "the person mends it, nobody types it again"
    shown.field.editor.selectAll()
    QTest.keyClick(shown.field.editor, Qt.Key.Key_Delete)
    shown.field.commit()
    assert shown.field.error() == ""


def test_the_services_refusal_stands_under_the_field(desk: Callable[[Field], Desk]) -> None:
    shown = desk(LineField())
    refused = Refused("parse.date", value="x")
    shown.field.refuse(refused)
    assert shown.field.error() == str(refused)
    assert shown.field.editor.accessibleDescription() == str(refused)
    assert shown.field.commit()
    assert shown.field.error() == str(refused), "leaving the field does not make the value good"


def test_what_a_full_disk_refused_is_given_again_when_the_field_is_left(desk: Callable[[Field], Desk]) -> None:
    shown = desk(TextField())
    shown.type("Ghi chú dài")
    shown.leave()
    shown.field.refuse(Refused("store.disk_full", path="x"))
    assert shown.field.commit()
    assert shown.committed == ["Ghi chú dài", "Ghi chú dài"]
    assert shown.field.error(), "not saved until the service says so"
    shown.field.refuse(Refused("draft.too_long", field="note", limit=5))
    assert shown.field.commit()
    assert len(shown.committed) == 2, "a value that is wrong itself waits until it is changed"


def test_prose_keeps_its_lines_and_commits_when_left(qtbot: QtBot, desk: Callable[[Field], Desk]) -> None:
    shown = desk(TextField())
    shown.type("dòng một\ndòng hai  ")
    assert shown.committed == []
    shown.leave()
    assert shown.committed == ["dòng một\ndòng hai"]
    shown.type(" thêm")
    QTest.keyClick(shown.field.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(shown.committed) == 2


def test_a_choice_is_committed_at_once_but_not_by_the_wheel(qtbot: QtBot, desk: Callable[[Field], Desk]) -> None:
    field = ChoiceField([("xa", "UBND xã"), ("phong", "Phòng")], optional=True)
    shown = desk(field)
    field.set_value("xa")
    here = QPointF(5, 5)
    wheel = QWheelEvent(
        here, here, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field.combo, wheel)
    assert field.combo.currentText() == "UBND xã"
    field.combo.setFocus()
    QTest.keyClick(field.combo, Qt.Key.Key_Down)
    assert shown.committed == ["phong"]
    field.set_choices([("phong", "Phòng chuyên môn")])
    assert field.combo.currentText() == "Phòng chuyên môn"
    field.set_value(None)
    assert field.combo.currentText() == "–"


@pytest.mark.parametrize(
    ("letters", "chosen"), [("su", "Sự nghiệp"), ("d", "Đơn vị"), ("nghi", "Sự nghiệp"), ("ubndp", "UBND xã")]
)
def test_typing_finds_a_choice_without_its_accents(desk: Callable[[Field], Desk], letters: str, chosen: str) -> None:
    field = ChoiceField([(words, words) for words in ("UBND xã", "Phòng", "Sự nghiệp", "Đơn vị")])
    shown = desk(field)
    field.set_value("UBND xã")
    field.combo.setFocus()
    QTest.keyClicks(field.combo, letters)
    assert field.combo.currentText() == chosen
    assert shown.committed[-1:] == ([chosen] if chosen != "UBND xã" else [])


def test_a_short_list_of_choices_is_shown_whole(qtbot: QtBot, desk: Callable[[Field], Desk], theme: object) -> None:
    field = ChoiceField([(number, f"Nội dung {number}") for number in range(12)])
    shown = desk(field)
    shown.move(0, 0)
    field.combo.showPopup()
    qtbot.waitUntil(field.combo.view().isVisible)
    assert field.combo.view().verticalScrollBar().maximum() == 0
    field.combo.hidePopup()


def test_a_tick_is_committed_at_once(qtbot: QtBot, desk: Callable[[Field], Desk]) -> None:
    field = FlagField("Số minh họa")
    shown = desk(field)
    field.set_value(None)
    assert field.value() is None
    QTest.keyClick(field.box, Qt.Key.Key_Space)
    assert shown.committed == [True]


def test_undo_with_nothing_typed_is_left_to_the_window(qtbot: QtBot, desk: Callable[[Field], Desk]) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    shown = desk(LineField())
    undone: list[bool] = []
    shortcut = QShortcut(QKeySequence("Ctrl+Z"), shown)
    shortcut.activated.connect(lambda: undone.append(True))
    shown.field.set_value("đã lưu")
    shown.field.editor.setFocus()
    QTest.keyClick(shown.field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    shown.type("thêm")
    QTest.keyClick(shown.field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True], "letters just typed are taken back by the field itself"


def test_a_list_is_as_wide_as_its_words(qtbot: QtBot, theme: object) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 200)
    field = ChoiceField([(1, "Chậm giải quyết thủ tục hành chính cho người dân, tổ chức mà không có lý do")])
    field.setParent(window)
    field.combo.resize(120, 28)
    window.show()
    field.combo.showPopup()
    view = field.combo.view()
    assert view.width() >= view.sizeHintForColumn(0)
    field.combo.hidePopup()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rest of the hands is over at once."""
    monkeypatch.setattr(Field, "rest_ms", 1)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("field", [LineField, TextField])
def test_words_are_committed_after_a_rest_and_stay_as_they_are_typed(
    qtbot: QtBot, desk: Callable[[Field], Desk], field: type[LineField | TextField]
) -> None:
    shown = desk(field())
    shown.field.save_at_rest()
    shown.type("đang ghi ")
    qtbot.waitUntil(lambda: shown.committed == ["đang ghi"])
    assert shown.field._typed() == "đang ghi ", "the blank that was just typed is not taken away"
    shown.field.set_value("từ lần đọc trước đó")
    assert shown.field._typed() == "đang ghi ", "nor does a refresh touch what is being typed"
    shown.type("tiếp")
    qtbot.waitUntil(lambda: shown.committed == ["đang ghi", "đang ghi tiếp"])
    shown.leave()
    assert shown.committed == ["đang ghi", "đang ghi tiếp"], "nothing new is left to commit"
    shown.field.set_value("từ máy khác")
    assert shown.field.value() == "từ máy khác"


@pytest.mark.usefixtures("quick")
def test_escape_takes_back_what_was_saved_while_it_was_typed(qtbot: QtBot, desk: Callable[[Field], Desk]) -> None:
    shown = desk(LineField())
    shown.field.save_at_rest()
    shown.field.set_value("cũ")
    shown.type(" và mới")
    qtbot.waitUntil(lambda: len(shown.committed) == 1)
    QTest.keyClick(shown.field.editor, Qt.Key.Key_Escape)
    assert (shown.committed[1:], shown.field.value()) == (["cũ"], "cũ")


class Careful(LineField):
    """Takes no words that begin with a question mark."""

    def _read(self) -> object:
        if self.line.text().startswith("?"):
            raise Refused("store.disk_full", path="?")
        return super()._read()


@pytest.mark.parametrize("field", [NumberField, DateField, PointsField, TimeField])
def test_no_rest_commits_half_a_figure(desk: Callable[[Field], Desk], field: type[LineField]) -> None:
    shown = desk(field())
    shown.field.save_at_rest()
    assert shown.field._rest is None


@pytest.mark.usefixtures("quick")
def test_what_cannot_be_read_yet_waits_without_a_word(qtbot: QtBot, desk: Callable[[Field], Desk]) -> None:
    shown = desk(Careful())
    shown.field.save_at_rest()
    with qtbot.waitSignal(shown.field._rest.timeout):  # type: ignore[union-attr]
        shown.type("?")
    assert (shown.committed, shown.field.error()) == ([], "")
    shown.leave()
    assert shown.committed == []
    assert shown.field.error()


@pytest.mark.usefixtures("quick")
def test_a_field_that_was_emptied_waits_until_it_is_left(qtbot: QtBot, desk: Callable[[Field], Desk]) -> None:
    shown = desk(LineField())
    shown.field.save_at_rest()
    shown.field.set_value("Phòng A")
    shown.field.editor.setFocus()
    shown.field.editor.selectAll()  # type: ignore[attr-defined]
    with qtbot.waitSignal(shown.field._rest.timeout):  # type: ignore[union-attr]
        QTest.keyClick(shown.field.editor, Qt.Key.Key_Delete)
    assert shown.committed == []
    shown.leave()
    assert shown.committed == [None]
