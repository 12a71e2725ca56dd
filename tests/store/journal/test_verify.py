from __future__ import annotations

from contextlib import closing
from io import BytesIO

import pytest

from inspector.core.errors import Refused
from inspector.domain.attachment import Attachment
from inspector.store.engine import Access, connect, guard
from inspector.store.founding import Founder
from inspector.store.store import Store
from tests.store.acts import add_place, change
from tests.store.records import Place


def write_round(store: Store, *statements: str) -> None:
    """Change the file as somebody would who knows how to get past the guards."""
    with closing(connect(store.folder / "store.db", Access.WRITE)) as connection:
        gate = guard(connection)
        with gate.opened():
            for statement in statements:
                connection.execute(statement)


def found(store: Store, *, rebuild: bool = False) -> set[str]:
    return {problem.code.removeprefix("store.check.") for problem in store.check(rebuild=rebuild).problems}


def test_a_sound_store_has_no_problems(store: Store) -> None:
    add_place(store, staff=1)
    change(store, Place, "p1", staff=2)
    report = store.check(rebuild=True)
    assert report.ok
    assert (report.transactions, report.operations, report.rebuilt) == (3, 3, True)


def test_searching_before_many_writings_is_no_damage(store: Store) -> None:
    for number in range(40):
        store.find("khanh")
        add_place(store, f"p{number}", f"Xã Khánh Vĩnh {number}")
        assert len(store.find("khanh v")) == number + 1
    assert store.check(rebuild=True).problems == ()


def test_the_search_index_is_sound_after_changes_and_deletions(store: Store) -> None:
    for number in range(20):
        add_place(store, f"p{number}", f"Xã Khánh Vĩnh {number}")
        change(store, Place, f"p{number}", name=f"Xã Cầu Bà {number}")
        change(store, Place, f"p{number}", deleted=number % 3 == 0)
    with closing(connect(store.folder / "store.db", Access.WRITE)) as connection:
        connection.execute("INSERT INTO search_index (search_index) VALUES ('integrity-check')")
    assert store.check().ok


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE journal SET body = replace(body, 'person-1', 'person-2') WHERE number = 2", "body"),
        ("UPDATE journal SET body = x'00' WHERE number = 2", "body"),
        ("UPDATE operation SET vals = replace(vals, '\"', '!')", "operations"),
        ("UPDATE operation SET vals = json_set(vals, '$.name[0]', 'no salt')", "operations"),
        ("UPDATE operation SET vals = '[]'", "operations"),
        ("UPDATE journal SET body = x'00' WHERE number = 1", "body"),
        ("UPDATE journal SET actor = 'person-2' WHERE number = 2", "columns"),
        ("UPDATE journal SET hlc = '000000000000001-000000-00000000' WHERE number = 2", "columns"),
        ("UPDATE journal SET signature = zeroblob(64) WHERE number = 3", "signature"),
        ("DELETE FROM journal WHERE number = 2", "chain"),
        ("DELETE FROM operation WHERE op >> 20 = 2", "operations"),
        ("UPDATE operation SET record = 'p2' WHERE op >> 20 = 2", "operations"),
        ("UPDATE operation SET kind = 'delete' WHERE op >> 20 = 2", "operations"),
        ("UPDATE operation SET vals = replace(vals, 'Khánh', 'Ninh') WHERE op >> 20 = 2", "value"),
        ("UPDATE meta SET value = 'x' WHERE key = 'root'", "unknown_device"),
    ],
)
def test_every_part_of_the_journal_is_checked(store: Store, statement: str, problem: str) -> None:
    add_place(store, staff=1)
    change(store, Place, "p1", staff=2)
    store.close()
    write_round(store, statement)
    with Store.open(store.folder, records=list(store.records.values()), read_only=True) as again:
        assert problem in found(again)
        assert all(str(one) for one in again.check(rebuild=True).problems)


def test_a_changed_row_is_found_by_the_rebuild_only(store: Store) -> None:
    add_place(store, staff=1)
    store.close()
    write_round(store, "UPDATE test_place SET staff = 9")
    with Store.open(store.folder, records=list(store.records.values()), read_only=True) as again:
        assert found(again) == set()
        assert found(again, rebuild=True) == {"projection"}


def test_photos_are_looked_for_and_read(domain_store: Store) -> None:
    store = domain_store
    kept, changed, lost = (store.media.add(BytesIO(name), name.decode()) for name in (b"kept", b"changed", b"lost"))
    for name, file in (("kept", kept), ("changed", changed), ("lost", lost)):
        with store.write("attachment.add") as writing:
            writing.session.add(Attachment(id=name, sha256=file.sha256, name=f"{name}.jpg", caption=None))
    store.media.path(changed.sha256).write_bytes(b"other")
    store.media.path(lost.sha256).unlink()
    report = store.check()
    assert report.media == 3
    assert {(one.code, dict(one.values)["name"]) for one in report.problems} == {
        ("store.check.media_damaged", "changed.jpg"),
        ("store.check.media_missing", "lost.jpg"),
    }


def test_the_founder_stands_on_the_roster(domain_store: Store) -> None:
    with domain_store.reading() as connection:
        row = connection.execute("SELECT person_id, person_name, role, prefix FROM device").fetchone()
    founder = Founder("", "person-1", "Người thử")
    assert row == (founder.person_id, founder.person_name, "lead", founder.prefix)


def test_a_store_with_a_damaged_definition_of_the_search_is_refused(store: Store) -> None:
    add_place(store)
    store.close()
    path = store.folder / "store.db"
    path.write_bytes(path.read_bytes().replace(b"tokenize='unicode61", b"tokenize='unicode21"))
    with pytest.raises(Refused) as refused:
        Store.open(store.folder, records=list(store.records.values()), read_only=True)
    assert refused.value.code == "store.corrupt"
