"""Keys that mean something of their own in a field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


def leaves_undo_to_window(event: QKeyEvent) -> bool:
    """Whether ``event`` is an undo or redo that a field without typed changes should leave to the window."""
    if event.type() != QEvent.Type.ShortcutOverride:
        return False
    keys = QKeySequence.StandardKey
    if event.matches(keys.Undo) or event.matches(keys.Redo):
        event.ignore()
        return True
    return False


def is_escape(event: QKeyEvent) -> bool:
    """Whether ``event`` gives up what was typed."""
    return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
