"""Buttons that go on in the next line where there is no room for all of them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.ui.widgets import button, column
from inspector.ui.widgets.wrap_row import WrapRow


def _nothing() -> None:
    """A button of a test does nothing."""


def test_parts_go_on_in_the_next_line_and_are_never_cut(qtbot: QtBot) -> None:
    made = [button(words, _nothing) for words in ("Đổi vai trò…", "Bàn giao Trưởng đoàn…", "Cho tham gia lại…")]
    danger = button("Thu hồi quyền…", _nothing)
    holder = QWidget()
    wrap = WrapRow(*made, aside=danger)
    holder.setLayout(column(wrap, None))
    qtbot.addWidget(holder)
    holder.resize(1200, 200)
    holder.show()
    assert {one.y() for one in (*made, danger)} == {0}
    assert danger.geometry().right() == wrap.width() - 1, "what is apart stands at the right end"
    one_line = wrap.height()
    holder.resize(danger.sizeHint().width() + made[1].sizeHint().width() + 20, 200)
    qtbot.waitUntil(lambda: wrap.height() > one_line)
    for one in (*made, danger):
        assert wrap.rect().contains(one.geometry())
        assert one.width() >= one.sizeHint().width()
    for one in made:
        one.hide()
    qtbot.waitUntil(lambda: wrap.height() == one_line)
    assert wrap.minimumSizeHint().width() == danger.sizeHint().width()
