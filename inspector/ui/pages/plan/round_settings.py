"""What a round fixes for all its inspections, and what a unit must meet to pass."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from inspector.core import messages
from inspector.core.errors import Refused
from inspector.services import rounds
from inspector.services.rounds import PassRule, RoundState, RoundType
from inspector.ui.pages.plan.document_line import DocumentLine
from inspector.ui.widgets import (
    ChoiceField,
    DateField,
    FlagField,
    Form,
    LineField,
    NumberField,
    PointsField,
    TextField,
    column,
    heading,
    muted,
    row,
)
from inspector.ui.widgets.finding_form import severity_words
from inspector.ui.widgets.saving import SavedForm

if TYPE_CHECKING:
    from inspector.services.rounds import RoundView
    from inspector.services.workspace import Changed, Workspace
    from inspector.ui.context import Context
    from inspector.ui.pages.plan.shown import Shown

_FIELDS: Final = ("type", "ordinal", "starts_on", "ends_on", "name", "period_from", "period_to", "focus")
_RULE: Final = ("minimum_total", "minimum_area", "severity_bar", "previous_handled")


class RoundSettings(QWidget):
    """Fields that save themselves."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._round: RoundView | None = None
        self.form = self._make_form()
        self.rule = self._make_rule()
        self._saving = SavedForm(context, self.form, _change)
        self._saving_rule = SavedForm(context, self.rule, _set_rule, whole=_RULE)
        nothing = self.tr("The decision is not recorded; documents leave it out.")
        self.decision = DocumentLine(context, messages.text("field.round.decision_id"), "Quyết định", nothing)
        self._checklist = muted()
        self.setLayout(
            column(
                self.form,
                self.decision,
                row(heading(self.tr("When does a unit pass?")), None, self._checklist),
                self.rule,
                None,
                spacing=10,
            )
        )
        self.form.committed.connect(self._save)
        self.rule.committed.connect(self._save_rule)
        self.decision.linked.connect(self._link)

    def _make_form(self) -> Form:
        form = Form(columns=4)
        types = [(one, messages.label(one)) for one in RoundType]
        fields = (
            ("type", ChoiceField(types), 1),
            ("ordinal", NumberField(), 1),
            ("starts_on", DateField(), 1),
            ("ends_on", DateField(), 1),
            ("name", LineField(), 2),
            ("period_from", DateField(), 1),
            ("period_to", DateField(), 1),
            ("focus", TextField(lines=2), 4),
        )
        for name, field, span in fields:
            form.add(name, messages.text(f"field.round.{name}"), field, span)
        return form

    def _make_rule(self) -> Form:
        form = Form(columns=4)
        nothing = self.tr("not asked for")
        bars = [(one, self.tr("{degree} or graver").replace("{degree}", severity_words(one))) for one in range(1, 5)]
        form.add("minimum_total", self.tr("Least total (of 100)"), PointsField(placeholder=nothing))
        form.add("minimum_area", self.tr("Least share of every area (%)"), PointsField(placeholder=nothing))
        bar = ChoiceField(bars, optional=True, nothing=nothing)
        form.add("severity_bar", self.tr("No finding of the degree"), bar, 2)
        form.add("previous_handled", "", FlagField(self.tr("Recommendations of earlier rounds must be handled")), 4)
        return form

    def show_round(self, shown: Shown, view: RoundView) -> None:
        """Show the settings of a round; those of a closed one are read only."""
        self._round = view
        for saving, names, source in (
            (self._saving, _FIELDS, view),
            (self._saving_rule, _RULE, view.pass_rule),
        ):
            saving.show(view.id, dict(zip(names, attrgetter(*names)(source), strict=True)))
        self.decision.show_document(view.decision, shown.documents, view.year, shown.body)
        title = view.checklist_title or self.tr("none")
        self._checklist.setText(self.tr("Checklist: {title}").replace("{title}", title))
        read_only = view.state == RoundState.CLOSED
        self.form.set_read_only(read_only)
        self.rule.set_read_only(read_only)
        self.decision.set_read_only(read_only)

    @Slot(str, object)
    def _save(self, name: str, value: object) -> None:
        self._saving.put({name: value})

    @Slot(object)
    def _link(self, document_id: str | None) -> None:
        if self._round is not None:
            self._context.write(_change, self._round.id, {"decision_id": document_id})

    @Slot(str, object)
    def _save_rule(self, name: str, value: object) -> None:
        self._saving_rule.put({name: value})


# --- On the database thread ---


def _change(workspace: Workspace, round_id: str, values: dict[str, Any]) -> Changed:
    if "ordinal" in values and values["ordinal"] is None:
        raise Refused("draft.missing", field="ordinal", label=messages.text("field.round.ordinal"))
    return rounds.change_round(workspace, round_id, rounds.RoundDraft(**values))


def _set_rule(workspace: Workspace, round_id: str, values: dict[str, Any]) -> Changed:
    return rounds.set_pass_rule(workspace, round_id, PassRule(**values))
