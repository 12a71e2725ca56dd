"""From a backup to a workspace: everything is read and verified before the new folder gets its name."""

from __future__ import annotations

import re
import shutil
import zipfile
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import sqlcipher3.dbapi2

from inspector.core.errors import Refused
from inspector.core.ids import SystemEntropy
from inspector.store import backup, founding, identity, migrations, opening
from inspector.store.contents import Contents, contents
from inspector.store.engine import Access, connect, guard, transaction
from inspector.store.failures import plain_words
from inspector.store.journal.state import last_number
from inspector.store.layout import CARD, DATABASE, KEYS, MEDIA, read_card
from inspector.store.media import Media
from inspector.store.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.core.ids import Entropy

_ENTRY: Final = re.compile(r"store\.db|workspace\.json|keys\.json|media/([0-9a-f]{2})/\1[0-9a-f]{62}(\.age)?")
_STORE: Final = (KEYS, CARD, DATABASE)
"""What is needed to read a backup's store, the keys first: without them nothing else is worth the time."""
_ENTROPY: Final = SystemEntropy()


@dataclass(frozen=True)
class Restored:
    """A workspace that was made from a backup."""

    folder: Path
    number: int
    """The last transaction it holds."""
    media: int
    """Evidence files that came with it."""


@dataclass(frozen=True)
class Preview:
    """What a backup holds, told before anything is made of it."""

    name: str
    made_at: datetime
    """Aware, UTC."""
    protected: bool
    version: int
    """Of the store; an older one is brought up to this version when it is opened."""
    contents: Contents
    media: int
    """Evidence files that would come with it."""


def restore(source: Path, folder: Path, secret: str = "", entropy: Entropy = _ENTROPY) -> Restored:
    """Make a workspace in ``folder`` (new or empty) from an archive or an automatic backup.

    A protected one needs its passphrase or recovery code as ``secret``; those that were in force when the backup was
    made, for an archive. The stream's epoch is rotated: what was written after the backup may live on elsewhere.
    Raises ``Refused``; then ``folder`` is as it was.
    """
    with plain_words(folder):
        _recognise(source)
        if folder.exists() and any(folder.iterdir()):
            raise Refused("store.folder_in_use", path=folder)
        part = folder.with_name(folder.name + ".part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        try:
            key = _unpack(source, part, secret)
            if key is not None:
                Vault.load(part).mend(part)
            with plain_words(source):
                number = _admit(part, source, key, entropy)
            media = sum(1 for _ in (part / MEDIA).glob("*/*"))
            if folder.exists():
                folder.rmdir()
            part.replace(folder)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    return Restored(folder, number, media)


def preview(source: Path, secret: str = "") -> Preview:
    """What an archive or an automatic backup holds; nothing is made but a passing copy of its store, encrypted as is.

    Raises ``Refused`` as ``restore`` does.
    """
    with plain_words(source), TemporaryDirectory(prefix="inspector-preview-") as scratch:
        _recognise(source)
        part = Path(scratch)
        made, media = (_look_into_database if source.suffix == ".db" else _look_into_archive)(source, part)
        key = _key(part, source, secret)
        with closing(connect(part / DATABASE, Access.READ, key)) as connection:
            migrations.check_version(connection, source)
            backup.verify(connection, source)
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            name = read_card(part).get("name", "")
            return Preview(name, made, key is not None, version, contents(connection), media)


def _recognise(source: Path) -> None:
    if not source.is_file():
        raise Refused("store.not_found", path=source)
    if source.name == DATABASE:
        # Beside it may lie a write-ahead log with the last entries, and a window that writes.
        raise Refused("store.archive.a_store", path=source.parent)


def _unpack(source: Path, part: Path, secret: str) -> bytes | None:
    """Put all of a backup into ``part``; the key that opens its store."""
    if source.suffix == ".db":
        _copy_store(source, part)
        key = _key(part, source, secret)
        Media(source.parent / MEDIA).copy_to(part / MEDIA)
        return key
    with backup.opened(source) as archive:
        manifest = backup.read_manifest(archive, source)
        _extract(archive, manifest, [name for name in _STORE if name in manifest.files], source, part)
        key = _key(part, source, secret)
        _extract(archive, manifest, [name for name in manifest.files if name not in _STORE], source, part)
        return key


def _extract(
    archive: zipfile.ZipFile, manifest: backup.Manifest, names: Iterable[str], source: Path, part: Path
) -> None:
    for name in names:
        if not _ENTRY.fullmatch(name):
            raise Refused("store.archive.damaged", path=source, part=name)
        target = part / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if backup.entry_digest(archive, name, source, target) != manifest.files[name]:
            raise Refused("store.archive.damaged", path=source, part=name)


def _copy_store(source: Path, part: Path) -> None:
    """The store of an automatic backup, with card and keys: those beside it, else those of its workspace."""
    shutil.copyfile(source, part / DATABASE)
    for name in (CARD, KEYS):
        for path in (source.parent / name, source.parent.parent / name):
            if path.is_file():
                shutil.copyfile(path, part / name)
                break


def _look_into_database(source: Path, part: Path) -> tuple[datetime, int]:
    _copy_store(source, part)
    made = backup.made_at(source)
    return made, sum(1 for _ in (source.parent / MEDIA).glob("*/*"))


def _look_into_archive(source: Path, part: Path) -> tuple[datetime, int]:
    with backup.opened(source) as archive:
        manifest = backup.read_manifest(archive, source)
        _extract(archive, manifest, [name for name in _STORE if name in manifest.files], source, part)
    media = sum(name.startswith(MEDIA) for name in manifest.files)
    try:
        return datetime.fromisoformat(manifest.made_at), media
    except ValueError as error:
        raise Refused("store.archive.not_ours", path=source) from error


def _key(part: Path, source: Path, secret: str) -> bytes | None:
    """What opens the store in ``part``; nothing for a plain one."""
    if not (part / DATABASE).is_file():
        raise Refused("store.archive.damaged", path=source, part=DATABASE)
    if not opening.is_protected(part):
        _require_plain(part, source)
        return None
    vault = Vault.load(part)
    if not secret:
        raise Refused("vault.needed", path=source)
    return vault.unlock(secret)


def _require_plain(part: Path, source: Path) -> None:
    try:
        with closing(connect(part / DATABASE, Access.READ)) as connection:
            connection.execute("PRAGMA application_id")
    except sqlcipher3.dbapi2.DatabaseError as error:
        raise Refused("vault.backup_unreadable", path=source) from error


def _admit(part: Path, source: Path, key: bytes | None, entropy: Entropy) -> int:
    """Check the database and begin a new epoch in it; the number of its last transaction."""
    with closing(connect(part / DATABASE, Access.WRITE, key)) as connection:
        guard(connection)
        migrations.check_version(connection, source)
        backup.verify(connection, source)
        with transaction(connection):
            identity.rotate(connection, entropy)
        if not (part / CARD).exists():
            workspace, name = identity.read_meta(connection, "workspace"), part.name.removesuffix(".part")
            founding.write_card(part, workspace, name, protected=key is not None)
        return last_number(connection)
