"""A QR code drawn from its matrix: always dark on white, whatever the theme, or no camera would read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

QUIET: Final = 4
"""Modules of white that a reader needs around the code."""
_DARK, _LIGHT = QColor("#000000"), QColor("#ffffff")


class QrCode(QWidget):
    """Draws a code as large as its place lets it, each module a whole number of pixels wide."""

    def __init__(self, name: str, side: int = 160) -> None:
        super().__init__()
        self._matrix: tuple[tuple[bool, ...], ...] = ()
        self._side = side
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_matrix(self, matrix: Sequence[Sequence[bool]]) -> None:
        """Show another code; rows of modules, true for dark, without the quiet border."""
        self._matrix = tuple(tuple(line) for line in matrix)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the white ground and the dark modules on it."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.rect(), _LIGHT)
        count = len(self._matrix) + 2 * QUIET
        # In pixels of the screen: a module of a broken width would be blurred.
        ratio = self.devicePixelRatioF()
        module = max(int(min(self.width(), self.height()) * ratio) // count, 1) / ratio
        start = QUIET * module + (min(self.width(), self.height()) - count * module) / 2
        for at_row, line in enumerate(self._matrix):
            for at_column, is_dark in enumerate(line):
                if is_dark:
                    painter.fillRect(QRectF(start + at_column * module, start + at_row * module, module, module), _DARK)
        painter.end()
