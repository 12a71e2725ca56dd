"""What was found at this unit (phát hiện), as a part of its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from inspector.core import formats, messages
from inspector.services import findings
from inspector.ui import icons
from inspector.ui.models.columns import Column
from inspector.ui.widgets import Card, EmptyState, Table, button, column
from inspector.ui.widgets.finding_form import severity_tone, severity_words

if TYPE_CHECKING:
    from inspector.services.findings import FindingRow
    from inspector.services.inspections import Sheet
    from inspector.services.workspace import Changed
    from inspector.ui.pages.field.sheet_state import SheetState


class SheetFindings(QWidget):
    """The findings of the inspection; a double click opens one."""

    opened = Signal(str)
    asked = Signal()

    def __init__(self, state: SheetState) -> None:
        super().__init__()
        self._state = state
        self._table: Table[FindingRow] = Table(
            "sheet_findings", self._columns(), lambda one: one.id, state.context.settings, tall=True, finder=False
        )
        self._new = button(self.tr("New finding"), icon="flag")
        self._new.clicked.connect(self.asked)
        self._table.tools.addWidget(self._new)
        self._remove = QAction(self.tr("Put into the bin"), self)
        self._remove.triggered.connect(self._take_out)
        icons.put(self._remove, "trash-2")
        self._table.set_actions([self._remove])
        self._table.opened.connect(self.opened)
        self._table.set_empty(
            EmptyState(
                "shield-check",
                self.tr("No finding at this unit"),
                self.tr("F8 raises one from the criterion you are at. Where nothing was found, record that per area."),
            )
        )
        card = Card(self.tr("Findings at the unit"))
        card.add(self._table, stretch=1)
        self.setLayout(column(card))

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the findings."""
        self._table.set_rows(sheet.findings)
        self._new.setEnabled(not sheet.read_only)
        self._remove.setEnabled(not sheet.read_only)

    def commit(self) -> None:
        """Nothing is typed here: findings are written in a dialog of their own."""

    def _columns(self) -> list[Column[FindingRow]]:
        return [
            Column("number", self.tr("Number"), lambda one: one.number or "", width=96, muted=True),
            Column("criterion", self.tr("Criterion"), lambda one: one.criterion_code or "", width=76),
            Column(
                "what",
                self.tr("What was found"),
                lambda one: one.description or one.act_name or formats.NOTHING,
                stretch=True,
                detail=lambda one: one.subject_position or "",
            ),
            Column(
                "subject", self.tr("Subject"), lambda one: messages.label(one.subject) if one.subject else "", width=110
            ),
            Column(
                "severity",
                self.tr("Severity"),
                lambda one: severity_words(one.severity),
                width=290,
                order=lambda one: one.severity,
                tone=lambda one: severity_tone(one.severity),
            ),
            Column("evidence", self.tr("Evidence"), lambda one: str(one.attachments or ""), width=90, align="right"),
        ]

    @Slot()
    def _take_out(self) -> None:
        keys = self._table.selected_keys()
        if keys:
            self._state.context.write(findings.remove_findings, keys, done=self._removed)

    @Slot(object)
    def _removed(self, _changed: Changed) -> None:
        self._state.context.say(self.tr("The finding is in the bin."), undo=True)
