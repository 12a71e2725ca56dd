"""What stays above the page of a lead whose recovery sheet is worth nothing: its code is known, or it was not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from inspector.ui.pages.sync.lasting_notice import LastingNotice
from inspector.ui.pages.sync.sheet_step import is_pending
from inspector.ui.pages.sync.words import moment
from inspector.ui.widgets import link

if TYPE_CHECKING:
    from inspector.services.team.recovery import RecoveryState
    from inspector.ui.context import Context


class SheetNotice(LastingNotice):
    """A sentence and the way to a new sheet; goes away only when that was made and put away."""

    sheet_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.offer(link(self.tr("Make a new sheet…"), self.sheet_asked.emit))

    def show_state(self, found: RecoveryState, *, may_lead: bool) -> None:
        """Say why a new sheet is due; nothing to anybody but a lead."""
        self.tell(self._words(found) if may_lead else "")

    def _words(self, found: RecoveryState) -> str:
        if found.used:
            words = self.tr(
                "The code on the recovery sheet of {when} was typed, so it is known. Make a new sheet: the old one is "
                "no longer in force then."
            )
            return words.replace("{when}", moment(found.sheet_made_at))
        if is_pending(self._context):
            return self.tr("The recovery sheet that was made has not been put away. Make a new one.")
        if found.outdated:
            words = self.tr(
                "The recovery sheet of {when} was in force while somebody led who does so no longer, and who may still "
                "have it or know its code. Make a new sheet."
            )
            return words.replace("{when}", moment(found.sheet_made_at))
        return ""
