"""The documents that were issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.formats import date_short, number
from inspector.services.documents import IssuedRow
from inspector.ui.models.columns import Column
from inspector.ui.widgets import EmptyState, Table

if TYPE_CHECKING:
    from inspector.core.settings import Settings

_SHORT_HASH = 12


class IssuedTable(Table[IssuedRow]):
    """Number, date, title, file and the beginning of the hash of each issued document."""

    def __init__(self, settings: Settings) -> None:
        columns: list[Column[IssuedRow]] = [
            Column("number", self.tr("Number, symbol"), _number, 120, bold=True),
            Column("date", self.tr("Date"), _date, 92, order=lambda made: made.dated_on),
            Column(
                "title",
                self.tr("Document"),
                lambda made: made.title,
                220,
                stretch=True,
                detail=lambda made: made.file_name,
            ),
            Column("journal", self.tr("Journal"), lambda made: number(made.journal_number), 72, "right"),
            Column("hash", "SHA-256", lambda made: made.sha256[:_SHORT_HASH], 116, muted=True),
        ]
        super().__init__("issued", columns, lambda made: made.id, settings, tall=True, many=False, finder=False)
        self.set_empty(
            EmptyState(
                "file-text",
                self.tr("Nothing issued yet"),
                self.tr("An issued document is kept with its number, its hash and the figures it was made from."),
            )
        )


def _number(made: IssuedRow) -> str:
    return f"{made.number or '…'}/{made.symbol}"


def _date(made: IssuedRow) -> str:
    return date_short(made.dated_on) if made.dated_on else "–"
