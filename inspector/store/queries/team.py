"""What the journal knows of the laptops of a team, and what this laptop remembers of packages."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from inspector.store import identity
from inspector.store.journal import shown
from inspector.store.journal.body import OPERATION_BITS, OPERATIONS_LIMIT, plain_values, split
from inspector.store.journal.conflicts import version_of
from inspector.store.journal.roster import ROSTER
from inspector.store.journal.state import last_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.conflicts import Version

SENT: Final = "out"
RECEIVED: Final = "in"
REQUEST: Final = "request"
"""Key in ``meta``: the request of a laptop that waits to be admitted."""
PLACE: Final = "place"
"""In a receipt: which entry of the ledger it is, from 1; older ones have none."""
REACHED: Final = "reached"
"""In a receipt: the last transaction that the journal had when it was entered."""
_WHEN: Final = f"coalesce(receipt ->> '$.{PLACE}', 0)"
_DEVICE: Final = "substr(stream, 1, instr(stream, '.') - 1)"


@dataclass(frozen=True)
class Activity:
    """What came from one device."""

    transactions: int
    held: int
    last: datetime
    """When it wrote last, by its own clock."""


@dataclass(frozen=True)
class PackageRow:
    """A package in this laptop's own ledger."""

    id: str
    direction: str
    file: str
    device: str
    person: str
    kind: str
    made_at: datetime
    at: datetime
    verdict: str
    heads: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    photos: Sequence[str] = ()
    """SHA-256 of the photos that were in it (sent), or that its sender has (received, latest of a device only)."""
    receipt: Mapping[str, Any] = field(default_factory=dict)


def activity(connection: Connection) -> dict[str, Activity]:
    """By device what came from it."""
    rows = connection.execute(
        f"SELECT {_DEVICE}, count(*), sum(held != ''), max(hlc), number FROM journal GROUP BY 1"
    ).fetchall()
    return {
        device: Activity(count, held, shown.moment_in(connection, last, number))
        for device, count, held, last, number in rows
    }


def vector(connection: Connection, device: str) -> dict[str, int]:
    """By stream of a device the last sequence number that is here and applied."""
    rows = connection.execute(
        "SELECT stream, max(seq) FROM journal WHERE stream >= ? AND stream < ? AND held = '' GROUP BY stream",
        (device + ".", device + "/"),
    )
    return dict(rows.fetchall())


def known_up_to(
    connection: Connection, device: str, heads: Mapping[str, tuple[int, str]]
) -> tuple[int, int, datetime | None]:
    """Of a device's transactions, how many somebody with these ``heads`` has and lacks, and when the last was made."""
    has, lacks, latest = 0, 0, ("", 0)
    for stream, seq, stamp, number in connection.execute(
        "SELECT stream, seq, hlc, number FROM journal WHERE stream >= ? AND stream < ?", (device + ".", device + "/")
    ):
        if seq <= heads.get(stream, (0, ""))[0]:
            has, latest = has + 1, max(latest, (stamp, number))
        else:
            lacks += 1
    return has, lacks, shown.moment_in(connection, *latest) if has else None


def inspections_touched(connection: Connection, device: str) -> set[str]:
    """Ids of the inspections that something of a device's is about."""
    rows = connection.execute(
        "SELECT DISTINCT type, record FROM operation WHERE op >> ? IN "
        "(SELECT number FROM journal WHERE stream >= ? AND stream < ? AND held = '')",
        (OPERATION_BITS, device + ".", device + "/"),
    )
    return inspections_of(connection, set(rows.fetchall()))


def inspections_of(connection: Connection, records: set[tuple[str, str]]) -> set[str]:
    """Ids of the inspections that records belong to."""
    return set(inspection_by_record(connection, records).values())


_PARENT: Final = {
    "answer": "SELECT id, inspection_id FROM answer",
    "finding": "SELECT id, inspection_id FROM finding",
    "no_violation": "SELECT id, inspection_id FROM no_violation",
    "recommendation": "SELECT id, inspection_id FROM recommendation",
    "participant": "SELECT id, inspection_id FROM participant",
    "supplement": "SELECT id, inspection_id FROM supplement",
    "inspection": "SELECT id, id FROM inspection",
    "action": "SELECT action.id, inspection_id FROM action "
    "JOIN recommendation ON recommendation.id = recommendation_id",
}
"""Record and inspection, by kind of record."""


def inspection_by_record(connection: Connection, records: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The inspection that each record belongs to, as far as it does to one."""
    by_kind: dict[str, list[str]] = {}
    for kind, record in records:
        by_kind.setdefault(kind, []).append(record)
    found: dict[tuple[str, str], str] = {}
    for kind, ids in by_kind.items():
        if kind in _PARENT:
            found.update(_of_kind(connection, kind, ids))
    links = by_kind.get("attachment_link", []), by_kind.get("attachment", [])
    if any(links):
        found.update(_of_evidence(connection, *links))
    return {key: inspection for key, inspection in found.items() if key in records}


def _of_kind(connection: Connection, kind: str, ids: list[str]) -> dict[tuple[str, str], str]:
    rows = connection.execute(
        f"SELECT * FROM ({_PARENT[kind]}) WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
    )
    return {(kind, record): inspection for record, inspection in rows if inspection}


def _of_evidence(connection: Connection, links: list[str], files: list[str]) -> dict[tuple[str, str], str]:
    rows = connection.execute(
        "SELECT id, attachment_id, owner_type, owner_id FROM attachment_link WHERE id IN (SELECT value FROM "
        "json_each(?)) OR attachment_id IN (SELECT value FROM json_each(?))",
        (json.dumps(links), json.dumps(files)),
    ).fetchall()
    owners = inspection_by_record(connection, {(kind, owner) for *_, kind, owner in rows if kind in _PARENT})
    found: dict[tuple[str, str], str] = {}
    for link, attachment, kind, owner in rows:
        inspection = owners.get((kind, owner))
        if inspection:
            found["attachment_link", link] = found["attachment", attachment] = inspection
    return found


def packages(connection: Connection, direction: str = "") -> list[PackageRow]:
    """The ledger, latest first: in the order in which it was written, whatever the clock said."""
    rows = connection.execute(
        "SELECT id, direction, file, device, person, kind, made_at, at, verdict, heads, photos, receipt FROM package "
        f"WHERE direction = ? OR ? = '' ORDER BY {_WHEN} DESC, at DESC, id",
        (direction, direction),
    )
    return [_package(row) for row in rows]


def latest_from(connection: Connection) -> dict[str, PackageRow]:
    """By device the package it made last, among those received.

    A sender's clock may have been set back, and packages come late: what came last counts, unless its sender had known
    less by then than another package tells.
    """
    found: dict[str, PackageRow] = {}
    for row in sorted(packages(connection, RECEIVED), key=lambda row: (row.receipt.get(PLACE, 0), row.at, row.made_at)):
        if row.heads and not (row.device in found and _knew_less(row, found[row.device])):
            found[row.device] = row
    return found


def _knew_less(row: PackageRow, other: PackageRow) -> bool:
    if row.heads == other.heads:
        return row.made_at < other.made_at
    return all(stream in other.heads and seq <= other.heads[stream][0] for stream, (seq, _) in row.heads.items())


def note(connection: Connection, row: PackageRow) -> None:
    """Write a package into the ledger; of photos that senders have, only those of the latest package are kept.

    The entry remembers its place in the ledger and what the journal had reached: clocks are put right, and back.
    """
    receipt = {**row.receipt, PLACE: _place(connection, row), REACHED: last_number(connection)}
    if row.direction == RECEIVED and row.photos:
        connection.execute(
            "UPDATE package SET photos = '[]' WHERE direction = ? AND device = ? AND made_at <= ?",
            (RECEIVED, row.device, row.made_at.isoformat()),
        )
    connection.execute(
        "INSERT OR REPLACE INTO package VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(row.id, row.direction, row.file, row.device, row.person, row.kind),
            *(row.made_at.isoformat(), row.at.isoformat(), row.verdict),
            *(json.dumps(row.heads), json.dumps(list(row.photos)), json.dumps(receipt, ensure_ascii=False)),
        ),
    )


def _place(connection: Connection, row: PackageRow) -> int:
    """The next place in the ledger; packages of one run share it."""
    last = connection.execute(f"SELECT {_WHEN}, at FROM package ORDER BY 1 DESC LIMIT 1").fetchone()
    if last is None:
        return 1
    return int(last[0]) if last[0] and last[1] == row.at.isoformat() else int(last[0]) + 1


def add_to_receipts(connection: Connection, entries: Sequence[str], name: str, lines: Sequence[str]) -> None:
    """Add lines to what the receipts of some packages remember under a name."""
    for row in (one for one in packages(connection) if one.id in entries):
        receipt = {**row.receipt, name: [*row.receipt.get(name, ()), *lines]}
        connection.execute(
            "UPDATE package SET receipt = ? WHERE id = ?", (json.dumps(receipt, ensure_ascii=False), row.id)
        )


def _package(row: Sequence[Any]) -> PackageRow:
    name, direction, file, device, person, kind, made_at, at, verdict, heads, photos, receipt = row
    return PackageRow(
        *(name, direction, file, device, person, kind),
        *(datetime.fromisoformat(made_at), datetime.fromisoformat(at), verdict),
        heads={stream: (seq, tip) for stream, (seq, tip) in json.loads(heads).items()},
        photos=tuple(json.loads(photos)),
        receipt=json.loads(receipt),
    )


def request_of(connection: Connection) -> dict[str, str]:
    """What this laptop asked to be admitted with; empty unless it waits."""
    kept = identity.read_meta(connection, REQUEST)
    found: dict[str, str] = json.loads(kept) if kept else {}
    return found


def keep_request(connection: Connection, request: Mapping[str, str]) -> None:
    """Remember what this laptop asks to be admitted with."""
    identity.write_meta(connection, REQUEST, json.dumps(dict(request), ensure_ascii=False))


def entered_at(connection: Connection, device: str) -> datetime | None:
    """When a device was put on the roster."""
    row = connection.execute(
        "SELECT min(hlc), op >> ? FROM head WHERE type = 'device' AND id = ? AND field = 'signing_key'",
        (OPERATION_BITS, device),
    ).fetchone()
    return shown.moment_in(connection, *row) if row[0] else None


@dataclass(frozen=True)
class HeldRow:
    """Transactions of a device that are kept and not applied."""

    device: str
    reason: str
    count: int
    first: datetime
    """When the first of them was written, by the clock of the laptop that wrote it."""
    last: datetime
    roster: bool
    """They say who may do what: what is judged by the moment it was written, and cannot be let count afterwards."""


def held(connection: Connection) -> list[HeldRow]:
    """What is kept and not applied, by device, reason and whether it writes the roster."""
    rows = connection.execute(
        f"SELECT {_DEVICE}, held, count(*), min(hlc || ' ' || number), max(hlc || ' ' || number), "
        f"number IN (SELECT op >> {OPERATION_BITS} FROM operation INDEXED BY operation_roster "
        f"WHERE type = '{ROSTER}') FROM journal WHERE held != '' "
        "GROUP BY 1, 2, 6 ORDER BY 1, 2, 6"
    ).fetchall()
    return [
        HeldRow(device, reason, count, _written(connection, first), _written(connection, last), bool(roster))
        for device, reason, count, first, last, roster in rows
    ]


def _written(connection: Connection, place: str) -> datetime:
    """When a transaction was written, by its stamp and number with a blank between."""
    stamp, _, number = place.partition(" ")
    return shown.moment_in(connection, stamp, int(number))


def arrived(connection: Connection, after: int, until: int) -> tuple[int, int]:
    """Of the transactions with these numbers, how many are applied and how many held."""
    row = connection.execute(
        "SELECT count(*), coalesce(sum(held != ''), 0) FROM journal WHERE number > ? AND number <= ?", (after, until)
    ).fetchone()
    return row[0] - row[1], row[1]


def arrived_by_device(connection: Connection, after: int) -> dict[str, int]:
    """Applied transactions after a number, by device."""
    rows = connection.execute(
        f"SELECT {_DEVICE}, count(*) FROM journal WHERE number > ? AND held = '' GROUP BY 1 ORDER BY 1", (after,)
    )
    return dict(rows.fetchall())


def newer_operations(connection: Connection, records: Mapping[str, type[Record]], kinds: Sequence[str]) -> int:
    """Operations that only a later version of the program understands, whole or in part."""
    known = {(name, field) for name, shape in records.items() for field in ("", *shape.__table__.columns.keys())}  # type: ignore[attr-defined]
    rows = connection.execute("SELECT type, field, count(*) FROM head GROUP BY 1, 2").fetchall()
    unknown = sum(count for name, field, count in rows if (name, field) not in known)
    marks = ", ".join("?" * len(kinds))
    row = connection.execute(f"SELECT count(*) FROM operation WHERE kind NOT IN ({marks})", tuple(kinds)).fetchone()
    return int(unknown + row[0])


def named_media(connection: Connection, records: Mapping[str, type[Record]]) -> dict[str, list[tuple[str, str]]]:
    """By SHA-256 the living records that name a file of the media folder."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, shape in records.items():
        if shape.media_field:
            rows = connection.execute(
                f"SELECT {shape.media_field}, id FROM {name} WHERE deleted = 0 AND {shape.media_field} IS NOT NULL"
            )
            for sha256, record in rows:
                found.setdefault(sha256, []).append((name, record))
    return found


def known_vector(connection: Connection, device: str) -> dict[str, int]:
    """By stream of a device the last sequence number that is here, held or not."""
    rows = connection.execute(
        "SELECT stream, max(seq) FROM journal WHERE stream >= ? AND stream < ? GROUP BY stream",
        (device + ".", device + "/"),
    )
    return dict(rows.fetchall())


def own_stream(connection: Connection) -> str:
    """The stream that this laptop writes."""
    return identity.author_of(connection).stream


def revocation_reason(connection: Connection, device: str) -> str:
    """Why a device was revoked; empty where nobody said."""
    row = connection.execute("SELECT revoked_reason FROM device WHERE id = ?", (device,)).fetchone()
    return str(row[0] or "") if row else ""


def shown_version(
    connection: Connection, kind: str, record: str, field_name: str, value: Value = None, *, blank: bool = True
) -> Version | None:
    """Who wrote what a field shows; or of several heads the last with a ``value``, or without ``blank`` with any."""
    row = connection.execute(
        "SELECT op, value FROM head WHERE type = ? AND id = ? AND field = ? AND (? IS NULL OR value = ?) "
        "AND (? OR value IS NOT NULL) ORDER BY hlc DESC, op DESC LIMIT 1",
        (kind, record, field_name, value, value, blank),
    ).fetchone()
    return version_of(connection, row[0], row[1], field_name) if row else None


def written_together(connection: Connection, reference: str) -> dict[str, Value]:
    """What an operation wrote, by field, as far as its values are here."""
    name, index = split(reference)
    row = connection.execute(
        "SELECT vals FROM operation JOIN journal ON number = op >> ? WHERE journal.id = ? AND op & ? = ?",
        (OPERATION_BITS, name, OPERATIONS_LIMIT - 1, index),
    ).fetchone()
    return plain_values(row[0]) if row else {}


def written_at(connection: Connection, transactions: Sequence[str]) -> datetime | None:
    """When the last of some transactions was written."""
    row = connection.execute(
        "SELECT max(hlc), number FROM journal WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(transactions)),),
    ).fetchone()
    return shown.moment_in(connection, *row) if row[0] else None


def journal_stamp(connection: Connection) -> tuple[int, ...]:
    """Changes whenever what is derived from the journal may."""
    row = connection.execute(
        "SELECT count(*), max(number), sum(held != ''), (SELECT count(*) FROM lacking) FROM journal"
    ).fetchone()
    return tuple(value or 0 for value in row)
