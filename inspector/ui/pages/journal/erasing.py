"""Erasing by law: what of a record is forgotten for good, how far that reaches, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from inspector.core.formats import small_count
from inspector.core.messages import text
from inspector.services import erasure
from inspector.ui.widgets import Card, FlagField, button, column, icon_label, row, small, wrapped
from inspector.ui.widgets.dialogs import Dialog
from inspector.ui.widgets.error_line import ErrorLine

if TYPE_CHECKING:
    from inspector.core.errors import Refused
    from inspector.services.erasure import Erased, ErasureLine, ErasurePreview
    from inspector.ui.context import Context

_WIDTH: Final = 560
_INDENT: Final = 26
"""The words of a tick begin there."""
_SHOWN: Final = 60
"""Letters of a value: enough to know it by."""


class ErasureDialog(Dialog):
    """Has fields chosen, says what they hold and how often they were written; erases after a tick, then tells it."""

    def __init__(self, context: Context, found: ErasurePreview, parent: QWidget | None) -> None:
        super().__init__(self.tr("Erase for good by law"), parent, _WIDTH)
        self._context = context
        self._found = found
        self._choices = {line.field: FlagField(_words(line)) for line in found.lines}
        self._understood = FlagField(self.tr("I know that this cannot be undone"))
        self._error = ErrorLine(keeps_room=True)
        self.add(wrapped(text("erasure.title", kind=found.kind, title=found.title), "heading"), self._asked())
        self._cancel = self.add_cancel()
        self._erase = self.add_button(button(self.tr("Erase for good"), self._go, icon="trash-2", role="danger"))
        for choice in (*self._choices.values(), self._understood):
            choice.committed.connect(self._allow)
        self._allow()

    def _asked(self) -> QWidget:
        """All that is there before something is erased."""
        card = Card()
        for line in self._found.lines:
            count = small(text("erasure.writings", count=small_count(line.writings)))
            count.setIndent(_INDENT)
            card.body.addLayout(column(self._choices[line.field], count, spacing=0))
        words = self.tr(
            "For what the law says must not be kept, such as personal data. The value and every earlier one are "
            "forgotten; the journal keeps only that something was erased, by whom and when. It cannot be undone."
        )
        holder = QWidget()
        holder.setLayout(
            column(wrapped(words), card, _reach(self._found.reach), self._understood, self._error, spacing=10)
        )
        self._question = holder
        return holder

    def chosen(self) -> tuple[str, ...]:
        """The fields that are ticked."""
        return tuple(field for field, choice in self._choices.items() if choice.value())

    @Slot()
    def _allow(self, _value: object = None) -> None:
        self._erase.setEnabled(bool(self.chosen()) and bool(self._understood.value()))

    @Slot()
    def _go(self) -> None:
        self._erase.setEnabled(False)
        found = self._found
        work = erasure.erase, found.entity, found.record_id, self.chosen()
        self._context.write(*work, done=self._tell, failed=self._refuse, crashed=self._allow)

    @Slot(object)
    def _tell(self, done: Erased) -> None:
        """In place of the question: what is gone, and what must be destroyed elsewhere."""
        chosen = self.chosen()
        writings = sum(line.writings for line in self._found.lines if line.field in chosen)
        words = text(
            "erasure.done",
            count=small_count(len(chosen)),
            kind=self._found.kind,
            title=self._found.title,
            writings=small_count(writings),
        )
        if done.files:
            words = f"{words} {text('erasure.files', count=small_count(done.files))}"
        self._question.hide()
        self._erase.hide()
        self.add(wrapped(words), _reach(done.reach))
        self.body.addStretch(1)
        self._cancel.setText(self.tr("Close"))
        self.fit_again()
        self._context.say(words, "good")

    @Slot(object)
    def _refuse(self, error: Refused) -> None:
        self._error.refuse(error)
        self._allow()


def _words(line: ErasureLine) -> str:
    shown = " ".join(line.shown.split())
    if not shown:
        return text("erasure.line_blank", label=line.label)
    short = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    return text("erasure.line", label=line.label, shown=short)


def _reach(words: str) -> QWidget:
    """How far it goes, and what it does not reach."""
    holder = QWidget()
    sign = icon_label("triangle-alert", "warning")
    line = row(sign, wrapped(words), spacing=8)
    line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    holder.setLayout(line)
    return holder
