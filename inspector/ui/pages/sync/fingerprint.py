"""A laptop's fingerprint on the screen: words to read aloud, groups to read by eye, a code for a camera."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from inspector.ui.widgets import column, label, row, small
from inspector.ui.widgets.qr import QrCode

if TYPE_CHECKING:
    from inspector.services.team.joining import FingerprintView

_IN_LINE = 5
_CODE = 136


class FingerprintPanel(QWidget):
    """Shows one fingerprint in its three forms."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "heading")
        self._groups = label("")
        self._code = QrCode(self.tr("Fingerprint as a QR code"), _CODE)
        for part in (self._words, self._groups):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            part.setWordWrap(True)
        words = column(
            small(self.tr("Read aloud")),
            self._words,
            4,
            small(self.tr("Read by eye")),
            self._groups,
            None,
            spacing=2,
        )
        layout = row(self._code, words, spacing=16)
        layout.setAlignment(self._code, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_fingerprint(self, shown: FingerprintView) -> None:
        """Show another one."""
        self._words.setText(_lines(shown.words, " · "))
        self._groups.setText(_lines(shown.groups, "  "))
        self._words.setAccessibleName(" ".join(shown.words))
        self._groups.setAccessibleName(" ".join(shown.groups))
        self._code.set_matrix(shown.matrix)


def _lines(parts: tuple[str, ...], between: str) -> str:
    return "\n".join(between.join(parts[at : at + _IN_LINE]) for at in range(0, len(parts), _IN_LINE))
