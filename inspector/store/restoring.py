"""From a backup to a workspace: everything is read and verified before the new folder gets its name."""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.core.ids import SystemEntropy
from inspector.store import backup, founding, identity, migrations
from inspector.store.engine import Access, connect, guard, transaction
from inspector.store.failures import plain_words
from inspector.store.layout import CARD, DATABASE, MEDIA
from inspector.store.media import Media

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.core.ids import Entropy

_ENTRY: Final = re.compile(r"store\.db|workspace\.json|media/([0-9a-f]{2})/\1[0-9a-f]{62}")
_ENTROPY: Final = SystemEntropy()


@dataclass(frozen=True)
class Restored:
    """A workspace that was made from a backup."""

    folder: Path
    number: int
    """The last transaction it holds."""
    media: int
    """Evidence files that came with it."""


def restore(source: Path, folder: Path, entropy: Entropy = _ENTROPY) -> Restored:
    """Make a workspace in ``folder`` (new or empty) from an archive or an automatic backup.

    The stream's epoch is rotated: what was written after the backup may live on elsewhere. Raises ``Refused``; then
    ``folder`` is as it was.
    """
    with plain_words(folder):
        if not source.is_file():
            raise Refused("store.not_found", path=source)
        if source.name == DATABASE:
            # Beside it may lie a write-ahead log with the last entries, and a window that writes.
            raise Refused("store.archive.a_store", path=source.parent)
        if folder.exists() and any(folder.iterdir()):
            raise Refused("store.folder_in_use", path=folder)
        part = folder.with_name(folder.name + ".part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        try:
            (_from_database if source.suffix == ".db" else _from_archive)(source, part)
            with plain_words(source):
                number = _admit(part, source, entropy)
            if folder.exists():
                folder.rmdir()
            part.replace(folder)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    return Restored(folder, number, sum(1 for _ in Media(folder / MEDIA).all()))


def _from_archive(source: Path, part: Path) -> None:
    with backup.opened(source) as archive:
        manifest = backup.read_manifest(archive, source)
        for name, digest in manifest.files.items():
            if not _ENTRY.fullmatch(name):
                raise Refused("store.archive.damaged", path=source, part=name)
            target = part / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if backup.entry_digest(archive, name, source, target) != digest:
                raise Refused("store.archive.damaged", path=source, part=name)


def _from_database(source: Path, part: Path) -> None:
    shutil.copyfile(source, part / DATABASE)
    Media(source.parent / MEDIA).keep_in(Media(part / MEDIA))
    card = source.parent.parent / CARD
    if card.is_file():
        shutil.copyfile(card, part / CARD)


def _admit(part: Path, source: Path, entropy: Entropy) -> int:
    """Check the database and begin a new epoch in it; the number of its last transaction."""
    path = part / DATABASE
    if not path.is_file():
        raise Refused("store.archive.damaged", path=source, part=DATABASE)
    with closing(connect(path, Access.WRITE)) as connection:
        guard(connection)
        migrations.check_version(connection, source)
        backup.verify(connection, source)
        with transaction(connection):
            identity.rotate(connection, entropy)
        if not (part / CARD).exists():
            founding.write_card(part, identity.read_meta(connection, "workspace"), part.name.removesuffix(".part"))
        return backup.last_number(connection)
