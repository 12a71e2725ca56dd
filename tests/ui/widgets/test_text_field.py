"""A field of prose is as high as its words, within bounds."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.ui.theme import Theme
from inspector.ui.theme import color as theme_token
from inspector.ui.widgets.layouts import column
from inspector.ui.widgets.text_field import TextField
from tests.ui.keys import type_into

LINE = "Đoàn kiểm tra đã tiến hành kiểm tra toàn diện công tác CCHC tại các cơ quan, đơn vị. "


class Sheet(QWidget):
    """A field of two to eight lines on a window of 400 pixels."""

    def __init__(self) -> None:
        super().__init__()
        self.field = TextField("Lời văn", lines=2, most=8)
        self.edit = self.field.text
        self.setLayout(column(self.field, None))
        self.resize(400, 600)

    @property
    def scrolls(self) -> bool:
        """Whether a bar stands in the field."""
        return self.edit.verticalScrollBar().isVisible()

    @property
    def spare(self) -> float:
        """How much higher the field is than its words."""
        document = self.edit.document()
        block, words = document.firstBlock(), document.documentMargin()
        while block.isValid():
            words += document.documentLayout().blockBoundingRect(block).height()
            block = block.next()
        return self.edit.viewport().height() - words


@pytest.fixture
def sheet(qtbot: QtBot, theme: Theme) -> Sheet:
    made = Sheet()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_it_is_as_high_as_its_words(sheet: Sheet) -> None:
    least = sheet.edit.height()
    sheet.field.set_value(LINE * 3)
    assert sheet.edit.height() > least
    assert not sheet.scrolls
    assert 0 <= sheet.spare < 2
    assert sheet.edit.verticalScrollBar().maximum() == 0, "the wheel belongs to the page"
    sheet.field.set_value("Ngắn.")
    assert sheet.edit.height() == least


def test_it_grows_while_somebody_writes(sheet: Sheet) -> None:
    sheet.field.set_value(LINE)
    sheet.edit.setFocus()
    sheet.edit.moveCursor(QTextCursor.MoveOperation.End)
    before = sheet.edit.height()
    type_into(sheet.edit, "\nthêm\nthêm")
    assert sheet.edit.height() > before
    assert 0 <= sheet.spare < 2


def test_fewer_words_a_line_need_more_lines(qtbot: QtBot, sheet: Sheet) -> None:
    sheet.field.set_value(LINE * 2)
    wide = sheet.edit.height()
    sheet.resize(260, 600)
    qtbot.waitUntil(lambda: 0 <= sheet.spare < 2)
    assert sheet.edit.height() > wide
    assert not sheet.scrolls
    sheet.resize(400, 600)
    qtbot.waitUntil(lambda: sheet.edit.height() == wide)


def test_beyond_the_most_it_scrolls(sheet: Sheet) -> None:
    sheet.field.set_value(LINE * 20)
    assert sheet.scrolls
    assert sheet.edit.height() <= 8 * sheet.edit.fontMetrics().lineSpacing() + 30
    sheet.field.set_value(LINE)
    assert not sheet.scrolls


def test_without_a_most_it_keeps_its_height(qtbot: QtBot, theme: Theme) -> None:
    field = TextField(lines=2)
    qtbot.addWidget(field)
    field.show()
    before = field.text.height()
    field.set_value(LINE * 20)
    assert field.text.height() == before


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_a_box_shows_at_once_whether_it_can_be_written(qtbot: QtBot, theme: Theme, choice: str) -> None:
    theme.choose(choice)
    sheet = Sheet()
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.field.set_value("Đã kiểm tra.")

    def ground() -> str:
        edit = sheet.edit
        return edit.grab().toImage().pixelColor(edit.width() - 12, edit.height() // 2).name()

    written = ground()
    sheet.field.set_read_only(True)
    locked = ground()
    assert locked != written, "before anything touches the box"
    sheet.field.set_read_only(False)
    assert ground() == written
    assert locked == theme_token("ground")
