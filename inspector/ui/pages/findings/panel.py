"""The finding chosen, beside the list; every field saves itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.ui.widgets import SidePanel
from inspector.ui.widgets.finding_editor import FindingEditor

if TYPE_CHECKING:
    from inspector.services.findings import FindingRow
    from inspector.ui.context import Context


class FindingPanel(SidePanel):
    """One editor that shows one finding after the other."""

    def __init__(self, context: Context) -> None:
        super().__init__(width=372)
        self._editor = FindingEditor(context, wide=False)
        self._editor.led.connect(self.reveal)
        self.show_content("", self._editor)

    def show_finding(self, shown: FindingRow, at: str = "") -> None:
        """Show a finding, at a field where one is named; what is being typed into another one is saved first."""
        if self._editor.finding_id and self._editor.finding_id != shown.id:
            self._editor.commit()
        self.set_title(" · ".join(part for part in (shown.number, shown.unit_name) if part))
        self._editor.open(shown.id, at)
        self.show()

    def reload(self) -> None:
        """Load the finding shown again."""
        if self.isVisible():
            self._editor.reload()
