"""What is kept apart of a laptop, line by line, and whether to let it count after all; not to is the default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from inspector.core.formats import small_count
from inspector.ui.widgets import button, column, scroll, wrapped
from inspector.ui.widgets.dialogs import Dialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.team.held_contents import HeldLine
    from inspector.services.team.packages import QuarantineRow

_HIGH = 260


class ReleaseDialog(Dialog):
    """Accepted only by pressing the button that says so: a stolen laptop may have written what is listed."""

    def __init__(self, held: QuarantineRow, lines: Sequence[HeldLine], parent: QWidget | None) -> None:
        super().__init__(self.tr("Let it count after all?"), parent, 560)
        words = self.tr(
            "{count} actions of {person} are applied. What comes from this laptop later is kept apart again."
        )
        listed = QWidget()
        parts = [part for line in lines for part in (wrapped(line.title), *map(_muted, line.details))]
        listed.setLayout(column(*parts, None, spacing=4))
        area = scroll(listed)
        area.setMinimumHeight(_HIGH)
        self.add(
            wrapped(self.tr("Let it count after all?"), "heading"),
            wrapped(words.format(count=small_count(held.count), person=held.person)),
            wrapped(self.tr("If the laptop was stolen, somebody else may have written this. Look at it first:")),
        )
        self.add(area, stretch=1)
        self.cancel = self.add_cancel()
        self.cancel.setAutoDefault(True)
        self.cancel.setDefault(True)
        self.apply = self.add_button(button(self.tr("Apply"), self._say_yes))

    @Slot()
    def _say_yes(self) -> None:
        self.accept()


def _muted(words: str) -> QWidget:
    return wrapped(words, "muted")
