"""What the year's plan fixes: its document, target, period, purpose and contents."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from inspector.core import messages
from inspector.services import plans
from inspector.ui.pages.plan.document_line import DocumentLine
from inspector.ui.widgets import DateField, Form, LineField, NumberField, TextField, column
from inspector.ui.widgets.saving import SavedForm

if TYPE_CHECKING:
    from inspector.services.plans import PlanView
    from inspector.services.workspace import Changed, Workspace
    from inspector.ui.context import Context
    from inspector.ui.pages.plan.shown import Shown

_FIELDS: Final = ("title", "coverage_target", "period_from", "period_to", "purpose", "contents", "note")


class PlanForm(QWidget):
    """Fields that save themselves."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._year = 0
        self.form = Form(columns=6)
        self._saving = SavedForm(context, self.form, save_plan)
        fields = (
            ("title", LineField(), 6),
            ("coverage_target", NumberField(), 2),
            ("period_from", DateField(), 2),
            ("period_to", DateField(), 2),
            ("purpose", TextField(lines=7), 3),
            ("contents", TextField(lines=7, placeholder=self.tr("One content a line")), 3),
            ("note", LineField(), 6),
        )
        for name, field, span in fields:
            self.form.add(name, messages.text(f"field.plan.{name}"), field, span)
        nothing = self.tr("Not recorded: reports cannot cite the plan yet.")
        self.document = DocumentLine(context, self.tr("The plan was issued as"), "Kế hoạch", nothing)
        self.form.committed.connect(self._save)
        self.document.linked.connect(self._link)
        self.setLayout(column(self.document, self.form, None, spacing=12))

    def show_plan(self, shown: Shown, plan: PlanView) -> None:
        """Show a plan."""
        self._year = plan.year
        self._saving.show(plan.year, dict(zip(_FIELDS, attrgetter(*_FIELDS)(plan), strict=True)))
        self.document.show_document(plan.document, shown.documents, plan.year, shown.body)

    @Slot(str, object)
    def _save(self, name: str, value: object) -> None:
        self._saving.put({name: value})

    @Slot(object)
    def _link(self, document_id: str | None) -> None:
        self._context.write(save_plan, self._year, {"document_id": document_id})


def save_plan(workspace: Workspace, year: int, values: dict[str, Any]) -> Changed:
    """Make the year's plan, or set some of what it fixes; runs on the database thread."""
    return plans.save_plan(workspace, plans.PlanDraft(year=year, **values))
