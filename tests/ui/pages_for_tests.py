"""Pages of the tests' own: they remember what they were asked."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLineEdit

from inspector.ui.context import Context
from inspector.ui.navigation import PageSpec
from inspector.ui.page import Page


class Remembering(Page):
    made: ClassVar[list[str]] = []

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        type(self).made.append(type(self).__name__)
        self.refreshed: list[int] = []
        self.arguments: list[object] = []
        self.begun_anew = 0
        self.line = QLineEdit()
        self.body.addWidget(self.line)

    def show_argument(self, argument: object) -> None:
        self.arguments.append(argument)

    def begin_anew(self) -> None:
        self.begun_anew += 1

    def refresh(self) -> None:
        self.refreshed.append(self.context.year)


class All(Remembering):
    """Refreshed by every change."""


class UnitsOnly(Remembering):
    """Refreshed by changes of units."""

    kinds = frozenset({"unit"})


class First(Remembering):
    """Shown while nothing is open."""


PAGES = (
    PageSpec("overview", "flag", f"{__name__}:All", 0),
    PageSpec("units", "flag", f"{__name__}:UnitsOnly", 1),
)
FIRST = PageSpec("first_start", "flag", f"{__name__}:First", 9)
