"""What packages bring that belongs to no visit: changes of the units themselves, and records of every other kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.core.messages import text
from inspector.domain.unit import Unit
from inspector.services.journal_words import is_hidden
from inspector.services.team.views import KindChange, UnitChange
from inspector.store.failures import field_words, kind_words
from inspector.store.journal.conflicts import orphans
from inspector.store.queries import arrivals
from inspector.store.queries.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlmodel import Session

    from inspector.domain.base import Record
    from inspector.store.engine import Connection

Key = tuple[str, str]
UNIT: Final = "unit"
_NAMED: Final = 5
"""So many records of a kind are named."""


def unit_changes(
    connection: Connection, session: Session, touched: Iterable[Key], after: int, conflicts: Collection[str]
) -> list[UnitChange]:
    """Units whose own facts came, with what of them; ``conflicts`` are the ids of units that conflicts are about."""
    records = {record for kind, record in touched if kind == UNIT}
    if not records:
        return []
    written = arrivals.written_after(connection, UNIT, after)
    known = arrivals.known_until(connection, UNIT, records, after)
    found = []
    for record in sorted(records):
        unit = session.get(Unit, record)
        if unit is None:
            continue
        found.append(
            UnitChange(
                unit_id=record,
                unit=unit.short_name or unit.name or "",
                round_id="",
                round_title="",
                summary=_summary(unit, written.get(record, set()), is_new=record not in known),
                new=1,
                conflicts=sum(one == record for one in conflicts),
                photos_missing=0,
            )
        )
    return sorted(found, key=lambda one: one.unit)


def _summary(unit: Unit, fields: set[str], *, is_new: bool) -> str:
    if unit.deleted:
        return text("team.brought.unit_removed")
    if is_new:
        return text("team.brought.unit_new")
    named = [field for field in Unit.model_fields if field in fields - {"id", "deleted"} and not is_hidden(UNIT, field)]
    listed = ", ".join(field_words(UNIT, field).lower() for field in named)
    return text("team.brought.unit", fields=listed) if listed else text("team.brought.unit_facts")


def orphaned(connection: Connection, session: Session, records: Mapping[str, type[Record]]) -> tuple[KindChange, ...]:
    """The records here that belong to something nobody has brought yet, by kind."""
    return kind_changes(session, [(one.type, one.record) for one in orphans(connection, records)])


def kind_changes(session: Session, touched: Iterable[Key]) -> tuple[KindChange, ...]:
    """Records by kind, with the names of the first of them."""
    by_kind: dict[str, list[str]] = {}
    for kind, record in sorted(touched):
        by_kind.setdefault(kind, []).append(record)
    titles = Titles(session)
    found = []
    for kind, records in by_kind.items():
        names = sorted({title for record in records[: _NAMED * 2] if (title := titles.title(kind, record))})
        found.append(KindChange(kind, kind_words(kind), len(records), tuple(names[:_NAMED])))
    return tuple(sorted(found, key=lambda one: (-one.count, one.words)))
