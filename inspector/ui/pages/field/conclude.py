"""Concluding about a unit: what the rule says, what a person decides, and the signed minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from inspector.core import formats, messages
from inspector.core.sentences import within_sentence
from inspector.domain.inspection import Outcome
from inspector.services import inspections
from inspector.services.conclusions import points_in_question
from inspector.ui.pages.field.chooser import OUTCOME_TONES
from inspector.ui.pages.field.doubts import Doubts
from inspector.ui.pages.field.missing_lines import MissingLine, lines_of
from inspector.ui.pages.field.stops import Stops
from inspector.ui.widgets import (
    Badge,
    DateField,
    Dialog,
    Form,
    FormDialog,
    LineField,
    TextField,
    heading,
    label,
    primary,
    row,
    wrapped,
)
from inspector.ui.widgets.error_line import ErrorLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.core.errors import Refused
    from inspector.domain.passing import Verdict
    from inspector.domain.problem import Problem, Target
    from inspector.ui.pages.field.sheet_state import SheetState

_SHOWN = 8
"""So many lines of what is missing are shown."""


_OF_MINUTES: Final = ("day", "team", "hosts", "opinion", "basis")
"""Kinds of what the minutes lack."""
_BARRING: Final = ("day", "team", "hosts", "basis")
"""Those without which they are neither issued nor signed."""
_FIRST: Final = ("reason", "not_applicable_reason", "no_violation")
"""Kinds without which nothing can be concluded at all."""


class ConcludeDialog(Dialog):
    """Shows the verdict of the round's pass rule with its reasons; a person may decide otherwise with a reason."""

    def __init__(self, state: SheetState, parent: QWidget) -> None:
        super().__init__(self.tr("Conclude the inspection"), parent, 560)
        self._state = state
        self._verdict: Verdict | None = None
        self._total = label(formats.NOTHING, "figure")
        self._badge = Badge()
        self._reasons = wrapped("")
        self._first = wrapped("", "error")
        self._missing = wrapped("", "muted")
        self._missing_title = heading("")
        self._questions = Doubts()
        self._by_rule = QRadioButton(self.tr("As the rule says"))
        self._passing = QRadioButton(self.tr("I conclude: passing"))
        self._failing = QRadioButton(self.tr("I conclude: failing"))
        self._choices = QButtonGroup(self)
        self._reason = TextField(self.tr("Reason for deciding otherwise"), self.tr("Reason, printed in the minutes"), 3)
        self._error = ErrorLine(keeps_room=True)
        self._lay_out()
        state.context.read(inspections.verdict, state.inspection_id, done=self._show, failed=self.refuse)
        state.context.read(points_in_question, state.inspection_id, done=self._questions.ask)

    def _lay_out(self) -> None:
        meaning = label(self.tr("points on the scale of 100"), "muted")
        self.body.addLayout(row(self._total, meaning, self._badge, None, spacing=10))
        self.add(heading(self.tr("What the round's pass rule says")), self._reasons)
        self.add(self._questions, self._missing_title, self._first, self._missing)
        self.body.addSpacing(4)
        for choice in (self._by_rule, self._passing, self._failing):
            self._choices.addButton(choice)
            self.add(choice)
            choice.toggled.connect(self._chosen)
        self.add(self._reason, self._error)
        self.body.addStretch(1)
        self.add_cancel()
        self._conclude = self.add_button(primary(self.tr("Conclude"), self._submit))
        self._conclude.setEnabled(False)
        self._by_rule.setChecked(True)
        self._missing_title.hide()
        self._first.hide()
        self._missing.hide()
        self.resize(560, 400)

    @Slot(object)
    def _show(self, verdict: Verdict) -> None:
        self._verdict = verdict
        self._total.setText(formats.points(verdict.total) if verdict.total is not None else formats.NOTHING)
        words = messages.label(verdict.outcome) if verdict.outcome else self.tr("cannot be concluded yet")
        self._badge.set(words, OUTCOME_TONES[verdict.outcome] if verdict.outcome else "warning")
        self._reasons.setText(_lines(verdict.reasons) or self.tr("Every condition of the rule is met."))
        self._show_missing()
        self._by_rule.setEnabled(verdict.outcome is not None)
        if verdict.outcome is None:
            # The arrows start from the choice that has the focus, so one must be at hand.
            self._choose_none()
        choices = (self._by_rule, self._passing, self._failing)
        next(choice for choice in choices if choice.isEnabled()).setFocus(Qt.FocusReason.OtherFocusReason)
        self._chosen()

    def _show_missing(self) -> None:
        """What the sheet lacks, as beside the criteria: first what stands in the way, then what does not."""
        sheet = self._state.sheet
        if sheet is None:
            return
        first, lines = self._in_the_way(), lines_of(sheet, self.tr("not scored"))
        # What concerns the minutes stands before single criteria: more than a few lines are not shown.
        others = sorted((one for one in lines if one.target.kind not in _FIRST), key=_after_minutes)
        count = formats.small_count(len(sheet.missing))
        self._missing_title.setText(self.tr("Still missing ({count})").replace("{count}", count))
        told = self.tr("To be recorded before anything can be concluded:")
        self._first.setText("\n".join([told, _lines(first)]))
        barring = [within_sentence(one.text) for one in sheet.missing if one.kind in _BARRING]
        told = self.tr("You can conclude now; the minutes are neither issued nor signed while: {lacks}.")
        told = told.replace("{lacks}", "; ".join(barring))
        self._missing.setText(
            "\n".join([_lines([one.text for one in others]), *([told] if barring and not first else [])])
        )
        self._missing_title.setVisible(bool(lines))
        self._first.setVisible(bool(first))
        self._missing.setVisible(bool(others))

    def _in_the_way(self) -> list[str]:
        """What is refused until it is recorded."""
        sheet = self._state.sheet
        return [one.text for one in sheet.missing if one.kind in _FIRST] if sheet else []

    def _choose_none(self) -> None:
        self._choices.setExclusive(False)
        self._by_rule.setChecked(False)
        self._choices.setExclusive(True)

    @Slot()
    def _chosen(self) -> None:
        self._reason.setVisible(self._passing.isChecked() or self._failing.isChecked())
        self.enable_again()

    def _can_conclude(self) -> bool:
        return self._choices.checkedButton() is not None and not self._in_the_way()

    @Slot()
    def _submit(self) -> None:
        self._reason.commit()
        self._error.say("")
        self._conclude.setEnabled(False)
        outcome = None
        if not self._by_rule.isChecked():
            outcome = Outcome.PASSING if self._passing.isChecked() else Outcome.FAILING
        self._state.act(
            inspections.conclude,
            outcome=outcome,
            reason=self._reason.value() if outcome else None,
            done=self._concluded,
            failed=self.refuse,
            crashed=self.enable_again,
        )

    @Slot(object)
    def _concluded(self, _changed: object) -> None:
        self._state.context.say(self.tr("The inspection is concluded."), "good", undo=True)
        self.accept()

    @Slot(object)
    def refuse(self, error: Refused) -> None:
        """Stay open and say why."""
        self.enable_again()
        self._error.refuse(error)

    @Slot(object)
    def enable_again(self, _error: object = None) -> None:
        """Stay open as it is, and let it be tried again."""
        self._conclude.setEnabled(self._verdict is not None and self._can_conclude())


class SignDialog(FormDialog):
    """Minutes signed by both sides: from then on the sheet is read only."""

    def __init__(self, state: SheetState, parent: QWidget) -> None:
        form = Form(2)
        super().__init__(self.tr("Minutes signed"), form, self.tr("Record as signed"), parent, 520)
        self._state = state
        inspection = state.sheet.inspection if state.sheet else None
        form.add_part(
            wrapped(self.tr("From then on the sheet is read only; corrections go into supplementary minutes."))
        )
        self._stops = Stops()
        self._stops.asked.connect(self._go)
        self._questions = Doubts()
        form.add_part(self._stops)
        form.add_part(self._questions)
        form.add("on", self.tr("Signed on"), DateField(), required=True)
        form.add("number", self.tr("Number (if any)"), LineField())
        if inspection is not None:
            form.set_values({"on": inspection.inspected_on, "number": inspection.minutes_number})
            state.context.read(inspections.signing_problems, inspection.id, done=self._show_problems)
        self.submitted.connect(self._sign)

    @Slot(object)
    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what has to be recorded first, and what the minutes would be signed without."""
        self._stops.show_problems([one for one in problems if one.level == "error"])
        self._questions.ask([one.message for one in problems if one.level != "error"])

    @Slot(object)
    def _go(self, target: Target) -> None:
        self.reject()
        self._state.context.put_right(target)

    @Slot(object)
    def _sign(self, values: dict[str, Any]) -> None:
        self._state.act(inspections.sign_minutes, values["on"], number=values["number"], **self.answers(self._signed))

    @Slot(object)
    def _signed(self, _changed: object) -> None:
        self._state.context.say(self.tr("The minutes are recorded as signed."), "good", undo=True)
        self.accept()


class WithdrawDialog(FormDialog):
    """Takes back a signature that was recorded by mistake; the reason stays on record."""

    def __init__(self, state: SheetState, parent: QWidget) -> None:
        form = Form(1)
        super().__init__(self.tr("Signature recorded by mistake"), form, self.tr("Take it back"), parent, 460)
        self._state = state
        form.add_part(
            wrapped(
                self.tr(
                    "Only where the minutes are not really signed yet. What was signed is corrected by supplementary"
                    " minutes."
                )
            )
        )
        form.add("reason", self.tr("Reason"), TextField(lines=2), required=True)
        self.submitted.connect(self._withdraw)

    @Slot(object)
    def _withdraw(self, values: dict[str, Any]) -> None:
        reason = values["reason"] or ""
        self._state.act(inspections.withdraw_signature, reason, **self.answers(self._withdrawn))

    @Slot(object)
    def _withdrawn(self, _changed: object) -> None:
        self._state.context.say(self.tr("The sheet can be written again."), "good", undo=True)
        self.accept()


def _after_minutes(line: MissingLine) -> bool:
    return line.target.kind not in _OF_MINUTES


def _lines(words: Sequence[str]) -> str:
    shown = [f"• {one}" for one in words[:_SHOWN]]
    return "\n".join([*shown, "…"] if len(words) > _SHOWN else shown)
