"""Which other folder of this laptop went on with the same work: what only the laptop's own memory can tell.

A copy of a folder, or one restored from a backup, has the same name, the same laptop and its own branch. Whoever opens
the one that was left by mistake and writes in it makes a further branch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.store import identity, marks
from inspector.store.layout import has_store, read_card

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.store.engine import Connection
    from inspector.store.marks import Spot
    from inspector.store.store import Store


def newer_elsewhere(store: Store) -> Spot | None:
    """The folder where this laptop wrote the same workspace last, with something that is not here; if it is there."""
    remembered = marks.load(store.workspace_id) if store.workspace_id else None
    if remembered is None:
        return None
    with store.reading() as connection:
        own = identity.author_of(connection)
        streams = list(remembered.streams)
        # What was written before this folder's own last entry is no reason to leave it.
        later = streams[streams.index(own.stream) + 1 :] if _has(connection, remembered, own.stream) else streams
        lacking = [
            one for one in later if one.startswith(own.key.device + ".") and not _has(connection, remembered, one)
        ]
    spots = (remembered.spots[one] for one in reversed(lacking) if one in remembered.spots)
    return next((spot for spot in spots if _is_another(spot.folder, store)), None)


def _has(connection: Connection, remembered: marks.Marks, stream: str) -> bool:
    """Whether the transaction that was written last in a stream is here; not where none was."""
    _, tip = remembered.streams.get(stream, (0, ""))
    return connection.execute("SELECT 1 FROM journal WHERE id = ?", (tip,)).fetchone() is not None


def _is_another(folder: Path, store: Store) -> bool:
    try:
        there = has_store(folder) and read_card(folder).get("id") == store.workspace_id
        return there and not folder.samefile(store.folder)
    except OSError:
        # A share that is not connected, a folder of somebody else: nobody can open it either.
        return False
