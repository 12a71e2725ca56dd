"""A word on a coloured ground, and the round sign of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.ui import metrics, theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from inspector.ui.theme import Tone

_HEIGHT = 20
_SIDE = 8


class Badge(QWidget):
    """A state as a word on a ground of its tone: neutral, accent, good, warning or bad."""

    def __init__(self, text: str = "", tone: Tone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._tone: Tone = tone
        self.setFont(badge_font(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._put(text, tone)
        if not text:
            self.hide()

    def set(self, text: str, tone: Tone) -> None:
        """Show another word; an empty one hides the badge."""
        self._put(text, tone)
        self.setVisible(bool(text))

    def _put(self, text: str, tone: Tone) -> None:
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The word."""
        return self._text

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        return QSize(self.fontMetrics().horizontalAdvance(self._text) + 2 * _SIDE + 1, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the word."""
        painter = QPainter(self)
        painter.setFont(self.font())
        paint_badge(painter, self.rect(), self._text, self._tone)
        painter.end()


class Avatar(QWidget):
    """The initials of a person in a circle."""

    def __init__(self, initials: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initials = initials
        self.setFixedSize(28, 28)

    def set(self, name: str) -> None:
        """Show the initials of ``name``: first and last word, as in Trưởng Đoàn -> TĐ."""
        self._initials = initials(name)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setVisible(bool(name))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the circle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(self.rect())
        painter.setFont(badge_font(self.font()))
        painter.setPen(theme.color("on_accent"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
        painter.end()


def initials(name: str) -> str:
    """First letters of the first and the last word of a name."""
    words = name.split()
    return "".join(word[0].upper() for word in (words[0], words[-1])) if len(words) > 1 else name[:1].upper()


def badge_font(font: QFont) -> QFont:
    """The small bold font of badges."""
    made = QFont(font)
    made.setPixelSize(11)
    made.setWeight(QFont.Weight.Bold)
    return made


def paint_badge(painter: QPainter, rect: QRect, text: str, tone: Tone) -> None:
    """Draw a badge into ``rect``."""
    ink, ground = theme.tokens().tone(tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(rect), metrics.CONTROL_RADIUS - 1, metrics.CONTROL_RADIUS - 1)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
