"""Tabs inside a pane: parts of one thing."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QTabBar, QWidget

from inspector.ui.widgets import column


class Tabs(QWidget):
    """A line of tabs above their contents."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self._stack = QStackedWidget()
        layout = column(self.bar, self._stack, spacing=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.bar.currentChanged.connect(self._turn)
        self._titles: list[str] = []
        self._contents: list[QWidget] = []

    def add(self, title: str, content: QWidget) -> None:
        """Put a tab at the end."""
        self._titles.append(title)
        self._contents.append(content)
        self._stack.addWidget(content)
        self.bar.addTab(title)
        self._turn(self.bar.currentIndex())

    def show_counts(self, counts: dict[int, str]) -> None:
        """Say in the titles how many things the tabs hold."""
        for place, count in counts.items():
            self.bar.setTabText(place, f"{self._titles[place]} ({count})")

    def turn_to(self, place: int) -> None:
        """Show a tab."""
        self.bar.setCurrentIndex(place)

    @Slot(int)
    def _turn(self, place: int) -> None:
        for at, content in enumerate(self._contents):
            # Only what is in sight makes the page scroll where the window is too small for it.
            policy = QSizePolicy.Policy.Preferred if at == place else QSizePolicy.Policy.Ignored
            content.setSizePolicy(policy, policy)
        self._stack.setCurrentIndex(place)
