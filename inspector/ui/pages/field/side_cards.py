"""Cards beside the criteria: what is still missing, and what was said last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from inspector.core import formats, messages
from inspector.ui import theme
from inspector.ui.pages.field.missing_lines import MissingLine, lines_of
from inspector.ui.pages.field.sheet_state import OUT
from inspector.ui.widgets import Badge, Card, column, label, row, scroll, small, wrapped
from inspector.ui.widgets.click_row import ClickRow
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.inspections import PreviousNote, Sheet

_LINE = 22
_DOT = 6


class _Line(ClickRow):
    """A coloured dot and what is missing."""

    def __init__(self, line: MissingLine, key: str) -> None:
        super().__init__(key)
        self._line = line
        self.setFixedHeight(_LINE)
        self.setToolTip(line.text)
        self.setAccessibleName(line.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.fillRect(self.rect(), theme.color("accent_ground" if self.hasFocus() else "hover"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("edge" if self._line.unscored else "warning"))
        painter.drawEllipse(QRect(2, (_LINE - _DOT) // 2, _DOT, _DOT))
        painter.setPen(theme.color("ink"))
        words = self.rect().adjusted(_DOT + 9, 0, -2, 0)
        shown = painter.fontMetrics().elidedText(self._line.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class MissingCard(Card):
    """What the sheet still lacks, neighbours taken together; each line leads to its place."""

    asked = Signal(object)
    """A :class:`Missing`: go there."""

    def __init__(self) -> None:
        super().__init__(aside=small("Ctrl+Enter"), padding=12)
        self._shown: list[MissingLine] = []
        self._lines = column(spacing=0)
        holder = QWidget()
        holder.setLayout(self._lines)
        area = scroll(holder)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add(area, stretch=1)
        self.setMinimumHeight(84)

    def set_sheet(self, sheet: Sheet) -> None:
        """Show what the sheet lacks."""
        self.set_title(self.tr("Still missing ({count})").replace("{count}", formats.small_count(len(sheet.missing))))
        lines = lines_of(sheet, self.tr("not scored"))
        if lines and lines == self._shown:
            return
        self._shown = lines
        clear(self._lines)
        for place, line in enumerate(lines):
            shown = _Line(line, str(place))
            shown.clicked.connect(self._ask)
            self._lines.addWidget(shown)
        if not lines:
            complete = self.tr("Nothing: the sheet is complete.")
            words = self.tr("Nothing is asked of this unit.") if sheet.inspection.state in OUT else complete
            self._lines.addWidget(wrapped(words, "muted"))
        self._lines.addStretch(1)

    @Slot(str)
    def _ask(self, place: str) -> None:
        self.asked.emit(self._shown[int(place)].target)


class PreviousCard(Card):
    """What was found or asked for at the unit in an earlier round."""

    def __init__(self) -> None:
        super().__init__(padding=12)
        self.set_title(self.tr("Earlier rounds"))
        self._notes: list[PreviousNote] = []
        self._lines = column(spacing=2)
        holder = QWidget()
        holder.setLayout(self._lines)
        area = scroll(holder)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add(area, stretch=1)
        self.hide()

    def set_notes(self, notes: Sequence[PreviousNote]) -> None:
        """Show the notes; nothing at all when there are none."""
        if list(notes) == self._notes:
            return
        self._notes = list(notes)
        clear(self._lines)
        self.setVisible(bool(notes))
        for note in notes:
            badge = Badge(messages.label(note.state) if note.state else "", "warning")
            self._lines.addLayout(row(label(note.round_title, "small"), None, badge))
            self._lines.addWidget(wrapped(note.text))
        self._lines.addStretch(1)
        self.setFixedHeight(92)
