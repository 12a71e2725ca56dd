"""The journal as a list of actions, with what each of them changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot

from inspector.core.clock import VIETNAM
from inspector.core.formats import date_short, number
from inspector.services import erasure, journal
from inspector.services.organisation import people
from inspector.ui.models.columns import Column
from inspector.ui.page import Page
from inspector.ui.pages.journal.details import Details, summary
from inspector.ui.pages.journal.filters import Filters, Span
from inspector.ui.widgets import Card, EmptyState, PageHeader, Table, button, muted, row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from inspector.services.erasure import ErasurePreview
    from inspector.services.journal import AuditEntry, AuditPage
    from inspector.services.organisation import PersonRow
    from inspector.ui.context import Context

_PAGE = 200
_GIVING_WAY: Final = {"number": 900}
"""Columns that leave their room to the others where the page is less wide."""


class JournalPage(Page):
    """Who changed what, from what to what, when."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._offset = 0
        self._total = 0
        self._entity: str | None = None
        self._entries: dict[str, AuditEntry] = {}
        self._header = PageHeader(self.tr("Journal"))
        self._filters = Filters()
        self._table = self._make_table()
        self._details = Details()
        self._place = muted("")
        self._later = button(self.tr("Later"), self.show_later, icon="chevron-left")
        self._earlier = button(self.tr("Earlier"), self.show_earlier, icon="chevron-right")
        card = Card()
        card.add(self._table, stretch=1)
        card.body.addLayout(row(self._place, None, self._later, self._earlier, spacing=8))
        middle = row(card, self._details, spacing=12)
        middle.setStretch(0, 9)
        middle.setStretch(1, 4)
        self.body.addWidget(self._header)
        # Across the whole page: above the table alone the line would make it wider than an enlarged window.
        self.body.addWidget(self._filters)
        self.body.addLayout(middle, 1)
        self._filters.changed.connect(self._start_over)
        self._table.selected.connect(self._select)
        self._details.erasure_asked.connect(self._ask_erasure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way in an enlarged window: the number stands beside the details, too."""
        super().resizeEvent(event)
        self._table.give_way(_GIVING_WAY, event.size().width())

    def show_argument(self, argument: object) -> None:
        """Show the history of one record, by its id."""
        self._entity = str(argument) if argument else None
        self._offset = 0

    def refresh(self) -> None:
        """Load the part of the journal that is asked for."""
        workspace = self.context.workspace
        self._details.let_erase(may_erase=workspace.role == "lead" and not workspace.read_only)
        span = self._filters.span()
        asked = Span(span.words, span.person_id, span.first, span.last, self._entity).asked()
        read = partial(journal.audit, offset=self._offset, limit=_PAGE, **asked)
        self.context.read(people, done=self._show_people, latest="journal.people")
        self.context.read(read, done=self._show, latest="journal")
        self._get_ready()

    def _get_ready(self) -> None:
        """Let the first search find a long journal read, in steps between which other work goes on."""
        self.context.read(journal.get_ready, done=self._go_on, latest="journal.words")

    @Slot()
    def show_earlier(self) -> None:
        """Go on to earlier actions."""
        if self._offset + _PAGE < self._total:
            self._offset += _PAGE
            self.refresh()

    @Slot()
    def show_later(self) -> None:
        """Go back to later actions."""
        self._offset = max(0, self._offset - _PAGE)
        self.refresh()

    def _make_table(self) -> Table[AuditEntry]:
        columns: list[Column[AuditEntry]] = [
            Column("number", self.tr("No."), lambda entry: number(entry.number), 64, "right", order=lambda e: e.number),
            Column("at", self.tr("Time"), _moment, 152, order=lambda entry: entry.at),
            Column("person", self.tr("Person"), lambda entry: entry.person or "–", 176),
            Column(
                "action",
                self.tr("Action"),
                lambda entry: entry.action_label,
                300,
                stretch=True,
                detail=lambda entry: summary(entry.changes),
                bold=True,
            ),
        ]
        table = Table(
            "journal", columns, lambda entry: str(entry.number), self.context.settings, many=False, finder=False
        )
        table.set_empty(
            EmptyState(
                "history",
                self.tr("Nothing here"),
                self.tr("No action matches. Change the words, the person or the days above."),
            )
        )
        return table

    @Slot()
    def _start_over(self) -> None:
        self._offset = 0
        self._entity = None
        self.refresh()

    @Slot(object)
    def _show_people(self, rows: tuple[PersonRow, ...]) -> None:
        self._filters.show_people(rows)

    @Slot(object)
    def _show(self, page: AuditPage) -> None:
        self._total = page.total
        self._entries = {str(entry.number): entry for entry in page.entries}
        self._table.set_rows(page.entries)
        self._header.set_title(self.tr("Journal"), self.tr("Every change is kept, with its author and time."))
        self._tell_place(len(page.entries))
        # What is shown may be otherwise by now: erased by law.
        self._select(self._table.selected_keys())

    @Slot(object)
    def _go_on(self, is_ready: bool) -> None:
        if not is_ready:
            self._get_ready()

    def _tell_place(self, count: int) -> None:
        words = self.tr("{first}–{last} of {total} actions")
        first = number(self._offset + 1)
        shown = words.format(first=first, last=number(self._offset + count), total=number(self._total))
        self._place.setText(shown if count else "")
        self._later.setEnabled(self._offset > 0)
        self._earlier.setEnabled(self._offset + _PAGE < self._total)

    @Slot(str, str)
    def _ask_erasure(self, kind: str, record: str) -> None:
        self.context.read(erasure.offered, kind, record, done=self._offer_erasure)

    @Slot(object)
    def _offer_erasure(self, found: ErasurePreview) -> None:
        from inspector.ui.pages.journal.erasing import ErasureDialog

        ErasureDialog(self.context, found, self.window()).open()

    @Slot(object)
    def _select(self, keys: tuple[str, ...]) -> None:
        self._details.show_entry(self._entries.get(keys[0]) if keys else None)


def _moment(entry: AuditEntry) -> str:
    at = entry.at.astimezone(VIETNAM)
    return f"{date_short(at)} {at:%H:%M:%S}"
