"""The head of a sheet: the unit, where its inspection stands, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from inspector.core import formats, messages
from inspector.domain.inspection import InspectionState
from inspector.domain.lifecycle import NEEDS_REASON
from inspector.services import inspections
from inspector.ui import icons
from inspector.ui.pages.field.chooser import OUTCOME_TONES, STATE_TONES
from inspector.ui.pages.field.conclude import ConcludeDialog, SignDialog, WithdrawDialog
from inspector.ui.pages.field.supplement import BeginSupplementDialog, SupplementDialog
from inspector.ui.widgets import PageHeader, button, icon_button, primary, row
from inspector.ui.widgets.buttons import menu_button

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from inspector.services.inspections import InspectionView, Sheet
    from inspector.ui.pages.field.sheet_state import SheetState
    from inspector.ui.theme import Tone

_WAITING: Final = (InspectionState.PLANNED, InspectionState.POSTPONED)


class SheetHead(QWidget):
    """Title, state, facts; the primary button is always the next step of the inspection."""

    back_asked = Signal()
    finding_asked = Signal()
    minutes_asked = Signal()
    about_to_act = Signal()
    """Something is going to be concluded: take what is still being typed."""

    def __init__(self, state: SheetState) -> None:
        super().__init__()
        self._state = state
        self._narrow = False
        self._back = icon_button("arrow-left", self.tr("Back to the list of units"))
        self._back.clicked.connect(self.back_asked)
        self._finding = button("", icon="flag")
        self._finding.clicked.connect(self.finding_asked)
        self._minutes = button("", icon="printer")
        self._minutes.clicked.connect(self.minutes_asked)
        self._next = primary("", self.do_next)
        self._started = ""
        """The inspection that was started here and is not shown as started yet."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(QApplication.doubleClickInterval())
        self._rest.timeout.connect(self._wake)
        self._more = menu_button("", self._make_menu(), self.tr("More"))
        self._header = PageHeader("", self._finding, self._minutes, self._next, self._more)
        layout = row(self._back, self._header, spacing=6)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the keys out where there is no room for them."""
        self._narrow = narrow
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the keys out rather than cut the facts."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._show_keys(shown=not self._narrow)
        if self._header.room_needed() > self._header.width():
            self._show_keys(shown=False)

    def _show_keys(self, *, shown: bool) -> None:
        self._finding.setText(self.tr("New finding") + ("  F8" if shown else ""))
        self._minutes.setText(self.tr("Minutes") + ("  Ctrl+P" if shown else ""))

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        self._start_action = self._entry(menu, self.tr("Start the inspection"), "clock", self._start)
        self._finish_action = self._entry(menu, self.tr("The visit is over"), "check", self._finish_visit)
        self._conclude_action = self._entry(menu, self.tr("Conclude…"), "gavel", self.conclude)
        self._sign_action = self._entry(menu, self.tr("Minutes signed…"), "pencil", self._sign)
        self._reopen_action = self._entry(menu, self.tr("Open again"), "undo-2", self._reopen)
        return menu

    def _entry(self, menu: QMenu, words: str, icon: str, slot: object) -> QAction:
        action = menu.addAction(words)
        icons.put(action, icon)
        action.triggered.connect(slot)
        return action

    def show_sheet(self, sheet: Sheet) -> None:
        """Show where the inspection stands."""
        inspection = sheet.inspection
        self._header.set_title(inspection.unit_name, self._facts(inspection))
        self._header.set_badge(*_badge(inspection))
        self._rest_after_start(inspection)
        state, open_ = inspection.state, not sheet.read_only
        unsigned = open_ and not inspection.signed
        concluded = inspection.outcome is not None
        self._finding.setEnabled(open_)
        self._show_minutes(inspection)
        self._next.setText(self._next_words(inspection))
        live = state in (*_WAITING, InspectionState.IN_PROGRESS, InspectionState.INSPECTED)
        self._next.setVisible(unsigned and live)
        self._start_action.setVisible(unsigned and state in _WAITING)
        self._finish_action.setVisible(unsigned and state is InspectionState.IN_PROGRESS)
        self._conclude_action.setVisible(open_ and live and state not in _WAITING)
        self._sign_action.setVisible(unsigned and concluded)
        self._reopen_action.setVisible(unsigned and (concluded or state is InspectionState.INSPECTED))
        self._more.setVisible(open_ and live)
        self._show_key(inspection)
        self._fit()

    def _show_minutes(self, inspection: InspectionView) -> None:
        """Where nothing was inspected there is nothing to print; the button says why."""
        held = inspection.state not in NEEDS_REASON
        self._minutes.setEnabled(held)
        self._minutes.setToolTip("" if held else messages.text("documents.no_visit", unit=inspection.unit_name))

    def _show_key(self, inspection: InspectionView) -> None:
        """F9 stands beside what it does now."""
        waiting, concluded = inspection.state in _WAITING, inspection.outcome is not None
        steps = (
            (self._start_action, self.tr("Start the inspection"), waiting),
            (self._conclude_action, self.tr("Conclude…"), not waiting and not concluded),
            (self._sign_action, self.tr("Minutes signed…"), not waiting and concluded),
        )
        for action, words, is_next in steps:
            action.setText(f"{words}\tF9" if is_next and not inspection.signed else words)

    def _rest_after_start(self, inspection: InspectionView) -> None:
        """After the start the button means to conclude: the second half of a double click must not press that."""
        if self._started == inspection.id and inspection.state not in _WAITING:
            self._started = ""
            self._next.setEnabled(False)
            self._rest.start()

    # --- Slots ---

    @Slot()
    def _wake(self) -> None:
        self._next.setEnabled(True)

    @Slot()
    def do_next(self) -> None:
        """The next step: start, conclude, or record the signature."""
        sheet = self._state.sheet
        if sheet is None or sheet.read_only or sheet.inspection.signed or not self._next.isEnabled():
            return
        if sheet.inspection.state in _WAITING:
            self._start()
        elif sheet.inspection.outcome is None:
            self.conclude()
        else:
            self._sign()

    @Slot()
    def conclude(self) -> None:
        """Open the dialog of the conclusion."""
        if not self._state.read_only:
            self.about_to_act.emit()
            ConcludeDialog(self._state, self.window()).open()

    @Slot()
    def _start(self) -> None:
        self._started = self._state.inspection_id
        self._state.act(inspections.start_inspection)

    @Slot()
    def _finish_visit(self) -> None:
        self.about_to_act.emit()
        self._state.act(inspections.finish_visit)

    @Slot()
    def _sign(self) -> None:
        self.about_to_act.emit()
        SignDialog(self._state, self.window()).open()

    @Slot()
    def withdraw_signature(self) -> None:
        """Ask why the signature is taken back."""
        WithdrawDialog(self._state, self.window()).open()

    @Slot()
    def supplement(self) -> None:
        """Begin supplementary minutes, or show those under way."""
        sheet = self._state.sheet
        if sheet is None:
            return
        self.about_to_act.emit()
        if sheet.inspection.supplement_id:
            SupplementDialog(self._state, sheet.inspection.supplement_id, self.window()).open()
        else:
            BeginSupplementDialog(self._state, self.window()).open()

    @Slot()
    def go_to_round(self) -> None:
        """Show the round of the sheet, where it is closed and reopened."""
        if self._state.sheet is not None:
            self._state.context.go("plan", self._state.sheet.inspection.round_id)

    @Slot()
    def _reopen(self) -> None:
        self._state.act(inspections.reopen_inspection)

    # --- Words ---

    def _facts(self, inspection: InspectionView) -> str:
        parts = [inspection.round_title]
        if inspection.inspected_on:
            when = formats.date_short(inspection.inspected_on)
            parts.append(f"{when}, {inspection.starts_at}" if inspection.starts_at else when)
        if inspection.assigned:
            parts.append(inspection.assigned)
        return " · ".join(parts)

    def _next_words(self, inspection: InspectionView) -> str:
        if inspection.state in _WAITING:
            return self.tr("Start the inspection")
        return self.tr("Conclude") if inspection.outcome is None else self.tr("Minutes signed…")


def _badge(inspection: InspectionView) -> tuple[str, Tone]:
    if inspection.outcome is not None:
        return messages.label(inspection.outcome), OUTCOME_TONES[inspection.outcome]
    return messages.label(inspection.state), STATE_TONES.get(inspection.state, "neutral")
