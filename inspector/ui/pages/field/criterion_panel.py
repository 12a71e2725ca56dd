"""The criterion chosen: its rule, the evidence it wants, and everything that is recorded for it."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from inspector.core import formats
from inspector.ui.pages.field.score import ScoreField
from inspector.ui.widgets import Card, FlagField, LineField, TextField, column, label, row, wrapped

if TYPE_CHECKING:
    from inspector.services.inspections import CriterionRow
    from inspector.ui.widgets import Field

_MOST_LINES: Final = 6
"""A text grows with what is typed up to so many lines; beyond that it scrolls."""


class CriterionPanel(Card):
    """Edits the answer to one criterion; each field saves itself."""

    changed = Signal(str, dict)
    """Criterion and the fields of its answer that were set."""
    left = Signal()
    """Enter in a field: what was typed is taken, work goes on at the criteria."""

    def __init__(self) -> None:
        super().__init__(padding=12)
        self._row: CriterionRow | None = None
        self._name = wrapped("", "heading")
        self._rule = wrapped("", "small")
        self._evidence = wrapped("", "small")
        self._maximum = label("", "muted")
        self._self_points = ScoreField(self.tr("Self score"), self._allowed)
        self._assessed = ScoreField(self.tr("Assessed score"), self._allowed)
        self._reason = TextField(self.tr("Reason for the adjustment"), lines=2, most=_MOST_LINES)
        self._reasoned = QWidget()
        self._note = TextField(self.tr("Note"), lines=1, most=_MOST_LINES)
        self._not_applicable = FlagField(self.tr("Not applicable"))
        self._not_applicable_reason = LineField(self.tr("Why it does not apply"), self.tr("Why it does not apply"))
        self._nothing_found = FlagField(self.tr("Nothing wrong"))
        self._fields: dict[str, Field] = {
            "self_points": self._self_points,
            "assessed_points": self._assessed,
            "reason": self._reason,
            "note": self._note,
            "not_applicable": self._not_applicable,
            "not_applicable_reason": self._not_applicable_reason,
            "nothing_found": self._nothing_found,
        }
        self._lay_out()
        for field in self._fields.values():
            field.committed.connect(self._tell)
            field.editor.installEventFilter(self)
            field.save_at_rest()
        for score in (self._self_points, self._assessed):
            # While typing: Tab out of the score must already find the reason.
            score.line.textEdited.connect(self._show_reason)

    def _lay_out(self) -> None:
        self.body.setSpacing(4)
        scores = row(
            _captioned(self.tr("Self"), self._self_points),
            _captioned(self.tr("Assessed"), self._assessed),
            None,
            spacing=8,
        )
        scores.addWidget(self._maximum, 0, Qt.AlignmentFlag.AlignBottom)
        self.add(self._name, self._rule, self._evidence)
        self.body.addLayout(scores)
        self._reasoned.setLayout(_captioned(self.tr("Reason for the adjustment"), self._reason))
        self.add(self._reasoned)
        self.body.addLayout(_captioned(self.tr("Note"), self._note))
        # Below each other: beside each other their words would force the panel wider than its place.
        self.add(self._nothing_found, self._not_applicable, self._not_applicable_reason)
        self.body.addStretch(1)
        in_order = (
            self._self_points,
            self._assessed,
            self._reason,
            self._note,
            self._nothing_found,
            self._not_applicable,
            self._not_applicable_reason,
        )
        for before, after in pairwise(in_order):
            QWidget.setTabOrder(before.editor, after.editor)

    def show_criterion(self, shown: CriterionRow | None, *, read_only: bool) -> None:
        """Show a criterion; what is being typed into the same one stays."""
        another = (self._row.id if self._row else "") != (shown.id if shown else "")
        self._row = shown
        self.setEnabled(shown is not None)
        self._name.setText(f"{shown.code}  {shown.name}" if shown else "")
        self._rule.setText(shown.rule_text or "" if shown else "")
        wanted = (
            self.tr("Evidence wanted: {list}").replace("{list}", shown.evidence or formats.NOTHING) if shown else ""
        )
        self._evidence.setText(wanted)
        self._maximum.setText(f"/ {formats.points(shown.maximum)}" if shown else "")
        answer = shown.answer if shown else None
        for name, field in self._fields.items():
            if another:
                field.settle()
                field.set_error("")
            value = getattr(answer, name) if answer else None
            field.set_value(bool(value) if isinstance(field, FlagField) else value)
        self._show_state(read_only=read_only, not_applicable=bool(answer and answer.not_applicable))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Escape go back to the criteria; Shift+Enter begins a new line, a typed word is dropped first."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            field = next((one for one in self._fields.values() if one.editor is watched), None)
            if field is not None and self._pressed(field, event):
                return True
        return super().eventFilter(watched, event)

    def _pressed(self, field: Field, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and not field.editing():
            self.left.emit()
            return True
        shifted = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or shifted:
            return False
        if field.commit() and field is not self._not_applicable:
            self.left.emit()
        return True

    def commit(self) -> None:
        """Take what is being typed."""
        for field in self._fields.values():
            if field.editing():
                field.commit()

    def edit_note(self) -> None:
        """Go to the reason where the two scores differ, else to the note."""
        self._focus(self._reason if self._differs() else self._note)

    def ask_not_applicable(self) -> None:
        """Mark the criterion as not applicable and ask why; once more takes it back."""
        if self._row is None or not self._not_applicable.isEnabled():
            return
        self._not_applicable.box.click()

    def _show_state(self, *, read_only: bool, not_applicable: bool) -> None:
        for field in self._fields.values():
            field.set_read_only(read_only)
        for scored in (self._self_points, self._assessed, self._reason):
            scored.set_read_only(read_only or not_applicable)
        self._not_applicable_reason.setVisible(not_applicable)
        self._show_reason()

    @Slot()
    def _show_reason(self) -> None:
        self._reasoned.setVisible(self._differs() or bool(self._reason.value()) or self._reason.editing())

    def _differs(self) -> bool:
        given, assessed = self._self_points.typed_points(), self._assessed.typed_points()
        return given is not None and assessed is not None and given != assessed

    def _focus(self, field: Field) -> None:
        field.show()
        field.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _allowed(self) -> Decimal:
        return self._row.maximum if self._row else Decimal(0)

    @Slot(object)
    def _tell(self, value: Any) -> None:
        if self._row is None:
            return
        sender = self.sender()
        name = next(name for name, field in self._fields.items() if field is sender)
        self.changed.emit(self._row.id, {name: value})
        if name == "not_applicable":
            self._not_applicable_reason.setVisible(bool(value))
            if value:
                self._focus(self._not_applicable_reason)


def _captioned(words: str, field: Field) -> QVBoxLayout:
    caption: QLabel = label(words, "small")
    caption.setBuddy(field.editor)
    return column(caption, field, spacing=1)
