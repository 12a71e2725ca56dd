"""What a store holds, in figures that let people tell one state of it from another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.store import identity
from inspector.store.journal import shown

if TYPE_CHECKING:
    from datetime import datetime

    from inspector.store.engine import Connection

COUNTED: Final = ("unit", "round", "inspection", "finding", "recommendation", "attachment")
"""Kinds of records that are counted, in the order in which they are told."""


@dataclass(frozen=True)
class Contents:
    """The figures of one state of a store."""

    workspace: str
    """Id of the workspace."""
    number: int
    """The last transaction."""
    action: str
    """Code of its action; blank in an empty store."""
    at: datetime | None
    """When it was made, by the clock of the laptop that wrote it: aware, UTC."""
    counts: dict[str, int]
    """Living records by kind; a kind that the store's version does not know is left out."""


def contents(connection: Connection) -> Contents:
    """The figures of the state that ``connection`` sees; reads stores of every version."""
    row = connection.execute("SELECT number, action, hlc FROM journal ORDER BY number DESC LIMIT 1").fetchone()
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return Contents(
        workspace=identity.read_meta(connection, "workspace"),
        number=int(row[0]) if row else 0,
        action=str(row[1]) if row else "",
        at=shown.moment_in(connection, row[2], row[0]) if row else None,
        counts={
            kind: int(connection.execute(f"SELECT count(*) FROM {kind} WHERE NOT deleted").fetchone()[0])
            for kind in COUNTED
            if kind in tables
        },
    )
