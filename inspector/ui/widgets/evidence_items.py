"""How a piece of evidence is drawn in a list: thumbnail, caption, when and how large."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inspector.core import formats
from inspector.core.clock import VIETNAM
from inspector.ui import icons, theme

if TYPE_CHECKING:
    from inspector.services.evidence import EvidenceRow

THUMBNAIL: Final = QSize(56, 44)


class EvidenceDelegate(QStyledItemDelegate):
    """Draws an item whose data is an :class:`EvidenceRow`, with its picture as the decoration."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A thumbnail and some air."""
        return QSize(120, THUMBNAIL.height() + 8)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Thumbnail at the left, words at its right."""
        cell: Any = option
        row: EvidenceRow = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if cell.state & (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver):
            focused = bool(cell.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_ground" if focused else "hover"))
            painter.drawRoundedRect(QRectF(cell.rect), 6, 6)
        place = QRect(cell.rect.left() + 4, cell.rect.top() + 4, THUMBNAIL.width(), THUMBNAIL.height())
        _paint_picture(painter, place, row, index.data(Qt.ItemDataRole.DecorationRole))
        words = QRect(place.right() + 10, place.top(), cell.rect.right() - place.right() - 12, place.height())
        _paint_words(painter, words, row)
        painter.restore()


def _paint_picture(painter: QPainter, place: QRect, row: EvidenceRow, picture: Any) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(place), 5, 5)
    painter.fillPath(shape, theme.color("hover"))
    if isinstance(picture, QPixmap):
        painter.setClipPath(shape)
        cut = QRect(0, 0, *_cut(picture.size(), place.size()))
        cut.moveCenter(picture.rect().center())
        painter.drawPixmap(place, picture, cut)
        painter.setClipping(False)
        return
    name = "triangle-alert" if row.missing else "image" if row.is_image else "file-text"
    sign = QRectF(0, 0, 20, 20)
    sign.moveCenter(place.center().toPointF())
    icons.paint(painter, name, sign, theme.color("warning" if row.missing else "muted"))


def _cut(picture: QSize, place: QSize) -> tuple[int, int]:
    """The largest part of a picture that has the shape of its place."""
    part = place.scaled(picture, Qt.AspectRatioMode.KeepAspectRatio)
    return part.width(), part.height()


def _paint_words(painter: QPainter, words: QRect, row: EvidenceRow) -> None:
    right = Qt.TextElideMode.ElideRight
    middle = words.center().y()
    painter.setPen(theme.color("ink"))
    caption = painter.fontMetrics().elidedText(row.caption or row.name, right, words.width())
    painter.drawText(QRect(words.left(), middle - 19, words.width(), 18), Qt.AlignmentFlag.AlignVCenter, caption)
    small = QFont(painter.font())
    small.setPixelSize(11)
    painter.setFont(small)
    painter.setPen(theme.color("muted"))
    facts = painter.fontMetrics().elidedText(facts_of(row), right, words.width())
    painter.drawText(QRect(words.left(), middle + 1, words.width(), 16), Qt.AlignmentFlag.AlignVCenter, facts)


def facts_of(row: EvidenceRow) -> str:
    """When it was taken, and how large it is."""
    taken = row.taken_at.astimezone(VIETNAM) if row.taken_at else None
    when = f"{formats.date_short(taken.date())} {taken:%H:%M}" if taken else ""
    return " · ".join(part for part in (when, _size(row.size)) if part)


def _size(size: int | None) -> str:
    if size is None:
        return ""
    if size >= 1_000_000:
        return f"{formats.number(Decimal(size) / 1_000_000, 1)} MB"
    return f"{formats.number(max(round(size / 1000), 1))} KB"
