"""From store to store by a package: real stores, real files."""

from __future__ import annotations

import io
import json
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from inspector.core.errors import Refused
from inspector.domain.attachment import Attachment
from inspector.domain.registry import RECORDS
from inspector.domain.unit import Unit
from inspector.store.identity import author_of
from inspector.store.journal.body import MalformedBody
from inspector.store.journal.carrying import Carried
from inspector.store.journal.intake import Intake, Taken
from inspector.store.journal.keys import DeviceKey
from inspector.store.store import Store
from inspector.sync.exporting import PhotoChoice, Selection, export_package
from inspector.sync.package import Package, open_package
from tests.store.acts import add, make_store
from tests.store.full_disk import files_no_longer_than
from tests.sync.hostile import first_frame, frame, journal, once, work, write_signed
from tests.sync.making import IDENTITY, PROGRAM, RECIPIENT

PICTURES = [b"front", b"back of the house"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with two units and two photos, one of them deleted."""
    with make_store(tmp_path / "one", "one", RECORDS) as made:
        add(made, Unit(id="u1", name="Xã Khánh Vĩnh"), Unit(id="u2", name="Xã Diên Lạc"))
        for number, data in enumerate(PICTURES):
            file = made.media.add(io.BytesIO(data), "x")
            add(made, Attachment(id=f"a{number}", name=f"Ảnh {number}", sha256=file.sha256, size=file.size))
        with made.write("delete") as transaction:
            second = transaction.session.get(Attachment, "a1")
            assert second is not None
            second.deleted = True
        yield made


def key_of(store: Store) -> DeviceKey:
    with store.reading() as connection:
        return author_of(connection).key


def export(store: Store, file: Path, **chosen: Any) -> Package:
    export_package(store, file, [RECIPIENT], Selection(**chosen), program=PROGRAM)
    return open_package(file, IDENTITY)


def test_a_package_holds_the_whole_journal_and_the_photos(store: Store, tmp_path: Path) -> None:
    with export(store, tmp_path / "a.cchc") as package:
        assert list(package.transactions()) == list(store.carried())
        assert {line.name for line in package.contents.photos} == {"Ảnh 0", "Ảnh 1"}
        assert set(package.contents.have) == set(store.media.all())
        assert package.contents.workspace == store.workspace_id
        assert package.contents.root == package.contents.device == key_of(store).device
        assert package.contents.person_name == "Người thử"
        assert sum(seq for seq, _ in package.contents.heads.values()) == len(list(store.carried()))


def test_photos_are_chosen_by_what_the_receivers_have(store: Store, tmp_path: Path) -> None:
    both = set(store.media.all())
    one = next(iter(sorted(both)))
    for chosen, wanted in (
        ({"received": {one}}, both - {one}),
        ({"received": {one}, "photos": PhotoChoice.ALL}, both),
        ({"photos": PhotoChoice.NONE}, set()),
        ({"photo_room": 100}, set()),
    ):
        with export(store, tmp_path / f"{len(list(tmp_path.iterdir()))}.cchc", **chosen) as package:
            assert {line.sha256 for line in package.contents.photos} == wanted


def test_photos_that_find_no_room_take_turns(store: Store, tmp_path: Path) -> None:
    sent, turns = Counter[str](), list[set[str]]()
    largest = max(store.media.all(), key=lambda sha256: store.media.path(sha256).stat().st_size)
    for turn in range(2):
        told = export_package(
            store, tmp_path / f"{turn}.cchc", [RECIPIENT], Selection(sent=sent, photo_room=65_600), program=PROGRAM
        )
        assert (len(told.photos), len(told.left_out)) == (1, 1)
        sent.update(told.photos)
        turns.append(set(told.photos))
    assert turns[0] | turns[1] == set(store.media.all())
    assert turns[1] == {largest}


def test_an_export_that_fails_half_way_ends_its_reading(store: Store, tmp_path: Path) -> None:
    chance = random.Random(7)
    add(store, *(Unit(id=f"v{n}", name=f"Xã {n}", note=chance.randbytes(400).hex()) for n in range(2000)))
    with files_no_longer_than(60_000), pytest.raises(Refused) as full:
        export(store, tmp_path / "a.cchc", photos=PhotoChoice.NONE)
    assert full.value.code == "store.disk_full"
    add(store, Unit(id="w", name="Xã Sơn Thái"))
    with closing(sqlcipher3.connect(tmp_path / "one" / "store.db")) as connection:
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert not busy, "what is half read holds up the log"


def test_only_what_is_new_can_be_sent(store: Store, tmp_path: Path) -> None:
    with export(store, tmp_path / "a.cchc") as package:
        heads = package.contents.heads
    add(store, Unit(id="u3", name="Xã Diên Điền"))
    with export(store, tmp_path / "b.cchc", since=heads, acknowledged={"0" * 16: heads}) as package:
        assert len(list(package.transactions())) == 1
        assert package.contents.since == heads
        assert package.contents.acknowledged == {"0" * 16: heads}


def take(store: Store, package: Package) -> Taken:
    def act(connection: Any) -> Taken:
        intake = Intake(connection, store.records)
        for carried in package.transactions():
            intake.take(carried)
        return intake.finish()

    return store.take_in(act)


def test_a_package_comes_back_to_its_own_store_as_known(store: Store, tmp_path: Path) -> None:
    export_package(store, tmp_path / "a.cchc", [RECIPIENT], program=PROGRAM)
    with open_package(tmp_path / "a.cchc", key_of(store).identity) as package:
        taken = take(store, package)
    assert (taken.new, taken.known) == (0, len(list(store.carried())))


@pytest.mark.parametrize("body", [b"{}", b"[" * 10_000, b'{"fmt":NaN}', b"\xff", b'{"fmt":2}'])
def test_a_hostile_transaction_leaves_the_store_as_it_was(store: Store, tmp_path: Path, body: bytes) -> None:
    before = list(store.carried())
    rows = journal(first_frame(), *(frame(values_of(one), one.body) for one in before), frame(body=body))
    file = write_signed(tmp_path / "h.cchc", once(lambda: work(rows=rows)))
    with pytest.raises(MalformedBody), open_package(file, IDENTITY) as package:
        take(store, package)
    assert list(store.carried()) == before


def values_of(carried: Carried) -> bytes:
    return json.dumps(carried.values[0]).encode()
