"""Copied laptops and stores put back to an earlier day are found, and never go on in the old stream."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from inspector.core.paths import data_dir
from inspector.store.marks import Branch, Marks, load, save
from inspector.store.store import Store
from tests.store.acts import add_place, change
from tests.store.records import TEST_RECORDS, Place


def streams(store: Store) -> list[str]:
    with store.reading() as connection:
        return [row[0] for row in connection.execute("SELECT stream FROM journal GROUP BY stream ORDER BY min(number)")]


def reopened(folder: Path) -> Store:
    return Store.open(folder, records=TEST_RECORDS)


def test_a_store_that_stayed_goes_on(store: Store) -> None:
    for _ in range(3):
        store.close()
        store = reopened(store.folder)
        assert store.branch is None
        change_or_add(store)
    assert len(streams(store)) == 1
    store.close()


def change_or_add(store: Store) -> None:
    with store.write("place") as writing:
        place = writing.session.get(Place, "p1") or Place(id="p1", name="Xã")
        place.staff = (place.staff or 0) + 1
        writing.session.add(place)


def test_a_store_on_another_laptop_begins_a_new_epoch(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    add_place(store)
    store.close()
    monkeypatch.setenv("INSPECTOR_HOME", str(store.folder.parent / "other laptop"))
    with reopened(store.folder) as copied:
        assert copied.branch is Branch.COPIED
        change(copied, Place, "p1", staff=1)
        first, second = streams(copied)
        assert first != second
        assert first.partition(".")[0] == second.partition(".")[0]
        assert copied.check(rebuild=True).ok
    with reopened(store.folder) as again:
        assert again.branch is None, "it has settled here"


def test_a_store_put_back_to_an_earlier_day_begins_a_new_epoch(store: Store, tmp_path: Path) -> None:
    add_place(store)
    store.close()
    shutil.copytree(store.folder, tmp_path / "yesterday")
    with reopened(store.folder) as going_on:
        change(going_on, Place, "p1", staff=1)
    shutil.rmtree(store.folder)
    shutil.copytree(tmp_path / "yesterday", store.folder)
    with reopened(store.folder) as back:
        assert back.branch is Branch.RESTORED
        change(back, Place, "p1", staff=2)
        assert len(streams(back)) == 2
        assert back.check(rebuild=True).ok


def test_two_copies_on_one_laptop_part(store: Store, tmp_path: Path) -> None:
    add_place(store)
    store.close()
    shutil.copytree(store.folder, tmp_path / "copy")
    with reopened(store.folder) as one:
        change(one, Place, "p1", staff=1)
    with reopened(tmp_path / "copy") as other:
        assert other.branch is Branch.RESTORED
        change(other, Place, "p1", staff=2)
    with reopened(store.folder) as one, reopened(tmp_path / "copy") as other:
        assert one.branch is None
        assert other.branch is None
        assert set(streams(one)) < set(streams(other))


def test_a_crash_between_commit_and_mark_is_no_branch(store: Store) -> None:
    add_place(store)
    marks = load(store.workspace_id)
    change(store, Place, "p1", staff=1)
    store.close()
    assert marks is not None
    save(store.workspace_id, marks)
    with reopened(store.folder) as again:
        assert again.branch is None


@pytest.mark.parametrize("content", ["", "[]", "{}", '["a", 1, "b"]', "\n{"])
def test_unreadable_marks_count_as_none(store: Store, content: str) -> None:
    (data_dir() / "installs" / f"{store.workspace_id}.jsonl").write_text(content)
    assert load(store.workspace_id) is None
    store.close()
    with reopened(store.folder) as again:
        assert again.branch is Branch.COPIED


def test_a_line_cut_off_by_a_crash_is_passed_over(store: Store) -> None:
    add_place(store)
    before = load(store.workspace_id)
    path = data_dir() / "installs" / f"{store.workspace_id}.jsonl"
    for rest in ('["x.y", 7', '["x.y"]', "7", '{"stream": "x.y", "fol', '{"stream": "x.y", "at": "2019-06-04"}'):
        path.write_text(path.read_text() + rest)
        assert load(store.workspace_id) == before
        path.write_text(path.read_text().removesuffix(rest))
    assert before is not None
    assert [seq for seq, _ in before.streams.values()] == [2]


def test_opening_keeps_one_line_for_each_stream_and_one_for_its_folder(store: Store) -> None:
    for number in range(5):
        add_place(store, f"p{number}")
    store.close()
    reopened(store.folder).close()
    assert len((data_dir() / "installs" / f"{store.workspace_id}.jsonl").read_text().splitlines()) == 3


def test_marks_that_cannot_be_written_cost_no_data(store: Store) -> None:
    shutil.rmtree(data_dir() / "installs")
    (data_dir() / "installs").write_text("in the way")
    (data_dir() / "installs").unlink()
    (data_dir() / "installs" / f"{store.workspace_id}.part").mkdir(parents=True)
    save(store.workspace_id, Marks("install"))
    assert load(store.workspace_id) is None
    assert add_place(store) == 2


def test_reading_alone_neither_marks_nor_rotates(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECTOR_HOME", str(store.folder.parent / "other laptop"))
    with Store.open(store.folder, records=TEST_RECORDS, read_only=True) as reader:
        assert reader.branch is None
    assert load(store.workspace_id) is None


def test_a_laptop_that_remembers_nothing_still_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("INSPECTOR_HOME", str(tmp_path / "file"))
    store.close()
    with Store.open(store.folder, records=TEST_RECORDS) as again:
        assert again.branch is Branch.COPIED, "an unknown store is kept apart rather than mixed up"
        add_place(again)
        assert again.check(rebuild=True).ok
