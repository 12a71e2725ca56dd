"""The settings as tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabBar

from inspector.ui.page import Page
from inspector.ui.pages.settings.about_part import AboutPart
from inspector.ui.pages.settings.body_part import BodyPart
from inspector.ui.pages.settings.catalogues_part import CataloguesPart
from inspector.ui.pages.settings.data_part import DataPart
from inspector.ui.pages.settings.looks_part import LooksPart
from inspector.ui.pages.settings.people_part import PeoplePart
from inspector.ui.widgets import PageHeader, column

if TYPE_CHECKING:
    from inspector.ui.context import Context
    from inspector.ui.pages.settings.part import Part

_PARTS: tuple[tuple[str, type[Part]], ...] = (
    ("body", BodyPart),
    ("people", PeoplePart),
    ("catalogues", CataloguesPart),
    ("looks", LooksPart),
    ("data", DataPart),
    ("about", AboutPart),
)


class SettingsPage(Page):
    """Everything that is set once and rarely changed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        # Hidden tabs take no room: in a stack of widgets the tallest tab would make the page scroll for all of them.
        self._parts = [part(context) for _, part in _PARTS]
        titles = (
            *(self.tr("Inspecting body"), self.tr("People"), self.tr("Catalogues")),
            *(self.tr("Window"), self.tr("Data and backups"), self.tr("About")),
        )
        for title in titles:
            self._tabs.addTab(title)
        head = column(PageHeader(self.tr("Settings")), self._tabs, spacing=2)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        for part in self._parts:
            self.body.addWidget(part, 1)
            part.setVisible(part is self._parts[0])
        self._tabs.currentChanged.connect(self._turn)

    def show_argument(self, argument: object) -> None:
        """Open a tab by its key: body, people, catalogues, looks, data, about."""
        keys = [key for key, _ in _PARTS]
        if argument in keys:
            self._tabs.setCurrentIndex(keys.index(str(argument)))

    def refresh(self) -> None:
        """Load the tab that is shown."""
        self._part().refresh()

    def _part(self) -> Part:
        return self._parts[self._tabs.currentIndex()]

    @Slot(int)
    def _turn(self, place: int) -> None:
        for at, part in enumerate(self._parts):
            part.setVisible(at == place)
        self._part().refresh()
