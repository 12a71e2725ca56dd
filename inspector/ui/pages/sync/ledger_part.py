"""The ledger of packages: who has sent what, what is still missing before the round can be closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from inspector.core.formats import small_count
from inspector.core.messages import label, text
from inspector.ui import metrics
from inspector.ui.models.columns import Column
from inspector.ui.pages.sync.attention_card import AttentionCard
from inspector.ui.pages.sync.words import machine, moment
from inspector.ui.widgets import Card, ChoiceField, Table, column, row, scroll, small, wrapped
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from inspector.services.rounds import RoundRow
    from inspector.services.team.ledger import Acknowledged, Ledger, LedgerRow
    from inspector.services.team.packages import ForkView, QuarantineRow
    from inspector.ui.context import Context

_SIDE_LEAST, _SIDE_MOST, _SIDE_PART = 200, 300, 26
"""Width of what stands beside the table, in pixels and per cent of the page."""
_BESIDE: Final = 960
"""A page less wide shows what is missing below the table, not beside it: the names would be cut."""
_TABLE_LEAST: Final = 270
"""Height of the table's card where it stands above: four laptops are in sight, and the page scrolls."""
_UNITS: Final = 152
"""Wide enough for who finished them, which is told in a second line."""
_GIVING_WAY: Final = {"entry": 1200}
"""Columns that leave their room to the others where the page is less wide."""


class LedgerPart(QWidget):
    """A line for each laptop; at the right what is missing, what the lead has of mine, what is kept apart."""

    round_chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._round = ChoiceField([(None, "")], self.tr("Round"))
        self._round.setFixedWidth(160)
        self._round.committed.connect(self._tell_round)
        self._table = self._make_table()
        self._table.tools.addWidget(small(self.tr("Round")))
        self._table.tools.addWidget(self._round)
        card = Card()
        card.add(self._table, stretch=1)
        self._missing = _SentencesCard(self.tr("Still missing before the round can be closed"))
        self._mine = _SentencesCard(self.tr("What the lead has of mine"))
        self._apart = AttentionCard(context)
        side = QWidget()
        side.setLayout(column(self._mine, self._missing, self._apart, None, spacing=metrics.GAP))
        self._card, self._side, self._beside = card, scroll(side), side
        self._middle = row(card, self._side, spacing=metrics.GAP)
        self._middle.setStretch(0, 1)
        self.setLayout(column(self._middle))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way in an enlarged window: the last entry stands among the laptops of the team, too."""
        super().resizeEvent(event)
        self._fold()
        self._table.give_way(_GIVING_WAY, event.size().width())

    @Slot()
    def _fold(self) -> None:
        """Beside the table, or whole below it."""
        width, below = self.width(), self.width() < _BESIDE
        ways = QBoxLayout.Direction
        self._middle.setDirection(ways.TopToBottom if below else ways.LeftToRight)
        beside = max(_SIDE_LEAST, min(width * _SIDE_PART // 100, _SIDE_MOST))
        self._side.setMinimumWidth(0 if below else beside)
        self._side.setMaximumWidth(width if below else beside)
        self._side.setMinimumHeight(self._beside.heightForWidth(width) if below else 0)
        self._card.setMinimumHeight(_TABLE_LEAST if below else 0)

    @property
    def round_id(self) -> str | None:
        """The round that is asked about; None for all of the year."""
        value = self._round.value()
        return str(value) if value else None

    def show_rounds(self, found: Sequence[RoundRow]) -> None:
        """Offer the rounds of the year."""
        chosen = self._round.value()
        every = self.tr("All rounds of {year}").replace("{year}", str(self._context.year))
        self._round.set_choices([(None, every), *((one.id, one.title) for one in found)])
        self._round.set_value(chosen if chosen in {one.id for one in found} else None)

    def show_ledger(self, found: Ledger, held: Sequence[QuarantineRow], forks: Sequence[ForkView]) -> None:
        """Show the ledger, what is kept apart and which laptops went on twice."""
        self._table.set_rows(found.rows)
        self._show_missing(found)
        self._mine.show_sentences([_acknowledged(one) for one in found.acknowledged])
        self._apart.show_things(held, forks)
        # Once the sentences are laid out: they tell how high they are then.
        QTimer.singleShot(0, self, self._fold)

    def _show_missing(self, found: Ledger) -> None:
        """What is still missing; of rounds that are closed that they are, and what was left open all the same."""
        if found.closed and not found.open:
            self._missing.set_title(self.tr("The rounds are closed"))
            nothing: tuple[str, ...] = ()
        else:
            self._missing.set_title(self.tr("Still missing before the round can be closed"))
            assigned = any(one.units_assigned for one in found.rows)
            all_here = self.tr("Nothing: everything that was asked for is here.")
            nobody = self.tr("No unit is assigned to anybody yet, so nothing is waited for.")
            nothing = (all_here if assigned else nobody,)
        closed = (text("syncpage.closed", rounds=", ".join(found.closed)),) if found.closed else ()
        self._missing.show_sentences((*closed, *(found.missing_before_close or nothing)))

    def _make_table(self) -> Table[LedgerRow]:
        columns: list[Column[LedgerRow]] = [
            Column(
                "person",
                self.tr("Person"),
                lambda one: one.person,
                190,
                detail=lambda one: f"{machine(one.prefix, this_laptop=one.this_laptop)} · {_standing(one)}",
                bold=True,
            ),
            Column(
                "package",
                self.tr("Last package"),
                lambda one: moment(one.last_package_at),
                126,
                detail=_through_others,
                order=lambda one: one.last_package_at,
            ),
            Column(
                "units",
                self.tr("Units"),
                _units,
                _UNITS,
                detail=_finished,
                order=lambda one: one.units_received,
            ),
            Column(
                "entry",
                self.tr("Last entry"),
                lambda one: moment(one.last_entry_at),
                126,
                detail=lambda one: text("syncpage.entries", count=small_count(one.entries)),
                order=lambda one: one.last_entry_at,
            ),
            Column("missing", self.tr("Missing"), _wanting, 200, stretch=True, detail=_known_there),
        ]
        return Table("sync.ledger", columns, lambda one: one.device, self._context.settings, tall=True, many=False)

    @Slot(object)
    def _tell_round(self, _value: object) -> None:
        self.round_chosen.emit()


class _SentencesCard(Card):
    """Sentences below each other; hidden while there are none."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.wrap_title()
        self.hide()

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Say something else."""
        clear(self.body)
        for sentence in sentences:
            self.add(wrapped(sentence))
        self.setVisible(bool(sentences))


def _standing(one: LedgerRow) -> str:
    return text("syncpage.sign.revoked") if one.revoked else label(one.role)


def _through_others(one: LedgerRow) -> str:
    """Its work came, though none of its own packages did."""
    unsent = one.last_package_at is None and not one.this_laptop
    return text("syncpage.forwarded") if unsent and one.entries else ""


def _units(one: LedgerRow) -> str:
    """About how many of the units assigned to it something of it is here."""
    if not one.units_assigned:
        return text("syncpage.no_units")
    return text("syncpage.units", here=small_count(one.units_received), assigned=small_count(one.units_assigned))


def _finished(one: LedgerRow) -> str:
    """How many of them are finished; recorded by others where nothing of this laptop's is about them."""
    if not one.units_assigned:
        return ""
    count, others = small_count(one.units_finished), small_count(one.units_by_others)
    if not one.units_by_others:
        return text("syncpage.units_finished", count=count)
    every = one.units_by_others == one.units_finished
    code = "syncpage.units_finished.by_others" if every else "syncpage.units_finished.partly_by_others"
    return text(code, count=count, others=others)


def _wanting(one: LedgerRow) -> str:
    if one.revoked:
        return text("syncpage.sign.revoked")
    return "; ".join(one.missing) or text("syncpage.nothing_missing")


def _known_there(one: LedgerRow) -> str:
    """What that laptop has of this one's work."""
    if one.this_laptop or one.revoked or one.last_package_at is None:
        return ""
    if not one.my_entries_unknown:
        return text("syncpage.knows_all") if one.my_state_known_up_to else ""
    return text("syncpage.knows_part", count=small_count(one.my_entries_unknown))


def _acknowledged(one: Acknowledged) -> str:
    if not (one.known or one.unknown):
        known = "nothing"
    elif one.package_at is None:
        known = "unknown"
    elif not one.unknown:
        known = "all"
    else:
        known = "part" if one.known else "none"
    told = text(
        f"syncpage.acknowledged.{known}",
        person=f"{one.person} ({one.prefix})",
        package=moment(one.package_at),
        known=small_count(one.known),
        unknown=small_count(one.unknown),
        until=moment(one.up_to),
    )
    return " ".join((told, *one.waiting))
