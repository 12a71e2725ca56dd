"""Making a workspace folder, and making sure that one is ours before it is opened."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.core.ids import new_id
from inspector.store import identity, marks, migrations, schema
from inspector.store.engine import Access, connect, guard, transaction
from inspector.store.journal import hlc
from inspector.store.journal.body import Kind
from inspector.store.journal.heads import Registers
from inspector.store.journal.roster import ROSTER
from inspector.store.journal.writer import Draft, Writer
from inspector.store.layout import CARD, DATABASE, LOCK, read_card

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inspector.core.clock import Clock
    from inspector.core.ids import Entropy
    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.keys import DeviceKey
    from inspector.store.marks import Branch

FORMAT: Final = 1
"""Format of the workspace folder."""
CREATED: Final = "workspace.create"
"""Action of the first transaction."""


@dataclass(frozen=True)
class Founder:
    """What a workspace begins with."""

    name: str
    """The workspace's name, readable without opening it."""
    person_id: str
    person_name: str = ""
    prefix: str = "A01"
    """Prefix of the visible numbers this laptop gives."""


def found(folder: Path, founder: Founder, clock: Clock, entropy: Entropy, records: Sequence[type[Record]]) -> None:
    """Make the store of a new workspace; the folder is new or empty."""
    existed = folder.exists()
    if existed and any(entry.name != LOCK for entry in folder.iterdir()):
        raise Refused("store.folder_in_use", path=folder)
    folder.mkdir(parents=True, exist_ok=True)
    workspace = new_id(hlc.milliseconds(clock.now()), entropy)
    card = folder / (CARD + ".part")
    try:
        # First of all, because its failure says plainly that the folder may not be written.
        card.write_text(_card(workspace, founder.name), encoding="utf-8")
        _make(folder, founder, workspace, clock, entropy, records)
        card.replace(folder / CARD)
    except BaseException:
        for leftover in (DATABASE, DATABASE + "-wal", DATABASE + "-shm", card.name):
            (folder / leftover).unlink(missing_ok=True)
        if not existed:
            folder.rmdir()
        raise


def _make(
    folder: Path, founder: Founder, workspace: str, clock: Clock, entropy: Entropy, records: Sequence[type[Record]]
) -> None:
    connection = connect(folder / DATABASE, Access.WRITE)
    gate = guard(connection)
    try:
        with gate.opened(), transaction(connection):
            schema.create(connection, records)
            migrations.remember(connection, records)
            author = identity.found(connection, entropy, workspace, founder.person_id)
            writer = Writer(author, clock, entropy, {str(record.__tablename__): record for record in records})
            entry = _entry(founder, author.key)
            written = writer.apply(connection, CREATED, Registers(connection), [entry])
    finally:
        connection.close()
    if written is not None:
        marks.advance(workspace, author.stream, written.seq, written.id)


def _entry(founder: Founder, key: DeviceKey) -> Draft:
    """The roster's first entry: the lead's key is the root of trust."""
    values: dict[str, Value] = {
        "person_id": founder.person_id,
        "person_name": founder.person_name or None,
        "role": "lead",
        "prefix": founder.prefix,
        "signing_key": key.public,
        "recipient": key.recipient,
    }
    writes = {name: (value, ()) for name, value in values.items() if value is not None}
    return Draft(ROSTER, key.device, Kind.ROSTER, writes)


def write_card(folder: Path, workspace: str, name: str) -> None:
    """Say beside the store which workspace it is, for lists of recent ones and for lost folders."""
    part = folder / (CARD + ".part")
    part.write_text(_card(workspace, name), encoding="utf-8")
    part.replace(folder / CARD)


def _card(workspace: str, name: str) -> str:
    return json.dumps({"format": FORMAT, "id": workspace, "name": name}, ensure_ascii=False, indent=1) + "\n"


def recognise(folder: Path) -> None:
    """Raise ``Refused`` unless the folder holds a store that this version can read."""
    if not folder.is_dir():
        raise Refused("store.not_a_folder" if folder.exists() else "store.not_found", path=folder)
    path = folder / DATABASE
    if not path.is_file():
        raise Refused("store.not_a_workspace", path=folder)
    connection = connect(path, Access.READ)
    try:
        migrations.check_version(connection, path)
    finally:
        connection.close()


def prepare(folder: Path, clock: Clock, entropy: Entropy, records: Sequence[type[Record]]) -> Branch | None:
    """Bring a store up to this version, and to a new epoch where its stream may not go on."""
    connection: Connection = connect(folder / DATABASE, Access.WRITE)
    gate = guard(connection)
    try:
        migrations.upgrade(connection, gate, folder, clock, records)
        branch = identity.branched(connection)
        if branch is not None:
            with transaction(connection):
                identity.rotate(connection, entropy)
        identity.tidy(connection)
        if not read_card(folder):
            write_card(folder, identity.read_meta(connection, "workspace"), folder.name)
        return branch
    finally:
        connection.close()


def renew_epoch(folder: Path, entropy: Entropy) -> None:
    """Begin a new epoch of a workspace that may exist elsewhere with the same key (the sample), to keep them apart."""
    with closing(connect(folder / DATABASE, Access.WRITE)) as connection:
        guard(connection)
        with transaction(connection):
            identity.rotate(connection, entropy)
