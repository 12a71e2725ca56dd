"""What stays above the page of a laptop that is the lead's no longer: who did what, and what it may still do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from inspector.ui import theme
from inspector.ui.widgets import column, icon_label, link, row, wrapped
from inspector.ui.widgets.own_height import OwnHeight

if TYPE_CHECKING:
    from inspector.services.team.views import LostLead
    from inspector.ui.context import Context


class LostLeadCard(OwnHeight):
    """Two sentences; put aside by the person who read them, unless the laptop was revoked."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._key = ""
        self.setProperty("role", "message")
        theme.set_role(self, tone="warning")
        self._told, self._may = wrapped(), wrapped("", "muted")
        self._read = link(self.tr("I have read this"), self._put_aside)
        words = column(self._told, self._may, spacing=2)
        layout = row(icon_label("triangle-alert", "warning", 16), words, self._read, spacing=10)
        layout.setContentsMargins(12, 6, 10, 6)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.hide()

    def show_loss(self, found: LostLead | None) -> None:
        """Tell how the lead's role was lost, unless that was read already."""
        self._key = found.key if found else ""
        read = found is not None and not found.lasting and self._context.settings.window.get(self._note) == found.key
        self.setVisible(found is not None and not read)
        if found is None:
            return
        self._told.setText(found.told)
        self._may.setText(found.may)
        self.setAccessibleName(f"{found.told} {found.may}")
        self._read.setVisible(not found.lasting)

    @property
    def _note(self) -> str:
        return f"lost_lead.{self._context.workspace.id}"

    @Slot()
    def _put_aside(self) -> None:
        self._context.settings.window[self._note] = self._key
        self._context.save_settings()
        self.hide()
