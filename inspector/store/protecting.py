"""Turning a plain workspace into a protected one.

A kill or a power cut at any point leaves either the plain workspace, usable as before, or the protected one; what plain
copies are left then is wiped when it is opened next. The steps:

1. the store is exported, encrypted, into ``store.db.sealed``, compared and synced;
2. the key slots are written;
3. ``store.db`` becomes ``store.db.plain`` and ``store.db.sealed`` becomes ``store.db``: from here on it is protected;
4. photos are encrypted one by one, and the plain store, plain photos and plain backups are overwritten and removed.
"""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.store import backup, identity
from inspector.store.cipher import SUFFIX, Cipher
from inspector.store.engine import Access, connect, guard, transaction
from inspector.store.layout import BACKUPS, DATABASE, KEYS, MEDIA, PLAIN, SEALED
from inspector.store.media import digest_of, link_or_copy, stored, sync_folder
from inspector.store.wiping import wipe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from inspector.store.engine import Connection
    from inspector.store.vault import Unlocked

_PART: Final = SEALED + ".part"
_MARK: Final = "plain_left"
"""Set in the encrypted store until every plain copy is gone."""
_PLAIN_HEADER: Final = b"SQLite format 3\x00"


def exchange(folder: Path, unlocked: Unlocked) -> None:
    """Put an encrypted store in the place of the plain one; the caller has the writer's lock and no open store.

    Raises ``Refused`` or the disk's error; then the workspace is plain as before.
    """
    try:
        _export(folder, unlocked.key)
        unlocked.vault.save(folder)
    except BaseException:
        abandon(folder)
        raise
    (folder / DATABASE).replace(folder / PLAIN)
    settle(folder)


def settle(folder: Path) -> None:
    """Give the encrypted store its name where an exchange was cut off between its two renames."""
    if (folder / PLAIN).exists() and (folder / SEALED).exists() and not (folder / DATABASE).exists():
        (folder / SEALED).replace(folder / DATABASE)
        sync_folder(folder)


def abandon(folder: Path) -> None:
    """Take away what an exchange that never came to its renames has left beside the plain store."""
    if (folder / PLAIN).exists() or not any((folder / name).exists() for name in (SEALED, _PART)):
        return
    # The keys first: beside a plain store they are taken for left over only as long as the copy is there.
    keys = (KEYS, f"{BACKUPS}/{KEYS}", f"{KEYS}.part", f"{BACKUPS}/{KEYS}.part")
    for name in (*keys, _PART + "-journal", _PART, SEALED):
        (folder / name).unlink(missing_ok=True)


def plain_left(connection: Connection) -> bool:
    """Whether plain copies from before the protection are still there."""
    return bool(identity.read_meta(connection, _MARK))


def finish(connection: Connection, folder: Path, progress: Callable[[int, int], None] | None = None) -> None:
    """Encrypt the photos that are still plain and wipe every plain copy; ``connection`` writes the protected store."""
    if not plain_left(connection):
        return
    wipe(folder / PLAIN)
    cipher = identity.cipher_of(connection)
    assert cipher is not None, "the mark and the identity are written together"
    _encrypt_media(folder, cipher, progress)
    for path in _plain_backups(folder / BACKUPS):
        wipe(path)
    with transaction(connection):
        connection.execute("DELETE FROM meta WHERE key = ?", (_MARK,))


def _export(folder: Path, key: bytes) -> None:
    part = folder / _PART
    for leftover in (part, part.with_name(_PART + "-journal")):
        leftover.unlink(missing_ok=True)
    with closing(connect(folder / DATABASE, Access.WRITE)) as plain:
        guard(plain)
        # Ends the write-ahead log, and tells when somebody else still reads.
        plain.execute("PRAGMA journal_mode = DELETE")
        plain.execute("ATTACH DATABASE ? AS sealed KEY ?", (str(part), f"x'{key.hex()}'"))
        # Nothing of it counts before it is whole, compared and synced.
        for setting in ("journal_mode = MEMORY", "synchronous = OFF"):
            plain.execute(f"PRAGMA sealed.{setting}")
        plain.execute("SELECT sqlcipher_export('sealed')")
        for name in ("application_id", "user_version"):
            plain.execute(f"PRAGMA sealed.{name} = {int(plain.execute(f'PRAGMA main.{name}').fetchone()[0])}")
        facts = ((identity.MEDIA_IDENTITY, Cipher.new_identity()), (_MARK, "1"))
        plain.executemany("INSERT INTO sealed.meta VALUES (?, ?)", facts)
        plain.execute("DETACH DATABASE sealed")
        with closing(connect(part, Access.READ, key)) as sealed:
            backup.verify(sealed, part)
            _compare(plain, sealed, part)
    _sync(part)
    part.replace(folder / SEALED)
    sync_folder(folder)


def _compare(plain: Connection, sealed: Connection, path: Path) -> None:
    """Raise ``Refused`` where the export does not hold what the store holds."""
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    for (name,) in plain.execute(tables).fetchall():
        if name == "meta":
            continue
        for mine, theirs in zip(_rows(plain, name), _rows(sealed, name), strict=True):
            if mine != theirs:
                raise Refused("store.corrupt", path=path)


def _rows(connection: Connection, table: str) -> Iterator[object]:
    yield from connection.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2')
    yield None


def _sync(path: Path) -> None:
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def _encrypt_media(folder: Path, cipher: Cipher, progress: Callable[[int, int], None] | None) -> None:
    media, copies = folder / MEDIA, folder / BACKUPS / MEDIA
    for part in (*media.rglob("*.part"), *copies.rglob("*.part")):
        wipe(part)
    _rescue(media, copies)
    plain = [path for path in stored(media) if path.suffix != SUFFIX]
    for done, path in enumerate(plain):
        _encrypt(path, cipher)
        if progress:
            progress(done + 1, len(plain))
    for path in stored(copies):
        if path.suffix != SUFFIX:
            wipe(path)


def _rescue(media: Path, copies: Path) -> None:
    """A photo that only the backups still have comes back before its plain copy goes."""
    for path in stored(copies):
        target = media / path.parent.name / path.stem
        gone = not target.exists() and not target.with_name(path.stem + SUFFIX).exists()
        if path.suffix != SUFFIX and gone and digest_of(path) == path.stem:
            target.parent.mkdir(parents=True, exist_ok=True)
            link_or_copy(path, target)


def _encrypt(path: Path, cipher: Cipher) -> None:
    target, part = path.with_name(path.name + SUFFIX), path.with_name(path.name + ".part")
    # One that has its name is whole; what lies plain beside it may be half overwritten.
    if not target.exists():
        with path.open("rb") as source, part.open("wb") as sink:
            cipher.seal(source, sink)
            sink.flush()
            os.fsync(sink.fileno())
        part.replace(target)
        sync_folder(target.parent)
    wipe(path)


def _plain_backups(folder: Path) -> list[Path]:
    """Automatic backups of the time before, and what was left of one that was cut off."""
    return [path for path in folder.glob("*.db*") if _is_plain(path)]


def _is_plain(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER or path.suffix != ".db"
