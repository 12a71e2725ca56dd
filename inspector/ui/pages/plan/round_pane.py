"""One round: its state above, its units, team, settings and bases below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QMenu

from inspector.core import formats, messages
from inspector.services import rounds
from inspector.services.rounds import InspectionState, RoundState
from inspector.ui import icons
from inspector.ui.pages.plan.bases import BasesPart
from inspector.ui.pages.plan.choice_card import STATE_TONES, count_words
from inspector.ui.pages.plan.closing import CloseDialog
from inspector.ui.pages.plan.round_settings import RoundSettings
from inspector.ui.pages.plan.round_units import RoundUnits
from inspector.ui.pages.plan.tabs import Tabs
from inspector.ui.pages.plan.team_part import TeamPart
from inspector.ui.widgets import Badge, Card, ConfirmDialog, button, elided, heading, menu_button, row, scroll

if TYPE_CHECKING:
    from inspector.services.rounds import RoundView
    from inspector.services.workspace import Workspace
    from inspector.ui.context import Context
    from inspector.ui.pages.plan.shown import Shown


class RoundPane(Card):
    """A closed round is read only until it is opened again."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._round: RoundView | None = None
        self._name = heading()
        self._badge = Badge()
        self._facts = elided("", "muted")
        self._open = button(self.tr("Begin the round"), self._begin)
        self._close = button(self.tr("Close the round…"), self._ask_close, icon="circle-check")
        self._reopen = button(self.tr("Reopen"), self._ask_reopen, icon="refresh-cw")
        menu = QMenu()
        self._remove = menu.addAction(self.tr("Remove the round"), self._remove_round)
        more = menu_button("", menu, self.tr("More about the round"))
        more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        icons.put(more, "ellipsis")
        head = row(self._name, self._badge, self._facts, self._open, self._close, self._reopen, more, spacing=8)
        self.units = RoundUnits(context)
        self.teams = TeamPart(context)
        self.settings = RoundSettings(context)
        self.bases = BasesPart(context, "round")
        self.tabs = Tabs()
        self.tabs.add(self.tr("Units"), self.units)
        self.tabs.add(self.tr("Team"), self.teams)
        self.tabs.add(self.tr("Settings"), scroll(self.settings))
        self.tabs.add(self.tr("Bases"), self.bases)
        self.body.addLayout(head)
        self.add(self.tabs, stretch=1)

    def show_round(self, shown: Shown, view: RoundView) -> None:
        """Show a round."""
        if self._round is not None and self._round.id != view.id:
            self.tabs.turn_to(0)
        self._round = view
        self._name.setText(view.title)
        self._badge.set(self._state(view), STATE_TONES[view.state])
        self._facts.set_text(count_words(view.counts) if view.counts.in_scope else "")
        self._show_steps(view.state)
        self._remove.setEnabled(view.state != RoundState.CLOSED)
        read_only = view.state == RoundState.CLOSED
        self.units.show_round(shown, view)
        self.teams.show_round(shown, view)
        self.settings.show_round(shown, view)
        self.bases.show_bases(view.id, view.bases, shown.documents, view.year, read_only=read_only)
        self._show_counts(view)

    def _show_counts(self, view: RoundView) -> None:
        people = {member.person_id for team in view.teams for member in team.members}
        replaced = sum(one.state == InspectionState.REPLACED for one in view.units)
        units = formats.small_count(len(view.units) - replaced)
        if replaced:
            units += " + " + self.tr("{count} replaced").replace("{count}", formats.small_count(replaced))
        team = self.tr("{count} people").replace("{count}", formats.small_count(len(people)))
        self.tabs.show_counts({0: units, 1: team, 3: formats.small_count(len(view.bases))})

    def _show_steps(self, state: RoundState) -> None:
        """Offer what can be done next with the round."""
        steps = {
            self._open: state == RoundState.PLANNED,
            self._close: state != RoundState.CLOSED,
            self._reopen: state == RoundState.CLOSED,
        }
        # Left alone, the focus would go on to the next step, and a second Enter would take it.
        if any(step.hasFocus() and not offered for step, offered in steps.items()):
            self.tabs.bar.setFocus(Qt.FocusReason.OtherFocusReason)
        for step, offered in steps.items():
            step.setVisible(offered)

    def _state(self, view: RoundView) -> str:
        if view.state == RoundState.CLOSED and view.closed_on is not None:
            return self.tr("closed on {day}").replace("{day}", formats.date_short(view.closed_on))
        return messages.label(view.state)

    # --- The life of the round ---

    @Slot()
    def _begin(self) -> None:
        if self._round is not None:
            self._context.write(rounds.open_round, self._round.id)

    @Slot()
    def _ask_close(self) -> None:
        if self._round is not None:
            CloseDialog(self._context, self.window(), self._round).open()

    @Slot()
    def _ask_reopen(self) -> None:
        if self._round is not None:
            self._context.read(_reports_on, self._round.id, self._round.year, done=self._confirm_reopening)

    @Slot(object)
    def _confirm_reopening(self, reports: tuple[str, ...]) -> None:
        if self._round is not None:
            sentence = self.tr("Its units, team and settings can be changed again.")
            if reports:
                issued = self.tr(
                    "Issued already: {reports}. They stay as they are and will not say what is changed now."
                )
                sentence += "\n\n" + issued.replace("{reports}", "; ".join(reports))
            title = self.tr("Reopen {round}?").replace("{round}", self._round.title)
            dialog = ConfirmDialog(title, sentence, self.tr("Reopen"), self.window())
            dialog.confirmed.connect(self._reopen_round)
            dialog.open()

    @Slot()
    def _reopen_round(self) -> None:
        if self._round is not None:
            self._context.write(rounds.reopen_round, self._round.id)

    @Slot()
    def _remove_round(self) -> None:
        if self._round is not None:
            self._context.write(rounds.remove_round, self._round.id, done=self._removed)

    @Slot(object)
    def _removed(self, _changed: object) -> None:
        self._context.say(self.tr("The round is in the bin."), undo=True)


def _reports_on(workspace: Workspace, round_id: str, year: int) -> tuple[str, ...]:
    """The issued reports that tell of a round, its own and its year's, by number and title. On the database thread."""
    # The documents bring the PDF library: loaded when they are asked for.
    from inspector.services.documents import issued, year_owner

    about = (round_id, year_owner(year))
    return tuple(f"{one.called} {one.title}" for one in issued(workspace) if one.owner_id in about)
