"""A workspace that somebody else has open for writing can still be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from inspector.ui.keeper import Keeper


class ReadingOffer(QObject):
    """Asks whether to open a locked workspace for reading only, and has it opened."""

    def __init__(self, keeper: Keeper, window: QWidget) -> None:
        super().__init__(window)
        self._keeper = keeper
        self._window = window
        self._folder: Path | None = None
        keeper.locked.connect(self._ask)

    @Slot(object, str)
    def _ask(self, folder: Path, sentence: str) -> None:
        # The first paint need not wait for what is hardly ever shown.
        from inspector.ui.widgets import ConfirmDialog

        self._folder = folder
        title = self.tr("The workspace is open elsewhere")
        offer = self.tr("You can open it here for reading only: everything can be seen and printed, nothing changed.")
        dialog = ConfirmDialog(title, f"{sentence}\n\n{offer}", self.tr("Open for reading"), self._window)
        dialog.confirmed.connect(self._open)
        dialog.open()

    @Slot()
    def _open(self) -> None:
        if self._folder is not None:
            self._keeper.open_for_reading(self._folder)
