"""The table of the window: a filter line, the rows, and what to do when there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QMenu, QTableView, QWidget

from inspector.core import formats
from inspector.ui import icons, metrics
from inspector.ui.models.columns import Row
from inspector.ui.models.table import TableModel
from inspector.ui.widgets.cells import CellDelegate
from inspector.ui.widgets.clipboard import as_cells
from inspector.ui.widgets.column_widths import ColumnWidths
from inspector.ui.widgets.empty import EmptyState
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.layouts import column, row
from inspector.ui.widgets.search_line import SearchLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from inspector.core.settings import Settings
    from inspector.ui.models.columns import Column


class Table(QWidget, Generic[Row]):
    """Rows that are sorted by a click, found by typing, copied to Excel with Ctrl+C and opened with Enter.

    ``name`` keeps the column widths in the settings; ``key`` names a row.
    """

    opened = Signal(str)
    """Key of the row that was double-clicked or on which Enter was pressed."""
    selected = Signal(object)
    """Keys of the selected rows, as a tuple."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], str],
        settings: Settings,
        *,
        tall: bool = False,
        many: bool = True,
        finder: bool = True,
    ) -> None:
        super().__init__()
        self.model: TableModel[Row] = TableModel(columns, key, self)
        self.view = QTableView()
        self.finder = SearchLine(self.tr("Find in the list…"))
        self.finder.setMaximumWidth(280)
        if not finder:
            self.finder.hide()
        self._counts = finder
        self.count = label("", "muted")
        self.tools = row(self.finder, self.count, None, spacing=10)
        """The line above the rows; a page adds its own filters and buttons at its right end."""
        self._kept: frozenset[str] = frozenset()
        self._current = ""
        self._scrolled = 0
        self._accept: Callable[[Row], bool] | None = None
        self._empty: EmptyState | None = None
        self._awaited = True
        """The rows have not come yet: nobody knows whether there are any."""
        self._menu_actions: list[QAction] = []
        self._dress(tall=tall or any(shown.detail for shown in columns), many=many)
        self._widths = ColumnWidths(self.view, self.model.columns, f"table.{name}", settings)
        self._connect()
        self._layout = column(self.tools, self.view, spacing=8)
        self.setLayout(self._layout)

    # --- What pages ask ---

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; selection, sorting and filter stay."""
        self._awaited = False
        self.model.set_rows(rows)

    def set_empty(self, state: EmptyState) -> None:
        """What to show when there are no rows at all, from the moment that is known; in place of what was shown."""
        if self._empty is not None and self._empty is not state:
            self._empty.hide()
        self._empty = state
        self._layout.addWidget(state)
        self._show_state()

    def set_accept(self, accept: Callable[[Row], bool] | None) -> None:
        """Show only rows that ``accept`` takes, beside what is typed in the filter line."""
        self._accept = accept
        self._filter(self.finder.text())

    def set_actions(self, actions: Iterable[QAction]) -> None:
        """Actions of the context menu, above copying."""
        self._menu_actions = list(actions)

    def selected_keys(self) -> tuple[str, ...]:
        """Keys of the selected rows, in the order shown."""
        lines = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return tuple(self.model.key_at(line) for line in lines)

    def selected_rows(self) -> list[Row]:
        """The selected rows, in the order shown."""
        lines = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self.model.row_at(line) for line in lines]

    def give_way(self, needed: Mapping[str, int], width: int) -> None:
        """Leave out the columns that need a wider table than ``width``; ``needed`` says how wide, by key."""
        for place, shown in enumerate(self.model.columns):
            self.view.setColumnHidden(place, width < needed.get(shown.key, 0))

    def select(self, keys: Iterable[str]) -> None:
        """Select the rows of ``keys`` and bring the first one into sight."""
        self._kept = frozenset(keys)
        self._current = next(iter(self._kept), "")
        self._reselect()
        lines = self.model.lines_of(self._kept)
        if lines:
            self.view.scrollTo(self.model.index(lines[0], 0))
            self.selected.emit(self.selected_keys())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens the current row, Ctrl+C copies, Down in the filter line goes to the rows."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._pressed(watched, event):
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def copy(self) -> None:
        """Put the selected rows (all, when none is) on the clipboard as a spreadsheet takes them."""
        self._copy(with_titles=False)

    @Slot()
    def copy_with_titles(self) -> None:
        """Like :meth:`copy`, with the titles of the columns in the first line."""
        self._copy(with_titles=True)

    # --- How it is made ---

    def _dress(self, *, tall: bool, many: bool) -> None:
        view = self.view
        view.setModel(self.model)
        titles = ", ".join(shown.title for shown in self.model.columns if shown.title)
        view.setAccessibleName(self.tr("Table: {columns}").replace("{columns}", titles))
        view.setItemDelegate(CellDelegate(view))
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setMouseTracking(True)
        view.setTabKeyNavigation(False)
        view.setCornerButtonEnabled(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        view.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        lines = view.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(metrics.ROW_TALL if tall else metrics.ROW)
        self._dress_titles()

    def _dress_titles(self) -> None:
        titles = self.view.horizontalHeader()
        titles.setHighlightSections(False)
        titles.setSortIndicatorClearable(True)
        titles.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        titles.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        titles.setFixedHeight(30)
        self.view.setSortingEnabled(True)

    def _connect(self) -> None:
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.arranged.connect(self._arranged)
        self.view.doubleClicked.connect(self._open)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.selectionModel().selectionChanged.connect(self._tell_selected)
        self.finder.searched.connect(self._filter)
        self.view.installEventFilter(self)
        self.finder.installEventFilter(self)

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        if watched is self.finder and event.key() == Qt.Key.Key_Down:
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if watched is not self.view:
            return False
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.view.currentIndex().isValid():
            self._open(self.view.currentIndex())
            return True
        return False

    # --- Selection that outlives a new arrangement ---

    @Slot()
    def _remember(self) -> None:
        self._kept = frozenset(self.selected_keys())
        current = self.view.currentIndex()
        self._current = self.model.key_at(current.row()) if current.isValid() else ""
        self._scrolled = self.view.verticalScrollBar().value()

    @Slot()
    def _arranged(self) -> None:
        self._reselect()
        self.view.verticalScrollBar().setValue(self._scrolled)
        self._show_state()
        if frozenset(self.selected_keys()) != self._kept:
            self.selected.emit(self.selected_keys())

    def _reselect(self) -> None:
        selection, chosen = self.view.selectionModel(), QItemSelection()
        last = self.model.columnCount() - 1
        for line in self.model.lines_of(self._kept):
            chosen.select(self.model.index(line, 0), self.model.index(line, last))
        selection.blockSignals(True)
        try:
            for line in self.model.lines_of(frozenset({self._current} - {""})):
                selection.setCurrentIndex(self.model.index(line, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
            selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        finally:
            selection.blockSignals(False)
        self.view.viewport().update()

    def _show_state(self) -> None:
        total, shown = self.model.total(), self.model.rowCount()
        counted = formats.small_count(total) if shown == total else f"{shown}/{total}"
        self.count.setText("" if self._awaited else self.tr("{count} rows").replace("{count}", counted))
        bare = total == 0 and self._empty is not None and not self._awaited
        focused = QApplication.focusWidget()
        begun = self._empty is not None and focused is not None and self._empty.isAncestorOf(focused)
        self.view.setVisible(not bare)
        self.count.setVisible(not bare and self._counts)
        if self._empty is not None:
            self._empty.setVisible(bare)
        if begun and not bare:
            # Pressed there to make the first row: work goes on at it.
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Slots ---

    @Slot(str)
    def _filter(self, words: str) -> None:
        self.model.set_filter(words, self._accept)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.key_at(index.row()))

    @Slot()
    def _tell_selected(self) -> None:
        self.selected.emit(self.selected_keys())

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._menu_actions)
        if self._menu_actions:
            menu.addSeparator()
        icons.put(menu.addAction(self.tr("Copy"), self.copy), "copy")
        menu.addAction(self.tr("Copy with column titles"), self.copy_with_titles)
        menu.popup(self.view.viewport().mapToGlobal(place))

    def _copy(self, *, with_titles: bool) -> None:
        rows = self.selected_rows() or self.model.rows()
        lines = [[shown.text(line) for shown in self.model.columns] for line in rows]
        titles = [[shown.title for shown in self.model.columns]] if with_titles else []
        QGuiApplication.clipboard().setText(as_cells([*titles, *lines]))
