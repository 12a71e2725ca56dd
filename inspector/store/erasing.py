"""Lawful erasure: what was written into a field is forgotten here, and on every laptop that takes the erasure in.

Values and salts go, in the journal's history as well; the search no longer finds them; files that nobody names any more
are removed; the database is written anew, so that no free page keeps what was erased. The hashes in the signed bodies
stay, so the chain still verifies. It does not reach backups and archives made before, packages that lie about, and
laptops that never take another package in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.store.journal.body import OPERATION_BITS, Kind
from inspector.store.journal.decisions import erase, named_media
from inspector.store.journal.heads import Registers

if TYPE_CHECKING:
    from collections.abc import Collection

    from inspector.store.engine import Connection
    from inspector.store.journal.writer import Writer, Written
    from inspector.store.store import Store

ERASED = "record.erase"
"""Action of an erasure."""


@dataclass(frozen=True)
class Erased:
    """What an erasure did."""

    number: int
    """The transaction's number."""
    files: int
    """Evidence files that nobody names any more."""


def erase_fields(store: Store, kind: str, record: str, fields: Collection[str]) -> Erased:
    """Erase all that is known to have been written into fields of a record.

    Raises ``Refused`` for what the journal stands on, for a field nothing was written into, and for all but a lead.
    """
    with store.reading() as connection:
        named = named_media(connection, store.records)

    def act(connection: Connection, writer: Writer) -> Written | None:
        drafts = erase(connection, store.records, kind, record, fields)
        return writer.apply(connection, ERASED, Registers(connection), drafts)

    written = store.writing(act)
    return Erased(written.number if written else 0, forget(store, named))


def forget(store: Store, named: set[str], after: int = 0) -> int:
    """Finish the erasures behind a transaction's number, if there are any: of the files ``named`` before them those go
    that nobody names any more, and no free page of the database keeps what was erased. How many files went.
    """
    with store.reading() as connection:
        if not _erasures(connection, after):
            return 0
        left = named - named_media(connection, store.records)
    for sha256 in left:
        store.media.remove(sha256)
    store.compact()
    return len(left)


def _erasures(connection: Connection, after: int) -> bool:
    """Whether an operation behind a transaction's number erases by law and is applied."""
    found = connection.execute(
        "SELECT 1 FROM operation JOIN journal ON number = op >> ? WHERE op >= ? AND kind = ? AND held = '' LIMIT 1",
        (OPERATION_BITS, (after + 1) << OPERATION_BITS, Kind.REDACT),
    )
    return found.fetchone() is not None
