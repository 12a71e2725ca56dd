"""Cards of the overview that hold lists: they scroll inside themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from inspector.ui.widgets import Card, FactRow, column, scroll, wrapped
from inspector.ui.widgets.click_row import HEIGHT
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from collections.abc import Sequence


class ListCard(Card):
    """Lines that lead somewhere; as high as its lines, up to a number of them."""

    asked = Signal(str)
    """Key of the line that was clicked."""

    def __init__(self, title: str, nothing: str, aside: QWidget | None = None, at_most: int = 0) -> None:
        super().__init__(title, aside)
        self._nothing = nothing
        self._at_most = at_most
        self._lines = column(spacing=0)
        holder = QWidget()
        holder.setLayout(self._lines)
        self._area = scroll(holder)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add(self._area, stretch=1)

    def set_lines(self, lines: Sequence[FactRow]) -> None:
        """Show other lines."""
        clear(self._lines)
        for line in lines:
            line.clicked.connect(self.asked)
            self._lines.addWidget(line)
        if not lines:
            self._lines.addWidget(wrapped(self._nothing, "muted"))
        self._lines.addStretch(1)
        if self._at_most:
            self._area.setFixedHeight(min(max(len(lines), 1), self._at_most) * HEIGHT)
        else:
            self._area.setMinimumHeight(2 * HEIGHT)
