"""Writing the roster: who may do what. What it permits, or no longer permits, is applied in the same transaction."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.store.erasing import forget
from inspector.store.journal.body import Kind
from inspector.store.journal.decisions import named_media
from inspector.store.journal.heads import Registers
from inspector.store.journal.keys import new_epoch
from inspector.store.journal.roster import ROSTER
from inspector.store.journal.writer import Author, Draft, Writer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.core.errors import Refused
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.keys import DeviceKey
    from inspector.store.journal.writer import Written
    from inspector.store.store import Store


@dataclass(frozen=True)
class Enrolled:
    """What writing the roster did."""

    number: int | None = None
    """The transaction's number; none where the roster says all of it already."""
    changed: frozenset[tuple[str, str]] = frozenset()
    rejudged: bool = False
    """Transactions that were held are applied now, or the other way round: anything may have changed."""


def enrol(
    store: Store,
    action: str,
    entries: Mapping[str, Mapping[str, Value]],
    key: DeviceKey | None = None,
    *,
    unless_released: Refused | None = None,
) -> Enrolled:
    """Set fields of roster entries, by device, over whatever they say; signed by this laptop, or with another ``key``.

    Raises ``Refused`` where the one who signs may not do that; and ``unless_released`` where no transaction that was
    held is applied by it. Nothing is written then.
    """
    found = Enrolled()
    with store.reading() as connection:
        named = named_media(connection, store.records)

    def act(connection: Connection, writer: Writer) -> Written | None:
        nonlocal found
        registers = Registers(connection)
        drafts = [draft for device, values in entries.items() if (draft := _draft(registers, device, values))]
        held = _held(connection)
        written = (_with_key(store, writer, key) if key else writer).apply(connection, action, registers, drafts)
        writer.forget_roster()
        if written is not None:
            found = Enrolled(written.number, written.changed, rejudged=_held(connection) != held)
        if unless_released is not None and not _any_applied(connection, held):
            raise unless_released
        # What another key signed belongs to another stream than the one this laptop keeps its mark of.
        return None if key else written

    store.writing(act)
    if found.rejudged:
        # An erasure may be among what counts now.
        forget(store, named)
    return found


def _with_key(store: Store, writer: Writer, key: DeviceKey) -> Writer:
    author = Author(key, new_epoch(store.entropy), writer.author.actor)
    return Writer(author, store.clock, store.entropy, store.records)


def _held(connection: Connection) -> list[int]:
    return [number for (number,) in connection.execute("SELECT number FROM journal WHERE held != '' ORDER BY number")]


def _any_applied(connection: Connection, numbers: list[int]) -> bool:
    found = connection.execute(
        "SELECT 1 FROM journal WHERE held = '' AND number IN (SELECT value FROM json_each(?)) LIMIT 1",
        (json.dumps(numbers),),
    )
    return found.fetchone() is not None


def _draft(registers: Registers, device: str, values: Mapping[str, Value]) -> Draft | None:
    """One who decides writes over all heads; nothing where the entry says so already."""
    heads = registers.fields(ROSTER, device)
    writes: dict[str, tuple[Value, tuple[int, ...]]] = {}
    for name, value in values.items():
        register = heads.get(name, {})
        if {head.value for head in register.values()} != {value} and (register or value is not None):
            writes[name] = (value, tuple(sorted(register)))
    return Draft(ROSTER, device, Kind.ROSTER, writes) if writes else None
