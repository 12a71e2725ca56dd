"""A record that comes into being while it is typed: added once, and what is typed meanwhile follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from inspector.core.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inspector.services.workspace import Changed
    from inspector.ui.context import Context


class NewRecord(QObject):
    """Adds records for a form. ``change(workspace, id, values)`` saves what came too late for the first write."""

    made = Signal(str)
    """It is recorded: its id. Not told of a record that the person has left meanwhile."""
    refused = Signal(object)
    """It was not taken; likewise."""
    returned = Signal(object)
    """One that the person had left was not taken: what was typed into it."""

    def __init__(
        self, context: Context, change: Callable[[Any, str, dict[str, Any]], Changed], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.change = change
        self._current: _Making | None = None

    @property
    def making(self) -> bool:
        """Whether the record that is typed is on its way into the store."""
        return self._current is not None

    def add(self, function: Callable[..., Changed], *args: Any) -> None:
        """Record it: ``function(workspace, *args)``, the last of which are its values by field."""
        self._current = making = _Making(self, args[-1])
        self.context.write(function, *args, done=making.done, failed=making.failed, crashed=making.failed)

    def follow(self, values: Mapping[str, Any]) -> None:
        """Save these, too, as soon as the record is there."""
        if self._current is not None:
            self._current.later.update(values)

    def leave(self) -> None:
        """Another record is shown from now on."""
        self._current = None

    def end(self, making: _Making, subject: str, error: Exception | None) -> None:
        """What became of a record: told to the form where it still shows it, else a refusal to the message bar."""
        is_shown = making is self._current
        if is_shown:
            self._current = None
        if is_shown and error is None:
            self.made.emit(subject)
        elif isinstance(error, Refused):
            if is_shown:
                self.refused.emit(error)
            else:
                self.context.say(str(error), "bad")
                self.returned.emit({**making.given, **making.later})


class _Making(QObject):
    """One record on its way: told itself what became of it, so that two of them cannot be mixed up.

    It outlives the form, which may be a dialog that is closed with the last word typed.
    """

    def __init__(self, owner: NewRecord, given: dict[str, Any]) -> None:
        super().__init__(owner.context)
        self._owner = owner
        self._context = owner.context
        self._change = owner.change
        self.given = given
        self.later: dict[str, Any] = {}

    @Slot(object)
    def done(self, changed: Changed) -> None:
        """It is recorded."""
        if self.later:
            self._context.write(self._change, changed.subject, self.later)
        self._end(changed.subject, None)

    @Slot(object)
    def failed(self, error: Exception) -> None:
        """It is not."""
        self._end("", error)

    def _end(self, subject: str, error: Exception | None) -> None:
        self.deleteLater()
        if isValid(self._owner):
            self._owner.end(self, subject, error)
        elif isinstance(error, Refused):
            self._context.say(str(error), "bad")
