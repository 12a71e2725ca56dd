"""White surfaces with a name, and lines of facts inside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from inspector.ui import metrics
from inspector.ui.widgets.badge import Badge
from inspector.ui.widgets.click_row import HEIGHT, TWO_LINES, ClickRow
from inspector.ui.widgets.labels import elided, heading, label
from inspector.ui.widgets.layouts import clear, column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from inspector.ui.theme import Tone

_BETWEEN = 8
"""Pixels between the name and the words of a line."""


class Card(QFrame):
    """A white surface with an optional title, something at the right of the title, and a body."""

    def __init__(self, title: str = "", aside: QWidget | None = None, padding: int = metrics.PADDING) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._title = heading(title)
        if not title:
            # Never the other way round: what is shown before it has a parent is a window for a moment.
            self._title.hide()
        self._head = row(self._title, None)
        if aside is not None:
            self._head.addWidget(aside)
        self.body: QVBoxLayout = column()
        """Where the content goes."""
        outer = column(self._head, self.body)
        outer.setStretch(1, 1)
        outer.setContentsMargins(padding, padding - 3, padding, padding - 3)
        self.setLayout(outer)

    def set_title(self, title: str) -> None:
        """Name the card."""
        self._title.setText(title)
        self._title.setVisible(bool(title))

    def wrap_title(self) -> None:
        """Let a long name take several lines, in a narrow card with nothing beside it."""
        self._title.setWordWrap(True)
        self._head.setStretch(0, 1)
        self._head.setStretch(1, 0)

    def add(self, *parts: QWidget, stretch: int = 0) -> None:
        """Put widgets into the body."""
        for part in parts:
            self.body.addWidget(part, stretch)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Replace the body by ``rows``, packed to the top."""
        clear(self.body)
        self.body.setSpacing(0)
        for part in rows:
            self.body.addWidget(part)
        self.body.addStretch(1)


class FactRow(ClickRow):
    """A line of a card: a name, words at its right, a badge at the end; emits ``clicked(key)`` when it has a key.

    ``share`` is the part of the width the name takes; a line that ``folds`` writes the words below the name where a
    narrow card would cut either.
    """

    def __init__(
        self,
        name: str,
        words: str = "",
        badge: tuple[str, Tone] | None = None,
        key: str = "",
        tone: Tone = "neutral",
        share: float = 0.5,
        *,
        folds: bool = False,
    ) -> None:
        super().__init__(key)
        self._folds = folds
        self._said = left, right = elided(name), elided(words, "muted")
        right.setProperty("tone", tone)
        self._words = row(left, right, spacing=_BETWEEN)
        self._words.setStretch(0, round(share * 100))
        self._words.setStretch(1, round((1 - share) * 100))
        layout = row(self._words, spacing=8)
        layout.setStretch(0, 1)
        for part in (left, right):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if badge:
            layout.addWidget(Badge(*badge))
        layout.setContentsMargins(8, 0, 8, 0)
        self.setLayout(layout)
        self.setAccessibleName(", ".join(part for part in (name, words, badge[0] if badge else "") if part))

    def sizeHint(self) -> QSize:
        """A line's height; the card decides the width."""
        return QSize(200, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold, or stand in one line again."""
        super().resizeEvent(event)
        if not self._folds:
            return
        below = any(one.sizeHint().width() > share for one, share in zip(self._said, self._shares(), strict=True))
        ways = QBoxLayout.Direction
        self._words.setDirection(ways.TopToBottom if below else ways.LeftToRight)
        self._words.setSpacing(0 if below else _BETWEEN)
        self.setFixedHeight(TWO_LINES if below else HEIGHT)

    def _shares(self) -> tuple[int, int]:
        """What the name and the words would have beside each other."""
        room, parts = self._words.geometry().width() - _BETWEEN, (self._words.stretch(0), self._words.stretch(1))
        return room * parts[0] // sum(parts), room * parts[1] // sum(parts)


def fact(name: str, value: str, tone: Tone = "neutral") -> QWidget:
    """A small line "name … value" without a hairline, as in side cards."""
    holder = QWidget()
    value_label = label(value, "heading", tone)
    value_label.setAlignment(Qt.AlignmentFlag.AlignRight)
    value_label.setWordWrap(True)
    layout = row(label(name, "small"), value_label, spacing=8)
    layout.setStretch(1, 1)
    holder.setLayout(layout)
    return holder
