"""A list of entries: a table with the buttons that add and remove, and a dialog for the entry that is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.ui.widgets import EmptyState, button, column

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.ui.pages.settings.entry_dialog import EntryDialog
    from inspector.ui.widgets import Table

Row = TypeVar("Row")


class EntryList(QWidget, Generic[Row]):
    """Shows ``table``; ``add`` names the button for a new entry, whose key is empty.

    ``dialog_for(key)`` makes the dialog of an entry before its values are shown in it.
    """

    removal_asked = Signal(object)
    """Keys of the entries to remove, as a tuple."""

    def __init__(
        self, table: Table[Row], add: str, dialog_for: Callable[[str], EntryDialog], *, removable: bool = True
    ) -> None:
        super().__init__()
        self.table = table
        self.dialog: EntryDialog | None = None
        """The one that was opened last."""
        self._dialog_for = dialog_for
        self._remove = button(self.tr("Remove"), self.remove_selected, icon="trash-2")
        self._remove.setEnabled(False)
        if not removable:
            self._remove.hide()
        table.tools.addWidget(self._remove)
        table.tools.addWidget(button(add, self.add, icon="plus"))
        self.setLayout(column(table))
        table.opened.connect(self.open_entry)
        table.selected.connect(self._select)

    def set_empty(self, icon: str, title: str, sentence: str, first: str) -> None:
        """What stands there while there is no entry; ``first`` names the button that adds one."""
        self.table.set_empty(EmptyState(icon, title, sentence, [(first, self.add)]))

    @Slot()
    def add(self) -> None:
        """Ask for a new entry."""
        self.open_entry("")

    @Slot(str)
    def open_entry(self, key: str) -> None:
        """Show an entry in its dialog."""
        self.dialog = self._dialog_for(key)
        model = self.table.model
        self.dialog.show_entry(key, next((model.row_at(line) for line in model.lines_of(frozenset({key}))), None))

    @Slot()
    def remove_selected(self) -> None:
        """Ask for the removal of what is selected."""
        self.removal_asked.emit(self.table.selected_keys())

    @Slot(object)
    def _select(self, keys: tuple[str, ...]) -> None:
        self._remove.setEnabled(bool(keys))
