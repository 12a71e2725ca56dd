"""Inspection at the unit (kiểm tra tại đơn vị): choose a unit, then work in its sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from inspector.ui.page import Page
from inspector.ui.pages.field.chooser import Chooser
from inspector.ui.pages.field.sheet_state import SheetState
from inspector.ui.pages.field.sheet_view import SheetView

if TYPE_CHECKING:
    from inspector.ui.context import Context


class FieldPage(Page):
    """Two views: the year's inspections, and the sheet of one.

    Arguments: an inspection's id; or a mapping with ``inspection`` and ``part`` (an area's id, ``visit``,
    ``findings``, ``recommendations``); or a filter of the list with ``state``, ``round``, ``block``.
    """

    kinds = frozenset(
        {
            "inspection",
            "answer",
            "finding",
            "no_violation",
            "participant",
            "recommendation",
            "action",
            "attachment_link",
            "round",
            "team",
            "member",
            "person",
            "unit",
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.state = SheetState(context, self)
        self.chooser = Chooser(context)
        self.sheet = SheetView(self.state)
        self._views = QStackedWidget()
        self._views.addWidget(self.chooser)
        self._views.addWidget(self.sheet)
        self.body.addWidget(self._views)
        self.chooser.opened.connect(self.open_inspection)
        self.sheet.back_asked.connect(self.show_list)
        self.sheet.minutes_asked.connect(self._show_minutes)
        self.state.gone.connect(self.show_list)

    def show_argument(self, argument: object) -> None:
        """Open an inspection or the list."""
        if isinstance(argument, str) and argument:
            self._open(argument)
        elif isinstance(argument, Mapping) and "inspection" in argument:
            self.sheet.want(str(argument.get("part", "")))
            self._open(str(argument["inspection"]))
        else:
            self.chooser.show_filter(argument if isinstance(argument, Mapping) else {})
            self._views.setCurrentWidget(self.chooser)

    def refresh(self) -> None:
        """Load the sheet shown, or the list."""
        if self._views.currentWidget() is self.sheet:
            self.state.load()
        else:
            self.chooser.load()

    @Slot(str)
    def open_inspection(self, inspection_id: str) -> None:
        """Open the sheet of an inspection."""
        self._open(inspection_id)
        self.refresh()

    @Slot()
    def show_list(self) -> None:
        """Go back to the list."""
        self._views.setCurrentWidget(self.chooser)
        self.refresh()

    def _open(self, inspection_id: str) -> None:
        self.sheet.commit()
        self.state.open(inspection_id)
        self._views.setCurrentWidget(self.sheet)

    @Slot(str)
    def _show_minutes(self, inspection_id: str) -> None:
        self.context.go("reports", {"kind": "minutes", "owner": inspection_id})
