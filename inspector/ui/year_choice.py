"""The year the pages are about: the years there are, those beside this one, and any other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from inspector.ui import session
from inspector.ui.search import Target

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from inspector.ui.context import Context
    from inspector.ui.topbar import TopBar

YEARS: Final = range(1990, 2101)
"""Years that plans and rounds can have."""
_TYPED: Final = re.compile(r"\b\d{4}\b")


def offered(known: Iterable[int], this_year: int, chosen: int) -> tuple[int, ...]:
    """The years to choose from, latest first: in November next year is planned, and an old year may be entered."""
    return tuple(sorted({*known, this_year - 1, this_year, this_year + 1, chosen} & {*YEARS}, reverse=True))


class YearChoice(QObject):
    """Offers years in the top bar and the search box, and remembers the year of each workspace."""

    leaving = Signal()
    """The year is about to change: please save what is being typed."""

    def __init__(self, context: Context, top: TopBar, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._top = top
        self._window = window
        self._folder: Path | None = None
        self._remembered = False
        self._years: tuple[int, ...] = ()
        top.year_chosen.connect(self.choose)
        context.year_changed.connect(self._show)

    def open(self, opened: session.Opened) -> None:
        """Begin with the year a workspace was left in, else with its latest."""
        self._folder = opened.folder
        # A laptop that waits to be admitted shows no year: it begins with the latest of its team.
        self._remembered = not opened.waiting
        this_year = session.this_year()
        kept = self._context.settings.window.get(_key(opened.folder), "")
        usual = opened.years[0] if opened.years else this_year
        year = int(kept) if kept.isascii() and kept.isdigit() and int(kept) in YEARS else usual
        self.offer(opened.years, this_year)
        self._context.set_year(year)
        self._show(year)

    def offer(self, known: Iterable[int], this_year: int) -> None:
        """Offer the years that hold anything, and those beside this one."""
        self._years = offered(known, this_year, self._context.year)
        self._top.show_years(self._years, self._context.year)

    def targets(self, words: str) -> list[Target]:
        """The years to go to from the search box: those offered, and one that was typed."""
        typed = {int(found) for found in _TYPED.findall(words)} & {*YEARS}
        years = sorted({*self._years, *typed}, reverse=True)
        return [
            Target(self.tr("Year {year}").replace("{year}", str(year)), self.tr("year"), "calendar-days", year=year)
            for year in years
        ]

    @Slot(int)
    def choose(self, year: int) -> None:
        """Work on another year."""
        self.leaving.emit()
        self._context.set_year(year)

    def ask(self) -> None:
        """Ask for a year that is not offered."""
        # The first paint need not wait for what is hardly ever shown.
        from inspector.ui.year_dialog import YearDialog

        dialog = YearDialog(YEARS, self._context.year, self._window)
        dialog.chosen.connect(self.choose)
        dialog.open()

    @Slot(int)
    def _show(self, year: int) -> None:
        self._years = tuple(sorted({*self._years, year}, reverse=True))
        self._top.show_years(self._years, year)
        if self._folder is not None and self._remembered and self._context.workspace is not None:
            self._context.settings.window[_key(self._folder)] = str(year)


def _key(folder: Path) -> str:
    return f"year.{folder}"
