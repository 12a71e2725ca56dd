"""What deserves a look: what is kept apart, by laptop and reason, and laptops that went on in two branches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QPushButton

from inspector.core.formats import small_count
from inspector.core.messages import text
from inspector.services.team import members
from inspector.services.team.branches import went_on_twice
from inspector.services.team.held_contents import held_account
from inspector.services.team.members import Role
from inspector.ui.pages.sync.release_dialog import ReleaseDialog
from inspector.ui.widgets import Card, link, row, wrapped
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.team.held_contents import HeldAccount
    from inspector.services.team.members import Release
    from inspector.services.team.packages import ForkView, QuarantineRow
    from inspector.ui.context import Context


class AttentionCard(Card):
    """A sentence for each thing, and for the lead a way to let count what is kept apart; hidden while all is well."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Worth a look"))
        self._context = context
        self._held: dict[str, QuarantineRow] = {}
        self._asked: QuarantineRow | None = None
        self.hide()

    def show_things(self, held: Sequence[QuarantineRow], forks: Sequence[ForkView]) -> None:
        """Show what is kept apart and who went on twice."""
        clear(self.body)
        self._held = {f"{one.device} {one.reason}": one for one in held}
        workspace = self._context.workspace
        may_release = workspace.role == Role.LEAD and not workspace.read_only
        for key, one in self._held.items():
            words = text("syncpage.held.line", person=one.person, count=small_count(one.count), words=one.words)
            self.add(wrapped(words), wrapped(text(f"syncpage.held.{one.reason}"), "muted"))
            if one.can_release and may_release:
                self.body.addLayout(row(self._release(key), None))
        for fork in forks:
            self.add(wrapped(went_on_twice(fork)))
        self.setVisible(bool(held or forks))

    def _release(self, key: str) -> QPushButton:
        made = link(self.tr("Let it count after all…"), self._ask)
        made.setObjectName(key)
        return made

    @Slot()
    def _ask(self) -> None:
        sender: QObject = self.sender()
        self._asked = self._held[sender.objectName()]
        self._context.read(held_account, self._asked.device, done=self._show_contents)

    @Slot(object)
    def _show_contents(self, account: HeldAccount) -> None:
        # While it was read, something may have been released.
        if account.lines and self._asked is not None:
            self._dialog = ReleaseDialog(self._asked, account, self.window())
            self._dialog.accepted.connect(self._apply)
            self._dialog.open()

    @Slot()
    def _apply(self) -> None:
        self._context.write(members.release, self._dialog.device, self._dialog.up_to, done=self._tell)

    @Slot(object)
    def _tell(self, done: Release) -> None:
        words = self.tr("{count} actions are applied. Send a package so that the others know.")
        if done.left:
            words = self.tr(
                "{count} actions are applied, {rest} stay kept apart. Send a package so that the others know."
            )
        self._context.say(words.format(count=small_count(done.applied), rest=small_count(done.left)), "good")
