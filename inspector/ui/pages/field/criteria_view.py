"""The table of criteria: scored with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView

from inspector.ui.pages.field.criteria_delegate import CriteriaDelegate
from inspector.ui.pages.field.criteria_model import SCORES, CriteriaModel, Place

if TYPE_CHECKING:
    from inspector.services.inspections import CriterionRow

_WIDTHS: Final = {Place.CODE: 46, Place.MAXIMUM: 54, Place.SELF: 68, Place.ASSESSED: 80, Place.STATE: 34}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FORWARD: Final = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CriteriaView(QTableView):
    """Digits type points into the criterion chosen, Enter and Tab go to the next one."""

    entered = Signal(str, str, object)
    """Criterion, field of the answer, points or None."""
    chosen = Signal(str)
    """Another criterion is the current one."""
    left = Signal(int)
    """Moved past the last (1) or before the first (-1) criterion of the area."""
    asked = Signal(str, str)
    """Criterion and what was asked for it by a letter: ``note``, ``not_applicable``, ``keys``."""

    def __init__(self) -> None:
        super().__init__()
        self.criteria = CriteriaModel(self)
        self._delegate = CriteriaDelegate(self.criteria, self)
        self.setModel(self.criteria)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Criteria of the area"))
        self._went_on = False
        """The last key set a score and went to the next criterion by itself."""
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self.fit_rows)
        self._dress()
        self._delegate.entered.connect(self.entered)
        self._delegate.stepped.connect(self.step)
        self._delegate.crossed.connect(self.cross)
        self.criteria.modelReset.connect(self.fit_rows)
        self.criteria.dataChanged.connect(self.fit_rows)
        self.horizontalHeader().sectionResized.connect(self._fit_name)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)

    def _dress(self) -> None:
        self.setMinimumWidth(330)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        titles = self.horizontalHeader()
        titles.setHighlightSections(False)
        titles.setFixedHeight(32)
        titles.setMinimumSectionSize(30)
        for place, width in _WIDTHS.items():
            titles.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(place, width)
        titles.setSectionResizeMode(Place.NAME, QHeaderView.ResizeMode.Stretch)

    # --- What the sheet asks ---

    def criterion(self) -> CriterionRow | None:
        """The current criterion."""
        index = self.currentIndex()
        return self.criteria.row_at(index.row()) if index.isValid() else None

    def choose(self, criterion_id: str) -> bool:
        """Make a criterion the current one, at the assessed score; False when the area does not have it."""
        return self._go(self.criteria.line_of(criterion_id), Place.ASSESSED)

    def choose_end(self, step: int) -> None:
        """Make the first (1) or the last (-1) criterion the current one."""
        self._go(0 if step > 0 else self.criteria.rowCount() - 1, self._column())

    def commit(self) -> None:
        """Take what is being typed."""
        self._delegate.leave()

    def type_key(self, typed: str) -> bool:
        """Begin to type, or carry out the letter's command; False for what means nothing here."""
        return self._typed(typed)

    def editor(self) -> QLineEdit | None:
        """The line points are being typed into, if there is one."""
        return self._delegate.editor

    def set_narrow(self, narrow: bool) -> None:
        """Put the maximum and the self score below the name, where no room is left for their columns."""
        self.setColumnHidden(Place.MAXIMUM, narrow)
        self.setColumnHidden(Place.SELF, narrow)
        self.criteria.set_narrow(narrow)

    @Slot(int)
    def step(self, step: int) -> None:
        """Go to the next or the last criterion, over the end of the area if need be."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        if not self._go(self.currentIndex().row() + step, self._column()):
            self.left.emit(step)

    @Slot(int)
    def cross(self, column: int) -> None:
        """Go to another column of the same criterion; the self score stays out of reach where it is hidden."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self._go(self.currentIndex().row(), Place.ASSESSED if self.isColumnHidden(column) else Place(column))

    @Slot()
    def fit_rows(self) -> None:
        """Give each criterion the height its words take."""
        width = self.columnWidth(Place.NAME)
        for line in range(self.criteria.rowCount()):
            self.setRowHeight(line, self._delegate.height(line, width, self.font()))

    @Slot(int)
    def _fit_name(self, section: int) -> None:
        # The column of names also changes when the scroll bar comes or goes; the heights follow once it is settled.
        if section == Place.NAME:
            self._settling.start()

    # --- Keyboard and mouse ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, letters and steps; everything else as in any table."""
        key, mods = Qt.Key(event.key()), event.modifiers()
        plain = not mods & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        went_on, self._went_on = self._went_on, False
        if plain and went_on and key in _ENTER:
            # M and = have gone on already: Enter out of habit must not skip a criterion.
            event.accept()
        elif plain and key in _FORWARD:
            self.step(1)
        elif plain and key == Qt.Key.Key_Backtab:
            self.step(-1)
        elif plain and event.text() and self._typed(event.text()):
            event.accept()
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._set(None)
        elif plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.cross(Place.SELF if key == Qt.Key.Key_Left else Place.ASSESSED)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press below the last criterion leaves the current one and takes the keyboard there."""
        if self.indexAt(event.position().toPoint()).isValid():
            super().mousePressEvent(event)
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            event.accept()

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; they do not jump to a row."""

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab belongs to the criteria; F6 leaves the table."""
        return False

    def _typed(self, text: str) -> bool:
        if text in "0123456789,.":
            self._type(text)
            return True
        row = self.criterion()
        if row is None:
            return False
        if text in "mM":
            self._set(row.maximum, step=True)
        elif text == "=" and row.answer is not None and row.answer.self_points is not None:
            self._set(row.answer.self_points, step=True)
        elif text == "/":
            self.asked.emit(row.id, "note")
        elif text in "kK":
            self.criteria.set_error(row.id, "")
            self.asked.emit(row.id, "not_applicable")
        elif text == "?":
            self.asked.emit(row.id, "keys")
        else:
            return False
        return True

    def _type(self, text: str) -> None:
        index = self.currentIndex()
        if index.isValid() and index.column() not in SCORES:
            self._go(index.row(), Place.ASSESSED)
            index = self.currentIndex()
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._pass_over(step=False)
            return
        self.edit(index)
        if self._delegate.editor is not None:
            self._delegate.editor.clear()
            self._delegate.editor.insert(text)

    def _set(self, value: object, *, step: bool = False) -> None:
        row, index = self.criterion(), self.currentIndex()
        if row is None:
            return
        if not self._editable(index.row()):
            # M over and over through an area: what does not count is passed over, not the end of the road.
            self._pass_over(step=step)
            return
        self.criteria.set_error(row.id, "")
        self.entered.emit(row.id, SCORES[self._column()], value)
        if step:
            self.step(1)
            self._went_on = True

    def _pass_over(self, *, step: bool) -> None:
        """A criterion that does not apply takes no points: go on, or say why nothing is taken."""
        row = self.criterion()
        if row is None or self.criteria.read_only or row.answer is None or not row.answer.not_applicable:
            return
        if step:
            self.step(1)
            self._went_on = True
        else:
            self.criteria.set_error(row.id, self.tr("Does not apply here, so it takes no points; K takes that back."))

    def _editable(self, line: int) -> bool:
        return bool(self.criteria.flags(self.criteria.index(line, Place.ASSESSED)) & Qt.ItemFlag.ItemIsEditable)

    def _column(self) -> Place:
        return Place.SELF if self.currentIndex().column() == Place.SELF else Place.ASSESSED

    def _go(self, line: int, column: Place) -> bool:
        if not 0 <= line < self.criteria.rowCount():
            return False
        index = self.criteria.index(line, column)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    @Slot(QModelIndex)
    def _tell_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.criteria.row_at(index.row()).id)
