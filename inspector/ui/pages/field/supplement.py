"""Supplementary minutes: begun with a reason, shown with what they change, recorded as signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from inspector.domain.document import DocumentKind
from inspector.domain.problem import SUPPLEMENT
from inspector.services import documents, supplements
from inspector.services.conclusions import conclusion_in_question
from inspector.ui.models.columns import Column
from inspector.ui.pages.field.doubts import Doubts
from inspector.ui.pages.field.stops import Stops
from inspector.ui.widgets import (
    DateField,
    Dialog,
    EmptyState,
    Form,
    FormDialog,
    LineField,
    Table,
    TextField,
    button,
    primary,
    wrapped,
)
from inspector.ui.widgets.error_line import ErrorLine
from inspector.ui.widgets.saving import SavedForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.core.errors import Refused
    from inspector.domain.problem import Problem, Target
    from inspector.reports import ChangeLine
    from inspector.services.supplements import SupplementView
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed
    from inspector.ui.pages.field.sheet_state import SheetState


class BeginSupplementDialog(FormDialog):
    """Why the signed minutes have to be put right; the sheet can be written from then on."""

    def __init__(self, state: SheetState, parent: QWidget) -> None:
        form = Form(2)
        super().__init__(self.tr("Supplementary minutes"), form, self.tr("Begin"), parent, 520)
        self._state = state
        words = self.tr(
            "The signed minutes stay as they are. The sheet can be written again, and whatever you change is listed in"
            " the supplementary minutes with the old and the new value."
        )
        form.add_part(wrapped(words))
        form.add("reason", self.tr("Reason, printed in the minutes"), TextField(lines=3), span=2, required=True)
        form.add("held_on", self.tr("Day of the meeting (needed to sign)"), DateField())
        form.add("place", self.tr("Place, if another one"), LineField())
        self.submitted.connect(self._begin_them)

    @Slot(object)
    def _begin_them(self, values: dict[str, Any]) -> None:
        self._state.act(_begin, values, **self.answers(self._begun))

    @Slot(object)
    def _begun(self, _changed: object) -> None:
        self._state.context.say(
            self.tr("The sheet can be written: every change goes into the minutes."), "good", undo=True
        )
        self.accept()


class SupplementDialog(Dialog):
    """The supplementary minutes under way: reason and day, what was changed so far, and what comes next."""

    def __init__(self, state: SheetState, supplement_id: str, parent: QWidget) -> None:
        super().__init__(self.tr("Supplementary minutes"), parent, 820)
        self._state = state
        self._id = supplement_id
        self._form = Form(4)
        self._form.add("reason", self.tr("Reason, printed in the minutes"), TextField(lines=2), span=2, required=True)
        self._form.add("held_on", self.tr("Day of the meeting"), DateField(), required=True)
        self._form.add("place", self.tr("Place, if another one"), LineField())
        self._saving = SavedForm(state.context, self._form, _change)
        self._form.committed.connect(self._save)
        self._saving.saved.connect(self._ask_stops)
        self._table = self._make_table()
        self._stops, self._questions = Stops(), Doubts()
        self._stops.asked.connect(self._go)
        self._error = ErrorLine(keeps_room=True)
        self.add(self._form)
        self.add(self._table, stretch=1)
        self.add(self._stops, self._questions, self._error)
        self.add_button(button(self.tr("Give up"), self._give_up, icon="trash-2"))
        self.add_cancel(self.tr("Go on correcting"))
        self.add_button(button(self.tr("Text, print…"), self._look, icon="printer"))
        self.add_button(primary(self.tr("Signed…"), self._sign))
        self.resize(820, 470)
        state.context.read(supplements.supplements, state.inspection_id, done=self._show, failed=self.refuse)
        # The conclusion that the corrected points no longer give: nobody is to sign it unawares.
        state.context.read(conclusion_in_question, state.inspection_id, done=self._questions.ask)
        self._ask_stops()

    def _make_table(self) -> Table[ChangeLine]:
        columns: list[Column[ChangeLine]] = [
            Column("what", self.tr("What"), lambda line: line.what, 180, stretch=True, bold=True),
            Column("old", self.tr("As signed"), lambda line: line.old, 170),
            Column("new", self.tr("Now"), lambda line: line.new, 170),
            Column("reason", self.tr("Reason"), lambda line: line.reason, 170),
        ]
        settings = self._state.context.settings
        table = Table("supplement", columns, lambda line: line.key, settings, many=False, finder=False)
        sentence = self.tr("Close this and change the sheet: points, texts, people, findings, recommendations.")
        table.set_empty(EmptyState("file-text", self.tr("Nothing was changed yet"), sentence))
        return table

    @Slot(object)
    def _show(self, found: tuple[SupplementView, ...]) -> None:
        view = next((one for one in found if one.id == self._id), None)
        if view is not None:
            self._saving.show(self._id, {"reason": view.reason, "held_on": view.held_on, "place": view.place})
            self._table.set_rows(view.changes)

    @Slot(str, object)
    def _save(self, name: str, value: object) -> None:
        self._saving.put({name: value})

    @Slot()
    def _give_up(self) -> None:
        done, failed = self._given_up, self.refuse
        self._state.context.write(supplements.cancel_supplement, self._id, done=done, failed=failed)

    @Slot(object)
    def _given_up(self, _changed: object) -> None:
        self._state.context.say(self.tr("No supplementary minutes: the sheet is read only again."), "good", undo=True)
        self.accept()

    @Slot()
    def _look(self) -> None:
        if self._form.commit():
            self.accept()
            self._state.context.go("reports", self._id)

    @Slot()
    def _ask_stops(self) -> None:
        """Name what keeps them from being signed from the beginning, and again after whatever is saved here."""
        what = (documents.problems, DocumentKind.SUPPLEMENT, self._id)
        self._state.context.read(*what, done=self._show_stops, latest="supplement.problems")

    @Slot(object)
    def _show_stops(self, problems: Sequence[Problem]) -> None:
        self._stops.show_problems([one for one in problems if one.level == "error"])

    @Slot(object)
    def _go(self, target: Target) -> None:
        if target.part == SUPPLEMENT:
            self._form.field("held_on").editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.reject()
            self._state.context.put_right(target)

    @Slot()
    def _sign(self) -> None:
        if self._form.commit() and self._form.complete():
            # Asked anew, behind what was typed last: the list may be older than that.
            what = (documents.problems, DocumentKind.SUPPLEMENT, self._id)
            self._state.context.read(*what, done=self._sign_if_free, latest="supplement.sign")

    @Slot(object)
    def _sign_if_free(self, problems: Sequence[Problem]) -> None:
        self._show_stops(problems)
        barred = self._saving.unsaved or any(one.level == "error" for one in problems)
        if self.isVisible() and not barred:
            held_on, window = self._form.values()["held_on"], self.parentWidget()
            self.accept()
            SignSupplementDialog(self._state, self._id, held_on, window).open()

    @Slot(object)
    def refuse(self, error: Refused) -> None:
        """Stay open and say why."""
        self._error.refuse(error)


class SignSupplementDialog(FormDialog):
    """Supplementary minutes signed by both sides: the sheet is read only again."""

    def __init__(self, state: SheetState, supplement_id: str, held_on: object, parent: QWidget | None) -> None:
        form = Form(2)
        super().__init__(self.tr("Supplementary minutes signed"), form, self.tr("Record as signed"), parent, 460)
        self._state = state
        self._id = supplement_id
        form.add_part(wrapped(self.tr("The changes are kept as they are now, and the sheet is read only again.")))
        self._questions = Doubts()
        form.add_part(self._questions)
        form.add("on", self.tr("Signed on"), DateField(), required=True)
        form.add("number", self.tr("Number (if any)"), LineField())
        form.set_values({"on": held_on, "number": None})
        state.context.read(conclusion_in_question, state.inspection_id, done=self._questions.ask)
        self.submitted.connect(self._sign)

    @Slot(object)
    def _sign(self, values: dict[str, Any]) -> None:
        what = (supplements.sign_supplement, self._id, values["on"], values["number"])
        self._state.context.write(*what, **self.answers(self._signed))

    @Slot(object)
    def _signed(self, _changed: object) -> None:
        self._state.context.say(self.tr("The supplementary minutes are recorded as signed."), "good", undo=True)
        self.accept()


def _begin(workspace: Workspace, inspection_id: str, values: dict[str, Any]) -> Changed:
    return supplements.begin_supplement(workspace, inspection_id, supplements.SupplementDraft(**values))


def _change(workspace: Workspace, supplement_id: str, values: dict[str, Any]) -> Changed:
    return supplements.change_supplement(workspace, supplement_id, supplements.SupplementDraft(**values))
