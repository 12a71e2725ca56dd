"""What people call the photos and files that records name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.store.journal.body import OPERATION_BITS
from inspector.store.journal.roster import Held

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.domain.base import Record
    from inspector.store.engine import Connection


def media_names(connection: Connection, records: Mapping[str, type[Record]]) -> dict[str, str]:
    """Words for every file that a record names, by SHA-256; deleted records count, since they may be restored."""
    names: dict[str, str] = {}
    for table, record in records.items():
        if record.media_field:
            titles = ", ".join((*record.search_fields, "''"))
            rows = connection.execute(
                f"SELECT {record.media_field}, coalesce({titles}) FROM {table} "
                f"WHERE {record.media_field} IS NOT NULL ORDER BY deleted DESC, id DESC"
            )
            names.update(rows)
    return names


def held_media(connection: Connection, records: Mapping[str, type[Record]]) -> set[str]:
    """The SHA-256 of files that only what is held may name, of laptops on the roster: it may be let count yet.

    Whoever is not on the roster could fill the disk with them.
    """
    found: set[str] = set()
    for kind, record in records.items():
        if record.media_field:
            rows = connection.execute(
                "SELECT DISTINCT vals ->> ? FROM operation JOIN journal ON number = op >> ? "
                "WHERE type = ? AND held NOT IN ('', ?)",
                (f'$."{record.media_field}"[1]', OPERATION_BITS, kind, Held.STRANGER),
            )
            found.update(str(sha256) for (sha256,) in rows if sha256 is not None)
    return found
