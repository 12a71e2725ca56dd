"""One thing that is missing, with the way to where it is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.ui.widgets.buttons import link
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.layouts import row

if TYPE_CHECKING:
    from inspector.domain.problem import Problem


class ProblemLine(QWidget):
    """The sentence of a problem, and a link."""

    asked = Signal(object)
    """The target: please go there."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self._problem = problem
        words = wrapped(problem.message)
        # As high as it is at the width it gets: where the lines scroll, they do so only when they do not fit.
        words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        layout = row(words, link(self.tr("Open"), self._ask), spacing=10)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._problem.target)
