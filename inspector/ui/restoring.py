"""A backup is chosen, looked at, restored and opened: from the workspace's menu, the first page and the settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from inspector.core.messages import text
from inspector.ui.folders import documents
from inspector.ui.widgets.file_dialogs import open_dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspector.services.upkeep import RestoreResult
    from inspector.ui.context import Context


class Restoring(QObject):
    """Asks for the file of a backup; what was made of it is opened, with a word on what it is."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._over = parent

    @Slot()
    def ask(self) -> None:
        """Let the file be chosen."""
        dialog = open_dialog(self._over, self.tr("Choose the backup file"), documents())
        dialog.fileSelected.connect(self.preview)
        dialog.open()

    @Slot(str)
    def preview(self, archive: str) -> None:
        """Show what a backup holds, and restore it where the person says."""
        # Imported when it is asked for: a start does not wait for what backups are read with.
        from inspector.ui.widgets.restore_dialog import RestoreDialog

        dialog = RestoreDialog(self._context, Path(archive), self._over)
        dialog.restored.connect(self._restored)
        dialog.open()

    @Slot(object)
    def _restored(self, result: RestoreResult) -> None:
        self._context.open(result.folder)
        # It stays while the workspace opens: an old state looks like any other.
        self._context.say(text("workspace.put_back"), "warning")
