"""The roster: the same transactions make the same roster in whatever order they come, and nobody appoints himself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.registry import BY_NAME
from inspector.store.journal.body import Header, Kind, Operation, Value
from inspector.store.journal.keys import DeviceKey
from inspector.store.journal.roster import ROSTER, Entry, Roster, fold, verdict
from tests.store.acts import make_store

KEYS = [DeviceKey(bytes([number]) * 32) for number in range(4)]
ROOT, *_ = DEVICES = [key.device for key in KEYS]


def entry(
    hlc: int, author: int, seq: int, subject: int, over: Mapping[str, str] | None = None, **values: Value
) -> Entry:
    """A roster transaction: ``over`` names by field the transaction whose write it supersedes."""
    name = f"{hlc:02d}{author}{seq:02d}{subject}".ljust(64, "0")
    writes = {field: ("0" * 64, *(f"{over[field]}.0" for _ in (1,) if over and field in over)) for field in values}
    operation = Operation(ROSTER, DEVICES[subject], Kind.ROSTER, writes)
    header = Header(f"{DEVICES[author]}.e", seq, "", f"{hlc:015d}-000000-{DEVICES[author][:8]}", "p", "roster")
    return Entry(name, header, [operation], [values])


def admitted(hlc: int, author: int, seq: int, subject: int, role: str) -> Entry:
    return entry(hlc, author, seq, subject, signing_key=KEYS[subject].public, role=role)


def revoked(hlc: int, author: int, seq: int, subject: int, last: int) -> Entry:
    return entry(hlc, author, seq, subject, revoked=json.dumps({f"{DEVICES[subject]}.e": last}))


def judged(roster: Roster, author: int, seq: int, *operations: Operation) -> str:
    header = Header(f"{DEVICES[author]}.e", seq, "", "0" * 31, "p", "act")
    return verdict(roster, "f" * 64, header, operations, BY_NAME)


FOUNDED = admitted(1, 0, 1, 0, "lead")
PUT = Operation("unit", "u1", Kind.PUT, {"name": ("0" * 64,)})


def test_a_store_has_its_founder_on_the_roster(tmp_path: Any) -> None:
    with make_store(tmp_path / "one") as store:
        roster = store.roster()
        assert [member.role for member in roster.members.values()] == ["lead"]
        assert roster.lead(roster.root)
        assert roster.members[roster.root].recipient.startswith("age1")
        assert roster.members[roster.root].prefix == "A01"


def test_nobody_is_a_member_before_the_founder_is_known() -> None:
    assert fold(ROOT, [admitted(2, 0, 2, 1, "lead")]).members == {}
    assert fold(ROOT, [admitted(2, 1, 1, 1, "lead")]).members == {}


def test_a_stranger_does_not_admit_himself() -> None:
    roster = fold(ROOT, [FOUNDED, admitted(2, 1, 1, 1, "lead")])
    assert set(roster.members) == {ROOT}
    assert list(roster.set_aside.values()) == ["stranger"]


def test_a_key_that_is_not_the_devices_own_makes_no_member() -> None:
    roster = fold(ROOT, [FOUNDED, entry(2, 0, 2, 1, signing_key=KEYS[2].public, role="lead")])
    assert set(roster.members) == {ROOT}


def test_roles_allow_what_they_allow() -> None:
    roster = fold(ROOT, [FOUNDED, admitted(2, 0, 2, 1, "inspector"), admitted(3, 0, 3, 2, "reader")])
    close = Operation("round", "r1", Kind.PUT, {"closed_on": ("0" * 64,)})
    resolve = Operation("unit", "u1", Kind.RESOLVE, {"name": ("0" * 64,)})
    assert [judged(roster, who, 9, PUT) for who in range(4)] == ["", "", "role", "stranger"]
    assert [judged(roster, who, 9, PUT, close) for who in range(4)] == ["", "role", "role", "stranger"]
    assert [judged(roster, who, 9, resolve) for who in range(4)] == ["", "role", "role", "stranger"]


def test_a_role_of_a_later_version_allows_nothing_here() -> None:
    roster = fold(ROOT, [FOUNDED, admitted(2, 0, 2, 1, "auditor")])
    assert judged(roster, 1, 1, PUT) == "role"


def test_what_lies_behind_a_revocation_is_held() -> None:
    roster = fold(ROOT, [FOUNDED, admitted(2, 0, 2, 1, "inspector"), revoked(3, 0, 3, 1, 5)])
    assert [judged(roster, 1, seq, PUT) for seq in (5, 6)] == ["", "revoked"]
    assert not roster.lead(DEVICES[1])


def test_of_two_revocations_the_smaller_number_holds() -> None:
    admissions = [FOUNDED, admitted(2, 0, 2, 1, "lead"), admitted(2, 0, 3, 2, "lead")]
    roster = fold(ROOT, [*admissions, revoked(4, 0, 4, 2, 5), revoked(5, 1, 1, 2, 3)])
    assert [judged(roster, 2, seq, PUT) for seq in (3, 4)] == ["", "revoked"]


def test_of_two_roles_given_at_once_the_lesser_holds() -> None:
    first = admitted(2, 0, 2, 2, "inspector")
    other = admitted(2, 0, 3, 1, "lead")
    up = entry(4, 0, 4, 2, {"role": first.id}, role="lead")
    down = entry(5, 1, 1, 2, {"role": first.id}, role="reader")
    roster = fold(ROOT, [FOUNDED, first, other, up, down])
    assert roster.members[DEVICES[2]].role == "reader"


def test_earlier_acts_of_a_lead_stay_good_once_the_role_is_lowered() -> None:
    admission = admitted(2, 0, 2, 1, "lead")
    former = json.dumps([{"role": "lead", "until": {f"{DEVICES[1]}.e": 7}}])
    lowered = entry(5, 0, 3, 1, {"role": admission.id}, role="inspector", former=former)
    roster = fold(ROOT, [FOUNDED, admission, lowered, admitted(4, 1, 6, 2, "inspector")])
    resolve = Operation("unit", "u1", Kind.RESOLVE, {"name": ("0" * 64,)})
    assert [judged(roster, 1, seq, resolve) for seq in (7, 8)] == ["", "role"]
    assert DEVICES[2] in roster.members


def test_an_admission_behind_a_revocation_found_later_is_left_out() -> None:
    second = admitted(2, 0, 2, 1, "lead")
    stolen = admitted(3, 0, 9, 3, "lead")
    accomplice = admitted(4, 3, 1, 2, "lead")
    roster = fold(ROOT, [FOUNDED, second, stolen, accomplice, revoked(6, 1, 1, 0, 2)])
    assert set(roster.members) == {ROOT, DEVICES[1]}
    assert dict(roster.set_aside) == {stolen.id: "revoked", accomplice.id: "stranger"}
    assert roster.lead(DEVICES[1])
    assert not roster.lead(ROOT)


def test_of_two_leads_who_revoke_each_other_the_first_prevails() -> None:
    second = admitted(2, 0, 2, 1, "lead")
    roster = fold(ROOT, [FOUNDED, second, revoked(4, 1, 1, 0, 2), revoked(5, 0, 3, 1, 0)])
    assert roster.lead(DEVICES[1])
    assert not roster.lead(ROOT)


def test_a_void_recovery_takes_nobody_along() -> None:
    """Somebody types a sheet's code (device 3) that the new lead (1) had made void: what the first lead did stands."""
    sheet, second = admitted(2, 0, 2, 3, "lead"), admitted(6, 0, 6, 1, "lead")
    recovery, void = revoked(8, 3, 1, 0, 2), revoked(9, 1, 1, 3, 0)
    roster = fold(ROOT, [FOUNDED, sheet, admitted(3, 0, 3, 2, "inspector"), second, recovery, void])
    assert dict(roster.set_aside) == {recovery.id: "revoked"}
    assert [roster.lead(DEVICES[one]) for one in range(3)] == [True, True, False]


def test_what_was_left_out_for_a_revocation_that_is_void_comes_back() -> None:
    """The void one is found out only after its author (1) was cut off by the root, whom it had cut off."""
    second, third = admitted(2, 0, 2, 1, "lead"), admitted(3, 0, 3, 2, "lead")
    cuts_third, cuts_second = revoked(5, 1, 1, 2, 0), revoked(6, 0, 9, 1, 0)
    lead_on = admitted(4, 2, 1, 3, "inspector")
    roster = fold(ROOT, [FOUNDED, second, third, lead_on, cuts_third, cuts_second])
    assert dict(roster.set_aside) == {cuts_third.id: "revoked"}
    assert DEVICES[3] in roster.members


def test_malformed_values_revoke_and_grant_nothing_by_accident() -> None:
    second = admitted(2, 0, 2, 1, "inspector")
    odd = entry(3, 0, 3, 1, revoked="{", former="[1, {}]")
    roster = fold(ROOT, [FOUNDED, second, odd])
    assert judged(roster, 1, 1, PUT) == "revoked"


devices = st.integers(0, 3)
acts = st.one_of(
    st.builds(
        admitted,
        st.integers(2, 30),
        devices,
        st.integers(1, 9),
        devices,
        st.sampled_from(["lead", "inspector", "reader"]),
    ),
    st.builds(revoked, st.integers(2, 30), devices, st.integers(1, 9), devices, st.integers(0, 9)),
)


@given(st.lists(acts, max_size=12, unique_by=lambda one: one.id), st.randoms(use_true_random=False))
def test_the_order_of_arrival_makes_no_difference(given_acts: list[Entry], random: Any) -> None:
    known = [FOUNDED, *given_acts]
    roster = fold(ROOT, known)
    random.shuffle(known)
    assert fold(ROOT, known) == roster
    assert fold(ROOT, [*known, *known]).members == roster.members


@given(st.lists(acts, max_size=12, unique_by=lambda one: one.id))
def test_who_is_on_the_roster_was_put_there_by_a_lead(given_acts: list[Entry]) -> None:
    known = [FOUNDED, *given_acts]
    roster = fold(ROOT, known)
    counted = [one for one in known if one.id not in roster.set_aside]
    assert {one.device for one in counted} <= set(roster.members)
    for device in roster.members:
        assert any(operation.record == device for one in counted for operation in one.operations)


downwards = acts.filter(
    lambda one: all(DEVICES.index(each.record) > DEVICES.index(one.device) for each in one.operations)
)
"""Acts by which nobody admits or revokes who admitted him: what a revocation takes away is never its own ground."""


@given(st.lists(acts, max_size=12, unique_by=lambda one: one.id))
def test_what_counts_lies_behind_no_revocation(given_acts: list[Entry]) -> None:
    known = [FOUNDED, *given_acts]
    roster = fold(ROOT, known)
    counted = [one for one in known if one.id not in roster.set_aside]
    assert all(roster.members[one.device].accepts(one.header.stream, one.header.seq) for one in counted)


@given(st.lists(downwards, max_size=12, unique_by=lambda one: one.id))
def test_what_is_left_out_for_a_revocation_lies_behind_one_that_counts(given_acts: list[Entry]) -> None:
    roster = fold(ROOT, [FOUNDED, *given_acts])
    for one in given_acts:
        if roster.set_aside.get(one.id) == "revoked":
            assert not roster.members[one.device].accepts(one.header.stream, one.header.seq)
