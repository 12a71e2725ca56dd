"""Writing the roster: who may do what. What it permits, or no longer permits, is applied in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.store.erasing import forget
from inspector.store.journal.body import Kind
from inspector.store.journal.decisions import named_media
from inspector.store.journal.heads import Registers
from inspector.store.journal.intake import remove
from inspector.store.journal.keys import new_epoch
from inspector.store.journal.roster import ROSTER, roster_of
from inspector.store.journal.signatures import forged
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
        _drop_forged(connection, entries)
        held = _held(connection)
        written = (_with_key(store, writer, key) if key else writer).apply(connection, action, registers, drafts)
        writer.forget_roster()
        if written is not None:
            found = Enrolled(written.number, written.changed, rejudged=_held(connection) != held)
        if unless_released is not None and _held(connection) >= held:
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


def _drop_forged(connection: Connection, entries: Mapping[str, Mapping[str, Value]]) -> None:
    """Of what came from a device before its key was known, only what it signed may be applied now."""
    known = roster_of(connection).members
    for device, values in entries.items():
        key = values.get("signing_key")
        if device not in known and isinstance(key, str):
            for number, _ in forged(connection, device, key, 0):
                remove(connection, number)


def _held(connection: Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM journal WHERE held != ''").fetchone()[0])


def _draft(registers: Registers, device: str, values: Mapping[str, Value]) -> Draft | None:
    """One who decides writes over all heads; nothing where the entry says so already."""
    heads = registers.fields(ROSTER, device)
    writes: dict[str, tuple[Value, tuple[int, ...]]] = {}
    for name, value in values.items():
        register = heads.get(name, {})
        if {head.value for head in register.values()} != {value} and (register or value is not None):
            writes[name] = (value, tuple(sorted(register)))
    return Draft(ROSTER, device, Kind.ROSTER, writes) if writes else None
