"""Bars a person reads at a glance: how far, and how the outcome is divided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.core import formats
from inspector.ui import theme
from inspector.ui.widgets.click_row import ClickRow
from inspector.ui.widgets.labels import elided, label
from inspector.ui.widgets.layouts import clear, column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.ui.theme import Tone

_HEIGHT = 8


class ThinBar(QWidget):
    """How much of a whole: a thin rounded bar; several parts stand beside each other."""

    def __init__(self, value: float = 0, tone: Tone = "good", height: int = _HEIGHT) -> None:
        super().__init__()
        self.setFixedHeight(height)
        self.setMinimumWidth(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._parts: list[tuple[float, Tone]] = []
        self.set((value, tone))

    def set(self, *parts: tuple[float, Tone]) -> None:
        """Show the parts, each a share of the whole (0 to 1) and its tone, from left to right."""
        self._parts = list(parts)
        self.setAccessibleName(formats.percent(round(sum(share for share, _ in parts) * 1000), 1000))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough to compare."""
        return QSize(120, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts over the track."""
        painter = QPainter(self)
        paint_bar(painter, QRectF(self.rect()), self._parts)
        painter.end()


def paint_bar(painter: QPainter, rect: QRectF, parts: Sequence[tuple[float, Tone]]) -> None:
    """Draw a bar of parts into ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    radius = rect.height() / 2
    shape.addRoundedRect(rect, radius, radius)
    painter.setClipPath(shape)
    painter.fillRect(rect, theme.color("track"))
    left = rect.left()
    for share, tone in parts:
        width = rect.width() * min(max(share, 0.0), 1.0)
        painter.fillRect(QRectF(left, rect.top(), width, rect.height()), _bar_color(tone))
        left += width
    painter.setClipping(False)


def _bar_color(tone: Tone) -> QColor:
    return theme.color("edge" if tone == "neutral" else tone)


@dataclass(frozen=True)
class BlockLine:
    """One block (khối): its name and how many of its units passed, failed and were not inspected."""

    name: str
    passing: int
    failing: int
    total: int
    key: str = ""


class _BlockRow(ClickRow):
    def __init__(self, line: BlockLine, words: str, name_width: int) -> None:
        super().__init__(line.key or line.name)
        total = max(line.total, 1)
        bar = ThinBar()
        bar.set((line.passing / total, "good"), (line.failing / total, "bad"))
        name = elided(line.name)
        name.setFixedWidth(name_width)
        layout = row(name, bar, _figures(line), spacing=10)
        layout.setContentsMargins(8, 0, 8, 0)
        self.setLayout(layout)
        self.setToolTip(words)
        self.setAccessibleName(words)


def _figures(line: BlockLine) -> QWidget:
    holder = QWidget()
    count = label(f"{line.passing}/{line.total}")
    share = label(f"({formats.percent(line.passing, line.total)})", "muted")
    holder.setLayout(row(None, count, share, spacing=4))
    holder.setFixedWidth(104)
    return holder


class BlockBars(QWidget):
    """Outcome by block: đạt, không đạt, chưa kiểm tra, one line each; a click opens the block."""

    block_clicked = Signal(str)

    def __init__(self, name_width: int = 166, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name_width = name_width
        self._rows = column(spacing=0)
        self.setLayout(self._rows)

    def set_lines(self, lines: Sequence[BlockLine]) -> None:
        """Show the blocks."""
        clear(self._rows)
        for line in lines:
            shown = _BlockRow(line, self._words(line), self._name_width)
            shown.clicked.connect(self.block_clicked)
            self._rows.addWidget(shown)
        self._rows.addStretch(1)

    def legend(self) -> QWidget:
        """What the colours mean, to stand in the card's head."""
        return Legend([(self.tr("passing"), "good"), (self.tr("failing"), "bad"), (self.tr("not inspected"), "track")])

    def _words(self, line: BlockLine) -> str:
        pattern = self.tr("{name}: {passing} passing, {failing} failing, {waiting} not inspected")
        waiting = line.total - line.passing - line.failing
        return pattern.format(name=line.name, passing=line.passing, failing=line.failing, waiting=waiting)


class Legend(QWidget):
    """Squares and what they stand for."""

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._entries = list(entries)
        self.setAccessibleName(", ".join(text for text, _ in entries))
        font = self.font()
        font.setPixelSize(11)
        self.setFont(font)
        width = sum(self.fontMetrics().horizontalAdvance(text) + 26 for text, _ in entries)
        self.setFixedSize(width, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw squares and words."""
        painter = QPainter(self)
        left = 0
        for text, token in self._entries:
            painter.fillRect(left, 5, 9, 9, theme.color(token))
            painter.setPen(theme.color("muted"))
            painter.drawText(QPoint(left + 13, 14), text)
            left += self.fontMetrics().horizontalAdvance(text) + 26
        painter.end()
