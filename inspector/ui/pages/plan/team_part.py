"""The team of a round and its sub-teams, each a card with its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from inspector.core import formats
from inspector.services import rounds
from inspector.services.rounds import RoundState
from inspector.ui import metrics
from inspector.ui.pages.plan.team_dialogs import MemberDialog, TeamDialog, role_words
from inspector.ui.widgets import Badge, Card, EmptyState, FactRow, button, column, icon_button, link, muted, row, scroll
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from inspector.services.rounds import RoundView, TeamView
    from inspector.ui.context import Context
    from inspector.ui.pages.plan.shown import Shown


class TeamCard(Card):
    """One team; a click on a member opens their place in it."""

    member_asked = Signal(str, str)
    """Team and member; an empty member for a new one."""
    rename_asked = Signal(str)
    removal_asked = Signal(str)

    def __init__(self, team: TeamView, units: int, *, read_only: bool) -> None:
        aside = QWidget()
        tools = row(spacing=2)
        aside.setLayout(tools)
        super().__init__(team.name, aside)
        self._team_id = team.id
        if not read_only:
            tools.addWidget(link(self.tr("Add a person…"), self._ask_new))
            tools.addWidget(
                icon_button("pencil", self.tr("Rename “{team}”").replace("{team}", team.name), self._rename)
            )
            tools.addWidget(
                icon_button("trash-2", self.tr("Remove “{team}”").replace("{team}", team.name), self._remove)
            )
        words = self.tr("{units} units assigned").replace("{units}", formats.small_count(units)) if units else ""
        if team.party or words:
            badge = Badge(self.tr("Party body") if team.party else "", "warning")
            self.body.addLayout(row(muted(words), badge, None, spacing=6))
        for member in team.members:
            # Who stands under a position only need not be told twice.
            position = member.position if member.position != member.name else None
            words = " · ".join(part for part in (position, member.task) if part)
            key = "" if read_only else member.id
            line = FactRow(
                member.name, words, (role_words(team, member.role), "neutral"), key, share=0.4 if words else 0.98
            )
            line.setToolTip(words)
            line.clicked.connect(self._ask_member)
            self.add(line)
        if not team.members:
            self.add(muted(self.tr("Nobody is in it yet.")))
        self.body.addStretch(1)

    @Slot()
    def _ask_new(self) -> None:
        self.member_asked.emit(self._team_id, "")

    @Slot(str)
    def _ask_member(self, member_id: str) -> None:
        self.member_asked.emit(self._team_id, member_id)

    @Slot()
    def _rename(self) -> None:
        self.rename_asked.emit(self._team_id)

    @Slot()
    def _remove(self) -> None:
        self.removal_asked.emit(self._team_id)


class TeamPart(QStackedWidget):
    """All teams, or how to make the first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Shown | None = None
        self._round: RoundView | None = None
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(metrics.GAP)
        self._new = button(self.tr("Add a team or sub-team…"), self._ask_team, icon="plus")
        cards = QWidget()
        cards.setLayout(column(self._grid, None))
        teams = QWidget()
        layout = column(row(None, self._new), scroll(cards), spacing=8)
        layout.setStretch(1, 1)
        teams.setLayout(layout)
        self._teams = teams
        self._nothing = EmptyState(
            "users",
            self.tr("No team is set up for this round yet"),
            self.tr("Set up the team with its leader, secretary and members; sub-teams share the units."),
            [(self.tr("Set up the team"), self._ask_team)],
        )
        self.addWidget(self._nothing)
        self.addWidget(teams)

    def show_round(self, shown: Shown, view: RoundView) -> None:
        """Show the teams of a round."""
        self._shown, self._round = shown, view
        read_only = view.state == RoundState.CLOSED
        self.setCurrentWidget(self._teams if view.teams else self._nothing)
        self._new.setEnabled(not read_only)
        clear(self._grid)
        before: QWidget = self._new
        for place, team in enumerate(view.teams):
            units = sum(one.team_id == team.id for one in view.units)
            card = TeamCard(team, units, read_only=read_only)
            card.member_asked.connect(self._ask_member)
            card.rename_asked.connect(self._rename)
            card.removal_asked.connect(self._remove)
            # The team takes the whole line, its sub-teams half of one each.
            if place == 0:
                self._grid.addWidget(card, 0, 0, 1, 2)
            else:
                self._grid.addWidget(card, 1 + (place - 1) // 2, (place - 1) % 2)
            # Made last, they would be reached last.
            for part in (one for one in card.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus):
                QWidget.setTabOrder(before, part)
                before = part

    def _team(self, team_id: str) -> TeamView:
        assert self._round is not None
        return next(team for team in self._round.teams if team.id == team_id)

    @Slot()
    def _ask_team(self) -> None:
        if self._shown is not None and self._round is not None and self._round.state != RoundState.CLOSED:
            TeamDialog(self._context, self.window(), self._shown, self._round).open()

    @Slot(str)
    def _rename(self, team_id: str) -> None:
        if self._shown is not None and self._round is not None:
            TeamDialog(self._context, self.window(), self._shown, self._round, self._team(team_id)).open()

    @Slot(str)
    def _remove(self, team_id: str) -> None:
        self._context.write(rounds.remove_team, team_id, done=self._removed)

    @Slot(object)
    def _removed(self, _changed: object) -> None:
        self._context.say(self.tr("The team was removed."), undo=True)

    @Slot(str, str)
    def _ask_member(self, team_id: str, member_id: str) -> None:
        team = self._team(team_id)
        member = next((one for one in team.members if one.id == member_id), None)
        if self._shown is not None:
            MemberDialog(self._context, self.window(), self._shown, team, member).open()
