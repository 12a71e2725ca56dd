"""What a document still lacks, the gravest first, each with the way to where it is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.ui.widgets import EmptyState, column, icon_label, link, row, scroll, wrapped
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from inspector.domain.problem import Problem

_ICONS: Final = {
    "error": ("circle-x", "bad"),
    "warning": ("triangle-alert", "warning"),
    "info": ("info", "muted"),
}


class Line(QWidget):
    """One problem."""

    asked = Signal(object)

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self._target = problem.target
        sign = icon_label(*_ICONS[problem.level])
        words = wrapped(problem.message)
        line = row(sign, words, spacing=10)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        if problem.target.page != "reports":
            line.addWidget(link(self.tr("Open"), self._ask), 0, Qt.AlignmentFlag.AlignTop)
        line.setContentsMargins(0, 6, 8, 6)
        self.setLayout(line)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._target)


class Checks(QWidget):
    """The list of problems."""

    asked = Signal(object)
    """The target of one of them: please go there."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(spacing=0)
        holder = QWidget()
        holder.setLayout(self._lines)
        self._list = scroll(holder)
        self._none = EmptyState(
            "circle-check", self.tr("Nothing is missing"), self.tr("The document can be issued as it is.")
        )
        # Before the document was looked at, nobody may say that nothing is missing.
        self._none.hide()
        self.setLayout(column(self._list, self._none))

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show what is missing."""
        clear(self._lines)
        for problem in problems:
            line = Line(problem)
            line.asked.connect(self.asked)
            self._lines.addWidget(line)
        self._lines.addStretch(1)
        self._list.setVisible(bool(problems))
        self._none.setVisible(not problems)
