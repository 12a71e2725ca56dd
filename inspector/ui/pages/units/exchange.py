"""Lists of units from and to spreadsheets: the files are asked for here, the preview is shown before anything else."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from inspector.core.file_names import file_name
from inspector.ui import icons
from inspector.ui.folders import documents
from inspector.ui.pages.units.import_dialog import ImportDialog, read_list
from inspector.ui.widgets import menu_button
from inspector.ui.widgets.file_dialogs import open_dialog, save_dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.services.unit_lists import ImportPreview
    from inspector.services.workspace import Workspace
    from inspector.ui.context import Context

_SHEETS: Final = (".xlsx", ".xls", ".ods", ".csv")


def sheet_of(mime: QMimeData) -> Path | None:
    """The one spreadsheet that is dragged, or nothing."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in _SHEETS else None


class UnitExchange(QObject):
    """Import, blank form and export behind one button."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._path = Path()

    def make_button(self) -> QToolButton:
        """The button for the page's head."""
        menu = QMenu()
        for words, icon, slot in (
            (self.tr("Import a list…"), "upload", self.choose_list),
            (self.tr("Save the blank form…"), "file-spreadsheet", self.choose_template),
            (self.tr("Export to Excel…"), "download", self.choose_export),
        ):
            icons.put(menu.addAction(words, slot), icon)
        return menu_button(self.tr("Spreadsheet"), menu, self.tr("Import and export lists of units"))

    # --- Asking for files ---

    @Slot()
    def choose_list(self) -> None:
        """Ask which list to take over."""
        kinds = self.tr("Spreadsheets") + " (*.xlsx *.xls *.ods *.csv)"
        dialog = open_dialog(self._page.window(), self.tr("Import a list of units"), documents(), kinds)
        dialog.fileSelected.connect(self._take)
        dialog.open()

    @Slot()
    def choose_template(self) -> None:
        """Ask where to put the blank form."""
        self._ask_target(self.tr("Save the blank form"), self.tr("Blank list of units"), self.save_template)

    @Slot()
    def choose_export(self) -> None:
        """Ask where to put the list."""
        self._ask_target(self.tr("Export the list of units"), self.tr("List of units"), self.save_list)

    def _ask_target(self, title: str, name: str, slot: Callable[[str], None]) -> None:
        dialog = save_dialog(self._page.window(), title, documents() / f"{file_name(name)}.xlsx", "Excel")
        dialog.fileSelected.connect(slot)
        dialog.open()

    # --- Doing it ---

    @Slot(str)
    def _take(self, path: str) -> None:
        self.preview(Path(path))

    def preview(self, path: Path) -> None:
        """Read a list and show what it would change."""
        self._path = path
        self._context.long(partial(read_list, path=path), title=self.tr("Reading the list"), done=self._show)

    @Slot(object)
    def _show(self, preview: ImportPreview) -> None:
        ImportDialog(self._context, self._page.window(), self._path, preview).open()

    @Slot(str)
    def save_template(self, path: str) -> None:
        """Write the blank form."""
        self._context.read(_write_template, Path(path), done=self._saved)

    @Slot(str)
    def save_list(self, path: str) -> None:
        """Write the list."""
        self._context.read(_write_list, Path(path), done=self._saved)

    @Slot(object)
    def _saved(self, path: Path) -> None:
        self._context.say(self.tr("Saved: {path}").replace("{path}", str(path)), "good")


# --- On the database thread; the writers of sheets are loaded when they are needed ---


def _write_template(workspace: Workspace, path: Path) -> Path:
    from inspector.services import unit_lists

    unit_lists.write_template(workspace, path)
    return path


def _write_list(workspace: Workspace, path: Path) -> Path:
    from inspector.services import unit_lists

    unit_lists.export_units(workspace, path)
    return path
