"""Colours by meaning: the tokens of a theme, and those in force."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from inspector.core.paths import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

Tone = Literal["neutral", "accent", "good", "warning", "bad"]
PROPERTY: Final = "tokens"
"""The property of the application that holds the tokens in force."""


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
    current = app.property(PROPERTY) if app else None
    return current if isinstance(current, Tokens) else load("light")


def color(name: str) -> QColor:
    """The colour of a token in force."""
    return tokens().color(name)
