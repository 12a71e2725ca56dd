"""Whether a store is sound: the file, the journal's hashes, chain and signatures, the projection, the photos."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.core import messages
from inspector.store.failures import field_words, kind_words
from inspector.store.journal import rebuild
from inspector.store.journal.body import OPERATION_BITS, Header, MalformedBody, body_id, decode_strictly, value_hash
from inspector.store.journal.roster import Held, roster_of, verdict
from inspector.store.journal.signatures import forged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Operation
    from inspector.store.journal.roster import Roster
    from inspector.store.media import Media


MEDIA_MISSING: Final = "store.check.media_missing"
"""A record names a photo or file that is not here."""
_UNREADABLE: Final = frozenset({"store.check.body", "store.check.operations"})
"""What keeps the journal from being replayed."""


@dataclass(frozen=True)
class Problem:
    """Something that is not as it should be; ``str`` says it in the language in force."""

    code: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return messages.text(self.code, **dict(self.values))


@dataclass(frozen=True)
class Report:
    """What a check found."""

    transactions: int
    operations: int
    media: int
    """Evidence files that records name."""
    rebuilt: bool
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def check(
    connection: Connection, records: Mapping[str, type[Record]], media: Media, *, with_rebuild: bool = False
) -> Report:
    """Read everything and compare; with ``with_rebuild`` also make the projection anew beside the live one.

    Writes nothing. A damaged file ends the check at once: what it holds cannot be judged.
    """
    broken = list(_file(connection))
    if broken:
        return Report(0, 0, 0, rebuilt=False, problems=tuple(broken))
    wanted = _media_wanted(connection, records)
    roster = _roster(connection)
    problems = [*_journal(connection, roster, records), *_signatures(connection, roster), *_media(wanted, media)]
    if with_rebuild and not any(problem.code in _UNREADABLE for problem in problems):
        problems += _projection(connection, records)
    counts = [
        int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in ("journal", "operation")
    ]
    return Report(counts[0], counts[1], len(wanted), with_rebuild, tuple(problems))


def _projection(connection: Connection, records: Mapping[str, type[Record]]) -> Iterator[Problem]:
    for table, count in sorted(rebuild.differences(connection, records).items()):
        yield _problem("projection", table=kind_words(table), count=count)


def _problem(name: str, /, **values: object) -> Problem:
    return Problem(f"store.check.{name}", tuple(values.items()))


def _file(connection: Connection) -> Iterator[Problem]:
    pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    for (detail,) in [*pages, *connection.execute("PRAGMA integrity_check").fetchall()]:
        if detail != "ok":
            yield _problem("integrity", detail=detail)


def _roster(connection: Connection) -> Roster | None:
    """The roster; none where the transactions that make it are damaged, which is told of each of them."""
    try:
        return roster_of(connection)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _journal(connection: Connection, roster: Roster | None, records: Mapping[str, type[Record]]) -> Iterator[Problem]:
    places = {"": ("", 0)}
    # Transactions of other laptops may have come in another order than they were written.
    places |= {row[0]: (row[1], row[2]) for row in connection.execute("SELECT id, stream, seq FROM journal")}
    own = _own_stream(connection)
    for row in connection.execute(
        "SELECT number, id, stream, seq, prev, hlc, actor, action, held, body FROM journal ORDER BY number"
    ):
        number, identity, *columns, held, stored = row
        body = stored.encode() if isinstance(stored, str) else stored
        try:
            header, operations = decode_strictly(body)
        except MalformedBody:
            yield _problem("body", number=number)
            continue
        if body_id(body) != identity:
            yield _problem("body", number=number)
        if Header(*columns) != header._replace(at=None):
            yield _problem("columns", number=number)
        if header.stream == own and not _follows(header, places.get(header.prev)):
            yield _problem("chain", number=number)
        if roster and verdict(roster, identity, header, operations, records) != held:
            yield _problem("held", number=number)
        yield from _operations(connection, number, operations)


def _own_stream(connection: Connection) -> str:
    """The stream this install writes: the only one that must be here without a gap."""
    row = connection.execute(
        "SELECT device || '.' || epoch FROM device_key WHERE device = (SELECT value FROM meta WHERE key = 'device')"
    ).fetchone()
    return str(row[0]) if row else ""


def _follows(header: Header, prev: tuple[str, int] | None) -> bool:
    """Whether a transaction goes on where its predecessor ended: in its stream, or at the start of a new epoch."""
    if prev is None:
        return False
    stream, seq = prev
    same_device = not stream or stream.partition(".")[0] == header.stream.partition(".")[0]
    return same_device and header.seq == (seq + 1 if stream == header.stream else 1)


def _operations(connection: Connection, number: int, operations: list[Operation]) -> Iterator[Problem]:
    first = number << OPERATION_BITS
    rows = connection.execute(
        "SELECT op, type, record, kind, vals FROM operation WHERE op >= ? AND op < ? ORDER BY op",
        (first, first + (1 << OPERATION_BITS)),
    ).fetchall()
    wanted = [(first | index, one.type, one.record, one.kind) for index, one in enumerate(operations)]
    if [row[:4] for row in rows] != wanted:
        yield _problem("operations", number=number)
        return
    for operation, row in zip(operations, rows, strict=True):
        yield from _values(number, operation, row[4])


def _values(number: int, operation: Operation, beside: str) -> Iterator[Problem]:
    """Values that are there must match their hashes; a value may be missing, having been erased."""
    try:
        hashes = {name: value_hash(bytes.fromhex(salt), value) for name, (salt, value) in json.loads(beside).items()}
    except (AttributeError, TypeError, ValueError):
        # Damage can make anything of them, even what is no JSON or has no salt.
        yield _problem("operations", number=number)
        return
    for name, found in hashes.items():
        if found != operation.set.get(name, ("",))[0]:
            words = {"field": field_words(operation.type, name), "type": kind_words(operation.type)}
            yield _problem("value", number=number, **words)


def _signatures(connection: Connection, roster: Roster | None) -> Iterator[Problem]:
    """A good signature vouches for every transaction before it in its device's chain; a stranger's cannot be judged."""
    if roster is None:
        return
    for (device,) in connection.execute(
        "SELECT DISTINCT substr(stream, 1, instr(stream, '.') - 1) FROM journal WHERE held <> ?", (Held.STRANGER,)
    ).fetchall():
        member = roster.member(device)
        if member is None:
            row = connection.execute("SELECT min(number) FROM journal WHERE stream LIKE ?", (device + ".%",)).fetchone()
            yield _problem("unknown_device", number=row[0])
            continue
        for number, _ in forged(connection, device, member.signing_key, 0):
            yield _problem("signature", number=number)


def _media_wanted(connection: Connection, records: Mapping[str, type[Record]]) -> dict[str, str]:
    """SHA-256 of every file a living record names, with words to know it by."""
    wanted: dict[str, str] = {}
    for table, record in records.items():
        if record.media_field:
            titles = ", ".join((*record.search_fields, "id", "''"))
            rows = connection.execute(
                f"SELECT {record.media_field}, coalesce({titles}) FROM {table} "
                f"WHERE NOT deleted AND {record.media_field} IS NOT NULL"
            )
            wanted.update(rows)
    return wanted


def _media(wanted: Mapping[str, str], media: Media) -> Iterator[Problem]:
    for sha256, name in wanted.items():
        if not media.has(sha256):
            yield Problem(MEDIA_MISSING, (("name", name), ("sha256", sha256)))
        elif not media.verify(sha256):
            yield _problem("media_damaged", name=name, sha256=sha256)
