"""What people call the photos and files that records name."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
