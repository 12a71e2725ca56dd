"""Taking in what other laptops wrote: kept whole, judged by the roster, applied as if it had been here all along.

First everything is stored, then signatures are verified and the roster is made anew, then what is permitted is applied.
Where a roster that changed permits what was held, or holds what was applied, the projection is made anew in the same
transaction. So the outcome depends on what is known and not on the order in which it came.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from inspector.store.journal.body import (
    OPERATION_BITS,
    Header,
    Operation,
    Value,
    body_id,
    decode_strictly,
    dumped,
    reference,
    split,
)
from inspector.store.journal.heads import REDACTED, Registers, erase
from inspector.store.journal.judging import rejudge, standing_of, verify, writes_roster
from inspector.store.journal.late import LateValues, matching
from inspector.store.journal.limits import check_beside, check_transaction
from inspector.store.journal.projector import Projector
from inspector.store.journal.rebuild import BATCH, apply, rebuild
from inspector.store.journal.roster import roster_of, verdict
from inspector.store.journal.signatures import offer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.carrying import Carried
    from inspector.store.journal.rebuild import Applied
    from inspector.store.journal.roster import Standing
    from inspector.store.journal.signatures import Forged

_AHEAD: Final = 100
"""Transactions looked up at once."""
_DEVICE: Final = "substr(stream, 1, instr(stream, '.') - 1)"


@dataclass(frozen=True)
class Taken:
    """What came in."""

    new: int
    known: int
    known_numbers: frozenset[int]
    """Numbers of the known ones, in the journal."""
    late_values: int
    """Values that had been missing beside transactions that were known."""
    held: Mapping[str, int]
    """New transactions that are kept and not applied, by reason (``roster.Held``)."""
    forged: tuple[Forged, ...]
    """What its device did not sign: not kept."""
    released: int
    """Transactions that were held before and are applied now."""
    withdrawn: int
    """Transactions that were applied before and are held now."""
    touched: frozenset[tuple[str, str]]
    """Type and id of the records that what is new was about."""


class _Arrival(NamedTuple):
    """A transaction that is not written yet."""

    number: int
    id: str
    header: Header
    operations: Sequence[Operation]
    values: Sequence[Mapping[str, tuple[str, Value]]]
    body: bytes
    signature: bytes
    writes_roster: bool


class _Stored(NamedTuple):
    """A transaction that is in the journal."""

    number: int
    held: str
    stream: str
    signature: bytes


class Intake:
    """One taking in: ``take`` for every transaction, then ``finish``; the caller holds the transaction and a gate.

    Raises ``MalformedBody`` for what is no transaction, comes from a later format or is out of bounds; the caller then
    lets go of everything.
    """

    def __init__(self, connection: Connection, records: Mapping[str, type[Record]]) -> None:
        self._connection = connection
        self._records = records
        self._first = int(connection.execute("SELECT coalesce(max(number), 0) + 1 FROM journal").fetchone()[0])
        self._number = self._first
        self._before = self._roster = roster_of(connection)
        self._waiting: list[_Arrival] = []
        self._waiting_ids: set[str] = set()
        self._operations = 0
        self._judged: dict[str, Standing | None] = {}
        self._doubtful: set[str] = set()
        self._late = LateValues(connection, self._first)
        self._known = 0
        self._known_numbers: set[int] = set()
        self._projector = Projector(connection, records)
        self._touched: set[tuple[str, str]] = set()

    def take(self, carried: Carried) -> bool:
        """Take in one transaction; whether it was new."""
        return self.take_all((carried,)) == 1

    def take_all(self, transactions: Iterable[Carried]) -> int:
        """Take in many; how many were new."""
        before, coming = self._number, iter(transactions)
        while some := list(islice(coming, _AHEAD)):
            self._take_some([(body_id(one.body), one) for one in some])
        return self._number - before

    def _take_some(self, some: Sequence[tuple[str, Carried]]) -> None:
        known, new = self._stored([name for name, _ in some]), set[str]()
        for name, carried in some:
            if name in new:  # a second time, perhaps with values that the first one lacked
                known |= self._stored((name,))
            if name in known:
                self._known += 1
                self._known_numbers.add(known[name].number)
                self._once_more(known[name], carried)
            else:
                self._keep(self._arrival(name, carried))
                new.add(name)

    def _once_more(self, stored: _Stored, carried: Carried) -> None:
        """Take what a transaction that is known brings beside what is here."""
        if carried.signature != stored.signature and not self._is_verified(stored):
            offer(self._connection, stored.number, carried.signature)
        self._late.take(stored.number, stored.held, carried)

    def _is_verified(self, stored: _Stored) -> bool:
        return stored.number < self._first and stored.stream.partition(".")[0] in self._before.members

    def _stored(self, names: Collection[str]) -> dict[str, _Stored]:
        """The transactions among these that are in the journal."""
        if not self._waiting_ids.isdisjoint(names):
            self._write()
        rows = self._connection.execute(
            "SELECT id, number, held, stream, signature FROM journal WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(names)),),
        )
        return {name: _Stored._make(row) for name, *row in rows}

    def _arrival(self, name: str, carried: Carried) -> _Arrival:
        """A new transaction, looked over; raises ``MalformedBody``."""
        header, operations = decode_strictly(carried.body)
        check_transaction(carried.body, header, operations)
        check_beside(operations, carried.values)
        values = [matching(one, beside) for one, beside in zip(operations, carried.values, strict=True)]
        about_roster = writes_roster(operations)
        return _Arrival(self._number, name, header, operations, values, carried.body, carried.signature, about_roster)

    def _keep(self, arrival: _Arrival) -> None:
        self._number += 1
        self._waiting.append(arrival)
        self._waiting_ids.add(arrival.id)
        self._operations += len(arrival.operations)
        if arrival.writes_roster:
            self._write()
            self._roster = roster_of(self._connection)
        elif self._operations >= BATCH:
            self._write()

    def finish(self) -> Taken:
        """Judge and apply what was taken in."""
        self._write()
        false = self._verify()
        released, withdrawn, changed = self._rejudge()
        if changed or false:
            # Something was applied that should not have been, or the other way round.
            rebuild(self._connection, self._records)
            self._touched = self._about()
        else:
            Projector(self._connection, self._records).project(Registers(self._connection), self._late.touched)
        self._erase_held()
        return Taken(
            new=self._number - self._first - sum(1 for number, _ in false if number >= self._first),
            known=self._known,
            known_numbers=frozenset(self._known_numbers),
            late_values=self._late.count,
            held=self._held(),
            forged=tuple(one for _, one in false),
            released=released,
            withdrawn=withdrawn,
            touched=frozenset(self._touched | self._late.touched),
        )

    def _write(self) -> None:
        """Store what waits, and apply it by the verdict of the roster as far as it is known; ``finish`` makes sure."""
        self._note_standings({one.header.device for one in self._waiting if not one.writes_roster})
        judged = [(one, self._verdict(one)) for one in self._waiting]
        self._connection.executemany(
            "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    *(one.number, one.id, one.header.stream, one.header.seq, one.header.prev, one.header.hlc),
                    *(one.header.actor, one.header.action, one.body, one.signature, held),
                )
                for one, held in judged
            ],
        )
        self._connection.executemany("INSERT INTO operation VALUES (?, ?, ?, ?, ?)", _operation_rows(self._waiting))
        batch = [applied for one, held in judged if not held for applied in _applied(one)]
        self._touched |= apply(self._connection, self._projector, batch)
        self._waiting.clear()
        self._waiting_ids.clear()
        self._operations = 0

    def _note_standings(self, devices: Iterable[str]) -> None:
        """Remember what the transactions of devices are judged by; where that changed, they are to be judged again."""
        for device in devices:
            standing = standing_of(self._roster, device)
            if self._judged.setdefault(device, standing) != standing:
                self._doubtful.add(device)

    def _verdict(self, arrival: _Arrival) -> str:
        if arrival.writes_roster:
            return ""  # judged in the end, by a roster made with it
        return verdict(self._roster, arrival.id, arrival.header, arrival.operations, self._records)

    def _verify(self) -> list[tuple[int, Forged]]:
        """Take out again what its device did not sign; afterwards the roster stands."""
        arrived = {row[0] for row in self._new(f"DISTINCT {_DEVICE}")}
        self._roster, found = verify(self._connection, self._before, first=self._first, arrived=arrived)
        return found

    def _rejudge(self) -> tuple[int, int, bool]:
        """Bring verdicts up to the roster; how many of the earlier ones were released, withdrawn, and any changed."""
        doubtful = {device for device, found in self._judged.items() if found != standing_of(self._roster, device)}
        doubtful |= self._doubtful
        return rejudge(
            self._connection, self._records, self._before, self._roster, first=self._first, doubtful=doubtful
        )

    def _about(self) -> set[tuple[str, str]]:
        rows = self._connection.execute(
            f"SELECT DISTINCT type, record FROM operation JOIN journal ON number = op >> {OPERATION_BITS} "
            "WHERE op >= ? AND held = ''",
            (self._first << OPERATION_BITS,),
        )
        return {(kind, record) for kind, record in rows}

    def _erase_held(self) -> None:
        """What was erased by law is not kept either where its transaction is held."""
        for name, kind, record, field in self._connection.execute(
            "SELECT op, type, id, field FROM dangling WHERE why = ?", (REDACTED,)
        ).fetchall():
            transaction, index = split(name)
            row = self._connection.execute("SELECT number FROM journal WHERE id = ?", (transaction,)).fetchone()
            if row is not None:
                erase(self._connection, row[0] << OPERATION_BITS | index, kind, record, field)

    def _new(self, columns: str) -> list[Any]:
        return self._connection.execute(f"SELECT {columns} FROM journal WHERE number >= ?", (self._first,)).fetchall()

    def _held(self) -> dict[str, int]:
        rows = self._connection.execute(
            "SELECT held, count(*) FROM journal WHERE number >= ? AND held != '' GROUP BY 1 ORDER BY 1", (self._first,)
        )
        return dict(rows.fetchall())


def _applied(arrival: _Arrival) -> Iterator[Applied]:
    first = arrival.number << OPERATION_BITS
    for index, (operation, beside) in enumerate(zip(arrival.operations, arrival.values, strict=True)):
        values = {name: value for name, (_, value) in beside.items()}
        yield first | index, reference(arrival.id, index), arrival.header.hlc, operation, values


def _operation_rows(arrivals: Iterable[_Arrival]) -> Iterator[tuple[int, str, str, str, str]]:
    for one in arrivals:
        first = one.number << OPERATION_BITS
        for index, (operation, values) in enumerate(zip(one.operations, one.values, strict=True)):
            yield first | index, operation.type, operation.record, operation.kind, dumped(values)
