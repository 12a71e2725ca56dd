"""Labels in the roles the style sheet knows."""

from __future__ import annotations

from re import compile as pattern
from re import findall
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from inspector.ui import icons, metrics, theme

if TYPE_CHECKING:
    from inspector.ui.theme import Tone

_GROUP: Final = 8
_LONG: Final = pattern(r"\S{25,}")


def label(text: str = "", role: str = "", tone: Tone = "neutral") -> QLabel:
    """A plain label; ``role`` is one of title, heading, figure, muted, small, label, error."""
    made = QLabel(text)
    # Names of units and prose come from people: never markup.
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if tone != "neutral":
        made.setProperty("tone", tone)
    return made


def heading(text: str = "") -> QLabel:
    """The bold name of a card or a section."""
    return label(text, "heading")


def muted(text: str = "") -> QLabel:
    """Secondary words."""
    return label(text, "muted")


def small(text: str = "") -> QLabel:
    """Small secondary words."""
    return label(text, "small")


def wrapped(text: str = "", role: str = "") -> QLabel:
    """Words that may take several lines."""
    made = label(text, role)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def breakable(words: str) -> str:
    """``words`` with a place to break a line in whatever is longer than a line, such as a hash."""
    return _LONG.sub(lambda found: "\u200b".join(findall(f".{{1,{_GROUP}}}", found[0])), words)


class ElidedLabel(QLabel):
    """One line that ends in … when there is no room; the whole text is in the tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._whole = ""
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show ``text``."""
        self._whole = text
        self.setAccessibleName(text)
        self._elide()

    def whole(self) -> str:
        """The text before it was shortened."""
        return self._whole

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        metrics_ = self.fontMetrics()
        return QSize(metrics_.horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten again."""
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        """Shorten again in the new font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 24))
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


def elided(text: str = "", role: str = "") -> ElidedLabel:
    """A line that is shortened when there is no room."""
    made = ElidedLabel(text)
    if role:
        made.setProperty("role", role)
    return made


class IconLabel(QWidget):
    """An icon that is only looked at; drawn from the tokens in force."""

    def __init__(self, name: str, token: str = "ink", size: int = metrics.ICON) -> None:
        super().__init__()
        self._name = name
        self._token = token
        self.setFixedSize(size, size)

    def set_icon(self, name: str, token: str) -> None:
        """Show another icon."""
        self._name, self._token = name, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        icons.paint(painter, self._name, QRectF(self.rect()), theme.color(self._token))
        painter.end()


def icon_label(name: str, token: str = "ink", size: int = metrics.ICON) -> IconLabel:
    """An icon that is only looked at."""
    return IconLabel(name, token, size)
