"""A box of choices: words that do not fit are shortened, never cut, and can be read whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.ui.widgets.combo import Combo

LONG = "UBND xã Khánh Trung, đơn vị trực thuộc Ủy ban nhân dân huyện Khánh Vĩnh quản lý về công tác nội vụ"


@pytest.fixture
def combo(qtbot: QtBot, theme: object) -> Combo:
    """A box in a narrow column of a form."""
    made = Combo()
    qtbot.addWidget(made)
    made.add_entries([LONG, "Ngắn"])
    made.resize(180, 30)
    made.show()
    return made


def test_words_that_do_not_fit_end_in_an_ellipsis(combo: Combo) -> None:
    assert combo.shown_text().endswith("…")
    assert LONG.startswith(combo.shown_text()[:-1])
    assert combo.fontMetrics().horizontalAdvance(combo.shown_text()) < combo.width() - 20, "the arrow is not covered"
    combo.setCurrentIndex(1)
    assert combo.shown_text() == "Ngắn"


def test_the_list_is_as_wide_as_its_words_even_out_of_a_small_dialog(combo: Combo) -> None:
    combo.showPopup()
    room = combo.view().viewport().width()
    assert room >= combo.view().fontMetrics().horizontalAdvance(LONG)
    assert combo.screen().geometry().contains(combo.view().window().geometry())
    combo.hidePopup()


def test_an_entry_wider_than_the_screen_is_read_in_its_tooltip(combo: Combo) -> None:
    combo.add_entries([LONG * 5])
    assert combo.itemData(2, Qt.ItemDataRole.ToolTipRole) == LONG * 5
    combo.showPopup()
    assert combo.view().window().width() <= combo.screen().geometry().width()
    combo.hidePopup()
