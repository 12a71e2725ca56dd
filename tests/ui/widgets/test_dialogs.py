"""Dialogs are freed when they close, and ask before they act."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from inspector.core.errors import Refused
from inspector.ui.crash import CrashDialog
from inspector.ui.help import HelpDialog
from inspector.ui.widgets.dialogs import ConfirmDialog, Dialog, FormDialog
from inspector.ui.widgets.fields import LineField
from inspector.ui.widgets.form import Form


class Asker(QObject):
    """Whoever opened the dialog."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []

    @Slot()
    def yes(self) -> None:
        self.answers.append(True)

    @Slot(dict)
    def take(self, values: dict[str, object]) -> None:
        self.answers.append(values)


def _form() -> Form:
    form = Form()
    form.add("name", "Tên", LineField())
    return form


KINDS: dict[str, Callable[[QWidget], Dialog]] = {
    "confirm": lambda parent: ConfirmDialog("Xóa?", "Xóa 02 đơn vị.", "Xóa", parent, danger=True),
    "form": lambda parent: FormDialog("Thêm", _form(), "Lưu", parent),
    "crash": lambda parent: CrashDialog("report", parent),
    "help": lambda parent: HelpDialog("UnitsPage", "Đơn vị", parent),
}


@pytest.fixture
def parent(qtbot: QtBot, theme: object) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.mark.parametrize("kind", KINDS)
def test_a_closed_dialog_is_freed(qtbot: QtBot, parent: QWidget, kind: str) -> None:
    dialog = KINDS[kind](parent)
    dialog.open()
    seen = weakref.ref(dialog)
    dialog.reject()
    del dialog

    def gone() -> bool:
        QApplication.sendPostedEvents()
        gc.collect()
        left = seen()
        return left is None or not isValid(left)

    qtbot.waitUntil(gone)
    assert parent.findChildren(Dialog) == []


def _press(dialog: Dialog, words: str) -> None:
    found = [made for made in dialog.findChildren(QPushButton) if made.text() == words]
    assert len(found) == 1
    found[0].click()


def test_only_yes_confirms(parent: QWidget) -> None:
    for words, expected in (("Cancel", []), ("Xóa", [True])):
        asker, dialog = Asker(), KINDS["confirm"](parent)
        assert isinstance(dialog, ConfirmDialog)
        dialog.confirmed.connect(asker.yes)
        dialog.open()
        _press(dialog, words)
        assert asker.answers == expected


def test_a_form_stays_open_until_the_write_is_done(qtbot: QtBot, parent: QWidget) -> None:
    asker, dialog = Asker(), KINDS["form"](parent)
    assert isinstance(dialog, FormDialog)
    dialog.submitted.connect(asker.take)
    dialog.open()
    line = dialog.form.field("name")
    assert isinstance(line, LineField)
    line.line.setText("UBND xã")
    _press(dialog, "Lưu")
    _press(dialog, "Lưu")
    assert asker.answers == [{"name": "UBND xã"}], "a second press does not save twice"
    refused = Refused("parse.date", value="x")
    dialog.refuse(refused)
    assert dialog.isVisible()
    assert dialog.form._error.text() == str(refused)
    _press(dialog, "Lưu")
    assert len(asker.answers) == 2
    with qtbot.waitSignal(dialog.finished):
        dialog.done_with(None)


def test_the_report_can_be_copied(parent: QWidget) -> None:
    dialog = CrashDialog("Traceback …", parent)
    dialog.open()
    dialog.copy()
    assert QApplication.clipboard().text() == "Traceback …"


def test_enter_presses_the_primary_button(qtbot: QtBot, parent: QWidget) -> None:
    dialog = KINDS["confirm"](parent)
    assert [made.text() for made in dialog.findChildren(QPushButton) if made.autoDefault()] == []
    form = KINDS["form"](parent)
    assert isinstance(form, FormDialog)
    asker = Asker()
    form.submitted.connect(asker.take)
    form.open()
    line = form.form.field("name")
    QTest.keyClick(line.editor, Qt.Key.Key_Return)
    assert len(asker.answers) == 1


def test_typing_begins_in_the_first_field_and_the_buttons_come_last(qtbot: QtBot) -> None:
    form = Form(1)
    dialog = FormDialog("Đơn vị", form, "Lưu", None)
    qtbot.addWidget(dialog)
    first, last = form.add("name", "Tên", LineField()), form.add("code", "Mã", LineField())
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is first.editor)
    QTest.keyClick(first.editor, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is last.editor
    QTest.keyClick(last.editor, Qt.Key.Key_Tab)
    assert isinstance(dialog.focusWidget(), QPushButton)
