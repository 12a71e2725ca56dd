"""A few facts in plain words, for a line of a list that is not a conflict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from inspector.ui.widgets import Badge, button, column, heading, label, link, row, scroll, wrapped
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from inspector.ui.theme import Tone

_NAMES: Final = 150


@dataclass(frozen=True)
class Explained:
    """What is to be told: a title, sentences, and facts as name and value."""

    title: str
    sentences: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    badge: str = ""
    tone: Tone = "neutral"
    action: str = ""
    """Words on a button below, which stays in sight; empty for none."""
    leading: str = ""
    """Name of the fact whose value does the same when it is pressed."""


class Explanation(QWidget):
    """Shows one of them; ``acted`` when its button is pressed, or the fact that leads there."""

    acted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._content = column(spacing=10)
        holder = QWidget()
        holder.setLayout(self._content)
        self._act = button("", self.acted.emit)
        layout = column(scroll(holder), row(self._act, None), spacing=10)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def show_it(self, told: Explained) -> None:
        """Tell something else."""
        clear(self._content)
        title = heading(told.title)
        title.setWordWrap(True)
        head = row(title, Badge(told.badge, told.tone), spacing=10)
        head.setStretch(0, 1)
        self._content.addLayout(head)
        for sentence in told.sentences:
            self._content.addWidget(wrapped(sentence))
        for name, value in told.facts:
            leads = bool(told.action) and name == told.leading
            self._content.addWidget(_fact(name, self._leading(value) if leads else _value(value)))
        self._content.addStretch(1)
        self._act.setText(told.action)
        self._act.setVisible(bool(told.action))

    def _leading(self, value: str) -> QWidget:
        """A value to be pressed, below the others at their left edge."""
        holder = QWidget()
        holder.setLayout(row(link(value, self.acted.emit), None))
        return holder

    def begin(self) -> None:
        """Give the focus to the button, where there is one."""
        if not self._act.isHidden():
            self._act.setFocus(Qt.FocusReason.TabFocusReason)


def _value(words: str) -> QWidget:
    made = wrapped(words)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made


def _fact(name: str, value: QWidget) -> QWidget:
    holder = QWidget()
    caption = label(name, "muted")
    caption.setFixedWidth(_NAMES)
    caption.setWordWrap(True)
    layout = row(caption, value, spacing=10)
    layout.setAlignment(caption, Qt.AlignmentFlag.AlignTop)
    layout.setStretch(1, 1)
    holder.setLayout(layout)
    return holder
