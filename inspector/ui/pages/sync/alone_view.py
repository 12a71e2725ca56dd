"""What the page says while there is one laptop only: what sending packages is for, and the two first steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector.ui.pages.sync.words import moment
from inspector.ui.widgets import Badge, Card, button, column, heading, icon_label, label, row, wrapped
from inspector.ui.widgets.buttons import emphasise

if TYPE_CHECKING:
    from inspector.services.team.recovery import RecoveryState

_WIDTH = 720


class AloneView(QWidget):
    """A calm explanation, then: the recovery sheet, the first member."""

    sheet_asked = Signal()
    admit_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._made = Badge()
        self._sheet = button(self.tr("Make the recovery sheet…"), self.sheet_asked.emit, icon="printer")
        self._admit = button(self.tr("Admit a laptop…"), self.admit_asked.emit, icon="user-check")
        words = self.tr(
            "The program works on this laptop alone, and nothing needs to be done here then. When several people "
            "inspect, each works on a laptop of their own without a network; a stick or a mail carries packages from "
            "one to the other. Nothing is lost and nothing is overruled in silence: what two people wrote differently "
            "is shown to you, and you decide."
        )
        first = Card()
        first.body.addLayout(row(heading(self.tr("1. Make the recovery sheet of the team")), self._made, None))
        first.add(wrapped(self.tr("A code on paper that makes another laptop the lead's, should this one be lost.")))
        first.body.addLayout(row(self._sheet, None))
        second = Card()
        second.body.addLayout(row(heading(self.tr("2. Admit the first member")), None))
        second.add(
            wrapped(
                self.tr(
                    "The member starts the program on their laptop, chooses “Join a team” and sends you the request "
                    "that is made there. Open it here."
                )
            )
        )
        second.body.addLayout(row(self._admit, None))
        head = row(icon_label("users", "accent", 32), label(self.tr("Working on several laptops"), "title"), None)
        holder = QWidget()
        holder.setLayout(column(head, wrapped(words), 4, first, second, spacing=12))
        holder.setFixedWidth(_WIDTH)
        # Centred by its neighbours: aligned, it would be given too little height for sentences of several lines.
        self.setLayout(column(None, row(None, holder, None), None, None))

    def show_state(self, found: RecoveryState, *, may_lead: bool, pending: bool = False) -> None:
        """Say whether the first step is done; ``pending``: a sheet was made and nobody put it away."""
        done = self.tr("made on {when}").replace("{when}", moment(found.sheet_made_at))
        if pending:
            self._made.set(self.tr("to be made anew"), "warning")
        else:
            self._made.set(done if found.sheet_made_at else "", "good")
        comes_first = pending or found.used or not found.ready
        emphasise(self._sheet, "printer", is_primary=comes_first)
        emphasise(self._admit, "user-check", is_primary=not comes_first)
        for made in (self._sheet, self._admit):
            made.setEnabled(may_lead)
