"""How a criterion is drawn, and the small editor its points are typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from inspector.core.errors import Refused
from inspector.ui import icons, metrics, theme
from inspector.ui.pages.field.criteria_model import (
    DETAIL,
    SCORES,
    STATE,
    UNSAVED,
    CriteriaModel,
    Detail,
    Index,
    Place,
)
from inspector.ui.pages.field.score import read_score

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIDE: Final = 8
_ABOVE: Final = 7
_BOX: Final = QSize(56, 24)
_SIGNS: Final = {
    "settled": ("check", "good"),
    "missing": ("circle-alert", "warning"),
    "open": ("circle", "edge"),
    "unsaved": ("circle-alert", "bad"),
}
_STEPS: Final = {
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_Up: -1,
}
_CROSSINGS: Final = {
    (Qt.Key.Key_Right, Place.SELF): Place.ASSESSED,
    (Qt.Key.Key_Left, Place.ASSESSED): Place.SELF,
}
"""Where an arrow leads from a cell; elsewhere it moves the cursor among the digits."""
_WRAP: Final = Qt.TextFlag.TextWordWrap


class CriteriaDelegate(QStyledItemDelegate):
    """Paints the cells; an editor that is left with readable points tells them with ``entered``."""

    entered = Signal(str, str, object)
    """Criterion, field of the answer, points or None."""
    stepped = Signal(int)
    """The editor was left with a key: go that many criteria on."""
    crossed = Signal(int)
    """The editor was left with an arrow: go to that column of the same criterion."""

    def __init__(self, model: CriteriaModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._index = QPersistentModelIndex()
        self.editor: QLineEdit | None = None

    # --- Drawing ---

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        # PySide's stubs do not know the fields of the option's base classes.
        cell: Any = option
        painter.save()
        rect = QRect(cell.rect)
        current = bool(cell.state & QStyle.StateFlag.State_Selected)
        focused = bool(cell.state & QStyle.StateFlag.State_HasFocus)
        if current:
            painter.fillRect(rect, theme.color("accent_ground"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        inside = rect.adjusted(_SIDE, 0, -_SIDE, -1)
        place = Place(index.column())
        words = index.data(Qt.ItemDataRole.DisplayRole) or ""
        if place is Place.STATE:
            _paint_sign(painter, inside, index.data(STATE), current=current)
        elif place is Place.NAME:
            _paint_name(painter, inside, words, index.data(DETAIL), cell.font)
        elif place in SCORES:
            editable = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
            ink = "bad" if index.data(UNSAVED) else "ink" if place is Place.ASSESSED else "muted"
            _paint_score(painter, rect, words, place, ink, focused=focused, editable=editable)
        else:
            painter.setPen(theme.color("muted"))
            side = Qt.AlignmentFlag.AlignRight if place is Place.MAXIMUM else Qt.AlignmentFlag.AlignLeft
            painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def height(self, line: int, width: int, font: QFont) -> int:
        """Height of a criterion whose name is ``width`` wide."""
        row = self._model.row_at(line)
        room = max(width - 2 * _SIDE, 40)
        below = [_text_height(one.text, room, small_font(font)) + 1 for one in self._model.details(row)]
        tall = _text_height(row.name, room, font) + sum(below)
        return max(metrics.ROW, tall + 2 * _ABOVE)

    # --- Editing ---

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for the points."""
        line = QLineEdit(parent)
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setAccessibleName(index.data(Qt.ItemDataRole.AccessibleTextRole))
        line.setMaxLength(12)
        self._index, self.editor = QPersistentModelIndex(index), line
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start from what stands there; never overwrite what is being typed."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Nothing: points leave through ``entered``, once they have been read."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the box that was painted."""
        cell: Any = option
        editor.setGeometry(_box(cell.rect).adjusted(-2, -3, 2, 3))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Tab and the arrows commit and move on; Escape drops; leaving commits what can be read."""
        if watched is not self.editor:
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.leave()
        return False

    def leave(self) -> None:
        """End editing: take points that can be read, drop the others (their sentence stays)."""
        if self.editor is not None:
            self._commit()
            self._close()

    def _pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._model.set_error(self._criterion(), "")
            self._close()
            return True
        place = _CROSSINGS.get((key, Place(self._index.column()))) if self._index.isValid() else None
        if (key not in _STEPS and place is None) or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if self._commit():
            self._close()
            if place is None:
                self.stepped.emit(_STEPS[key])
            else:
                self.crossed.emit(place)
        return True

    def _criterion(self) -> str:
        return self._model.row_at(self._index.row()).id if self._index.isValid() else ""

    def _commit(self) -> bool:
        """Tell the points; False when they cannot be taken, which the row then says."""
        if self.editor is None or not self._index.isValid() or not self.editor.isModified():
            return True
        row, field = self._model.row_at(self._index.row()), SCORES[Place(self._index.column())]
        try:
            value = read_score(self.editor.text(), row.maximum)
        except Refused as error:
            self._model.set_error(row.id, str(error))
            self.editor.selectAll()
            return False
        self._model.set_error(row.id, "")
        self.editor.setModified(False)
        self.entered.emit(row.id, field, value)
        return True

    def _close(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def small_font(font: QFont) -> QFont:
    """The font of second lines."""
    made = QFont(font)
    made.setPixelSize(11)
    return made


def _text_height(text: str, width: int, font: QFont) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 4000), _WRAP, text).height()


def _box(rect: QRect) -> QRect:
    made = QRect(0, 0, _BOX.width(), _BOX.height())
    made.moveCenter(rect.center())
    made.moveRight(rect.right() - 6)
    return made


def _paint_name(painter: QPainter, inside: QRect, words: str, details: Sequence[Detail], font: QFont) -> None:
    room = inside.adjusted(0, _ABOVE, 0, -_ABOVE)
    small = small_font(font)
    lines = [(words, "ink", font), *((one.text, _ink(one), small) for one in details)]
    heights = [_text_height(text, room.width(), used) for text, _, used in lines]
    top = room.top() + max((room.height() - sum(heights) - len(details)) // 2, 0)
    for (text, ink, used), tall in zip(lines, heights, strict=True):
        painter.setFont(used)
        painter.setPen(theme.color(ink))
        painter.drawText(QRect(room.left(), top, room.width(), tall), _WRAP, text)
        top += tall + 1


def _ink(detail: Detail) -> str:
    return "muted" if detail.tone == "neutral" else detail.tone


def _paint_score(
    painter: QPainter, rect: QRect, words: str, place: Place, ink: str, *, focused: bool, editable: bool
) -> None:
    box = _box(rect)
    assessed = place is Place.ASSESSED
    if editable and (assessed or focused):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if focused else "line"), 2 if focused else 1))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    if assessed:
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
    painter.setPen(theme.color(ink))
    align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    # On one line with the figures beside it, which have no box.
    line = QRect(box.left() + 4, rect.top(), box.width() - 12, rect.height() - 1)
    painter.drawText(line, align, words)


def _paint_sign(painter: QPainter, inside: QRect, state: str, *, current: bool) -> None:
    name, token = _SIGNS[state]
    if current and state == "open":
        name, token = "chevron-right", "accent"
    place = QRectF(0, 0, 16, 16)
    place.moveCenter(inside.center().toPointF())
    icons.paint(painter, name, place, theme.color(token))
