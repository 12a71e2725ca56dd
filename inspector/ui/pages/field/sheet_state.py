"""The sheet of one inspection in the window: what is shown, what is being saved, and every write of it.

A score is shown at once and saved behind it. Until the service has answered, the typed value lies over whatever older
sheet still arrives, so that fast typing never flickers back. What a full disk refused stays in sight, too, and is given
again as soon as another write went through. After a refusal for any other reason, or a bug, the stored value is shown.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from inspector.core.errors import Refused
from inspector.domain.checklist import AnswerDraft
from inspector.domain.finding import NoViolationDraft
from inspector.domain.inspection import InspectionDraft, InspectionState
from inspector.services import inspections
from inspector.services.inspections import AnswerView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inspector.services.inspections import AreaSheet, CriterionRow, Sheet
    from inspector.services.workspace import Changed, Workspace
    from inspector.ui.context import Context

OUT: Final = (InspectionState.CANCELLED, InspectionState.REPLACED)
"""States of a unit that is not inspected in the round."""
_BLANK = AnswerView(
    id="",
    self_points=None,
    assessed_points=None,
    reason=None,
    not_applicable=False,
    not_applicable_reason=None,
    nothing_found=False,
    note=None,
    illustrative=False,
)


class _Save(QObject):
    """One write of an answer under way. It is told itself what became of it, so that saves cannot be mixed up."""

    ended = Signal(object, object)
    """This save and the exception that stood in its way, or nothing."""

    def __init__(self, place: tuple[str, str], values: dict[str, Any], parent: QObject, *, again: bool) -> None:
        super().__init__(parent)
        self.place = place
        self.again = again
        """Given once more: that it is refused again is no news."""
        self.values = values

    @Slot(object)
    def done(self, _changed: Changed) -> None:
        """It is in the store."""
        self.ended.emit(self, None)

    @Slot(object)
    def failed(self, error: Exception) -> None:
        """It is not in the store."""
        self.ended.emit(self, error)


class SheetState(QObject):
    """One inspection at a time; the widgets of field mode show it and ask it to write."""

    shown = Signal(object)
    """A :class:`Sheet`: another inspection, or news of the same one."""
    touched = Signal(str)
    """A criterion was changed here and is being saved."""
    refused = Signal(str, str)
    """Criterion and the sentence why its change was not taken; a blank one once it was."""
    sought = Signal(str)
    """A criterion that is not saved: the person wants to see it."""
    gone = Signal()
    """The inspection asked for is not there any more."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.sheet: Sheet | None = None
        self._inspection_id = ""
        self._saving: list[_Save] = []
        """The writes under way, in the order they were asked for."""
        self._waiting: dict[tuple[str, str], dict[str, Any]] = {}
        """What the disk refused, by inspection and criterion."""
        self._places: dict[tuple[str, str], str] = {}
        """What people call the criteria written to, by inspection and criterion."""
        context.retried.connect(self._try_again)
        context.unsaved_sought.connect(self._lead)

    @property
    def inspection_id(self) -> str:
        """The inspection shown or asked for; empty for none."""
        return self._inspection_id

    @property
    def read_only(self) -> bool:
        """Whether nothing may be typed."""
        return self.sheet is None or self.sheet.read_only

    def open(self, inspection_id: str) -> None:
        """Show another inspection."""
        if inspection_id != self._inspection_id:
            self._inspection_id, self.sheet = inspection_id, None

    def load(self) -> None:
        """Ask for the newest sheet."""
        if self._inspection_id:
            self.context.read(
                inspections.sheet, self._inspection_id, done=self._show, failed=self._lost, latest="field.sheet"
            )

    def criterion(self, criterion_id: str) -> CriterionRow | None:
        """A criterion of the sheet, as it is shown now."""
        areas = self.sheet.areas if self.sheet else ()
        return next((row for area in areas for row in area.criteria if row.id == criterion_id), None)

    def area_of(self, criterion_id: str) -> AreaSheet | None:
        """The area a criterion belongs to."""
        areas = self.sheet.areas if self.sheet else ()
        return next((area for area in areas if any(row.id == criterion_id for row in area.criteria)), None)

    def unsaved(self) -> Mapping[str, frozenset[str]]:
        """What the disk refused of this sheet: fields of the answer, by criterion."""
        return {
            criterion_id: frozenset(values)
            for (inspection_id, criterion_id), values in self._unsaved().items()
            if inspection_id == self._inspection_id
        }

    def _unsaved(self) -> Mapping[tuple[str, str], Mapping[str, Any]]:
        """What waits, and what is being given once more."""
        return {**self._waiting, **{save.place: save.values for save in self._saving if save.again}}

    # --- Writes ---

    def answer(self, criterion_id: str, **values: Any) -> None:
        """Set fields of an answer: shown at once, saved behind."""
        if self.sheet is None or self.read_only:
            return
        self.sheet = _with_answer(self.sheet, criterion_id, values)
        self.touched.emit(criterion_id)
        place = (self._inspection_id, criterion_id)
        row = self.criterion(criterion_id)
        self._places[place] = f"{self.sheet.inspection.unit_name}: {row.code if row else criterion_id}"
        self._write(place, values)

    def _write(self, place: tuple[str, str], values: dict[str, Any], *, again: bool = False) -> None:
        # What waits of the same criterion goes along; what was typed last counts.
        values = {**self._waiting.pop(place, {}), **values}
        save = _Save(place, values, self, again=again)
        save.ended.connect(self._end)
        self._saving.append(save)
        write = (_answer, *place, values)
        self.context.write(*write, done=save.done, failed=save.failed, crashed=save.failed)

    @Slot()
    def _try_again(self) -> None:
        for place in tuple(self._waiting):
            self._write(place, {}, again=True)

    @Slot(object)
    def _lead(self, owner: object) -> None:
        """Show the sheet with something unsaved, and there the criterion."""
        if owner is not self or not (unsaved := self._unsaved()):
            return
        inspection_id, criterion_id = next(iter(unsaved))
        self.context.go("field", inspection_id)
        self.sought.emit(criterion_id)

    def act(
        self,
        function: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Refused], object] | None = None,
        crashed: Callable[[Any], object] | None = None,
        **values: Any,
    ) -> None:
        """Call a service that writes on this inspection: ``function(workspace, inspection_id, *args, **values)``."""
        called = partial(function, **values) if values else function
        self.context.write(called, self._inspection_id, *args, done=done, failed=failed, crashed=crashed)

    def set_no_violations(
        self,
        values: Mapping[str, Mapping[str, Any]],
        done: Callable[[Any], object],
        failed: Callable[[Any], object],
        crashed: Callable[[Any], object],
    ) -> None:
        """Record that no violation was found in these areas, given by their ids."""
        given = {area_id: dict(conclusion) for area_id, conclusion in values.items()}
        self.context.write(_no_violations, self._inspection_id, given, done=done, failed=failed, crashed=crashed)

    # --- Answers ---

    @Slot(object)
    def _show(self, sheet: Sheet) -> None:
        if sheet.inspection.id != self._inspection_id:
            return
        saving = [(save.place, save.values) for save in self._saving]
        for (inspection_id, criterion_id), values in (*self._waiting.items(), *saving):
            if inspection_id == self._inspection_id:
                sheet = _with_answer(sheet, criterion_id, values)
        if sheet.inspection.state in OUT:
            # Nothing is asked of a unit that is not inspected.
            sheet = replace(sheet, read_only=True, missing=())
        self.sheet = sheet
        self.shown.emit(sheet)

    @Slot(object, object)
    def _end(self, save: _Save, error: Exception | None) -> None:
        self._saving.remove(save)
        save.deleteLater()
        if error is None:
            self._saved(save)
        else:
            self._not_saved(save, error)

    def _saved(self, save: _Save) -> None:
        # What the disk refused earlier of the same fields is out of date now.
        earlier = self._waiting.pop(save.place, {})
        if still := {name: value for name, value in earlier.items() if name not in save.values}:
            self._waiting[save.place] = still
        self._tell(save, "")
        self._try_again()

    def _not_saved(self, save: _Save, error: Exception) -> None:
        if isinstance(error, Refused):
            if error.of_environment:
                self._waiting[save.place] = {**self._waiting.get(save.place, {}), **save.values}
                if not save.again:
                    self.context.say(str(error), "bad")
            self._tell(save, str(error))
        if not save.again:
            self.load()

    def _tell(self, save: _Save, sentence: str) -> None:
        unsaved = self._unsaved()
        count = sum(len(values) for values in unsaved.values())
        self.context.note_unsaved(self, count, map(self._places.__getitem__, unsaved))
        inspection_id, criterion_id = save.place
        if inspection_id == self._inspection_id:
            self.refused.emit(criterion_id, sentence)

    @Slot(object)
    def _lost(self, error: Refused) -> None:
        self._inspection_id, self.sheet = "", None
        self.context.say(str(error), "warning")
        self.gone.emit()


def _answer(workspace: Workspace, inspection_id: str, criterion_id: str, values: dict[str, Any]) -> Changed:
    return inspections.answer(workspace, inspection_id, criterion_id, AnswerDraft(**values))


def change_inspection(workspace: Workspace, inspection_id: str, values: dict[str, Any]) -> Changed:
    """Set fields of the inspection itself; runs on the database thread."""
    return inspections.change_inspection(workspace, inspection_id, InspectionDraft(**values))


def _no_violations(workspace: Workspace, inspection_id: str, values: dict[str, dict[str, Any]]) -> Changed:
    drafts = {area_id: NoViolationDraft(**given) for area_id, given in values.items()}
    return inspections.set_no_violations(workspace, inspection_id, drafts)


def _with_answer(sheet: Sheet, criterion_id: str, values: Mapping[str, Any]) -> Sheet:
    return replace(sheet, areas=tuple(_area_with(area, criterion_id, values) for area in sheet.areas))


def _area_with(area: AreaSheet, criterion_id: str, values: Mapping[str, Any]) -> AreaSheet:
    if all(row.id != criterion_id for row in area.criteria):
        return area
    rows = tuple(_with_values(row, values) if row.id == criterion_id else row for row in area.criteria)
    return replace(area, criteria=rows)


def _with_values(row: CriterionRow, values: Mapping[str, Any]) -> CriterionRow:
    return replace(row, answer=replace(row.answer or _BLANK, **values))
