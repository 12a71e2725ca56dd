"""What narrows the list of findings: severity, subject, unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core import messages
from inspector.domain.finding import DISCIPLINE_SEVERITY, HIGHEST_SEVERITY, Subject
from inspector.ui.widgets import ChoiceField, row
from inspector.ui.widgets.finding_form import severity_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from inspector.services.findings import FindingRow

HANDLED = "handled"
"""Choice of the severities from which on a violation must be dealt with."""


class Filters(QWidget):
    """Three choices; ``changed`` when one of them is."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        severities = [(str(one), severity_words(one)) for one in range(HIGHEST_SEVERITY + 1)]
        subjects = [(one.value, messages.label(one)) for one in Subject]
        every = [("", self.tr("Every severity")), (HANDLED, self.tr("Must be dealt with (3 and 4)"))]
        self._severity = ChoiceField([*every, *severities], self.tr("Severity"))
        self._subject = ChoiceField([("", self.tr("Every subject")), *subjects], self.tr("Subject"))
        self._unit = ChoiceField([("", self.tr("Every unit"))], self.tr("Unit"))
        choices = (self._severity, self._subject, self._unit)
        for field, width in zip(choices, (128, 132, 116), strict=True):
            field.combo.setMinimumContentsLength(4)
            field.combo.setMinimumWidth(width)
            field.set_value("")
            field.committed.connect(self._tell)
        self.setLayout(row(*choices, spacing=8))

    def show_filter(self, wanted: Mapping[str, str]) -> None:
        """Choose what was asked for elsewhere: ``severity`` (3 stands for 3 and above), ``subject``, ``unit``."""
        severity = wanted.get("severity", "")
        self._severity.set_value(HANDLED if severity == str(DISCIPLINE_SEVERITY) else severity)
        self._subject.set_value(wanted.get("subject", ""))
        self._unit.set_value(wanted.get("unit", ""))

    def offer_units(self, rows: Sequence[FindingRow]) -> None:
        """Offer the units there are findings of."""
        units = dict.fromkeys((one.unit_id, one.unit_name) for one in rows)
        self._unit.set_choices([("", self.tr("Every unit")), *units])
        if self._unit.value() not in {"", *(unit_id for unit_id, _ in units)}:
            self._unit.set_value("")

    def accept(self) -> Callable[[FindingRow], bool]:
        """The test that the chosen filters stand for."""
        severity, subject, unit = self._severity.value(), self._subject.value(), self._unit.value()

        def accepted(one: FindingRow) -> bool:
            return (
                (not subject or one.subject == subject)
                and (not unit or one.unit_id == unit)
                and _has_severity(one, severity)
            )

        return accepted

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()


def _has_severity(one: FindingRow, wanted: str) -> bool:
    if wanted == HANDLED:
        return one.severity >= DISCIPLINE_SEVERITY
    return not wanted or str(one.severity) == wanted
