"""Asks for a year of which there is nothing yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot

from inspector.core.errors import Refused
from inspector.ui.widgets import Form, FormDialog, LineField, wrapped

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class YearField(LineField):
    """A year of four digits."""

    def __init__(self, years: range) -> None:
        super().__init__()
        self._years = years

    def _words(self, value: int | None) -> str:
        return "" if value is None else str(value)

    def _read(self) -> int:
        typed = self.line.text().strip()
        year = int(typed) if typed.isascii() and typed.isdigit() else 0
        if year not in self._years:
            raise Refused("window.year_range", first=self._years[0], last=self._years[-1])
        return year


class YearDialog(FormDialog):
    """``chosen(year)`` when one that can be worked on was given."""

    chosen = Signal(int)

    def __init__(self, years: range, current: int, parent: QWidget) -> None:
        form = Form(columns=1)
        form.add("year", self.tr("Year"), YearField(years))
        form.set_values({"year": current})
        form.add_part(wrapped(self.tr("What you plan and make from then on belongs to this year."), "muted"))
        super().__init__(self.tr("Another year"), form, self.tr("Go to the year"), parent, width=420)
        self.submitted.connect(self._choose)

    @Slot(object)
    def _choose(self, values: dict[str, Any]) -> None:
        self.accept()
        self.chosen.emit(values["year"])
