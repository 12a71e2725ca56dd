"""The small parts: labels, badges, headers, empty states, panels, messages, progress."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inspector.ui.tasks import Progress, Tasks
from inspector.ui.widgets.badge import Avatar, Badge, initials
from inspector.ui.widgets.card import FactRow
from inspector.ui.widgets.empty import EmptyState
from inspector.ui.widgets.header import PageHeader
from inspector.ui.widgets.labels import ElidedLabel, label
from inspector.ui.widgets.layouts import clear, column, grid, row, scroll
from inspector.ui.widgets.message_bar import MessageBar
from inspector.ui.widgets.progress_strip import ProgressStrip
from inspector.ui.widgets.side_panel import SidePanel

LONG = "Chi nhánh Trung tâm Phát triển quỹ đất huyện Khánh Vĩnh"


class Hand(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.acts = 0

    @Slot()
    def act(self) -> None:
        self.acts += 1


def test_a_long_name_is_shortened_and_told_whole(qtbot: QtBot, theme: object) -> None:
    made = ElidedLabel(LONG)
    qtbot.addWidget(made)
    made.show()
    made.resize(100, 20)
    assert made.text().endswith("…")
    assert made.toolTip() == made.whole() == made.accessibleName() == LONG
    made.resize(900, 20)
    assert made.text() == LONG
    assert made.toolTip() == ""


def test_names_are_never_markup(qtbot: QtBot, theme: object) -> None:
    made = label("<b>Phòng</b> & Ban")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText


def test_initials() -> None:
    assert [initials(name) for name in ("Trưởng Đoàn", "An", "", "Lê Thị Ánh")] == ["TĐ", "A", "", "LÁ"]


def test_an_empty_badge_is_not_seen(qtbot: QtBot, theme: object) -> None:
    desk = QWidget()
    qtbot.addWidget(desk)
    badge, avatar = Badge("đạt", "good"), Avatar()
    desk.setLayout(row(badge, avatar))
    avatar.set("Trưởng Đoàn")
    desk.show()
    assert (badge.text(), badge.accessibleName(), badge.isVisible()) == ("đạt", "đạt", True)
    badge.set("", "good")
    avatar.set("")
    assert not badge.isVisible()
    assert not avatar.isVisible()


def test_a_header_names_the_page(qtbot: QtBot, theme: object) -> None:
    header = PageHeader("Đơn vị", QPushButton("Thêm"))
    qtbot.addWidget(header)
    header.set_title("Đơn vị", "34 đơn vị")
    header.set_badge("đang kiểm tra", "accent")
    header.set_subtitle("35 đơn vị")
    texts = [found.text() for found in header.findChildren(QLabel)]
    assert texts[0] == "Đơn vị"
    assert header.findChild(Badge).text() == "đang kiểm tra"  # type: ignore[union-attr]


def test_an_empty_state_offers_what_to_do_first(qtbot: QtBot, theme: object) -> None:
    hand = Hand()
    state = EmptyState("flag", "Chưa có phát hiện", "Ghi từ trang kiểm tra.", [("Ghi", hand.act), ("Xem", hand.act)])
    qtbot.addWidget(state)
    buttons = state.findChildren(QPushButton)
    assert [made.property("role") for made in buttons] == ["primary", ""]
    for made in buttons:
        made.click()
    assert hand.acts == 2
    assert {"Chưa có phát hiện", "Ghi từ trang kiểm tra."} <= {found.text() for found in state.findChildren(QLabel)}


def test_a_panel_frees_what_it_showed_before(qtbot: QtBot, theme: object) -> None:
    panel = SidePanel("Chi tiết")
    qtbot.addWidget(panel)
    first = QLabel("một")
    panel.show_content("Một", first)
    with qtbot.waitSignal(first.destroyed):
        panel.show_content("Hai", QLabel("hai"))
    with qtbot.waitSignal(panel.closed):
        panel.close_panel()
    assert panel.isHidden()


def test_layouts_take_spaces_widgets_and_layouts(qtbot: QtBot, theme: object) -> None:
    desk = QWidget()
    qtbot.addWidget(desk)
    inner, outer = row(QLabel("a"), 4, None), column(QLabel("b"))
    outer.addLayout(inner)
    outer.addLayout(grid([[QLabel("c"), None], [None, QLabel("d")]]))
    desk.setLayout(outer)
    assert len(desk.findChildren(QLabel)) == 4
    clear(outer)
    qtbot.waitUntil(lambda: desk.findChildren(QLabel) == [])
    assert outer.count() == 0


def test_wide_content_scrolls_instead_of_being_cut(qtbot: QtBot, theme: object) -> None:
    content = QWidget()
    content.setMinimumSize(900, 20)
    area = scroll(content)
    qtbot.addWidget(area)
    area.resize(300, 100)
    area.show()
    assert area.horizontalScrollBar().maximum() > 0


def test_an_undo_link_takes_the_message_with_it(qtbot: QtBot, theme: object) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.say("Đã lưu.", "good", undo=True)
    with qtbot.waitSignal(bar.undo_clicked):
        bar._undo.click()
    assert bar.isHidden()


def test_only_the_sentence_that_is_no_longer_true_is_taken_back(qtbot: QtBot, theme: object) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.say("Chưa phát hành được.", "bad")
    bar.unsay("Một câu khác.")
    assert bar.isVisible()
    bar.unsay("Chưa phát hành được.")
    assert bar.isHidden()


def test_a_refusal_leaves_by_itself_and_when_the_person_goes_elsewhere(qtbot: QtBot, theme: object) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.say("Không lưu được.", "bad")
    assert bar._timer.isActive()
    bar.leave_page()
    assert bar.isHidden()
    bar.say("Kho này là bản chép.", "warning")
    bar.leave_page()
    assert bar.isVisible()
    assert not bar._timer.isActive()


def test_good_news_leaves_with_the_page_but_not_before_the_first_one(qtbot: QtBot, theme: object) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    for tone in ("good", "neutral"):
        bar.say("Đã sao lưu.", tone)
        bar.leave_page(opening=True)
        assert bar.isVisible()
        bar.leave_page()
        assert bar.isHidden()


def test_progress_is_shown_while_long_work_lasts(qtbot: QtBot, theme: object, tasks: Tasks) -> None:
    strip, started, gate = ProgressStrip(tasks), threading.Event(), threading.Event()
    qtbot.addWidget(strip)

    def work(progress: Progress) -> None:
        progress(3, 10)
        started.set()
        gate.wait(5)
        progress(4, 10)

    tasks.run_long(work, title="Đang sao lưu…")
    assert strip.isVisible()
    qtbot.waitUntil(lambda: strip._bar.value() == 3)
    assert strip._bar.maximum() == 10
    QTest.mouseClick(strip._cancel, Qt.MouseButton.LeftButton)
    assert not strip._cancel.isEnabled(), "asked once"
    gate.set()
    qtbot.waitUntil(strip.isHidden)
    qtbot.waitUntil(lambda: not tasks.busy)


def test_a_line_that_folds_cuts_neither_name_nor_words(qtbot: QtBot) -> None:
    made = FactRow("UBND xã Bình Thuận", "Theo kế hoạch: chưa ghi lý do", folds=True)
    qtbot.addWidget(made)
    made.resize(600, made.height())
    made.show()
    one_line = made.height()
    made.resize(260, made.height())
    qtbot.waitUntil(lambda: made.height() > one_line)
    name, words = made.findChildren(ElidedLabel)
    qtbot.waitUntil(lambda: words.y() > name.y())
    assert [name.text(), words.text()] == [name.whole(), words.whole()]
