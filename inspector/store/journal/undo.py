"""Undo and redo: a new transaction that puts back what an earlier one of this session found.

Nothing is taken out of the journal. An action is undone only while what it wrote still stands: a field changed since by
somebody else, or in another way, is refused. What an undo wrote stands for the state it put back, so that a row of
actions can be undone one after the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.store.journal.body import EXISTENCE, OPERATION_BITS, Kind, plain_values
from inspector.store.journal.heads import Registers, first_operation
from inspector.store.journal.rebuild import operations_of
from inspector.store.journal.writer import Draft, Written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from inspector.store.engine import Connection
    from inspector.store.journal.body import Operation, Value
    from inspector.store.journal.writer import Writer

UNDO: Final = "undo"
REDO: Final = "redo"
_BLANK: Final = 0
"""Stands for a field nobody had written, or a record nobody had deleted."""


@dataclass(frozen=True)
class _Step:
    """One operation of an undo, with what each of its writes stands for."""

    draft: Draft
    origins: tuple[tuple[str, int], ...]


@dataclass
class _Earlier:
    """A value that is put back, with the operations in whose place it comes."""

    value: Value
    instead_of: list[int] = field(default_factory=list)


@dataclass
class History:
    """What this session of the program did and undid."""

    done: list[Written] = field(default_factory=list)
    undone: list[Written] = field(default_factory=list)
    origins: dict[tuple[int, str], int] = field(default_factory=dict)
    """The earlier operation whose state a write of an undo put back, by local operation and field."""

    def remember(self, written: Written) -> None:
        """An action was carried out: it can be undone, and what was undone before can no longer be redone."""
        self.done.append(written)
        self.undone.clear()

    def undo(self, connection: Connection, writer: Writer) -> Written | None:
        """Write the inverse of the last action; raises ``Refused`` where there is none or something newer stands."""
        if not self.done:
            raise Refused("store.undo.nothing")
        return self._invert(connection, writer, self.done[-1], UNDO)

    def redo(self, connection: Connection, writer: Writer) -> Written | None:
        """Write the inverse of the last undo."""
        if not self.undone:
            raise Refused("store.undo.nothing_again")
        return self._invert(connection, writer, self.undone[-1], REDO)

    def settle(self, written: Written, label: str) -> Written:
        """The inverse was committed: move the action to the other side, under the name it had."""
        source, target = (self.done, self.undone) if label == UNDO else (self.undone, self.done)
        action = source.pop().action
        named = Written(written.number, written.id, action, written.changed, written.seq)
        target.append(named)
        return named

    def _invert(self, connection: Connection, writer: Writer, past: Written, label: str) -> Written | None:
        inverse = _Inverse(connection, self.origins, past)
        steps = list(inverse.steps())
        written = writer.apply(connection, label, inverse.registers, [step.draft for step in steps])
        if written is not None:
            for index, step in enumerate(steps):
                op = written.number << OPERATION_BITS | index
                self.origins.update({(op, name): origin for name, origin in step.origins})
        return written


def _put(key: tuple[str, str], chosen: Mapping[str, tuple[int, _Earlier]]) -> _Step:
    writes = {name: (one.value, tuple(sorted(set(one.instead_of)))) for name, (_, one) in chosen.items()}
    return _Step(Draft(*key, Kind.PUT, writes), tuple((name, origin) for name, (origin, _) in chosen.items()))


class _Inverse:
    """The operations that undo one transaction."""

    def __init__(self, connection: Connection, origins: dict[tuple[int, str], int], past: Written) -> None:
        self.registers = Registers(connection)
        self._connection = connection
        self._origins = origins
        self._past = past

    def operations(self) -> Iterator[tuple[int, Operation]]:
        """What the transaction did."""
        body = self._connection.execute("SELECT body FROM journal WHERE number = ?", (self._past.number,)).fetchone()[0]
        for op, _, operation, _ in operations_of(self._connection, self._past.number, self._past.id, body):
            yield op, operation

    def steps(self) -> Iterator[_Step]:
        """The inverse of the transaction, record by record; several steps where a resolution is taken back."""
        count = 0
        changed: dict[tuple[str, str], list[tuple[int, Operation]]] = {}
        for op, operation in self.operations():
            created = self._created(op, operation)
            if created and operation.kind == Kind.DELETE:
                continue  # made and deleted by one action: it never was there
            if operation.kind in (Kind.DELETE, Kind.RESTORE) or created:
                yield self._existence(op, operation)
                count += 1
            else:
                changed.setdefault((operation.type, operation.record), []).append((op, operation))
        for key, operations in changed.items():
            if not self.registers.alive(*key):
                raise Refused("store.undo.newer")
            steps = self._changes(key, operations, count)
            count += len(steps)
            yield from steps

    def _changes(
        self, key: tuple[str, str], operations: Sequence[tuple[int, Operation]], first: int
    ) -> tuple[_Step, ...]:
        """Whatever stood in each field, by all who had written it; what several operations put in one place is one.

        ``first`` is the number of the first step. What is put back bears one moment and is told apart by the names of
        its operations, so the latest has the last name: it is shown while the field waits, as it was before.
        """
        fields: dict[str, dict[int, _Earlier]] = {}
        for op, operation in operations:
            for name in operation.set:
                standing = self._standing(op, operation, name)
                for value, origin in self._before(operation, name):
                    earlier = fields.setdefault(name, {}).setdefault(origin, _Earlier(value))
                    earlier.instead_of.append(standing)
        most = max((len(values) for values in fields.values()), default=0)
        places = sorted(range(most), key=lambda place: str(first + place))
        chosen: list[dict[str, tuple[int, _Earlier]]] = [{} for _ in range(most)]
        for name, values in fields.items():
            for place, origin in zip(places, sorted(values, key=self._written), strict=False):
                chosen[place][name] = origin, values[origin]
        return tuple(_put(key, one) for one in chosen)

    def _written(self, op: int) -> tuple[str, str]:
        """When an operation was written, by the journal's clock, and its name; what nobody wrote comes first."""
        row = self._connection.execute("SELECT hlc FROM journal WHERE number = ?", (op >> OPERATION_BITS,)).fetchone()
        return (row[0], self.registers.reference(op)) if row else ("", "")

    def _existence(self, op: int, operation: Operation) -> _Step:
        fields = self.registers.fields(operation.type, operation.record)
        living = self.registers.alive(operation.type, operation.record)
        writes = {}
        if operation.kind == Kind.DELETE:
            if living:
                raise Refused("store.undo.newer")
            kind, seen = Kind.RESTORE, {self._standing(op, operation, EXISTENCE)}
        else:
            if not living or any(self._newer(head, name) for name, heads in fields.items() for head in heads):
                raise Refused("store.undo.newer")
            kind, seen = Kind.DELETE, {head for register in fields.values() for head in register}
        origins = [(EXISTENCE, self._existed(operation))]
        if operation.kind in (Kind.DELETE, Kind.RESTORE):
            for name in operation.set:
                value, origin = self._before(operation, name)[0]
                writes[name] = (value, (self._standing(op, operation, name),))
                origins.append((name, origin))
        return _Step(Draft(operation.type, operation.record, kind, writes, tuple(sorted(seen))), tuple(origins))

    def _created(self, op: int, operation: Operation) -> bool:
        return first_operation(self._connection, operation.type, operation.record) == op

    def _origin(self, op: int, name: str) -> int:
        return self._origins.get((op, name), op)

    def _newer(self, op: int, name: str) -> bool:
        """Whether a head is of an action after the one to undo, and does not merely put an earlier state back."""
        return self._origin(op, name) >> OPERATION_BITS > self._past.number

    def _standing(self, op: int, operation: Operation, name: str) -> int:
        """The head that holds what the operation wrote, or what an undo put back in its place."""
        register = self.registers.fields(operation.type, operation.record).get(name, {})
        for head in sorted(register, reverse=True):
            if self._origin(head, name) == self._origin(op, name):
                return head
        raise Refused("store.undo.newer")

    def _before(self, operation: Operation, name: str) -> list[tuple[Value, int]]:
        """The values a write superseded, alike ones too, with the operations they come from."""
        found: dict[int, Value] = {}
        for op in self._known(operation.set[name][1:]):
            found.setdefault(self._origin(op, name), self._value(op, name))
        return [(value, origin) for origin, value in found.items()] or [(None, _BLANK)]

    def _value(self, op: int, name: str) -> Value:
        values = self._connection.execute("SELECT vals FROM operation WHERE op = ?", (op,)).fetchone()[0]
        return plain_values(values).get(name)

    def _existed(self, operation: Operation) -> int:
        """What the existence register said before: the origin of the existence head this one superseded."""
        wanted = Kind.RESTORE if operation.kind == Kind.DELETE else Kind.DELETE
        for op in self._known(operation.seen):
            kind = self._connection.execute("SELECT kind FROM operation WHERE op = ?", (op,)).fetchone()[0]
            if kind == wanted:
                return self._origin(op, EXISTENCE)
        return _BLANK

    def _known(self, names: Iterable[str]) -> list[int]:
        numbers = (self.registers.number(name, self._past.number << OPERATION_BITS) for name in names)
        return [number for number in numbers if number is not None]
