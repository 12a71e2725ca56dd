"""Whose photos and files are not here: what was here once, and what has only not come yet."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inspector.store.journal.body import OPERATION_BITS
from inspector.store.queries.team import RECEIVED, SENT, packages

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from inspector.domain.base import Record
    from inspector.store.engine import Connection


def once_here(connection: Connection) -> set[str]:
    """SHA-256 of the photos that this laptop has sent or has taken out of packages."""
    sent = {sha256 for row in packages(connection, SENT) for sha256 in row.photos}
    return sent.union(*(row.receipt.get("came", ()) for row in packages(connection, RECEIVED)))


def attached_by(
    connection: Connection, records: Mapping[str, type[Record]], wanted: Collection[str]
) -> dict[str, set[str]]:
    """By SHA-256 the devices that attached a photo or file, of those ``wanted``."""
    found: dict[str, set[str]] = {}
    for name, shape in records.items():
        if shape.media_field:
            rows = connection.execute(
                "SELECT value, substr(stream, 1, instr(stream, '.') - 1) FROM head JOIN journal ON number = op >> ? "
                "WHERE type = ? AND field = ? AND value IN (SELECT value FROM json_each(?))",
                (OPERATION_BITS, name, shape.media_field, json.dumps(sorted(wanted))),
            )
            for sha256, device in rows:
                found.setdefault(sha256, set()).add(device)
    return found
