"""How cells of tables are drawn: text, badges, a small second line, bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from inspector.core import formats
from inspector.ui import theme
from inspector.ui.models.table import Index, Role
from inspector.ui.widgets.badge import badge_font, paint_badge
from inspector.ui.widgets.bars import paint_bar

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from inspector.ui.theme import Tone

_SIDE = 8
_FIGURES = "00/00"
"""The widest figures that commonly stand beside a bar: the bars of a column are of one width."""


class CellDelegate(QStyledItemDelegate):
    """Draws the cells of :class:`~inspector.ui.widgets.table.Table` from the tokens in force."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, hairline, then what the column asks for."""
        # PySide's stubs do not know the fields of the option's base classes.
        cell: Any = option
        painter.save()
        _paint_ground(painter, cell)
        inside = cell.rect.adjusted(_SIDE, 0, -_SIDE, -1)
        words = index.data(Qt.ItemDataRole.DisplayRole) or ""
        tone, share = index.data(Role.TONE), index.data(Role.SHARE)
        if tone is not None and words:
            _paint_tone(painter, inside, words, tone, index.data(Qt.ItemDataRole.TextAlignmentRole))
        elif share is not None:
            _paint_share(painter, inside, share, words)
        else:
            _paint_words(painter, inside, words, index, cell.font)
        if cell.state & QStyle.StateFlag.State_HasFocus:
            _paint_focus(painter, cell.rect)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the whole text of a cell that had no room for it."""
        cell: Any = option
        words = index.data(Qt.ItemDataRole.DisplayRole) or ""
        detail = index.data(Role.DETAIL) or ""
        widest = max(cell.fontMetrics.horizontalAdvance(part) for part in (words, detail))
        text = "\n".join(part for part in (words, detail) if part) if widest > cell.rect.width() - 2 * _SIDE else ""
        QToolTip.showText(event.globalPos(), text, view)
        return bool(text)


def _paint_ground(painter: QPainter, cell: Any) -> None:
    if cell.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(cell.rect, theme.color("accent_ground"))
    elif cell.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(cell.rect, theme.color("hover"))
    painter.fillRect(QRect(cell.rect.left(), cell.rect.bottom(), cell.rect.width(), 1), theme.color("line"))


def _paint_focus(painter: QPainter, rect: QRect) -> None:
    painter.setPen(theme.color("accent"))
    # What was painted last may have left its brush: the frame must not fill the cell.
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0, 0, -1, -2))


def _paint_tone(painter: QPainter, rect: QRect, words: str, tone: Tone, align: Any) -> None:
    font = badge_font(painter.font())
    painter.setFont(font)
    width = min(QFontMetrics(font).horizontalAdvance(words) + 17, rect.width())
    place = QRect(rect.left(), rect.center().y() - 9, width, 20)
    if align & Qt.AlignmentFlag.AlignRight:
        place.moveRight(rect.right())
    elif align & Qt.AlignmentFlag.AlignHCenter:
        place.moveLeft(rect.center().x() - width // 2)
    paint_badge(painter, place, QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width - 8), tone)


def _paint_share(painter: QPainter, rect: QRect, share: float, words: str) -> None:
    widths = [painter.fontMetrics().horizontalAdvance(one) for one in (words, _FIGURES)]
    room = max(widths) + 8 if words else 0
    bar = QRectF(rect.left(), rect.center().y() - 2, max(rect.width() - room, 20), 6)
    paint_bar(painter, bar, [(share, "accent")])
    painter.setPen(theme.color("muted"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words or formats.NOTHING)


def _paint_words(painter: QPainter, rect: QRect, words: str, index: Index, font: QFont) -> None:
    detail = index.data(Role.DETAIL)
    if index.data(Role.BOLD):
        font.setWeight(QFont.Weight.DemiBold)
    ink = theme.color("muted" if index.data(Role.MUTED) else "ink")
    align = index.data(Qt.ItemDataRole.TextAlignmentRole)
    if not detail:
        _paint_line(painter, rect, words, font, ink, align)
        return
    small = detail_font(font)
    middle = rect.center().y()
    _paint_line(painter, QRect(rect.left(), middle - 17, rect.width(), 18), words, font, ink, align)
    below = QRect(rect.left(), middle + 1, rect.width(), 16)
    _paint_line(painter, below, detail, small, theme.color("muted"), align)


def detail_font(font: QFont) -> QFont:
    """The font of the small second line of a cell."""
    small = QFont(font)
    small.setPixelSize(11)
    small.setWeight(QFont.Weight.Normal)
    return small


def _paint_line(painter: QPainter, rect: QRect, words: str, font: QFont, ink: QColor, align: Any) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    shown = QFontMetrics(font).elidedText(words.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, align, shown)
