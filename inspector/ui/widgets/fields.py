"""Fields that save themselves: checked and committed when editing ends, never while letters are being composed."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from inspector.core import formats, parsing, text
from inspector.core.errors import Refused
from inspector.ui import theme
from inspector.ui.widgets.combo import Combo
from inspector.ui.widgets.error_line import ErrorLine
from inspector.ui.widgets.field_keys import is_escape, leaves_undo_to_window
from inspector.ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Sequence


class Field(QWidget):
    """An editor with a line for its error below; ``committed(value)`` when editing ended in another, valid value."""

    committed = Signal(object)
    edited = Signal()
    """A letter was typed."""
    let_go = Signal()
    """What was refused is given up: the value that was set before is back."""
    of_words: ClassVar[bool] = False
    """Whether half of what is meant is worth keeping: a sentence is, half a figure is another figure."""
    rest_ms: ClassVar[int] = 3_000
    """Milliseconds without a key after which words that are being typed are saved."""

    def __init__(self, editor: QWidget, name: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._value: Any = None
        self._stored: Any = None
        self._rest: QTimer | None = None
        self._saved_meanwhile = False
        self._begun: Any = None
        self.refused = False
        self._again = False
        self.error_label = ErrorLine()
        """Says what is wrong, below the editor; a form may put it where there is more room."""
        self.setLayout(column(editor, self.error_label, spacing=2))
        self.setFocusProxy(editor)
        if name:
            self.set_name(name)

    def save_at_rest(self) -> None:
        """Commit words after a rest of the hands, too, for a machine may go out while they are looked at."""
        typing = self._typing()
        if typing is not None and self._rest is None:
            self._rest = QTimer(self, singleShot=True, interval=self.rest_ms)
            self._rest.timeout.connect(self._commit_at_rest)
            typing.connect(self._rest.start)

    def settle(self) -> None:
        """What was typed is no longer being typed: another record comes into the field."""
        self._saved_meanwhile = False
        if self._rest is not None:
            self._rest.stop()

    def set_name(self, name: str) -> None:
        """Say what the field is for to those who do not see the label."""
        self.editor.setAccessibleName(name)

    def value(self) -> Any:
        """The value committed last; None for nothing."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show ``value``, unless the person is in the middle of typing another one."""
        if not self.editing():
            self._value = self._stored = value
            self._show(value)
            self.set_error("")

    def show_unsaved(self, stored: Any, value: Any, error: Refused) -> None:
        """Show a value that was refused, and why; Escape brings back the one that is stored."""
        self._stored = stored
        if not self.editing():
            self._value = value
            self._show(value)
            self.refuse(error)

    def unread(self) -> str:
        """What stands in the field and cannot be read; empty when nothing does."""
        return ""

    def show_unread(self, words: str) -> None:
        """Show what could not be read again; only lines of text can hold it."""

    def _give_up(self) -> bool:
        """Bring the stored value back where another one was refused."""
        if not self.refused:
            return False
        self.settle()
        self._value = self._stored
        self._show(self._value)
        self.set_error("")
        self.let_go.emit()
        return True

    def error(self) -> str:
        """The sentence below the field; empty when all is well."""
        return self.error_label.text()

    def set_error(self, sentence: str) -> None:
        """Say what is wrong with the value, or nothing."""
        self.refused = self._again = False
        if sentence == self.error_label.text():
            return
        self.error_label.say(sentence)
        self.editor.setAccessibleDescription(sentence)
        theme.set_role(self.editor, state="error" if sentence else "")

    def set_read_only(self, read_only: bool) -> None:
        """Let the value be read only."""
        self.editor.setEnabled(not read_only)

    def editing(self) -> bool:
        """Whether the person has typed something that is not committed yet, or is about to mend what was refused."""
        begun = self.refused or self._saved_meanwhile or self._typed() != self._words(self._value)
        return self.editor.hasFocus() and begun

    @Slot(object)
    def refuse(self, error: Refused) -> None:
        """Show why the service did not take the value; give it as ``failed=`` of the write."""
        self.set_error(str(error))
        self.refused = True
        self._again = error.of_environment

    @Slot()
    def commit(self) -> bool:
        """Read what was typed; emits ``committed`` when it differs. False when it cannot be read (see the error).

        What a full disk kept from being saved counts as different and is given again.
        """
        self.settle()
        again, self._again = self._again, False
        if self._typed() == self._words(self._value) and not again:
            if not self.refused:
                # What the service refused stays wrong until it is changed: leaving the field must not hide that.
                self.set_error("")
            return True
        try:
            value = self._read()
        except Refused as error:
            self.set_error(str(error))
            return False
        if not again:
            self.set_error("")
        before, self._value = self._value, value
        self._show(value)
        if value != before or again:
            self.committed.emit(value)
        return True

    @Slot()
    def _commit_at_rest(self) -> None:
        """Commit the words so far as they stand; what cannot be read yet, or was emptied, waits for the end."""
        if not self.editing():
            return
        try:
            value = self._read()
        except Refused:
            return
        if value is not None and value != self._value:
            self._begun = self._before()
            self._saved_meanwhile = True
            self._value = value
            self.committed.emit(value)

    def _before(self) -> Any:
        """What stood here before the person began to type."""
        return self._begun if self._saved_meanwhile else self._value

    def _is_typed(self) -> bool:
        """Whether there are letters to take back."""
        return self._typed() != self._words(self._before())

    def _take_back(self) -> None:
        """Show what stood here before; where some of the words have been saved, save it over them."""
        before, now = self._before(), self._value
        self.settle()
        self._value = before
        self._show(before)
        self.set_error("")
        if now != before:
            self.committed.emit(before)

    def _typing(self) -> SignalInstance | None:
        """Tells of each key; None where what is typed is no words."""
        return None

    def _typed(self) -> object:
        raise NotImplementedError

    def _words(self, value: Any) -> object:
        raise NotImplementedError

    def _read(self) -> Any:
        raise NotImplementedError

    def _show(self, value: Any) -> None:
        raise NotImplementedError


class LineField(Field):
    """One line of text, stored NFC and without stray blanks; ``None`` when empty. Escape brings the old value back."""

    of_words = True

    def __init__(self, name: str = "", placeholder: str = "") -> None:
        self.line = QLineEdit()
        super().__init__(self.line, name)
        self.line.setPlaceholderText(placeholder)
        self.line.editingFinished.connect(self.commit)
        self.line.textEdited.connect(self.edited)
        self.line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape brings the committed value back, and the stored one where that was refused, before it closes."""
        if isinstance(event, QKeyEvent) and is_escape(event) and self._give_up():
            return True
        if isinstance(event, QKeyEvent) and self._is_typed():
            if is_escape(event):
                self._take_back()
                return True
        elif isinstance(event, QKeyEvent) and leaves_undo_to_window(event):
            return True
        return super().eventFilter(watched, event)

    def set_read_only(self, read_only: bool) -> None:
        """A text that is read only can still be selected and copied."""
        self.line.setReadOnly(read_only)

    def unread(self) -> str:
        """What was typed and cannot be read."""
        return self.line.text() if self.error() and self._typed() != self._words(self._value) else ""

    def show_unread(self, words: str) -> None:
        """Show it again, with its sentence."""
        self.line.setText(words)
        self.commit()

    def _typing(self) -> SignalInstance | None:
        return self.line.textEdited if self.of_words else None

    def _typed(self) -> object:
        return self.line.text()

    def _words(self, value: Any) -> str:
        return value or ""

    def _read(self) -> Any:
        return text.clean(self.line.text()) or None

    def _show(self, value: Any) -> None:
        self.line.setText(self._words(value))
        self.line.setCursorPosition(0)


class TimeField(LineField):
    """A time of day: 8:05, 8h05, 8 giờ 05 phút."""

    of_words = False

    def _words(self, value: time | None) -> str:
        return f"{value:%H:%M}" if value else ""

    def _read(self) -> time | None:
        return parsing.parse_time(self.line.text()) if self.line.text().strip() else None


class ClockField(TimeField):
    """A time of day as the records keep it: ``HH:MM``."""

    def _words(self, value: Any) -> str:
        return value or ""

    def _read(self) -> Any:
        typed = self.line.text().strip()
        return f"{parsing.parse_time(typed):%H:%M}" if typed else None


class PointsField(LineField):
    """Points with at most two decimals; a comma and a dot are both read."""

    of_words = False

    def __init__(self, name: str = "", placeholder: str = "") -> None:
        super().__init__(name, placeholder)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _words(self, value: Decimal | None) -> str:
        return "" if value is None else formats.points(value)

    def _read(self) -> Decimal | None:
        return parsing.parse_points(self.line.text(), "both") if self.line.text().strip() else None


class NumberField(LineField):
    """A whole number of things."""

    of_words = False

    def __init__(self, name: str = "", placeholder: str = "") -> None:
        super().__init__(name, placeholder)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _words(self, value: int | None) -> str:
        return "" if value is None else formats.number(value)

    def _read(self) -> int | None:
        return parsing.parse_count(self.line.text()) if self.line.text().strip() else None


class ChoiceField(Field):
    """One of several values by their labels; ``optional`` adds one that stands for None, called ``nothing``."""

    def __init__(
        self, choices: Sequence[tuple[Any, str]] = (), name: str = "", optional: bool = False, nothing: str = "–"
    ) -> None:
        self.combo = Combo()
        super().__init__(self.combo, name)
        self._optional = optional
        self._nothing = nothing
        self._values: list[Any] = []
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(8)
        self.set_choices(choices)
        self.combo.activated.connect(self.commit)
        self.combo.currentTextChanged.connect(self.combo.setToolTip)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other values; the chosen one stays when it is still there."""
        entries = [(None, self._nothing), *choices] if self._optional else list(choices)
        self._values = [value for value, _ in entries]
        self.combo.clear()
        self.combo.add_entries([words for _, words in entries])
        self._show(self._value)

    def editing(self) -> bool:
        """A choice is committed at once."""
        return False

    def _typed(self) -> object:
        place = self.combo.currentIndex()
        # A value that is not among the choices (not loaded yet, or no longer offered) stays until one is chosen.
        return self._words(self._values[place] if place >= 0 else self._value)

    def _words(self, value: Any) -> object:
        return value

    def _read(self) -> Any:
        return self._values[self.combo.currentIndex()]

    def _show(self, value: Any) -> None:
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else -1)


class FlagField(Field):
    """Yes or no, with the words beside the box."""

    def __init__(self, words: str) -> None:
        self.box = QCheckBox(words)
        super().__init__(self.box)
        self._value = False
        self.box.clicked.connect(self.commit)

    def editing(self) -> bool:
        """A tick is committed at once."""
        return False

    def _typed(self) -> object:
        return self.box.isChecked()

    def _words(self, value: Any) -> object:
        return bool(value)

    def _read(self) -> bool:
        return self.box.isChecked()

    def _show(self, value: Any) -> None:
        self.box.setChecked(bool(value))
