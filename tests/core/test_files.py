"""A file is there whole, or as it was before."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inspector.core.files import write_whole
from tests.store.full_disk import files_no_longer_than


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.pdf"
    for data in (b"one", memoryview(b"another")):
        write_whole(path, data)
        assert path.read_bytes() == bytes(data)
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.pdf"
    path.write_bytes(b"old")
    with files_no_longer_than(100), pytest.raises(OSError, match="large"):
        write_whole(path, b"x" * 1000)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_it_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "báo cáo.pdf"
    synced: list[bool] = []
    sync = os.fsync

    def watched(handle: int) -> None:
        synced.append(path.exists())
        sync(handle)

    monkeypatch.setattr("inspector.core.files.os.fsync", watched)
    write_whole(path, b"one")
    assert synced == [False]
