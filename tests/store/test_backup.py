from __future__ import annotations

import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest

from inspector.core.clock import FixedClock
from inspector.core.errors import Refused
from inspector.store.backup import read_back
from inspector.store.restoring import restore
from inspector.store.store import Store
from tests.store.acts import add_place, assert_projected, change, get
from tests.store.full_disk import files_no_longer_than
from tests.store.records import TEST_RECORDS, Place


def filled(store: Store) -> str:
    """Give a store a place and a photo; the photo's hash."""
    add_place(store, staff=1)
    return store.media.add(BytesIO(b"photo"), "x").sha256


def test_an_archive_brings_back_data_photos_and_name(store: Store, tmp_path: Path) -> None:
    photo = filled(store)
    made = store.archive(tmp_path / "one.cchc-backup")
    assert (made.number, made.size) == (2, made.path.stat().st_size)
    restored = restore(made.path, tmp_path / "restored")
    assert (restored.number, restored.media) == (2, 1)
    with Store.open(restored.folder, records=TEST_RECORDS) as again:
        assert get(again, Place, "p1").staff == 1
        assert again.media.verify(photo)
        assert again.workspace_id == store.workspace_id
        assert again.branch is None, "a restore says so itself"
        assert again.check(rebuild=True).problems == ()
        add_place(again, "p2")
        assert_projected(again)
        with again.reading() as connection:
            streams = connection.execute("SELECT DISTINCT stream FROM journal ORDER BY number").fetchall()
        assert len(streams) == 2, "the epoch was rotated"
        assert again.check().problems == ()
    assert (restored.folder / "workspace.json").read_text() == (store.folder / "workspace.json").read_text()


def test_a_backup_is_one_state_of_a_store_that_is_being_written(store: Store, tmp_path: Path) -> None:
    filled(store)
    with store.write("place.change") as writing:
        place = writing.session.get(Place, "p1")
        assert place is not None
        place.staff = 99
        writing.session.flush()
        archived = store.archive(tmp_path / "one.cchc-backup")
    restore(archived.path, tmp_path / "restored")
    with Store.open(tmp_path / "restored", records=TEST_RECORDS) as again:
        assert get(again, Place, "p1").staff == 1


def test_a_damaged_photo_does_not_keep_the_rest_from_being_backed_up(store: Store, tmp_path: Path) -> None:
    add_place(store)
    sound = store.media.add(BytesIO(b"sound"), "a.jpg").sha256
    damaged = store.media.add(BytesIO(b"damaged"), "b.jpg").sha256
    store.media.path(damaged).write_bytes(b"other bytes")
    archived = store.archive(tmp_path / "one.cchc-backup")
    assert restore(archived.path, tmp_path / "back").media == 2
    with Store.open(tmp_path / "back", records=TEST_RECORDS, read_only=True) as back:
        assert back.media.verify(sound)
        assert not back.media.verify(damaged), "a check still says what is wrong with it"


def test_an_archive_never_replaces_a_file(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "one.cchc-backup"
    target.write_bytes(b"mine")
    with pytest.raises(Refused) as refused:
        store.archive(target)
    assert refused.value.code == "store.archive.exists"
    assert target.read_bytes() == b"mine"


def test_an_archive_that_cannot_be_written_leaves_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        store.archive(tmp_path / "no folder" / "one.cchc-backup")
    assert refused.value.code == "store.no_place"


def damaged(path: Path, position: int) -> Path:
    content = bytearray(path.read_bytes())
    content[position] ^= 0xFF
    broken = path.with_name("broken.cchc-backup")
    broken.write_bytes(content)
    return broken


def test_any_damage_to_what_an_archive_holds_is_refused(store: Store, tmp_path: Path) -> None:
    filled(store)
    archive = store.archive(tmp_path / "one.cchc-backup").path
    with zipfile.ZipFile(archive) as source:
        # The last bytes of a deflated entry may hold no more than its end.
        spans = [
            (entry.header_offset + 30 + len(entry.filename), entry.compress_size - (8 if entry.compress_type else 0))
            for entry in source.infolist()
        ]
    for start, length in spans:
        for position in range(start, start + length, max(1, length // 25)):
            with pytest.raises(Refused):
                restore(damaged(archive, position), tmp_path / "restored")
            assert not (tmp_path / "restored").exists()
            assert not (tmp_path / "restored.part").exists()


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.999])
def test_a_cut_archive_is_refused(store: Store, tmp_path: Path, share: float) -> None:
    filled(store)
    archive = store.archive(tmp_path / "one.cchc-backup").path
    content = archive.read_bytes()
    archive.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(Refused) as refused:
        restore(archive, tmp_path / "restored")
    assert refused.value.code == ("store.archive.cut" if share else "store.archive.not_ours")


def rewritten(path: Path, manifest: str, *more: str) -> Path:
    """An archive of the same store with another manifest and further entries."""
    other = path.with_name("other.cchc-backup")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            target.writestr(name, manifest if name == "backup.json" else source.read(name))
        for name in more:
            target.writestr(name, b"")
    return other


def test_entries_outside_the_known_places_are_refused(store: Store, tmp_path: Path) -> None:
    archive = store.archive(tmp_path / "one.cchc-backup").path
    with zipfile.ZipFile(archive) as source:
        manifest = source.read("backup.json").decode()
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    for name in ("../evil", "/evil", "media/aa/../../evil", "C:evil"):
        hostile = rewritten(archive, manifest.replace('"files": {', f'"files": {{"{name}": "{empty}",'), name)
        with pytest.raises(Refused) as refused:
            restore(hostile, tmp_path / "restored")
        assert refused.value.code == "store.archive.damaged"
    assert not list(tmp_path.rglob("evil"))


def test_an_archive_of_a_newer_version_says_so(store: Store, tmp_path: Path) -> None:
    archive = store.archive(tmp_path / "one.cchc-backup").path
    with zipfile.ZipFile(archive) as source:
        manifest = source.read("backup.json").decode()
    with pytest.raises(Refused) as refused:
        restore(rewritten(archive, manifest.replace('"format": 1', '"format": 3')), tmp_path / "restored")
    assert refused.value.code == "store.archive.newer"


def test_another_file_is_no_backup(store: Store, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("x")
    with zipfile.ZipFile(tmp_path / "some.zip", "w") as other:
        other.writestr("a", b"b")
    for path in (letter, tmp_path / "some.zip"):
        with pytest.raises(Refused) as refused:
            restore(path, tmp_path / "restored")
        assert refused.value.code == "store.archive.not_ours"
    with pytest.raises(Refused) as refused:
        restore(tmp_path / "gone", tmp_path / "restored")
    assert refused.value.code == "store.not_found"


def test_a_folder_in_use_is_not_restored_into(store: Store, tmp_path: Path) -> None:
    archive = store.archive(tmp_path / "one.cchc-backup").path
    with pytest.raises(Refused) as refused:
        restore(archive, store.folder)
    assert refused.value.code == "store.folder_in_use"
    (tmp_path / "empty").mkdir()
    assert restore(archive, tmp_path / "empty").number == 1


def test_automatic_backups_are_made_where_something_was_written(store: Store) -> None:
    photo = filled(store)
    first = store.backup()
    assert store.backup() == first
    assert isinstance(store.clock, FixedClock)
    store.clock.set(store.clock.now() + timedelta(days=1))
    change(store, Place, "p1", staff=2)
    second = store.backup()
    assert [backup.number for backup in store.backups()] == [3, 2]
    assert second == store.backups()[0]
    assert (store.folder / "backups" / "media" / photo[:2] / photo).exists()


def test_what_a_kill_left_of_a_backup_is_removed_by_the_next_one(store: Store) -> None:
    add_place(store)
    backups = store.folder / "backups"
    backups.mkdir()
    for suffix in ("", "-journal", "-wal", "-shm"):
        (backups / f"20190101T000000Z-1.db.part{suffix}").write_bytes(b"cut off")
    made = store.backup()
    assert [path.name for path in backups.iterdir() if path.is_file()] == [made.path.name]


def test_an_automatic_backup_is_restored_with_its_photos(store: Store, tmp_path: Path) -> None:
    photo = filled(store)
    backup = store.backup()
    change(store, Place, "p1", staff=2)
    restored = restore(backup.path, tmp_path / "restored")
    with Store.open(restored.folder, records=TEST_RECORDS) as again:
        assert get(again, Place, "p1").staff == 1
        assert again.media.verify(photo)


def test_copies_by_the_file_manager_among_the_backups_are_left_alone(store: Store) -> None:
    add_place(store)
    made = store.backup()
    copied = made.path.with_name(f"{made.path.stem} - Copy.db")
    copied.write_bytes(made.path.read_bytes())
    assert store.backups() == [made]
    add_place(store, "p2")
    store.backup()
    assert copied.exists()


def test_a_full_disk_is_told_of_the_file_that_could_not_be_written(store: Store, tmp_path: Path) -> None:
    add_place(store, note="x" * 100_000)
    with pytest.raises(Refused) as full, files_no_longer_than(50_000):
        store.archive(tmp_path / "one.cchc-backup")
    assert full.value.values["path"] == tmp_path / "one.cchc-backup"
    archived = store.archive(tmp_path / "one.cchc-backup")
    with pytest.raises(Refused) as full, files_no_longer_than(50_000):
        restore(archived.path, tmp_path / "back")
    assert full.value.values["path"] == tmp_path / "back"


def test_old_automatic_backups_are_thinned(store: Store) -> None:
    add_place(store)
    assert isinstance(store.clock, FixedClock)
    for staff in range(12):
        store.clock.set(store.clock.now() + timedelta(minutes=10))
        change(store, Place, "p1", staff=staff)
        store.backup()
    assert 3 <= len(store.backups()) <= 6


def test_what_was_made_before_something_large_stays_for_a_day(store: Store) -> None:
    add_place(store)
    assert isinstance(store.clock, FixedClock)
    begin = store.clock.now()
    for staff in range(12):
        store.clock.set(begin + timedelta(minutes=3 * staff))
        change(store, Place, "p1", staff=staff)
        made = store.backup(way_back=True)
        change(store, Place, "p1", staff=staff, note="after")
        store.backup()
    ways_back = [one for one in store.backups() if one.way_back]
    assert len(ways_back) == 12
    assert made == ways_back[0]
    store.clock.set(begin + timedelta(hours=23))
    change(store, Place, "p1", staff=50)
    store.backup()
    assert len([one for one in store.backups() if one.way_back]) == 12
    store.clock.set(begin + timedelta(hours=26))
    change(store, Place, "p1", staff=51)
    store.backup()
    assert len([one for one in store.backups() if one.way_back]) <= 2, "thinned as the others after a day"


def test_an_earlier_backup_that_holds_everything_becomes_the_way_back(store: Store) -> None:
    add_place(store)
    first = store.backup()
    kept = store.backup(way_back=True)
    assert (kept.made_at, kept.number, kept.way_back, first.path.exists()) == (first.made_at, first.number, True, False)
    assert store.backup(way_back=True) == store.backup() == kept
    assert store.backups() == [kept]


def test_reading_back_tells_what_an_archive_holds(store: Store, tmp_path: Path) -> None:
    photo = filled(store)
    manifest = read_back(store.archive(tmp_path / "one.cchc-backup").path)
    assert manifest.workspace == store.workspace_id
    assert manifest.name == "Thử nghiệm"
    assert f"media/{photo[:2]}/{photo}" in manifest.files
