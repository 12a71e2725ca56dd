"""What is recorded about the visit itself: when, where, who took part, what was said, what was photographed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from inspector.ui import metrics
from inspector.ui.pages.field.participants import Participants
from inspector.ui.pages.field.sheet_state import change_inspection
from inspector.ui.widgets import (
    Card,
    ClockField,
    DateField,
    Form,
    LineField,
    NumberField,
    TextField,
    column,
    row,
    scroll,
)
from inspector.ui.widgets.evidence import EvidencePane
from inspector.ui.widgets.own_height import OwnHeight
from inspector.ui.widgets.saving import SavedForm

if TYPE_CHECKING:
    from inspector.services.inspections import Sheet
    from inspector.ui.pages.field.sheet_state import SheetState

_FACTS = ("inspected_on", "starts_at", "ends_at", "place", "report_by", "copies")
_MOST = 12
"""Lines of a text that are seen at once; the card scrolls."""
_PROSE = ("method", "samples", "strengths", "limits", "causes", "unit_opinion", "other_notes")

PLACES: Final = frozenset({*_FACTS, *_PROSE, "team", "hosts"})
"""What :meth:`VisitView.go_to` goes to."""


class VisitView(QWidget):
    """Facts, participants, evidence of the visit itself, and prose; every field saves itself."""

    def __init__(self, state: SheetState) -> None:
        super().__init__()
        self._state = state
        self._facts = self._make_facts()
        self._prose = self._make_prose()
        self._participants = Participants(state)
        self.evidence = EvidencePane(state.context)
        self.evidence.paste_from(self)
        facts = Card(self.tr("The visit"))
        facts.add(self._facts)
        prose = Card(self.tr("For the minutes"))
        self._written = scroll(self._prose)
        prose.add(self._written, stretch=1)
        left = column(facts, self._participants, spacing=metrics.GAP)
        left.setStretch(1, 1)
        # Beside the participants there would be no room for both; what is written scrolls.
        below = OwnHeight()
        below.setLayout(column(self.evidence))
        right = column(prose, below, spacing=metrics.GAP)
        right.setStretch(0, 1)
        layout = row(left, right, spacing=metrics.GAP)
        layout.setStretch(0, 5)
        layout.setStretch(1, 6)
        self.setLayout(layout)
        self._savings = tuple(SavedForm(state.context, form, change_inspection) for form in (self._facts, self._prose))
        for form in (self._facts, self._prose):
            form.committed.connect(self._save)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what is recorded; what is being typed stays."""
        for saving, names in zip(self._savings, (_FACTS, _PROSE), strict=True):
            saving.show(sheet.inspection.id, {name: getattr(sheet.inspection, name) for name in names})
            saving.form.set_read_only(sheet.read_only)
        self._participants.show_sheet(sheet)
        self.evidence.set_read_only(sheet.read_only)
        self.evidence.set_owner("inspection", sheet.inspection.id)

    def go_to(self, place: str) -> None:
        """Put the cursor into a field, or at the participants (``team``, ``hosts``)."""
        for form, names in ((self._facts, _FACTS), (self._prose, _PROSE)):
            if place in names:
                editor = form.field(place).editor
                editor.setFocus()
                self._written.ensureWidgetVisible(editor)
                return
        self._participants.setFocus()

    def commit(self) -> None:
        """Take what is being typed."""
        self._facts.commit()
        self._prose.commit()

    def _make_facts(self) -> Form:
        form = Form(4)
        form.add("inspected_on", self.tr("Day of the inspection"), DateField(), span=2)
        form.add("starts_at", self.tr("From (hour)"), ClockField())
        form.add("ends_at", self.tr("To (hour)"), ClockField())
        form.add("place", self.tr("Place"), LineField(), span=4)
        form.add("report_by", self.tr("Unit reports back by"), DateField(), span=2)
        form.add("copies", self.tr("Copies of the minutes"), NumberField(), span=2)
        return form

    def _make_prose(self) -> Form:
        form = Form(2)
        form.add("method", self.tr("Scope, method"), TextField(lines=3, most=_MOST))
        form.add(
            "samples",
            self.tr("Samples of files seen"),
            TextField(placeholder=self.tr("one a line"), lines=3, most=_MOST),
        )
        form.add("strengths", self.tr("Strengths"), TextField(lines=4, most=_MOST))
        form.add("limits", self.tr("Limits, shortcomings"), TextField(lines=4, most=_MOST))
        form.add("causes", self.tr("Causes"), TextField(lines=4, most=_MOST))
        form.add("unit_opinion", self.tr("Opinion of the unit"), TextField(lines=4, most=_MOST))
        form.add("other_notes", self.tr("Other notes"), TextField(lines=2, most=_MOST), span=2)
        return form

    @Slot(str, object)
    def _save(self, name: str, value: object) -> None:
        self._savings[name in _PROSE].put({name: value})
