"""What tests of widgets stand on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.fixture
def parent(qtbot: QtBot, theme: object) -> QWidget:
    """A window that dialogs are opened from."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget
