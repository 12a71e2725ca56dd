"""The bar at the top: product, workspace, year, search, what can be undone, who works here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from inspector.core import messages
from inspector.ui import metrics
from inspector.ui.search import SearchBox
from inspector.ui.widgets.badge import Avatar, Badge
from inspector.ui.widgets.buttons import icon_button, menu_button, set_menu_text
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.layouts import row
from inspector.ui.workspace_names import told_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.ui.actions import Actions

_LONGEST = 34
_LONGEST_NARROW = 14
"""Letters of the workspace's name that are shown."""


class TopBar(QWidget):
    """What is open and for which year; asks for another with ``folder_chosen`` and ``year_chosen``."""

    folder_chosen = Signal(object)
    year_chosen = Signal(int)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setProperty("role", "bar-top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(metrics.TOP_BAR)
        self._actions = actions
        self._name = self.tr("Workspace")
        self._narrow = False
        self._revoked = False
        self._product = label(messages.text("window.product"), "product")
        self._folders = QMenu(self)
        self._years = QMenu(self)
        self._workspace = menu_button(self._name, self._folders)
        self._year = menu_button(self.tr("Year"), self._years)
        self.search = SearchBox(self.tr("Find or do something…"))
        # Full ink, so that it is seen at a glance whether there is anything to undo.
        self._undo = icon_button("undo-2", actions["undo"].text(), actions["undo"].trigger, token="ink")
        self._redo = icon_button("redo-2", actions["redo"].text(), actions["redo"].trigger, token="ink")
        self._role = Badge()
        self._person = Avatar()
        self._place()
        self.close_workspace([])

    def show_workspace(self, name: str, person: str, folder: Path, recent: Sequence[str]) -> None:
        """Show which workspace is open and who works in it."""
        self._name = name
        self._show_name()
        self._workspace.setToolTip(f"{name}\n{folder}")
        self._person.set(person)
        self._fill_folders([path for path in recent if Path(path) != folder])
        self.show_undo("", "")
        self._set_open(is_open=True)

    def show_role(self, role: str, *, revoked: bool) -> None:
        """Show what the person may do now: the lead's role is handed over, and laptops are revoked at times."""
        self._revoked = revoked
        self._role.set(role, "bad" if revoked else "good")
        self._show_role()

    def close_workspace(self, recent: Sequence[str]) -> None:
        """Show that no workspace is open."""
        self._name = self.tr("Workspace")
        self._show_name()
        self._role.set("", "good")
        self._person.set("")
        self._fill_folders(recent)
        self._set_open(is_open=False)

    def show_years(self, years: Sequence[int], current: int) -> None:
        """Offer ``years`` and show which one the pages are about."""
        set_menu_text(self._year, self.tr("Year {year}").replace("{year}", str(current)))
        self._years.clear()
        for year in years:
            action = self._years.addAction(str(year), self._choose_year)
            action.setData(year)
            action.setCheckable(True)
            action.setChecked(year == current)
        self._years.addSeparator()
        self._years.addAction(self._actions["other_year"])

    def show_undo(self, undo: str, redo: str) -> None:
        """Say what would be undone and redone; empty words when nothing would."""
        nothing = self.tr("nothing since the workspace was opened; what was done before stands in the journal")
        for made, words, action, none in (
            (self._undo, undo, "undo", nothing),
            (self._redo, redo, "redo", self.tr("nothing was undone")),
        ):
            made.setEnabled(bool(words))
            made.setToolTip(f"{self._actions[action].text()}: {words or none}")

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave out what can be spared, so that the bar fits half a small screen."""
        self._narrow = narrow
        self._product.setVisible(not narrow)
        self._show_role()
        self._show_name()

    def _show_role(self) -> None:
        """A role can be spared in a narrow bar; why nothing can be written cannot."""
        self._role.setVisible(bool(self._role.text()) and (self._revoked or not self._narrow))

    def _show_name(self) -> None:
        longest = _LONGEST_NARROW if self._narrow else _LONGEST
        shown = self._name if len(self._name) <= longest else self._name[: longest - 1] + "…"
        set_menu_text(self._workspace, shown)

    def _place(self) -> None:
        layout = row(
            self._product,
            2,
            self._workspace,
            self._year,
            self.search,
            None,
            spacing=12,
        )
        tools = row(self._undo, self._redo, spacing=2)
        layout.addLayout(tools)
        layout.addWidget(self._role)
        layout.addWidget(self._person)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setStretch(4, 4)
        layout.setStretch(5, 1)
        self.setLayout(layout)

    def _set_open(self, *, is_open: bool) -> None:
        for made in (self._year, self.search, self._undo, self._redo):
            made.setVisible(is_open)

    def _fill_folders(self, recent: Sequence[str]) -> None:
        self._folders.clear()
        for path, name in zip(recent, told_apart([Path(path) for path in recent]), strict=True):
            action = self._folders.addAction(name.replace("&", "&&"), self._choose_folder)
            action.setData(path)
            action.setToolTip(path)
        self._folders.setToolTipsVisible(True)
        if recent:
            self._folders.addSeparator()
        self._actions.fill(self._folders)

    @Slot()
    def _choose_folder(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.folder_chosen.emit(Path(sender.data()))

    @Slot()
    def _choose_year(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.year_chosen.emit(sender.data())
