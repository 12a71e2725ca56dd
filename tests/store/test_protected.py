"""A protected workspace: no file of it can be read, a damaged one never passes for a sound one."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from inspector.core.errors import Refused
from inspector.store.layout import BACKUPS, DATABASE, KEYS, MEDIA
from inspector.store.opening import is_protected
from inspector.store.restoring import preview, restore
from inspector.store.store import Store
from inspector.store.vault import Vault
from tests.store.acts import (
    PASSPHRASE,
    add_place,
    assert_projected,
    change,
    get,
    make_protected,
    make_store,
    open_protected,
)
from tests.store.records import TEST_RECORDS, Place

TEXT = "Dấu vết mật số một"
PHOTO = b"MARKED PHOTOGRAPH " * 5000
MARKS = (TEXT.encode(), b"dau vet", b"MARKED PHOTOGRAPH", b"SQLite format 3", b"AGE-SECRET-KEY")


@pytest.fixture
def protected(tmp_path: Path) -> Iterator[Store]:
    with make_protected(tmp_path / "workspace") as store:
        yield store
        if not store.closed:
            assert_projected(store)


def fill(store: Store) -> str:
    """Give a store a marked text and a marked photo; the photo's hash."""
    add_place(store, name=TEXT, note=f"{TEXT} " * 200)
    return store.media.add(BytesIO(PHOTO), "MARKED PHOTOGRAPH.jpg").sha256


def telltale(*folders: Path) -> list[Path]:
    """Files in which something that was entered can be read."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if any(mark in path.read_bytes() for mark in MARKS)]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files, for this test alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_no_file_shows_what_was_entered(protected: Store, tmp_path: Path, temporary: Path) -> None:
    photo = fill(protected)
    change(protected, Place, "p1", note=TEXT)
    protected.undo()
    assert [hit.id for hit in protected.find("dau vet mat")] == ["p1"]
    protected.backup()
    protected.archive(tmp_path / "one.cchc-backup")
    assert (protected.folder / (DATABASE + "-wal")).stat().st_size > 0
    assert telltale(tmp_path) == []
    protected.close()
    assert telltale(tmp_path) == []
    with open_protected(tmp_path / "workspace") as again:
        assert get(again, Place, "p1").name == TEXT
        with again.media.open(photo) as stream:
            assert stream.read() == PHOTO
        assert again.media.verify(photo)
        assert list(again.media.all()) == [photo]
        assert again.check(rebuild=True).problems == ()
    assert telltale(tmp_path) == []
    assert list(temporary.iterdir()) == []


def test_a_plain_one_would_have_shown_it(tmp_path: Path) -> None:
    with make_store(tmp_path / "plain") as store:
        fill(store)
    assert {path.parent.name for path in telltale(tmp_path)} >= {"plain"}


def _write_until_killed(folder: Path) -> None:
    with open_protected(folder) as store:
        for number in range(10_000):
            add_place(store, f"k{number}", name=TEXT, note=f"{TEXT} " * 500)
            store.media.add(BytesIO(PHOTO + bytes([number % 256])), "MARKED PHOTOGRAPH.jpg")
            if number % 5 == 4:
                store.backup()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child that shares the loaded program")
def test_a_kill_leaves_nothing_readable(tmp_path: Path, temporary: Path) -> None:
    folder = tmp_path / "workspace"
    make_protected(folder).close()
    for life in range(5):
        child = os.fork()
        if child == 0:
            try:
                _write_until_killed(folder)
            finally:
                os._exit(1)
        time.sleep(0.15 + 0.05 * life)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert telltale(tmp_path) == []
    with open_protected(folder) as store:
        assert store.check(rebuild=True).problems == ()
        assert store.find("dau vet")
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("secret", "code"),
    [
        ("", "vault.needed"),
        ("mật khẩu nào đó khác", "vault.wrong_passphrase"),
        ("00000-00000-00000-00000-00000-00000", "vault.code_mistyped"),
    ],
)
def test_it_does_not_open_without_its_secret(protected: Store, secret: str, code: str) -> None:
    protected.close()
    assert is_protected(protected.folder)
    with pytest.raises(Refused) as caught:
        open_protected(protected.folder, secret) if secret else Store.open(protected.folder, records=TEST_RECORDS)
    assert caught.value.code == code
    assert str(caught.value)


def test_reading_beside_the_writer_works_and_is_as_blind_without_the_key(protected: Store) -> None:
    add_place(protected)
    with open_protected(protected.folder, read_only=True) as reader:
        assert reader.protected
        assert get(reader, Place, "p1").id == "p1"
    with pytest.raises(Refused) as caught:
        Store.open(protected.folder, records=TEST_RECORDS, read_only=True)
    assert caught.value.code == "vault.needed"


def test_without_its_keys_it_says_so(protected: Store) -> None:
    folder = protected.folder
    protected.close()
    for path in (folder / KEYS, folder / BACKUPS / KEYS):
        path.unlink()
    assert is_protected(folder), "the card still says so"
    with pytest.raises(Refused) as caught:
        open_protected(folder)
    assert caught.value.code == "vault.missing"


def test_a_lost_key_file_is_made_anew_from_its_copy(protected: Store) -> None:
    folder = protected.folder
    protected.close()
    kept = (folder / KEYS).read_bytes()
    for damage in (b"", kept[: len(kept) // 2], None):
        (folder / KEYS).unlink() if damage is None else (folder / KEYS).write_bytes(damage)
        open_protected(folder).close()
        assert (folder / KEYS).read_bytes() == kept


def test_the_check_misses_a_key_file(protected: Store) -> None:
    add_place(protected)
    assert protected.check().problems == ()
    (protected.folder / BACKUPS / KEYS).unlink()
    assert [problem.code for problem in protected.check().problems] == ["vault.check.keys"]
    assert str(protected.check().problems[0])


def every_row(folder: Path) -> list[tuple[object, ...]]:
    with open_protected(folder, read_only=True) as store, store.reading() as connection:
        return [
            row
            for table in ("journal", "operation", "head", "test_place")
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3, 4")
        ]


def test_a_flipped_bit_is_detected_at_once_and_never_shown(protected: Store, tmp_path: Path) -> None:
    for number in range(12):
        add_place(protected, f"p{number}", name=f"{TEXT} {number}")
    folder = protected.folder
    protected.close()
    right, whole = every_row(folder), (folder / DATABASE).read_bytes()
    copy = tmp_path / "flipped"
    shutil.copytree(folder, copy)
    chance, refused = random.Random(2019), 0
    for page in range(len(whole) // 4096):
        flipped = bytearray(whole)
        flipped[page * 4096 + chance.randrange(4096)] ^= 1 << chance.randrange(8)
        (copy / DATABASE).write_bytes(flipped)
        try:
            assert every_row(copy) == right
        except Refused as error:
            refused += 1
            assert error.code in {"store.corrupt", "vault.store_damaged"}  # noqa: PT017 - either way it goes on
        with pytest.raises(Refused):
            _checked(copy)
    assert refused > 0


def _checked(folder: Path) -> None:
    with open_protected(folder, read_only=True) as store:
        problems = store.check().problems
        assert {problem.code for problem in problems} == {"store.check.integrity"}
        raise Refused("store.corrupt", path=folder)


def test_a_flip_in_a_plain_store_is_found_by_the_check(tmp_path: Path) -> None:
    with make_store(tmp_path / "plain") as store:
        add_place(store, name=TEXT)
    path = tmp_path / "plain" / DATABASE
    data = path.read_bytes()
    flipped = data.replace(TEXT.encode(), TEXT.replace("một", "mệt").encode())
    assert len(flipped) == len(data)
    assert flipped != data
    path.write_bytes(flipped)
    with Store.open(tmp_path / "plain", records=TEST_RECORDS, read_only=True) as again:
        assert "store.check.value" in {problem.code for problem in again.check().problems}


def test_a_damaged_photo_is_refused_and_found(protected: Store) -> None:
    photo = fill(protected)
    path = protected.media.path(photo)
    assert path.name == f"{photo}.age"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert not protected.media.verify(photo)
    with pytest.raises(Refused) as caught:
        protected.media.open(photo)
    assert caught.value.code == "vault.media_damaged"
    again = protected.media.add(BytesIO(PHOTO), "x")
    assert protected.media.verify(again.sha256), "taking it in once more mends it"


def test_a_backup_needs_the_secret_too(protected: Store, tmp_path: Path) -> None:
    photo = fill(protected)
    archive, automatic = protected.archive(tmp_path / "one.cchc-backup").path, protected.backup().path
    for number, source in enumerate((archive, automatic)):
        for secret, code in (("", "vault.needed"), ("không phải mật khẩu", "vault.wrong_passphrase")):
            for act in (lambda *given: preview(given[0], given[2]), restore):
                with pytest.raises(Refused) as caught:
                    act(source, tmp_path / "back", secret)
                assert caught.value.code == code
                assert not (tmp_path / "back").exists()
        told = preview(source, PASSPHRASE)
        assert (told.protected, told.name, told.media, told.contents.number) == (True, "Thử nghiệm", 1, 2)
        assert (told.contents.workspace, told.contents.action) == (protected.workspace_id, "add")
        back = tmp_path / f"back{number}"
        assert restore(source, back, PASSPHRASE).media == 1
        with open_protected(back) as again:
            assert get(again, Place, "p1").name == TEXT
            assert again.media.verify(photo)
            assert again.check(rebuild=True).problems == ()
            assert Vault.load(back) == Vault.load(protected.folder)
    assert telltale(tmp_path) == []


def test_an_automatic_backup_is_read_beside_its_keys_only(protected: Store, tmp_path: Path) -> None:
    fill(protected)
    alone = tmp_path / "stick" / protected.backup().path.name
    alone.parent.mkdir()
    shutil.copyfile(protected.backup().path, alone)
    with pytest.raises(Refused) as caught:
        restore(alone, tmp_path / "back", PASSPHRASE)
    assert caught.value.code == "vault.backup_unreadable"
    shutil.copyfile(protected.folder / KEYS, alone.with_name(KEYS))
    assert restore(alone, tmp_path / "back", PASSPHRASE).number == 2


def test_an_older_archive_opens_with_the_secrets_of_its_day(protected: Store, tmp_path: Path) -> None:
    key = Vault.load(protected.folder).unlock(PASSPHRASE)
    archive = protected.archive(tmp_path / "one.cchc-backup").path
    vault, code = Vault.load(protected.folder).with_new_code(key)
    vault.save(protected.folder)
    assert preview(archive, PASSPHRASE).contents.number == 1
    with pytest.raises(Refused):
        preview(archive, code)
    assert preview(protected.backup().path, code).contents.number == 1


def test_a_making_that_fails_leaves_no_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inspector.store.founding._make", _fail)
    with pytest.raises(Refused):
        make_protected(tmp_path / "new")
    assert not (tmp_path / "new").exists()


def _fail(*_given: object) -> None:
    raise OSError(28, "full")


def test_the_card_tells_no_more_than_name_and_kind(protected: Store) -> None:
    card = json.loads((protected.folder / "workspace.json").read_text(encoding="utf-8"))
    assert card == {"format": 1, "id": protected.workspace_id, "name": "Thử nghiệm", "protected": True}


def test_photos_are_taken_in_encrypted_and_limits_hold(protected: Store) -> None:
    protected.media._limit = 1000
    before: Callable[[], list[Path]] = lambda: sorted((protected.folder / MEDIA).rglob("*"))  # noqa: E731
    for content in (b"x" * 1001, b""):
        with pytest.raises(Refused):
            protected.media.add(BytesIO(content), "a.jpg")
        assert before() == []
    taken = protected.media.add(BytesIO(b"\xff\xd8\xff" + b"x" * 900), "a.jpg")
    assert (taken.media_type, taken.size) == ("image/jpeg", 903)
