"""The plan and the rounds at the left: cards of which one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from inspector.core import messages
from inspector.core.formats import date_range, small_count
from inspector.services.rounds import RoundRow, RoundState
from inspector.ui import metrics, theme
from inspector.ui.widgets import Badge, ThinBar, column, elided, heading, row
from inspector.ui.widgets.clickable import Clickable
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.rounds import Counts
    from inspector.ui.theme import Tone

STATE_TONES: dict[RoundState, Tone] = {
    RoundState.PLANNED: "neutral",
    RoundState.OPEN: "accent",
    RoundState.CLOSED: "good",
}


class ChoiceCard(Clickable):
    """A card that is chosen by a click, Enter or Space."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__(key)
        self._title = title
        self._is_chosen = False
        self._badge = Badge()
        self._bar = ThinBar(height=5)
        self._bar.hide()
        self._lines = column(spacing=3)
        head = row(heading(title), None, self._badge)
        layout = column(head, self._bar, self._lines, spacing=4)
        layout.setContentsMargins(metrics.GAP, 9, metrics.GAP, 9)
        self.setLayout(layout)
        # A click takes the focus along, so that the arrow keys and Tab go on from here.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_facts(self, lines: Sequence[str], state: str = "", tone: Tone = "neutral") -> None:
        """Say the state beside the title, and small lines below."""
        self._badge.set(state, tone)
        clear(self._lines)
        for words in lines:
            self._lines.addWidget(elided(words, "small"))
        self.setAccessibleName(", ".join(part for part in (self._title, state, *lines) if part))

    def show_bar(self, share: float | None, tone: Tone = "good") -> None:
        """Show how far it is, 0 to 1; nothing hides the bar."""
        self._bar.setVisible(share is not None)
        self._bar.set((share or 0, tone))

    def set_chosen(self, *, is_chosen: bool) -> None:
        """Show that this is the one that is looked at."""
        self._is_chosen = is_chosen
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and edge; the chosen one in the accent's."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(theme.color("accent" if self._is_chosen or self.hasFocus() else "line"), width))
        painter.setBrush(theme.color("accent_ground" if self._is_chosen else "hover" if self.underMouse() else "card"))
        edge = width / 2
        place = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(place, metrics.RADIUS, metrics.RADIUS)
        painter.end()


class RoundCard(ChoiceCard):
    """A round: its state, its days and its four counts, each with its meaning."""

    def __init__(self, shown: RoundRow) -> None:
        super().__init__(shown.id, self.tr("Round {ordinal}").replace("{ordinal}", str(shown.ordinal)))

    def show_round(self, shown: RoundRow) -> None:
        """Say how far the round is."""
        counts = shown.counts
        days = date_range(shown.starts_on, shown.ends_on)
        when = " · ".join(part for part in (messages.label(shown.type), days) if part)
        visits = self.tr("{count} visits").replace("{count}", small_count(counts.visits))
        told = (counts.inspected_rate.shown, counts.passing_rate.shown, visits)
        lines = (when, *(told if counts.in_scope else (self.tr("No unit chosen yet"),)))
        self.show_facts(lines, messages.label(shown.state), STATE_TONES[shown.state])
        share = counts.inspected / counts.in_scope if counts.in_scope else None
        self.show_bar(share, "good" if counts.inspected == counts.passing else "accent")


def count_words(counts: Counts) -> str:
    """Inspected and passing of those in scope, with their meaning."""
    return f"{counts.inspected_rate.shown} · {counts.passing_rate.shown}"
