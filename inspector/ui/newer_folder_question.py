"""The folder that was opened is not the one this laptop went on in last: asked before anything is written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from inspector.core.formats import moment_short
from inspector.core.messages import text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspector.services.other_folder import NewerFolder
    from inspector.ui.context import Context
    from inspector.ui.keeper import Keeper
    from inspector.ui.session import Opened


class NewerFolderQuestion(QObject):
    """Offers to open the other folder; who goes on here reads so until the message is closed."""

    def __init__(self, context: Context, keeper: Keeper, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._keeper = keeper
        self._window = window
        self._newer: NewerFolder | None = None
        keeper.opened.connect(self._look)

    @Slot(object)
    def _look(self, opened: Opened) -> None:
        self._newer = opened.newer
        if self._newer is not None:
            self._ask(self._newer)

    def _ask(self, newer: NewerFolder) -> None:
        # The first paint need not wait for what is hardly ever shown.
        from inspector.ui.widgets import ConfirmDialog

        title = self.tr("This laptop went on in another folder")
        dialog = ConfirmDialog(title, str(newer), self.tr("Open that folder"), self._window)
        dialog.cancel.setText(self.tr("Go on here"))
        dialog.confirmed.connect(self._open)
        dialog.rejected.connect(self._stay)
        dialog.open()

    @Slot()
    def _open(self) -> None:
        if self._newer is not None:
            self._keeper.open(self._newer.folder)

    @Slot()
    def _stay(self) -> None:
        newer = self._newer
        if newer is not None:
            told = text("workspace.newer_folder.stayed", folder=newer.folder, until=moment_short(newer.until))
            self._context.say(told, "warning")
