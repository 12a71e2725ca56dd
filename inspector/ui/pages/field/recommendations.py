"""What the team asks of the unit (kiến nghị): a list, and the one chosen beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from inspector.core import formats, messages
from inspector.domain.recommendation import ActionState, RecommendationDraft
from inspector.services import recommendations
from inspector.ui import icons, metrics
from inspector.ui.models.columns import Column
from inspector.ui.widgets import (
    Card,
    ChoiceField,
    DateField,
    EmptyState,
    Form,
    LineField,
    NumberField,
    Table,
    TextField,
    button,
    row,
)
from inspector.ui.widgets.new_record import NewRecord
from inspector.ui.widgets.saving import SavedForm

if TYPE_CHECKING:
    from inspector.services.inspections import Sheet
    from inspector.services.recommendations import RecommendationRow
    from inspector.services.workspace import Changed, Workspace
    from inspector.ui.pages.field.sheet_state import SheetState
    from inspector.ui.theme import Tone

_FIELDS = ("content", "responsible", "due_on", "due_days", "state")


class RecommendationsView(QWidget):
    """The list and the form; a new one is recorded with its first words, every field saves itself."""

    def __init__(self, state: SheetState) -> None:
        super().__init__()
        self._state = state
        self._inspection_id = ""
        self._id = ""
        self._draft: dict[str, Any] = {}
        self._new_one = NewRecord(state.context, _change, self)
        self._rows: dict[str, RecommendationRow] = {}
        self._table: Table[RecommendationRow] = Table(
            "recommendations", self._columns(), lambda one: one.id, state.context.settings, tall=True, finder=False
        )
        self._new = button(self.tr("New recommendation"), self.start, icon="plus")
        self._table.tools.addWidget(self._new)
        self._remove = QAction(self.tr("Take out"), self)
        self._remove.triggered.connect(self._take_out)
        icons.put(self._remove, "trash-2")
        self._table.set_actions([self._remove])
        self._table.selected.connect(self._choose)
        self._table.set_empty(
            EmptyState(
                "list-checks",
                self.tr("No recommendation yet"),
                self.tr("Write at the right what the unit is to do, who answers for it and until when."),
            )
        )
        self._form = self._make_form()
        self._saving = SavedForm(state.context, self._form, _change)
        self._form.committed.connect(self._save)
        self._new_one.made.connect(self._made)
        self._new_one.refused.connect(self._saving.refuse_new)
        self._new_one.returned.connect(self._take_back)
        listed, self._edited = Card(self.tr("Recommendations to the unit")), Card()
        listed.add(self._table, stretch=1)
        self._edited.add(self._form)
        self._edited.body.addStretch(1)
        self._edited.setFixedWidth(300)
        layout = row(listed, self._edited, spacing=metrics.GAP)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._name_form()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what is recorded; what is being typed stays."""
        if sheet.inspection.id != self._inspection_id:
            self._inspection_id = sheet.inspection.id
            self.reset()
        self._rows = {one.id: one for one in sheet.recommendations}
        self._table.set_rows(sheet.recommendations)
        self._form.set_read_only(sheet.read_only)
        # How far the unit is goes on after the signature and the end of the round.
        self._form.field("state").set_read_only(sheet.shut or (sheet.read_only and not self._rows))
        self._new.setEnabled(not sheet.read_only)
        self._remove.setEnabled(not sheet.read_only)
        if self._id and self._id not in self._rows and not self._new_one.making:
            self._id = ""
        if sheet.read_only and not self._id and self._rows:
            # Nothing new can be written: what is there is shown instead of an empty form.
            self._id = next(iter(self._rows))
        if self._id in self._rows:
            self._fill()
            if self._id not in self._table.selected_keys():
                self._table.select([self._id])
        self._name_form()

    def commit(self) -> None:
        """Take what is being typed."""
        self._form.commit()

    def reset(self) -> None:
        """Forget which recommendation was being edited."""
        self._begin({})

    def _begin(self, values: dict[str, Any]) -> None:
        self._new_one.leave()
        self._saving.leave()
        self._id = ""
        self._form.set_values({**dict.fromkeys(_FIELDS), **values})
        self._name_form()

    @Slot()
    def start(self) -> None:
        """Begin a new recommendation."""
        self._form.commit()
        self._table.view.clearSelection()
        # One that is being recorded is new; another state comes of what is done about it later.
        self._begin({"state": ActionState.NEW, **self._draft})
        self._draft = {}
        self._form.field("content").editor.setFocus()

    # --- How it is shown ---

    def _columns(self) -> list[Column[RecommendationRow]]:
        return [
            Column("number", self.tr("Number"), lambda one: one.number or "", width=84, muted=True),
            Column(
                "content",
                self.tr("What is asked"),
                lambda one: one.content or "",
                stretch=True,
                detail=lambda one: one.responsible or "",
            ),
            Column("due", self.tr("Due"), self._due, width=110, order=lambda one: one.due_on),
            Column("state", self.tr("State"), self._state_words, width=130, tone=_tone),
        ]

    def _due(self, one: RecommendationRow) -> str:
        if one.due_on:
            return formats.date_short(one.due_on)
        return self.tr("{days} working days").replace("{days}", str(one.due_days)) if one.due_days else ""

    def _state_words(self, one: RecommendationRow) -> str:
        if one.overdue:
            return self.tr("{days} days late").replace("{days}", formats.small_count(one.days_late))
        return messages.label(one.state) if one.state else ""

    def _make_form(self) -> Form:
        form = Form(2)
        form.add("content", self.tr("What is asked"), TextField(lines=6, most=12), span=2)
        form.add("responsible", self.tr("Who answers for it"), LineField(), span=2)
        form.add("due_on", self.tr("Due on"), DateField())
        form.add("due_days", self.tr("or working days"), NumberField())
        form.add("state", self.tr("State"), ChoiceField([(one, messages.label(one)) for one in ActionState]), span=2)
        return form

    def _name_form(self) -> None:
        row_ = self._rows.get(self._id)
        title = self.tr("Recommendation {number}").replace("{number}", row_.number or "") if row_ else ""
        self._edited.set_title(title or self.tr("New recommendation"))

    def _fill(self) -> None:
        shown = self._rows[self._id]
        values = {name: getattr(shown, name) for name in _FIELDS}
        # A day that follows from the working days is not one that was given.
        self._saving.show(self._id, values | {"due_on": None if shown.due_days else shown.due_on})

    # --- Slots ---

    @Slot(object)
    def _choose(self, keys: tuple[str, ...]) -> None:
        if keys and keys[0] != self._id and keys[0] in self._rows:
            self._new_one.leave()
            self._id = keys[0]
            self._fill()
            self._name_form()

    @Slot(str, object)
    def _save(self, name: str, value: object) -> None:
        if self._new_one.making:
            self._new_one.follow({name: value})
            return
        if self._id:
            self._saving.put({name: value})
        elif self._form.field("content").value():
            values = {name: given for name, given in self._form.values().items() if given is not None}
            self._new_one.add(_add, self._state.inspection_id, values)

    @Slot(str)
    def _made(self, recommendation_id: str) -> None:
        self._id = recommendation_id
        self._saving.begin(recommendation_id)

    @Slot(object)
    def _take_back(self, values: dict[str, Any]) -> None:
        """One that was left while it was being recorded was not: keep what was typed for the next one."""
        self._draft = values

    @Slot()
    def _take_out(self) -> None:
        keys = self._table.selected_keys()
        if keys:
            self._state.context.write(recommendations.remove_recommendations, keys, done=self._removed)

    @Slot(object)
    def _removed(self, _changed: Changed) -> None:
        self.reset()
        self._state.context.say(self.tr("The recommendation was taken out."), undo=True)


def _tone(one: RecommendationRow) -> Tone:
    if one.overdue:
        return "bad"
    done = one.state in (ActionState.VERIFIED, ActionState.CLOSED)
    return "good" if done else "accent" if one.state is ActionState.REPORTED else "neutral"


def _add(workspace: Workspace, inspection_id: str, values: dict[str, Any]) -> Changed:
    draft = RecommendationDraft(inspection_id=inspection_id, **values)
    return recommendations.save_recommendation(workspace, draft, None)


def _change(workspace: Workspace, recommendation_id: str, values: dict[str, Any]) -> Changed:
    return recommendations.save_recommendation(workspace, RecommendationDraft(**values), recommendation_id)
