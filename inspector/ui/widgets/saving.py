"""Forms that save themselves field by field: what was refused stays, is marked, and is given again once it fits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from inspector.core.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from inspector.services.workspace import Changed
    from inspector.ui.context import Context
    from inspector.ui.widgets.form import Form


@dataclass(frozen=True, slots=True)
class _Unsaved:
    """A value that was refused, and why; ``trying`` while it is being given once more."""

    value: Any
    error: Refused
    trying: bool = False


@dataclass(slots=True)
class _Record:
    """What is known of one record that a form has shown."""

    stored: dict[str, Any] = field(default_factory=dict)
    unsaved: dict[str, _Unsaved] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    """What was typed and could not be read, by field; kept while another record is shown."""


class SavedForm(QObject):
    """Writes what is committed in a form, by ``change(workspace, record, values)`` on the database thread.

    A refused value stays in its field, marked, until it is saved or the person lets go of it with Escape; it waits for
    its record while the form shows another one. It is given again when another field of the record was saved (for the
    two may have contradicted each other) and, where the disk was at fault, after any write that went through.
    """

    saved = Signal(object)
    """What a write changed."""
    ended = Signal()
    """A write has come to its end, one way or the other."""

    def __init__(
        self, context: Context, form: Form, change: Callable[..., Changed], *, whole: tuple[str, ...] = ()
    ) -> None:
        """``whole`` names fields that can only be written all together."""
        super().__init__(form)
        self.context = context
        self.form = form
        self.change = change
        form.keeps_refusals = True
        form.save_at_rest()
        self._whole = whole
        self._key: Hashable = None
        self._records: dict[Hashable, _Record] = {}
        self._under_way = 0
        context.changed.connect(self._try_again)
        context.retried.connect(self._try_again)
        context.unsaved_sought.connect(self._lead)
        form.let_go.connect(self._let_go)

    @property
    def busy(self) -> bool:
        """Whether something is on its way into the store."""
        return self._under_way > 0

    @property
    def unsaved(self) -> bool:
        """Whether something of the record shown was refused and still waits."""
        return bool(self._records[self._key].unsaved) if self._key in self._records else False

    def show(self, key: Hashable, values: Mapping[str, Any]) -> None:
        """Show a record, or news of the one shown; what waits of it stays in sight."""
        another = key != self._key
        if another:
            self.leave()
            self.form.clear_errors()
            self._key = key
        record = self._records.setdefault(key, _Record())
        record.stored.update(values)
        for name in [name for name, one in record.unsaved.items() if values.get(name, one) == one.value]:
            del record.unsaved[name]
            self.form.field(name).set_error("")
        known = {name: value for name, value in values.items() if name not in record.unsaved}
        (self.form.set_values if another else self.form.show_news)(known)
        for name, one in record.unsaved.items():
            self.form.show_unsaved(name, record.stored.get(name), one.value, one.error)
        for name, words in record.unread.items():
            self.form.field(name).show_unread(words)
        record.unread.clear()
        self._count()

    def leave(self) -> None:
        """Another record is going to be shown, or a new one: keep what could not be read, too."""
        if self._key in self._records:
            self._records[self._key].unread = self.form.unread()
        self.form.settle()
        self._key = None

    def begin(self, key: Hashable) -> None:
        """The form shows a record that has just been made: what it shows is stored."""
        self._key = key
        self._records[key] = _Record(stored=self.form.values())

    def put(self, values: Mapping[str, Any]) -> None:
        """Save these fields of the record shown."""
        if self._key is not None:
            self._write(self._key, values)

    def give_again(self) -> None:
        """Try once more to save what was refused of the record shown."""
        record = self._records.get(self._key, _Record())
        for name, one in tuple(record.unsaved.items()):
            self._give_again(self._key, name, one)

    @Slot(object)
    def refuse_new(self, error: Refused) -> None:
        """A new record was not taken: mark the field that stands in its way, or the first where the disk does."""
        if error.of_environment:
            self.context.say(str(error), "bad")
            self.form.refuse_at(next(iter(self.form.values())), error)
        else:
            self.form.refuse(error)

    # --- Writing ---

    def _write(self, key: Hashable, values: Mapping[str, Any], *, again: bool = False) -> None:
        save = _Save(self, key, dict(values), again=again)
        self._under_way += 1
        stored = self._records[key].stored if key in self._records else {}
        whole = {name: stored.get(name) for name in self._whole}
        args = (self.change, key, {**whole, **values})
        self.context.write(*args, done=save.done, failed=save.failed, crashed=save.failed)

    def end(self, save: _Save, result: object) -> None:
        """What became of a write."""
        self._under_way -= 1
        if isinstance(result, Refused):
            self._refused(save, result)
        elif isinstance(result, Exception):
            # A bug is told in its own dialog; nothing of it is given again by itself.
            self._forget(save.key, save.values)
        else:
            self._taken(save, result)
        self._count()
        self.ended.emit()

    def _taken(self, save: _Save, changed: object) -> None:
        record = self._records.setdefault(save.key, _Record())
        record.stored.update(save.values)
        self._forget(save.key, save.values)
        self.saved.emit(changed)
        for name, one in tuple(record.unsaved.items()):
            self._give_again(save.key, name, one)

    def _forget(self, key: Hashable, names: Mapping[str, Any]) -> None:
        waiting = self._records[key].unsaved if key in self._records else {}
        for name in names:
            if waiting.pop(name, None) is not None and key == self._key:
                self.form.field(name).set_error("")

    def _refused(self, save: _Save, error: Refused) -> None:
        record = self._records.setdefault(save.key, _Record())
        for name, value in save.values.items():
            record.unsaved[name] = _Unsaved(value, error)
        shown = save.key == self._key
        if shown:
            named = str(error.values.get("field", ""))
            self.form.refuse_at(named if named in save.values else next(iter(save.values)), error)
        if not save.again and (not shown or error.of_environment):
            self.context.say(str(error), "bad")

    def _give_again(self, key: Hashable, name: str, one: _Unsaved) -> None:
        if not one.trying:
            self._records[key].unsaved[name] = replace(one, trying=True)
            self._write(key, {name: one.value}, again=True)

    @Slot()
    def _try_again(self) -> None:
        """Something was written, or time has passed: the disk may take what it refused."""
        for key, record in tuple(self._records.items()):
            for name, one in tuple(record.unsaved.items()):
                if one.error.of_environment:
                    self._give_again(key, name, one)

    @Slot(str)
    def _let_go(self, name: str) -> None:
        if self._key in self._records:
            self._records[self._key].unsaved.pop(name, None)
            self._count()

    @Slot(object)
    def _lead(self, owner: object) -> None:
        """Put the cursor where something is not saved, if the record is the one shown."""
        if owner is self and self.unsaved:
            field = self.form.field(next(iter(self._records[self._key].unsaved)))
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        names = [name for record in self._records.values() for name in record.unsaved]
        self.context.note_unsaved(self, len(names), map(self.form.words, names))


class _Save(QObject):
    """One write under way, told itself what became of it. It outlives the form, which may be closed meanwhile."""

    def __init__(self, owner: SavedForm, key: Hashable, values: dict[str, Any], *, again: bool) -> None:
        super().__init__(owner.context)
        self._owner = owner
        self._context = owner.context
        self.key = key
        self.values = values
        self.again = again

    @Slot(object)
    def done(self, changed: Changed) -> None:
        """It is in the store."""
        self._end(changed)

    @Slot(object)
    def failed(self, error: Exception) -> None:
        """It is not in the store."""
        self._end(error)

    def _end(self, result: object) -> None:
        self.deleteLater()
        if isValid(self._owner):
            self._owner.end(self, result)
        elif isinstance(result, Refused):
            self._context.say(str(result), "bad")
