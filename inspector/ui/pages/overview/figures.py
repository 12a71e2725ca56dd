"""The four figures at the top of the overview; each opens the list behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector.core import formats, messages
from inspector.domain.finding import DISCIPLINE_SEVERITY
from inspector.ui import metrics
from inspector.ui.widgets import KeyFigure, row

if TYPE_CHECKING:
    from inspector.domain.coverage import Rate
    from inspector.services.overview import Overview
    from inspector.ui.theme import Tone


class Figures(QWidget):
    """Inspected, passing, violations, overdue recommendations."""

    inspected_asked = Signal()
    passing_asked = Signal()
    findings_asked = Signal()
    recommendations_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._inspected = KeyFigure(self.tr("Inspected / in scope"))
        self._passing = KeyFigure(self.tr("Passing / in scope"))
        self._violations = KeyFigure(self.tr("Violations that must be dealt with"))
        self._overdue = KeyFigure(self.tr("Recommendations overdue"))
        layout = row(self._inspected, self._passing, self._violations, self._overdue, spacing=metrics.GAP)
        for place in range(4):
            layout.setStretch(place, 1)
        self.setLayout(layout)
        self._inspected.clicked.connect(self.inspected_asked)
        self._passing.clicked.connect(self.passing_asked)
        self._violations.clicked.connect(self.findings_asked)
        self._overdue.clicked.connect(self.recommendations_asked)

    def show_year(self, year: Overview) -> None:
        """Show the year's figures."""
        self._show_rate(self._inspected, year.inspected_rate)
        self._show_rate(self._passing, year.passing_rate)
        self._show_violations(year)
        self._show_actions(year)

    def _show_rate(self, figure: KeyFigure, rate: Rate) -> None:
        share = rate.numerator / rate.denominator if rate.denominator else 0.0
        meaning = self.tr("units · {percent}").replace("{percent}", rate.share)
        figure.show_figure(rate.fraction, meaning, share=share)

    def _show_violations(self, year: Overview) -> None:
        by_subject = {subject: count for subject, count in year.findings_by_subject.items() if count}
        total = sum(by_subject.values())
        parts = [f"{formats.number(n)} {messages.label(subject).lower()}" for subject, n in by_subject.items()]
        # The figure above counts already where all of them are of one kind.
        parts = [messages.label(subject).lower() for subject in by_subject] if len(by_subject) == 1 else parts
        meaning = ", ".join(parts) or self.tr("Party bodies · collectives · individuals")
        reminders = sum(year.findings_by_severity[1:DISCIPLINE_SEVERITY])
        note = self.tr("No reminder or criticism")
        if reminders:
            note = self.tr("{count} reminders and criticisms").replace("{count}", formats.small_count(reminders))
        if not total and year.unfinished:
            count = formats.small_count(len(year.unfinished))
            note = self.tr("Not final: {count} units are not finished").replace("{count}", count)
        # Nothing found is good news only once every unit that was inspected is finished.
        none: Tone = "neutral" if year.unfinished else "good"
        self._violations.show_figure(formats.number(total), meaning, tone="bad" if total else none, note=note)

    def _show_actions(self, year: Overview) -> None:
        actions = year.actions
        meaning = self.tr("of {count} not finished yet").replace("{count}", formats.small_count(actions.open))
        note = self.tr("None is late.")
        if actions.overdue:
            words = self.tr("Latest: {unit}, {days} days late").replace("{unit}", actions.latest_unit)
            note = words.replace("{days}", formats.small_count(actions.latest_days))
        late = bool(actions.overdue)
        self._overdue.show_figure(formats.number(actions.overdue), meaning, tone="bad" if late else "good", note=note)
