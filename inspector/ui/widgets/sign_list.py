"""A list of lines with a title, small words below it and a badge at the right, under captions; one line is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inspector.ui import metrics, theme
from inspector.ui.widgets.badge import badge_font, paint_badge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from inspector.ui.theme import Tone

_SIDE: Final = 8
_SECTION, _GROUP = 1, 2
_HEIGHTS: Final = {_SECTION: 34, _GROUP: 27}
_LINE: Final = Qt.ItemDataRole.UserRole + 1
_LETTERS: Final = {_SECTION: 11, _GROUP: 12}
_CAPTION_LINE: Final = 16
"""Height of a further line of a caption, in pixels; so many at most are shown."""
_CAPTION_LINES: Final = 2
_SIGN_LINE: Final = 22
"""Height of a line for the badge alone."""
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class SignLine:
    """One line; ``key`` names it."""

    key: str
    title: str
    detail: str = ""
    badge: str = ""
    tone: Tone = "neutral"
    caption: int = 0
    """1: stands above a section, 2: above a group in it; a caption cannot be chosen. 0: a line."""


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[SignLine, ...] = ()

    def set_lines(self, lines: Sequence[SignLine]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (line.title, line.detail, line.badge) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (line.title, line.detail) if part)
        return line if role == _LINE else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self.lines[index.row()].caption else super().flags(index)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        cell: Any = option
        line: SignLine = index.data(_LINE)
        # The rectangle of the option is not the line's yet.
        room = cell.widget.viewport().width() - 2 * _SIDE if cell.widget is not None else 0
        if line.caption:
            more = _caption_lines(cell.font, line, room) - 1
            return QSize(120, _HEIGHTS[line.caption] + more * _CAPTION_LINE)
        return QSize(120, metrics.ROW_TALL + (_SIGN_LINE if _sign_below(cell.font, line, room) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        # PySide's stubs do not know the fields of the option's base classes.
        cell: Any = option
        line: SignLine = index.data(_LINE)
        painter.save()
        if line.caption:
            _paint_caption(painter, cell, line, first=index.row() == 0)
            painter.restore()
            return
        _paint_ground(painter, cell)
        inside = cell.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        below = _sign_below(cell.font, line, inside.width())
        if below:
            _paint_sign(
                painter, QRect(inside.left(), inside.bottom() - _SIGN_LINE - 1, inside.width(), 20), line, below=True
            )
        elif line.badge:
            inside.setRight(_paint_sign(painter, inside, line, below=False) - _SIDE)
        bold, small = _bold(cell.font), QFont(cell.font)
        small.setPixelSize(11)
        top = cell.rect.top() + (4 if line.detail else 12)
        _paint_words(painter, QRect(inside.left(), top, inside.width(), 20), line.title, bold, "ink")
        if line.detail:
            _paint_words(painter, QRect(inside.left(), top + 19, inside.width(), 16), line.detail, small, "muted")
        painter.restore()


def _paint_ground(painter: QPainter, cell: Any) -> None:
    if cell.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(cell.rect, theme.color("accent_ground"))
    elif cell.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(cell.rect, theme.color("hover"))
    if cell.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(theme.color("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(cell.rect.adjusted(0, 0, -1, -1))


def _bold(font: QFont, pixels: int = 0) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    if pixels:
        bold.setPixelSize(pixels)
    return bold


def _sign_below(font: QFont, line: SignLine, room: int) -> bool:
    """A badge stands below the words of a narrow list, where the title would be cut beside it."""
    if not line.badge:
        return False
    badge = QFontMetrics(badge_font(font)).horizontalAdvance(line.badge) + 17
    return QFontMetrics(_bold(font)).horizontalAdvance(line.title) + badge + _SIDE + 2 > room


def _caption_lines(font: QFont, line: SignLine, room: int) -> int:
    """In how many lines a caption is written."""
    measured = QFontMetrics(_bold(font, _LETTERS[line.caption]))
    room -= measured.horizontalAdvance(line.detail) + _SIDE
    return _CAPTION_LINES if room > 0 and measured.horizontalAdvance(line.title) > room else 1


def _paint_caption(painter: QPainter, cell: Any, line: SignLine, *, first: bool) -> None:
    """A section below a hairline, a group by its name; how many at the right."""
    font, place = _bold(cell.font, _LETTERS[line.caption]), cell.rect.adjusted(_SIDE, 0, -_SIDE, -3)
    if line.caption == _SECTION and not first:
        painter.setPen(theme.color("line"))
        painter.drawLine(cell.rect.left(), cell.rect.top() + 5, cell.rect.right(), cell.rect.top() + 5)
    room = QFontMetrics(font).horizontalAdvance(line.detail) + _SIDE
    many = _caption_lines(cell.font, line, place.width())
    if many > 1:
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        wrapping = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place.adjusted(0, 8, -room, 0), wrapping, line.title)
    else:
        _paint_words(painter, place.adjusted(0, 8, -room, 0), line.title, font, "muted")
    count = place.adjusted(place.width() - room + _SIDE, 8, 0, (1 - many) * _CAPTION_LINE)
    _paint_words(painter, count, line.detail, font, "muted")


def _paint_sign(painter: QPainter, inside: QRect, line: SignLine, *, below: bool) -> int:
    font = badge_font(painter.font())
    painter.setFont(font)
    width = QFontMetrics(font).horizontalAdvance(line.badge) + 17
    left = inside.left() if below else inside.right() - width
    place = QRect(left, inside.center().y() - 9, width, 20)
    paint_badge(painter, place, line.badge, line.tone)
    return place.left()


def _paint_words(painter: QPainter, rect: QRect, words: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.color(ink))
    shown = QFontMetrics(font).elidedText(words.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)


class SignList(QListView):
    """Lines to choose one from with the mouse or with Up and Down; Enter goes on to what it shows."""

    chosen = Signal(str)
    """Key of the line that is chosen now; empty for none."""
    entered = Signal(str)
    """Enter was pressed on a line, or it was double-clicked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        # Lines are laid out anew in another width: a badge goes below the words, a caption into two lines.
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)
        self.activated.connect(self._enter)

    def show_lines(self, lines: Sequence[SignLine], chosen: str = "") -> None:
        """Show other lines; the one of the key ``chosen``, or that was chosen before, or the first, is chosen."""
        wanted = chosen or self.current()
        self._model.set_lines(lines)
        places = {line.key: place for place, line in enumerate(lines) if not line.caption}
        if places:
            place = places.get(wanted, min(places.values()))
            self.setCurrentIndex(self._model.index(place))
        else:
            self.chosen.emit("")

    def lines(self) -> tuple[SignLine, ...]:
        """What is shown."""
        return self._model.lines

    def current(self) -> str:
        """Key of the chosen line; empty for none."""
        index = self.currentIndex()
        return self._model.lines[index.row()].key if index.isValid() else ""

    def choose(self, key: str) -> None:
        """Choose the line of a key, where there is one."""
        place = next((at for at, line in enumerate(self._model.lines) if line.key == key and not line.caption), None)
        if place is not None:
            self.setCurrentIndex(self._model.index(place))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to a line, not to a caption."""
        ends = QAbstractItemView.CursorAction
        if action not in (ends.MoveHome, ends.MoveEnd):
            return super().moveCursor(action, modifiers)
        rows = [row for row, line in enumerate(self._model.lines) if not line.caption]
        if not rows:
            return QModelIndex()
        if action == ends.MoveHome:
            self.scrollToTop()
        return self._model.index(rows[0] if action == ends.MoveHome else rows[-1])

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.current())

    @Slot(QModelIndex)
    def _enter(self, _index: QModelIndex) -> None:
        self.entered.emit(self.current())
