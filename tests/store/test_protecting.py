"""A plain workspace becomes a protected one; a kill at any step leaves the one or the other."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from inspector.core.clock import SystemClock
from inspector.core.errors import Refused
from inspector.store import protecting, wiping
from inspector.store.engine import Access, connect
from inspector.store.layout import BACKUPS, DATABASE, MEDIA, PLAIN, SEALED, has_store, read_card
from inspector.store.opening import is_protected, protect
from inspector.store.store import Store
from inspector.store.vault import Vault, has_keys
from tests.store.acts import CHEAP, PASSPHRASE, add_place, assert_projected, get, make_store, open_protected
from tests.store.full_disk import files_no_longer_than
from tests.store.records import TEST_RECORDS, Place
from tests.store.test_protected import PHOTO, TEXT, telltale

PHOTOS = 2
_FORKING = pytest.mark.skipif(not hasattr(os, "fork"), reason="a child that shares the loaded program")
ONLY_KEPT = b"MARKED PHOTOGRAPH only among the backups"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A closed plain workspace with texts, photos and backups; one photo lies among the backups alone."""
    with make_store(tmp_path / "workspace") as store:
        add_place(store, name=TEXT, note=TEXT * 100)
        for number in range(PHOTOS):
            store.media.add(BytesIO(PHOTO + bytes([number])), "photo.jpg")
        lost = store.media.add(BytesIO(ONLY_KEPT), "photo.jpg").sha256
        store.backup()
        add_place(store, "p2", name=TEXT)
        store.media.path(lost).unlink()
    return tmp_path / "workspace"


def turn(folder: Path) -> None:
    protect(folder, Vault.create(PASSPHRASE, cost=CHEAP)[0], SystemClock())


def assert_whole(store: Store, photos: int) -> None:
    assert get(store, Place, "p1").name == TEXT
    assert get(store, Place, "p2").name == TEXT
    assert len([sha256 for sha256 in store.media.all() if store.media.verify(sha256)]) == photos
    assert store.check(rebuild=True).problems == ()
    assert store.branch is None
    assert_projected(store)


def test_everything_is_there_and_nothing_can_be_read(plain: Path, tmp_path: Path) -> None:
    assert telltale(tmp_path)
    seen: list[tuple[int, int]] = []
    unlocked, code = Vault.create(PASSPHRASE, cost=CHEAP)
    protect(plain, unlocked, SystemClock(), lambda done, total: seen.append((done, total)))
    assert seen == [(done, PHOTOS + 1) for done in range(1, PHOTOS + 2)]
    assert telltale(tmp_path) == []
    assert is_protected(plain)
    assert list((plain / BACKUPS).rglob("*.db")) == []
    for secret in (PASSPHRASE, code):
        with open_protected(plain, secret) as store:
            assert_whole(store, PHOTOS + 1)
            add_place(store, code.replace("-", "")[:8] + secret[:2])
            assert store.backup().number == store.check().transactions
    assert telltale(tmp_path) == []
    with pytest.raises(Refused) as caught:
        turn(plain)
    assert caught.value.code == "vault.protected_already"


def test_it_is_refused_while_somebody_has_it_open(plain: Path) -> None:
    with Store.open(plain, records=TEST_RECORDS), pytest.raises(Refused) as writing:
        turn(plain)
    assert writing.value.code == "store.locked"
    with Store.open(plain, records=TEST_RECORDS, read_only=True), pytest.raises(Refused) as reading:
        turn(plain)
    assert reading.value.code == "store.busy"
    assert not has_keys(plain)
    with Store.open(plain, records=TEST_RECORDS) as store:
        assert_whole(store, PHOTOS)


def test_a_full_disk_leaves_it_plain(plain: Path) -> None:
    with files_no_longer_than(60_000), pytest.raises(Refused):
        turn(plain)
    assert not is_protected(plain)
    assert sorted(path.name for path in plain.iterdir() if path.is_file()) == ["lock", DATABASE, "workspace.json"]
    with Store.open(plain, records=TEST_RECORDS) as store:
        assert_whole(store, PHOTOS)


def test_keys_that_were_half_written_are_taken_away(plain: Path) -> None:
    (plain / SEALED).write_bytes(b"whole or not")
    (plain / "keys.json.part").write_bytes(b"{")
    (plain / BACKUPS / "keys.json.part").write_bytes(b"{")
    Store.open(plain, records=TEST_RECORDS).close()
    assert list(plain.rglob("*.part")) == []
    assert not (plain / SEALED).exists()


def test_keys_beside_a_plain_store_are_not_thrown_away(plain: Path) -> None:
    """Somebody put a plain store into a protected folder: its backups still need their keys."""
    Vault.create(PASSPHRASE, cost=CHEAP)[0].vault.save(plain)
    assert not is_protected(plain)
    Store.open(plain, records=TEST_RECORDS).close()
    assert has_keys(plain)


def _dying_at(step: int, act: Callable[[], None]) -> bool:
    """Run ``act`` in a child that dies before its ``step``-th call of the disk; whether it came to its end."""
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            _count_down(step)
            act()
            os._exit(0)
        os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _count_down(step: int) -> None:
    left = [step]

    def dying(call: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*given: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] <= 0:
                os._exit(9)
            return call(*given, **named)

        return instead

    for name in ("replace", "unlink", "fsync", "urandom", "link"):
        setattr(os, name, dying(getattr(os, name)))


def _die_at_every(stride: int, plain: Path, tmp_path: Path) -> None:
    """Every rename, removal, piece of noise and wait for the disk is a step at which the program may die."""
    step, states = 1, set()
    while True:
        folder = tmp_path / f"killed{step}"
        shutil.copytree(plain, folder)
        ended = _dying_at(step, partial(turn, folder))
        assert has_store(folder)
        states.add((is_protected(folder), ended))
        _examine(folder)
        shutil.rmtree(folder)
        if ended:
            break
        step += stride
    assert step > 25, "the steps were counted"
    assert states == {(False, False), (True, False), (True, True)}


@_FORKING
def test_a_kill_at_any_step_leaves_the_one_or_the_other(plain: Path, tmp_path: Path) -> None:
    _die_at_every(4, plain, tmp_path)


@_FORKING
@pytest.mark.soak
def test_a_kill_at_every_single_step_leaves_the_one_or_the_other(plain: Path, tmp_path: Path) -> None:
    _die_at_every(1, plain, tmp_path)


def _examine(folder: Path) -> None:
    if is_protected(folder):
        with open_protected(folder) as store:
            assert_whole(store, PHOTOS + 1)
        assert telltale(folder) == []
        assert not (folder / PLAIN).exists()
    else:
        with Store.open(folder, records=TEST_RECORDS) as store:
            assert_whole(store, PHOTOS)
        assert not has_keys(folder)
        turn(folder)
        assert telltale(folder) == []
    assert not (folder / SEALED).exists()
    assert list(folder.rglob("*.part")) == []
    assert ("protected" in read_card(folder)) is is_protected(folder)


@pytest.mark.parametrize("protected", [False, True])
def test_a_writing_cut_off_before_there_was_a_log_is_taken_back(plain: Path, tmp_path: Path, protected: bool) -> None:
    """As a kill leaves it between the exchange of the files and the first opening."""
    if protected:
        turn(plain)
    key = Vault.load(plain).unlock(PASSPHRASE) if protected else None
    with closing(connect(plain / DATABASE, Access.WRITE, key)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE half AS SELECT randomblob(3000) AS a FROM journal, operation, head")
        shutil.copytree(plain, tmp_path / "killed")
        connection.execute("ROLLBACK")
    assert (tmp_path / "killed" / (DATABASE + "-journal")).stat().st_size
    assert is_protected(tmp_path / "killed") is protected
    with (
        open_protected(tmp_path / "killed")
        if protected
        else Store.open(tmp_path / "killed", records=TEST_RECORDS) as store
    ):
        assert get(store, Place, "p2").name == TEXT
        assert store.check(rebuild=True).problems == ()


def test_what_cannot_be_wiped_now_is_wiped_at_the_next_start(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as broken:
        broken.setattr(protecting, "_encrypt", full)
        with pytest.raises(Refused):
            turn(plain)
        with open_protected(plain) as store:
            assert len(list(store.media.all())) == PHOTOS + 1, "plain photos are read meanwhile"
            with store.media.open(next(store.media.all())) as stream:
                assert stream.read()
            assert [problem.code for problem in store.check().problems] == ["vault.check.plain_left"]
    with open_protected(plain) as store:
        assert_whole(store, PHOTOS + 1)
    assert telltale(plain) == []


def test_an_export_that_lost_something_is_not_taken(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = protecting._rows

    def lossy(connection: Any, table: str) -> Any:
        return (
            list(rows(connection, table))[1:]
            if table == "journal" and _encrypted(connection)
            else rows(connection, table)
        )

    monkeypatch.setattr(protecting, "_rows", lossy)
    with pytest.raises(Refused) as caught:
        turn(plain)
    assert caught.value.code == "store.corrupt"
    assert not is_protected(plain)
    assert not has_keys(plain)


def _encrypted(connection: Any) -> bool:
    return bool(connection.execute("PRAGMA cipher_status").fetchone()[0] == "1")


def test_overwriting_reaches_the_very_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, other = tmp_path / "plain", tmp_path / "same"
    path.write_bytes(PHOTO * 50)
    os.link(path, other)
    wiping.wipe(path)
    assert not path.exists()
    assert other.stat().st_size == len(PHOTO) * 50
    assert b"MARKED" not in other.read_bytes()
    wiping.wipe(path)


def test_the_exported_store_is_the_same_version(plain: Path) -> None:
    with closing(connect(plain / DATABASE, Access.READ)) as connection:
        before = [connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")]
    turn(plain)
    key = Vault.load(plain).unlock(PASSPHRASE)
    with closing(connect(plain / DATABASE, Access.READ, key)) as connection:
        assert before == [
            connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
        ]
        assert connection.execute("SELECT count(*) FROM meta WHERE key = 'plain_left'").fetchone() == (0,)
    assert {path.suffix for path in (plain / MEDIA).rglob("*") if path.is_file()} == {".age"}
