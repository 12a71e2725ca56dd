"""Trying what would be written: on a copy that is thrown away, beside a store that somebody else may be writing."""

from __future__ import annotations

from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from inspector.store.engine import Access, connect
from inspector.store.failures import plain_words
from inspector.store.layout import CARD, DATABASE
from inspector.store.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.store.store import Store


@contextmanager
def rehearsal(store: Store) -> Iterator[Store]:
    """A copy of a store that can be written, with the very photos of the original.

    Whatever is committed in it is gone afterwards. The copy of a protected store is encrypted with the same key.
    """
    key = store._key
    with TemporaryDirectory(prefix="inspector-preview-") as scratch:
        folder = Path(scratch)
        with plain_words(folder), store.reading() as connection:
            with closing(connect(folder / DATABASE, Access.WRITE, key)) as copied:
                connection.backup(copied)
            if (store.folder / CARD).is_file():
                copyfile(store.folder / CARD, folder / CARD)
        lock = Lock(folder, store.clock.now())
        copy = type(store)(folder, lock, store.clock, store.entropy, list(store.records.values()), key)
        copy.media = store.media
        try:
            yield copy
        finally:
            copy.close()
