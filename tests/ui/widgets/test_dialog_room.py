"""Dialogs on the screen: as high as their sentences, never beyond what there is room for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inspector.ui.widgets.dialogs import Dialog, FormDialog
from inspector.ui.widgets.fields import LineField
from inspector.ui.widgets.form import Form
from inspector.ui.widgets.labels import wrapped


def test_on_a_small_screen_the_content_scrolls_and_the_buttons_stay(parent: QWidget, qtbot: QtBot) -> None:
    form = Form(columns=1)
    for at in range(8):
        form.add(f"field{at}", f"Mục {at}", LineField())
    dialog = FormDialog("Thêm", form, "Lưu", parent)
    whole = dialog.sizeHint().height()
    room = QRect(0, 0, 900, whole - 200)
    dialog._fit(room)
    dialog.show()
    assert dialog.height() < room.height(), "with a title bar above it fits"
    buttons = [one for one in dialog.findChildren(QPushButton) if one.text() == "Lưu"]
    assert dialog.rect().contains(buttons[0].mapTo(dialog, buttons[0].rect().bottomRight()))
    last = form.field("field7").editor
    assert dialog._scrolled is not None
    shown = dialog._scrolled.viewport()
    qtbot.waitUntil(lambda: shown.height() < dialog.height())
    assert not shown.rect().contains(last.mapTo(shown, last.rect().center()))
    dialog._follow(None, last)
    assert shown.rect().contains(last.mapTo(shown, last.rect().center())), "what has the focus comes into sight"


def test_a_size_that_is_wished_for_gives_way_to_a_small_screen(parent: QWidget) -> None:
    dialog = Dialog("Danh sách", parent, 400)
    dialog.resize(1020, 600)
    dialog._fit(QRect(0, 0, 1366, 728))
    assert dialog.size().toTuple() == (1020, 600)
    dialog._fit(QRect(0, 0, 910, 485))
    assert dialog.width() == 910
    assert dialog.height() <= 485


def test_where_there_is_room_nothing_scrolls(parent: QWidget) -> None:
    form = Form()
    form.add("name", "Tên", LineField())
    dialog = FormDialog("Thêm", form, "Lưu", parent)
    dialog._fit(QRect(0, 0, 1366, 728))
    assert dialog._scrolled is None


def test_a_dialog_is_as_high_as_its_sentences_grows_and_shrinks_with_them(parent: QWidget, qtbot: QtBot) -> None:
    dialog = Dialog("Hỏi", parent, 520)
    words = wrapped("Chỉ máy Trưởng đoàn kết nạp và quyết định được. " * 6)
    error = wrapped("")
    error.hide()
    dialog.add(words, error)
    dialog.add_cancel()
    dialog.open()
    qtbot.waitUntil(lambda: words.height() == words.heightForWidth(words.width()))
    before = dialog.height()
    error.setText("Không ghi được vào thư mục đã chọn vì hết chỗ trống. " * 4)
    error.show()
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert words.height() >= words.heightForWidth(words.width()), "nothing is cut off"
    assert error.height() >= error.heightForWidth(error.width())
    error.hide()
    dialog.fit_again()
    qtbot.waitUntil(lambda: dialog.height() == before)
    dialog.reject()


def test_what_is_said_later_and_has_no_room_scrolls(parent: QWidget, qtbot: QtBot) -> None:
    form = Form(columns=1)
    told = wrapped("")
    told.hide()
    form.add_part(told)
    form.add("name", "Tên", LineField())
    dialog = FormDialog("Ký", form, "Ghi nhận", parent)
    dialog.open()
    qtbot.waitExposed(dialog)
    assert dialog._scrolled is None
    told.setText("\n".join(f"Tiêu chí {place} đã thay đổi sau khi ký." for place in range(90)))
    told.show()
    qtbot.waitUntil(lambda: dialog._scrolled is not None and dialog._scrolled.verticalScrollBar().maximum() > 0)
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    assert told.height() >= told.heightForWidth(told.width()), "nothing of it is cut off"
    assert dialog.focusWidget() is form.field("name").editor
    save = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Ghi nhận")
    assert dialog.rect().contains(save.mapTo(dialog, save.rect().bottomRight()))
    dialog.reject()


def test_a_dialog_that_grows_beyond_the_screen_comes_back_into_sight(parent: QWidget, qtbot: QtBot) -> None:
    dialog = Dialog("Hỏi", parent)
    told = wrapped("")
    dialog.add(told)
    dialog.add_cancel()
    dialog.open()
    qtbot.waitExposed(dialog)
    room = dialog.screen().availableGeometry()
    dialog.move(room.right() - 100, room.bottom() - 60)
    told.setText("Không ghi được vào thư mục đã chọn vì hết chỗ trống. " * 4)
    qtbot.waitUntil(lambda: room.contains(dialog.frameGeometry()))
    dialog.reject()


def test_a_place_within_its_frame_is_not_taken_for_one_on_the_screen(parent: QWidget, qtbot: QtBot) -> None:
    """X11 tells the first shortly after a dialog was opened; moved from there, it would stay in the corner."""
    dialog = Dialog("Hỏi", parent)
    dialog.add(wrapped("Cho áp dụng?"))
    dialog.open()
    qtbot.waitExposed(dialog)
    dialog.setGeometry(QRect(QPoint(), dialog.size()))
    assert dialog.frameGeometry().top() < 0, "a frame is around it"
    moves = list[QPoint]()
    dialog.move = moves.append  # type: ignore[method-assign, assignment]
    dialog._come_into_sight()
    assert moves == []
    del dialog.move
    room = dialog.screen().availableGeometry()
    dialog.move(room.right() - 50, 100)
    qtbot.waitUntil(lambda: room.contains(dialog.frameGeometry()))
    dialog.reject()
