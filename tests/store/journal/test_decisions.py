"""What people decide, and what they have forgotten by law."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest

from inspector.core.errors import Refused
from inspector.domain.attachment import Attachment
from inspector.domain.device import Role
from inspector.domain.registry import RECORDS
from inspector.store.engine import Connection
from inspector.store.erasing import erase_fields, forget
from inspector.store.journal.audit import Query
from inspector.store.journal.conflicts import conflicts, edited_while_deleted
from inspector.store.journal.decisions import drop, keep, resolve
from inspector.store.journal.heads import Registers
from inspector.store.journal.roster import ROSTER
from inspector.store.journal.writer import Writer, Written
from inspector.store.store import Store
from tests.store.acts import add, add_place, assert_projected, change, get, make_store
from tests.store.journal.exchange import carried, device_of, digest, make_team, meet, operate, receive, take
from tests.store.records import Mark, Place

Make = Callable[[str], Store]
SECRET = "Nguyễn Văn Thử, 0909 123 456"


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.code == code


@pytest.fixture
def pair(stores: Make) -> tuple[Store, Store]:
    one, other = stores("one"), stores("other")
    add_place(one, staff=1)
    receive(other, carried(one))
    return one, other


def test_a_decided_conflict_is_decided_everywhere_and_undoing_opens_it_again(pair: tuple[Store, Store]) -> None:
    one, other = pair
    change(one, Place, "p1", staff=2)
    change(other, Place, "p1", staff=3)
    meet(pair)
    with refused("store.decide.nothing"):
        operate(one, lambda registers: [resolve(registers, "test_place", "p1", "colour", 4)])

    def decide(connection: Connection, writer: Writer) -> Written | None:
        registers = Registers(connection)
        return writer.apply(connection, "resolve", registers, [resolve(registers, "test_place", "p1", "staff", 4)])

    one.writing(decide, remember=True)
    meet(pair)
    assert get(other, Place, "p1").staff == 4
    with other.reading() as connection:
        assert conflicts(connection, other.records) == []
    one.undo()
    meet(pair)
    with other.reading() as connection:
        [again] = conflicts(connection, other.records)
    assert {version.value for version in again.versions} == {2, 3}


@pytest.mark.parametrize("stays", [True, False])
def test_what_was_deleted_and_edited_apart_is_kept_or_dropped(pair: tuple[Store, Store], stays: bool) -> None:
    one, other = pair
    change(one, Place, "p1", deleted=True)
    change(other, Place, "p1", staff=3)
    add(other, Mark(id="m1", place_id="p1"))
    meet(pair)

    if stays:
        operate(one, lambda registers: [keep(registers, "test_place", "p1")])
    else:
        with one.reading() as connection:
            reading = drop(connection, Registers(connection), one.records, "test_place", "p1")
        operate(one, lambda _: reading)
    meet(pair)
    for store in pair:
        assert get(store, Place, "p1").deleted is not stays
        assert get(store, Mark, "m1").deleted is not stays
        with store.reading() as connection:
            assert edited_while_deleted(connection, store.records) == []
        assert_projected(store)


def everywhere(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.name.startswith("store.db"))


def test_what_is_erased_is_gone_from_history_search_and_file_on_every_laptop(pair: tuple[Store, Store]) -> None:
    one, other = pair
    change(one, Place, "p1", note=SECRET)
    change(one, Place, "p1", note="đã sửa")
    meet(pair)
    late = carried(one)
    assert SECRET.encode() in everywhere(other.folder)
    erased = erase_fields(one, "test_place", "p1", ["note"])
    assert erased.number
    taken = take(other, carried(one))
    assert taken.new == 1
    forget(other, set())
    receive(other, late)
    for store in pair:
        assert get(store, Place, "p1").note is None
        assert store.find("nguyen van thu") == []
        values = [f.after for e in store.audit(Query(records=["p1"])).entries for c in e.changes for f in c.fields]
        assert SECRET not in values
        assert "đã sửa" not in values
        assert SECRET.encode() not in everywhere(store.folder)
        assert store.check(rebuild=True).problems == ()
    assert digest(one) == digest(other)


def test_an_erasure_reaches_what_came_before_it_and_what_comes_after_it(stores: Make) -> None:
    one, late = stores("one"), stores("late")
    add_place(one, note=SECRET)
    [written] = carried(one)[-1:]
    erase_fields(one, "test_place", "p1", ["note"])
    receive(late, carried(one)[-1:])
    receive(late, [written])
    assert get(late, Place, "p1").note is None
    with late.reading() as connection:
        assert connection.execute("SELECT count(*) FROM operation WHERE vals LIKE '%0909%'").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM lacking").fetchone() == (0,)
    assert_projected(late)


def test_what_the_journal_rests_on_cannot_be_erased(pair: tuple[Store, Store]) -> None:
    one, _ = pair
    add(one, Mark(id="m1", place_id="p1"))
    device = device_of(one)
    for kind, record, field in (
        ("test_mark", "m1", "place_id"),
        (ROSTER, device, "role"),
        (ROSTER, device, "signing_key"),
    ):
        with refused("store.erase.needed"):
            erase_fields(one, kind, record, [field])
    with refused("store.decide.nothing"):
        erase_fields(one, "test_place", "p2", ["note"])
    erase_fields(one, ROSTER, device, ["person_name"])
    assert one.roster().members[device].person_name == ""
    assert one.roster().lead(device)


def test_only_a_lead_erases(stores: Make, tmp_path: Path) -> None:
    one = stores("one")
    add_place(one, note=SECRET)
    [member] = make_team(one, tmp_path, "member", role=Role.INSPECTOR)
    with member, refused("store.held.role"):
        erase_fields(member, "test_place", "p1", ["note"])


def test_a_file_goes_with_the_last_that_names_it(tmp_path: Path) -> None:
    with make_store(tmp_path / "one", records=RECORDS) as store:
        photo = store.media.add(BytesIO(b"photo"), "photo.jpg")
        for record in ("a1", "a2"):
            add(store, Attachment(id=record, sha256=photo.sha256, name="photo.jpg"))
        assert erase_fields(store, "attachment", "a1", ["sha256", "name"]).files == 0
        assert store.media.has(photo.sha256)
        assert erase_fields(store, "attachment", "a2", ["sha256"]).files == 1
        assert not store.media.has(photo.sha256)
        assert store.check(rebuild=True).problems == ()
