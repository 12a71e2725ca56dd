"""Which transactions are kept and not applied (tạm giữ), to tell what a merge puts in another light."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

    from inspector.store.engine import Connection

_DEVICE: Final = "substr(stream, 1, instr(stream, '.') - 1)"


def held_until(connection: Connection, until: int) -> frozenset[int]:
    """Numbers of the held transactions up to a number."""
    rows = connection.execute("SELECT number FROM journal WHERE held != '' AND number <= ?", (until,))
    return frozenset(number for (number,) in rows)


def written_by(connection: Connection, numbers: Collection[int]) -> list[tuple[str, str]]:
    """Device and action of the transactions with these numbers that are here, in their order."""
    return connection.execute(
        f"SELECT {_DEVICE}, action FROM journal WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number",
        (json.dumps(sorted(numbers)),),
    ).fetchall()
