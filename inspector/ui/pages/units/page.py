"""The units (đơn vị): a list, the one chosen beside it, and the way to and from spreadsheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from inspector.core import formats, messages
from inspector.services import units
from inspector.services.units import Catalogue, CatalogueItem, UnitRow
from inspector.ui import icons, metrics
from inspector.ui.models.columns import Column
from inspector.ui.page import Page
from inspector.ui.pages.units.exchange import UnitExchange, sheet_of
from inspector.ui.pages.units.filters import UnitFilters, ended
from inspector.ui.pages.units.panel import UnitPanel
from inspector.ui.pages.units.predecessors import PredecessorsDialog
from inspector.ui.pages.units.words import fact, headcount
from inspector.ui.widgets import Card, EmptyState, PageHeader, Table, button, primary, row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from inspector.services.workspace import Changed, Workspace
    from inspector.ui.context import Context
    from inspector.ui.theme import Tone

_GIVING_WAY: Final = {"kind": 1000, "head": 1000, "staff": 1000, "validity": 1000, "block": 560, "outcome": 440}
"""Columns and the width of the list below which they give way to the name; the panel says them as well."""
_FINDER: Final = 130


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything the page shows, as of a day."""

    today: date
    units: tuple[UnitRow, ...]
    blocks: tuple[CatalogueItem, ...]
    kinds: tuple[CatalogueItem, ...]


class UnitsPage(Page):
    """Argument: the id of a unit, or ``{"act": "import"}`` to take a list over at once."""

    kinds = frozenset({"unit", "predecessor", "inspection", "round", "catalogue_entry"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Shown | None = None
        self._rows: dict[str, UnitRow] = {}
        self._wanted = ""
        self._exchange = UnitExchange(context, self)
        self._new = primary(self.tr("Add a unit"), self._add, icon="plus")
        self._header = PageHeader(self.tr("Units"), self._exchange.make_button(), self._new)
        self.filters = UnitFilters()
        self.table: Table[UnitRow] = Table("units", self._columns(), lambda one: one.id, context.settings)
        self._remove = button(self.tr("Put into the bin"), self._put_away, icon="trash-2")
        self._restore = button(self.tr("Take out of the bin"), self._take_out, icon="archive-restore")
        self.panel = UnitPanel(context)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._show_buttons()

    def _lay_out(self) -> None:
        self.table.set_empty(
            EmptyState(
                "building-2",
                self.tr("No unit is recorded yet"),
                self.tr("Take the list over from a spreadsheet (drop the file here), or add the units one by one."),
                [
                    (self.tr("Import a list…"), self._exchange.choose_list),
                    (self.tr("Save the blank form…"), self._exchange.choose_template),
                    (self.tr("Add a unit"), self._add),
                ],
            )
        )
        card = Card()
        card.add(self.table, stretch=1)
        layout = row(card, self.panel, spacing=metrics.GAP)
        layout.setStretch(0, 1)
        self.body.setSpacing(10)
        self.body.addWidget(self._header)
        self.table.finder.setMinimumWidth(_FINDER)
        # One line for all that narrows the list: it stays as wide as the page when the panel opens.
        narrow = row(self.table.finder, self.table.count, self.filters, None, self._remove, self._restore, spacing=8)
        # Finder and filters take the room there is, up to their widths, before the gap does.
        narrow.setStretch(0, 20)
        narrow.setStretch(2, 60)
        self._narrow = QWidget()
        self._narrow.setLayout(narrow)
        self.body.addWidget(self._narrow)
        self.body.addLayout(layout, 1)

    def _connect(self) -> None:
        self.table.selected.connect(self._choose)
        self.table.opened.connect(self._focus_panel)
        self.table.model.arranged.connect(self._tell_count)
        self.filters.changed.connect(self._filter)
        self.panel.closed.connect(self._close_panel)
        self.panel.editor.made.connect(self._made)
        self.panel.predecessors_asked.connect(self._ask_predecessors)
        remove = QAction(self.tr("Put into the bin"), self)
        remove.triggered.connect(self._put_away)
        icons.put(remove, "trash-2")
        self.table.set_actions([remove])
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table.view, self._put_away)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)

    def show_argument(self, argument: object) -> None:
        """Select a unit, or ask which list to take over."""
        if isinstance(argument, str):
            self._wanted = argument
        elif argument == {"act": "import"}:
            # Once the page is shown: the question stands before it.
            QTimer.singleShot(0, self._exchange.choose_list)

    def refresh(self) -> None:
        """Load the units, those in the bin too."""
        self.context.read(_load, done=self._show, latest="units")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way in a narrow window."""
        super().resizeEvent(event)
        self._make_room()

    # --- Showing ---

    def _columns(self) -> list[Column[UnitRow]]:
        return [
            Column("code", fact("code"), lambda one: one.code or "", 72, muted=True),
            Column("name", self.tr("Unit"), lambda one: one.name, stretch=True, bold=True),
            Column("block", fact("block"), lambda one: one.block_name, 158),
            Column("kind", fact("kind"), lambda one: one.kind_name, 150),
            Column("head", fact("head"), lambda one: one.head or "", 168),
            Column("staff", fact("staff"), lambda one: headcount(one.staff), 76, "right", order=lambda one: one.staff),
            Column("validity", self.tr("Validity"), self._validity, 116, order=lambda one: one.valid_to),
            Column("outcome", self.tr("Last inspection"), self._outcome, 118, tone=_tone),
        ]

    def _validity(self, one: UnitRow) -> str:
        if one.valid_to is not None:
            return self.tr("until {day}").replace("{day}", formats.date_short(one.valid_to))
        if one.valid_from is not None:
            return self.tr("from {day}").replace("{day}", formats.date_short(one.valid_from))
        return ""

    def _outcome(self, one: UnitRow) -> str:
        if one.last_outcome is not None:
            return messages.label(one.last_outcome)
        return self.tr("not concluded") if one.inspections else self.tr("none yet")

    @Slot(object)
    def _show(self, shown: Shown) -> None:
        self._shown = shown
        self._rows = {one.id: one for one in shown.units}
        borne = {code for one in shown.units for code in (one.block, one.kind)}
        self.filters.offer(
            *(
                [item for item in items if not item.removed or item.code in borne]
                for items in (shown.blocks, shown.kinds)
            )
        )
        self.panel.editor.offer(shown.blocks, shown.kinds, shown.today)
        self._header.set_subtitle(self._counts([one for one in shown.units if not one.deleted], shown.today))
        # A page without units has one thing to do first, and nothing to narrow.
        self._new.setVisible(bool(shown.units))
        self._narrow.setVisible(bool(shown.units))
        self.table.set_rows(shown.units)
        self._filter()
        wanted, self._wanted = self._wanted, ""
        if wanted in self._rows:
            self._select(wanted)
        elif self.panel.unit_id in self._rows:
            self.panel.show_unit(self._rows[self.panel.unit_id])

    def _select(self, unit_id: str) -> None:
        self.filters.clear()
        self.filters.bin.set_value(self._rows[unit_id].deleted)
        self.table.finder.clear()
        self._filter()
        self.table.select([unit_id])

    def _counts(self, kept: list[UnitRow], today: date) -> str:
        if not kept:
            return ""
        gone = sum(ended(one, today) for one in kept)
        words = self.tr("{count} units").replace("{count}", formats.small_count(len(kept)))
        if not gone:
            return words
        return f"{words} · " + self.tr("{count} closed").replace("{count}", formats.small_count(gone))

    @Slot()
    def _tell_count(self) -> None:
        """Say how many are shown, of those in the list or of those in the bin."""
        shown, in_bin = formats.small_count(self.table.model.rowCount()), bool(self.filters.bin.value())
        whole = formats.small_count(sum(one.deleted == in_bin for one in self._rows.values()))
        count = shown if shown == whole else f"{shown}/{whole}"
        self.table.count.setText(self.tr("{count} units").replace("{count}", count))

    @Slot()
    def _filter(self) -> None:
        if self._shown is not None:
            self.table.set_accept(self.filters.accept(self._shown.today))
        self._show_buttons()

    def _show_buttons(self) -> None:
        in_bin, chosen = bool(self.filters.bin.value()), bool(self.table.selected_keys())
        self._remove.setVisible(not in_bin)
        self._restore.setVisible(in_bin)
        self._remove.setEnabled(chosen)
        self._restore.setEnabled(chosen)

    def _make_room(self) -> None:
        width = self.width() - (self.panel.width() if self.panel.isVisibleTo(self) else 0)
        self.table.give_way(_GIVING_WAY, width)

    # --- Choosing and editing ---

    @Slot(object)
    def _choose(self, keys: Sequence[str]) -> None:
        self._show_buttons()
        if len(keys) == 1 and keys[0] in self._rows:
            self.panel.show_unit(self._rows[keys[0]])
        elif self.panel.editor.unit_id:
            focused = QApplication.focusWidget()
            if focused is not None and self.panel.isAncestorOf(focused):
                # Left alone, the focus would go to the first button of the window.
                self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.panel.hide()
        self._make_room()

    @Slot(str)
    def _focus_panel(self, _unit_id: str) -> None:
        self.panel.editor.field("name").editor.setFocus()

    @Slot()
    def _close_panel(self) -> None:
        self.table.view.clearSelection()
        self._make_room()

    @Slot()
    def _add(self) -> None:
        self.filters.clear()
        self._filter()
        self.table.view.clearSelection()
        self.panel.start()
        self._make_room()

    @Slot(str)
    def _made(self, unit_id: str) -> None:
        self._wanted = unit_id
        self.refresh()

    @Slot(str, object)
    def _ask_predecessors(self, unit_id: str, chosen: Sequence[str]) -> None:
        dialog = PredecessorsDialog(self.context, self.window(), self._rows[unit_id], [*self._rows.values()], chosen)
        dialog.open()

    # --- The bin ---

    @Slot()
    def _put_away(self) -> None:
        keys = tuple(key for key in self.table.selected_keys() if not self._rows[key].deleted)
        if keys:
            self.context.write(units.remove_units, keys, done=self._put_away_done)

    @Slot(object)
    def _put_away_done(self, _changed: Changed) -> None:
        self.context.say(self.tr("The units chosen are in the bin."), undo=True)

    @Slot()
    def _take_out(self) -> None:
        keys = tuple(key for key in self.table.selected_keys() if self._rows[key].deleted)
        if keys:
            self.context.write(units.restore_units, keys, done=self._taken_out)

    @Slot(object)
    def _taken_out(self, _changed: Changed) -> None:
        self.context.say(self.tr("The units chosen are back in the list."), "good")

    # --- A sheet dropped on the page ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one spreadsheet."""
        if sheet_of(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show what the spreadsheet would change."""
        path = sheet_of(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self._exchange.preview(path)


def _load(workspace: Workspace) -> Shown:
    found = units.units(workspace, with_deleted=True)
    # Also what was taken out of the catalogues: older units still bear it.
    blocks, kinds = (
        units.catalogue(workspace, name, with_removed=True) for name in (Catalogue.BLOCK, Catalogue.UNIT_KIND)
    )
    return Shown(workspace.today, found, blocks, kinds)


def _tone(one: UnitRow) -> Tone | None:
    if one.last_outcome is None:
        return "neutral"
    return "good" if one.last_outcome == "passing" else "bad"
