"""Taking in: what is genuine and permitted is applied, the rest held or refused; order makes no difference."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from inspector.core.errors import Refused
from inspector.domain.device import Role
from inspector.store import identity
from inspector.store.journal.body import Header, Kind, MalformedBody, NewerBody, Operation, body_id, decode, encode
from inspector.store.journal.carrying import Carried
from inspector.store.journal.intake import Intake
from inspector.store.journal.writer import Draft
from inspector.store.store import Store
from tests.store.acts import add_place, assert_projected, change, get, join_store
from tests.store.journal.exchange import (
    adopt,
    carried,
    device_of,
    digest,
    enrol,
    held,
    make_team,
    meet,
    operate,
    receive,
    take,
)
from tests.store.journal.team import without_values
from tests.store.records import Place

Make = Callable[[str], Store]


def test_it_tells_what_came(team: tuple[Store, Store]) -> None:
    lead, member = team
    change(member, Place, "p1", staff=2)
    add_place(member, "p2")
    known = len(carried(lead))
    taken = take(lead, carried(member))
    assert (taken.new, taken.known, taken.late_values, taken.released, taken.withdrawn) == (2, known, 0, 0, 0)
    assert taken.touched == {("test_place", "p1"), ("test_place", "p2")}
    assert (taken.held, taken.forged) == ({}, ())
    assert take(lead, carried(member)).new == 0


def test_a_preview_changes_nothing(team: tuple[Store, Store]) -> None:
    lead, member = team
    change(member, Place, "p1", staff=2)
    before = digest(lead), carried(lead)
    assert take(lead, carried(member), keep=False).new == 1
    assert (digest(lead), carried(lead)) == before
    change(lead, Place, "p1", staff=3)


def test_a_revocation_withdraws_what_lies_behind_it(team: tuple[Store, Store]) -> None:
    lead, member = team
    change(member, Place, "p1", staff=2)
    change(member, Place, "p1", staff=3)
    receive(lead, carried(member))
    stream, last = next((h.stream, h.seq) for h in [decode(carried(member)[-1].body)[0]])
    enrol(lead, device_of(member), revoked=f'{{"{stream}":{last - 1}}}')
    assert get(lead, Place, "p1").staff == 2
    assert held(lead) == {"revoked": 1}
    assert take(member, carried(lead)).withdrawn == 1
    with pytest.raises(Refused) as caught:
        change(member, Place, "p1", staff=4)
    assert caught.value.code == "store.held.revoked"
    enrol(lead, device_of(member), revoked=None)
    assert get(lead, Place, "p1").staff == 3
    assert digest(member) != digest(lead)
    meet(team)
    assert digest(member) == digest(lead)


def test_nobody_does_here_what_would_be_held_elsewhere(team: tuple[Store, Store]) -> None:
    lead, member = team
    for drafts in (
        [Draft("test_place", "p1", Kind.RESOLVE, {"staff": (9, ())})],
        [Draft("device", device_of(member), Kind.ROSTER, {"role": ("lead", ())})],
    ):
        with pytest.raises(Refused) as caught:
            operate(member, lambda _, drafts=drafts: drafts)  # type: ignore[misc]
        assert caught.value.code == "store.held.role"
    enrol(lead, device_of(member), role=Role.READER)
    receive(member, carried(lead))
    with pytest.raises(Refused) as caught:
        change(member, Place, "p1", staff=4)
    assert caught.value.code == "store.held.role"


def test_before_it_is_admitted_a_laptop_writes_nothing(tmp_path: Path) -> None:
    with join_store(tmp_path / "new", "new") as new:
        assert new.workspace_id == ""
        with pytest.raises(Refused) as caught:
            add_place(new)
        assert caught.value.code == "store.held.stranger"
        assert carried(new) == []
    with Store.open(new.folder, records=list(new.records.values())) as again:
        assert again.branch is None


def written_by(store: Store, **changed: Any) -> Carried:
    """A transaction that goes on after a store's last one, signed with its key, and as odd as one likes."""
    with store.reading() as connection:
        author = identity.author_of(connection)
    header, _ = decode(carried(store)[-1].body)
    values = {name: getattr(header, name) for name in ("stream", "seq", "prev", "hlc", "actor", "action")}
    values |= {"seq": header.seq + 1, "prev": body_id(carried(store)[-1].body)}
    operations = changed.pop("operations", [Operation("test_place", "p1", "put", {"staff": ("0" * 64,)})])
    body = encode(Header(**(values | changed)), operations)
    return Carried(body, author.key.sign(body_id(body)), tuple({} for _ in operations))


def test_what_is_written_in_somebody_elses_name_is_held(team: tuple[Store, Store]) -> None:
    lead, member = team
    add_place(member, "p2")
    taken = take(lead, [written_by(member, actor="person-1")])
    assert taken.held == {"role": 1}


@pytest.mark.parametrize(
    "changed",
    [
        {"stream": "x.y"},
        {"stream": "../etc"},
        {"hlc": "000000000000001-000000-00000000"},
        {"hlc": "tomorrow"},
        {"at": -1},
        {"at": 2**53 - 1},
        {"seq": 0},
        {"prev": "x"},
        {"actor": "a" * 300},
        {"action": ""},
        {"operations": []},
        {"operations": [Operation("", "p1", "put", {})]},
        {"operations": [Operation("test_place", "p" * 300, "put", {})]},
        {"operations": [Operation("test_place", "p1", "put", {"f" * 300: ("0" * 64,)})]},
        {"operations": [Operation("test_place", "p1", "put", {str(n): ("0" * 64,) for n in range(1001)})]},
    ],
)
def test_what_no_laptop_of_ours_would_write_changes_nothing(team: tuple[Store, Store], changed: dict[str, Any]) -> None:
    lead, member = team
    add_place(member, "p2")
    before = digest(lead), carried(lead)
    with pytest.raises(MalformedBody):
        take(lead, [*carried(member), written_by(member, **changed)])
    assert (digest(lead), carried(lead)) == before


@pytest.mark.parametrize(
    "beside",
    [
        ({"name": ("00", "x")},),
        ({"staff": ("0" * 32, True)},),
        ({"staff": ("0" * 32, 2**53)},),
        ({"staff": ("0" * 32, 1.5)},),
        (),
    ],
)
def test_odd_values_change_nothing(team: tuple[Store, Store], beside: Any) -> None:
    lead, member = team
    add_place(member, "p2")
    odd = written_by(member)
    with pytest.raises(MalformedBody):
        take(lead, [Carried(odd.body, odd.signature, beside)])


@pytest.mark.parametrize(
    "spoil",
    [lambda body: b" " + body, lambda body: body[:-1] + b',"fmt":1}', lambda body: body.replace(b'"seq":', b'"seq": ')],
)
def test_a_body_that_can_be_read_in_two_ways_is_refused(
    team: tuple[Store, Store], spoil: Callable[[bytes], bytes]
) -> None:
    lead, member = team
    add_place(member, "p2")
    one = carried(member)[-1]
    with pytest.raises(MalformedBody):
        take(lead, [Carried(spoil(one.body), one.signature, one.values)])


def test_a_later_format_is_told_apart(team: tuple[Store, Store]) -> None:
    lead, member = team
    add_place(member, "p2")
    one = carried(member)[-1]
    with pytest.raises(NewerBody):
        take(lead, [Carried(one.body.replace(b'"fmt":1', b'"fmt":2'), one.signature, one.values)])


def test_a_value_that_was_missing_is_taken_when_it_comes(team: tuple[Store, Store]) -> None:
    lead, member = team
    change(member, Place, "p1", staff=8, name="Xã Liên Sang")
    one = carried(member)[-1]
    receive(lead, [without_values(one)])
    assert get(lead, Place, "p1").staff is None
    wrong = Carried(one.body, one.signature, ({"staff": ("0" * 32, 7)},))
    assert take(lead, [wrong]).late_values == 0
    taken = take(lead, [one])
    assert (taken.new, taken.late_values) == (0, 2)
    assert taken.touched == {("test_place", "p1")}
    assert get(lead, Place, "p1").staff == 8
    assert [hit.id for hit in lead.find("lien sang")] == ["p1"]
    assert_projected(lead)
    assert digest(lead) == digest(member)


def test_values_may_come_twice_in_one_package(team: tuple[Store, Store]) -> None:
    lead, member = team
    change(member, Place, "p1", staff=8)
    one = carried(member)[-1]
    assert take(lead, [without_values(one), one]).late_values == 1
    assert get(lead, Place, "p1").staff == 8


def test_every_order_of_arrival_comes_to_the_same(stores: Make, tmp_path: Path) -> None:
    """Commutative, associative, idempotent: any order, in any portions, with anything twice."""
    lead = stores("lead")
    add_place(lead, staff=1)
    [member] = make_team(lead, tmp_path, "member")
    with member:
        change(member, Place, "p1", staff=2)
        change(lead, Place, "p1", deleted=True)
        enrol(lead, device_of(member), role=Role.READER)
        enrol(lead, device_of(member), role=Role.INSPECTOR)
        receive(lead, carried(member))
        journal = carried(lead)
        expected = digest(lead)
        for number, order in enumerate(itertools.islice(itertools.permutations(range(len(journal))), 0, 5040, 420)):
            with join_store(tmp_path / f"late{number}", f"late{number}") as late:
                adopt(late, lead)
                for first in range(0, len(order), 1 + number % 3):
                    receive(late, [journal[index] for index in (*order[first : first + 3], order[0])])
                assert digest(late) == expected
                assert_projected(late)


def test_what_fails_in_the_middle_leaves_nothing(team: tuple[Store, Store]) -> None:
    lead, member = team
    add_place(member, "p2")
    before = digest(lead)

    def act(connection: Any) -> None:
        intake = Intake(connection, lead.records)
        for one in carried(member):
            intake.take(one)
        intake.finish()
        raise ZeroDivisionError

    with suppress(ZeroDivisionError):
        lead.take_in(act)
    assert digest(lead) == before
    add_place(lead, "p3")
