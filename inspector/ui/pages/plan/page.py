"""Plan and rounds (kế hoạch & đợt kiểm tra): the year's list at the left, what is chosen at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from inspector.core import formats
from inspector.ui import metrics
from inspector.ui.page import Page
from inspector.ui.pages.plan.choice_card import ChoiceCard, RoundCard, count_words
from inspector.ui.pages.plan.document_dialog import DocumentDialog
from inspector.ui.pages.plan.new_round import NewRoundDialog
from inspector.ui.pages.plan.plan_pane import PlanPane
from inspector.ui.pages.plan.round_pane import RoundPane
from inspector.ui.pages.plan.round_units import NARROW
from inspector.ui.pages.plan.shown import PLAN, Shown, load
from inspector.ui.widgets import Card, EmptyState, PageHeader, column, primary, row, scroll, wrapped
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from inspector.ui.context import Context

_LIST = 236
_LIST_NARROW = 196


class PlanPage(Page):
    """Arguments: the id of a round, of the plan, or of a document the plan rests on."""

    kinds = frozenset(
        {
            *("plan", "plan_entry", "basis", "legal_document", "round", "team", "member", "inspection"),
            *("unit", "person", "answer", "finding", "no_violation", "catalogue_entry"),
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Shown | None = None
        self._chosen = ""
        self._sought = ""
        self._titles: tuple[object, ...] = ()
        self._by_key: dict[str, ChoiceCard] = {}
        self._new = primary(self.tr("New round"), self.ask_round, icon="plus")
        self._header = PageHeader("", self._new)
        self._cards: QVBoxLayout = column(spacing=8)
        self.plan = PlanPane(context)
        self.round = RoundPane(context)
        self._pane = QStackedWidget()
        for part in (self.plan, self.round):
            self._pane.addWidget(part)
        self._work = QWidget()
        self._nothing = Card()
        self._stack = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        cards = QWidget()
        cards.setLayout(self._cards)
        self._left = scroll(cards)
        self._left.setFixedWidth(_LIST)
        work = row(self._left, self._pane, spacing=metrics.GAP)
        work.setStretch(1, 1)
        self._work.setLayout(work)
        # The blank one is first: until the year is read nobody knows whether it has a plan.
        for part in (QWidget(), self._work, self._nothing):
            self._stack.addWidget(part)
        self.body.setSpacing(10)
        self.body.addWidget(self._header)
        self.body.addWidget(self._stack, 1)

    def show_argument(self, argument: object) -> None:
        """Open a round, the plan, or a document of it."""
        if isinstance(argument, str):
            self._chosen, self._sought = argument, argument

    def refresh(self) -> None:
        """Load the year."""
        if self._shown is not None and self._shown.year != self.context.year and not self._sought:
            self._chosen = ""
        self.context.read(load, self.context.year, self._chosen, done=self._show, latest="plan")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way in a narrow window."""
        super().resizeEvent(event)
        width = event.size().width()
        self._left.setFixedWidth(_LIST_NARROW if width < NARROW else _LIST)
        self.round.units.make_room(width)

    # --- Showing ---

    @Slot(object)
    def _show(self, shown: Shown) -> None:
        self._shown = shown
        if shown.elsewhere:
            self.context.set_year(shown.elsewhere)
            self.refresh()
            return
        year = str(shown.year)
        self._header.set_title(self.tr("Plan and rounds of {year}").replace("{year}", year), self._counts(shown))
        if shown.plan is None and not shown.rounds:
            self._show_nothing(shown)
            return
        self._chosen = shown.round.id if shown.round else PLAN
        self._stack.setCurrentWidget(self._work)
        self._new.show()
        self._show_cards(shown)
        if shown.round is not None:
            self.round.show_round(shown, shown.round)
            self._pane.setCurrentWidget(self.round)
        else:
            self.plan.show_plan(shown)
            self._pane.setCurrentWidget(self.plan)
        sought, self._sought = self._sought, ""
        if shown.round is None and sought and not self.plan.show_document(sought):
            self._show_document(shown, sought)

    def _show_document(self, shown: Shown, sought: str) -> None:
        document = next((one for one in shown.documents if one.id == sought), None)
        if document is not None:
            DocumentDialog(self.context, self.window(), document, year=shown.year).open()

    def _counts(self, shown: Shown) -> str:
        if not shown.rounds:
            return ""
        counted = self.tr("{count} round") if len(shown.rounds) == 1 else self.tr("{count} rounds")
        words = counted.replace("{count}", formats.small_count(len(shown.rounds)))
        return f"{words} · {count_words(shown.counts)}" if shown.counts.in_scope else words

    def _show_cards(self, shown: Shown) -> None:
        titles = (PLAN, *((one.id, one.title) for one in shown.rounds))
        if titles != self._titles:
            self._titles = titles
            self._make_cards(shown)
        for card in self._by_key.values():
            card.set_chosen(is_chosen=card.key == self._chosen)
        self._by_key[PLAN].show_facts(self._plan_lines(shown))
        for one in shown.rounds:
            card = self._by_key[one.id]
            if isinstance(card, RoundCard):
                card.show_round(one)

    def _make_cards(self, shown: Shown) -> None:
        """Make the cards anew: there are other rounds. Else they stay, and the keyboard with them."""
        clear(self._cards)
        cards = (ChoiceCard(PLAN, self.tr("The year's plan")), *(RoundCard(one) for one in shown.rounds))
        self._by_key = {card.key: card for card in cards}
        before: QWidget = self._new
        for card in cards:
            card.clicked.connect(self._open)
            self._cards.addWidget(card)
            QWidget.setTabOrder(before, card)
            before = card
        if not shown.rounds:
            hint = self.tr("No round yet. When the schedule is ready, make the first round with “New round”.")
            self._cards.addWidget(wrapped(hint, "muted"))
        self._cards.addStretch(1)

    def _plan_lines(self, shown: Shown) -> list[str]:
        plan = shown.plan
        if plan is None:
            return [self.tr("not made yet")]
        scheduled = len({entry.unit_id for entry in plan.schedule})
        lines = [plan.document.short] if plan.document else []
        lines.append(self.tr("{count} units scheduled").replace("{count}", formats.small_count(scheduled)))
        if plan.coverage_target is not None:
            words = self.tr("target: {share}% of the units in scope")
            lines.append(words.replace("{share}", str(plan.coverage_target)))
        return lines

    def _show_nothing(self, shown: Shown) -> None:
        clear(self._nothing.body)
        year = str(shown.year)
        title = self.tr("{year} has no plan and no round yet").replace("{year}", year)
        if shown.units:
            sentence = self.tr(
                "Make the year's plan first: its bases and its schedule. A round can also be made at once."
            )
            actions = [(self.tr("Make the year's plan"), self._make_plan), (self.tr("New round"), self.ask_round)]
        else:
            sentence = self.tr("Record the units first; then make the year's plan and its rounds.")
            actions = [
                (self.tr("Go to the units"), self._go_to_units),
                (self.tr("Make the year's plan"), self._make_plan),
            ]
        self._nothing.add(EmptyState("calendar-days", title, sentence, actions), stretch=1)
        self._new.hide()
        self._stack.setCurrentWidget(self._nothing)

    # --- Slots ---

    @Slot(str)
    def _open(self, key: str) -> None:
        self._chosen = key
        self.refresh()

    @Slot()
    def ask_round(self) -> None:
        """Ask for a new round."""
        if self._shown is not None:
            dialog = NewRoundDialog(self.context, self.window(), self._shown)
            dialog.made.connect(self._open)
            dialog.open()

    @Slot()
    def _make_plan(self) -> None:
        self._chosen = PLAN
        self.plan.begin(self.context.year)

    @Slot()
    def _go_to_units(self) -> None:
        self.context.go("units")
