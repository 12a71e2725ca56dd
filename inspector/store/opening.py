"""Making sure that a folder holds a store of ours, and getting it ready to be opened; protecting a plain one."""

from __future__ import annotations

import logging
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2

from inspector.core.errors import Refused
from inspector.store import founding, identity, migrations, protecting
from inspector.store.engine import Access, connect, guard, transaction
from inspector.store.failures import plain_words
from inspector.store.journal.verify import Problem
from inspector.store.layout import DATABASE, read_card
from inspector.store.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from inspector.core.clock import Clock
    from inspector.core.ids import Entropy
    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.verify import Report
    from inspector.store.marks import Branch
    from inspector.store.vault import Unlocked

log = logging.getLogger(__name__)


def is_protected(folder: Path) -> bool:
    """Whether the store in a folder needs a key; not for a folder without a store."""
    path = folder / DATABASE
    protecting.settle(folder)
    if not path.is_file():
        return False
    try:
        with closing(connect(path, Access.READ)) as connection:
            connection.execute("PRAGMA application_id")
    except sqlcipher3.dbapi2.DatabaseError as error:
        if not _unreadable(error) and not _half_written(error):
            raise
        from inspector.store.vault import has_keys

        return has_keys(folder) or bool(read_card(folder).get("protected"))
    return False


def _unreadable(error: sqlcipher3.dbapi2.Error) -> bool:
    return getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB"


def _half_written(error: sqlcipher3.dbapi2.Error) -> bool:
    """Whether a kill cut off a writing from before the store had a write-ahead log: a reader cannot take that back."""
    return getattr(error, "sqlite_errorname", "").startswith("SQLITE_READONLY")


def _reader(path: Path, key: bytes | None) -> Connection:
    try:
        return connect(path, Access.READ, key)
    except sqlcipher3.dbapi2.DatabaseError as error:
        if not _half_written(error):
            raise
        connect(path, Access.WRITE, key).close()
        return connect(path, Access.READ, key)


def recognise(folder: Path, key: bytes | None = None) -> None:
    """Raise ``Refused`` unless the folder holds a store that this version can read with ``key``."""
    if not folder.is_dir():
        raise Refused("store.not_a_folder" if folder.exists() else "store.not_found", path=folder)
    path = folder / DATABASE
    protecting.settle(folder)
    if not path.is_file():
        raise Refused("store.not_a_workspace", path=folder)
    try:
        with closing(_reader(path, key)) as connection:
            migrations.check_version(connection, path)
    except sqlcipher3.dbapi2.DatabaseError as error:
        if key is not None and _unreadable(error):
            raise Refused("vault.store_damaged", path=path) from error
        if key is None and is_protected(folder):
            raise Refused("vault.needed", path=folder) from error
        raise


def check_upgraded(folder: Path, records: Sequence[type[Record]], key: bytes | None = None) -> None:
    """Raise ``Refused`` unless the store has all that this version reads; who only reads cannot bring it up to date."""
    path = folder / DATABASE
    with closing(connect(path, Access.READ, key)) as connection:
        migrations.check_upgraded(connection, path, records)


def prepare(
    folder: Path, clock: Clock, entropy: Entropy, records: Sequence[type[Record]], key: bytes | None = None
) -> Branch | None:
    """Bring a store up to this version, and to a new epoch where its stream may not go on."""
    connection: Connection = connect(folder / DATABASE, Access.WRITE, key)
    gate = guard(connection)
    try:
        migrations.upgrade(connection, gate, folder, clock, records, key=key)
        branch = identity.branched(connection)
        if branch is not None:
            with transaction(connection):
                identity.rotate(connection, entropy)
        identity.tidy(connection, folder)
        _finish(connection, folder, key)
        _mend_card(connection, folder, protected=key is not None)
        return branch
    finally:
        connection.close()


def _finish(connection: Connection, folder: Path, key: bytes | None) -> None:
    """Complete or take back what a protecting that was cut off has left; the keys and their copy are made alike."""
    if key is None:
        protecting.abandon(folder)
        return
    # What unlocks is loaded for protected workspaces only: a plain one opens sooner.
    from inspector.store.vault import Vault

    try:
        Vault.load(folder).mend(folder)
        protecting.finish(connection, folder)
    except OSError as error:
        # The work can go on: the check names what is still plain, and the next start tries again.
        log.warning("plain copies could not be wiped: %s", error)


def _mend_card(connection: Connection, folder: Path, *, protected: bool) -> None:
    """Write the card where it is lost, or was not written before a protecting was cut off."""
    card = read_card(folder)
    if not card or ("protected" in card) is not protected:
        workspace = identity.read_meta(connection, "workspace")
        founding.write_card(folder, workspace, card.get("name", folder.name), protected=protected)


def with_complaints(report: Report, connection: Connection, folder: Path) -> Report:
    """The report of a check with what is wrong about the protection: key files, plain copies that are left."""
    if not report.transactions:
        # The file itself is damaged; nothing in it can be judged.
        return report
    from inspector.store.vault import keys_alike

    codes = ["vault.check.plain_left"] if protecting.plain_left(connection) else []
    codes += [] if keys_alike(folder) else ["vault.check.keys"]
    return replace(report, problems=(*report.problems, *(Problem(code) for code in codes)))


def protect(folder: Path, unlocked: Unlocked, clock: Clock, progress: Callable[[int, int], None] | None = None) -> None:
    """Make a plain workspace, which nobody has open, a protected one; its plain copies are wiped.

    ``progress`` is told how many of how many photos are encrypted. Raises ``Refused``; then the workspace is as it was,
    unless the words say otherwise.
    """
    with plain_words(folder / DATABASE):
        if is_protected(folder):
            raise Refused("vault.protected_already", path=folder)
        recognise(folder)
        lock = Lock(folder, clock.now())
        try:
            protecting.abandon(folder)
            protecting.exchange(folder, unlocked)
            with closing(connect(folder / DATABASE, Access.WRITE, unlocked.key)) as connection:
                _mend_card(connection, folder, protected=True)
                protecting.finish(connection, folder, progress)
        finally:
            lock.release()
