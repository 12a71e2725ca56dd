"""What keeps minutes from being signed, each with the way to where it is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector.ui.widgets import column, wrapped
from inspector.ui.widgets.layouts import clear
from inspector.ui.widgets.problem_line import ProblemLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.domain.problem import Problem

_SHOWN = 6
"""So many lines are shown: the dialog must fit the screen."""


class Stops(QWidget):
    """The list of them; hidden where there is none."""

    asked = Signal(object)
    """The target of one of them: please go there."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(spacing=4)
        self.setLayout(self._lines)
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what has to be recorded before the minutes can be recorded as signed."""
        clear(self._lines)
        told = self.tr("The minutes cannot be recorded as signed yet, nor be issued:")
        self._lines.addWidget(wrapped(told, "error"))
        for problem in problems[:_SHOWN]:
            line = ProblemLine(problem)
            line.asked.connect(self.asked)
            self._lines.addWidget(line)
        if len(problems) > _SHOWN:
            self._lines.addWidget(wrapped("…"))
        self.setVisible(bool(problems))
