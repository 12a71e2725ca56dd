"""Work away from the GUI thread: one database thread, and one door through which results come back.

All work on the store runs on one thread, in the order it was asked for, so an autosave is never overtaken. A result is
delivered in the GUI thread to a method of a living ``QObject``; an owner that has been closed meanwhile is not called,
and is not kept alive by its task either.
"""

from __future__ import annotations

import logging
import queue
import threading
import weakref
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from inspector.core.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

log = logging.getLogger(__name__)


class Progress(Protocol):
    """How long work says how far it is; calling it ends the work when the person has cancelled."""

    def __call__(self, done: int, total: int) -> None:
        """Report ``done`` of ``total`` steps."""
        ...


class CancelledError(Exception):
    """Raised inside long work by its progress call once the person has cancelled it."""


class _Receiver:
    """A method of a QObject, held weakly."""

    def __init__(self, method: Callable[..., object]) -> None:
        self._method = weakref.WeakMethod(method)

    def __call__(self, value: object) -> None:
        method = self._method()
        if method is not None and isValid(getattr(method, "__self__", None)):
            method(value)


@dataclass
class Task:
    """One piece of work on its way through the database thread."""

    function: Callable[..., Any]
    args: tuple[Any, ...]
    done: _Receiver | None = None
    failed: _Receiver | None = None
    crashed: _Receiver | None = None
    latest: Hashable = None
    title: str = ""
    cancel: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True)
class _Outcome:
    task: Task
    value: object = None
    error: Exception | None = None


class Tasks(QObject):
    """The database thread and the door its results come through.

    ``refused`` carries a :class:`Refused` nobody asked to see, ``declined`` comes with every one; ``crashed`` carries
    any other exception (a bug). ``progressed`` carries ``(task, done, total)`` of long work, ``ended`` the task when
    it is over.
    """

    refused = Signal(object)
    declined = Signal()
    crashed = Signal(object)
    started = Signal(object)
    progressed = Signal(object, int, int)
    ended = Signal(object)
    busy_changed = Signal(bool)
    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._newest: dict[Hashable, Task] = {}
        self._pending = 0
        # Queued whatever thread emits: a result never arrives in the middle of the call that asked for it.
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="database")
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether work is under way or its result has not been delivered yet."""
        return self._pending > 0

    def run(
        self,
        function: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Any], object] | None = None,
        crashed: Callable[[Any], object] | None = None,
        latest: Hashable = None,
    ) -> None:
        """Call ``function(*args)`` on the database thread and hand its result to ``done`` in the GUI thread.

        ``done`` and ``failed`` are bound methods of QObjects; ``failed`` receives a :class:`Refused` (without it the
        ``refused`` signal does). ``crashed`` receives any other exception, a bug, before the ``crashed`` signal reports
        it: for who must put something back. Of tasks with the same ``latest`` (a name, or what is asked) only the
        newest one is run and delivered.
        """
        self._put(Task(function, args, _receiver(done), _receiver(failed), _receiver(crashed), latest))

    def run_long(
        self,
        function: Callable[..., Any],
        *args: Any,
        title: str,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Any], object] | None = None,
    ) -> Task:
        """Like :meth:`run` for work worth a progress bar: ``function`` gets ``progress=`` and may be cancelled."""
        task = Task(function, args, _receiver(done), _receiver(failed), title=title)
        self._put(task)
        self.started.emit(task)
        return task

    def close(self) -> None:
        """Finish what has been asked for and end the thread; results still under way are dropped."""
        self._came.disconnect(self._deliver)
        self._queue.put(None)
        self._thread.join()

    def _put(self, task: Task) -> None:
        if task.latest is not None:
            self._newest[task.latest] = task
        self._pending += 1
        if self._pending == 1:
            self.busy_changed.emit(True)
        self._queue.put(task)

    def _work(self) -> None:
        while (task := self._queue.get()) is not None:
            self._came.emit(self._run(task))

    def _run(self, task: Task) -> _Outcome:
        if self._outdated(task):
            return _Outcome(task)
        extra = {"progress": self._progress_of(task)} if task.title else {}
        try:
            return _Outcome(task, task.function(*task.args, **extra))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is carried to the GUI thread and told there
            return _Outcome(task, error=error)

    def _outdated(self, task: Task) -> bool:
        return task.latest is not None and self._newest.get(task.latest) is not task

    def _progress_of(self, task: Task) -> Progress:
        def progress(done: int, total: int) -> None:
            if task.cancel.is_set():
                raise CancelledError
            self.progressed.emit(task, done, total)

        return progress

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        self._pending -= 1
        if outcome.task.title:
            self.ended.emit(outcome.task)
        if not self._outdated(outcome.task):
            self._hand_over(outcome)
        if self._pending == 0:
            self.busy_changed.emit(False)

    def _hand_over(self, outcome: _Outcome) -> None:
        task, error = outcome.task, outcome.error
        if task.latest is not None:
            self._newest.pop(task.latest, None)
        if isinstance(error, CancelledError):
            return
        if error is None:
            if task.done:
                task.done(outcome.value)
        elif isinstance(error, Refused):
            log.info("refused: %s", error.code)
            self.declined.emit()
            (task.failed or self.refused.emit)(error)
        else:
            if task.crashed:
                task.crashed(error)
            self.crashed.emit(error)


def _receiver(method: Callable[..., object] | None) -> _Receiver | None:
    return _Receiver(method) if method else None
