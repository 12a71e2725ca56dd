"""The packages that were sent and received on this laptop, each with its receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from inspector.core.formats import NOTHING, small_count
from inspector.core.messages import text
from inspector.services.team.packages import Verdict
from inspector.ui.models.columns import Column
from inspector.ui.pages.sync.explanation import Explained, Explanation
from inspector.ui.pages.sync.merge_summary import TONES, content
from inspector.ui.pages.sync.words import moment
from inspector.ui.widgets import Card, EmptyState, Table, button, column, row
from inspector.ui.widgets.dialogs import Dialog

if TYPE_CHECKING:
    from inspector.services.team.ledger import HistoryRow, Ledger
    from inspector.ui.context import Context
    from inspector.ui.theme import Tone


class HistoryPart(QWidget):
    """A line for each package, the latest first; Enter or a button opens its receipt."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._shown: dict[str, HistoryRow] = {}
        columns: list[Column[HistoryRow]] = [
            Column("at", self.tr("When"), lambda one: moment(one.at), 130, order=lambda one: one.at),
            Column("sign", self.tr("What"), _sign, 116, tone=_tone),
            Column("whose", self.tr("From or for"), _whose, 200),
            Column("what", self.tr("Content"), _content, 300, stretch=True, detail=lambda one: one.file),
        ]
        self._table: Table[HistoryRow] = Table("sync.history", columns, _key, context.settings, tall=True, many=False)
        self._look = button(self.tr("Show the receipt"), self._open_chosen, icon="file-text")
        self._look.setEnabled(False)
        self._table.tools.addWidget(self._look)
        self._table.selected.connect(self._allow)
        self._table.set_empty(
            EmptyState(
                "history",
                self.tr("No packages yet"),
                self.tr("Every package that is sent or received here is kept in this list, with its receipt."),
            )
        )
        self._table.opened.connect(self._open)
        card = Card()
        card.add(self._table, stretch=1)
        self.setLayout(column(row(card)))

    def show_ledger(self, found: Ledger) -> None:
        """Show the packages of the ledger."""
        rows = sorted((*found.sent, *found.received), key=lambda one: one.at, reverse=True)
        self._shown = {_key(one): one for one in rows}
        self._table.set_rows(rows)

    @Slot(object)
    def _allow(self, keys: tuple[str, ...]) -> None:
        self._look.setEnabled(bool(keys))

    @Slot()
    def _open_chosen(self) -> None:
        for key in self._table.selected_keys():
            self._open(key)

    @Slot(str)
    def _open(self, key: str) -> None:
        one = self._shown.get(key)
        if one is not None:
            ReceiptDialog(one, self.window()).open()


class ReceiptDialog(Dialog):
    """What became of one package."""

    def __init__(self, one: HistoryRow, parent: QWidget | None) -> None:
        super().__init__(self.tr("Receipt"), parent, 560)
        facts = [
            (self.tr("When"), moment(one.at)),
            (self.tr("From or for"), _whose(one)),
        ]
        if one.verdict != Verdict.REFUSED:
            facts.append((self.tr("Content"), _content(one)))
        if one.verdict is not None:
            facts.append((self.tr("Package made"), moment(one.made_at)))
        facts += [(self.tr("Unit") if not place else "", unit) for place, unit in enumerate(one.units)]
        settled = text("syncpage.fact.settled", count=small_count(len(one.settled)))
        facts += [(settled if not place else "", words) for place, words in enumerate(one.settled)]
        shown = Explanation()
        sentences = (one.reason,) if one.reason else ()
        shown.show_it(Explained(one.file, sentences, tuple(facts), _sign(one), _tone(one)))
        shown.setMinimumHeight(260)
        self.add(shown, stretch=1)
        self.add_cancel(self.tr("Close"))


def _key(one: HistoryRow) -> str:
    return f"{one.at.isoformat()} {one.file} {one.verdict}"


def _sign(one: HistoryRow) -> str:
    return text(f"syncpage.verdict.{one.verdict.value}" if one.verdict is not None else "syncpage.verdict.sent")


def _tone(one: HistoryRow) -> Tone:
    return TONES[one.verdict] if one.verdict is not None else "accent"


def _whose(one: HistoryRow) -> str:
    if one.verdict is None:
        return ", ".join(one.for_whom)
    return (f"{one.person} ({one.prefix})" if one.prefix else one.person) or NOTHING


def _content(one: HistoryRow) -> str:
    if one.verdict is None:
        return text("syncpage.content.sent", photos=small_count(one.photos))
    if one.verdict == Verdict.REFUSED:
        return one.reason
    lacking = {"photos_missing": one.photos_missing, "forged": one.forged}
    return content(one.new, one.known, one.quarantined, one.photos, **lacking)
