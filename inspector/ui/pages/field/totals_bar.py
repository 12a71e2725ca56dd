"""The bottom line of the sheet: how far it is and what it adds up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from inspector.core import formats
from inspector.ui.widgets import elided, label, link, row

if TYPE_CHECKING:
    from decimal import Decimal

    from inspector.services.inspections import SheetTotals


class TotalsBar(QFrame):
    """Scored, assessed, self-scored, rescaled; at the right the most useful keys."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._answered = label("", "heading")
        self._assessed = label("", "heading")
        self._of = label("", "muted")
        self._self = label("", "heading")
        self._rescaled = label("", "heading")
        self._keys = elided("", "small")
        self.keys_link = link(self.tr("? keys"))
        layout = row(spacing=6)
        for caption, value, after in (
            (self.tr("Scored"), self._answered, None),
            (self.tr("Assessed"), self._assessed, self._of),
            (self.tr("Self-scored"), self._self, None),
            (self.tr("Rescaled to 100"), self._rescaled, None),
        ):
            self._put(layout, caption, value, after)
        layout.addWidget(self._keys, 1)
        layout.addWidget(self.keys_link)
        layout.setContentsMargins(14, 0, 10, 0)
        self.setLayout(layout)
        self.setFixedHeight(34)

    def _put(self, layout: QHBoxLayout, caption: str, value: QLabel, after: QLabel | None) -> None:
        line = row(label(caption, "muted"), value, spacing=5)
        if after is not None:
            line.addWidget(after)
        line.addSpacing(14)
        layout.addLayout(line)

    def show_totals(self, totals: SheetTotals, *, read_only: bool) -> None:
        """Show the sums, and the keys that score where anything can be scored."""
        self._keys.set_text("" if read_only else self.tr("0–9 score · Tab next · M full points · / note"))
        self._answered.setText(f"{totals.answered}/{totals.count}")
        self._assessed.setText(_points(totals.assessed))
        words = self.tr("of {points} points scored so far")
        self._of.setText(words.replace("{points}", formats.points(totals.assessed_maximum)))
        self._self.setText(_points(totals.self_total))
        self._rescaled.setText(_points(totals.rescaled))


def _points(value: Decimal | None) -> str:
    return formats.NOTHING if value is None else formats.points(value)
