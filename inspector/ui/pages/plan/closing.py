"""Closing a round: what is still missing, with the way to each place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core import formats, messages
from inspector.core.errors import Refused
from inspector.services import rounds
from inspector.ui.pages.plan.choice_card import count_words
from inspector.ui.widgets import Badge, Dialog, column, heading, muted, primary, row, scroll, wrapped
from inspector.ui.widgets.error_line import ErrorLine
from inspector.ui.widgets.problem_line import ProblemLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.services.rounds import Problem, RoundView
    from inspector.services.workspace import Changed
    from inspector.ui.context import Context
    from inspector.ui.theme import Tone

_TONES: Final[dict[str, Tone]] = {"error": "bad", "warning": "warning", "info": "neutral"}
_LISTED: Final = 50
"""So many lines of a kind are shown; further ones are counted."""
_WIDE: Final = 760
_HIGHEST_LIST: Final = 340
"""Pixels; with a longer list it scrolls."""


class ProblemGroup(QWidget):
    """What is missing of one kind: what it is and how many there are, then each."""

    asked = Signal(object)
    """The target of one of them: please go there."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__()
        first = problems[0]
        levels = {"error": self.tr("missing"), "warning": self.tr("note"), "info": self.tr("note")}
        code = f"round.lacks.{first.code}"
        title = messages.text(code if messages.has(code) else "round.lacks.other")
        if len(problems) > 1:
            title += f" ({formats.small_count(len(problems))})"
        lines = column(spacing=4)
        lines.setContentsMargins(12, 0, 0, 0)
        for problem in problems[:_LISTED]:
            line = ProblemLine(problem)
            line.asked.connect(self.asked)
            lines.addWidget(line)
        rest = len(problems) - _LISTED
        if rest > 0:
            lines.addWidget(muted(self.tr("and {count} more").replace("{count}", formats.small_count(rest))))
        badge = Badge(levels[first.level], _TONES[first.level])
        self.setLayout(column(row(badge, heading(title), None, spacing=8), lines, spacing=4))


class CloseDialog(Dialog):
    """Lists what is missing and closes the round when nothing that stops it is left."""

    def __init__(self, context: Context, parent: QWidget, view: RoundView) -> None:
        super().__init__(self.tr("Close {round}").replace("{round}", view.title), parent, 620)
        self._context = context
        self._round_id = view.id
        self._state = wrapped(self.tr("Looking for what is missing…"))
        self._lines = column(spacing=12)
        holder = QWidget()
        holder.setLayout(self._lines)
        # By itself it would ask for the height of its sentences in a narrow column, and so for a scroll bar.
        holder.setMinimumHeight(1)
        self._error = ErrorLine(keeps_room=True)
        self.add(heading(count_words(view.counts)), self._state)
        self._area = scroll(holder)
        self.add(self._area, stretch=1)
        self.add(self._error)
        self.add_cancel(self.tr("Not yet"))
        self.go_on = self.add_button(primary(self.tr("Close the round"), self._close_round))
        self.go_on.setEnabled(False)
        self.resize(_WIDE, self.sizeHint().height())
        context.read(rounds.close_problems, view.id, done=self._show, failed=self._error.refuse)

    @Slot(object)
    def _show(self, problems: tuple[Problem, ...]) -> None:
        errors = sum(problem.level == "error" for problem in problems)
        if errors:
            words = self.tr("The round cannot be closed yet: {count} things are missing.")
            self._state.setText(words.replace("{count}", formats.small_count(errors)))
        elif problems:
            self._state.setText(self.tr("Nothing stops the closing. Look at the notes below before."))
        else:
            self._state.setText(self.tr("Nothing is missing."))
        for group in _by_kind(problems):
            part = ProblemGroup(group)
            part.asked.connect(self._go)
            self._lines.addWidget(part)
        closed = self.tr("A closed round can only be read; the team lead may reopen it.")
        if any(problem.code == rounds.UNSIGNED for problem in problems):
            closed = self.tr(
                "A closed round can only be read: minutes that are signed afterwards can be recorded as signed only "
                "once the team lead has reopened it."
            )
        self._lines.addWidget(wrapped(closed, "muted"))
        self._lines.addStretch(1)
        self.go_on.setEnabled(not errors)
        # The lines are measured once they are shown: in the next turn.
        QTimer.singleShot(0, self, self._make_room)

    @Slot()
    def _make_room(self) -> None:
        """As high as its lines, so that a short list leaves no empty window; a long one scrolls."""
        width = self._area.width() - self._area.verticalScrollBar().sizeHint().width()
        self._area.setMinimumHeight(min(self._lines.totalHeightForWidth(width), _HIGHEST_LIST))

    @Slot(object)
    def _go(self, target: rounds.Target) -> None:
        self.reject()
        self._context.put_right(target)

    @Slot()
    def _close_round(self) -> None:
        self.go_on.setEnabled(False)
        self._context.write(
            rounds.close_round, self._round_id, done=self._closed, failed=self._stay, crashed=self._stay
        )

    @Slot(object)
    def _closed(self, _changed: Changed) -> None:
        self.accept()
        self._context.say(self.tr("The round is closed."), "good", undo=True)

    @Slot(object)
    def _stay(self, error: Exception) -> None:
        """A bug has a dialog of its own."""
        self.go_on.setEnabled(True)
        if isinstance(error, Refused):
            self._error.refuse(error)


def _by_kind(problems: Iterable[Problem]) -> Iterable[list[Problem]]:
    """The gravest first, as they come; those of one kind together."""
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(problem.code, []).append(problem)
    return kinds.values()
