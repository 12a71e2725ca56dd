"""Photos by the thousand, and as large as may be: into a package and out of it, in flat memory, stopped on the way."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

from inspector.domain.attachment import Attachment
from inspector.domain.registry import RECORDS
from inspector.store.media import Media
from inspector.store.store import Store
from inspector.sync.exporting import export_package
from inspector.sync.package import open_package
from inspector.sync.watching import Cancelled, Watch
from tests.reliability.season import author
from tests.store.acts import add, make_store

PHOTOS: Final = 2_000
LARGEST: Final = 64 << 20
FLAT: Final = 16 << 20
"""Bytes of memory that photos may take whatever they come to."""


@contextmanager
def flat_memory() -> Iterator[None]:
    """Fail where the block takes more memory than photos may."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < FLAT
    finally:
        tracemalloc.stop()


class _Large(io.RawIOBase):
    """Bytes that are made as they are read."""

    def __init__(self, size: int) -> None:
        self._left = size

    def read(self, size: int = -1) -> bytes:
        taken = min(size, self._left)
        self._left -= taken
        return bytes(taken)


def travel(folder: Path, count: int, largest: int) -> dict[str, int]:
    """So many small photos and a large one are taken in, sent, stopped on the way, and taken out again."""
    with make_store(folder / "one", records=RECORDS) as store:
        hashes = [_media(store, io.BytesIO(b"%d" % number * 20)) for number in range(count)]
        with flat_memory():
            hashes.append(_media(store, _Large(largest)))
        add(store, *(Attachment(id=one, name="Ảnh", sha256=one) for one in hashes))
        file, own = folder / "a.cchc", author(store).key
        with flat_memory():
            told = export_package(store, file, [own.recipient], program="0")
        moments = iter([False] * 50 + [True])
        watch = Watch(cancelled=lambda: next(moments))
        with pytest.raises(Cancelled):
            export_package(store, folder / "b.cchc", [own.recipient], program="0", watch=watch)
        assert not list(folder.glob("b.cchc*"))
        with open_package(file, own.identity) as package, flat_memory():
            taken = package.take_photos(Media(folder / "taken"))
        assert len(told.photos) == len(taken.new) == count + 1
    return {"photos": len(taken.new), "megabytes": (largest + count * 60) >> 20}


def _media(store: Store, stream: Any) -> str:
    return store.media.add(stream, "x").sha256


def attempt(_seed: int, folder: Path) -> dict[str, int]:
    """As many and as large as people will ever have in one round."""
    return travel(folder, PHOTOS, LARGEST)
