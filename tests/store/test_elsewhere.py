"""Which other folder of this laptop went on with the same work."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from inspector.core.clock import SystemClock
from inspector.core.paths import data_dir
from inspector.store import marks
from inspector.store.elsewhere import newer_elsewhere
from inspector.store.restoring import restore
from inspector.store.store import Store
from tests.store.acts import add_place
from tests.store.records import TEST_RECORDS


def reopened(folder: Path, *, read_only: bool = False) -> Store:
    return Store.open(folder, records=TEST_RECORDS, read_only=read_only)


def newer(folder: Path, *, read_only: bool = False) -> Path | None:
    with reopened(folder, read_only=read_only) as store:
        found = newer_elsewhere(store)
    return found.folder if found else None


@pytest.fixture
def parted(store: Store, tmp_path: Path) -> tuple[Path, Path]:
    """A folder, and one restored from a backup of it; something was written in the first after the backup."""
    add_place(store)
    made = store.backup()
    add_place(store, "p2")
    store.close()
    assert made.path is not None
    restore(made.path, tmp_path / "restored")
    return store.folder, tmp_path / "restored"


def test_the_folder_that_was_left_tells_of_the_one_that_went_on(parted: tuple[Path, Path]) -> None:
    left, restored = parted
    assert newer(left) is None, "it was written last"
    assert newer(restored) == left, "nothing was written in it since it was made"
    before = SystemClock().now()
    with reopened(restored) as store:
        add_place(store, "p3")
    assert newer(restored) is None
    assert newer(left) == newer(left, read_only=True) == restored
    with reopened(left) as store:
        found = newer_elsewhere(store)
        assert found is not None
        assert before <= found.at <= SystemClock().now()
        add_place(store, "p4")
    assert newer(left) is None, "whoever goes on there knows of it"
    assert newer(restored) == left


def test_a_copy_with_the_same_stream_is_told_of_as_well(store: Store, tmp_path: Path) -> None:
    add_place(store)
    store.close()
    shutil.copytree(store.folder, tmp_path / "copy")
    with reopened(tmp_path / "copy") as copy:
        add_place(copy, "p2")
    assert newer(store.folder, read_only=True) == tmp_path / "copy"
    assert newer(store.folder) == tmp_path / "copy", "also where its stream was parted by opening it"


def test_a_folder_that_is_gone_or_holds_something_else_is_not_told_of(parted: tuple[Path, Path]) -> None:
    left, restored = parted
    card = (left / "workspace.json").read_text(encoding="utf-8")
    (left / "workspace.json").write_text(card.replace(json.loads(card)["id"], "another"), encoding="utf-8")
    assert newer(restored) is None
    shutil.rmtree(left)
    assert newer(restored) is None


def test_a_folder_that_was_moved_is_told_of_where_it_was_opened_last(parted: tuple[Path, Path]) -> None:
    left, restored = parted
    moved = left.with_name("moved")
    left.rename(moved)
    assert newer(restored) is None
    assert newer(moved) is None
    assert newer(restored) == moved


def test_work_of_another_laptop_is_no_folder_of_this_one(parted: tuple[Path, Path]) -> None:
    left, restored = parted
    with reopened(left) as store:
        workspace = store.workspace_id
    remembered = marks.load(workspace)
    assert remembered is not None
    [stream] = remembered.streams
    other = "0" * 16 + stream[16:]
    remembered.streams = {other: remembered.streams[stream]}
    remembered.spots = {other: remembered.spots[stream]}
    marks.save(workspace, remembered)
    assert newer(restored) is None


def test_marks_of_an_earlier_version_learn_the_folder_when_it_is_opened(parted: tuple[Path, Path]) -> None:
    left, restored = parted
    [file] = (data_dir() / "installs").iterdir()
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(line for line in lines if not line.startswith('{"stream"')) + "\n", encoding="utf-8")
    assert newer(restored) is None, "it cannot be named"
    reopened(left).close()
    assert newer(restored) == left
