"""What narrows the list of units: block, kind, whether they still exist, the bin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core import messages
from inspector.ui.widgets import ChoiceField, FlagField, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from inspector.services.units import CatalogueItem, UnitRow

IN_FORCE: Final = "in_force"
ENDED: Final = "ended"


class UnitFilters(QWidget):
    """Three choices and a tick; ``changed`` when one of them is."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._block = ChoiceField([("", self.tr("Every block"))], messages.text("field.unit.block"))
        self._kind = ChoiceField([("", self.tr("Every kind"))], messages.text("field.unit.kind"))
        validity = [("", self.tr("Existing and closed")), (IN_FORCE, self.tr("Existing")), (ENDED, self.tr("Closed"))]
        self._validity = ChoiceField(validity, self.tr("Validity"))
        self.bin = FlagField(self.tr("Bin"))
        for field, width in ((self._block, 176), (self._kind, 164), (self._validity, 176)):
            field.setMinimumWidth(width * 3 // 5)
            field.setMaximumWidth(width)
            field.set_value("")
            field.committed.connect(self._tell)
        self.bin.committed.connect(self._tell)
        self.setLayout(row(self._block, self._kind, self._validity, self.bin, spacing=8))
        self.setMaximumWidth(632)

    def offer(self, blocks: Sequence[CatalogueItem], kinds: Sequence[CatalogueItem]) -> None:
        """Offer the entries of the catalogues."""
        self._block.set_choices([("", self.tr("Every block")), *((item.code, item.name) for item in blocks)])
        self._kind.set_choices([("", self.tr("Every kind")), *((item.code, item.name) for item in kinds)])

    def clear(self) -> None:
        """Show everything that is not in the bin."""
        for field in (self._block, self._kind, self._validity):
            field.set_value("")
        self.bin.set_value(False)

    def accept(self, today: date) -> Callable[[UnitRow], bool]:
        """The test that the chosen filters stand for, as of a day."""
        block, kind, validity = self._block.value(), self._kind.value(), self._validity.value()
        deleted = bool(self.bin.value())

        def accepted(unit: UnitRow) -> bool:
            return (
                unit.deleted == deleted
                and (not block or unit.block == block)
                and (not kind or unit.kind == kind)
                and (not validity or ended(unit, today) == (validity == ENDED))
            )

        return accepted

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()


def ended(unit: UnitRow, today: date) -> bool:
    """Whether a unit exists no more on a day."""
    return unit.valid_to is not None and unit.valid_to < today
