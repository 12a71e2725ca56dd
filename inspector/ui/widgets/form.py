"""Fields with their labels above, in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.domain.fields import ordered
from inspector.ui import metrics
from inspector.ui.widgets.error_line import ErrorLine
from inspector.ui.widgets.fields import Field
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.layouts import column, row
from inspector.ui.widgets.secret import SecretField
from inspector.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Mapping


def _is_missing(field: Field) -> bool:
    """Whether a field is empty that must be filled in; whether a secret is needed is for the service to say."""
    return field.value() in (None, "") and not isinstance(field, SecretField)


class Form(QWidget):
    """Fields by name; ``committed(name, value)`` tells of each one for itself, :meth:`changes` of all together."""

    committed = Signal(str, object)
    let_go = Signal(str)
    """What was refused of this field was given up."""

    def __init__(self, columns: int = 2) -> None:
        super().__init__()
        self._columns = columns
        self._fields: dict[str, Field] = {}
        self._required: dict[str, str] = {}
        self._periods: list[tuple[str, str, str]] = []
        self._loaded: dict[str, Any] = {}
        self._words: dict[str, str] = {}
        self.keeps_refusals = False
        """Whether what was refused stays marked until it is saved; else whatever is typed takes the mark away."""
        self._saves_at_rest = False
        self._cell = 0
        self._sentences: dict[int, QVBoxLayout] = {}
        self._rooms: dict[int, QHBoxLayout] = {}
        self._lines: dict[str, int] = {}
        self._error, self._holds_room = ErrorLine(), False
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(metrics.GAP)
        self._grid.setVerticalSpacing(8)
        for place in range(columns):
            self._grid.setColumnStretch(place, 1)
        self.setLayout(column(self._grid, self._error, None, spacing=8))

    def add(
        self, name: str, words: str, field: Field, span: int = 1, *, required: bool = False, beside: bool = False
    ) -> Field:
        """Put ``field`` under its label; ``span`` columns wide; returns the field.

        One without label stands at the top; ``beside`` puts it in line with the labelled field next to it.
        """
        caption = label(words + (" *" if required else ""), "label")
        caption.setBuddy(field.editor)
        if not words and not beside:
            # A tick says itself what it is for.
            caption.hide()
        field.set_name(words)
        holder = QWidget()
        holder.setLayout(column(caption, field, spacing=3))
        line, at = self._place(holder, span)
        if span < self._columns:
            # In a narrow column a sentence would take a line for each word, and push the neighbours about.
            self._line_below(line).addWidget(field.error_label)
            field.error_label.setAlignment(self._side(at, span))
            self._lines[name] = line
        self.enlist(name, words, field)
        if required:
            self._required[name] = words
        return field

    def enlist(self, name: str, words: str, field: Field) -> None:
        """Let a field be one of the form's that is laid out, and labelled ``words``, by somebody else."""
        self._fields[name] = field
        self._words[name] = words
        field.committed.connect(self._tell)
        field.let_go.connect(self._tell_let_go)
        field.edited.connect(self._mended)
        field.error_label.told.connect(self._share_room)
        if self._saves_at_rest:
            field.save_at_rest()

    def keep_room(self, name: str, lines: int) -> None:
        """Leave room for a sentence below a field in its column, so that nothing moves when there is one to say."""
        sentence, strut = self._fields[name].error_label, QWidget()
        sentence.ensurePolished()
        strut.setFixedSize(0, lines * sentence.fontMetrics().lineSpacing())
        self._rooms[self._lines[name]].insertWidget(0, strut)

    def keep_room_below(self) -> None:
        """Hold a line free for what is refused, below the fields or at one of them: a dialog must not grow for it."""
        self._holds_room = True
        self._share_room()

    @Slot()
    def _share_room(self) -> None:
        """One line is held free in all: what a field says takes it."""
        if self._holds_room:
            self._error.keep_room(not any(field.error() for field in self._fields.values()))

    def in_order(self, first: str, last: str, code: str) -> None:
        """Mark already when it is left a day that contradicts the other; ``code`` is what the service refuses by."""
        self._periods.append((first, last, code))

    def add_part(self, part: QWidget, span: int = 0) -> None:
        """Put any widget into the form; it takes the whole line when ``span`` is 0."""
        self._place(part, span or self._columns)

    def field(self, name: str) -> Field:
        """The field called ``name``."""
        return self._fields[name]

    def words(self, name: str) -> str:
        """What the field called ``name`` is labelled."""
        return self._words[name]

    def editors(self) -> list[QWidget]:
        """The editors of the fields, in their order."""
        return [field.editor for field in self._fields.values()]

    def stops(self) -> list[QWidget]:
        """Where Tab stops: at each editor, and at the button beside it."""
        return [part for field in self._fields.values() for part in (field.editor, *field.findChildren(QPushButton))]

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show ``values`` by field name; fields that are not named stay as they are."""
        for name, value in values.items():
            if name in self._fields:
                self._fields[name].set_value(value)
                self._loaded[name] = value
        self.set_error("")

    def show_news(self, values: Mapping[str, Any]) -> None:
        """Like :meth:`set_values` after a refresh: a refused value and its sentence stay until the record changes."""
        refused = {name for name, field in self._fields.items() if field.error()}
        kept = {name for name in refused if values.get(name) == self._loaded.get(name)}
        self.set_values({name: value for name, value in values.items() if name not in kept})

    def show_unsaved(self, name: str, stored: Any, value: Any, error: Refused) -> None:
        """Show what was refused in the field called ``name``, and why."""
        self._loaded[name] = stored
        self._fields[name].show_unsaved(stored, value, error)

    def unread(self) -> dict[str, str]:
        """What was typed and cannot be read, by field."""
        return {name: words for name, field in self._fields.items() if (words := field.unread())}

    def values(self) -> dict[str, Any]:
        """The value of every field."""
        return {name: field.value() for name, field in self._fields.items()}

    def changes(self) -> dict[str, Any]:
        """The values that differ from those shown first."""
        return {name: value for name, value in self.values().items() if value != self._loaded.get(name)}

    def commit(self) -> bool:
        """Commit every field; False when one cannot be read, which then has the focus."""
        wrong = [field for field in self._fields.values() if not field.commit()]
        if wrong:
            wrong[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def complete(self) -> bool:
        """Whether everything required is filled in and no day contradicts another; what does not is marked."""
        missing = [name for name in self._required if _is_missing(self._fields[name])]
        for name in missing:
            self._fields[name].set_error(text("window.required", label=self._required[name]))
        wrong = [*missing, *(last for _, last, _ in self._periods if not self._check_order(last))]
        if wrong:
            self._fields[wrong[0]].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def save_at_rest(self) -> None:
        """Commit words after a rest of the hands, too, in the fields there are and in those to come."""
        self._saves_at_rest = True
        for field in self._fields.values():
            field.save_at_rest()

    def settle(self) -> None:
        """Another record is going to be shown: nothing is being typed any more."""
        for field in self._fields.values():
            field.settle()

    def set_read_only(self, read_only: bool) -> None:
        """Let all fields be read only."""
        for field in self._fields.values():
            field.set_read_only(read_only)

    def clear_errors(self) -> None:
        """Forget what was refused: everything is about to be tried again."""
        for field in self._fields.values():
            field.set_error("")
        self.set_error("")

    def set_error(self, sentence: str) -> None:
        """Say what is wrong with the form as a whole, or nothing."""
        self._error.say(sentence)

    def refuse_at(self, name: str, error: Refused) -> None:
        """Show why the service refused the field called ``name``, without taking the focus there."""
        self._fields[name].refuse(error)

    @Slot(object)
    def refuse(self, error: Refused) -> None:
        """Show why the service refused: under the field it names in ``values["field"]``, else under the form."""
        field = self._fields.get(str(error.values.get("field", "")))
        if field is not None:
            field.refuse(error)
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.set_error(str(error))

    def _side(self, at: int, span: int) -> Qt.AlignmentFlag:
        """On which side a sentence that has the whole width must begin or end to stand at its field."""
        if at == 0:
            return Qt.AlignmentFlag.AlignLeft
        return Qt.AlignmentFlag.AlignRight if at + span == self._columns else Qt.AlignmentFlag.AlignHCenter

    def _place(self, part: QWidget, span: int) -> tuple[int, int]:
        """The line and the column it got."""
        if self._cell % self._columns + span > self._columns:
            self._cell += self._columns - self._cell % self._columns
        line, at = divmod(self._cell, self._columns)
        top = Qt.AlignmentFlag.AlignTop
        tall = isinstance(part, TextField)
        self._grid.addWidget(part, 2 * line, at, 1, span, Qt.AlignmentFlag(0) if tall or span > 1 else top)
        self._cell += span
        return line, at

    def _line_below(self, line: int) -> QVBoxLayout:
        """Where the sentences about the fields of a line stand, over the whole width."""
        if line not in self._sentences:
            self._sentences[line] = column(spacing=2)
            self._rooms[line] = row(self._sentences[line], spacing=0)
            self._rooms[line].setStretch(0, 1)
            self._grid.addLayout(self._rooms[line], 2 * line + 1, 0, 1, self._columns)
        return self._sentences[line]

    @Slot()
    def _tell_let_go(self) -> None:
        sender = self.sender()
        self.let_go.emit(next(name for name, field in self._fields.items() if field is sender))

    @Slot(object)
    def _tell(self, value: object) -> None:
        sender = self.sender()
        name = next(name for name, field in self._fields.items() if field is sender)
        self._mended()
        self._check_order(name)
        self.committed.emit(name, value)

    def _check_order(self, name: str) -> bool:
        for first, last, code in self._periods:
            if name in (first, last):
                try:
                    ordered(self._fields[first].value(), self._fields[last].value(), code)
                except Refused as error:
                    self._fields[name].refuse(error)
                    return False
        return True

    @Slot()
    def _mended(self) -> None:
        """Something is typed: what was refused was about other values (the two dates, the passphrase typed twice)."""
        if self.keeps_refusals:
            return
        for field in self._fields.values():
            if field.refused:
                field.set_error("")
        self.set_error("")
