"""The findings (phát hiện) of a year: a list, and the one chosen beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut

from inspector.core import formats, messages
from inspector.domain.finding import DISCIPLINE_SEVERITY
from inspector.services import findings
from inspector.ui import icons, metrics
from inspector.ui.models.columns import Column
from inspector.ui.page import Page
from inspector.ui.pages.findings.filters import Filters
from inspector.ui.pages.findings.panel import FindingPanel
from inspector.ui.pages.findings.where import WhereDialog
from inspector.ui.widgets import Card, EmptyState, PageHeader, Table, button, icon_button, primary, row
from inspector.ui.widgets.finding_editor import FindingDialog
from inspector.ui.widgets.finding_form import severity_tone, severity_words

if TYPE_CHECKING:
    from inspector.services.findings import FindingRow
    from inspector.services.workspace import Changed, Workspace
    from inspector.ui.context import Context
    from inspector.ui.theme import Tone

_LESS: Final = ("subject", "state")


class FindingsPage(Page):
    """Arguments: the id of a finding, or a filter with ``severity``, ``subject``, ``unit``."""

    kinds = frozenset({"finding", "attachment_link", "inspection", "unit", "round", "catalogue_entry"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[str, FindingRow] = {}
        self._wanted = ""
        self._at = ""
        self.bin = button(self.tr("Bin"), icon="archive-restore")
        self.bin.setCheckable(True)
        self._header = PageHeader("", self.bin, primary(self.tr("New finding"), self._ask_where, icon="plus"))
        self.filters = Filters()
        self.table: Table[FindingRow] = Table(
            "findings", self._columns(), lambda one: one.id, context.settings, tall=True
        )
        self._remove = icon_button("trash-2", self.tr("Put into the bin"), self._put_away)
        self._restore = button(self.tr("Take out of the bin"), self._take_out)
        self._panel = FindingPanel(context)
        self._lay_out()
        self._connect()
        self._show_buttons()

    def _lay_out(self) -> None:
        self.table.finder.setMinimumWidth(130)
        for part in (self.filters, self._remove, self._restore):
            self.table.tools.addWidget(part)
        self._none = EmptyState(
            "shield-check",
            self.tr("No finding is recorded this year"),
            self.tr(
                "Findings are raised at the unit (F8 in the scoring sheet) or here."
                " Where nothing was found, record that per area in the unit's sheet."
            ),
            [(self.tr("New finding"), self._ask_where)],
        )
        self._none_away = EmptyState("archive-restore", self.tr("The bin is empty"))
        self.table.set_empty(self._none)
        card = Card()
        card.add(self.table, stretch=1)
        layout = row(card, self._panel, spacing=metrics.GAP)
        layout.setStretch(0, 1)
        self.body.setSpacing(10)
        self.body.addWidget(self._header)
        self.body.addLayout(layout, 1)
        self._panel.hide()

    def _connect(self) -> None:
        self.table.selected.connect(self._choose)
        self.table.opened.connect(self._open)
        self.filters.changed.connect(self._filter)
        self.bin.toggled.connect(self._turn)
        self._panel.closed.connect(self._close_panel)
        remove = QAction(self.tr("Put into the bin"), self)
        remove.triggered.connect(self._put_away)
        icons.put(remove, "trash-2")
        self.table.set_actions([remove])
        QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table.view, self._put_away)
        QShortcut(QKeySequence("F8"), self, self._ask_where)

    def show_argument(self, argument: object) -> None:
        """Open a finding, at a field with ``findings`` and ``part``, or the list through a filter."""
        if isinstance(argument, str):
            argument = {"findings": argument}
        if isinstance(argument, Mapping) and "findings" in argument:
            self.filters.show_filter({})
            self.bin.setChecked(False)
            self._wanted, self._at = str(argument["findings"]), str(argument.get("part", ""))
        elif isinstance(argument, Mapping):
            self.filters.show_filter(argument)

    def refresh(self) -> None:
        """Load the year's findings, those in the bin too."""
        self.context.read(_year_findings, self.context.year, done=self._show, latest="findings")
        self._panel.reload()

    # --- Showing ---

    def _columns(self) -> list[Column[FindingRow]]:
        return [
            Column("number", self.tr("Number"), lambda one: one.number, width=92, muted=True),
            Column(
                "what",
                self.tr("What was found"),
                lambda one: one.description or one.act_name,
                stretch=True,
                detail=lambda one: one.act_name if one.description else "",
            ),
            Column(
                "unit",
                self.tr("Unit"),
                lambda one: one.unit_name,
                width=190,
                detail=lambda one: one.subject_position,
            ),
            Column("subject", self.tr("Subject"), _subject, width=104),
            Column("severity", self.tr("Severity"), _severity, width=200, order=_order, tone=_tone),
            Column("state", self.tr("State"), self._lack, width=150, tone=self._lack_tone),
        ]

    def _lack(self, one: FindingRow) -> str:
        if not one.severity or (one.legal_basis and one.attachments):
            return self.tr("complete")
        if not one.legal_basis:
            return self.tr("lacks legal basis")
        return self.tr("lacks evidence")

    def _lack_tone(self, one: FindingRow) -> Tone:
        return "good" if not one.severity or (one.legal_basis and one.attachments) else "warning"

    @Slot(object)
    def _show(self, rows: tuple[FindingRow, ...]) -> None:
        self._rows = {one.id: one for one in rows}
        kept = [one for one in rows if not one.deleted]
        self._header.set_title(self.tr("Findings of {year}").replace("{year}", str(self.context.year or "")))
        self._header.set_subtitle(self._counts(kept))
        self.filters.offer_units(rows)
        self._turn()
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.table.select([wanted])

    def _counts(self, kept: list[FindingRow]) -> str:
        if not kept:
            return ""
        serious = sum(one.severity >= DISCIPLINE_SEVERITY for one in kept)
        words = self.tr("{all} findings · {serious} must be dealt with")
        return words.replace("{all}", formats.small_count(len(kept))).replace("{serious}", formats.small_count(serious))

    @Slot()
    def _turn(self) -> None:
        """Show the list, or the bin: neither counts what is in the other."""
        in_bin = self.bin.isChecked()
        self.table.set_empty(self._none_away if in_bin else self._none)
        self.table.set_rows([one for one in self._rows.values() if one.deleted == in_bin])
        self._filter()

    @Slot()
    def _filter(self) -> None:
        self.table.set_accept(self.filters.accept())
        self._show_buttons()

    def _show_buttons(self) -> None:
        in_bin, chosen = self.bin.isChecked(), bool(self.table.selected_keys())
        self._remove.setVisible(not in_bin)
        self._restore.setVisible(in_bin)
        self._remove.setEnabled(chosen)
        self._restore.setEnabled(chosen)

    # --- Slots ---

    @Slot(object)
    def _choose(self, keys: tuple[str, ...]) -> None:
        self._show_buttons()
        if len(keys) == 1 and keys[0] in self._rows:
            at, self._at = self._at, ""
            self._panel.show_finding(self._rows[keys[0]], at)
        elif not keys:
            self._panel.hide()
        self._make_room()

    def _make_room(self) -> None:
        """Beside the panel the list says only what names a finding."""
        for place, shown in enumerate(self.table.model.columns):
            self.table.view.setColumnHidden(place, shown.key in _LESS and self._panel.isVisibleTo(self))

    @Slot(str)
    def _open(self, finding_id: str) -> None:
        shown = self._rows[finding_id]
        dialog = FindingDialog(self.context, self.window(), read_only=shown.deleted)
        dialog.show_finding(finding_id, shown.unit_name)
        dialog.open()

    @Slot()
    def _close_panel(self) -> None:
        self.table.view.clearSelection()
        self._make_room()

    @Slot()
    def _ask_where(self) -> None:
        dialog = WhereDialog(self.context, self.window())
        dialog.chosen.connect(self._start)
        dialog.open()

    @Slot(str, str)
    def _start(self, inspection_id: str, unit: str) -> None:
        dialog = FindingDialog(self.context, self.window())
        dialog.start(inspection_id, None, unit)
        dialog.open()

    @Slot()
    def _put_away(self) -> None:
        keys = tuple(key for key in self.table.selected_keys() if not self._rows[key].deleted)
        if keys:
            self.context.write(findings.remove_findings, keys, done=self._put_away_done)

    @Slot(object)
    def _put_away_done(self, _changed: Changed) -> None:
        self.context.say(self.tr("The findings chosen are in the bin."), undo=True)

    @Slot()
    def _take_out(self) -> None:
        keys = tuple(key for key in self.table.selected_keys() if self._rows[key].deleted)
        if keys:
            self.context.write(findings.restore_findings, keys, done=self._taken_out)

    @Slot(object)
    def _taken_out(self, _changed: Changed) -> None:
        self.context.say(self.tr("The findings chosen are back in the list."), "good")


def _year_findings(workspace: Workspace, year: int) -> tuple[FindingRow, ...]:
    return findings.findings(workspace, year, with_deleted=True)


def _subject(one: FindingRow) -> str:
    return messages.label(one.subject) if one.subject else ""


def _severity(one: FindingRow) -> str:
    return severity_words(one.severity)


def _order(one: FindingRow) -> int:
    return one.severity


def _tone(one: FindingRow) -> Tone:
    return severity_tone(one.severity)
