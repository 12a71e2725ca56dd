"""What one action changed, field by field."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from inspector.core.clock import VIETNAM
from inspector.core.formats import date_short
from inspector.ui.widgets import Card, breakable, column, link, muted, row, scroll, small, wrapped
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.services.journal import AuditChange, AuditEntry

_LEAST, _MOST = 230, 340
_FEW = 3
"""So many fields are named in the one line of a record."""


class Details(Card):
    """The card at the right of the journal."""

    erasure_asked = Signal(str, str)
    """Kind and id of a record that something is to be erased of by law."""

    def __init__(self) -> None:
        super().__init__()
        self._may_erase = False
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(_MOST)
        self._action = wrapped("", "heading")
        """Never cut off: names of actions are longer than this card is wide."""
        self._who = muted("")
        self._content = column(spacing=4)
        holder = QWidget()
        holder.setLayout(self._content)
        self.add(self._action, self._who)
        self.add(scroll(holder), stretch=1)
        self.show_entry(None)

    def show_entry(self, entry: AuditEntry | None) -> None:
        """Show what ``entry`` changed; without one, say how to see something."""
        clear(self._content)
        if entry is None:
            self._action.setText(self.tr("What was changed"))
            self._who.setText("")
            self._content.addWidget(
                wrapped(self.tr("Choose a line on the left to see the values before and after."), "muted")
            )
        else:
            self._show(entry)
        self._content.addStretch(1)

    def let_erase(self, *, may_erase: bool) -> None:
        """Offer to erase by law what is shown: the lead may."""
        self._may_erase = may_erase

    def _show(self, entry: AuditEntry) -> None:
        self._action.setText(entry.action_label)
        at = entry.at.astimezone(VIETNAM)
        words = self.tr("No. {number} · {time} on {day}")
        where = words.format(number=entry.number, time=f"{at:%H:%M:%S}", day=date_short(at))
        self._who.setText(f"{where}\n{entry.person}" if entry.person else where)
        for _, lines in groupby(entry.changes, lambda change: (change.kind, change.record_id)):
            self._add_record(list(lines))
        listed = len({change.record_id for change in entry.changes})
        if entry.records > listed:
            rest = self.tr("and {count} further records")
            self._content.addWidget(muted(rest.format(count=entry.records - listed)))

    def _add_record(self, changes: list[AuditChange]) -> None:
        first = changes[0]
        if self._content.count():
            line = QFrame()
            line.setProperty("role", "line")
            self._content.addWidget(line)
        self._content.addWidget(wrapped(first.record_title or first.kind_label, "heading"))
        if first.record_title:
            self._content.addWidget(small(first.kind_label))
        for change in changes:
            self._content.addWidget(small(change.field_label))
            self._content.addWidget(wrapped(breakable(self._before_and_after(change))))
        if self._may_erase:
            made = link(self.tr("Erase for good by law…"), self._ask)
            made.setObjectName(f"{first.kind} {first.record_id}")
            self._content.addLayout(row(made, None))

    @Slot()
    def _ask(self) -> None:
        kind, _, record = self.sender().objectName().partition(" ")
        self.erasure_asked.emit(kind, record)

    def _before_and_after(self, change: AuditChange) -> str:
        if not change.old:
            return change.new
        new = change.new or self.tr("(left empty)")
        return f"{change.old} → {new}"


def summary(changes: Iterable[AuditChange]) -> str:
    """The records an action touched, each with the fields that are otherwise than before, in one line."""
    by_record: dict[tuple[str, str], list[AuditChange]] = {}
    for change in changes:
        by_record.setdefault((change.kind, change.record_id), []).append(change)
    return "; ".join(dict.fromkeys(_about(lines) for lines in by_record.values()))


def _about(changes: list[AuditChange]) -> str:
    title = changes[0].record_title or changes[0].kind_label
    fields = list(dict.fromkeys(change.field_label for change in changes))
    if len(fields) > _FEW and not any(change.old for change in changes):
        # A record that is new: all of it is.
        return title
    named = ", ".join(fields[:_FEW])
    return f"{title}: {named}, …" if len(fields) > _FEW else f"{title}: {named}"
