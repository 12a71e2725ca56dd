"""The looks of the window: colours as tokens, one style sheet and one palette made from them, light and dark."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from inspector.core.paths import resource
from inspector.ui import icons, metrics

if TYPE_CHECKING:
    from collections.abc import Mapping

Choice = Literal["system", "light", "dark"]
Tone = Literal["neutral", "accent", "good", "warning", "bad"]
CHOICES: Final[tuple[Choice, ...]] = ("system", "light", "dark")
_SCHEMES: Final = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
_PROPERTY: Final = "tokens"


@dataclass(frozen=True)
class Tokens:
    """Colours by meaning, as ``#rrggbb``."""

    ground: str
    card: str
    line: str
    edge: str
    hover: str
    pressed: str
    ink: str
    muted: str
    accent: str
    accent_ground: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    good: str
    good_ground: str
    warning: str
    warning_ground: str
    bad: str
    bad_ground: str
    track: str
    scroll: str

    def color(self, name: str) -> QColor:
        """The colour of a token, ready to paint with."""
        return QColor(self.by_name()[name])

    def tone(self, tone: Tone) -> tuple[QColor, QColor]:
        """Ink and ground of a tone: what a badge is painted with."""
        if tone == "neutral":
            return self.color("muted"), self.color("hover")
        return self.color(tone), self.color(f"{tone}_ground")

    def by_name(self) -> Mapping[str, str]:
        """All tokens by name."""
        return {entry.name: getattr(self, entry.name) for entry in fields(self)}


@cache
def load(name: Literal["light", "dark"]) -> Tokens:
    """The tokens of a theme from ``resources/themes``."""
    return Tokens(**json.loads(resource("themes", f"{name}.json").read_text(encoding="utf-8")))


def tokens() -> Tokens:
    """The tokens in force; like the palette they belong to the application."""
    app = QApplication.instance()
    current = app.property(_PROPERTY) if app else None
    return current if isinstance(current, Tokens) else load("light")


def color(name: str) -> QColor:
    """The colour of a token in force."""
    return tokens().color(name)


def set_role(widget: QWidget, **properties: str) -> None:
    """Give ``widget`` the properties the style sheet asks for (``role``, ``tone``, ``state``) and restyle it."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


class Theme(QObject):
    """Dresses the application in the chosen theme and follows the system when told so."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice: Choice = "system"
        app.setStyle("Fusion")
        app.setFont(_font())
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self.choose(choice)

    @property
    def choice(self) -> Choice:
        """What the person chose: ``system``, ``light`` or ``dark``."""
        return self._choice

    @property
    def dark(self) -> bool:
        """Whether the dark tokens are in force."""
        return tokens() is load("dark")

    def choose(self, choice: str) -> None:
        """Dress the application in ``choice``; anything unknown follows the system."""
        self._choice = next((known for known in CHOICES if known == choice), "system")
        # The system draws title bars and file dialogs; it is told as well.
        self._app.styleHints().setColorScheme(_SCHEMES[self._choice])
        self._apply("dark" if self._wants_dark() else "light")

    @Slot()
    def _follow(self) -> None:
        if self._choice == "system":
            self._apply("dark" if self._wants_dark() else "light")

    def _wants_dark(self) -> bool:
        if self._choice == "system":
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._choice == "dark"

    def _apply(self, name: Literal["light", "dark"]) -> None:
        chosen = load(name)
        if self._app.property(_PROPERTY) is chosen:
            return
        self._app.setProperty(_PROPERTY, chosen)
        self._app.setPalette(palette(chosen))
        self._app.setStyleSheet(sheet(chosen))
        icons.recolour(self._app)
        self.changed.emit()


def sheet(chosen: Tokens) -> str:
    """The style sheet of the window, filled from ``chosen``."""
    text = resource("themes", "window.qss").read_text(encoding="utf-8")
    pictures = {
        "chevron": icons.file("chevron-down", chosen.muted),
        "arrow_up": icons.file("chevron-up", chosen.accent),
        "arrow_down": icons.file("chevron-down", chosen.accent),
        "check": icons.file("check", chosen.on_accent),
        "dash": icons.file("minus", chosen.on_accent),
    }
    for token, value in {**chosen.by_name(), **pictures}.items():
        text = text.replace("{" + token + "}", value)
    return text


def palette(chosen: Tokens) -> QPalette:
    """The palette of the window, for everything the style sheet does not reach."""
    role = QPalette.ColorRole
    colours = {
        role.Window: chosen.ground,
        role.WindowText: chosen.ink,
        role.Base: chosen.card,
        role.AlternateBase: chosen.ground,
        role.Text: chosen.ink,
        role.Button: chosen.card,
        role.ButtonText: chosen.ink,
        role.BrightText: chosen.on_accent,
        role.PlaceholderText: chosen.muted,
        role.Highlight: chosen.accent,
        role.HighlightedText: chosen.on_accent,
        role.Accent: chosen.accent,
        role.Link: chosen.accent,
        role.LinkVisited: chosen.accent,
        role.ToolTipBase: chosen.ink,
        role.ToolTipText: chosen.card,
        role.Light: chosen.card,
        role.Midlight: chosen.hover,
        role.Mid: chosen.line,
        role.Dark: chosen.edge,
        role.Shadow: chosen.edge,
    }
    made = QPalette()
    for name, value in colours.items():
        made.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(chosen.muted))
    return made


def _font() -> QFont:
    font = QFont()
    font.setFamilies(list(metrics.FAMILIES))
    font.setPixelSize(metrics.TEXT)
    return font
