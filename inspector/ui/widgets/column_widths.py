"""Widths of a table's columns: fitted to the room there is, and those chosen by hand kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from inspector.ui.models.table import Role
from inspector.ui.widgets.cells import detail_font

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspector.core.settings import Settings
    from inspector.ui.models.columns import Column

_LEAST: Final = 44
"""No column is narrower; what settings of earlier versions kept below it came of hidden columns."""
_MOST: Final = 1200
_NAME_LEAST: Final = 160
"""What stretches has at least this much: rather than less, the table is scrolled."""
_NAME_GOOD: Final = 260
"""Where the room is short, the other columns of words give way until what stretches has this much."""
_NAME_WHOLE: Final = 320
"""Names (what stretches and is bold) of up to this width are not cut while other words can give way."""
_NAME_ENOUGH: Final = 380
"""What stretches shares the room beyond this with the other columns of words."""
_WORDS: Final = 110
"""Columns of at least this width hold words, which can be cut or given more room; days and numbers cannot."""
_CUT: Final = 96
_NAMED: Final = 190
"""Names of rows that do not stretch are not cut below this width."""
_GROWTH: Final = 1.7
_MEASURED: Final = 200
"""So many rows tell how wide the words of a column are."""
_MOST_NEEDED: Final = 420
"""Longer words are shown whole by the tooltip of their cell."""
_SIDES: Final = 26
"""The margins of a cell, and those of a badge in it."""


class ColumnWidths(QObject):
    """Keeps widths chosen by hand in the settings under ``name``; every other column follows the room there is."""

    def __init__(self, view: QTableView, columns: Sequence[Column[Any]], name: str, settings: Settings) -> None:
        super().__init__(view)
        self._view = view
        self._columns = tuple(columns)
        self._name = name
        self._settings = settings
        self._fitting = False
        self._needs: dict[int, int] = {}
        self._measured_now: set[int] = set()
        self._by_hand = self._kept()
        # A column is said to be resized before it is said to be hidden: fitting waits until both are done.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.fit)
        titles = view.horizontalHeader()
        titles.setMinimumSectionSize(_LEAST)
        for place, shown in enumerate(self._columns):
            view.setColumnWidth(place, self._wished(shown))
            if shown.stretch:
                titles.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        titles.sectionResized.connect(self._resized)
        view.viewport().installEventFilter(self)
        view.model().modelReset.connect(self._forget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the columns to another width of the table."""
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    @Slot()
    def _forget(self) -> None:
        """Other rows, other words."""
        self._measured_now.clear()
        self._soon.start(0)

    @Slot()
    def fit(self) -> None:
        """Give every column that nobody has set by hand its share of the room."""
        seen = [(place, one) for place, one in enumerate(self._columns) if not self._view.isColumnHidden(place)]
        fixed = [(place, one) for place, one in seen if not one.stretch]
        stretching = [(place, one) for place, one in seen if one.stretch]
        if not stretching:
            return
        self._fitting = True
        try:
            self._spread(fixed, len(stretching))
            wanted = sum(max(self._needed(place, one), _NAME_LEAST) for place, one in stretching)
            cut = sum(self._cut(fixed).values())
            self._take_back(fixed, wanted + cut - self._left(fixed))
            names = sum(min(self._needed(place, one), _NAME_WHOLE) for place, one in stretching if one.bold)
            self._give_up(fixed, names - self._left(fixed))
            self._share_out(fixed, self._left(fixed) - wanted)
            self._stretch([place for place, _ in stretching], self._left(fixed))
        finally:
            self._fitting = False

    def _left(self, fixed: Sequence[tuple[int, Column[Any]]]) -> int:
        """The room that is left to what stretches."""
        return self._view.viewport().width() - sum(self._view.columnWidth(place) for place, _ in fixed)

    def _spread(self, fixed: Sequence[tuple[int, Column[Any]]], stretching: int) -> None:
        """Begin with the widths that are wished for; columns of words share what is over or short."""
        room = self._view.viewport().width() - sum(self._wished(one) for _, one in fixed)
        elastic = [(place, one) for place, one in fixed if self._holds_words(one)]
        lack, rest = _NAME_GOOD * stretching - room, room - _NAME_ENOUGH * stretching
        give = -lack if lack > 0 else max(rest, 0)
        whole = sum(one.width for _, one in elastic) or 1
        for place, one in fixed:
            share = give * one.width // whole if (place, one) in elastic else 0
            self._view.setColumnWidth(place, self._bounded(place, one, share))

    def _take_back(self, fixed: Sequence[tuple[int, Column[Any]]], lack: int) -> None:
        """Where words are cut for want of room, take what other columns have beyond their widest words."""
        if lack <= 0 or not self._view.model().rowCount():
            return
        over = {
            place: self._view.columnWidth(place) - max(self._needed(place, one), self._titled(one))
            for place, one in fixed
            if one.key not in self._by_hand
        }
        self._take(over, lack)

    def _give_up(self, fixed: Sequence[tuple[int, Column[Any]]], lack: int) -> None:
        """What rows are called by is whole before other words are: these are cut as far as can be read."""
        if lack > 0:
            words = [(place, one) for place, one in fixed if self._holds_words(one)]
            self._take({place: self._view.columnWidth(place) - self._least(place, one) for place, one in words}, lack)

    def _least(self, place: int, one: Column[Any]) -> int:
        """As far as words can be cut: names of rows hardly, others as far as their title can be read."""
        named = min(self._needed(place, one), _NAMED) if one.bold and self._view.model().rowCount() else 0
        return max(_CUT, self._titled(one), named)

    def _take(self, over: Mapping[int, int], lack: int) -> None:
        """Take what is lacking from columns, each in proportion to what it has over."""
        rooms = {place: room for place, room in over.items() if room > 0}
        whole = sum(rooms.values())
        for place, room in rooms.items():
            self._view.setColumnWidth(place, self._view.columnWidth(place) - min(room, -(-lack * room // whole)))

    def _titled(self, one: Column[Any]) -> int:
        """The width of a column's title with the mark of its order."""
        font = QFont(self._view.horizontalHeader().font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font).horizontalAdvance(one.title) + _SIDES

    def _share_out(self, fixed: Sequence[tuple[int, Column[Any]]], spare: int) -> None:
        """Give what the stretching columns do not need to those whose words are cut."""
        cut = self._cut(fixed)
        whole = sum(cut.values())
        if spare <= 0 or not whole:
            return
        for place, lack in cut.items():
            self._view.setColumnWidth(place, self._view.columnWidth(place) + min(lack, spare * lack // whole))

    def _cut(self, fixed: Sequence[tuple[int, Column[Any]]]) -> dict[int, int]:
        """By how much the words of columns are cut."""
        lacks = {
            place: self._needed(place, one) - self._view.columnWidth(place)
            for place, one in fixed
            if one.key not in self._by_hand
        }
        return {place: lack for place, lack in lacks.items() if lack > 0}

    def _needed(self, place: int, one: Column[Any]) -> int:
        """The width at which the cells of a column are not cut, as far as the first rows tell."""
        if place not in self._measured_now:
            self._measured_now.add(place)
            # Never less than before: a column must not jump while somebody sorts or types into the filter.
            self._needs[place] = max(self._needs.get(place, 0), self._measured(place, one))
        return self._needs[place]

    def _measured(self, place: int, one: Column[Any]) -> int:
        model = self._view.model()
        rows = range(min(model.rowCount(), _MEASURED))
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold if one.bold or one.tone is not None else QFont.Weight.Normal)
        widest = 0
        for role, its_font in ((Qt.ItemDataRole.DisplayRole, font), (Role.DETAIL, detail_font(font))):
            words = {str(model.index(line, place).data(role) or "") for line in rows}
            widest = max((widest, *map(QFontMetrics(its_font).horizontalAdvance, words)))
        bar = _LEAST if one.share is not None else 0
        return min(widest + bar + _SIDES, _MOST_NEEDED)

    def _stretch(self, places: Sequence[int], room: int) -> None:
        """Fill the room that is left; where it is too little even now, the table is scrolled instead."""
        alone = len(places) == self._view.model().columnCount()
        short = room < _NAME_LEAST * len(places) and not alone
        mode = QHeaderView.ResizeMode.Fixed if short else QHeaderView.ResizeMode.Stretch
        for place in places:
            self._view.horizontalHeader().setSectionResizeMode(place, mode)
            if short:
                self._view.setColumnWidth(place, _NAME_LEAST)

    def _bounded(self, place: int, one: Column[Any], share: int) -> int:
        width, least = self._wished(one), self._least(place, one)
        return width if not share else min(max(width + share, least), int(width * _GROWTH))

    def _wished(self, one: Column[Any]) -> int:
        return self._by_hand.get(one.key) or max(one.width, self._titled(one))

    def _holds_words(self, one: Column[Any]) -> bool:
        # What has an order of its own is mostly a day or a moment.
        numbers = one.align != "left" or one.share is not None or one.tone is not None or one.order is not None
        return not numbers and one.width >= _WORDS and one.key not in self._by_hand

    @Slot(int, int, int)
    def _resized(self, place: int, old: int, new: int) -> None:
        one = self._columns[place]
        if self._fitting or one.stretch:
            return
        # A column that is hidden or shown again is not resized by hand.
        if old and new:
            self._by_hand[one.key] = new
            widths = (f"{key}={width}" for key, width in self._by_hand.items())
            self._settings.window[self._name] = ",".join(widths)
        else:
            self._soon.start(0)

    def _kept(self) -> dict[str, int]:
        known = {one.key for one in self._columns if not one.stretch}
        parts = (part.split("=", 1) for part in self._settings.window.get(self._name, "").split(",") if "=" in part)
        numbers = {key: int(width) for key, width in parts if key in known and width.isascii() and width.isdigit()}
        return {key: min(width, _MOST) for key, width in numbers.items() if width > _LEAST}
