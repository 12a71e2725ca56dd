"""A line for the path of a file or folder, with a button beside it that asks for the path by a dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from inspector.ui.widgets.buttons import button
from inspector.ui.widgets.fields import LineField
from inspector.ui.widgets.file_dialogs import folder_dialog, save_dialog
from inspector.ui.widgets.layouts import row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog


class PathField(LineField):
    """``words`` stand on the button; the path can be typed as well."""

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self._title = title
        self.choose = button(words, self._ask, icon="folder-open")
        line = row(self.line, self.choose, spacing=8)
        line.setStretch(0, 1)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.insertLayout(0, line)

    def take(self, path: str) -> None:
        """Take over what was chosen: what was refused before is replaced even while the line has the focus."""
        self.line.setText(path)
        self.commit()

    def _dialog(self, path: Path) -> QFileDialog:
        raise NotImplementedError

    def _show(self, value: Any) -> None:
        """Where there is no room for all of a path its end is seen: the name is what is looked for."""
        super()._show(value)
        self.line.end(False)
        self.line.setToolTip(self.line.text())

    @Slot()
    def _ask(self) -> None:
        dialog = self._dialog(Path(str(self.value() or "")))
        dialog.fileSelected.connect(self._taken)
        dialog.open()

    @Slot(str)
    def _taken(self, path: str) -> None:
        self.take(path)


class FolderField(PathField):
    """A folder; what is in it or around it is looked at from its parent."""

    def _dialog(self, path: Path) -> QFileDialog:
        return folder_dialog(self, self._title, path.parent)


class TargetField(PathField):
    """A file to be written, of a kind that ``kinds`` names in the dialog."""

    def __init__(self, title: str, words: str, kinds: str) -> None:
        super().__init__(title, words)
        self._kinds = kinds

    def _dialog(self, path: Path) -> QFileDialog:
        return save_dialog(self, self._title, path, self._kinds)
