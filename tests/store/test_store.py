from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from inspector.core.errors import Refused
from inspector.store.guards import JournalBypassed
from inspector.store.lock import Locked
from inspector.store.store import Store
from tests.store.acts import FOUNDER, add, add_place, change, get
from tests.store.records import TEST_RECORDS, Mark, Place


def test_a_write_is_one_transaction_and_tells_what_changed(store: Store) -> None:
    with store.write("place.add") as transaction:
        transaction.session.add(Place(id="p1", name="Xã Khánh Vĩnh", since=date(2019, 3, 4), extra={"b": 1, "a": None}))
        transaction.session.add(Mark(id="m1", place_id="p1", points=Decimal("1.25")))
    assert transaction.number == 2
    assert transaction.changed == {("test_place", "p1"), ("test_mark", "m1")}
    with store.read() as session:
        mark = session.get(Mark, "m1")
    assert mark is not None
    assert mark.points == Decimal("1.25")
    assert get(store, Place, "p1").extra == {"a": None, "b": 1}


def test_setting_a_field_to_what_it_is_writes_nothing(store: Store) -> None:
    add_place(store)
    with store.write("place.change") as transaction:
        place = transaction.session.get(Place, "p1")
        assert place is not None
        place.name = "khác"
        transaction.session.flush()
        place.name = "Xã Khánh Vĩnh"
    assert transaction.number is None
    assert transaction.changed == frozenset()


def fail_halfway(store: Store) -> None:
    with store.write("place.add") as transaction:
        transaction.session.add(Place(id="p1", name="x"))
        transaction.session.flush()
        raise ZeroDivisionError


def test_an_error_in_the_block_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_halfway(store)
    with store.read() as session:
        assert session.get(Place, "p1") is None
    assert add_place(store) == 2


def test_a_record_touched_twice_is_one_operation(store: Store) -> None:
    with store.write("place.add") as transaction:
        place = Place(id="p1", name="một")
        transaction.session.add(place)
        transaction.session.flush()
        place.name = "hai"
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM operation WHERE type = 'test_place'").fetchone() == (1,)
    assert get(store, Place, "p1").name == "hai"


def test_deleting_and_adding_again_keeps_one_row(store: Store) -> None:
    add_place(store, staff=7)
    change(store, Place, "p1", deleted=True)
    assert get(store, Place, "p1").deleted
    assert store.find("khanh vinh") == []
    change(store, Place, "p1", deleted=False, name="Xã mới", staff=None)
    again = get(store, Place, "p1")
    assert (again.deleted, again.name, again.staff) == (False, "Xã mới", None)
    assert [hit.title for hit in store.find("xa moi")] == ["Xã mới"]


def test_a_deleted_record_is_not_edited(store: Store) -> None:
    add_place(store)
    change(store, Place, "p1", deleted=True)
    with pytest.raises(Refused) as refused:
        change(store, Place, "p1", name="khác")
    assert refused.value.code == "store.deleted"


def test_references_are_fixed_at_creation(store: Store) -> None:
    add(store, Mark(id="m1", place_id="p1"))
    with pytest.raises(Refused) as refused:
        change(store, Mark, "m1", place_id="p2")
    assert refused.value.code == "store.reference_fixed"


def test_a_required_field_is_required(store: Store) -> None:
    with pytest.raises(Refused) as refused:
        add(store, Mark(id="m1"))
    assert refused.value.code == "store.required"


def test_an_action_inside_another_is_refused(store: Store) -> None:
    with pytest.raises(JournalBypassed), store.write("outer"), store.write("inner"):
        pass
    assert add_place(store) == 2


def test_one_writer_many_readers(store: Store) -> None:
    add_place(store)
    with pytest.raises(Locked) as locked:
        Store.open(store.folder, records=TEST_RECORDS)
    assert locked.value.holder is not None
    assert locked.value.holder.socket.startswith("inspector-")
    with Store.open(store.folder, read_only=True, records=TEST_RECORDS) as reader:
        assert get(reader, Place, "p1").name == "Xã Khánh Vĩnh"
        with pytest.raises(JournalBypassed), reader.write("place.add"):
            pass
        add_place(store, "p2", "Xã Cầu Bà")
        assert get(reader, Place, "p2").name == "Xã Cầu Bà"


def test_reopening_goes_on_in_the_same_stream(store: Store) -> None:
    add_place(store)
    store.close()
    with Store.open(store.folder, records=TEST_RECORDS) as again:
        assert again.branch is None
        assert add_place(again, "p2") == 3
        with again.reading() as connection:
            assert connection.execute("SELECT count(DISTINCT stream), max(seq) FROM journal").fetchone() == (1, 3)


def test_a_folder_in_use_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    with pytest.raises(Refused) as refused:
        Store.create(tmp_path, FOUNDER, records=TEST_RECORDS)
    assert refused.value.code == "store.folder_in_use"
    assert [entry.name for entry in tmp_path.iterdir()] == ["letter.txt"]
