"""What a laptop knew when it wrote one version of a conflict, and which version was signed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inspector.store.journal.body import OPERATION_BITS
from inspector.store.journal.signed import OPEN_AFTERWARDS, stood

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.conflicts import Version


def own_writes(
    connection: Connection, kind: str, record: str, field: str, version: Version
) -> Iterator[tuple[str, Value]]:
    """What the laptop of a version had written to a record's field until then: transaction and value, latest first."""
    rows = connection.execute(
        "SELECT journal.id, vals FROM operation JOIN journal ON number = op >> ? WHERE record = ? AND type = ? "
        "AND held = '' AND stream >= ? AND stream < ? AND hlc <= ? ORDER BY hlc DESC, op DESC",
        (OPERATION_BITS, record, kind, version.device + ".", version.device + "/", version.stamp),
    )
    for name, vals in rows:
        written = json.loads(vals)
        if field in written:
            yield name, written[field][1]


def at_signature(connection: Connection, inspection_id: str, kind: str, record: str) -> dict[str, Value]:
    """What a record of an inspection said when the minutes were signed, as far as minutes state it."""
    row = connection.execute(
        "SELECT minutes_seen FROM inspection WHERE id = ? AND minutes_signed_on IS NOT NULL", (inspection_id,)
    ).fetchone()
    if kind in OPEN_AFTERWARDS or not row or not row[0]:
        return {}
    return stood(connection, (kind, record), json.loads(row[0]))
