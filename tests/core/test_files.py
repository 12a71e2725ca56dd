"""A file is there whole, or as it was before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from inspector.core.errors import Refused
from inspector.core.files import in_place, write_whole
from tests.store.full_disk import files_no_longer_than
from tests.store.vanishing import vanishing


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


def test_a_folder_that_vanishes_while_a_file_is_written_is_told_as_that(tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    path = folder / "gói.cchc"
    with pytest.raises(Refused) as refused, vanishing(folder), in_place(path):
        write_whole(path, b"one")
    assert list(folder.iterdir()) == []
    assert refused.value.code == "store.place_gone"
    assert all(part in str(refused.value) for part in ("gói.cchc", str(folder)))


@contextmanager
def without(folder: Path) -> Iterator[None]:
    """The folder is gone inside the block, and stays so."""
    folder.rmdir()
    yield


def test_words_said_of_a_vanished_folder_give_way_and_others_stay(tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    said = Refused("store.read_only", path=folder)
    with pytest.raises(Refused) as refused, in_place(folder / "một"):
        raise said
    assert refused.value is said, "the folder is still there"
    with pytest.raises(Refused) as refused, in_place(folder / "một"), without(folder):
        raise said
    assert refused.value.code == "store.place_gone"
    assert refused.value.__cause__ is said
    with pytest.raises(ZeroDivisionError), in_place(folder / "một"):
        raise ZeroDivisionError  # A bug of ours is not told as a stick.


@pytest.mark.parametrize("said", [FileNotFoundError(2, "no such file"), Refused("store.not_found", path="một")])
def test_a_folder_that_was_never_there_is_told_as_that(tmp_path: Path, said: Exception) -> None:
    with pytest.raises(Refused) as refused, in_place(tmp_path / "usb" / "một"):
        raise said
    assert refused.value.code == "store.no_place"
    assert str(tmp_path / "usb") in str(refused.value)
