"""What a set of transactions comes to, worked out once more: by its definition, in one pass, without any order.

It shares nothing with the merge but the reading of bodies and the roster; slow, and short enough to be read in one go.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from inspector.domain.base import Record
from inspector.domain.device import Role
from inspector.store.engine import Connection
from inspector.store.journal.body import OPERATION_BITS, Header, Kind, Operation, Value, decode
from inspector.store.journal.kin import parents_of
from inspector.store.journal.roster import ROSTER, Roster, roster_of
from inspector.store.store import Store

Key = tuple[str, str]
Place = tuple[str, str, str]
"""Type, record and field."""
Head = tuple[str, Value, bool]
"""Clock, value, whether a delete knew of it."""
LEADS_ONLY = {Kind.RESOLVE, Kind.REDACT, Kind.ROSTER}


@dataclass
class Expected:
    """Heads by field and reference, as the transactions say."""

    heads: dict[Place, dict[str, Head]] = field(default_factory=lambda: defaultdict(dict))
    fate: dict[str, str] = field(default_factory=dict)
    """Of every written value, by reference and field: head, superseded or redacted."""


def operations(connection: Connection) -> Iterator[tuple[str, Header, str, list[tuple[Operation, dict[str, Value]]]]]:
    """Id, header, verdict and operations with their values of every transaction."""
    values: dict[int, list[dict[str, Value]]] = defaultdict(list)
    for op, vals in connection.execute("SELECT op, vals FROM operation ORDER BY op"):
        values[op >> OPERATION_BITS].append({name: value for name, (_, value) in json.loads(vals).items()})
    for number, name, body, held in connection.execute("SELECT number, id, body, held FROM journal"):
        header, found = decode(body)
        yield name, header, held, list(zip(found, values[number], strict=True))


def expected(connection: Connection) -> Expected:
    """What the transactions that are not held come to."""
    applied = [
        (f"{name}.{index}", header.hlc, one, beside)
        for name, header, held, found in operations(connection)
        if not held
        for index, (one, beside) in enumerate(found)
    ]
    named: dict[Place, set[str]] = defaultdict(set)
    erased: dict[Place, set[str]] = defaultdict(set)
    gone: dict[Key, set[str]] = defaultdict(set)
    answered: dict[Key, set[str]] = defaultdict(set)
    for _, _, one, _ in applied:
        for name, (_, *over) in one.set.items():
            (erased if one.kind == Kind.REDACT else named)[one.type, one.record, name].update(over)
        answered[one.type, one.record].update(one.seen)
        if one.kind == Kind.DELETE:
            gone[one.type, one.record].update(one.seen)
    result = Expected()
    for reference, hlc, one, beside in applied:
        if one.kind != Kind.REDACT:
            key = (one.type, one.record)
            seen = one.kind == Kind.DELETE or reference in gone[key]
            for name in one.set:
                lost = reference in erased[(*key, name)]
                stands = reference not in named[(*key, name)]
                result.fate[f"{reference} {name}"] = "redacted" if lost else "head" if stands else "superseded"
                if stands:
                    result.heads[(*key, name)][reference] = (hlc, None if lost else beside.get(name), seen)
            exists = one.kind in {Kind.DELETE, Kind.RESTORE} or not one.set
            if exists and reference not in answered[key]:
                result.heads[(*key, "")][reference] = (hlc, int(one.kind != Kind.DELETE), False)
    return result


def rows(heads: Mapping[Place, Mapping[str, Head]], records: Mapping[str, type[Record]]) -> dict[Key, dict[str, Value]]:
    """What is shown of every record that has what it needs: the latest head by clock, then by name."""
    shown: dict[Key, dict[str, Value]] = defaultdict(dict)
    living: set[Key] = set()
    for (kind, record, name), register in heads.items():
        if not register:
            continue
        latest = max(register, key=lambda reference: (register[reference][0], reference))
        if name:
            shown[kind, record][name] = register[latest][1]
        if any(not seen and (name or value == 1) for _, value, seen in register.values()):
            living.add((kind, record))
    whole = {
        key: values
        for key, values in shown.items()
        if key[0] in records and all(name in values for name in records[key[0]].required_fields)
    }
    below: dict[Value, set[Key]] = defaultdict(set)
    for key, values in whole.items():
        for parent in parents_of(records[key[0]]):
            below[values[parent]].add(key)
    return {
        key: {**values, "deleted": int(key not in living and not _kept(key, below, living))}
        for key, values in whole.items()
    }


def _kept(key: Key, below: Mapping[Value, set[Key]], living: set[Key]) -> bool:
    """Whether something living stands on a deleted record."""
    waiting, visited = [key[1]], {key[1]}
    while waiting:
        for child in below.get(waiting.pop(), ()):
            if child[1] not in visited:
                if child in living:
                    return True
                visited.add(child[1])
                waiting.append(child[1])
    return False


def permitted(roster: Roster, header: Header, found: list[Operation]) -> bool:
    """Whether who wrote a transaction may do so; one that writes the roster is judged by the roster itself."""
    member = roster.members.get(header.stream.partition(".")[0])
    if member is None or (member.revoked is not None and header.seq > member.revoked.get(header.stream, 0)):
        return False
    if member.person_id and header.actor != member.person_id:
        return False
    former = {role for role, until in member.former if header.seq <= until.get(header.stream, 0)}
    roles = {member.role, *former}
    if Role.LEAD in roles:
        return True
    return Role.INSPECTOR in roles and not any(one.kind in LEADS_ONLY for one in found)


def examine(store: Store) -> Expected:
    """Fail where a store holds, shows or judges anything otherwise than its transactions say."""
    with store.reading() as connection:
        roster = roster_of(connection)
        for name, header, held, found in operations(connection):
            plain = [one for one, _ in found]
            if not any(one.type == ROSTER for one in plain):
                assert permitted(roster, header, plain) is (held == ""), f"{name} is held: {held!r}"
        result = expected(connection)
        live: dict[Place, dict[str, Head]] = defaultdict(dict)
        for kind, record, name, reference, hlc, value, seen in connection.execute(
            "SELECT type, head.id, field, journal.id || '.' || (op & ?), head.hlc, value, seen "
            "FROM head JOIN journal ON number = op >> ?",
            ((1 << OPERATION_BITS) - 1, OPERATION_BITS),
        ):
            live[kind, record, name][reference] = (hlc, value, bool(seen))
        assert {place: register for place, register in result.heads.items() if register} == live
        _compare_rows(connection, store.records, rows(result.heads, store.records))
    return result


def _compare_rows(
    connection: Connection, records: Mapping[str, type[Record]], wanted: Mapping[Key, Mapping[str, Value]]
) -> None:
    for kind, shape in records.items():
        columns = list(shape.__table__.columns.keys())  # type: ignore[attr-defined]
        live = {
            row[columns.index("id")]: dict(zip(columns, row, strict=True))
            for row in connection.execute(f"SELECT {', '.join(columns)} FROM {kind}")
        }
        right = {
            record: {name: record if name == "id" else values.get(name) for name in columns}
            for (table, record), values in wanted.items()
            if table == kind
        }
        assert live == right
