"""The left list of the sheet: its areas with their progress, then what else is recorded at the unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inspector.core import formats
from inspector.ui import icons, theme
from inspector.ui.pages.field.criteria_delegate import small_font
from inspector.ui.widgets.bars import paint_bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.inspections import AreaSheet

_SIDE: Final = 8
_LINE: Final = 17
_WRAP: Final = Qt.TextFlag.TextWordWrap
_PLAIN_HEIGHT: Final = 29


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: an area (with its progress) or another part of the sheet (with an icon)."""

    key: str
    name: str
    count: str = ""
    total: str = ""
    share: float | None = None
    icon: str = ""


class Contents(QListWidget):
    """Parts of the sheet; arrows and Alt+Up/Down walk over them."""

    opened = Signal(str)
    entered_part = Signal()
    """The person wants to work in the part chosen."""
    typed = Signal(str)
    """A letter or a digit: it is meant for the part chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setItemDelegate(_EntryDelegate(self))
        self.setAccessibleName(self.tr("Parts of the sheet"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.currentRowChanged.connect(self._tell)
        self._keys: list[str] = []

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries; the current one stays, nothing is told."""
        current = self.key()
        self.blockSignals(True)
        keys = [entry.key for entry in entries]
        if keys != self._keys:
            self.clear()
            for _entry in entries:
                self.addItem(QListWidgetItem())
            self._keys = keys
        for line, entry in enumerate(entries):
            item = self.item(line)
            item.setData(Qt.ItemDataRole.UserRole, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(p for p in (entry.name, entry.count) if p))
            item.setText(entry.name)
        self.setCurrentRow(keys.index(current) if current in keys else -1)
        self.blockSignals(False)
        self.scheduleDelayedItemsLayout()

    def key(self) -> str:
        """The current part; empty for none."""
        return self._keys[self.currentRow()] if 0 <= self.currentRow() < len(self._keys) else ""

    def choose(self, key: str) -> None:
        """Make a part the current one."""
        if key in self._keys:
            self.setCurrentRow(self._keys.index(key))

    def step(self, step: int) -> bool:
        """Go to the next or the last part; False at the end."""
        line = self.currentRow() + step
        if not 0 <= line < len(self._keys):
            return False
        self.setCurrentRow(line)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Right go into the part; so do letters and digits, which begin to work there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.entered_part.emit()
        elif not event.text().strip():
            super().keyPressEvent(event)
        else:
            self.typed.emit(event.text())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses a part and goes into it."""
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.entered_part.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the names anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @Slot(int)
    def _tell(self, line: int) -> None:
        # The current name is bold and may take another line.
        self.scheduleDelayedItemsLayout()
        if 0 <= line < len(self._keys):
            self.opened.emit(self._keys[line])


class _EntryDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        view: Any = self.parent()
        width = view.viewport().width()
        if entry.share is None:
            return QSize(width, _PLAIN_HEIGHT)
        current = view.currentRow() == index.row()
        return QSize(width, _name_height(entry.name, width, view.font(), bold=current) + _LINE + 5)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell: Any = option
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(cell.state & QStyle.StateFlag.State_Selected)
        hovered = bool(cell.state & QStyle.StateFlag.State_MouseOver)
        _paint_ground(painter, cell, current=current, hovered=hovered)
        inside = QRect(cell.rect).adjusted(_SIDE, 3, -_SIDE, -2)
        font = QFont(cell.font)
        font.setWeight(QFont.Weight.Bold if current else QFont.Weight.Normal)
        painter.setFont(font)
        if entry.share is None:
            _paint_plain(painter, inside, entry, current=current)
        else:
            _paint_area(painter, inside, entry)
        painter.restore()


def _paint_ground(painter: QPainter, cell: Any, *, current: bool, hovered: bool) -> None:
    if not current and not hovered:
        return
    painter.setPen(theme.color("accent") if cell.state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent_ground" if current else "hover"))
    painter.drawRoundedRect(QRectF(cell.rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


def _paint_plain(painter: QPainter, inside: QRect, entry: Entry, *, current: bool) -> None:
    place = QRectF(inside.left(), inside.center().y() - 7.5, 16, 16)
    icons.paint(painter, entry.icon, place, theme.color("accent" if current else "muted"))
    painter.setPen(theme.color("ink"))
    words = inside.adjusted(24, 0, -24 if entry.count else 0, 0)
    shown = painter.fontMetrics().elidedText(entry.name, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
    painter.setFont(small_font(painter.font()))
    painter.setPen(theme.color("muted"))
    painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, entry.count)


def _paint_area(painter: QPainter, inside: QRect, entry: Entry) -> None:
    painter.setPen(theme.color("ink"))
    painter.drawText(inside, _WRAP, entry.name)
    line = QRect(inside.left(), inside.bottom() - _LINE + 2, inside.width(), _LINE)
    small = small_font(painter.font())
    small.setWeight(QFont.Weight.Normal)
    painter.setFont(small)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.setPen(theme.color("ink"))
    painter.drawText(line, right, entry.total or formats.NOTHING)
    painter.setPen(theme.color("muted"))
    painter.drawText(line.adjusted(0, 0, -42, 0), right, entry.count)
    bar = QRectF(line.left(), line.center().y() - 1.5, max(line.width() - 84, 20), 5)
    paint_bar(painter, bar, [(entry.share or 0.0, "accent")])


def _name_height(name: str, width: int, font: QFont, *, bold: bool) -> int:
    shown = QFont(font)
    shown.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return QFontMetrics(shown).boundingRect(QRect(0, 0, width - 2 * _SIDE, 4000), _WRAP, name).height()


def area_entry(area: AreaSheet) -> Entry:
    """The line of an area."""
    return Entry(
        key=area.id,
        name=f"{area.code}. {area.short_name or area.name}",
        count=f"{area.answered}/{area.count}",
        total="" if area.assessed is None else formats.points(area.assessed),
        share=area.answered / area.count if area.count else 0.0,
    )
