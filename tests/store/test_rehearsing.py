"""What is tried on a copy stays on the copy, and the copy shows no more than the store does."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from inspector.store.rehearsing import rehearsal
from inspector.store.store import Store
from tests.store.acts import add_place, change, get, make_protected, make_store
from tests.store.records import TEST_RECORDS, Place


@pytest.mark.parametrize("make", [make_store, make_protected])
def test_what_is_written_in_a_rehearsal_is_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], Store]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with make(tmp_path / "workspace") as store:
        add_place(store, name="Dấu vết", staff=1)
        photo = store.media.add(BytesIO(b"photo"), "x").sha256
        with rehearsal(store) as copy:
            change(copy, Place, "p1", staff=2)
            change(store, Place, "p1", staff=3)
            assert (get(copy, Place, "p1").staff, get(store, Place, "p1").staff) == (2, 3)
            assert copy.media.verify(photo)
            files = [path for path in copy.folder.rglob("*") if path.is_file()]
            assert not store.protected or not any(b"SQLite format 3" in path.read_bytes() for path in files)
        assert not copy.folder.exists()
        assert get(store, Place, "p1").staff == 3
        assert store.check(rebuild=True).problems == ()


def test_a_store_that_is_open_for_reading_can_be_rehearsed(tmp_path: Path) -> None:
    with make_store(tmp_path / "workspace") as store:
        add_place(store)
        reading = Store.open(store.folder, read_only=True, records=TEST_RECORDS)
        with reading, rehearsal(reading) as copy:
            add_place(copy, "p2")
            assert copy.undo().changed
