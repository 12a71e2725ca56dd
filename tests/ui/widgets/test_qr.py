"""A QR code on the screen is what was asked for, module by module."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from inspector.sync.fingerprint import matrix
from inspector.ui.theme import Theme
from inspector.ui.widgets.qr import QUIET, QrCode


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_every_module_is_drawn_dark_on_white_in_any_theme(qtbot: QtBot, theme: Theme, choice: str) -> None:
    theme.choose(choice)
    wanted = matrix("CCHC1:" + "0F" * 32)
    count = len(wanted) + 2 * QUIET
    code = QrCode("mã", side=count * 3)
    qtbot.addWidget(code)
    code.set_matrix(wanted)
    code.resize(code.sizeHint())
    code.show()
    seen = code.grab().toImage()
    ratio = seen.width() / code.width()
    for at_row in range(count):
        for at_column in range(count):
            inside = QUIET <= at_row < count - QUIET and QUIET <= at_column < count - QUIET
            is_dark = inside and wanted[at_row - QUIET][at_column - QUIET]
            place = round((at_column * 3 + 1) * ratio), round((at_row * 3 + 1) * ratio)
            assert seen.pixelColor(*place) == QColor("#000000" if is_dark else "#ffffff"), (at_row, at_column)
