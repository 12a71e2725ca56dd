"""What a person decides about what was written apart, and about what must be forgotten.

Each function gives drafts of operations for ``Writer.apply``; ``Store.writing`` carries them out as one action.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.store.failures import field_words, kind_words
from inspector.store.journal.body import EXISTENCE, Kind, decode
from inspector.store.journal.body import OPERATION_BITS as BITS
from inspector.store.journal.kin import Kin
from inspector.store.journal.roster import ROSTER
from inspector.store.journal.writer import Draft

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.heads import Registers

_OF_THE_ROSTER: Final = frozenset({"person_name"})
"""All that may be erased of a roster entry: by the rest of it others are judged."""


def resolve(registers: Registers, kind: str, record: str, field: str, value: Value) -> Draft:
    """Decide a conflict: ``value`` (in stored form) takes the place of every version known here."""
    heads = registers.fields(kind, record).get(field)
    if not heads:
        raise Refused("store.decide.nothing")
    if not registers.alive(kind, record):
        raise Refused("store.deleted", type=kind_words(kind))
    return Draft(kind, record, Kind.RESOLVE, {field: (value, tuple(sorted(heads)))})


def keep(registers: Registers, kind: str, record: str) -> Draft:
    """Decide that a record stays which somebody deleted while somebody else went on with it."""
    deletes = [op for op, head in registers.fields(kind, record).get(EXISTENCE, {}).items() if head.value == 0]
    if not deletes:
        raise Refused("store.decide.nothing")
    return Draft(kind, record, Kind.RESTORE, seen=tuple(sorted(deletes)))


def drop(
    connection: Connection, registers: Registers, records: Mapping[str, type[Record]], kind: str, record: str
) -> list[Draft]:
    """Decide that such a record goes after all, with what cannot stand without it, or alone keeps it."""
    going = [*Kin(connection, records).going_with((kind, record))]
    if registers.alive(kind, record):
        going.append((kind, record))
    if not going:
        raise Refused("store.decide.nothing")
    return [Draft(*key, Kind.DELETE, seen=_heads(registers, key)) for key in sorted(going)]


def _heads(registers: Registers, key: tuple[str, str]) -> tuple[int, ...]:
    return tuple(sorted({op for register in registers.fields(*key).values() for op in register}))


def erase(
    connection: Connection, records: Mapping[str, type[Record]], kind: str, record: str, fields: Collection[str]
) -> list[Draft]:
    """Forget by law what was ever written into fields of a record, as far as it is known here.

    Refused for what the journal stands on: references, and the roster but for a person's name. A value that somebody
    else writes later, or that has not come yet, is not part of it: that has to be erased anew.
    """
    shape = records.get(kind)
    for field in fields:
        if shape is not None and field not in shape.model_fields:
            raise Refused("store.erase.unknown", type=kind_words(kind), field=field)
        if not can_be_erased(records, kind, field):
            raise Refused("store.erase.needed", type=kind_words(kind), field=field_words(kind, field))
    written = _writers(connection, kind, record, fields)
    writes = {field: (None, tuple(ops)) for field, ops in sorted(written.items()) if ops}
    if not writes:
        raise Refused("store.decide.nothing")
    return [Draft(kind, record, Kind.REDACT, writes)]


def can_be_erased(records: Mapping[str, type[Record]], kind: str, field: str) -> bool:
    """Whether the journal stands without a field: not a reference, and of the roster only a person's name."""
    shape = records.get(kind)
    fixed = shape is not None and (field in shape.parent_fields or field not in shape.model_fields)
    return not fixed and field not in ("id", "deleted") and (kind != ROSTER or field in _OF_THE_ROSTER)


def _writers(connection: Connection, kind: str, record: str, fields: Collection[str]) -> dict[str, list[int]]:
    """The operations that wrote each of the fields."""
    found: dict[str, list[int]] = {field: [] for field in fields}
    rows = connection.execute(
        "SELECT op, body FROM operation JOIN journal ON number = op >> ? "
        "WHERE record = ? AND type = ? AND held = '' AND kind <> ? ORDER BY op",
        (BITS, record, kind, Kind.REDACT),
    ).fetchall()
    for op, body in rows:
        _, operations = decode(body)
        for field in found.keys() & operations[op & ((1 << BITS) - 1)].set.keys():
            found[field].append(op)
    return found


def named_media(connection: Connection, records: Mapping[str, type[Record]]) -> set[str]:
    """The hashes of all files that any value of the journal still names, earlier and held ones included.

    What lies in the media folder and is not among them belongs to nobody any more: its values were erased.
    """
    named: set[str] = set()
    for kind, shape in records.items():
        if shape.media_field:
            rows = connection.execute(
                "SELECT DISTINCT vals ->> ? FROM operation WHERE type = ?", (f'$."{shape.media_field}"[1]', kind)
            )
            named.update(str(value) for (value,) in rows if value is not None)
    return named
