"""Writing one transaction: from what an action wants to operations, a signed body, heads and rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.store.failures import field_words, kind_words
from inspector.store.journal import hlc
from inspector.store.journal.body import (
    EXISTENCE,
    OPERATION_BITS,
    OPERATIONS_LIMIT,
    SALT_BYTES,
    Header,
    Kind,
    MalformedBody,
    Operation,
    Value,
    body_id,
    dumped,
    encode,
    reference,
    require_few_parts,
    value_hash,
)
from inspector.store.journal.heads import Registers
from inspector.store.journal.judging import rejudge, verify
from inspector.store.journal.kin import Kin
from inspector.store.journal.limits import check_transaction, check_values
from inspector.store.journal.projector import Projector
from inspector.store.journal.rebuild import rebuild
from inspector.store.journal.roster import ROSTER, Entry, Roster, entries, fold, roster_of, verdict
from inspector.store.journal.state import vector

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from inspector.core.clock import Clock
    from inspector.core.ids import Entropy
    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.keys import DeviceKey
    from inspector.store.journal.kin import Key


@dataclass
class Intent:
    """What an action wants of one record: values by field, and whether it is to be deleted."""

    type: str
    record: str
    values: dict[str, Value] = field(default_factory=dict)
    deleted: bool = False


@dataclass(frozen=True)
class Draft:
    """An operation before it has a name: new values with the local operations they supersede."""

    type: str
    record: str
    kind: Kind
    writes: Mapping[str, tuple[Value, tuple[int, ...]]] = field(default_factory=dict)
    seen: tuple[int, ...] = ()


@dataclass(frozen=True)
class Written:
    """A transaction that was written."""

    number: int
    """Its place in this store, from 1."""
    id: str
    action: str
    changed: frozenset[tuple[str, str]]
    """Type and id of every record it touched."""
    seq: int = 0


@dataclass
class Author:
    """Who writes: this install's key, its stream's epoch, the person."""

    key: DeviceKey
    epoch: str
    actor: str

    @property
    def stream(self) -> str:
        """Name of the stream the transactions go to."""
        return f"{self.key.device}.{self.epoch}"


def plan(registers: Registers, intent: Intent, shape: type[Record] | None) -> Draft | None:
    """The operation that makes an intent true; nothing where all is so already.

    An edit names the head it was shown and its equals, never a conflicting one: only a resolution does that.
    """
    fields = registers.fields(intent.type, intent.record)
    writes: dict[str, tuple[Value, tuple[int, ...]]] = {}
    for name, value in intent.values.items():
        shown = registers.shown(intent.type, intent.record, name)
        if shown is None and value is not None:
            writes[name] = (value, ())
        elif shown is not None and shown[1].value != value:
            over = (op for op, head in fields[name].items() if head.value == shown[1].value)
            writes[name] = (value, tuple(sorted(over)))
    if shape is not None:
        _require(shape, intent, registers, writes)
    return _with_existence(registers, intent, writes)


def _require(
    shape: type[Record],
    intent: Intent,
    registers: Registers,
    writes: Mapping[str, tuple[Value, tuple[int, ...]]],
) -> None:
    """Raise ``Refused`` for a required field left out and for a reference that was given and changes."""
    fields = registers.fields(intent.type, intent.record)
    for name in shape.required_fields:
        if writes[name][0] is None if name in writes else not fields.get(name):
            raise Refused("store.required", **_words(intent.type, name))
    for name in shape.parent_fields:
        if fields.get(name) and name in writes:
            raise Refused("store.reference_fixed", **_words(intent.type, name))


def _words(kind: str, name: str) -> dict[str, str]:
    return {"type": kind_words(kind), "field": field_words(kind, name)}


def _with_existence(
    registers: Registers, intent: Intent, writes: Mapping[str, tuple[Value, tuple[int, ...]]]
) -> Draft | None:
    fields = registers.fields(intent.type, intent.record)
    known, living = bool(fields), registers.alive(intent.type, intent.record)
    if intent.deleted and (living or not known):
        seen = {op for register in fields.values() for op in register}
        return Draft(intent.type, intent.record, Kind.DELETE, writes, tuple(sorted(seen)))
    if not intent.deleted and known and not living:
        deletes = (op for op, head in fields.get(EXISTENCE, {}).items() if head.value == 0)
        return Draft(intent.type, intent.record, Kind.RESTORE, writes, tuple(sorted(deletes)))
    if writes and intent.deleted:
        raise Refused("store.deleted", type=kind_words(intent.type))
    return Draft(intent.type, intent.record, Kind.PUT, writes) if writes or not known else None


Named = tuple[Operation, dict[str, tuple[str, Value]]]
"""An operation and its values with their salts."""


class Writer:
    """Writes this install's transactions; the caller holds the store's transaction and an open gate."""

    def __init__(self, author: Author, clock: Clock, entropy: Entropy, records: Mapping[str, type[Record]]) -> None:
        self.author = author
        self._clock = clock
        self._entropy = entropy
        self._records = records
        self._roster: Roster | None = None

    def seen(self, connection: Connection) -> dict[str, int]:
        """What the journal will hold with the transaction being written: the last sequence number by stream."""
        own = self.author.stream
        last = connection.execute("SELECT max(seq) FROM journal WHERE stream = ?", (own,)).fetchone()[0] or 0
        return {**vector(connection), own: last + 1}

    def roster(self, connection: Connection) -> Roster:
        """The roster that writes are judged by: folded once, and kept until it may have changed."""
        if self._roster is None:
            self._roster = roster_of(connection)
        return self._roster

    def forget_roster(self) -> None:
        """The roster may have changed: read it anew before the next write."""
        self._roster = None

    def write(self, connection: Connection, action: str, intents: Iterable[Intent]) -> Written | None:
        """Journal what a flush wrote into the rows; nothing where it changed nothing."""
        registers = Registers(connection)
        ordered = sorted(intents, key=lambda intent: (intent.type, intent.record))
        planned = [plan(registers, intent, self._records.get(intent.type)) for intent in ordered]
        drafts = [draft for draft in planned if draft is not None]
        meant = {(intent.type, intent.record) for intent in ordered}
        along = self._along(connection, registers, drafts, meant)
        written = self._append(connection, registers, action, [*drafts, *along])
        projector = Projector(connection, self._records)
        if along:
            projector.project(registers, {(draft.type, draft.record) for draft in along})
        found_otherwise = {(draft.type, draft.record) for draft in drafts if self._concerns_search(draft)}
        projector.settle(registers, meant, found_otherwise)
        return written

    def _along(
        self, connection: Connection, registers: Registers, drafts: Iterable[Draft], meant: Collection[Key]
    ) -> list[Draft]:
        """What goes with the deleted records, and what comes back with those that are restored."""
        kin = Kin(connection, self._records)
        along: dict[Key, Draft] = {}
        for draft in drafts:
            key = (draft.type, draft.record)
            if draft.kind == Kind.DELETE:
                for child in kin.going_with(key):
                    seen = {op for register in registers.fields(*child).values() for op in register}
                    along.setdefault(child, Draft(*child, Kind.DELETE, seen=tuple(sorted(seen))))
            elif draft.kind == Kind.RESTORE:
                for child, deletes in kin.coming_with(registers, key, draft.seen):
                    along.setdefault(child, Draft(*child, Kind.RESTORE, seen=tuple(sorted(deletes))))
        return [draft for key, draft in sorted(along.items()) if key not in meant]

    def _concerns_search(self, draft: Draft) -> bool:
        shape = self._records.get(draft.type)
        return shape is not None and (draft.kind != Kind.PUT or not draft.writes.keys().isdisjoint(shape.search_fields))

    def apply(self, connection: Connection, action: str, registers: Registers, drafts: list[Draft]) -> Written | None:
        """Journal operations that no flush made, and bring the rows up to them."""
        before = roster_of(connection) if any(draft.type == ROSTER for draft in drafts) else None
        written = self._append(connection, registers, action, drafts)
        if written is not None:
            Projector(connection, self._records).project(registers, registers.touched)
            if before is not None:
                self._rejudge(connection, before, written.number)
        return written

    def _rejudge(self, connection: Connection, before: Roster, number: int) -> None:
        """What the roster permits now, or no longer, is applied, or not."""
        roster, _ = verify(connection, before, first=number)
        *_, changed = rejudge(connection, self._records, before, roster, first=number)
        if changed:
            rebuild(connection, self._records)

    def _append(self, connection: Connection, registers: Registers, action: str, drafts: list[Draft]) -> Written | None:
        if not drafts:
            return None
        if len(drafts) > OPERATIONS_LIMIT:
            raise Refused("store.action_too_large", limit=OPERATIONS_LIMIT)
        named = [self._name(registers, draft) for draft in drafts]
        header = self._header(connection, action)
        body = encode(header, [operation for operation, _ in named])
        _require_bounds(body, header, named)
        identity = body_id(body)
        self._require_permission(connection, identity, header, named)
        number = int(connection.execute("SELECT coalesce(max(number), 0) + 1 FROM journal").fetchone()[0])
        signature = self.author.key.sign(identity)
        insert_transaction(connection, number, identity, header, body, signature)
        insert_operations(connection, number, named)
        for index, (operation, values) in enumerate(named):
            plain = {name: value for name, (_, value) in values.items()}
            op = number << OPERATION_BITS | index
            registers.apply(op, reference(identity, index), header.hlc, operation, plain)
        registers.save()
        changed = frozenset((draft.type, draft.record) for draft in drafts)
        return Written(number, identity, action, changed, header.seq)

    def _require_permission(self, connection: Connection, identity: str, header: Header, named: list[Named]) -> None:
        """Refuse here what every other laptop would hold."""
        operations = [operation for operation, _ in named]
        if any(operation.type == ROSTER for operation in operations):
            values = [{name: value for name, (_, value) in beside.items()} for _, beside in named]
            root = connection.execute("SELECT value FROM meta WHERE key = 'root'").fetchone()
            own = Entry(identity, header, operations, values)
            roster = fold(str(root[0]) if root else "", [*entries(connection), own])
            self.forget_roster()
        else:
            roster = self.roster(connection)
        reason = verdict(roster, identity, header, operations, self._records)
        if reason:
            raise Refused(f"store.held.{reason}")

    def _name(self, registers: Registers, draft: Draft) -> Named:
        """The operation of a draft, and its values with their salts."""
        values: dict[str, tuple[str, Value]] = {}
        writes: dict[str, tuple[str, ...]] = {}
        for name, (value, over) in sorted(draft.writes.items()):
            salt = self._entropy.random(SALT_BYTES)
            values[name] = (salt.hex(), value)
            writes[name] = (value_hash(salt, value), *(registers.reference(op) for op in over))
        seen = tuple(registers.reference(op) for op in draft.seen)
        return Operation(draft.type, draft.record, draft.kind, writes, seen), values

    def _header(self, connection: Connection, action: str) -> Header:
        stream, device = self.author.stream, self.author.key.device
        last = connection.execute(
            "SELECT seq, id FROM journal WHERE stream = ? ORDER BY seq DESC LIMIT 1", (stream,)
        ).fetchone()
        seq, prev = (last[0] + 1, last[1]) if last else (1, _tip(connection, device))
        latest = connection.execute("SELECT max(hlc) FROM journal WHERE held = ''").fetchone()[0] or ""
        now = self._clock.now()
        stamp = hlc.following(latest, now, device)
        return Header(stream, seq, prev, stamp, self.author.actor, action, hlc.own_clock(stamp, now))


def _require_bounds(body: bytes, header: Header, named: list[Named]) -> None:
    """Refuse here what no other laptop would take in."""
    try:
        require_few_parts(body)
        check_transaction(body, header, [operation for operation, _ in named])
        check_values(values for _, values in named)
    except MalformedBody as error:
        raise Refused("store.action_out_of_bounds") from error


def _tip(connection: Connection, device: str) -> str:
    """The device's last transaction in any epoch: where a new epoch branches off."""
    row = connection.execute(
        "SELECT id FROM journal WHERE stream >= ? AND stream < ? ORDER BY number DESC LIMIT 1",
        (device + ".", device + "/"),
    ).fetchone()
    return str(row[0]) if row else ""


def insert_transaction(
    connection: Connection, number: int, identity: str, header: Header, body: bytes, signature: bytes
) -> None:
    """Put a transaction of this laptop at the end of the journal."""
    connection.execute(
        "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
        (
            *(number, identity, header.stream, header.seq, header.prev),
            *(header.hlc, header.actor, header.action, body, signature),
        ),
    )


def insert_operations(
    connection: Connection, number: int, named: Iterable[tuple[Operation, Mapping[str, tuple[str, Value]]]]
) -> None:
    """Put a transaction's operations with their values and salts beside its body."""
    connection.executemany(
        "INSERT INTO operation VALUES (?, ?, ?, ?, ?)",
        (
            (
                number << OPERATION_BITS | index,
                operation.type,
                operation.record,
                operation.kind,
                dumped(values),
            )
            for index, (operation, values) in enumerate(named)
        ),
    )
