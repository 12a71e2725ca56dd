"""Withdrawing an issued document: which one, what that means, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from inspector.services import documents
from inspector.ui.widgets import Form, FormDialog, TextField, wrapped

if TYPE_CHECKING:
    from inspector.services.documents import IssuedRow
    from inspector.ui.context import Context


class WithdrawDocumentDialog(FormDialog):
    """Asks for the reason, which stays on record, and withdraws the document."""

    def __init__(self, context: Context, made: IssuedRow, parent: QWidget) -> None:
        form = Form(1)
        super().__init__(self.tr("Withdraw an issued document"), form, self.tr("Withdraw it"), parent, 480)
        self._context = context
        self._made = made
        form.add_part(wrapped(f"{made.called}\n{made.title}"))
        form.add_part(
            wrapped(
                self.tr(
                    "The document stays in the list as withdrawn, with the reason; who checks its file is told so"
                    " first. The file itself stays where it was saved."
                )
            )
        )
        form.add("reason", self.tr("Reason"), TextField(lines=2), required=True)
        self.submitted.connect(self._withdraw)

    @Slot(object)
    def _withdraw(self, values: dict[str, Any]) -> None:
        reason = values["reason"] or ""
        self._context.write(documents.withdraw, self._made.id, reason, **self.answers(self._withdrawn))

    @Slot(object)
    def _withdrawn(self, _changed: object) -> None:
        words = self.tr("Withdrawn: {title}").replace("{title}", self._made.title)
        self._context.say(words, "good", undo=True)
        self.accept()
