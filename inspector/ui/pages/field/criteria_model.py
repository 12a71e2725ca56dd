"""The criteria of one area as a table: code, words, maximum, self score, assessed score, state."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector.core import formats

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from inspector.services.inspections import AnswerView, CriterionRow
    from inspector.ui.theme import Tone

Index = QModelIndex | QPersistentModelIndex


class Place(IntEnum):
    """Columns."""

    CODE = 0
    NAME = 1
    MAXIMUM = 2
    SELF = 3
    ASSESSED = 4
    STATE = 5


SCORES: Final = {Place.SELF: "self_points", Place.ASSESSED: "assessed_points"}
"""The columns that are typed into, and the field of the answer each one sets."""
DETAIL: Final = Qt.ItemDataRole.UserRole
"""Small lines below the name: each a :class:`Detail`."""
STATE: Final = Qt.ItemDataRole.UserRole + 1
"""``settled``, ``missing``, ``open`` or ``unsaved``."""
UNSAVED: Final = Qt.ItemDataRole.UserRole + 2
"""Whether the disk refused what a cell shows."""


class Detail(NamedTuple):
    """A line below the name of a criterion and how it is meant."""

    text: str
    tone: Tone = "neutral"


class CriteriaModel(QAbstractTableModel):
    """Plain rows; values change in place, so that an open editor and the selection stay."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[CriterionRow] = []
        self._missing: dict[str, str] = {}
        self._errors: dict[str, str] = {}
        self._unsaved: Mapping[str, frozenset[str]] = {}
        self.read_only = False
        self._narrow = False
        self._titles = (
            self.tr("Code"),
            self.tr("Criterion"),
            self.tr("Max"),
            self.tr("Self"),
            self.tr("Assessed"),
            "",
        )
        self._states = {
            "settled": self.tr("settled"),
            "missing": self.tr("something is missing"),
            "open": self.tr("not scored yet"),
            "unsaved": self.tr("not saved"),
        }

    def set_rows(self, rows: Sequence[CriterionRow], missing: Mapping[str, str]) -> None:
        """Show ``rows``; ``missing`` says by criterion what a scored one still lacks."""
        same = [row.id for row in rows] == [row.id for row in self._rows]
        if not same:
            self.beginResetModel()
            self._errors.clear()
        self._rows, self._missing = list(rows), dict(missing)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(Place) - 1))

    def row_at(self, line: int) -> CriterionRow:
        """The criterion in ``line``."""
        return self._rows[line]

    def line_of(self, criterion_id: str) -> int:
        """The line of a criterion; -1 when the area does not have it."""
        return next((line for line, row in enumerate(self._rows) if row.id == criterion_id), -1)

    def set_error(self, criterion_id: str, sentence: str) -> None:
        """Say under a criterion why what was typed was not taken; an empty sentence takes it back."""
        if self._errors.get(criterion_id, "") == sentence:
            return
        self._errors[criterion_id] = sentence
        line = self.line_of(criterion_id)
        if line >= 0:
            self.dataChanged.emit(self.index(line, 0), self.index(line, len(Place) - 1))

    def set_unsaved(self, unsaved: Mapping[str, frozenset[str]]) -> None:
        """Mark what the disk refused: fields of the answer, by criterion."""
        if unsaved != self._unsaved:
            self._unsaved = unsaved
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Place) - 1))

    def set_narrow(self, narrow: bool) -> None:
        """Say the maximum and the self score below the name: their columns are left out."""
        if narrow != self._narrow:
            self._narrow = narrow
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Place) - 1))

    def details(self, row: CriterionRow) -> tuple[Detail, ...]:
        """The lines below the name."""
        figures = Detail(self._figures(row)) if self._narrow else Detail("")
        return tuple(one for one in (figures, self._detail(row)) if one.text)

    def _figures(self, row: CriterionRow) -> str:
        words = self.tr("max {points}").replace("{points}", _points(row.maximum))
        given = _points(row.answer.self_points if row.answer else None)
        return " · ".join((words, self.tr("self {points}").replace("{points}", given))) if given else words

    def _detail(self, row: CriterionRow) -> Detail:
        """The error first, then what is missing, then the reason given."""
        answer = row.answer
        if error := self._errors.get(row.id):
            return Detail(error, "bad")
        if row.id in self._unsaved:
            return Detail(self.tr("Not saved yet: it is saved as soon as the disk takes it."), "bad")
        if row.state == "missing" and row.id in self._missing:
            return Detail(self._missing[row.id], "warning")
        return Detail(" · ".join(part for part in (self._said(answer), *self._attached(row)) if part))

    def _said(self, answer: AnswerView | None) -> str:
        if answer is None:
            return ""
        if answer.not_applicable:
            reason = answer.not_applicable_reason or ""
            return self.tr("Not applicable: {reason}").replace("{reason}", reason).rstrip(" :")
        return answer.reason or answer.note or ""

    def _attached(self, row: CriterionRow) -> Iterator[str]:
        if row.attachments:
            yield self.tr("{count} evidence").replace("{count}", formats.small_count(row.attachments))
        if row.findings:
            yield self.tr("{count} findings").replace("{count}", formats.small_count(row.findings))

    # --- What the view asks ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the default Qt prescribes
        """Criteria of the area."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the default Qt prescribes
        """Columns."""
        return 0 if parent.isValid() else len(Place)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles; figures stand at the right."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = section in (Place.MAXIMUM, Place.SELF, Place.ASSESSED)
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Scores are typed into unless the sheet is read only."""
        shared = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = index.column() in SCORES and not self.read_only and not self._not_applicable(index)
        return shared | Qt.ItemFlag.ItemIsEditable if editable else shared

    def _not_applicable(self, index: Index) -> bool:
        answer = self._rows[index.row()].answer
        return bool(answer and answer.not_applicable)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(row, Place(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, Place(index.column()))
        if role == UNSAVED:
            return SCORES.get(Place(index.column())) in self._unsaved.get(row.id, ())
        if role == DETAIL:
            return self.details(row)
        return self._state(row) if role == STATE else None

    def _state(self, row: CriterionRow) -> str:
        return "unsaved" if row.id in self._unsaved else row.state

    def _text(self, row: CriterionRow, place: Place) -> str:
        answer = row.answer
        if place is Place.SELF:
            return _points(answer.self_points if answer else None)
        if place is Place.ASSESSED:
            return _points(answer.assessed_points if answer else None)
        return {Place.CODE: row.code, Place.NAME: row.name, Place.MAXIMUM: _points(row.maximum)}.get(place, "")

    def _spoken(self, row: CriterionRow, place: Place) -> str:
        if place is Place.STATE:
            return self._states[self._state(row)]
        if place is Place.NAME:
            return ". ".join((row.name, *(one.text for one in self.details(row))))
        if place in SCORES:
            return f"{row.code} {self._titles[place]}: {self._text(row, place) or formats.NOTHING}"
        return self._text(row, place)


def _points(value: Decimal | None) -> str:
    return "" if value is None else formats.points(value)
