"""The documents that were issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from inspector.core import messages
from inspector.core.clock import VIETNAM
from inspector.core.formats import date_short, number, small_count
from inspector.services.documents import IssuedRow
from inspector.ui import icons
from inspector.ui.models.columns import Column
from inspector.ui.widgets import EmptyState, Table, button, column, row

if TYPE_CHECKING:
    from datetime import date

    from inspector.core.settings import Settings
    from inspector.domain.document import DocumentKind

_SHORT_HASH = 8


class IssuedPart(QWidget):
    """The list with what can be done with issued files."""

    asked_to_sign = Signal(object)
    """The row that is selected, or nothing."""
    asked_to_verify = Signal()
    asked_to_withdraw = Signal(object)
    """A row that stands."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._latest: dict[tuple[DocumentKind, str], IssuedRow] = {}
        self.table = IssuedTable(settings)
        sign = button(self.tr("Sign…"), self._sign)
        check = button(self.tr("Check a file…"), self.asked_to_verify.emit)
        sign.setToolTip(self.tr("Append an electronic signature to a file that was issued"))
        check.setToolTip(self.tr("Tell whether a PDF file is what was issued; files can be dropped on the page too"))
        self._withdraw = QAction(self.tr("Withdraw…"), self)
        self._withdraw.triggered.connect(self._ask_to_withdraw)
        icons.put(self._withdraw, "undo-2")
        self.table.set_actions([self._withdraw])
        self.table.selected.connect(self._offer)
        self._withdraw_button = button(self._withdraw.text(), self._ask_to_withdraw)
        tools = row(None, sign, check, spacing=8)
        self.setLayout(column(tools, self.table, row(self._withdraw_button, None), spacing=8))
        self._offer()

    def show_issued(self, made: tuple[IssuedRow, ...]) -> None:
        """Show what was issued, the latest first."""
        self._latest = {}
        for one in made:
            if not one.withdrawn:
                self._latest.setdefault((one.kind, one.owner_id), one)
        self.table.set_rows(made)
        self._offer()

    def latest(self, kind: DocumentKind, owner_id: str) -> IssuedRow | None:
        """The copy of a document that was issued last and stands."""
        return self._latest.get((kind, owner_id))

    def _selected(self) -> IssuedRow | None:
        return next(iter(self.table.selected_rows()), None)

    @Slot()
    def _offer(self) -> None:
        """Only a document that was chosen and stands can be withdrawn; the button says which one."""
        made = self._selected()
        stands = made is not None and not made.withdrawn
        words = self.tr("Choose the issued document to be withdrawn first")
        if made is not None:
            words = self.tr("Already withdrawn: {number}")
            if stands:
                words = self.tr("Withdraw {number}, with a reason; it stays in the list as withdrawn")
            words = words.replace("{number}", made.called)
        self._withdraw.setEnabled(stands)
        self._withdraw_button.setEnabled(stands)
        self._withdraw_button.setToolTip(words)

    @Slot()
    def _sign(self) -> None:
        self.asked_to_sign.emit(self._selected())

    @Slot()
    def _ask_to_withdraw(self) -> None:
        made = self._selected()
        if made is not None and not made.withdrawn:
            self.asked_to_withdraw.emit(made)


class IssuedTable(Table[IssuedRow]):
    """Number with date; what it is about with round, kind and file; journal with the beginning of the SHA-256."""

    def __init__(self, settings: Settings) -> None:
        columns: list[Column[IssuedRow]] = [
            Column(
                "number",
                self.tr("Number, symbol"),
                lambda one: one.called,
                136,
                order=_order,
                detail=self._date,
                bold=True,
            ),
            Column(
                "title",
                self.tr("Document"),
                lambda made: made.subject,
                150,
                stretch=True,
                detail=self._file,
            ),
            Column(
                "journal",
                self.tr("Journal"),
                lambda made: number(made.journal_number),
                78,
                detail=lambda made: made.sha256[:_SHORT_HASH],
            ),
        ]
        super().__init__("issued", columns, lambda made: made.id, settings, tall=True, many=False, finder=False)
        self.set_empty(
            EmptyState(
                "file-text",
                self.tr("Nothing issued yet"),
                self.tr("An issued document is kept with its number, its hash and the figures it was made from."),
            )
        )

    def _date(self, made: IssuedRow) -> str:
        """The day the document bears, and no other: when it was issued is told behind its file."""
        return date_short(made.dated_on) if made.dated_on else self.tr("no date on it")

    def _file(self, made: IssuedRow) -> str:
        signed = self.tr("signed {count} times").replace("{count}", small_count(made.signed)) if made.signed else ""
        withdrawn = self.tr("withdrawn") if made.withdrawn else ""
        if made.withdrawn_reason:
            withdrawn = f"{withdrawn}: {' '.join(made.withdrawn_reason.split())}"
        day = date_short(made.issued_at.astimezone(VIETNAM).date()) if made.issued_at else ""
        issued = self.tr("issued {day}").replace("{day}", day) if day else ""
        # The round goes before the kind: a unit may have minutes of several, and what comes last is cut first.
        parts = (withdrawn, made.round, messages.label(made.kind), made.file_name, signed, issued)
        return " · ".join(part for part in parts if part)


def _order(made: IssuedRow) -> tuple[str, str]:
    """By the day it bears or was issued on, then by number."""
    day = _day(made)
    return day.isoformat() if day else "", made.number.zfill(6)


def _day(made: IssuedRow) -> date | None:
    """The document's own date, else the day it was issued."""
    return made.dated_on or (made.issued_at.astimezone(VIETNAM).date() if made.issued_at else None)
