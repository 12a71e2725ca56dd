"""The page of the team: packages, conflicts, laptops."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QTabBar, QWidget

from inspector.core.file_names import file_name
from inspector.core.formats import small_count
from inspector.core.messages import text
from inspector.services.team import joining
from inspector.ui.page import Page
from inspector.ui.pages.sync import places
from inspector.ui.pages.sync.admitting import Admitter
from inspector.ui.pages.sync.alone_view import AloneView
from inspector.ui.pages.sync.conflicts_part import ConflictsPart
from inspector.ui.pages.sync.history_part import HistoryPart
from inspector.ui.pages.sync.ledger_part import LedgerPart
from inspector.ui.pages.sync.lost_lead_card import LostLeadCard
from inspector.ui.pages.sync.members_part import MembersPart
from inspector.ui.pages.sync.merge_view import MergeView
from inspector.ui.pages.sync.receiving import Receiver
from inspector.ui.pages.sync.sending import Sender
from inspector.ui.pages.sync.sheet_notice import SheetNotice
from inspector.ui.pages.sync.sheet_step import SheetStep, is_pending
from inspector.ui.pages.sync.situation import Situation, situation
from inspector.ui.pages.sync.waiting_view import WaitingView
from inspector.ui.widgets import PageHeader, button, column, primary
from inspector.ui.widgets.file_dialogs import save_dialog

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent

    from inspector.services.team.joining import Waiting
    from inspector.services.team.packages import Merge
    from inspector.ui.context import Context

TABS = ("ledger", "conflicts", "members", "history")


class SyncPage(Page):
    """What a laptop shows depends on where it stands: it waits, it is alone, it is one of a team."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAcceptDrops(True)
        self._waiting, self._alone = WaitingView(), AloneView()
        self._ledger, self._conflicts = LedgerPart(context), ConflictsPart(context)
        self._members, self._history = MembersPart(context), HistoryPart(context)
        self._merge, self._lost = MergeView(self.tr("Sync")), LostLeadCard(context)
        self._sheet_due = SheetNotice(context)
        self._sender, self._receiver = Sender(context, self), Receiver(context, self)
        self._admitter = Admitter(context, self)
        self._team = self._make_team()
        # Hidden views take no room: in a stack of widgets the tallest one would make the page scroll for all of them.
        self._views = (self._waiting, self._alone, self._team, self._merge)
        for view in self._views:
            view.hide()
            self.body.addWidget(view, 1)
        self._wire()

    def _make_team(self) -> QWidget:
        self._send = primary(self.tr("Send a package…"), self._sender.start, icon="upload")
        receive = button(self.tr("Receive packages…"), self._receiver.start, icon="download")
        self._header = PageHeader(self.tr("Sync"), receive, self._send)
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._titles = (
            *(self.tr("Ledger"), self.tr("Conflicts")),
            *(self.tr("Laptops of the team"), self.tr("Sent and received")),
        )
        self._parts = (self._ledger, self._conflicts, self._members, self._history)
        for title in self._titles:
            self._tabs.addTab(title)
        holder = QWidget()
        layout = column(self._header, self._lost, self._sheet_due, self._tabs, *self._parts, spacing=4)
        for place, part in enumerate(self._parts):
            if place:
                part.hide()
            layout.setStretch(place + 4, 1)
        layout.insertSpacing(4, 4)
        holder.setLayout(layout)
        self._tabs.currentChanged.connect(self._turn)
        return holder

    def _wire(self) -> None:
        self._waiting.admission_asked.connect(self._receiver.start)
        self._waiting.request_asked.connect(self._ask_request_place)
        self._sheet_due.sheet_asked.connect(self._make_sheet)
        for view in (self._alone, self._members):
            view.admit_asked.connect(self._admitter.start)
            view.sheet_asked.connect(self._make_sheet)
        self._admitter.admitted.connect(self._members.choose_prefix)
        self._ledger.round_chosen.connect(self.refresh)
        self._sender.sent.connect(self.refresh)
        self._receiver.previewed.connect(self._show_preview)
        self._receiver.received.connect(self._show_receipt)
        self._receiver.request_found.connect(self._admitter.open_request)
        self._receiver.admitted.connect(self._show_admitted)
        self._merge.accepted.connect(self._accept)
        self._merge.put_off.connect(self._leave_merge)
        self._merge.conflicts_asked.connect(self._go_to_conflicts)
        self._merge.send_asked.connect(self._sender.start)

    def show_argument(self, argument: object) -> None:
        """Open a tab by its key (ledger, conflicts, members, history), or ask which packages to receive."""
        if argument in TABS:
            self._tabs.setCurrentIndex(TABS.index(str(argument)))
        elif argument == {"act": "receive"}:
            # Once the page is shown: the question stands before it.
            QTimer.singleShot(0, self._receiver.start)

    def begin_anew(self) -> None:
        """Go back to the team from a receipt; a preview stays, with what was decided in it."""
        if not self._merge.isHidden() and self._merge.is_receipt:
            self._leave_merge()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes to another page has read the receipt; it can be read again in the list of packages."""
        super().hideEvent(event)
        if not event.spontaneous() and not self._merge.isHidden() and self._merge.is_receipt:
            self._turn_to(self._team)

    def refresh(self) -> None:
        """Load how the team stands."""
        if self.context.workspace is not None:
            work = situation, self.context.year, self._ledger.round_id
            self.context.read(*work, done=self._show, latest="sync")

    @Slot(object)
    def _show(self, found: Situation | Waiting) -> None:
        if not isinstance(found, Situation):
            self._waiting.show_waiting(found)
            self._turn_to(self._waiting)
            return
        self._ledger.show_rounds(found.rounds)
        self._ledger.show_ledger(found.ledger, found.held, found.forks)
        self._conflicts.show_conflicts(found.conflicts)
        self._merge.set_open(len(found.conflicts))
        self._members.show_members(found.members, found.second_way, found.held, found.forks)
        self._history.show_ledger(found.ledger)
        self._lost.show_loss(found.lost_lead)
        self._tell(found)
        if self._merge.isHidden():
            self._turn_to(self._alone if found.alone else self._team)

    def _tell(self, found: Situation) -> None:
        workspace = self.context.workspace
        may_lead = workspace.role == "lead" and not workspace.read_only
        self._alone.show_state(found.second_way, may_lead=may_lead, pending=is_pending(self.context))
        self._sheet_due.show_state(found.second_way, may_lead=may_lead)
        self._send.setEnabled(not workspace.read_only)
        undecided = len(found.undecided)
        words = self.tr("{count} laptops · {units} units without a result · {conflicts} conflicts")
        if undecided:
            words = self.tr(
                "{count} laptops · {units} units without a result, {undecided} of them for a conflict · {conflicts} "
                "conflicts"
            )
        self._header.set_subtitle(
            words.format(
                undecided=small_count(undecided),
                count=small_count(sum(not one.revoked for one in found.members)),
                units=small_count(found.ledger.unfinished),
                conflicts=small_count(len(found.conflicts)),
            )
        )
        count = f" ({small_count(len(found.conflicts))})" if found.conflicts else ""
        self._tabs.setTabText(1, self._titles[1] + count)

    def _turn_to(self, shown: QWidget) -> None:
        for view in self._views:
            view.setVisible(view is shown)

    @Slot(int)
    def _turn(self, at: int) -> None:
        for place, part in enumerate(self._parts):
            part.setVisible(place == at)

    # --- Packages on their way in ---

    @Slot(object)
    def _show_preview(self, merge: Merge) -> None:
        self._merge.show_preview(merge, may_decide=self.context.workspace.role == "lead")
        self._turn_to(self._merge)
        self._merge.focus_list()

    @Slot()
    def _accept(self) -> None:
        if self._merge.is_receipt:
            self._leave_merge()
        else:
            self._receiver.take_in(self._merge.files, self._merge.decisions)

    @Slot(object, int)
    def _show_receipt(self, merge: Merge, left: int) -> None:
        self._merge.show_receipt(merge, left, may_decide=self.context.workspace.role == "lead")
        self._turn_to(self._merge)
        self._merge.focus_list()

    @Slot()
    def _leave_merge(self) -> None:
        self._turn_to(self._team)
        self._tabs.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    @Slot()
    def _go_to_conflicts(self) -> None:
        self.show_argument("conflicts")
        self._leave_merge()

    @Slot()
    def _show_admitted(self) -> None:
        workspace = self.context.workspace
        words = self.tr("You are in the team of {name} now, as {person}.")
        self.context.renewed.emit()
        self.context.say(words.format(name=workspace.name, person=workspace.person_name), "good")

    # --- Other files ---

    @Slot()
    def _make_sheet(self) -> None:
        step = SheetStep(self.context, self.window())
        step.finished.connect(self.refresh)
        step.open()

    @Slot()
    def _ask_request_place(self) -> None:
        name = file_name(text("syncpage.file.request"), self.context.workspace.person_name)
        suggested = Path(places.suggested(self.context.settings, name))
        title, words = self.tr("Save the request"), self.tr("Requests")
        dialog = save_dialog(self, title, suggested, words)
        dialog.fileSelected.connect(self.save_request)
        dialog.open()

    @Slot(str)
    def save_request(self, file: str) -> None:
        """Write the request of a laptop that waits once more."""
        self.context.read(joining.ask_again, Path(file), done=self._request_saved)

    @Slot(object)
    def _request_saved(self, made: object) -> None:
        file = getattr(made, "request_file", "")
        self.context.say(self.tr("The request was saved: {file}").replace("{file}", str(file)), "good")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of packages may be dropped anywhere on the page."""
        if any(url.toLocalFile().lower().endswith(places.PACKAGE) for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look into what was dropped."""
        names = [url.toLocalFile() for url in event.mimeData().urls()]
        found = [name for name in names if name.lower().endswith(places.PACKAGE)]
        event.acceptProposedAction()
        self._receiver.look_into(found)
