"""The year's plan: its contents, its bases, its schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from inspector.core.formats import small_count
from inspector.ui.pages.plan.bases import BasesPart
from inspector.ui.pages.plan.plan_form import PlanForm, save_plan
from inspector.ui.pages.plan.schedule import SchedulePart
from inspector.ui.pages.plan.tabs import Tabs
from inspector.ui.widgets import Card, EmptyState, scroll

if TYPE_CHECKING:
    from inspector.ui.context import Context
    from inspector.ui.pages.plan.shown import Shown


class PlanPane(QStackedWidget):
    """The plan, or how to begin one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._year = 0
        self.form = PlanForm(context)
        self.bases = BasesPart(context, "plan")
        self.schedule = SchedulePart(context)
        self.tabs = Tabs()
        self.tabs.add(self.tr("Contents"), scroll(self.form))
        self.tabs.add(self.tr("Bases"), self.bases)
        self.tabs.add(self.tr("Schedule"), self.schedule)
        card = Card()
        card.add(self.tabs, stretch=1)
        nothing = Card()
        nothing.add(
            EmptyState(
                "calendar-days",
                self.tr("The year has no plan yet"),
                self.tr(
                    "The plan holds the bases that reports cite and the schedule that rounds take their units from."
                ),
                [(self.tr("Make the year's plan"), self.make_plan)],
            ),
            stretch=1,
        )
        self._card = card
        self._nothing = nothing
        self.addWidget(nothing)
        self.addWidget(card)

    def show_plan(self, shown: Shown) -> None:
        """Show the plan of a year."""
        self._year = shown.year
        plan = shown.plan
        self.setCurrentWidget(self._card if plan else self._nothing)
        if plan is None:
            return
        self.form.show_plan(shown, plan)
        self.bases.show_bases(plan.id, plan.bases, shown.documents, plan.year, read_only=False)
        self.schedule.show_schedule(shown, plan)
        scheduled = len({entry.unit_id for entry in plan.schedule})
        self.tabs.show_counts({1: small_count(len(plan.bases)), 2: small_count(scheduled)})

    def show_document(self, document_id: str) -> bool:
        """Show a document among the bases; False when it is none of them."""
        found = self.bases.select(document_id)
        if found:
            self.tabs.turn_to(1)
        return found

    @Slot()
    def make_plan(self) -> None:
        """Begin the plan of the year shown."""
        self.begin(self._year)

    def begin(self, year: int) -> None:
        """Begin a year's plan with the usual title."""
        # The title is a document's word: Vietnamese whatever the language of the window.
        title = f"Kế hoạch kiểm tra công tác cải cách hành chính năm {year}"
        self._context.write(save_plan, year, {"title": title})
