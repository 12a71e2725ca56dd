"""Multi-value registers: what is known of every field, whatever order the operations came in.

A field's *heads* are the writes that no other write names. Applying operations is a join: commutative, associative and
idempotent over the set of operations, because a write is out once anything names it, before or after it came.

Existence is a register of its own, under the field name ``""``. A record is alive while any of its heads has not been
seen by a delete.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.store.journal.body import (
    EXISTENCE,
    OPERATION_BITS,
    OPERATIONS_LIMIT,
    Kind,
    Operation,
    Value,
    canonical,
    reference,
    split,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from inspector.store.engine import Connection

_KNOWN: Final = frozenset(Kind)
_OVER: Final = "over"
_SEEN: Final = "seen"
_TAKEN_BACK: Final = "taken back"
REDACTED: Final = "redacted"
"""Why a name dangles in the table: its operation's value is to be erased when it comes."""


@dataclass(slots=True)
class Head:
    """One write that nothing has superseded."""

    hlc: str
    value: Value
    seen: bool = False
    """Whether a delete knew of it."""


Register = dict[int, Head]
"""Heads of one field by local operation number."""
Fields = dict[str, Register]
"""Registers of one record by field."""


class Registers:
    """The registers of the records that are being worked on; ``save`` writes what changed.

    The caller holds the transaction. ``number`` of an operation is its place in this store; references are the same in
    every store.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._records: dict[tuple[str, str], Fields] = {}
        self._gone: set[tuple[str, str, str, int]] = set()
        self._changed: dict[tuple[str, str, str, int], Head] = {}
        self._numbers: dict[str, int | None] = {}
        self._ids: dict[int, str] = {}
        self._lacking: set[tuple[int, str]] = set()
        self._dangles = connection.execute("SELECT EXISTS (SELECT 1 FROM dangling)").fetchone()[0] == 1
        self.touched: set[tuple[str, str]] = set()
        """Records whose registers were written."""

    def prefetch(self, records: Collection[tuple[str, str]], transactions: Collection[str]) -> None:
        """Read the registers of many records, and the numbers of transactions that are named, in a few statements."""
        by_type: dict[str, list[str]] = {}
        for kind, record in records:
            if (kind, record) not in self._records:
                self._records[kind, record] = {}
                by_type.setdefault(kind, []).append(record)
        for kind, ids in by_type.items():
            for record, field, op, hlc, value, seen in self._connection.execute(
                "SELECT id, field, op, hlc, value, seen FROM head WHERE type = ? "
                "AND id IN (SELECT value FROM json_each(?))",
                (kind, json.dumps(ids)),
            ):
                self._records[kind, record].setdefault(field, {})[op] = Head(hlc, value, seen == 1)
        self._numbers.update(dict.fromkeys(transactions))
        # Without the sign the index by ``held`` would be taken: all of the journal, once a batch.
        for name, number in self._connection.execute(
            "SELECT id, number FROM journal WHERE id IN (SELECT value FROM json_each(?)) AND +held = ''",
            (json.dumps(list(transactions)),),
        ):
            self._numbers[name] = number
            self._ids[number] = name

    def fields(self, kind: str, record: str) -> Fields:
        """The registers of a record; empty for one that is not known."""
        known = self._records.get((kind, record))
        if known is None:
            known = {}
            for field, op, hlc, value, seen in self._connection.execute(
                "SELECT field, op, hlc, value, seen FROM head WHERE type = ? AND id = ?", (kind, record)
            ):
                known.setdefault(field, {})[op] = Head(hlc, value, seen == 1)
            self._records[kind, record] = known
        return known

    def shown(self, kind: str, record: str, field: str) -> tuple[int, Head] | None:
        """The head whose value is shown: the latest by clock, then by transaction id; nothing for an unknown field."""
        register = self.fields(kind, record).get(field)
        if not register:
            return None
        if len(register) == 1:
            return next(iter(register.items()))
        latest = max(head.hlc for head in register.values())
        tied = [op for op, head in register.items() if head.hlc == latest]
        chosen = tied[0] if len(tied) == 1 else max(tied, key=self.reference)
        return chosen, register[chosen]

    def alive(self, kind: str, record: str) -> bool:
        """Whether any head of the record has not been seen by a delete."""
        return alive(self.fields(kind, record))

    def reference(self, op: int) -> str:
        """The name of a local operation in every store."""
        number, index = op >> OPERATION_BITS, op & (OPERATIONS_LIMIT - 1)
        transaction = self._ids.get(number)
        if transaction is None:
            row = self._connection.execute("SELECT id FROM journal WHERE number = ?", (number,)).fetchone()
            transaction = self._ids[number] = str(row[0])
            self._numbers[transaction] = number
        return reference(transaction, index)

    def number(self, name: str, before: int) -> int | None:
        """The local number of a referenced operation; nothing unless it was applied before ``before``.

        One that is held is as good as absent: whether it came first or later makes no difference.
        """
        transaction, index = split(name)
        if transaction not in self._numbers:
            row = self._connection.execute(
                "SELECT number FROM journal WHERE id = ? AND held = ''", (transaction,)
            ).fetchone()
            self._numbers[transaction] = row[0] if row is not None else None
        number = self._numbers[transaction]
        # A rebuild knows transactions that, at this point of the journal, had not come yet.
        return None if number is None or number >= before >> OPERATION_BITS else number << OPERATION_BITS | index

    def apply(self, op: int, name: str, hlc: str, operation: Operation, values: Mapping[str, Value]) -> None:
        """Take in one operation: ``op`` is its local number, ``name`` its reference, ``values`` what it wrote.

        One of a kind this version does not know stays in the journal and waits for a version that does.
        """
        if operation.kind not in _KNOWN:
            return
        late = self._late(name, operation)
        if operation.kind == Kind.REDACT:
            self._redact(op, operation)
            return
        fields = self.fields(operation.type, operation.record)
        self.touched.add((operation.type, operation.record))
        for field, parts in operation.set.items():
            register = fields.setdefault(field, {})
            for superseded in parts[1:]:
                self._supersede(op, operation, field, register, superseded)
            if not late and field in values:
                self._head(op, operation, field, register, Head(hlc, values[field], operation.kind == Kind.DELETE))
                continue
            redacted = (REDACTED, field) in late
            if redacted:
                self._erase(op, operation, field)
            elif field not in values:
                self._lacking.add((op, field))
            if (_OVER, field) not in late:
                seen = operation.kind == Kind.DELETE or (_SEEN, EXISTENCE) in late
                self._head(op, operation, field, register, Head(hlc, None if redacted else values.get(field), seen))
        known_of = {(_SEEN, EXISTENCE), (_TAKEN_BACK, EXISTENCE)} & late
        self._exist(op, hlc, operation, fields, bool(known_of))

    def _head(self, op: int, operation: Operation, field: str, register: Register, head: Head) -> None:
        register[op] = head
        self._changed[operation.type, operation.record, field, op] = head

    def _supersede(self, op: int, operation: Operation, field: str, register: Register, name: str) -> None:
        known = self.number(name, op)
        if known is None:
            self._dangle(name, _OVER, operation, field)
        elif register.pop(known, None) is not None:
            self._gone.add((operation.type, operation.record, field, known))

    def _exist(self, op: int, hlc: str, operation: Operation, fields: Fields, was_seen: bool) -> None:
        for name in operation.seen:
            known = self.number(name, op)
            if known is None:
                why = _SEEN if operation.kind == Kind.DELETE else _TAKEN_BACK
                self._dangle(name, why, operation, EXISTENCE)
            else:
                self._see(operation, fields, known)
        if (operation.kind in (Kind.DELETE, Kind.RESTORE) or not operation.set) and not was_seen:
            head = Head(hlc, 0 if operation.kind == Kind.DELETE else 1)
            self._head(op, operation, EXISTENCE, fields.setdefault(EXISTENCE, {}), head)

    def _see(self, operation: Operation, fields: Fields, known: int) -> None:
        """Existence heads that were seen are superseded; under a delete, other heads no longer keep the record."""
        for field, register in fields.items():
            head = register.get(known)
            if head is None:
                continue
            key = (operation.type, operation.record, field, known)
            if field == EXISTENCE:
                del register[known]
                self._gone.add(key)
            elif operation.kind == Kind.DELETE and not head.seen:
                head.seen = True
                self._changed[key] = head

    def _redact(self, op: int, operation: Operation) -> None:
        fields = self.fields(operation.type, operation.record)
        self.touched.add((operation.type, operation.record))
        for field, (_, *erased) in operation.set.items():
            for name in erased:
                known = self.number(name, op)
                if known is None:
                    self._dangle(name, REDACTED, operation, field)
                    continue
                self._erase(known, operation, field)
                head = fields.get(field, {}).get(known)
                if head is not None:
                    head.value = None
                    self._changed[operation.type, operation.record, field, known] = head

    def _erase(self, op: int, operation: Operation, field: str) -> None:
        if erase(self._connection, op, operation.type, operation.record, field):
            self._lacking.discard((op, field))

    def _dangle(self, name: str, why: str, operation: Operation, field: str) -> None:
        self._connection.execute(
            "INSERT OR IGNORE INTO dangling VALUES (?, ?, ?, ?, ?)",
            (name, why, operation.type, operation.record, field),
        )
        self._dangles = True

    def _late(self, name: str, operation: Operation) -> set[tuple[str, str]]:
        """What operations that came earlier said about this one: (why, field)."""
        if not self._dangles:
            return set()
        rows = self._connection.execute("SELECT why, field, type, id FROM dangling WHERE op = ?", (name,)).fetchall()
        if rows:
            self._connection.execute("DELETE FROM dangling WHERE op = ?", (name,))
        entity = (operation.type, operation.record)
        return {(why, field) for why, field, *named in rows if tuple(named) == entity}

    def save(self) -> None:
        """Write the heads that changed."""
        if self._gone:
            self._connection.executemany(
                "DELETE FROM head WHERE type = ? AND id = ? AND field = ? AND op = ?", sorted(self._gone)
            )
        self._connection.executemany("INSERT OR REPLACE INTO head VALUES (?, ?, ?, ?, ?, ?, ?)", self._rows())
        if self._lacking:
            self._connection.executemany("INSERT OR IGNORE INTO lacking VALUES (?, ?)", sorted(self._lacking))
        self._lacking.clear()
        self._gone.clear()
        self._changed.clear()

    def _rows(self) -> Iterable[tuple[str, str, str, int, str, Value, int]]:
        for key in sorted(self._changed.keys() - self._gone if self._gone else self._changed):
            head = self._changed[key]
            yield *key, head.hlc, head.value, int(head.seen)


def erase(connection: Connection, op: int, kind: str, record: str, field: str) -> bool:
    """Drop value and salt of a field; the hash in the body stays, so the chain still verifies.

    False, and nothing is dropped, where the operation is about another record: its value may still come.
    """
    row = connection.execute(
        "SELECT vals FROM operation WHERE op = ? AND type = ? AND record = ?", (op, kind, record)
    ).fetchone()
    if row is None:
        return False
    values = json.loads(row[0])
    if field in values:
        del values[field]
        connection.execute("UPDATE operation SET vals = ? WHERE op = ?", (canonical(values).decode(), op))
    connection.execute("DELETE FROM lacking WHERE op = ? AND field = ?", (op, field))
    return True


def first_operation(connection: Connection, kind: str, record: str) -> int | None:
    """The local number of the first operation here that was about a record, held ones apart."""
    row = connection.execute(
        "SELECT min(op) FROM operation JOIN journal ON number = op >> ? WHERE record = ? AND type = ? AND held = ''",
        (OPERATION_BITS, record, kind),
    ).fetchone()
    return None if row[0] is None else int(row[0])


def alive(fields: Fields) -> bool:
    """Whether any head has not been seen by a delete (an existence head counts when it says so)."""
    for field, register in fields.items():
        for head in register.values():
            if not head.seen and (field != EXISTENCE or head.value == 1):
                return True
    return False
