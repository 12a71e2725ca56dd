"""Who this store is and who writes it: workspace id, this install's key, stream and person."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.core.ids import SystemEntropy
from inspector.store import marks
from inspector.store.cipher import Cipher
from inspector.store.journal import shown
from inspector.store.journal.keys import DeviceKey, new_epoch
from inspector.store.journal.writer import Author

MEDIA_IDENTITY: Final = "media_identity"
"""The age identity of the media, in the store of a protected workspace."""

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.core.ids import Entropy
    from inspector.store.engine import Connection
    from inspector.store.marks import Branch


def read_meta(connection: Connection, key: str) -> str:
    """A fact about the store; empty where it is not recorded."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def write_meta(connection: Connection, key: str, value: str) -> None:
    """Record a fact about the store."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def found(connection: Connection, entropy: Entropy, workspace: str, person: str) -> Author:
    """Give a new store its identity and this install its key; one that joins others has no ``workspace`` yet."""
    key = DeviceKey.new(entropy)
    author = Author(key, new_epoch(entropy), person)
    connection.execute("INSERT INTO device_key VALUES (?, ?, ?)", (key.device, key.private, author.epoch))
    for name, value in (("device", key.device), ("person", person)):
        write_meta(connection, name, value)
    if workspace:
        adopt(connection, workspace, key.device)
    return author


def adopt(connection: Connection, workspace: str, root: str) -> None:
    """Make the store one of a workspace whose trust begins with the device ``root``; it is none yet."""
    write_meta(connection, "workspace", workspace)
    write_meta(connection, "root", root)
    settle(connection, workspace)


def cipher_of(connection: Connection) -> Cipher | None:
    """What encrypts the media; nothing in a plain workspace."""
    private = read_meta(connection, MEDIA_IDENTITY)
    return Cipher(private) if private else None


def author_of(connection: Connection) -> Author:
    """The author this install writes as; raises ``Refused`` where the file has lost its key."""
    device = read_meta(connection, "device")
    row = connection.execute("SELECT private, epoch FROM device_key WHERE device = ?", (device,)).fetchone()
    if row is None:
        raise Refused("store.corrupt", path=connection.execute("PRAGMA database_list").fetchone()[2])
    return Author(DeviceKey(bytes(row[0])), str(row[1]), read_meta(connection, "person"))


def settle(connection: Connection, workspace: str) -> marks.Marks:
    """Make this laptop the store's install: one id here and in the marks outside."""
    remembered = marks.load(workspace) or marks.Marks(uuid.UUID(bytes=SystemEntropy().random(16)).hex)
    write_meta(connection, "install", remembered.install)
    marks.save(workspace, remembered)
    return remembered


def branched(connection: Connection) -> Branch | None:
    """Whether the store was copied or put back since this install last wrote it."""
    workspace = read_meta(connection, "workspace")
    if not workspace:
        return None
    remembered = marks.load(workspace)
    install, stream = read_meta(connection, "install"), author_of(connection).stream
    return marks.branch(connection, remembered, install, stream)


def tidy(connection: Connection, folder: Path) -> None:
    """Write the marks outside anew, once for each stream; this laptop's goes on in ``folder``, wherever it was."""
    workspace = read_meta(connection, "workspace")
    remembered = marks.load(workspace)
    if remembered is None:
        return
    stream = author_of(connection).stream
    last = connection.execute(
        "SELECT hlc, number FROM journal WHERE id = ?", remembered.streams.get(stream, ("", ""))[1:]
    )
    for stamp, number in last.fetchall():
        at = shown.moment_in(connection, stamp, number)
        known = remembered.spots.get(stream, marks.Spot(folder, at))
        remembered.spots[stream] = replace(known, folder=folder.absolute())
    marks.save(workspace, remembered)


def length(connection: Connection, stream: str) -> int:
    """How many transactions of a stream are here."""
    return int(connection.execute("SELECT count(*) FROM journal WHERE stream = ?", (stream,)).fetchone()[0])


def rotate(connection: Connection, entropy: Entropy) -> None:
    """Begin a new epoch of this install's stream, so that both branches can be kept apart."""
    author = author_of(connection)
    connection.execute("UPDATE device_key SET epoch = ? WHERE device = ?", (new_epoch(entropy), author.key.device))
    workspace = read_meta(connection, "workspace")
    if workspace:
        settle(connection, workspace)
