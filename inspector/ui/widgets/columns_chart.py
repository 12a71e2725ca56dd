"""Scores of the units as columns, from the best to the last, with the threshold as a dashed line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from inspector.core import formats
from inspector.core.proper_names import proper_names
from inspector.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

_CAPTION = 20
_SIDE = 8
_WIDEST = 30.0
_NAMED = 56.0
"""From this width on every column has its name below."""


_Caption = tuple[QRectF, Qt.AlignmentFlag, str]
"""Where a name stands, at which side, and the name."""


@dataclass(frozen=True)
class ScoreBar:
    """One column: the unit's id and name, its points, and whether it stands out (a band above the others)."""

    key: str
    name: str
    value: Decimal
    strong: bool = True
    note: str = ""


class ScoreColumns(QWidget):
    """Columns of points on a scale from zero; hovering names the unit, a click or Enter opens it."""

    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: list[ScoreBar] = []
        self._threshold: float | None = None
        self._top = 100.0
        self._current = -1
        self.setMinimumHeight(90)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_bars(self, bars: Sequence[ScoreBar], threshold: Decimal | None = None, top: int = 100) -> None:
        """Show ``bars`` in the order given; ``threshold`` is the pass mark, ``top`` the end of the scale."""
        self._bars = list(bars)
        self._threshold = None if threshold is None else float(threshold)
        self._top = max([float(top), *(float(bar.value) for bar in bars)])
        self._current = -1
        self.setAccessibleName("; ".join(self._words(bar) for bar in self._bars))
        self.update()

    def sizeHint(self) -> QSize:
        """Room enough for a year's units."""
        return QSize(420, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw columns, base line, threshold and the names there is room for."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(len(self._bars)):
            self._paint_bar(painter, place)
        painter.fillRect(QRectF(0, self._base(), self.width(), 1), theme.color("line"))
        self._paint_threshold(painter)
        self._paint_captions(painter)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name the unit under the mouse."""
        self._select(self._at(event.position()))
        if self._current >= 0:
            QToolTip.showText(event.globalPosition().toPoint(), self._words(self._bars[self._current]), self)
        else:
            QToolTip.hideText()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the unit."""
        place = self._at(event.position())
        if place >= 0:
            self.clicked.emit(self._bars[place].key)

    def leaveEvent(self, event: QEvent) -> None:
        """No unit is under the mouse any more."""
        self._select(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right walk over the units, Enter opens one."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and self._bars:
            self._select(min(max(self._current + steps[Qt.Key(event.key())], 0), len(self._bars) - 1))
            place = self._slot(self._current).center().toPoint()
            QToolTip.showText(self.mapToGlobal(place), self._words(self._bars[self._current]), self)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.clicked.emit(self._bars[self._current].key)
        else:
            super().keyPressEvent(event)

    def _select(self, place: int) -> None:
        if place != self._current:
            self._current = place
            self.setCursor(Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def _base(self) -> float:
        return float(self.height() - _CAPTION)

    def _height(self, value: float) -> float:
        return (self._base() - 4) * max(value, 0.0) / self._top

    def _slot(self, place: int) -> QRectF:
        width = (self.width() - 2 * _SIDE) / max(len(self._bars), 1)
        return QRectF(_SIDE + place * width, 0, width, self._base())

    def _at(self, position: QPointF) -> int:
        # The name below a column belongs to it: hovering tells the whole of it.
        below = QPointF(position.x(), min(position.y(), self._base() - 1))
        inside = [place for place in range(len(self._bars)) if self._slot(place).contains(below)]
        return inside[0] if inside else -1

    def _paint_bar(self, painter: QPainter, place: int) -> None:
        bar, slot = self._bars[place], self._slot(place)
        width = min(slot.width() * 0.66, _WIDEST)
        height = self._height(float(bar.value))
        rect = QRectF(slot.center().x() - width / 2, self._base() - height, width, height)
        shape = QPainterPath()
        shape.addRoundedRect(rect.adjusted(0, 0, 0, 3), 2, 2)
        painter.setClipRect(QRectF(0, 0, self.width(), self._base()))
        token = "accent_strong" if place == self._current else "accent" if bar.strong else "accent_soft"
        painter.fillPath(shape, theme.color(token))
        painter.setClipping(False)

    def _paint_threshold(self, painter: QPainter) -> None:
        if self._threshold is None or not self._bars:
            return
        height = self._base() - self._height(self._threshold)
        painter.setPen(QPen(theme.color("bad"), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(0, height), QPointF(self.width(), height))

    def _paint_captions(self, painter: QPainter) -> None:
        if not self._bars:
            return
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        for room, align, words in self._fitted(self._captions(), painter.fontMetrics()):
            painter.drawText(room, align, words)

    @staticmethod
    def _fitted(captions: list[_Caption], metrics: QFontMetrics) -> list[_Caption]:
        """The names as there is room for them: whole, else without what others begin with, else cut in the middle."""
        names = [name for _, _, name in captions]
        if any(metrics.horizontalAdvance(name) > room.width() for room, _, name in captions):
            names = proper_names(names)
        # What tells names apart stands at their ends more often than not.
        middle = Qt.TextElideMode.ElideMiddle
        return [
            (room, align, metrics.elidedText(name, middle, int(room.width())))
            for (room, align, _), name in zip(captions, names, strict=True)
        ]

    def _captions(self) -> list[_Caption]:
        """Where which name stands: below each column, or below the first and the last where columns are narrow."""
        slots = [self._slot(place) for place in range(len(self._bars))]
        below = self._base() + 3
        if slots[0].width() >= _NAMED:
            rooms = [QRectF(slot.left() + 2, below, slot.width() - 4, _CAPTION - 3) for slot in slots]
            centred = Qt.AlignmentFlag.AlignHCenter
            return [(room, centred, bar.name) for room, bar in zip(rooms, self._bars, strict=True)]
        half = self.width() / 2 - _SIDE
        first = QRectF(slots[0].left(), below, half - 6, _CAPTION - 3)
        last = QRectF(slots[-1].right() - half + 6, below, half - 6, _CAPTION - 3)
        return [
            (first, Qt.AlignmentFlag.AlignLeft, self._bars[0].name),
            (last, Qt.AlignmentFlag.AlignRight, self._bars[-1].name),
        ]

    @staticmethod
    def _words(bar: ScoreBar) -> str:
        return " · ".join(part for part in (f"{bar.name}: {formats.points(bar.value)}", bar.note) if part)
