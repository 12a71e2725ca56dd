"""The team's recovery sheet: made, printed, put away, before the first package leaves the lead's laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core.file_names import file_name
from inspector.services.team import recovery
from inspector.ui.widgets import FlagField, button, primary, wrapped
from inspector.ui.widgets.dialogs import Dialog
from inspector.ui.widgets.error_line import ErrorLine

if TYPE_CHECKING:
    from inspector.core.errors import Refused
    from inspector.services.team.recovery import PrintedSheet
    from inspector.ui.context import Context


def is_pending(context: Context) -> bool:
    """Whether a sheet was made here and nobody has said that it was put away: it counts as none."""
    return _note(context) in context.settings.window


def _note(context: Context) -> str:
    return f"sheet.{context.workspace.id}"


class SheetStep(Dialog):
    """Makes the sheet, prints it, and asks whether it was put away; ``put_away`` when it was."""

    put_away = Signal()

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(self.tr("Recovery sheet of the lead's role"), parent, 520)
        self._context = context
        self._content = b""
        self._kept = FlagField(self.tr("The sheet is printed and put away in a locked cupboard"))
        self._kept.set_read_only(True)
        self._kept.committed.connect(self._allow)
        self._error = ErrorLine(keeps_room=True)
        self.add(
            wrapped(self.tr("Before packages leave this laptop"), "heading"),
            wrapped(
                self.tr(
                    "Only the team lead's laptop can admit people and decide. If it breaks or is stolen, the code on "
                    "this sheet makes another laptop of the team the lead's. It is on paper only: print it, put it "
                    "away, and tell the leadership where it is."
                )
            ),
            wrapped(self.tr("A sheet that was made before is no longer valid once a new one is made."), "muted"),
            self._kept,
            self._error,
        )
        self.add_cancel()
        self._make = self.add_button(button(self.tr("Make and print the sheet…"), self._ask_sheet, icon="printer"))
        self._make.setAutoDefault(True)
        self._go_on = self.add_button(primary(self.tr("Go on"), self._confirm))
        self._go_on.setEnabled(False)

    def reject(self) -> None:
        """Put aside: a sheet that was made and not printed is told."""
        if self._content and not self._kept.value():
            self._context.say(
                self.tr("The sheet that was made has not been put away. Make a new one before you send packages."),
                "warning",
            )
        super().reject()

    @Slot()
    def _ask_sheet(self) -> None:
        if self._content:
            self._show_pages()
            return
        self._make.setEnabled(False)
        self._context.write(recovery.print_sheet, done=self._made, failed=self._refuse, crashed=self._enable)

    @Slot(object)
    def _made(self, printed: PrintedSheet) -> None:
        self._content = printed.content
        self._context.settings.window[_note(self._context)] = "made"
        self._context.save_settings()
        self._make.setText(self.tr("Print it once more…"))
        self._make.setEnabled(True)
        self._kept.set_read_only(False)
        # Where the preview leads back to: what is to be said next.
        self._kept.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_pages()

    def _show_pages(self) -> None:
        from inspector.ui.widgets.pdf_preview import PdfDialog

        title = self.tr("Recovery sheet of the lead's role")
        PdfDialog(title, self._content, f"{file_name(title)}.pdf", self).open()

    @Slot(object)
    def _refuse(self, error: Refused) -> None:
        self._enable()
        self._error.refuse(error)

    @Slot(object)
    def _enable(self, _error: Any = None) -> None:
        self._make.setEnabled(True)

    @Slot(object)
    def _allow(self, kept: object) -> None:
        self._go_on.setEnabled(bool(kept))

    @Slot()
    def _confirm(self) -> None:
        self._context.settings.window.pop(_note(self._context), None)
        self._context.save_settings()
        # In the place of the warning about a sheet that was not put away.
        self._context.say(self.tr("The recovery sheet is in force; any sheets made before are no longer."), "good")
        self.accept()
        self.put_away.emit()
