"""One side of a conflict: who wrote it, when, on which laptop, and what differs from the other side."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QWidget

from inspector.core.formats import NOTHING
from inspector.core.messages import text
from inspector.ui import theme
from inspector.ui.pages.sync.words import machine, moment
from inspector.ui.widgets import Badge, Card, button, column, elided, label, row, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.team.conflict_views import VersionView
    from inspector.ui.pages.sync.differences import Pieces

_NAME_WIDTH: Final = 116
_SHORT: Final = 80
"""Letters; what is longer is prose, and begins at the left."""
_KEYS: Final = 9
"""Versions that a key chooses: Alt+1 to Alt+9."""


class DifferenceLabel(QLabel):
    """A text whose differing words stand on a coloured ground, and bold for those who do not see colours."""

    def __init__(self, pieces: Pieces) -> None:
        super().__init__()
        self._pieces = pieces
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.is_prose = sum(len(words) for words, _ in pieces) > _SHORT
        side = Qt.AlignmentFlag.AlignLeft if self.is_prose else Qt.AlignmentFlag.AlignRight
        self.setAlignment(side | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName("".join(words for words, _ in pieces) or NOTHING)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the colours of the theme in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        ground = theme.color("warning_ground").name()
        parts = []
        for words, differs in self._pieces:
            # Words of people are never markup.
            plain = html.escape(words).replace("\n", "<br>")
            parts.append(f'<span style="background:{ground};font-weight:600">{plain}</span>' if differs else plain)
        self.setText("".join(parts) or NOTHING)


class VersionCard(Card):
    """A version with its lines; ``taken(index)`` when the person chooses it."""

    taken = Signal(int)

    def __init__(self, version: VersionView, lines: Sequence[tuple[str, Pieces]]) -> None:
        super().__init__()
        self._index = version.index
        laptop = machine(version.device_prefix, this_laptop=version.this_laptop)
        who = elided(version.person or laptop, "heading")
        where = elided(f"{laptop} · {moment(version.at)}" if version.person else moment(version.at), "small")
        self._mark = Badge()
        head = row(who, self._mark, spacing=8)
        head.setStretch(0, 1)
        self.body.addLayout(column(head, where, spacing=1))
        if version.branch:
            self.add(wrapped(version.branch, "small"))
        if version.also:
            others = ", ".join(one.who or machine(one.device_prefix) for one in version.also)
            self.add(wrapped(text("team.also_wrote", who=others), "small"))
        if version.written_words:
            self.add(wrapped(version.written_words, "small"))
        if version.as_signed:
            self.body.addLayout(row(Badge(self.tr("as in the signed minutes"), "accent"), None))
        for name, pieces in lines:
            self.add(_line(name, pieces))
        self._foot, self._choices = QWidget(), row(None)
        self._foot.setLayout(self._choices)
        self._foot.hide()
        self.body.addStretch(1)
        self.add(self._foot)
        if version.this_laptop:
            theme.set_role(self, state="own")

    def offer(self, words: str, number: int) -> None:
        """Let it be chosen, with Alt and its number too."""
        made = button(words, self._take)
        if number <= _KEYS:
            made.setShortcut(QKeySequence(f"Alt+{number}"))
            made.setToolTip(f"Alt+{number}")
        self._choices.insertWidget(0, made)
        self._foot.show()

    def choose_first(self, *, first: bool) -> None:
        """Show the button below the name, where the window is so low that it would not be seen after the lines."""
        self.body.removeWidget(self._foot)
        self.body.insertWidget(1 if first else self.body.count(), self._foot)

    def mark(self, words: str) -> None:
        """Say that it is the one that was chosen."""
        self._mark.set(words, "good")

    @Slot()
    def _take(self) -> None:
        self.taken.emit(self._index)


def _line(name: str, pieces: Pieces) -> QWidget:
    holder = QWidget()
    caption, value = label(name, "muted"), DifferenceLabel(pieces)
    caption.setWordWrap(True)
    caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    if value.is_prose:
        # Beside its name it would be a column of single words in an enlarged window.
        layout: QBoxLayout = column(caption, value, spacing=2)
    else:
        caption.setFixedWidth(_NAME_WIDTH)
        layout = row(caption, value, spacing=8)
        layout.setStretch(1, 1)
    layout.setContentsMargins(0, 4, 0, 4)
    line = QWidget()
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    line.setProperty("role", "line")
    holder.setLayout(column(layout, line, spacing=0))
    return holder
