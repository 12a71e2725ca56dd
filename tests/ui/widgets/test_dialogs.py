"""Dialogs are freed when they close, and ask before they act."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from inspector.core.errors import Refused
from inspector.ui.context import Context
from inspector.ui.crash_dialog import CrashDialog
from inspector.ui.help import HelpDialog
from inspector.ui.widgets.buttons import link, primary
from inspector.ui.widgets.dialogs import ConfirmDialog, Dialog, FormDialog
from inspector.ui.widgets.fields import LineField
from inspector.ui.widgets.form import Form
from inspector.ui.widgets.layouts import column


class Asker(QObject):
    """Whoever opened the dialog."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []

    @Slot()
    def yes(self) -> None:
        self.answers.append(True)

    @Slot(object)
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


def test_a_form_does_not_grow_for_a_sentence(qtbot: QtBot, parent: QWidget) -> None:
    dialog = KINDS["form"](parent)
    assert isinstance(dialog, FormDialog)
    dialog.open()
    before = dialog.size()
    for say in (dialog.form.set_error, dialog.form.field("name").set_error):
        for words in ("Không ghi được.", ""):
            say(words)
            QApplication.sendPostedEvents()
            assert dialog.size() == before
    dialog.form.set_error("Không ghi được. " * 30)
    qtbot.waitUntil(lambda: dialog.height() > before.height())


class Saver(QObject):
    """Whoever hands what was typed to a service that has a bug."""

    def __init__(self, context: Context, dialog: FormDialog) -> None:
        super().__init__(dialog)
        self._context, self._dialog, self.tries = context, dialog, 0

    @Slot(object)
    def save(self, values: dict[str, str]) -> None:
        self.tries += 1
        self._context.write(_break, values, **self._dialog.answers())


def _break(_workspace: object, values: dict[str, str]) -> object:
    return values["none of these"]


def test_a_bug_leaves_the_form_as_it_was_and_it_can_be_tried_again(
    qtbot: QtBot, parent: QWidget, context: Context
) -> None:
    dialog = KINDS["form"](parent)
    assert isinstance(dialog, FormDialog)
    saver = Saver(context, dialog)
    dialog.submitted.connect(saver.save)
    dialog.open()
    dialog.form.field("name").set_value("UBND xã")
    for tried in (1, 2):
        with qtbot.waitSignal(context.tasks.crashed):
            _press(dialog, "Lưu")
        assert saver.tries == tried
    assert dialog.isVisible()
    assert dialog.form.values() == {"name": "UBND xã"}


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


class Opener(QWidget):
    """A page with a field and a button, and a dialog over it that chooses things before it submits them."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.pressed, self.submitted = QLineEdit(), 0, 0
        self.other = QLineEdit()
        self.link = link("Chọn hết", self.press)
        self.setLayout(column(self.other, self.line))

    @Slot()
    def press(self) -> None:
        self.pressed += 1

    @Slot()
    def submit(self) -> None:
        self.submitted += 1

    def dialog(self) -> Dialog:
        made = Dialog("Chọn", self)
        made.add_cancel()
        made.add_button(primary("Ghi", self.submit))
        made.add(self.link, QLineEdit())
        return made


@pytest.fixture
def opener(qtbot: QtBot, theme: object) -> Opener:
    made = Opener()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.line.setFocus()
    qtbot.waitUntil(made.line.hasFocus)
    return made


def test_any_dialog_begins_in_its_first_editor(qtbot: QtBot, opener: Opener) -> None:
    dialog = opener.dialog()
    dialog.open()
    assert isinstance(dialog.focusWidget(), QLineEdit)


def test_enter_presses_the_focused_button_and_not_the_primary_one(qtbot: QtBot, opener: Opener) -> None:
    dialog = opener.dialog()
    dialog.open()
    opener.link.setFocus()
    QTest.keyClick(opener.link, Qt.Key.Key_Return)
    assert (opener.pressed, opener.submitted) == (1, 0)
    plain = QToolButton()
    plain.clicked.connect(opener.press)
    dialog.add(plain)
    plain.setFocus()
    QTest.keyClick(plain, Qt.Key.Key_Return)
    assert (opener.pressed, opener.submitted) == (2, 0)


def test_the_focus_goes_back_to_where_the_dialog_was_opened(qtbot: QtBot, opener: Opener) -> None:
    dialog = opener.dialog()
    dialog.open()
    opener.other.setFocus()
    dialog.reject()
    assert opener.focusWidget() is opener.line
    assert opener.isActiveWindow(), "the keys of its page work at once"


def test_the_focus_goes_to_what_holds_an_opener_that_is_gone(qtbot: QtBot, opener: Opener) -> None:
    opener.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    dialog = opener.dialog()
    dialog.open()
    opener.line.hide()
    dialog.reject()
    assert opener.focusWidget() is opener


def test_everything_that_is_missing_is_marked_by_its_own_label(qtbot: QtBot, theme: object) -> None:
    asker, form = Asker(), Form()
    for name in ("name", "person", "place"):
        form.add(name, f"Mục {name}", LineField(), required=name != "place")
    dialog = FormDialog("Mới", form, "Tạo", None)
    qtbot.addWidget(dialog)
    dialog.submitted.connect(asker.take)
    dialog.show()
    dialog._submit()
    errors = {name: form.field(name).error() for name in ("name", "person", "place")}
    assert "Mục name" in errors["name"]
    assert "Mục person" in errors["person"]
    assert errors["place"] == ""
    assert asker.answers == []
    form.set_values({"name": "UBND xã", "person": "Trưởng đoàn"})
    dialog._submit()
    assert asker.answers == [{"name": "UBND xã", "person": "Trưởng đoàn", "place": None}]


def test_a_dialog_that_is_gone_before_its_next_turn_is_left_alone(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = Dialog("Báo cáo", parent)
    dialog.show()
    dialog.fit_again()
    delete(dialog)
    with qtbot.captureExceptions() as raised:
        QTest.qWait(0)
        QApplication.processEvents()
    assert raised == []
