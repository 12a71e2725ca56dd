"""A table of plain rows that sorts and filters in milliseconds.

Sort keys and search words are made once for each row, and the order of each column once for all rows, in small steps
while the window is idle; what a person clicks then lies ready.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot

from inspector.core.text import fold
from inspector.ui.models.columns import Column, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_STEP = 500
"""Rows prepared at a time: a few milliseconds."""
_AT_ONCE = 1000
"""A table this short is prepared when it is filled."""
Index = QModelIndex | QPersistentModelIndex
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignCenter,
}


class Role(IntEnum):
    """What the delegate asks beside the text."""

    TONE = Qt.ItemDataRole.UserRole
    DETAIL = Qt.ItemDataRole.UserRole + 1
    SHARE = Qt.ItemDataRole.UserRole + 2
    MUTED = Qt.ItemDataRole.UserRole + 3
    BOLD = Qt.ItemDataRole.UserRole + 4


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows behind a ``Table``; ``key`` names a row, so that a selection outlives a refresh."""

    arranged = Signal()
    """Sorted, filtered or filled again."""

    def __init__(
        self, columns: Sequence[Column[Row]], key: Callable[[Row], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._rows: list[Row] = []
        self._keys: list[list[Any]] = []
        self._words: list[str] = []
        self._orders: dict[int, list[int]] = {}
        self._ordered: list[int] = []
        self._shown: list[int] = []
        self._sorted_by: tuple[int, bool] | None = None
        self._needle = ""
        self._accept: Callable[[Row], bool] | None = None
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._prepare_some)

    # --- What pages ask ---

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, in the order given unless the person has chosen one."""
        # Announced before anything changes: whoever listens still reads the old rows.
        self.beginResetModel()
        self._rows = list(rows)
        self._keys = [[] for _ in self.columns]
        self._words = []
        self._orders = {}
        self._prepare(_AT_ONCE)
        if len(self._words) < len(self._rows):
            self._idle.start()
        self._ordered = self._order()
        self._finish_reset()

    def rows(self) -> list[Row]:
        """The rows shown, in the order shown."""
        return [self._rows[place] for place in self._shown]

    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._rows)

    def row_at(self, line: int) -> Row:
        """The row shown in ``line``."""
        return self._rows[self._shown[line]]

    def key_at(self, line: int) -> str:
        """The key of the row shown in ``line``."""
        return self._key(self.row_at(line))

    def lines_of(self, keys: frozenset[str]) -> list[int]:
        """The lines in which the rows of ``keys`` are shown."""
        if not keys:
            return []
        return [line for line, place in enumerate(self._shown) if self._key(self._rows[place]) in keys]

    def set_filter(self, words: str, accept: Callable[[Row], bool] | None = None) -> None:
        """Show the rows that hold every word of ``words`` (without regard to accents) and that ``accept`` takes."""
        self._needle = fold(words)
        self._accept = accept
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; a negative one brings the order given back."""
        self._sorted_by = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self._ordered = self._order()
        self._arrange()

    # --- What the view asks ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the default Qt prescribes
        """Rows shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the default Qt prescribes
        """Columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles and their alignment."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self.columns[section].align]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says and how it looks."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.row_at(index.row())
        asked = _ANSWERS.get(role)
        return asked(column, row) if asked else None

    # --- How it is ordered ---

    def _arrange(self) -> None:
        self.beginResetModel()
        self._finish_reset()

    def _finish_reset(self) -> None:
        self._shown = self._matching(self._ordered)
        self.endResetModel()
        self.arranged.emit()

    def _order(self) -> list[int]:
        if self._sorted_by is None:
            return list(range(len(self._rows)))
        column, backwards = self._sorted_by
        places = self._order_by(column)
        if not backwards:
            return places
        # What has no value stays last in either direction.
        keys = self._keys[column]
        valued = next((count for count, place in enumerate(places) if keys[place][0]), len(places))
        return places[:valued][::-1] + places[valued:]

    def _order_by(self, column: int) -> list[int]:
        """The rows in the order of a column; made once for the rows there are."""
        self._prepare(len(self._rows))
        if column not in self._orders:
            keys = self._keys[column]
            self._orders[column] = sorted(range(len(self._rows)), key=keys.__getitem__)
        return self._orders[column]

    def _matching(self, places: list[int]) -> list[int]:
        if self._needle:
            self._prepare(len(self._rows))
            words = self._words
            for part in self._needle.split(" "):
                places = [place for place in places if part in words[place]]
        if self._accept:
            accept = self._accept
            places = [place for place in places if accept(self._rows[place])]
        return places

    @Slot()
    def _prepare_some(self) -> None:
        if len(self._words) < len(self._rows):
            self._prepare(len(self._words) + _STEP)
        elif len(self._orders) < len(self.columns):
            self._order_by(next(column for column in range(len(self.columns)) if column not in self._orders))
        else:
            self._idle.stop()

    def _prepare(self, until: int) -> None:
        for row in self._rows[len(self._words) : until]:
            for column, keys in zip(self.columns, self._keys, strict=True):
                keys.append(column.sort_value(row))
            self._words.append(fold("\n".join(column.words(row) for column in self.columns)))


_ANSWERS: dict[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.text(row),
    Qt.ItemDataRole.AccessibleTextRole: lambda column, row: column.words(row),
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _row: _ALIGN[column.align],
    Role.TONE: lambda column, row: column.tone(row) if column.tone else None,
    Role.DETAIL: lambda column, row: column.detail(row) if column.detail else "",
    Role.SHARE: lambda column, row: column.share(row) if column.share else None,
    Role.MUTED: lambda column, _row: column.muted,
    Role.BOLD: lambda column, _row: column.bold,
}
