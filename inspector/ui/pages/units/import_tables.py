"""The lists inside the import preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core import formats
from inspector.ui.models.columns import Column
from inspector.ui.pages.units.changed_tree import ChangedTree
from inspector.ui.pages.units.words import fact, headcount
from inspector.ui.widgets import Table, column, scroll, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from inspector.core.settings import Settings
    from inspector.services.unit_lists import ChangedLine, ImportPreview, NewLine, RefusedLine

_Text = tuple[int, str, str]


class ImportTables(QObject):
    """Makes one list for each kind of row that there is; ``ticked`` when a changed row is left out or taken again."""

    ticked = Signal()

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._why: dict[str, str] = {}
        self._sentence = wrapped("", "small")
        self.changes = ChangedTree(())

    def left_out(self) -> frozenset[int]:
        """Changed rows that are not to be taken over."""
        return self.changes.left_out()

    def make(self, preview: ImportPreview) -> Iterator[tuple[str, QWidget]]:
        """Title and list: what needs attention first."""
        self.changes = ChangedTree(())
        if preview.refused:
            yield _title(self.tr("Refused"), preview.refused_rows), self._refused(preview.refused)
        if preview.legacy:
            yield _title(self.tr("Old encoding"), len(preview.legacy)), self._legacy(preview.legacy)
        if preview.changed:
            yield _title(self.tr("Changed"), len(preview.changed)), self._changed(preview.changed)
        if preview.new:
            yield _title(self.tr("New"), len(preview.new)), self._new(preview.new)
        if preview.notes:
            yield _title(self.tr("Notes"), len(preview.notes)), _notes(preview.notes)

    def _refused(self, lines: Sequence[RefusedLine]) -> QWidget:
        self._sentence = wrapped("", "small")
        columns: list[Column[RefusedLine]] = [
            Column("row", self.tr("Row"), lambda one: str(one.row), 60, "right", order=lambda one: one.row),
            Column("cell", self.tr("Cell"), lambda one: one.cell, 70),
            Column("why", self.tr("Why it cannot be taken over"), lambda one: one.message, stretch=True),
        ]
        made: Table[RefusedLine] = self._table("import_refused", columns)
        made.set_rows(lines)
        self._why = {repr(one): one.message for one in lines}
        made.selected.connect(self._tell_why)
        made.select([repr(lines[0])])
        holder = QWidget()
        layout = column(made, self._sentence, spacing=4)
        layout.setStretch(0, 1)
        holder.setLayout(layout)
        return holder

    @Slot(object)
    def _tell_why(self, keys: Sequence[str]) -> None:
        self._sentence.setText("\n".join(self._why[key] for key in keys[:1]))

    def _new(self, lines: Sequence[NewLine]) -> QWidget:
        """Every cell of a new unit; a column that no row fills is left out."""
        columns: list[Column[NewLine]] = [
            Column("row", self.tr("Row"), lambda one: str(one.row), 60, "right", order=lambda one: one.row),
            Column("code", fact("code"), lambda one: one.code, 64, muted=True),
            Column("name", self.tr("Unit"), lambda one: one.name, stretch=True, bold=True),
            Column("kind", fact("kind"), lambda one: one.kind, 96),
            Column("block", fact("block"), lambda one: one.block, 150),
            _day("valid_from", lambda one: one.valid_from),
            _day("valid_to", lambda one: one.valid_to),
            Column("staff", fact("staff"), lambda one: headcount(one.staff), 70, "right", order=lambda one: one.staff),
            Column("head", fact("head"), lambda one: one.head, 164),
            Column("note", fact("note"), lambda one: one.note, 110),
        ]
        filled = [one for one in columns if any(map(one.text, lines))]
        made: Table[NewLine] = self._table("import_new", filled)
        made.set_rows(lines)
        return made

    def _changed(self, lines: Sequence[ChangedLine]) -> QWidget:
        self.changes = ChangedTree(lines)
        self.changes.ticked.connect(self.ticked)
        return self.changes

    def _legacy(self, texts: Sequence[tuple[str, str]]) -> QWidget:
        columns: list[Column[_Text]] = [
            Column("before", self.tr("In the file"), lambda one: one[1], 380, muted=True),
            Column("after", self.tr("Converted"), lambda one: one[2], stretch=True, bold=True),
        ]
        made: Table[_Text] = self._table("import_legacy", columns)
        made.set_rows([(place, before, after) for place, (before, after) in enumerate(texts)])
        return made

    def _table(self, name: str, columns: Sequence[Column[Any]]) -> Table[Any]:
        return Table(name, columns, repr, self._settings, finder=False)


def _day(name: str, day_of: Callable[[NewLine], date | None]) -> Column[NewLine]:
    return Column(
        name, fact(name), lambda one: formats.date_short(day) if (day := day_of(one)) else "", 88, order=day_of
    )


def _title(words: str, count: int) -> str:
    return f"{words} ({formats.small_count(count)})"


def _notes(notes: Sequence[str]) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(*(wrapped(note) for note in notes), None, spacing=8, margin=8))
    return scroll(holder)
