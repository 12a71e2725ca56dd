"""Numbers and pictures a person looks at: each opens the list behind it, by mouse and by keyboard."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip, QWidget
from pytestqt.qtbot import QtBot

from inspector.ui.widgets.bars import BlockBars, BlockLine, ThinBar
from inspector.ui.widgets.card import Card, FactRow
from inspector.ui.widgets.click_row import ClickRow
from inspector.ui.widgets.columns_chart import ScoreBar, ScoreColumns
from inspector.ui.widgets.key_figure import KeyFigure


def _colours(widget: QWidget) -> set[str]:
    picture = widget.grab().toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(0, picture.height(), 2)}


def test_a_key_figure_never_stands_without_its_meaning(qtbot: QtBot, theme: object) -> None:
    figure, clicks = KeyFigure("Đạt / thuộc diện"), list[bool]()
    qtbot.addWidget(figure)
    figure.clicked.connect(lambda: clicks.append(True))
    figure.show_figure("29/34", "đơn vị · 85,3%", share=29 / 34)
    assert figure.accessibleName() == "Đạt / thuộc diện. 29/34 đơn vị · 85,3%"
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton)
    QTest.keyClick(figure, Qt.Key.Key_Return)
    QTest.keyClick(figure, Qt.Key.Key_Space)
    assert len(clicks) == 3


def test_a_bar_shows_its_parts_over_the_track(qtbot: QtBot, theme: object) -> None:
    bar = ThinBar()
    qtbot.addWidget(bar)
    bar.resize(100, 8)
    bar.set((0.5, "good"), (0.25, "bad"))
    picture = bar.grab().toImage()
    seen = [picture.pixelColor(x, 4).name() for x in (25, 60, 90)]
    assert seen == ["#1d7a46", "#b3261e", "#dde2e8"]
    assert bar.accessibleName() == "75,0%"


def test_blocks_say_in_words_what_the_bar_shows(qtbot: QtBot, theme: object) -> None:
    bars, clicked = BlockBars(), list[str]()
    qtbot.addWidget(bars)
    bars.block_clicked.connect(clicked.append)
    bars.set_lines([BlockLine("Xã, thị trấn", 11, 1, 14, key="xa"), BlockLine("Khối trống", 0, 0, 0)])
    lines = bars.findChildren(ClickRow)
    assert lines[0].accessibleName() == "Xã, thị trấn: 11 passing, 1 failing, 2 not inspected"
    QTest.mouseClick(lines[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(lines[1], Qt.Key.Key_Return)
    assert clicked == ["xa", "Khối trống"]
    assert bars.legend().accessibleName() == "passing, failing, not inspected"


@pytest.fixture
def chart(qtbot: QtBot, theme: object) -> ScoreColumns:
    made = ScoreColumns()
    qtbot.addWidget(made)
    made.resize(416, 200)
    bars = [ScoreBar(f"u{place}", f"Xã {place}", Decimal(95 - 10 * place), strong=place < 2) for place in range(4)]
    made.set_bars(bars, Decimal(70))
    made.show()
    return made


def test_columns_open_their_unit(chart: ScoreColumns) -> None:
    clicked: list[str] = []
    chart.clicked.connect(clicked.append)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(8 + 150, 150))
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 150))
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert clicked == ["u1", "u1"]


def test_columns_stand_to_scale_under_the_threshold(chart: ScoreColumns) -> None:
    picture = chart.grab().toImage()
    middle = [58, 158, 258, 358]
    heights = [
        sum(picture.pixelColor(x, y).name() in {"#0f5ea8", "#6a97c5"} for y in range(picture.height())) for x in middle
    ]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] / heights[3] == pytest.approx(95 / 65, rel=0.04)
    assert {"#0f5ea8", "#6a97c5"} <= _colours(chart)
    assert chart.accessibleName().startswith("Xã 0: 95,00; Xã 1: 85,00")


def test_an_empty_chart_can_be_shown(chart: ScoreColumns) -> None:
    chart.set_bars([])
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert "#0f5ea8" not in _colours(chart)


def test_a_fact_without_a_key_cannot_be_clicked(qtbot: QtBot, theme: object) -> None:
    card, clicked = Card("Chưa kiểm tra (02)"), list[str]()
    qtbot.addWidget(card)
    rows = [FactRow("Phòng Y tế", "hoãn", key="yte"), FactRow("Chi cục Thuế", "ngành dọc", badge=("đã có", "neutral"))]
    for line in rows:
        line.clicked.connect(clicked.append)
    card.show_rows(rows)
    for line in rows:
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert clicked == ["yte", "yte"]
    assert rows[1].focusPolicy() == Qt.FocusPolicy.NoFocus
    assert rows[1].accessibleName() == "Chi cục Thuế, ngành dọc, đã có"


def test_names_stand_below_their_columns(chart: ScoreColumns) -> None:
    named = chart._captions()
    assert [name for _, _, name in named] == ["Xã 0", "Xã 1", "Xã 2", "Xã 3"]
    assert [room.center().x() for room, _, _ in named] == [chart._slot(place).center().x() for place in range(4)]
    chart.resize(160, 200)
    first, last = chart._captions()
    assert (first[2], last[2]) == ("Xã 0", "Xã 3")
    assert first[0].left() == chart._slot(0).left()
    assert last[0].right() == chart._slot(3).right()
    assert first[0].right() < last[0].left()


def test_names_that_begin_alike_are_told_apart_below_their_columns(chart: ScoreColumns) -> None:
    names = ["UBND xã Bình Hải", "UBND xã Bình Thuận", "UBND xã Bình Chánh", "Phòng Văn hóa"]
    chart.set_bars([ScoreBar(name, name, Decimal(80)) for name in names])
    metrics = chart.fontMetrics()
    assert metrics.horizontalAdvance(names[1]) > 100
    told = [words for _, _, words in chart._fitted(chart._captions(), metrics)]
    assert told == ["Bình Hải", "Bình Thuận", "Bình Chánh", "Phòng Văn hóa"]
    chart.resize(2000, 200)
    assert [words for _, _, words in chart._fitted(chart._captions(), metrics)] == names, "there is room for all of it"


def test_a_name_without_room_is_cut_in_its_middle_and_told_whole_below_the_mouse(chart: ScoreColumns) -> None:
    name = "Trung tâm Dịch vụ nông nghiệp và Phát triển nông thôn"
    chart.set_bars([ScoreBar(str(place), f"{name} {place}", Decimal(80)) for place in range(2)])
    told = [words for _, _, words in chart._fitted(chart._captions(), chart.fontMetrics())]
    assert [words[-1] for words in told] == ["0", "1"]
    assert all("…" in words for words in told)
    caption = chart._captions()[1][0].center().toPoint()
    chart.mouseMoveEvent(
        QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(caption),
            QPointF(chart.mapToGlobal(caption)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert QToolTip.text() == f"{name} 1: 80,00"
