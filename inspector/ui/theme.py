"""The looks of the window: colours as tokens, one style sheet and one palette made from them, light and dark."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from inspector.core.paths import resource
from inspector.ui import icons, metrics
from inspector.ui.tokens import PROPERTY, Tokens, Tone, color, load, tokens

__all__ = ["CHOICES", "Choice", "Theme", "Tokens", "Tone", "color", "load", "set_role", "sheet", "tokens"]

Choice = Literal["system", "light", "dark"]
CHOICES: Final[tuple[Choice, ...]] = ("system", "light", "dark")
_SCHEMES: Final = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


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
        if self._app.property(PROPERTY) is chosen:
            return
        self._app.setProperty(PROPERTY, chosen)
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
