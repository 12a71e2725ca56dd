"""The rounds of the year that are not closed yet: how far each of them is, whatever the year as a whole has reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.core.formats import small_count
from inspector.ui.pages.overview.lists import ListCard
from inspector.ui.widgets import FactRow

if TYPE_CHECKING:
    from inspector.services.overview import Overview, RoundLine
    from inspector.ui.theme import Tone

_AT_MOST: Final = 3


class OpenRounds(ListCard):
    """A line for each, which leads to its units; hidden where the year's own figures say as much."""

    def __init__(self) -> None:
        super().__init__("", "", at_most=_AT_MOST)

    def show_year(self, year: Overview) -> None:
        """Show the open rounds of a year."""
        self.setVisible(bool(year.open_rounds))
        title = self.tr("Rounds not closed ({count})")
        self.set_title(title.replace("{count}", small_count(len(year.open_rounds))))
        self.set_lines([self._line(one) for one in year.open_rounds])

    def lines(self) -> int:
        """How many lines are in sight; more scroll."""
        return min(len(self._shown), _AT_MOST)

    def _line(self, one: RoundLine) -> FactRow:
        words = self.tr("{fraction} units inspected").replace("{fraction}", one.counts.inspected_rate.fraction)
        return FactRow(one.title, words, badge=self._badge(one), key=one.id, share=0.4, folds=True)

    def _badge(self, one: RoundLine) -> tuple[str, Tone]:
        if one.left:
            return self.tr("{count} left").replace("{count}", small_count(one.left)), "warning"
        return self.tr("all inspected"), "good"
