"""Backups: verified copies of the store with the photos they need.

Automatic ones lie in the workspace's folder ``backups``: one database each, photos by hash beside them. An archive is
one file with the same contents, to be carried elsewhere. Neither is ever a copy of the open files: SQLite's backup API
reads one state of the store, whatever is being written meanwhile.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
import zlib
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.store import identity, schema
from inspector.store.engine import Access, connect
from inspector.store.journal.state import last_number
from inspector.store.layout import BACKUPS, CARD, DATABASE, KEYS, MEDIA, read_card
from inspector.store.media import Media, sync_folder
from inspector.store.thinning import kept

if TYPE_CHECKING:
    from inspector.core.clock import Clock
    from inspector.store.engine import Connection

SUFFIX: Final = ".cchc-backup"
"""Ending of an archive's name."""
PLAIN: Final = 1
"""Format of an archive that needs no key."""
PROTECTED: Final = 2
"""Format of one with key slots and encrypted contents; versions that know only plain ones refuse it as newer."""
FORMAT: Final = PROTECTED
MANIFEST: Final = "backup.json"
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_WAY_BACK: Final = "-before"
"""In the name of an automatic one that was made before a merge or an upgrade."""
_NAME: Final = re.compile(rf"\d{{8}}T\d{{6}}Z-\d+({_WAY_BACK})?\.db")
_CHUNK: Final = 1 << 20
_ARCHIVE_HEAD: Final = b"PK\x03\x04"


@dataclass(frozen=True)
class Backup:
    """A backup that was made."""

    path: Path
    made_at: datetime
    """Aware, UTC."""
    number: int
    """The last transaction it holds."""
    size: int
    """Bytes of its file."""
    way_back: bool = False
    """Whether it was made before something large was done, a merge for one: it is kept for a day at least."""


@dataclass(frozen=True)
class Manifest:
    """What an archive says about itself."""

    format: int
    store_version: int
    workspace: str
    name: str
    made_at: str
    number: int
    files: dict[str, str]
    """SHA-256 by entry."""


def automatic(
    connection: Connection, folder: Path, clock: Clock, key: bytes | None = None, *, way_back: bool = False
) -> Backup:
    """A verified copy in ``backups``, then old ones thinned; the latest one itself where nothing was written since.

    ``way_back`` says that something large is about to be done: the copy is kept for a day at least.
    """
    backups = folder / BACKUPS
    backups.mkdir(exist_ok=True)
    number = last_number(connection)
    made = clock.now()
    existing = listed(folder)
    if existing and existing[0].number == number:
        return _as_way_back(existing[0]) if way_back else existing[0]
    for cut_off in backups.glob("*.part*"):
        cut_off.unlink(missing_ok=True)
    target = backups / f"{made.strftime(_STAMP)}-{number}{_WAY_BACK if way_back else ''}.db"
    copy(connection, target, key)
    Media(folder / MEDIA).copy_to(backups / MEDIA)
    _thin(folder, made)
    return described(target)


def _as_way_back(backup: Backup) -> Backup:
    """An earlier backup that holds all there is, kept as long as one made now."""
    path = backup.path.with_stem(backup.path.stem.removesuffix(_WAY_BACK) + _WAY_BACK)
    backup.path.replace(path)
    return described(path)


def listed(folder: Path) -> list[Backup]:
    """The automatic backups of a workspace, latest first."""
    # What people put there under other names, copies by the file manager for one, is left alone.
    found = [described(path) for path in (folder / BACKUPS).glob("*Z-*.db") if _NAME.fullmatch(path.name)]
    # By what they hold: a clock that was ahead and put right must not make an old one the latest.
    return sorted(found, key=lambda backup: (backup.number, backup.made_at), reverse=True)


def made_at(path: Path) -> datetime:
    """When a backup was made: by the name of an automatic one, else by its file."""
    if _NAME.fullmatch(path.name):
        return described(path).made_at
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def described(path: Path) -> Backup:
    """What the name of an automatic backup tells."""
    stem = path.stem.removesuffix(_WAY_BACK)
    stamp, _, number = stem.partition("-")
    made = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    return Backup(path, made, int(number), path.stat().st_size, way_back=stem != path.stem)


def _thin(folder: Path, now: datetime) -> None:
    backups = listed(folder)
    ways_back = [backup.made_at for backup in backups if backup.way_back]
    stay = kept([backup.made_at for backup in backups], now, ways_back)
    for backup in backups:
        if backup.made_at not in stay:
            backup.path.unlink()


def copy(connection: Connection, target: Path, key: bytes | None = None) -> None:
    """Copy an open store by SQLite's backup API, and read the copy back before it gets its name.

    The copy of a protected store is encrypted with the same ``key``.
    """
    part = target.with_name(target.name + ".part")
    _discard(part)
    try:
        with closing(connect(part, Access.WRITE, key)) as copied:
            connection.backup(copied)
            # One file that can be carried away; opening it as a store turns the write-ahead log on again.
            copied.execute("PRAGMA journal_mode = DELETE")
            verify(copied, target)
        part.replace(target)
    except BaseException:
        _discard(part)
        raise
    sync_folder(target.parent)


def _discard(part: Path) -> None:
    for suffix in ("-journal", "-wal", "-shm", ""):
        part.with_name(part.name + suffix).unlink(missing_ok=True)


def verify(connection: Connection, path: Path) -> None:
    """Raise ``Refused`` unless the database is sound."""
    broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if broken or connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise Refused("store.corrupt", path=path)


def archive(connection: Connection, folder: Path, target: Path, clock: Clock, key: bytes | None = None) -> Backup:
    """Write store, photos, card and key slots into one file; raises ``Refused`` where ``target`` exists.

    The file gets its name only after it was written, synced and read back.
    """
    if target.exists():
        raise Refused("store.archive.exists", path=target)
    part = target.with_name(target.name + ".part")
    try:
        with TemporaryDirectory(dir=target.parent, prefix=".backup-") as scratch:
            database = Path(scratch) / DATABASE
            copy(connection, database, key)
            made, number = clock.now(), _number_in(database, key)
            media = Media(folder / MEDIA, cipher=identity.cipher_of(connection))
            _write(part, folder, database, _manifest(folder, database, media, made, number))
        read_back(part)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)
    return Backup(target, made, number, target.stat().st_size)


def _number_in(database: Path, key: bytes | None) -> int:
    with closing(connect(database, Access.READ, key)) as connection:
        return last_number(connection)


def _manifest(folder: Path, database: Path, media: Media, made: datetime, number: int) -> Manifest:
    card = read_card(folder)
    files = {DATABASE: _digest(database)}
    files |= {CARD: _digest(folder / CARD)} if card else {}
    files |= {KEYS: _digest(folder / KEYS)} if media.protected else {}
    # Each as it is now: one damaged photo must not keep everything else from being backed up.
    photos = (media.path(sha256) for sha256 in media.all())
    files |= {path.relative_to(folder).as_posix(): _digest(path) for path in photos}
    stamp = made.astimezone(UTC).isoformat(timespec="seconds")
    kind = PROTECTED if media.protected else PLAIN
    return Manifest(kind, schema.VERSION, card.get("id", ""), card.get("name", folder.name), stamp, number, files)


def _write(part: Path, folder: Path, database: Path, manifest: Manifest) -> None:
    with part.open("wb") as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as target:
            target.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
            for name in manifest.files:
                compressed = zipfile.ZIP_STORED if name.startswith(MEDIA) else zipfile.ZIP_DEFLATED
                target.write(database if name == DATABASE else folder / name, name, compressed)
        stream.flush()
        os.fsync(stream.fileno())


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_manifest(source: zipfile.ZipFile, path: Path) -> Manifest:
    """What an archive says about itself; raises ``Refused`` for what is none of ours, or of a newer version's."""
    try:
        raw = json.loads(source.read(MANIFEST))
        if int(raw["format"]) > FORMAT or int(raw["store_version"]) > schema.VERSION:
            raise Refused("store.archive.newer", path=path)
        files = {str(name): str(digest) for name, digest in raw["files"].items()}
        workspace, name, made_at = (str(raw[key]) for key in ("workspace", "name", "made_at"))
        version, number = int(raw["store_version"]), int(raw["number"])
        return Manifest(int(raw["format"]), version, workspace, name, made_at, number, files)
    except (KeyError, ValueError, TypeError, AttributeError, NotImplementedError, zipfile.BadZipFile) as error:
        raise Refused("store.archive.not_ours", path=path) from error


def read_back(path: Path) -> Manifest:
    """Read all of an archive and compare every entry with its hash; raises ``Refused``."""
    with opened(path) as source:
        manifest = read_manifest(source, path)
        for name, digest in manifest.files.items():
            if entry_digest(source, name, path) != digest:
                raise Refused("store.archive.damaged", path=path, part=name)
    return manifest


def opened(path: Path) -> zipfile.ZipFile:
    """An archive for reading; raises ``Refused`` for another kind of file, or one that was cut off."""
    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        # The list of contents stands at a file's end: what begins as an archive and has none was cut off.
        with path.open("rb") as stream:
            began = stream.read(len(_ARCHIVE_HEAD)) == _ARCHIVE_HEAD
        raise Refused("store.archive.cut" if began else "store.archive.not_ours", path=path) from error


def entry_digest(source: zipfile.ZipFile, name: str, path: Path, target: Path | None = None) -> str:
    """SHA-256 of an entry, which is written to ``target`` on the way; raises ``Refused`` for an unreadable one."""
    digest = hashlib.sha256()
    try:
        with source.open(name) as stream, (target or Path(os.devnull)).open("wb") as out:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                out.write(chunk)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, zlib.error) as error:
        raise Refused("store.archive.damaged", path=path, part=name) from error
    return digest.hexdigest()
