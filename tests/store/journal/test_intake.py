"""Taking in: what is genuine and permitted is applied, the rest held or refused; order makes no difference."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from inspector.core.errors import Refused
from inspector.domain.device import Role
from inspector.store import identity
from inspector.store.journal.audit import Query
from inspector.store.journal.body import Header, Kind, MalformedBody, NewerBody, Operation, body_id, decode, encode
from inspector.store.journal.carrying import SIGNATURE_BYTES, Carried
from inspector.store.journal.intake import Intake
from inspector.store.journal.keys import verified
from inspector.store.journal.signatures import CANDIDATES_LIMIT, FAILURES_LIMIT
from inspector.store.journal.writer import Draft
from inspector.store.store import Store
from tests.store.acts import add_place, assert_projected, change, get, join_store
from tests.store.journal.exchange import (
    admit,
    adopt,
    carried,
    device_of,
    digest,
    enrol,
    make_team,
    meet,
    operate,
    receive,
    take,
)
from tests.store.journal.team import without_values
from tests.store.records import Place

Make = Callable[[str], Store]


@pytest.fixture
def team(stores: Make, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """A lead and an inspector who knows what the lead knows."""
    lead = stores("lead")
    add_place(lead, staff=1)
    [member] = make_team(lead, tmp_path, "member")
    yield lead, member
    if not member.closed:
        assert_projected(member)
        member.close()


def unsigned(one: Carried) -> Carried:
    return Carried(one.body, bytes(64), one.values)


def held(store: Store) -> dict[str, int]:
    with store.reading() as connection:
        return dict(connection.execute("SELECT held, count(*) FROM journal WHERE held <> '' GROUP BY held").fetchall())


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


def test_what_a_device_did_not_sign_is_refused_and_the_rest_goes_in(team: tuple[Store, Store]) -> None:
    lead, member = team
    change(member, Place, "p1", staff=2)
    change(member, Place, "p1", staff=3)
    *rest, last = carried(member)
    taken = take(lead, [*rest, unsigned(last)])
    assert [(one.id, one.device) for one in taken.forged] == [(body_id(last.body), device_of(member))]
    assert taken.new == 1
    assert get(lead, Place, "p1").staff == 2
    assert take(lead, [last]).new == 1


def test_a_good_signature_vouches_for_what_comes_before_it(team: tuple[Store, Store]) -> None:
    lead, member = team
    for staff in range(2, 6):
        change(member, Place, "p1", staff=staff)
    *rest, last = carried(member)
    taken = take(lead, [*(unsigned(one) for one in rest), last])
    assert (taken.forged, taken.new) == ((), 4)
    assert lead.check(rebuild=True).problems == ()


def test_a_new_epoch_vouches_for_what_it_goes_on_from(team: tuple[Store, Store]) -> None:
    lead, member = team
    change(member, Place, "p1", staff=2)
    member.take_in(lambda connection: identity.rotate(connection, member.entropy))
    change(member, Place, "p1", staff=3)
    first, last = carried(member)[-2:]
    assert decode(first.body)[0].stream != decode(last.body)[0].stream
    assert take(lead, [unsigned(first), last]).forged == ()
    assert get(lead, Place, "p1").staff == 3


def test_what_was_verified_earlier_vouches_too(team: tuple[Store, Store]) -> None:
    lead, member = team
    change(member, Place, "p1", staff=2)
    change(member, Place, "p1", staff=3)
    *_, first, last = carried(member)
    receive(lead, [last])
    assert take(lead, [unsigned(first)]).forged == ()


def test_many_bad_signatures_are_not_all_looked_at(team: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch) -> None:
    lead, member = team
    for number in range(FAILURES_LIMIT + 10):
        add_place(member, f"q{number}")
    looked: list[str] = []

    def counting(public: str, name: str, signature: bytes) -> bool:
        looked.append(name)
        return verified(public, name, signature)

    monkeypatch.setattr("inspector.store.journal.signatures.verified", counting)
    new = carried(member)[-FAILURES_LIMIT - 10 :]
    taken = take(lead, [unsigned(one) for one in new])
    assert len(taken.forged) == FAILURES_LIMIT + 10
    assert len(looked) == FAILURES_LIMIT
    assert taken.new == 0


def test_a_stranger_waits_until_somebody_vouches_for_the_device(stores: Make, tmp_path: Path) -> None:
    lead, other = stores("lead"), stores("other")
    add_place(lead)
    with join_store(tmp_path / "new", "new") as new:
        adopt(new, lead)
        admit(lead, new)
        receive(new, carried(lead))
        change(new, Place, "p1", staff=5)
        forged = unsigned(carried(new)[-1])
        add_place(new, "p2")
        taken = take(other, [forged, carried(new)[-1]][::-1])
        assert (taken.held, taken.forged, taken.touched) == ({"stranger": 2}, (), frozenset())
        assert held(other) == {"stranger": 2}
        assert other.audit(Query(records=["p2"])).total == 0
        released = take(other, carried(lead))
        assert released.released == 2
        assert get(other, Place, "p1").staff == 5
        assert held(other) == {}


def test_a_stranger_who_forged_is_found_out_once_the_key_is_known(stores: Make, tmp_path: Path) -> None:
    lead, other = stores("lead"), stores("other")
    with join_store(tmp_path / "new", "new") as new:
        adopt(new, lead)
        admit(lead, new)
        receive(new, carried(lead))
        add_place(new, "p2")
        assert take(other, [unsigned(carried(new)[-1])]).held == {"stranger": 1}
        taken = take(other, carried(lead))
        assert [one.device for one in taken.forged] == [device_of(new)]
        assert held(other) == {}
        assert take(other, carried(new)).new == 1


def test_a_good_copy_counts_whenever_it_comes(stores: Make, tmp_path: Path) -> None:
    """Nobody can tell a bad copy from a good one until the device's key is known: whichever of them came first."""
    lead = stores("lead")
    with join_store(tmp_path / "new", "new") as new:
        adopt(new, lead)
        admit(lead, new)
        receive(new, carried(lead))
        add_place(new, "p2")
        change(new, Place, "p2", staff=4)
        admission, good = carried(lead), carried(new)[-2:]
        bad = [unsigned(one) for one in good]
        portions = [admission, bad[:1], bad[1:], good]
        for number, order in enumerate(itertools.permutations(range(len(portions)))):
            with join_store(tmp_path / f"late{number}", f"late{number}") as late:
                adopt(late, lead)
                for index in order:
                    receive(late, portions[index])
                assert get(late, Place, "p2").staff == 4, order
                assert late.check(rebuild=True).problems == (), order


def test_a_good_copy_counts_beside_a_bad_one_in_one_package(team: tuple[Store, Store]) -> None:
    lead, member = team
    add_place(member, "p2")
    last = carried(member)[-1]
    taken = take(lead, [unsigned(last), last])
    assert (taken.new, taken.known, taken.forged) == (1, 1, ())
    assert carried(lead)[-1] == last


def test_only_some_copies_are_kept(stores: Make, tmp_path: Path) -> None:
    other = stores("other")
    with join_store(tmp_path / "new", "new") as new:
        lead = stores("lead")
        adopt(new, lead)
        admit(lead, new)
        receive(new, carried(lead))
        add_place(new, "p2")
        one = carried(new)[-1]
        for number in range(10):
            receive(other, [Carried(one.body, bytes([number]) * SIGNATURE_BYTES, one.values)] * 2)
        with other.reading() as connection:
            [(length,)] = connection.execute("SELECT max(length(signature)) FROM journal").fetchall()
        assert length == CANDIDATES_LIMIT * SIGNATURE_BYTES
        assert {len(sent.signature) for sent in carried(other)} == {SIGNATURE_BYTES}


def test_whoever_becomes_known_by_an_admission_that_counts_again_is_verified(team: tuple[Store, Store]) -> None:
    """A lead lets count what another one wrote behind a revocation, an admission among it: its key is known then."""
    lead, member = team
    enrol(lead, device_of(member), role=Role.LEAD)
    receive(member, carried(lead))
    with join_store(member.folder.parent / "new", "new") as new:
        adopt(new, lead)
        enrol(lead, device_of(member), revoked="{}")
        admit(member, new)
        receive(new, carried(member))
        add_place(new, "p2")
        add_place(new, "p3")
        *_, good, bad = carried(new)
        assert take(lead, [*carried(member), good, unsigned(bad)]).held == {"revoked": 1, "stranger": 2}
        enrol(lead, device_of(member), revoked=None)
        assert device_of(new) in lead.roster().members
        assert get(lead, Place, "p2").name
        assert body_id(bad.body) not in {body_id(one.body) for one in carried(lead)}
        assert lead.check(rebuild=True).problems == ()


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
