"""What a full disk, a locked-away folder or a wrong file does: a plain sentence, and nothing half done."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest

from inspector.core.errors import Refused
from inspector.store.failures import plain_words
from inspector.store.founding import Founder
from inspector.store.layout import CARD, read_card
from inspector.store.restoring import restore
from inspector.store.store import Store
from tests.store.acts import FOUNDER, add_place, assert_projected, change, get, make_store
from tests.store.full_disk import files_no_longer_than
from tests.store.records import TEST_RECORDS, Place

FULL = {"store.disk_full", "store.disk_error"}
NOBODY = 65534


def refusal(act: object, *arguments: object, **named: object) -> str:
    """The code with which an act is refused; its sentence must be there too."""
    with pytest.raises(Refused) as refused:
        act(*arguments, **named)  # type: ignore[operator]
    assert str(refused.value)
    return refused.value.code


@contextmanager
def not_as_root() -> Iterator[None]:
    """File permissions mean something only to others than root."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def open_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that everybody may enter, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="store-"))
    folder.chmod(0o777)
    monkeypatch.setenv("INSPECTOR_HOME", str(folder / "home"))
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


def test_a_full_disk_refuses_the_action_and_the_store_goes_on_after(store: Store) -> None:
    add_place(store)
    wal = (store.folder / "store.db-wal").stat().st_size
    with files_no_longer_than(wal + 20_000):
        assert refusal(add_place, store, "p2", note="x" * 200_000) in FULL
    assert_projected(store)
    assert add_place(store, "p2", note="x" * 200_000) == 3
    assert store.check(rebuild=True).ok


def test_a_database_that_may_not_grow_says_the_disk_is_full(store: Store) -> None:
    add_place(store)
    with store.write("limit") as writing:
        pages = writing.session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
        writing.session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")
    assert refusal(add_place, store, "p2", note="x" * 200_000) == "store.disk_full"
    with store.write("limit") as writing:
        writing.session.connection().exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert add_place(store, "p2", note="x" * 200_000) == 3


def test_a_full_disk_leaves_no_half_photo_backup_or_workspace(store: Store, tmp_path: Path) -> None:
    add_place(store, note="x" * 100_000)
    with files_no_longer_than(50_000):
        assert refusal(add_photo, store) in FULL
        assert refusal(store.archive, tmp_path / "one.cchc-backup") in FULL
        assert refusal(store.backup) in FULL
        assert refusal(make_store, tmp_path / "new") in FULL
    assert list(store.folder.rglob("*.part*")) == []
    assert list((store.folder / "backups").glob("*.db")) == []
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "one.cchc-backup").exists()
    assert store.archive(tmp_path / "one.cchc-backup").number == 2


def add_photo(store: Store) -> None:
    with plain_words(store.folder):
        store.media.add(BytesIO(b"x" * 90_000), "x")


def test_a_folder_that_may_not_be_written_is_refused_untouched(open_folder: Path) -> None:
    shut = open_folder / "shut"
    shut.mkdir(mode=0o555)
    with not_as_root():
        assert refusal(make_store, shut) == "store.read_only"
        assert refusal(make_store, shut / "below") == "store.read_only"
    assert list(shut.iterdir()) == []


def test_a_store_in_a_read_only_folder_is_read_and_not_written(open_folder: Path) -> None:
    with make_store(open_folder / "ws") as store:
        add_place(store)
    for path in (open_folder / "ws").iterdir():
        path.chmod(0o444)
    (open_folder / "ws").chmod(0o555)
    with not_as_root():
        with pytest.raises(Refused) as refused:
            Store.open(open_folder / "ws", records=TEST_RECORDS)
        named = (refused.value.code, refused.value.values["path"])
        assert named == ("store.read_only", str(open_folder / "ws")), "the folder is named, not the file in it"
        with Store.open(open_folder / "ws", records=TEST_RECORDS, read_only=True) as reader:
            assert get(reader, Place, "p1").name == "Xã Khánh Vĩnh"
            assert reader.check(rebuild=True).ok
    (open_folder / "ws").chmod(0o755)


def test_a_file_under_way_is_called_by_the_name_it_was_to_have(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused, plain_words(tmp_path / "a.cchc"):
        raise OSError(errno.EROFS, "read-only file system", str(tmp_path / "a.cchc.part"))
    assert (refused.value.code, refused.value.values["path"]) == ("store.read_only", tmp_path / "a.cchc")


def test_a_file_where_a_folder_should_be_is_refused_untouched(store: Store, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("thư", encoding="utf-8")
    assert refusal(make_store, letter) == "store.not_a_folder"
    assert refusal(make_store, letter / "below") == "store.not_a_folder"
    assert refusal(Store.open, letter) == "store.not_a_folder"
    assert refusal(make_store, tmp_path / ("x" * 300)) == "store.name_too_long"
    assert letter.read_text(encoding="utf-8") == "thư"
    add_place(store)
    (store.folder / "backups").write_text("")
    assert refusal(store.backup) == "store.not_a_folder"


def test_a_folder_that_is_gone_or_holds_no_store_says_so(tmp_path: Path) -> None:
    assert refusal(Store.open, tmp_path / "gone") == "store.not_found"
    assert refusal(Store.open, tmp_path) == "store.not_a_workspace"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"a letter", b"\x00" * 5000, bytes(range(256)) * 40])
def test_another_file_of_that_name_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(content)
    assert refusal(Store.open, tmp_path) == "store.not_a_store"
    assert path.read_bytes() == content


def test_somebody_elses_database_is_refused_untouched(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "store.db")
    other.execute("CREATE TABLE letters (x)")
    other.close()
    before = (tmp_path / "store.db").read_bytes()
    assert refusal(Store.open, tmp_path) == "store.not_a_store"
    assert (tmp_path / "store.db").read_bytes() == before


def closed_store(folder: Path) -> Path:
    """A store with something in it, closed; its database file."""
    with make_store(folder) as store:
        for number in range(40):
            add_place(store, f"p{number}", note="x" * 500)
    return folder / "store.db"


def test_a_newer_store_is_refused_with_both_versions(tmp_path: Path) -> None:
    path = closed_store(tmp_path / "ws")
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 7")
    newer.close()
    with pytest.raises(Refused) as refused:
        Store.open(tmp_path / "ws", records=TEST_RECORDS)
    assert refused.value.code == "store.newer"
    assert "7" in str(refused.value)


def test_damaged_pages_are_found_and_never_shown_as_something_else(tmp_path: Path) -> None:
    path = closed_store(tmp_path / "ws")
    content = path.read_bytes()
    for page in range(len(content) // 4096):
        path.write_bytes(content[: page * 4096] + b"\xa5" * 4096 + content[(page + 1) * 4096 :])
        assert is_found(tmp_path / "ws"), f"page {page}"
    path.write_bytes(content)
    assert not is_found(tmp_path / "ws")


def is_found(folder: Path) -> bool:
    """Whether opening and checking the store tells that something is wrong."""
    try:
        with Store.open(folder, records=TEST_RECORDS, read_only=True) as store:
            return not store.check(rebuild=True).ok
    except Refused as refused:
        return bool(str(refused))


@pytest.mark.parametrize(
    "change", [(b"CREATE TABLE test_place", b"CREATE TABL\xff test_place"), (b"MARKED", b"M\xffRKED")]
)
def test_damaged_letters_are_refused_in_words(tmp_path: Path, change: tuple[bytes, bytes]) -> None:
    with make_store(tmp_path / "store") as store:
        add_place(store, name="MARKED")
    path = tmp_path / "store" / "store.db"
    path.write_bytes(path.read_bytes().replace(*change))
    with pytest.raises(Refused) as refused:
        list_places(tmp_path / "store")
    assert refused.value.code == "store.corrupt"


def list_places(folder: Path) -> list[object]:
    with Store.open(folder, records=TEST_RECORDS, read_only=True) as store, store.reading() as connection:
        return connection.execute("SELECT * FROM test_place").fetchall()


def test_a_card_tells_which_workspace_a_folder_holds(store: Store) -> None:
    assert read_card(store.folder) == {"id": store.workspace_id, "name": FOUNDER.name}
    assert read_card(store.folder / "gone") == {}
    (store.folder / "workspace.json").write_text("[]")
    assert read_card(store.folder) == {}


@pytest.mark.parametrize("damaged", [None, "", "{bad", "[]"])
def test_a_lost_or_damaged_card_stops_nothing_and_is_written_anew(tmp_path: Path, damaged: str | None) -> None:
    with make_store(tmp_path / "ws") as store:
        add_place(store)
        card = store.folder / CARD
        card.unlink()
        if damaged is not None:
            card.write_text(damaged)
        archived = store.archive(tmp_path / "one.cchc-backup")
    assert restore(archived.path, tmp_path / "back").number == 2
    with Store.open(store.folder, records=TEST_RECORDS) as again:
        assert read_card(store.folder) == {"id": again.workspace_id, "name": "ws"}


def test_a_failed_creation_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    with files_no_longer_than(10_000):
        assert refusal(Store.create, tmp_path / "new", Founder("x", "p"), records=TEST_RECORDS) in FULL
        (tmp_path / "empty").mkdir()
        assert refusal(Store.create, tmp_path / "empty", Founder("x", "p"), records=TEST_RECORDS) in FULL
    assert not (tmp_path / "new").exists()
    assert list((tmp_path / "empty").iterdir()) == []


def test_other_errors_pass_through_unchanged(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="odd"), plain_words(tmp_path):
        raise OSError(errno.EPIPE, "odd")
    with pytest.raises(ZeroDivisionError), plain_words(tmp_path):
        raise ZeroDivisionError


def test_a_store_that_was_closed_in_a_hurry_opens_with_everything(store: Store, tmp_path: Path) -> None:
    add_place(store)
    change(store, Place, "p1", staff=4)
    shutil.copytree(store.folder, tmp_path / "copy", ignore=shutil.ignore_patterns("*-shm"))
    with Store.open(tmp_path / "copy", records=TEST_RECORDS) as again:
        assert get(again, Place, "p1").staff == 4
