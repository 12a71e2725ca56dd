"""Cards of the overview that hold lists: they scroll inside themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.ui.widgets import Badge, Card, column, label, row, scroll, wrapped
from inspector.ui.widgets.click_row import HEIGHT, TWO_LINES, ClickRow
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.ui.theme import Tone


class SentenceRow(ClickRow):
    """A sentence in up to two lines, a badge at its right; the tooltip says all of it."""

    def __init__(self, words: str, badge: tuple[str, Tone], key: str) -> None:
        super().__init__(key)
        self._words = words
        self._label = label()
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._label.setMaximumHeight(TWO_LINES)
        layout = row(self._label, Badge(*badge), spacing=8)
        layout.setStretch(0, 1)
        layout.setContentsMargins(8, 0, 8, 0)
        self.setLayout(layout)
        self.setToolTip(words)
        self.setAccessibleName(f"{words}, {badge[0]}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sentence anew."""
        super().resizeEvent(event)
        lines = _in_two_lines(self._words, self._label.font(), self._label.width())
        self._label.setText("\n".join(lines))
        self.setFixedHeight(TWO_LINES if len(lines) > 1 else HEIGHT)


def _in_two_lines(words: str, font: QFont, width: int) -> list[str]:
    """The words as they break at ``width``; what does not go into the second line ends in …."""
    layout = QTextLayout(words, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    first, rest = words[: line.textLength()].strip(), words[line.textLength() :].strip()
    return [first, QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)] if rest else [first]


class ListCard(Card):
    """Lines that lead somewhere; as high as its lines, up to a number of them."""

    asked = Signal(str)
    """Key of the line that was clicked."""

    def __init__(self, title: str, nothing: str, aside: QWidget | None = None, at_most: int = 0) -> None:
        super().__init__(title, aside)
        self._nothing = wrapped(nothing, "muted")
        # By itself it would ask for the lines of a much narrower card, and so for a scroll bar.
        self._nothing.setMinimumHeight(1)
        self._at_most = at_most
        self._shown: tuple[ClickRow, ...] = ()
        self._lines = column(spacing=0)
        holder = QWidget()
        holder.setLayout(column(self._lines, self._nothing, None, spacing=0))
        # Lines tell when they fold: the card makes room for them.
        holder.installEventFilter(self)
        self._area = scroll(holder)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add(self._area, stretch=1)

    def set_most(self, lines: int) -> None:
        """Be as high as so many lines at most."""
        self._at_most = lines

    def set_nothing(self, words: str) -> None:
        """Say something else where there are no lines."""
        self._nothing.setText(words)
        self._fit()

    def set_lines(self, lines: Sequence[ClickRow]) -> None:
        """Show other lines."""
        clear(self._lines)
        for line in lines:
            line.clicked.connect(self.asked)
            self._lines.addWidget(line)
        self._shown = tuple(lines)
        self._nothing.setVisible(not lines)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the words, where they break anew."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make room for lines that fold."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        if not self._at_most:
            self._area.setMinimumHeight(2 * HEIGHT)
        elif self._shown:
            self._area.setFixedHeight(sum(line.height() for line in self._shown[: self._at_most]))
        else:
            self._area.setFixedHeight(max(HEIGHT, self._nothing.heightForWidth(self._area.viewport().width())))
