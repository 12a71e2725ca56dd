"""Long work under way: what it is, how far it is, and a button that ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from inspector.ui.widgets.buttons import button
from inspector.ui.widgets.labels import elided
from inspector.ui.widgets.layouts import row

if TYPE_CHECKING:
    from inspector.ui.tasks import Task, Tasks


class ProgressStrip(QFrame):
    """A line above the page for the long task that was started last."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self._task: Task | None = None
        self._title = elided()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(240)
        self._cancel = button(self.tr("Cancel"), self.cancel)
        layout = row(self._title, self._bar, self._cancel, spacing=12)
        layout.setContentsMargins(12, 4, 6, 4)
        self.setLayout(layout)
        tasks.started.connect(self._on_started)
        tasks.progressed.connect(self._on_progressed)
        tasks.ended.connect(self._on_ended)
        self.hide()

    @Slot()
    def cancel(self) -> None:
        """Ask the work to end; it does so at its next step."""
        if self._task is not None:
            self._task.cancel.set()
            self._cancel.setEnabled(False)

    @Slot(object)
    def _on_started(self, task: Task) -> None:
        self._task = task
        self._title.set_text(task.title)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self.show()

    @Slot(object, int, int)
    def _on_progressed(self, task: Task, done: int, total: int) -> None:
        if task is self._task:
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    @Slot(object)
    def _on_ended(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.hide()
