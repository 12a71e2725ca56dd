"""What the tests of field mode do and see, in one line each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from inspector.services import inspections
from inspector.services.inspections import AnswerView, CriterionRow, Sheet
from inspector.ui.pages.field import FieldPage
from inspector.ui.pages.field.criteria_view import CriteriaView
from tests.services.acts import Case

Key = Qt.Key
Kind = TypeVar("Kind", bound=QDialog)
_KEYS = {
    ",": Key.Key_Comma,
    ".": Key.Key_Period,
    "=": Key.Key_Equal,
    "/": Key.Key_Slash,
    "\n": Key.Key_Return,
    "\t": Key.Key_Tab,
}


@dataclass
class Bench:
    """A field page, the workspace under it, and a person at the keyboard."""

    qtbot: QtBot
    page: FieldPage
    case: Case

    @property
    def table(self) -> CriteriaView:
        return self.page.sheet.scoring.criteria

    def open(self, inspection_id: str) -> None:
        self.page.open_inspection(inspection_id)
        self.qtbot.waitUntil(lambda: self.shown().inspection.id == inspection_id)
        self.settle()

    def settle(self) -> None:
        """Wait until everything asked for has been done and shown."""
        self.qtbot.waitUntil(lambda: not self.page.context.tasks.busy)

    def keys(self, words: str) -> None:
        """Press keys where the focus of the scores is: in the editor when one is open, else in the table."""
        for letter in words:
            editor = self.table.editor()
            QTest.keyClick(editor or self.table, _KEYS.get(letter, Key(ord(letter.upper()))))

    def press(self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.table.editor() or self.table, key, modifier)

    def shown(self) -> Sheet:
        assert self.page.state.sheet is not None
        return self.page.state.sheet

    def stored(self) -> Sheet:
        """The sheet as the store has it."""
        self.settle()
        return inspections.sheet(self.case.workspace, self.page.state.inspection_id)

    def row(self, code: str) -> CriterionRow:
        return next(row for area in self.stored().areas for row in area.criteria if row.code == code)

    def answer(self, code: str) -> AnswerView:
        found = self.row(code).answer
        assert found is not None
        return found

    def points(self, code: str) -> Decimal | None:
        answer = self.row(code).answer
        return answer.assessed_points if answer else None

    def current(self) -> str:
        row = self.table.criterion()
        return row.code if row else ""

    def go(self, code: str) -> None:
        self.page.sheet.go_to_criterion(self.row(code).id)

    def detail(self, code: str) -> str:
        """What stands under a criterion."""
        rows = (row for area in self.shown().areas for row in area.criteria)
        return "\n".join(one.text for one in self.table.criteria.details(next(row for row in rows if row.code == code)))

    @staticmethod
    def dialog(kind: type[Kind]) -> Kind:
        return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())
