"""Lines with a badge: one of them is chosen, with the mouse or the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.ui.theme import Theme
from inspector.ui.widgets.sign_list import SignLine, SignList

LINES = (
    SignLine("a", "UBND xã Cầu Bà", "19 tiêu chí", "mới", "accent"),
    SignLine("b", "UBND xã Giang Ly", "", "mâu thuẫn", "bad"),
    SignLine("c", "Phòng Tư pháp"),
)


def _list(qtbot: QtBot) -> SignList:
    made = SignList("Nội dung")
    qtbot.addWidget(made)
    made.resize(280, 200)
    made.show()
    return made


def test_the_first_is_chosen_and_arrows_choose_the_others(qtbot: QtBot, theme: Theme) -> None:
    made, chosen, entered = _list(qtbot), list[str](), list[str]()
    made.chosen.connect(chosen.append)
    made.entered.connect(entered.append)
    made.show_lines(LINES)
    assert made.current() == "a"
    QTest.keyClick(made, Qt.Key.Key_Down)
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert chosen == ["a", "b"]
    assert entered == ["b"]
    assert not made.grab().isNull()


def test_what_was_chosen_stays_chosen_while_it_is_there(qtbot: QtBot, theme: Theme) -> None:
    made = _list(qtbot)
    made.show_lines(LINES)
    made.choose("c")
    made.show_lines(LINES[1:])
    assert made.current() == "c"
    made.show_lines(LINES[:2])
    assert made.current() == "a"
    chosen = list[str]()
    made.chosen.connect(chosen.append)
    made.show_lines(())
    assert made.current() == ""
    assert chosen[-1] == ""


def test_a_line_is_read_out_whole(qtbot: QtBot, theme: Theme) -> None:
    made = _list(qtbot)
    made.show_lines(LINES)
    spoken = made.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "UBND xã Cầu Bà, 19 tiêu chí, mới"


def test_captions_stand_between_and_are_passed_over(qtbot: QtBot, theme: Theme) -> None:
    made = _list(qtbot)
    section = SignLine("s", "Mâu thuẫn mới", "02", caption=1)
    group = SignLine("g", "UBND xã Cầu Bà", "01", caption=2)
    made.show_lines((section, group, LINES[0], SignLine("h", "Phòng Tư pháp", "01", caption=2), LINES[2]))
    assert made.current() == "a", "the first that can be chosen"
    QTest.keyClick(made, Qt.Key.Key_Down)
    assert made.current() == "c"
    QTest.keyClick(made, Qt.Key.Key_Home)
    assert made.current() == "a"
    made.choose("g")
    assert made.current() == "a", "a caption cannot be chosen"
    heights = [made.sizeHintForIndex(made.model().index(row, 0)).height() for row in range(3)]
    assert heights[1] < heights[0] < heights[2], "a caption takes less room than a line"
    assert not made.grab().isNull()


def test_a_narrow_list_gives_badge_and_caption_a_line_of_their_own(qtbot: QtBot, theme: Theme) -> None:
    made = _list(qtbot)
    caption = SignLine("group:0", "UBND xã Bình Châu · Đợt 1 năm 2026", "01", caption=2)
    made.show_lines((caption, SignLine("a", "Thay đổi đến sau", "Ngày ký biên bản", "đến sau khi ký", "warning")))
    made.resize(600, 200)
    wide = [made.visualRect(made.model().index(at, 0)).height() for at in range(2)]
    made.resize(210, 200)

    def higher() -> bool:
        return all(made.visualRect(made.model().index(at, 0)).height() > wide[at] for at in range(2))

    qtbot.waitUntil(higher)
    assert not made.grab().isNull()
