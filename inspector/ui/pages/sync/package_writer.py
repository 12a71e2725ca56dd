"""From a dialog that asks for a file to the package in it, and back to the dialog where nothing was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from inspector.core.errors import Refused
from inspector.ui.folders import remember
from inspector.ui.pages.sync import places

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.ui.context import Context
    from inspector.ui.widgets import FormDialog


class PackageWriter(QObject):
    """Base of what asks for the file of a package, under ``file``, has it written and tells of it."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent
        self._make: Callable[[], FormDialog] | None = None
        self._dialog: FormDialog | None = None
        self._values: dict[str, Any] = {}
        """What was chosen last."""

    def _ask_by(self, make: Callable[[], FormDialog]) -> FormDialog:
        """Open the dialog that ``make`` makes; where nothing could be written, another one is made."""
        self._make, self._dialog = make, make()
        self._dialog.submitted.connect(self._submit)
        self._dialog.open()
        return self._dialog

    @Slot(object)
    def _submit(self, values: dict[str, Any]) -> None:
        dialog, target = self._dialog, Path(values["file"])
        if dialog is None or not self._accepts(dialog, values):
            return
        try:
            places.require_free(target, "file")
        except Refused as error:
            dialog.refuse(error)
            return
        dialog.finish()
        remember(self._context.settings, places.PURPOSE, target)
        self._context.save_settings()
        self._values = values
        self._write(target, values)

    def _accepts(self, _dialog: FormDialog, _values: dict[str, Any]) -> bool:
        """Whether all is as it must be; says in the dialog what is not."""
        return True

    def _write(self, target: Path, values: dict[str, Any]) -> None:
        """Begin to write, with :meth:`_ask_again` for what is refused."""
        raise NotImplementedError

    @Slot(object)
    def _ask_again(self, error: Refused) -> None:
        """Nothing was written: say why where it was asked, with what was chosen still there."""
        if self._make is not None:
            dialog = self._ask_by(self._make)
            dialog.form.set_values(self._values)
            dialog.refuse(places.at_file(error))
