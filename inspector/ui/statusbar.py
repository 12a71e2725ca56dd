"""The bar at the bottom: what a person needs to know to close the lid without fear."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core import formats
from inspector.core.clock import VIETNAM
from inspector.ui import metrics, theme
from inspector.ui.widgets.buttons import link
from inspector.ui.widgets.labels import small
from inspector.ui.widgets.layouts import row

if TYPE_CHECKING:
    from datetime import date


class StatusBar(QWidget):
    """Saved at, that no network is needed, this machine, how the store is kept, the last backup."""

    unsaved_asked = Signal()
    """Where is what is not saved? Try again."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar-bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(metrics.STATUS_BAR)
        self._left = small()
        self._words = ""
        self._unsaved = 0
        self._right = small()
        self._lead = link(self.tr("Go there and try again"), self.unsaved_asked.emit)
        self._lead.hide()
        self.kept_in_sight = (self._left, self._lead)
        """What no message may cover: whether all is saved, and the way to what is not."""
        layout = row(self._left, self._lead, None, self._right, spacing=18)
        layout.setContentsMargins(16, 0, 16, 0)
        self.setLayout(layout)

    def show_plain(self, words: str) -> None:
        """Show a sentence, and nothing about a workspace."""
        self._say(words)
        self._right.setText("")

    @Slot(int)
    def show_unsaved(self, count: int) -> None:
        """Say how many fields hold something that could not be saved; nothing when all is saved."""
        self._unsaved = count
        self._say(self._words)

    def _say(self, words: str) -> None:
        """Show ``words``, unless something waits that could not be saved: that is more urgent."""
        self._words = words
        waiting = self.tr("Not saved yet: {count}").replace("{count}", formats.small_count(self._unsaved))
        self._left.setText(waiting if self._unsaved else words)
        self._lead.setVisible(self._unsaved > 0)
        theme.set_role(self._left, tone="bad" if self._unsaved else "neutral")

    def show_saving(self) -> None:
        """Say that something is being saved."""
        self._say(self.tr("Saving…"))

    def show_status(
        self,
        *,
        saved_at: datetime | None,
        protected: bool,
        last_backup_at: datetime | None,
        prefix: str,
        read_only: bool,
        today: date,
    ) -> None:
        """Show how the workspace stands."""
        self._say(self._saved(saved_at, today, read_only=read_only))
        kept = self.tr("Protected store") if protected else self.tr("Plain store (not encrypted)")
        parts = [self.tr("Machine {prefix}").replace("{prefix}", prefix)] if prefix else []
        self._right.setText(f"{' · '.join([*parts, kept])}   ·   {self._backup(last_backup_at, today)}")

    def _saved(self, moment: datetime | None, today: date, *, read_only: bool) -> str:
        if read_only:
            return self.tr("Opened for reading only")
        needless = self.tr("No network needed")
        if moment is None:
            return needless
        local = moment.astimezone(VIETNAM)
        time = f"{local:%H:%M:%S}"
        if local.date() != today:
            time = f"{formats.date_short(local.date())} {time}"
        saved = self.tr("Saved at {time}").replace("{time}", time)
        return f"{saved} · {needless}"

    def _backup(self, moment: datetime | None, today: date) -> str:
        if moment is None:
            return self.tr("No backup yet")
        local = moment.astimezone(VIETNAM)
        day = self.tr("today") if local.date() == today else formats.date_short(local.date())
        return self.tr("Last backup: {when}").replace("{when}", f"{day} {local:%H:%M}")
