"""The pages of the window as data, and the list at the left that leads to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from inspector.core import messages
from inspector.ui import icons, metrics, theme
from inspector.ui.widgets.badge import badge_font
from inspector.ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent


@dataclass(frozen=True)
class PageSpec:
    """A page: its key in requests, icon, where its class is (``module:Class``, imported when first shown), group."""

    key: str
    icon: str
    factory: str
    group: int

    def words(self) -> str:
        """The title in the language of the window."""
        return messages.text(f"page.{self.key}")


_PAGES: Final = "inspector.ui.pages"
PAGES: Final = (
    PageSpec("overview", "layout-dashboard", f"{_PAGES}.overview:OverviewPage", 0),
    PageSpec("plan", "calendar-days", f"{_PAGES}.plan:PlanPage", 0),
    PageSpec("units", "building-2", f"{_PAGES}.units:UnitsPage", 0),
    PageSpec("field", "clipboard-check", f"{_PAGES}.field:FieldPage", 0),
    PageSpec("findings", "flag", f"{_PAGES}.findings:FindingsPage", 0),
    PageSpec("reports", "file-text", f"{_PAGES}.reports:ReportsPage", 1),
    PageSpec("journal", "history", f"{_PAGES}.journal:JournalPage", 2),
    PageSpec("sync", "users", f"{_PAGES}.sync:SyncPage", 2),
    PageSpec("settings", "settings", f"{_PAGES}.settings:SettingsPage", 2),
)
TEAM: Final = "sync"
"""Key of the page of the team: all that a laptop shows until it is admitted to one."""
FIRST_START: Final = PageSpec("first_start", "folder-open", f"{_PAGES}.first_start:FirstStartPage", 9)


class NavigationButton(QAbstractButton):
    """One entry: icon, title, and a number that wants attention."""

    def __init__(self, spec: PageSpec, place: int) -> None:
        super().__init__()
        self._icon = spec.icon
        self._badge = ""
        self.setText(spec.words())
        self.setCheckable(True)
        self.setToolTip(f"{spec.words()} (Ctrl+{place})")
        self.setFixedHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_badge(self, text: str) -> None:
        """Show a number at the right; an empty text shows none."""
        self._badge = text
        self.setAccessibleDescription(text)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the list lets it be."""
        return QSize(120, 32)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover ground."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover ground away."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, title and badge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = theme.color(self._ink())
        centre = self.height() / 2
        icons.paint(painter, self._icon, QRectF(9, centre - 9, 18, 18), ink)
        if self.width() > metrics.NAVIGATION_NARROW:
            self._paint_words(painter)
        painter.end()

    def _ink(self) -> str:
        if not self.isEnabled():
            return "muted"
        return "accent" if self.isChecked() else "ink"

    def _paint_ground(self, painter: QPainter) -> None:
        ground = "accent_ground" if self.isChecked() else "hover" if self.underMouse() else ""
        painter.setPen(QPen(theme.color("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(rect, metrics.CONTROL_RADIUS, metrics.CONTROL_RADIUS)

    def _paint_words(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold if self.isChecked() else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.color(self._ink()))
        room = self.rect().adjusted(36, 0, -36 if self._badge else -6, 0)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if self._badge:
            self._paint_badge(painter)

    def _paint_badge(self, painter: QPainter) -> None:
        painter.setFont(badge_font(self.font()))
        width = max(painter.fontMetrics().horizontalAdvance(self._badge) + 12, 20)
        rect = QRectF(self.width() - width - 8, self.height() / 2 - 8, width, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bad_ground"))
        painter.drawRoundedRect(rect, 8, 8)
        painter.setPen(theme.color("bad"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._badge)


class Navigation(QWidget):
    """The list of pages; ``chosen(key)`` when the person takes one."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageSpec] = PAGES) -> None:
        super().__init__()
        self.setProperty("role", "bar-side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Pages"))
        self._keys = [spec.key for spec in pages]
        self._group = QButtonGroup(self)
        layout = column(spacing=2)
        layout.setContentsMargins(8, 10, 8, 10)
        before = pages[0].group
        for place, spec in enumerate(pages):
            if spec.group != before:
                layout.addWidget(_separator())
            before = spec.group
            made = NavigationButton(spec, place + 1)
            self._group.addButton(made, place)
            layout.addWidget(made)
        layout.addStretch(1)
        self.setLayout(layout)
        self._group.idClicked.connect(self._choose)
        self.set_narrow(narrow=False)

    def show_current(self, key: str) -> None:
        """Mark the page that is shown; none, when the page is not in the list."""
        self._group.setExclusive(False)
        for place, known in enumerate(self._keys):
            self._button(place).setChecked(known == key)
        self._group.setExclusive(True)

    def set_badge(self, key: str, text: str) -> None:
        """Show a number beside a page; an empty text takes it away."""
        if key in self._keys:
            self._button(self._keys.index(key)).set_badge(text)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, to leave a small screen to the page."""
        self.setFixedWidth(metrics.NAVIGATION_NARROW if narrow else metrics.NAVIGATION)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move between the entries."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        focused = [place for place in range(len(self._keys)) if self._button(place).hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        self._button((focused[0] + step) % len(self._keys)).setFocus(Qt.FocusReason.TabFocusReason)

    def _button(self, place: int) -> NavigationButton:
        found = self._group.button(place)
        assert isinstance(found, NavigationButton)
        return found

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.chosen.emit(self._keys[place])


def _separator() -> QWidget:
    holder = QWidget()
    line = QWidget()
    line.setFixedHeight(1)
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    line.setProperty("role", "line")
    layout = column(line)
    layout.setContentsMargins(10, 9, 10, 9)
    holder.setLayout(layout)
    return holder
