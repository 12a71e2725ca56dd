"""The unit chosen, beside the list: its facts, where it comes from, and how its inspections went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core import formats, messages
from inspector.services import units
from inspector.ui.pages.units.editor import UnitEditor
from inspector.ui.widgets import FactRow, SidePanel, column, heading, link, row, small, wrapped
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from inspector.services.units import UnitRow, UnitVisit
    from inspector.services.workspace import Workspace
    from inspector.ui.context import Context
    from inspector.ui.theme import Tone

_TONES: dict[str, Tone] = {"passing": "good", "failing": "bad"}


class UnitPanel(SidePanel):
    """One unit after the other in the same fields."""

    predecessors_asked = Signal(str, object)
    """Unit and ids of those it comes from now: please let the person choose."""

    def __init__(self, context: Context) -> None:
        super().__init__(width=392)
        self._context = context
        self.editor = UnitEditor(context)
        self._unit: UnitRow | None = None
        self._chosen: tuple[str, ...] = ()
        self._choose = link(self.tr("Choose…"), self._ask_predecessors)
        self._origin = wrapped("", "muted")
        self._visits = column(spacing=0)
        self._past = QWidget()
        self._past.setLayout(
            column(
                row(heading(self.tr("Comes from")), None, self._choose),
                self._origin,
                8,
                heading(self.tr("Inspections so far")),
                self._visits,
                spacing=4,
            )
        )
        content = QWidget()
        content.setLayout(column(self.editor, self._hint(), self._past, None, spacing=12))
        self.show_content("", content)
        self.hide()
        self.closed.connect(self.editor.leave)
        self.editor.kept.connect(self._say_kept)

    def _hint(self) -> QWidget:
        self._lacking = small(self.tr("The unit is recorded as soon as it has a name."))
        return self._lacking

    @property
    def unit_id(self) -> str:
        """The unit shown; empty for a new one."""
        return self.editor.unit_id if self.isVisible() else ""

    def start(self) -> None:
        """Begin a new unit."""
        self._unit = None
        self.set_title(self.tr("New unit"))
        self.editor.start()
        self._past.hide()
        self._lacking.show()
        self.show()
        self.to_top()
        self.editor.field("name").editor.setFocus()

    def show_unit(self, unit: UnitRow) -> None:
        """Show a unit; what is being typed into another one is saved first."""
        if unit.id != self.editor.unit_id:
            self.to_top()
        self._unit = unit
        self.set_title(" · ".join(part for part in (unit.code, unit.name) if part))
        self.editor.show_unit(unit)
        self._choose.setVisible(not unit.deleted)
        self._lacking.hide()
        self._past.show()
        self.show()
        self._context.read(_past, unit.id, done=self._show_past, latest="units.past")

    @Slot(object)
    def _show_past(self, past: tuple[str, tuple[UnitRow, ...], tuple[UnitVisit, ...]]) -> None:
        unit_id, origin, visits = past
        if unit_id != self.editor.unit_id:
            return
        self._chosen = tuple(one.id for one in origin)
        nothing = self.tr("No predecessor is recorded.")
        self._origin.setText("; ".join(one.name for one in origin) or nothing)
        clear(self._visits)
        for visit in visits:
            line = FactRow(self._round(visit), _words(visit), _badge(visit), visit.inspection_id, share=0.55)
            line.clicked.connect(self._open)
            self._visits.addWidget(line)
        if not visits:
            self._visits.addWidget(wrapped(self.tr("Not in any round yet."), "muted"))

    def _round(self, visit: UnitVisit) -> str:
        words = self.tr("Round {ordinal} of {year}").replace("{ordinal}", str(visit.round_ordinal))
        return words.replace("{year}", str(visit.year))

    @Slot()
    def _ask_predecessors(self) -> None:
        if self._unit is not None:
            self.predecessors_asked.emit(self._unit.id, self._chosen)

    @Slot()
    def _say_kept(self) -> None:
        words = self.tr("The new unit is not recorded yet. “Add a unit” brings back what was typed.")
        self._context.say(words, "warning")

    @Slot(str)
    def _open(self, inspection_id: str) -> None:
        self._context.go("field", inspection_id)


def _words(visit: UnitVisit) -> str:
    day = formats.date_short(visit.inspected_on) if visit.inspected_on else ""
    total = formats.points(visit.total) if visit.total is not None else ""
    return " · ".join(part for part in (day, total) if part)


def _badge(visit: UnitVisit) -> tuple[str, Tone] | None:
    if visit.outcome is not None:
        return messages.label(visit.outcome), _TONES.get(visit.outcome, "neutral")
    return (messages.label(visit.state), "neutral") if visit.state is not None else None


def _past(workspace: Workspace, unit_id: str) -> tuple[str, tuple[UnitRow, ...], tuple[UnitVisit, ...]]:
    return unit_id, units.predecessors(workspace, unit_id), units.history(workspace, unit_id)
