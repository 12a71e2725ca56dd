"""A frame with words of several lines that does not make its page scroll."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy


class OwnHeight(QFrame):
    """As high as its words need at its present width.

    To Qt it has no height for its width: a page that had one would scroll at the height it likes best, instead of
    shrinking its tables first.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def hasHeightForWidth(self) -> bool:
        """No, see above."""
        return False

    def sizeHint(self) -> QSize:
        """As high as the words need at the present width."""
        layout = self.layout()
        assert layout is not None
        own = super().sizeHint()
        # Without words of several lines in sight its height is the same at any width.
        return QSize(own.width(), layout.totalHeightForWidth(self.width())) if layout.hasHeightForWidth() else own

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
