"""The overview (tổng quan) of a year."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector.core import formats, messages
from inspector.core.ids import stable_id
from inspector.domain.document import DocumentKind
from inspector.services import overview
from inspector.ui import metrics
from inspector.ui.page import Page
from inspector.ui.pages.overview.figures import Figures
from inspector.ui.pages.overview.lists import ListCard, SentenceRow
from inspector.ui.pages.overview.open_rounds import OpenRounds
from inspector.ui.widgets import (
    BlockBars,
    BlockLine,
    Card,
    EmptyState,
    FactRow,
    PageHeader,
    ScoreBar,
    ScoreColumns,
    button,
    column,
    elided,
    link,
    primary,
    row,
)

if TYPE_CHECKING:
    from inspector.domain.problem import Problem
    from inspector.services.overview import Overview
    from inspector.ui.context import Context
    from inspector.ui.theme import Tone

_TONES: Final[dict[str, Tone]] = {"error": "bad", "warning": "warning", "info": "neutral"}
_WAITING: Final = 6
"""So many units that were not inspected are in sight; more scroll."""


class OverviewPage(Page):
    """Answers on one screen how far the year is; every number opens the list behind it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Overview | None = None
        self._listed: list[Problem] = []
        self._next = primary(self.tr("Inspect the next unit"), self._inspect_next)
        self._report = button(self.tr("Preview the report"), self._preview)
        self._header = PageHeader("", self._report, self._next)
        self._figures = Figures()
        self._bars = BlockBars()
        self._chart = ScoreColumns()
        self._chart_note = elided("", "small")
        self._rounds = OpenRounds()
        self._waiting = ListCard("", "", link(self.tr("Schedule"), self._schedule), at_most=_WAITING)
        self._differing = ListCard("", "", at_most=3)
        self._problems = ListCard("", self.tr("Nothing is left to complete."))
        self._views = QStackedWidget()
        self._views.addWidget(self._make_board())
        self._views.addWidget(self._make_empty())
        self._views.addWidget(self._make_member_empty())
        self.body.setSpacing(10)
        self.body.addWidget(self._header)
        self.body.addWidget(self._views, 1)
        self._connect()

    def _make_board(self) -> QWidget:
        blocks = Card(self.tr("By block"), self._bars.legend())
        blocks.add(self._bars)
        scores = Card(self.tr("Assessed score by unit"), self._chart_note)
        scores.add(self._chart, stretch=1)
        left = column(blocks, scores, spacing=metrics.GAP)
        left.setStretch(1, 1)
        right = column(self._rounds, self._waiting, self._differing, self._problems, spacing=metrics.GAP)
        right.setStretch(3, 1)
        lower = row(left, right, spacing=metrics.GAP)
        lower.setStretch(0, 5)
        lower.setStretch(1, 4)
        layout = column(self._figures, lower, spacing=metrics.GAP)
        layout.setStretch(1, 1)
        board = QWidget()
        board.setLayout(layout)
        return board

    def _make_empty(self) -> QWidget:
        return EmptyState(
            "layout-dashboard",
            self.tr("Nothing is planned for this year yet"),
            self.tr(
                "Begin with the list of units, then make the year's plan and its first round."
                " As soon as a round has units, this page shows how far it is."
            ),
            [
                (self.tr("Enter the units"), self._open_units),
                (self.tr("Make the plan and a round"), self._schedule),
            ],
        )

    def _make_member_empty(self) -> QWidget:
        """The plan is the lead's to make: a member waits for it."""
        self._arrived = EmptyState(
            "layout-dashboard",
            self.tr("Nothing is planned for this year yet"),
            self.tr("The team lead makes the year's plan and its rounds: they come with the lead's next package."),
            [
                (self.tr("Receive packages…"), self._receive),
                (self.tr("Look at the units"), self._list_units),
            ],
        )
        return self._arrived

    def _units_words(self, count: int) -> str:
        if not count:
            return ""
        words = self.tr("{count} unit is here already.") if count == 1 else self.tr("{count} units are here already.")
        return words.replace("{count}", formats.small_count(count))

    def _connect(self) -> None:
        self._figures.inspected_asked.connect(self._list_inspected)
        self._figures.passing_asked.connect(self._list_passing)
        self._figures.findings_asked.connect(self._list_violations)
        self._figures.recommendations_asked.connect(self._list_recommendations)
        self._bars.block_clicked.connect(self._open_block)
        self._chart.clicked.connect(self._open_inspection)
        self._rounds.asked.connect(self._open_round)
        self._waiting.asked.connect(self._open_inspection)
        self._problems.asked.connect(self._open_problem)

    def refresh(self) -> None:
        """Load the year."""
        self.context.read(overview.overview, self.context.year or None, done=self._show, latest="overview")

    # --- Showing ---

    @Slot(object)
    def _show(self, year: Overview) -> None:
        self._shown = year
        self.context.badge("overview", year.actions.overdue)
        self._header.set_title(self._title(year), self._subtitle(year))
        planned = bool(year.rounds) and year.counts.in_scope > 0
        leads = self.context.workspace.role == "lead"
        self._views.setCurrentIndex(0 if planned else 1 if leads else 2)
        self._arrived.set_fact(self._units_words(year.units))
        self._report.setVisible(planned)
        self._next.setVisible(planned and bool(year.next_inspection_id or year.not_inspected or year.left_in_rounds))
        if not planned:
            return
        self._figures.show_year(year)
        self._show_blocks(year)
        self._show_scores(year)
        self._rounds.show_year(year)
        # The card of the rounds takes the room of its lines, and of two more for its title and frame.
        rounds = self._rounds.lines()
        self._waiting.set_most(max(_WAITING - rounds - 2, 2) if rounds else _WAITING)
        self._show_waiting(year)
        self._show_differing(year)
        self._show_problems(year)

    def _title(self, year: Overview) -> str:
        return self.tr("Overview of {year}").replace("{year}", str(year.year or ""))

    def _subtitle(self, year: Overview) -> str:
        if not year.rounds:
            return ""
        kinds = dict.fromkeys(messages.label(one.type).lower() for one in year.rounds)
        words = self.tr("{count} round") if len(year.rounds) == 1 else self.tr("{count} rounds")
        rounds = words.replace("{count}", formats.small_count(len(year.rounds)))
        parts = [rounds, self.tr("inspection: {kinds}").replace("{kinds}", ", ".join(kinds))]
        if year.period_from and year.period_to:
            days = formats.date_range(year.period_from, year.period_to)
            parts.append(self.tr("period {days}").replace("{days}", days))
        return " · ".join(parts)

    def _show_blocks(self, year: Overview) -> None:
        self._bars.set_lines(
            [
                BlockLine(one.name, one.counts.passing, one.failing, one.counts.in_scope, one.block)
                for one in year.blocks
                if one.counts.in_scope
            ]
        )

    def _show_scores(self, year: Overview) -> None:
        scores = [one.total for one in year.scores]
        # Short names beside full ones would look as if the units were of different kinds.
        short = all(one.short_name != one.unit_name for one in year.scores)
        average = sum(scores, Decimal(0)) / len(scores) if scores else None
        bars = [
            ScoreBar(
                key=one.inspection_id,
                name=one.short_name if short else one.unit_name,
                value=one.total,
                strong=average is None or one.total >= average,
                note=messages.label(one.outcome) if one.outcome else "",
            )
            for one in year.scores
        ]
        self._chart.set_bars(bars, year.threshold)
        words = []
        if average is not None and len(bars) > 1:
            mean = self.tr("strong: at or above the mean {points}")
            words.append(mean.replace("{points}", formats.points(average)))
        if year.threshold is not None:
            words.append(self.tr("line: pass mark {points}").replace("{points}", formats.number(year.threshold, 0)))
        self._chart_note.set_text(" · ".join(words) if bars else self.tr("no unit is scored yet"))

    def _show_waiting(self, year: Overview) -> None:
        title = self.tr("Not inspected ({count})")
        self._waiting.set_title(title.replace("{count}", formats.small_count(len(year.not_inspected))))
        done = self.tr("Every unit in scope has been inspected.")
        if year.left_in_rounds:
            done = self.tr("Over the whole year every unit in scope has been inspected at least once.")
        self._waiting.set_nothing(done)
        missing = self.tr("no reason recorded")
        self._waiting.set_lines(
            [
                FactRow(
                    one.unit_name,
                    _reason(messages.label(one.state), one.reason, missing),
                    key=one.inspection_id,
                    tone="neutral" if one.reason else "warning",
                    share=0.4,
                    folds=True,
                )
                for one in year.not_inspected
            ]
        )

    def _show_differing(self, year: Overview) -> None:
        self._differing.setVisible(bool(year.figures))
        title = self.tr("Figures that do not agree ({count})")
        self._differing.set_title(title.replace("{count}", formats.small_count(len(year.figures))))
        words = self.tr("declared {declared} · computed {computed}")
        self._differing.set_lines(
            [
                FactRow(
                    one.label,
                    words.replace("{declared}", str(one.declared)).replace("{computed}", str(one.computed)),
                    badge=(self.tr("off by {difference}").replace("{difference}", str(one.difference)), "bad"),
                    share=0.42,
                    folds=True,
                )
                for one in year.figures
            ]
        )

    def _show_problems(self, year: Overview) -> None:
        problems = [one for one in year.problems if one.level != "info" and one.target.page != "statements"]
        title = self.tr("To be completed ({count})")
        self._problems.set_title(title.replace("{count}", formats.small_count(len(problems))))
        self._listed = problems
        self._problems.set_lines([self._problem_line(str(place), one) for place, one in enumerate(problems)])

    def _problem_line(self, key: str, problem: Problem) -> SentenceRow:
        words = self.tr("must") if problem.level == "error" else self.tr("should")
        return SentenceRow(problem.message, (words, _TONES[problem.level]), key)

    # --- Going on ---

    @Slot()
    def _inspect_next(self) -> None:
        following = self._shown.next_inspection_id if self._shown else None
        self.context.go("field", following)
        if following is None:
            # Else the list would come without a word of why it is not a unit.
            self.context.say(
                self.tr("No unit is waiting for you. Another one, or one that was put off, is opened from the list.")
            )

    @Slot()
    def _preview(self) -> None:
        year = self._shown.year if self._shown else self.context.year
        self.context.go("reports", (DocumentKind.YEAR_REPORT, stable_id("year", str(year))))

    @Slot()
    def _schedule(self) -> None:
        self.context.go("plan")

    @Slot()
    def _open_units(self) -> None:
        self.context.go("units", {"act": "import"})

    @Slot()
    def _list_units(self) -> None:
        self.context.go("units")

    @Slot()
    def _receive(self) -> None:
        self.context.go("sync", {"act": "receive"})

    @Slot(str)
    def _open_inspection(self, inspection_id: str) -> None:
        self.context.go("field", inspection_id)

    @Slot(str)
    def _open_round(self, round_id: str) -> None:
        self.context.go("field", {"round": round_id})

    @Slot(str)
    def _open_block(self, block: str) -> None:
        self.context.go("field", {"block": block})

    @Slot()
    def _list_inspected(self) -> None:
        self.context.go("field", {"state": "inspected"})

    @Slot()
    def _list_passing(self) -> None:
        self.context.go("field", {"state": "passing"})

    @Slot()
    def _list_violations(self) -> None:
        self.context.go("findings", {"severity": "3"})

    @Slot()
    def _list_recommendations(self) -> None:
        # Imported when it is asked for: the first page is what everybody waits for.
        from inspector.ui.pages.overview.recommendations import RecommendationsDialog

        dialog = RecommendationsDialog(self.context, self.window())
        dialog.opened.connect(self._open_recommendations)
        dialog.open()

    @Slot(str)
    def _open_recommendations(self, inspection_id: str) -> None:
        self.context.go("field", {"inspection": inspection_id, "part": "recommendations"})

    @Slot(str)
    def _open_problem(self, key: str) -> None:
        self.context.put_right(self._listed[int(key)].target)


def _reason(state: str, reason: str, missing: str) -> str:
    words = reason or missing
    return f"{state}: {words}" if state else words
