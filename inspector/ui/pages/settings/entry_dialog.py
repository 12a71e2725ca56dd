"""One entry of a list, asked for in a dialog and saved by a service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from inspector.ui.widgets import FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed
    from inspector.ui.context import Context
    from inspector.ui.widgets import Form

    Save = Callable[[Workspace, dict[str, Any], str], Changed]


class EntryDialog(FormDialog):
    """Shows ``entry`` (nothing for a new one) in ``form``; ``save(workspace, values, key)`` keeps it."""

    def __init__(self, context: Context, title: str, form: Form, save: Save, parent: QWidget) -> None:
        super().__init__(title, form, "", parent)
        self._save.setText(self.tr("Save"))
        self._context = context
        self._keep = save
        self._key = ""
        self.submitted.connect(self._submit_entry)

    def show_entry(self, key: str, entry: object | None) -> None:
        """Open the dialog at an entry; the empty key stands for a new one."""
        self._key = key
        if entry is not None:
            self.form.set_values({field: getattr(entry, field) for field in self.form.values()})
        self.open()

    @Slot(object)
    def _submit_entry(self, values: dict[str, Any]) -> None:
        self._context.write(self._keep, values, self._key, **self.answers())
