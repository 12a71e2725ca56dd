"""What the program is, and what it is made of."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion

from inspector import __version__
from inspector.core import messages
from inspector.core.paths import log_dir
from inspector.ui.pages.settings.part import Part
from inspector.ui.widgets import Card, row, wrapped
from inspector.ui.widgets.card import fact

if TYPE_CHECKING:
    from inspector.ui.context import Context

_WIDTH = 620


class AboutPart(Part):
    """Tab about the program."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        card = Card(messages.text("window.product"))
        card.setFixedWidth(_WIDTH)
        card.add(
            wrapped(self.tr("For teams that inspect administrative reform. Works offline; sends nothing anywhere.")),
            fact(self.tr("Version"), __version__),
            fact("Python, Qt", f"{platform.python_version()}, {qVersion()}"),
            fact(self.tr("Log files"), str(log_dir())),
            fact(self.tr("Licence"), "Apache License 2.0"),
            fact(self.tr("Document fonts"), "Liberation Serif 2.1.5 – SIL Open Font License 1.1"),
            fact(self.tr("Icons"), "Lucide – ISC License"),
        )
        self.body.addLayout(row(card, None))
        self.body.addStretch(1)
