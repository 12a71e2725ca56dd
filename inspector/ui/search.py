"""Go to anything, do anything: the search box of the window and the list below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from inspector.core.text import fold
from inspector.ui import icons, theme
from inspector.ui.widgets.badge import badge_font
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.layouts import column
from inspector.ui.widgets.search_line import SearchLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST: Final = 12
_LINE: Final = 34
_ICONS: Final = {
    "unit": "building-2",
    "inspection": "clipboard-check",
    "finding": "flag",
    "round": "calendar-days",
    "plan": "calendar-days",
    "person": "user",
    "legal_document": "scale",
    "recommendation": "wrench",
    "criterion": "list-checks",
    "attachment": "paperclip",
    "document_text": "file-text",
}


@dataclass(frozen=True)
class Target:
    """Something that was found: a page to open at ``argument``, an action of the window, or a year to work on."""

    title: str
    detail: str = ""
    icon: str = "arrow-right"
    page: str = ""
    argument: object = None
    action: str = ""
    year: int = 0


def icon_of(kind: str) -> str:
    """The icon of a kind of record."""
    return _ICONS.get(kind, "file-text")


def matching(targets: Iterable[Target], words: str) -> list[Target]:
    """The targets whose title holds every word, without regard to accents."""
    parts = fold(words).split(" ")
    return [target for target in targets if all(part in fold(target.title) for part in parts)]


class SearchBox(SearchLine):
    """The box at the top, with the keys that lead to it painted inside."""

    entered = Signal()
    left = Signal()
    moved = Signal(int)

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder)
        self.setMinimumWidth(160)
        self.setMaximumWidth(388)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move in the list, Enter takes, Escape leaves."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes when the box is left."""
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the keys that lead here while the box is empty."""
        super().paintEvent(event)
        if self.text() or self.width() < 240:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(badge_font(self.font()))
        rect = self.rect().adjusted(self.width() - 52, 6, -9, -6)
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(rect, 4, 4)
        painter.setPen(theme.color("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "Ctrl K")
        painter.end()


class _TargetDelegate(QStyledItemDelegate):
    """The title at the left, what it is at the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        # PySide's stubs do not know the fields of the option's base classes.
        cell: Any = option
        super().paint(painter, option, index)
        title, detail = index.data(Qt.ItemDataRole.DisplayRole), index.data(Qt.ItemDataRole.UserRole)
        room = cell.rect.adjusted(40 + cell.fontMetrics.horizontalAdvance(title), 0, -10, 0)
        painter.save()
        painter.setPen(theme.color("muted"))
        words = cell.fontMetrics.elidedText(detail, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class SearchPopup(QFrame):
    """The list below the search box; ``taken(target)`` when the person takes an entry."""

    taken = Signal(object)

    def __init__(self, box: SearchBox, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "popup")
        self._box = box
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setIconSize(QSize(16, 16))
        self._list.setItemDelegate(_TargetDelegate(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("Found"))
        self._nothing = label(self.tr("Nothing was found. Try fewer words; accents are not needed."), "muted")
        self._nothing.setContentsMargins(10, 8, 10, 8)
        self.setLayout(column(self._nothing, self._list, margin=4))
        self._targets: list[Target] = []
        self._list.itemClicked.connect(self._clicked)
        box.moved.connect(self._move)
        box.entered.connect(self._take_current)
        box.left.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    def show_targets(self, targets: Sequence[Target]) -> None:
        """Show what was found, the first one ready to be taken."""
        self._targets = list(targets)[:_MOST]
        self._list.clear()
        for target in self._targets:
            item = QListWidgetItem(icons.icon(target.icon, "muted", 16), target.title)
            item.setData(Qt.ItemDataRole.UserRole, target.detail)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, target.detail)
            item.setSizeHint(QSize(0, _LINE))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(targets))
        self._nothing.setVisible(not targets)
        self._place()
        self.show()
        self.raise_()

    def targets(self) -> list[Target]:
        """What is shown."""
        return list(self._targets)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay below the box when the window changes its size."""
        if isinstance(event, QResizeEvent) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        corner = self._box.mapTo(self.window(), QPoint(0, self._box.height() + 4))
        height = max(len(self._targets), 1) * _LINE + 14
        self.setGeometry(corner.x(), corner.y(), max(self._box.width(), 460), height)

    @Slot(int)
    def _move(self, step: int) -> None:
        if self._targets:
            self._list.setCurrentRow((self._list.currentRow() + step) % len(self._targets))

    @Slot()
    def _take_current(self) -> None:
        place = self._list.currentRow()
        if self.isVisible() and 0 <= place < len(self._targets):
            self._take(self._targets[place])

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        self._take(self._targets[self._list.row(item)])

    def _take(self, target: Target) -> None:
        self.hide()
        self._box.clear()
        self.taken.emit(target)
