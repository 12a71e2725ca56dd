"""The scoring part of the sheet: the criteria of one area, and everything about the one chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from inspector.ui import metrics
from inspector.ui.pages.field.criteria_view import CriteriaView
from inspector.ui.pages.field.criterion_panel import CriterionPanel
from inspector.ui.pages.field.no_violation import NoViolationStrip
from inspector.ui.pages.field.side_cards import MissingCard, PreviousCard
from inspector.ui.widgets import column, row, scroll
from inspector.ui.widgets.evidence import EvidencePane

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.services.inspections import AreaSheet, Missing, Sheet
    from inspector.ui.pages.field.sheet_state import SheetState

OWNER = "answer"
_SIDE_WIDTH = 304
_SIDE_NARROW = 294


class Scoring(QWidget):
    """Criteria in the middle, the one chosen at the right; both write through the sheet's state."""

    area_left = Signal(int)
    """Typed past the end of the area: go to the next (1) or the last (-1) one."""
    missing_asked = Signal(object)
    keys_asked = Signal()
    findings_asked = Signal()
    """What stands against "no violation found" in the area is wanted."""

    def __init__(self, state: SheetState) -> None:
        super().__init__()
        self._state = state
        self._area_id = ""
        self.criteria = CriteriaView()
        self.panel = CriterionPanel()
        self.evidence = EvidencePane(state.context)
        self.evidence.paste_from(self)
        self._strip = NoViolationStrip(state)
        self._previous = PreviousCard()
        self._missing = MissingCard()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        middle = QFrame()
        middle.setProperty("role", "card")
        line = QFrame()
        line.setProperty("role", "line")
        inner = column(self.criteria, line, self._strip, spacing=0)
        inner.setContentsMargins(1, 4, 1, 1)
        inner.setStretch(0, 1)
        middle.setLayout(inner)
        side = QWidget()
        stacked = column(self.panel, self.evidence, self._previous, self._missing, spacing=8)
        stacked.setStretch(3, 1)
        side.setLayout(stacked)
        right = scroll(side)
        right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right.setFixedWidth(_SIDE_WIDTH)
        self._side = right
        layout = row(middle, right, spacing=metrics.GAP)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.criteria.entered.connect(self._enter)
        self.criteria.chosen.connect(self._choose)
        self.criteria.left.connect(self.area_left)
        self.criteria.asked.connect(self._ask)
        self.panel.changed.connect(self._change)
        self.panel.left.connect(self._go_on)
        self._missing.asked.connect(self.missing_asked)
        self._strip.findings_asked.connect(self.findings_asked)
        self._state.touched.connect(self._show_touched)
        self._state.refused.connect(self._refuse)

    # --- What the sheet asks ---

    def show_sheet(self, sheet: Sheet) -> None:
        """Show news of the sheet."""
        self.criteria.criteria.read_only = sheet.read_only
        self.evidence.set_read_only(sheet.read_only)
        self._missing.set_sheet(sheet)
        self._previous.set_notes(sheet.previous)
        area = self._area()
        if area is not None:
            self._show_area(area)

    def show_area(self, area_id: str, *, from_end: bool = False) -> None:
        """Show the criteria of an area, from its first or its last criterion."""
        self.commit()
        self._area_id = area_id
        area = self._area()
        if area is not None:
            self._show_area(area)
            self.criteria.choose_end(-1 if from_end else 1)

    def set_narrow(self, narrow: bool) -> None:
        """Make do with the width of an enlarged window."""
        self._side.setFixedWidth(_SIDE_NARROW if narrow else _SIDE_WIDTH)
        self.criteria.set_narrow(narrow)

    def choose(self, criterion_id: str) -> None:
        """Go to a criterion of the area shown."""
        self.criteria.choose(criterion_id)
        self.criteria.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Take what is being typed, in the table or beside it."""
        self.criteria.commit()
        self.panel.commit()

    @Slot()
    def ask_no_violation(self) -> None:
        """Conclude about the area shown."""
        if self.isVisible():
            self.commit()
            self._strip.ask()

    def criterion_id(self) -> str:
        """The criterion chosen; empty for none."""
        row_ = self.criteria.criterion()
        return row_.id if row_ else ""

    # --- Slots ---

    @Slot(str, str, object)
    def _enter(self, criterion_id: str, field: str, value: object) -> None:
        self._state.answer(criterion_id, **{field: value})

    @Slot(str, dict)
    def _change(self, criterion_id: str, values: dict[str, Any]) -> None:
        self._state.answer(criterion_id, **values)

    @Slot(str)
    def _show_touched(self, criterion_id: str) -> None:
        area = self._area()
        if area is not None and self.criteria.criteria.line_of(criterion_id) >= 0:
            self._show_area(area)

    @Slot(str)
    def _choose(self, criterion_id: str) -> None:
        self.panel.commit()
        self._show_criterion()
        shown = self.criteria.criterion()
        if shown is not None:
            self.evidence.set_owner(OWNER, shown.answer_id, (self._state.inspection_id, criterion_id))

    @Slot(str, str)
    def _ask(self, _criterion_id: str, what: str) -> None:
        if what == "keys":
            self.keys_asked.emit()
        elif self._state.read_only:
            return
        elif what == "note":
            self.panel.edit_note()
        else:
            self.panel.ask_not_applicable()

    @Slot()
    def _go_on(self) -> None:
        self.criteria.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, str)
    def _refuse(self, criterion_id: str, sentence: str) -> None:
        self.criteria.criteria.set_unsaved(self._state.unsaved())
        self.criteria.criteria.set_error(criterion_id, sentence)

    # --- Showing ---

    def _area(self) -> AreaSheet | None:
        sheet = self._state.sheet
        return next((area for area in sheet.areas if area.id == self._area_id), None) if sheet else None

    def _show_area(self, area: AreaSheet) -> None:
        sheet = self._state.sheet
        missing = _by_criterion(sheet.missing) if sheet else {}
        self.criteria.criteria.set_rows(area.criteria, missing)
        self.criteria.criteria.set_unsaved(self._state.unsaved())
        self._strip.show_area(area)
        if not self.criteria.currentIndex().isValid():
            self.criteria.choose_end(1)
        self._show_criterion()

    def _show_criterion(self) -> None:
        self.panel.show_criterion(self.criteria.criterion(), read_only=self._state.read_only)


def _by_criterion(missing: Iterable[Missing]) -> dict[str, str]:
    """What to say at single criteria: the first thing each lacks, and nothing of what is told of many together."""
    single = [one for one in missing if one.kind != "remarks"]
    return {one.criterion_id: one.text for one in reversed(single) if one.criterion_id}
