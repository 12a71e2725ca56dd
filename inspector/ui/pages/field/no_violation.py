"""The explicit conclusion that nothing was found in an area, below its criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core import formats
from inspector.core.messages import text
from inspector.core.sentences import within_sentence
from inspector.services import inspections
from inspector.ui.widgets import (
    ConfirmDialog,
    DateField,
    FlagField,
    Form,
    FormDialog,
    NumberField,
    TextField,
    elided,
    icon_label,
    link,
    row,
)

if TYPE_CHECKING:
    from inspector.services.findings import FindingRow
    from inspector.services.inspections import AreaSheet
    from inspector.ui.pages.field.sheet_state import SheetState

_PERIOD = ("period_from", "period_to")
_FIELDS = ("checked", "sample_size", *_PERIOD)
_EVERYWHERE = "everywhere"


class NoViolationStrip(QWidget):
    """Says what was concluded for the area, and lets it be concluded where no finding stands against it."""

    findings_asked = Signal()
    """The person wants to see what stands against the conclusion."""

    def __init__(self, state: SheetState) -> None:
        super().__init__()
        self._state = state
        self._area: AreaSheet | None = None
        self._dialog: FormDialog | None = None
        self._sign = icon_label("circle", "muted", 16)
        self._words = elided("", "small")
        self._write = link("", self.ask)
        self._clear = link(self.tr("Take back"), self._take_back)
        self._see = link(self.tr("See the findings"), self.findings_asked.emit)
        for part in (self._write, self._clear, self._see):
            part.hide()
        layout = row(self._sign, self._words, self._see, self._write, self._clear, spacing=8)
        layout.setContentsMargins(10, 5, 10, 5)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_area(self, area: AreaSheet) -> None:
        """Show the conclusion of an area."""
        self._area = area
        concluded, against = area.no_violation, self._against(area)
        read_only = self._state.read_only
        self._sign.set_icon(*_sign(concluded=concluded is not None, against=bool(against)))
        self._words.set_text(self._sentence(area, against))
        self._write.setText(self.tr("Change") if concluded else self.tr("Record “no violation found”…"))
        self._write.setVisible(not read_only and not against)
        self._see.setVisible(bool(against))
        self._clear.setVisible(concluded is not None and not read_only)

    def _sentence(self, area: AreaSheet, against: str) -> str:
        concluded = area.no_violation
        if against:
            words = self.tr("“No violation found” cannot be recorded: finding {numbers}")
            if concluded is not None:
                words = self.tr("“No violation found” is recorded against finding {numbers}")
            return words.replace("{numbers}", against)
        if concluded is None:
            return self.tr("Discipline in this area: not concluded yet.")
        parts = [self.tr("No violation found"), concluded.checked or ""]
        if concluded.sample_size is not None:
            parts.append(self.tr("sample of {count}").replace("{count}", formats.small_count(concluded.sample_size)))
        if concluded.period_from and concluded.period_to:
            first, last = formats.date_short(concluded.period_from), formats.date_short(concluded.period_to)
            parts.append(f"{first} – {last}")
        return " · ".join(part for part in parts if part)

    @Slot()
    def ask(self) -> None:
        """Open the form of the conclusion."""
        if self._area is None or self._state.read_only:
            return
        if against := self._against(self._area):
            self._tell_why_not(self._area, against)
            return
        form = Form(3)
        title = self.tr("No violation found: {area}").replace("{area}", self._area.short_name or self._area.name)
        self._dialog = FormDialog(title, form, self.tr("Record"), self, 520)
        form.add("checked", self.tr("What was checked"), TextField(lines=3), span=3)
        form.add("sample_size", self.tr("Sample size"), NumberField())
        form.add("period_from", self.tr("Period from"), DateField())
        form.add("period_to", self.tr("Period to"), DateField())
        others = self._others()
        if others:
            words = self.tr("Record the same for the {count} other areas that nothing is recorded for")
            everywhere = FlagField(words.replace("{count}", formats.small_count(len(others))))
            form.add(_EVERYWHERE, "", everywhere, span=3)
        form.set_values(self._values(self._area))
        self._dialog.submitted.connect(self._save)
        self._dialog.open()

    def _tell_why_not(self, area: AreaSheet, against: str) -> None:
        """Say before anything is typed that a finding stands in the way, and lead there."""
        title = self.tr("There is a finding in this area")
        sentence = text("no_violation.findings", area=area.name, numbers=against)
        dialog = ConfirmDialog(title, sentence, self.tr("See the findings"), self)
        dialog.confirmed.connect(self.findings_asked)
        dialog.open()

    def _against(self, area: AreaSheet) -> str:
        """The numbers of the findings of some severity in an area; blank where there are none."""
        criteria = {row.id for row in area.criteria}
        return ", ".join(one.number or formats.NOTHING for one in self._violations() if one.criterion_id in criteria)

    def _violations(self) -> list[FindingRow]:
        return [one for one in self._state.sheet.findings if one.severity] if self._state.sheet else []

    def _values(self, area: AreaSheet) -> dict[str, Any]:
        """What was recorded, or the usual words to begin with."""
        concluded = area.no_violation
        if concluded is not None:
            return {name: getattr(concluded, name) for name in _FIELDS}
        period = {name: getattr(self._state.sheet.inspection, name) for name in _PERIOD} if self._state.sheet else {}
        return {"checked": self._usual(area), **period}

    def _usual(self, area: AreaSheet) -> str:
        words = self.tr("Files, records and replies concerning {area}")
        return words.replace("{area}", within_sentence(area.name))

    def _others(self) -> list[AreaSheet]:
        """The areas that nothing was concluded about and nothing was found in, without the one shown."""
        sheet = self._state.sheet
        if sheet is None or self._area is None:
            return []
        return [
            area
            for area in sheet.areas
            if area.id != self._area.id and area.no_violation is None and not self._against(area)
        ]

    @Slot(object)
    def _save(self, values: dict[str, Any]) -> None:
        dialog, area = self._dialog, self._area
        if area is None or dialog is None:
            return
        wanted = {area.id: values}
        if values.pop(_EVERYWHERE, False):
            own = values["checked"] not in (None, self._usual(area))
            for other in self._others():
                # Words that name the area would be wrong for another one; what somebody wrote is meant for all.
                wanted[other.id] = values if own else {**values, "checked": self._usual(other)}
        self._state.set_no_violations(wanted, **dialog.answers())

    @Slot()
    def _take_back(self) -> None:
        if self._area is not None:
            self._state.act(inspections.clear_no_violation, self._area.id)


def _sign(*, concluded: bool, against: bool) -> tuple[str, str]:
    """Icon and colour before the sentence."""
    if against:
        return ("flag", "warning")
    return ("shield-check", "good") if concluded else ("circle", "muted")
