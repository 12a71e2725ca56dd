"""What a laptop shows that waits to be admitted: its fingerprint, and how it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector.ui.pages.sync.fingerprint import FingerprintPanel
from inspector.ui.pages.sync.words import moment
from inspector.ui.widgets import Card, button, column, label, primary, row, wrapped

if TYPE_CHECKING:
    from inspector.services.team.joining import Waiting

_WIDTH = 760


class WaitingView(QWidget):
    """Three steps: the request goes to the lead, the words are read aloud, the admission package is opened."""

    admission_asked = Signal()
    request_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "title")
        self._since = wrapped("", "muted")
        self._fingerprint = FingerprintPanel()
        steps = Card()
        again = button(self.tr("Save the request once more…"), self.request_asked.emit, icon="file-down")
        opened = primary(self.tr("Open the admission package…"), self.admission_asked.emit, icon="folder-open")
        steps.add(
            wrapped(self.tr("1. Give the request to the team lead, by stick or mail."), "heading"),
        )
        steps.body.addLayout(row(16, again, None))
        steps.add(
            wrapped(self.tr("2. When the lead calls, read these words aloud, or show this code."), "heading"),
            self._fingerprint,
            wrapped(
                self.tr("So the lead knows that the request is yours and was not changed on its way."),
                "muted",
            ),
            wrapped(self.tr("3. Open the admission package that the lead sends back."), "heading"),
        )
        steps.body.addLayout(row(16, opened, None))
        steps.add(
            wrapped(
                self.tr("It can also be dropped onto this window. Until then nothing can be entered here."), "muted"
            )
        )
        holder = QWidget()
        holder.setLayout(column(self._title, self._since, steps, spacing=10))
        holder.setFixedWidth(_WIDTH)
        # Centred by its neighbours: aligned, it would be given too little height for sentences of several lines.
        self.setLayout(column(None, row(None, holder, None), None, None))

    def show_waiting(self, found: Waiting) -> None:
        """Show who waits, since when, with which fingerprint."""
        self._title.setText(self.tr("{person} waits to be admitted").replace("{person}", found.person))
        self._since.setText(self.tr("The request was made on {when}.").replace("{when}", moment(found.made_at)))
        self._fingerprint.show_fingerprint(found.fingerprint)
