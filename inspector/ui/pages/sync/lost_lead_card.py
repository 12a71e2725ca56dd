"""What stays above the page of a laptop that is the lead's no longer: who did what, and what it may still do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from inspector.ui.pages.sync.lasting_notice import LastingNotice
from inspector.ui.widgets import link

if TYPE_CHECKING:
    from inspector.services.team.views import LostLead
    from inspector.ui.context import Context


class LostLeadCard(LastingNotice):
    """Two sentences; put aside by the person who read them, unless the laptop was revoked."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._key = ""
        self._read = self.offer(link(self.tr("I have read this"), self._put_aside))

    def show_loss(self, found: LostLead | None) -> None:
        """Tell how the lead's role was lost, unless that was read already."""
        self._key = found.key if found else ""
        read = found is not None and not found.lasting and self._context.settings.window.get(self._note) == found.key
        if found is None or read:
            self.tell("")
        else:
            self._read.setVisible(not found.lasting)
            self.tell(found.told, found.may)

    @property
    def _note(self) -> str:
        return f"lost_lead.{self._context.workspace.id}"

    @Slot()
    def _put_aside(self) -> None:
        self._context.settings.window[self._note] = self._key
        self._context.save_settings()
        self.hide()
