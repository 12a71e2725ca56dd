"""Signatures of what comes in: the good ones count, whenever they come and whenever a device becomes known."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.domain.device import Role
from inspector.store import identity
from inspector.store.journal.audit import Query
from inspector.store.journal.body import body_id, decode
from inspector.store.journal.carrying import SIGNATURE_BYTES, Carried
from inspector.store.journal.keys import verified
from inspector.store.journal.signatures import CANDIDATES_LIMIT, FAILURES_LIMIT
from inspector.store.store import Store
from tests.store.acts import add_place, change, get, join_store
from tests.store.journal.exchange import admit, adopt, carried, device_of, enrol, held, receive, take
from tests.store.records import Place

Make = Callable[[str], Store]


def unsigned(one: Carried) -> Carried:
    return Carried(one.body, bytes(64), one.values)


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
