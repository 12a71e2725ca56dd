"""Making a workspace folder."""

from __future__ import annotations

import json
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.core.ids import new_id
from inspector.store import identity, marks, migrations, schema
from inspector.store.cipher import Cipher
from inspector.store.engine import Access, connect, guard, transaction
from inspector.store.journal import hlc
from inspector.store.journal.body import Kind
from inspector.store.journal.heads import Registers
from inspector.store.journal.roster import ROSTER
from inspector.store.journal.writer import Draft, Writer
from inspector.store.layout import BACKUPS, CARD, DATABASE, KEYS, LOCK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inspector.core.clock import Clock
    from inspector.core.ids import Entropy
    from inspector.domain.base import Record
    from inspector.store.journal.body import Value
    from inspector.store.journal.keys import DeviceKey
    from inspector.store.vault import Unlocked

FORMAT: Final = 1
"""Format of the workspace folder."""
CREATED: Final = "workspace.create"
"""Action of the first transaction."""
_MADE: Final = (DATABASE, DATABASE + "-wal", DATABASE + "-shm", CARD + ".part", KEYS, f"{BACKUPS}/{KEYS}")
"""What a making that failed takes away again."""


@dataclass(frozen=True)
class Founder:
    """What a workspace begins with."""

    name: str
    """The workspace's name, readable without opening it."""
    person_id: str
    person_name: str = ""
    prefix: str = "A01"
    """Prefix of the visible numbers this laptop gives."""
    joins: bool = False
    """Whether it is the laptop of somebody who joins a workspace of others: nothing is written until it is admitted."""


def found(
    folder: Path,
    founder: Founder,
    clock: Clock,
    entropy: Entropy,
    records: Sequence[type[Record]],
    unlocked: Unlocked | None = None,
) -> None:
    """Make the store of a new workspace, protected by the vault ``unlocked``; the folder is new or empty."""
    existed = folder.exists()
    if existed and any(entry.name != LOCK for entry in folder.iterdir()):
        raise Refused("store.folder_in_use", path=folder)
    folder.mkdir(parents=True, exist_ok=True)
    workspace = "" if founder.joins else new_id(hlc.milliseconds(clock.now()), entropy)
    card = folder / (CARD + ".part")
    try:
        # First of all, because its failure says plainly that the folder may not be written.
        card.write_text(_card(workspace, founder.name, protected=unlocked is not None), encoding="utf-8")
        if unlocked:
            unlocked.vault.save(folder)
        _make(folder, founder, workspace, clock, entropy, records, unlocked.key if unlocked else None)
        card.replace(folder / CARD)
    except BaseException:
        for leftover in _MADE:
            (folder / leftover).unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            (folder / BACKUPS).rmdir()
        if not existed:
            folder.rmdir()
        raise


def _make(
    folder: Path,
    founder: Founder,
    workspace: str,
    clock: Clock,
    entropy: Entropy,
    records: Sequence[type[Record]],
    key: bytes | None,
) -> None:
    connection = connect(folder / DATABASE, Access.WRITE, key)
    gate = guard(connection)
    written = None
    try:
        with gate.opened(), transaction(connection):
            schema.create(connection, records)
            migrations.remember(connection, records)
            if key is not None:
                identity.write_meta(connection, identity.MEDIA_IDENTITY, Cipher.new_identity())
            author = identity.found(connection, entropy, workspace, founder.person_id)
            writer = Writer(author, clock, entropy, {str(record.__tablename__): record for record in records})
            if not founder.joins:
                entry = _entry(founder, author.key)
                written = writer.apply(connection, CREATED, Registers(connection), [entry])
    finally:
        connection.close()
    if written is not None:
        marks.advance(workspace, author.stream, written.seq, written.id, folder)


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


def write_card(folder: Path, workspace: str, name: str, *, protected: bool) -> None:
    """Say beside the store which workspace it is, for lists of recent ones and for lost folders."""
    part = folder / (CARD + ".part")
    part.write_text(_card(workspace, name, protected=protected), encoding="utf-8")
    part.replace(folder / CARD)


def _card(workspace: str, name: str, *, protected: bool) -> str:
    card = {"format": FORMAT, "id": workspace, "name": name, "protected": protected}
    return json.dumps(card, ensure_ascii=False, indent=1) + "\n"


def renew_epoch(folder: Path, entropy: Entropy) -> None:
    """Begin a new epoch of a workspace that may exist elsewhere with the same key (the sample), to keep them apart."""
    with closing(connect(folder / DATABASE, Access.WRITE)) as connection:
        guard(connection)
        with transaction(connection):
            identity.rotate(connection, entropy)
