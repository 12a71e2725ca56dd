"""The table a person works with: selection by id, finding, copying, opening, widths that stay."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from inspector.core.settings import Settings
from inspector.ui.models.columns import Column
from inspector.ui.widgets.clipboard import as_cells
from inspector.ui.widgets.empty import EmptyState
from inspector.ui.widgets.table import Table


@dataclass(frozen=True)
class Line:
    key: str
    name: str
    note: str = ""


LINES = (Line("a", "Xã Khánh Trung"), Line("b", "Xã Cầu Bà", "hai\ndòng"), Line("c", "Xã Đông", '"trích"'))


def columns() -> list[Column[Line]]:
    return [
        Column("name", "Tên đơn vị", lambda line: line.name, width=200),
        Column("note", "Ghi chú", lambda line: line.note, stretch=True),
    ]


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def table(qtbot: QtBot, theme: object, settings: Settings) -> Table[Line]:
    made: Table[Line] = Table("units", columns(), lambda line: line.key, settings)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.set_rows(LINES)
    made.show()
    return made


def test_the_selection_outlives_sorting_and_a_refresh(table: Table[Line]) -> None:
    table.select(["c", "a"])
    table.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert set(table.selected_keys()) == {"a", "c"}
    table.set_rows([replace(line, note="mới") for line in reversed(LINES)])
    assert set(table.selected_keys()) == {"a", "c"}
    assert [line.note for line in table.selected_rows()] == ["mới", "mới"]


def test_a_row_that_goes_leaves_the_selection_and_says_so(qtbot: QtBot, table: Table[Line]) -> None:
    table.select(["a", "c"])
    with qtbot.waitSignal(table.selected) as told:
        table.set_rows(LINES[:1])
    assert told.args == [("a",)]


def test_finding_counts_what_is_shown(qtbot: QtBot, table: Table[Line]) -> None:
    QTest.keyClicks(table.finder, "cau ba")
    assert table.model.rowCount() == 1
    assert table.count.text() == "1/3 rows"
    table.finder.clear()
    assert table.count.text() == "03 rows"


def test_a_pages_own_filter_goes_with_what_is_typed(qtbot: QtBot, table: Table[Line]) -> None:
    table.set_accept(lambda line: bool(line.note))
    QTest.keyClicks(table.finder, "dong")
    assert [line.key for line in table.model.rows()] == ["b", "c"], "the words are looked for in all columns"


def test_enter_and_double_click_open(qtbot: QtBot, table: Table[Line]) -> None:
    opened: list[str] = []
    table.opened.connect(opened.append)
    table.select(["b"])
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert opened == ["b"]
    place = table.view.visualRect(table.model.index(2, 0)).center()
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == ["b", "c"]


def test_copying_gives_excel_cells(qtbot: QtBot, table: Table[Line]) -> None:
    table.select(["b", "c"])
    QTest.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == 'Xã Cầu Bà\t"hai\ndòng"\nXã Đông\t"""trích"""'
    table.copy_with_titles()
    assert QApplication.clipboard().text().startswith("Tên đơn vị\tGhi chú\n")


def test_cells_without_tabs_inside() -> None:
    assert as_cells([["a\tb", "c"], ["", "d"]]) == "a b\tc\n\td"


def test_an_empty_table_says_what_to_do(qtbot: QtBot, table: Table[Line]) -> None:
    state = EmptyState("building-2", "Chưa có đơn vị", "Hãy thêm đơn vị đầu tiên.")
    table.set_empty(state)
    assert state.isHidden()
    table.set_rows([])
    assert state.isVisible()
    assert table.view.isHidden()
    table.set_rows(LINES)
    assert table.view.isVisible()


def test_column_widths_are_kept(qtbot: QtBot, table: Table[Line], settings: Settings) -> None:
    table.view.setColumnWidth(0, 321)
    again: Table[Line] = Table("units", columns(), lambda line: line.key, settings)
    qtbot.addWidget(again)
    assert again.view.columnWidth(0) == 321
    settings.window["table.units"] = "name=abc,nothing"
    mended: Table[Line] = Table("units", columns(), lambda line: line.key, settings)
    qtbot.addWidget(mended)
    assert mended.view.columnWidth(0) == 200


def test_a_hidden_column_keeps_its_width(qtbot: QtBot, table: Table[Line], settings: Settings) -> None:
    before = table.view.columnWidth(0)
    table.view.setColumnHidden(0, True)
    qtbot.waitUntil(lambda: not table._widths._soon.isActive())
    assert settings.window == {}
    table.view.setColumnHidden(0, False)
    qtbot.waitUntil(lambda: table.view.columnWidth(0) == before)
    settings.window["table.units"] = "name=36"
    mended: Table[Line] = Table("units", columns(), lambda line: line.key, settings)
    qtbot.addWidget(mended)
    assert mended.view.columnWidth(0) == 200, "earlier versions kept hidden columns as the narrowest"


def test_columns_of_words_share_the_room(qtbot: QtBot, table: Table[Line]) -> None:
    def resized(width: int) -> tuple[int, int]:
        table.resize(width, 300)
        qtbot.waitUntil(lambda: abs(table.view.viewport().width() - width) < 40)
        return table.view.columnWidth(0), table.view.columnWidth(1)

    wide = resized(1100)
    assert wide[0] > 200, "what stretches does not take all"
    assert wide[1] >= 380
    narrow = resized(330)
    assert narrow[0] < 200, "what stretches is not left with nothing"
    assert resized(240)[1] >= 160, "where nothing can give way, the table is scrolled"
    table.view.setColumnWidth(0, 250)
    assert resized(1100)[0] == 250, "what was set by hand stays"


def test_nothing_is_cut_while_room_is_free(qtbot: QtBot, theme: object, settings: Settings) -> None:
    days = "15/03/2026 – 20/03/2026, 15/10/2026 – 20/10/2026"
    shown = [
        Column[Line]("days", "Ngày", lambda _: days, width=100, order=lambda _: days),
        Column[Line]("name", "Tên", lambda line: line.name, stretch=True, bold=True),
        Column[Line]("kept", "Mã", lambda _: days, width=60),
    ]
    made: Table[Line] = Table("days", shown, lambda line: line.key, settings)
    qtbot.addWidget(made)
    made.resize(1100, 300)
    made.set_rows(LINES)
    made.show()
    words = made.view.fontMetrics().horizontalAdvance(days)
    qtbot.waitUntil(lambda: made.view.columnWidth(0) > words)
    assert made.view.columnWidth(2) > words
    assert made.view.columnWidth(1) >= 260, "what stretches keeps enough"
    wide = made.view.columnWidth(0)
    made.finder.setText("cầu bà")
    qtbot.waitUntil(lambda: not made._widths._soon.isActive())
    assert made.view.columnWidth(0) == wide, "a column does not jump while somebody filters"
    made.view.setColumnWidth(2, 90)
    made.resize(500, 300)
    qtbot.waitUntil(lambda: made.view.viewport().width() < 510)
    assert made.view.columnWidth(0) < words, "where the room is short the days give way"
    assert made.view.columnWidth(2) == 90, "what was set by hand stays"


def test_where_the_room_is_short_columns_give_what_they_do_not_need(
    qtbot: QtBot, theme: object, settings: Settings
) -> None:
    shown = [
        Column[Line]("name", "Tên", lambda line: line.name, stretch=True),
        Column[Line]("day", "Ngày", lambda _: "15/03/2026", width=220, order=lambda _: 1),
        Column[Line]("state", "Trạng thái", lambda _: "Đạt", width=220, tone=lambda _: "good"),
    ]
    made: Table[Line] = Table("short", shown, lambda line: line.key, settings)
    qtbot.addWidget(made)
    made.resize(480, 300)
    made.set_rows(LINES)
    made.show()
    qtbot.waitUntil(lambda: made.view.columnWidth(1) < 180)
    assert made.view.columnWidth(1) > made.view.fontMetrics().horizontalAdvance("15/03/2026")
    assert sum(made.view.columnWidth(place) for place in range(3)) <= made.view.viewport().width() + 2
    made.resize(1000, 300)
    qtbot.waitUntil(lambda: made.view.columnWidth(1) == 220)


def test_words_are_not_cut_beside_a_name_that_has_more_room_than_it_needs(
    qtbot: QtBot, theme: object, settings: Settings
) -> None:
    who = "Trưởng đoàn · Đoàn kiểm tra"
    shown = [
        Column[Line]("name", "Tên", lambda line: line.name, stretch=True),
        Column[Line]("day", "Ngày", lambda _: "15/03/2026", width=130, order=lambda _: 1),
        Column[Line]("who", "Phân công", lambda _: who, width=120),
    ]
    made: Table[Line] = Table("who", shown, lambda line: line.key, settings)
    qtbot.addWidget(made)
    made.resize(530, 300)
    made.set_rows(LINES)
    made.show()
    qtbot.waitUntil(lambda: made.view.columnWidth(2) > made.view.fontMetrics().horizontalAdvance(who))
    widest = max(made.view.fontMetrics().horizontalAdvance(line.name) for line in LINES)
    assert widest < made.view.columnWidth(0) < 260


def test_the_menu_offers_the_pages_actions_and_copying(qtbot: QtBot, table: Table[Line]) -> None:
    table.set_actions([QAction("Xóa đơn vị", table)])
    table.view.customContextMenuRequested.emit(QPoint(5, 5))
    menus = table.findChildren(QMenu)
    assert [action.text() for action in menus[0].actions() if action.text()] == [
        "Xóa đơn vị",
        "Copy",
        "Copy with column titles",
    ]
    menus[0].close()


def test_down_goes_from_the_finder_to_the_rows(qtbot: QtBot, table: Table[Line]) -> None:
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    table.finder.setFocus()
    QTest.keyClick(table.finder, Qt.Key.Key_Down)
    assert table.view.hasFocus()


def test_it_can_be_painted(table: Table[Line]) -> None:
    table.select(["a"])
    picture = table.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 4) for y in range(0, picture.height(), 2)
    }
    assert "#e6f0fa" in colours, "the selected row has the accent ground"


def test_a_badge_under_the_focus_can_still_be_read(qtbot: QtBot, theme: object) -> None:
    shown = Column[Line]("name", "Tên", lambda line: line.name, width=200, tone=lambda _: "accent")
    made: Table[Line] = Table("badges", [shown], lambda line: line.key, Settings())
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.set_rows(LINES)
    made.show()
    made.activateWindow()
    made.view.setFocus()
    made.view.setCurrentIndex(made.model.index(0, 0))
    qtbot.waitUntil(made.view.hasFocus)
    place = made.view.visualRect(made.model.index(0, 0))
    picture = made.view.viewport().grab(place).toImage()
    lines = range(3, picture.height() - 3)
    colours = {picture.pixelColor(x, y).name() for x in range(3, 195) for y in lines}
    assert len(colours) > 2, "letters, their ground and the cell's"


def test_a_list_is_not_called_empty_before_it_was_read(qtbot: QtBot, settings: Settings) -> None:
    table = Table("unread", columns(), lambda line: line.key, settings)
    qtbot.addWidget(table)
    empty = EmptyState("users", "Chưa có ai")
    table.set_empty(empty)
    table.show()
    assert not empty.isVisible()
    table.set_rows([])
    assert empty.isVisible()


def test_the_first_row_takes_the_keyboard_from_the_empty_state(qtbot: QtBot, settings: Settings) -> None:
    table = Table("first", columns(), lambda line: line.key, settings)
    qtbot.addWidget(table)
    empty = EmptyState("users", "Chưa có ai", "", [("Thêm", table.copy)])
    table.set_empty(empty)
    with qtbot.waitActive(table):
        table.show()
        table.activateWindow()
    table.set_rows([])
    empty.buttons[0].setFocus()
    table.set_rows(LINES)
    assert table.view.hasFocus()


def test_names_are_whole_before_other_words(qtbot: QtBot, theme: object, settings: Settings) -> None:
    name, who = "Phòng Nông nghiệp và Phát triển nông thôn", "Tổ 2 (cơ quan, đơn vị sự nghiệp)"
    shown = [
        Column[Line]("name", "Tên", lambda _: name, stretch=True),
        Column[Line]("who", "Phân công", lambda _: who, width=200),
    ]
    called = [replace(shown[0], bold=True), shown[1]]
    widths = []
    for place, columns_shown in enumerate((shown, called)):
        made: Table[Line] = Table(f"names{place}", columns_shown, lambda line: line.key, settings)
        qtbot.addWidget(made)
        made.resize(440, 300)
        made.set_rows(LINES)
        made.show()
        qtbot.waitUntil(lambda table=made: not table._widths._soon.isActive())  # type: ignore[misc]
        widths.append((made.view.columnWidth(0), made.view.columnWidth(1)))
    bold = QFont(made.view.font())
    bold.setWeight(QFont.Weight.DemiBold)
    room = QFontMetrics(bold).horizontalAdvance(name)
    assert widths[0][0] < room < widths[1][0], "what rows are called by is not cut"
    assert widths[1][1] >= 96, "the other words can still be read"
