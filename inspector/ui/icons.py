"""Icons of one set (Lucide), drawn from SVG in the colours of the theme and sharp at every scale."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from inspector.core.paths import resource
from inspector.ui import metrics
from inspector.ui.tokens import tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

_NAME: Final = "icon_name"
_TOKEN: Final = "icon_token"
_SHAPE: Final = "icon_shape"


def names() -> frozenset[str]:
    """All icons there are."""
    return frozenset(path.stem for path in resource("icons", "lucide").glob("*.svg"))


@cache
def source(name: str) -> str:
    """The drawing of an icon, in ``currentColor``; raises ``FileNotFoundError`` for one the program does not carry."""
    return resource("icons", "lucide", f"{name}.svg").read_text(encoding="utf-8")


def paint(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Draw an icon into ``rect``."""
    _renderer(name, color.name()).render(painter, rect)


def pixmap(name: str, color: str, size: int = metrics.ICON, gap: int = 0) -> QPixmap:
    """An icon as a picture of ``size`` logical pixels, ``gap`` of nothing at its right, as sharp as the screen is."""
    ratio = max((screen.devicePixelRatio() for screen in QApplication.screens()), default=1.0)
    made = QPixmap(QSize(size + gap, size) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _renderer(name, color).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made


def icon(name: str, token: str = "ink", size: int = metrics.ICON, gap: int = 0) -> QIcon:
    """An icon in the colour of a token in force, faint when its button is disabled: muted ones can be pressed, too."""
    colours = tokens().by_name()
    made = QIcon(pixmap(name, colours[token], size, gap))
    made.addPixmap(pixmap(name, colours["scroll"], size, gap), QIcon.Mode.Disabled)
    return made


def put(
    target: QAbstractButton | QAction, name: str, token: str = "ink", size: int = metrics.ICON, gap: int = 0
) -> None:
    """Give ``target`` an icon that follows the theme; ``gap`` parts it from the words of a button."""
    target.setProperty(_SHAPE, (size, gap))
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(size + gap, size))
    target.setProperty(_NAME, name)
    target.setProperty(_TOKEN, token)
    _dress(target)


def recolour(app: QApplication) -> None:
    """Draw every icon given by :func:`put` again, after the theme has changed."""
    for widget in app.topLevelWidgets():
        for target in (widget, *widget.findChildren(QAbstractButton), *widget.findChildren(QAction)):
            _dress(target)


def file(name: str, color: str) -> str:
    """Path of an icon in ``color``, for style sheets, which take files only."""
    text = source(name).replace("currentColor", color)
    path = _folder() / f"{name}-{hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:8]}.svg"
    path.write_text(text, encoding="utf-8")
    return path.as_posix()


def _dress(target: QObject) -> None:
    name = target.property(_NAME)
    if isinstance(name, str) and isinstance(target, QAbstractButton | QAction):
        size, gap = target.property(_SHAPE)
        target.setIcon(icon(name, str(target.property(_TOKEN)), size, gap))


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(source(name).replace("currentColor", color).encode()))


@cache
def _folder() -> Path:
    folder = tempfile.mkdtemp(prefix="inspector-icons-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
