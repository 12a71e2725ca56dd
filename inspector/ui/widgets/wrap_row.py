"""Widgets beside each other that go on in the next line where a narrow window has no room for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QResizeEvent

_SPACING = 8


class WrapRow(QWidget):
    """As wide as there is room, as high as its lines; the parts of ``aside`` stand at the right end of their line."""

    def __init__(self, *parts: QWidget, aside: QWidget | None = None) -> None:
        super().__init__()
        self._parts = (*parts, aside) if aside is not None else parts
        self._aside = aside
        for part in self._parts:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Room for the widest part alone; the height is for the width there is."""
        width = max((part.sizeHint().width() for part in self._seen()), default=0)
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def sizeHint(self) -> QSize:
        """Room for all parts beside each other."""
        widths = [part.sizeHint().width() for part in self._seen()]
        return QSize(sum(widths) + _SPACING * max(len(widths) - 1, 0), self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the lines at ``width``, in pixels."""
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Break the lines anew when a part is shown, hidden or named otherwise."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return super().event(event)

    def _place(self) -> None:
        for part, place in self._places(self.width()):
            part.setGeometry(place)

    def _seen(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _places(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        left, top, height = 0, 0, 0
        for part in self._seen():
            size = part.sizeHint()
            if left and left + size.width() > width:
                left, top, height = 0, top + height + _SPACING, 0
            at = max(left, width - size.width()) if part is self._aside else left
            yield part, QRect(at, top, min(size.width(), max(width, 1)), size.height())
            left, height = left + size.width() + _SPACING, max(height, size.height())
