"""The looks: tokens complete, readable, and followed by everything that is drawn."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from inspector.core.paths import resource
from inspector.ui import icons, theme
from inspector.ui.widgets.buttons import button

Name = Literal["light", "dark"]
BOTH: Final[tuple[Name, ...]] = ("light", "dark")
# WCAG 2.1 AA: 4.5 for text, 3 for the edges of controls and for what a chart is read by.
TEXT_PAIRS: Final = [
    *[("ink", ground) for ground in ("ground", "card", "hover", "pressed", "accent_ground")],
    *[("muted", ground) for ground in ("ground", "card", "hover", "accent_ground")],
    *[("accent", ground) for ground in ("ground", "card", "accent_ground", "hover")],
    *[(tone, ground) for tone in ("good", "warning", "bad") for ground in ("card", "ground", f"{tone}_ground")],
    *[("on_accent", ground) for ground in ("accent", "accent_strong")],
]
SHAPE_PAIRS: Final = [
    ("edge", "card"),
    ("edge", "ground"),
    ("accent_soft", "card"),
    ("good", "track"),
    ("bad", "track"),
]


def _luminance(colour: str) -> float:
    ink = QColor(colour)
    parts = (ink.redF(), ink.greenF(), ink.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours as WCAG defines it."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def test_the_contrast_formula_is_the_standard_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_words_can_be_read(name: Name, pair: tuple[str, str]) -> None:
    colours = theme.load(name).by_name()
    assert contrast(colours[pair[0]], colours[pair[1]]) >= 4.5


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("pair", SHAPE_PAIRS, ids="-on-".join)
def test_shapes_can_be_told_apart(name: Name, pair: tuple[str, str]) -> None:
    colours = theme.load(name).by_name()
    assert contrast(colours[pair[0]], colours[pair[1]]) >= 3.0


@pytest.mark.parametrize("name", BOTH)
def test_the_sheet_knows_every_token_it_asks_for(qapp: QApplication, name: Name) -> None:
    assert re.findall(r"\{\w+\}", theme.sheet(theme.load(name))) == []


def test_every_token_is_used_somewhere() -> None:
    asked = set(re.findall(r"\{(\w+)\}", resource("themes", "window.qss").read_text(encoding="utf-8")))
    assert asked - set(theme.load("light").by_name()) == {"chevron", "arrow_up", "arrow_down", "check", "dash"}


def test_the_theme_changes_while_the_window_lives(qtbot: QtBot, theme: theme.Theme) -> None:
    made = button("Save", icon="save")
    qtbot.addWidget(made)
    before = made.icon().pixmap(16, 16).toImage()
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert made.icon().pixmap(16, 16).toImage() != before, "icons are drawn again"
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == "#14181d"
    theme.choose("light")


def test_an_unknown_choice_follows_the_system(theme: theme.Theme) -> None:
    theme.choose("purple")
    assert theme.choice == "system"
    assert theme.dark == (QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def test_roles_restyle_a_widget_that_lives(qtbot: QtBot, theme: theme.Theme) -> None:
    from inspector.ui.theme import set_role

    made = QPushButton("Delete")
    qtbot.addWidget(made)
    made.ensurePolished()
    set_role(made, role="danger")
    made.ensurePolished()
    assert made.palette().color(QPalette.ColorRole.ButtonText).name() == "#b3261e"


def test_all_icons_can_be_drawn_and_recoloured(qapp: QApplication) -> None:
    for name in icons.names():
        drawn = icons.pixmap(name, "#ff0000", 24).toImage()
        inks = {
            drawn.pixelColor(x, y).name() for x in range(24) for y in range(24) if drawn.pixelColor(x, y).alpha() > 200
        }
        assert inks == {"#ff0000"}, name


def test_no_icon_is_carried_for_nothing() -> None:
    window = Path(icons.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in window.rglob("*.py"))
    assert not [name for name in icons.names() if f'"{name}"' not in source]


def test_an_icon_we_do_not_carry_is_found_out() -> None:
    with pytest.raises(FileNotFoundError):
        icons.source("no-such-icon")


def test_the_icons_licence_travels_with_them() -> None:
    assert "ISC License" in resource("icons", "lucide", "LICENSE.txt").read_text(encoding="utf-8")
