"""What came late to what was signed: all that stands otherwise, nothing that waits for a choice, alike everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from inspector.domain.device import Role
from inspector.domain.finding import Finding
from inspector.domain.inspection import Inspection, Outcome
from inspector.domain.registry import RECORDS
from inspector.domain.round import Round
from inspector.domain.unit import Unit
from inspector.store.journal.body import Value
from inspector.store.journal.conflicts import conflicts
from inspector.store.journal.decisions import resolve
from inspector.store.journal.signed import after_signature
from inspector.store.store import Store
from tests.store.acts import add, change, make_store
from tests.store.journal.exchange import make_team, meet, operate

FIELDS = ("strengths", "limits", "unit_opinion")
WORDS = ("một", "hai", "ba")
NAMES = count(1)

Offices = tuple[Store, Store]
Told = dict[tuple[str, str, str], Value]

writes = st.lists(st.tuples(st.integers(0, 1), st.sampled_from(FIELDS), st.sampled_from(WORDS)), max_size=5)
choices = st.lists(st.sampled_from(WORDS), min_size=len(FIELDS), max_size=len(FIELDS))


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Offices]:
    """The laptops of a lead and of an inspector with a unit and a round."""
    folder: Path = tmp_path_factory.mktemp("signed")
    lead = make_store(folder / "lead", records=RECORDS)
    add(lead, Round(id="r1", year=2019, ordinal=1), Unit(id="u1", name="Xã Khánh Vĩnh", code="KV01"))
    [member] = make_team(lead, folder, "member", role=Role.INSPECTOR)
    yield lead, member
    for store in (lead, member):
        store.close()


def visit(offices: Offices) -> str:
    """A visit that both laptops know."""
    name = f"i{next(NAMES)}"
    add(offices[0], Inspection(id=name, round_id="r1", unit_id="u1"))
    meet(offices)
    return name


def note(store: Store, visit: str, field: str, signed: bool = False) -> None:
    """Keep what is known here as known to who signs, or as looked at."""
    with store.write("sign") as writing:
        found = writing.session.get_one(Inspection, visit)
        setattr(found, field, writing.seen())
        if signed:
            found.minutes_signed_on = date(2019, 3, 4)


def shown(store: Store, visit: str) -> dict[str, Value]:
    """What the fields of a visit say here."""
    with store.read() as session:
        found = session.get_one(Inspection, visit)
        return {field: getattr(found, field) for field in FIELDS}


def told(offices: Offices, visit: str) -> tuple[Told, set[str]]:
    """What came late, by record and field, and the fields that wait for a choice; the same on both laptops."""
    found = []
    for store in offices:
        with store.reading() as connection:
            late = [one for each in after_signature(connection, store.records, [visit]) for one in each.unseen]
            open_ = {one.field for one in conflicts(connection, store.records, [visit])} & set(FIELDS)
        found.append(({(one.type, one.record, one.version.field): one.version.value for one in late}, open_))
    assert found[0] == found[1]
    return found[0]


def decide(store: Store, visit: str, chosen: dict[str, str]) -> None:
    """Choose values for fields that wait for it."""
    operate(store, lambda registers: [resolve(registers, "inspection", visit, *one) for one in chosen.items()])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=writes, after=writes, again=writes, chosen=choices, signs=st.integers(0, 1), kept=st.booleans())
@example(
    before=[],
    after=[(1, "limits", "một"), (1, "limits", "hai")],
    again=[(0, "limits", "ba"), (1, "limits", "hai")],
    chosen=list(WORDS),
    signs=0,
    kept=True,
)
def test_what_is_told_is_what_stands_and_nothing_that_waits_for_a_choice(
    offices: Offices,
    before: list[tuple[int, str, str]],
    after: list[tuple[int, str, str]],
    again: list[tuple[int, str, str]],
    chosen: list[str],
    signs: int,
    kept: bool,
) -> None:
    lead, _ = offices
    name = visit(offices)
    for who, field, words in before:
        change(offices[who], Inspection, name, **{field: words})
    signed = shown(offices[signs], name)
    note(offices[signs], name, "minutes_seen", signed=True)
    for _, field, words in after:
        change(offices[1 - signs], Inspection, name, **{field: words})
    meet(offices)

    def expected(waiting: set[str], looked: dict[str, Value]) -> Told:
        now = shown(lead, name)
        differ = {field for field in FIELDS if now[field] not in (signed[field], looked.get(field, signed[field]))}
        return {("inspection", name, field): now[field] for field in differ - waiting}

    late, waiting = told(offices, name)
    assert late == expected(waiting, {})
    looked: dict[str, Value] = {}
    if kept:
        note(lead, name, "late_seen")
        meet(offices)
        looked = {field: value for field, value in shown(lead, name).items() if field not in waiting}
        assert told(offices, name) == ({}, waiting)
    if waiting:
        decide(lead, name, {field: words for field, words in zip(FIELDS, chosen, strict=True) if field in waiting})
        meet(offices)
    assert told(offices, name) == (expected(set(), looked), set())
    for who, field, words in again:
        change(offices[who], Inspection, name, **{field: words})
        meet(offices)
    assert told(offices, name) == (expected(set(), looked), set())


def test_of_what_is_gone_only_the_going_is_told_and_only_where_it_stood(offices: Offices) -> None:
    lead, member = offices
    name = visit(offices)
    add(lead, Finding(id=f"{name}-old", inspection_id=name, description="Chậm niêm yết"))
    meet(offices)
    note(lead, name, "minutes_seen", signed=True)
    add(member, Finding(id=f"{name}-new", inspection_id=name, description="Thiếu sổ"))
    with member.write("go") as writing:
        for found in ("old", "new"):
            writing.session.get_one(Finding, f"{name}-{found}").deleted = True
    meet(offices)
    assert told(offices, name)[0] == {("finding", f"{name}-old", ""): 0}


def test_of_what_one_deleted_and_another_went_on_with_nothing_is_told_until_it_is_decided(offices: Offices) -> None:
    lead, member = offices
    name = visit(offices)
    finding = f"{name}-f"
    add(lead, Finding(id=finding, inspection_id=name, description="Chậm niêm yết"))
    meet(offices)
    change(lead, Finding, finding, description="Chậm niêm yết thủ tục")
    note(lead, name, "minutes_seen", signed=True)
    with member.write("go") as writing:
        writing.session.get_one(Finding, finding).deleted = True
    meet(offices)
    assert told(offices, name) == ({}, set())


def conclude(store: Store, visit: str, outcome: Outcome, reason: str | None) -> None:
    """Conclude a visit, with a reason or without a word about it."""
    said = {} if reason is None else {"outcome_reason": reason}
    change(store, Inspection, visit, outcome=outcome, **said)


def told_beside(store: Store, visit: str) -> dict[str, Value]:
    """What is told of a conclusion, by field."""
    with store.reading() as connection:
        found = [one for each in after_signature(connection, store.records, [visit]) for one in each.unseen]
    return {one.version.field: one.version.value for one in found}


@given(
    first=st.tuples(st.sampled_from(Outcome), st.none() | st.sampled_from(WORDS)),
    later=st.tuples(st.sampled_from(Outcome), st.none() | st.sampled_from(WORDS)),
    chosen=st.sampled_from(Outcome),
    kept=st.booleans(),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(first=(Outcome.PASSING, None), later=(Outcome.FAILING, "hai"), chosen=Outcome.FAILING, kept=True)
@example(first=(Outcome.PASSING, None), later=(Outcome.PASSING, "hai"), chosen=Outcome.PASSING, kept=True)
def test_of_a_conclusion_that_waits_for_a_choice_nothing_is_told_or_left_as_it_is(
    offices: Offices,
    first: tuple[Outcome, str | None],
    later: tuple[Outcome, str | None],
    chosen: Outcome,
    kept: bool,
) -> None:
    lead, member = offices
    name = visit(offices)
    conclude(lead, name, *first)
    note(lead, name, "minutes_seen", signed=True)
    conclude(member, name, *later)
    meet(offices)
    assert told_beside(lead, name) == {}, "two people concluded it, be it alike: that is one thing to decide"
    if kept:
        note(lead, name, "late_seen")
    decide(lead, name, {"outcome": chosen.value})
    with lead.reading() as connection:
        apart = {one.field for one in conflicts(connection, lead.records, [name])}
    with lead.read() as session:
        reason = session.get_one(Inspection, name).outcome_reason
    expected: dict[str, Value] = {"outcome": chosen.value} if chosen != first[0] else {}
    if reason != first[1] and "outcome_reason" not in apart:
        expected["outcome_reason"] = reason
    assert told_beside(lead, name) == expected, "what was not shown was not left as it is"
    note(lead, name, "late_seen")
    assert told_beside(lead, name) == {}
