"""A team at random: laptops that write, lose, copy and carry, and people who gain and lose their roles."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from inspector.core.clock import FixedClock
from inspector.core.errors import Refused
from inspector.core.ids import SeededEntropy
from inspector.domain.device import Role
from inspector.store.journal.body import Kind
from inspector.store.journal.carrying import Carried
from inspector.store.journal.heads import Registers
from inspector.store.journal.writer import Draft
from inspector.store.store import Store
from tests.store.acts import assert_projected, join_store, make_store
from tests.store.journal.exchange import (
    admit,
    adopt,
    carried,
    device_of,
    digest,
    enrol,
    judged_by,
    meet,
    operate,
    receive,
    take,
)
from tests.store.records import Mark, Place

LAPTOPS = st.integers(0, 5)
PLACES = st.sampled_from(["p1", "p2", "p3"])
WORDS = st.sampled_from([None, "", "Xã Khánh Vĩnh", "Hoà Bình", "x" * 40])
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "note": WORDS,
        "staff": st.none() | st.integers(0, 3),
        "extra": st.none() | st.dictionaries(st.sampled_from("ab"), st.integers(0, 2)),
    },
)


class Team(RuleBasedStateMachine):
    """A lead, and laptops that may be admitted by whoever is one; they edit, undo, lose and meet as they like."""

    def __init__(self) -> None:
        super().__init__()
        self._home = TemporaryDirectory()
        self.folder = Path(self._home.name)
        lead = make_store(self.folder / "lead", "lead")
        self.stores = [lead, *(join_store(self.folder / name, name) for name in ("one", "two", "three"))]
        for member, role in zip(self.stores[1:], (Role.LEAD, Role.INSPECTOR, Role.INSPECTOR), strict=True):
            adopt(member, lead)
            admit(lead, member, role)
        meet(self.stores)
        stranger = join_store(self.folder / "stranger", "stranger")
        adopt(stranger, lead)
        self.stores.append(stranger)
        self.copies: list[Path] = []

    def laptop(self, number: int) -> Store:
        return self.stores[number % len(self.stores)]

    @rule(laptop=LAPTOPS, record=PLACES, fields=FIELDS)
    def put(self, laptop: int, record: str, fields: dict[str, Any]) -> None:
        """Make a place, or change it; a deleted one comes back with every field written."""
        with suppress(Refused), self.laptop(laptop).write("place.put") as writing:
            place = writing.session.get(Place, record)
            if place is None:
                writing.session.add(Place(id=record, name=record, **fields))
                return
            blank = {"note": None, "staff": None, "extra": None} if place.deleted else {}
            place.deleted = False
            for name, value in (blank | fields).items():
                setattr(place, name, value)

    @rule(laptop=LAPTOPS, records=st.sets(PLACES, min_size=1), deleted=st.booleans())
    def delete_or_restore(self, laptop: int, records: set[str], deleted: bool) -> None:
        """Many records in one action."""
        with suppress(Refused), self.laptop(laptop).write("place.delete") as writing:
            for record in sorted(records):
                place = writing.session.get(Place, record)
                if place is not None:
                    place.deleted = deleted

    @rule(laptop=LAPTOPS, record=PLACES, points=st.none() | st.decimals(0, 3, places=2), deleted=st.booleans())
    def score(self, laptop: int, record: str, points: Decimal | None, deleted: bool) -> None:
        """A record that laptops name alike, the child of a place."""
        with suppress(Refused), self.laptop(laptop).write("mark.put") as writing:
            mark = writing.session.get(Mark, f"m-{record}")
            if mark is None:
                mark = Mark(id=f"m-{record}", place_id=record)
                writing.session.add(mark)
            mark.deleted = deleted
            if not deleted:
                mark.points = points

    @rule(laptop=LAPTOPS, record=PLACES, kind=st.sampled_from([Kind.RESOLVE, Kind.REDACT]), value=WORDS)
    def decide(self, laptop: int, record: str, kind: Kind, value: str | None) -> None:
        """Resolve a conflict about a note, or erase it; refused to all but leads."""

        def drafts(registers: Registers) -> list[Draft]:
            heads = tuple(sorted(registers.fields("test_place", record).get("note", {})))
            return [Draft("test_place", record, kind, {"note": (value if kind == Kind.RESOLVE else None, heads)})]

        with suppress(Refused):
            operate(self.laptop(laptop), drafts)

    @rule(laptop=LAPTOPS, subject=LAPTOPS, role=st.sampled_from(Role), kept=st.booleans())
    def change_role(self, laptop: int, subject: int, role: Role, kept: bool) -> None:
        """Admit, raise or lower somebody; what was done so far may stay good."""
        store, member = self.laptop(laptop), self.laptop(subject)
        with suppress(Refused):
            admit(store, member, role)
            if kept:
                former = [{"role": "lead", "until": self.vector(store, device_of(member))}]
                enrol(store, device_of(member), former=json.dumps(former))

    @rule(laptop=LAPTOPS, subject=LAPTOPS, back=st.integers(0, 3), taken_back=st.booleans())
    def revoke(self, laptop: int, subject: int, back: int, taken_back: bool) -> None:
        """Cut a device off behind its last act, or behind an earlier one; or let it in again."""
        store, device = self.laptop(laptop), device_of(self.laptop(subject))
        last = {stream: max(0, seq - back) for stream, seq in self.vector(store, device).items()}
        with suppress(Refused):
            enrol(store, device, revoked=None if taken_back else json.dumps(last))

    def vector(self, store: Store, device: str) -> dict[str, int]:
        with store.reading() as connection:
            rows = connection.execute(
                "SELECT stream, max(seq) FROM journal WHERE stream LIKE ? GROUP BY stream", (device + ".%",)
            )
            return dict(rows.fetchall())

    @rule(laptop=LAPTOPS, times=st.integers(1, 4), again=st.integers(0, 4))
    def undo_and_redo(self, laptop: int, times: int, again: int) -> None:
        """Back and forth; refused where there is nothing, or something newer from elsewhere."""
        store = self.laptop(laptop)
        for act in [store.undo] * times + [store.redo] * again:
            with suppress(Refused):
                act()

    @rule(laptop=LAPTOPS, days=st.integers(-365, 5))
    def clock_jumps(self, laptop: int, days: int) -> None:
        """Clocks go wrong."""
        clock = self.laptop(laptop).clock
        assert isinstance(clock, FixedClock)
        clock.set(clock.now() + timedelta(days=days))

    @rule(source=LAPTOPS, receiver=LAPTOPS, bare=st.booleans(), data=st.data())
    def some_travel(self, source: int, receiver: int, bare: bool, data: st.DataObject) -> None:
        """A part of one laptop's journal reaches another in any order, twice perhaps, or without its values."""
        journal = carried(self.laptop(source))
        if journal:
            chosen = data.draw(st.lists(st.sampled_from(range(len(journal))), max_size=6))
            some = [journal[index] for index in chosen]
            receive(self.laptop(receiver), [without_values(one) if bare else one for one in some])

    @rule(source=LAPTOPS, receiver=LAPTOPS, place=st.integers(0, 50))
    def a_forgery_travels(self, source: int, receiver: int, place: int) -> None:
        """A transaction comes without its signature: it is refused, waits, or is vouched for by a later one."""
        journal = carried(self.laptop(source))
        if journal:
            one = journal[place % len(journal)]
            receive(self.laptop(receiver), [Carried(one.body, bytes(64), one.values)])

    @rule(laptop=LAPTOPS)
    def is_copied(self, laptop: int) -> None:
        """Somebody copies a laptop's folder, to go on with it on another one or to put it back later."""
        if len(self.copies) < 2:
            target = self.folder / f"copy{len(self.copies)}"
            self.closed(laptop, lambda folder: shutil.copytree(folder, target))
            self.copies.append(target)

    @rule(laptop=LAPTOPS, copy=st.integers(0, 1))
    def is_put_back(self, laptop: int, copy: int) -> None:
        """A laptop goes on from a copy: its own of an earlier day, or another one's."""
        if copy < len(self.copies):
            source = self.copies[copy]

            def replace(folder: Path) -> None:
                shutil.rmtree(folder)
                shutil.copytree(source, folder)

            self.closed(laptop, replace)

    def closed(self, laptop: int, act: Any) -> None:
        """Do something to a laptop's folder while nobody has it open."""
        number = laptop % len(self.stores)
        store = self.stores[number]
        store.close()
        act(store.folder)
        entropy = SeededEntropy(f"{store.folder.name}-{store.clock.now()}")
        records = list(store.records.values())
        self.stores[number] = Store.open(store.folder, clock=store.clock, entropy=entropy, records=records)

    @rule()
    def all_meet(self) -> None:
        """Everybody gets everything: all agree, and a second time brings nothing."""
        meet(self.stores)
        meet(self.stores)
        first, *others = (digest(store) for store in self.stores)
        for other in others:
            assert {name for name, rows in other.items() if rows != first[name]} == set()
        again = take(self.stores[0], carried(self.stores[1]))
        assert (again.new, again.late_values, again.released, again.withdrawn) == (0, 0, 0, 0)
        assert again.forged == ()

    @invariant()
    def tables_are_what_the_journals_say(self) -> None:
        for store in self.stores:
            assert_projected(store)

    @invariant()
    def writes_are_judged_by_the_roster_of_the_journal(self) -> None:
        for store in self.stores:
            assert judged_by(store) == store.roster()

    def teardown(self) -> None:
        try:
            self.all_meet()
            for store in self.stores:
                # Two copies of one laptop may leave a gap in the stream that both went on with.
                assert {one.code for one in store.check().problems} <= {"store.check.chain"}
        finally:
            for store in self.stores:
                store.close()
            self._home.cleanup()


def without_values(one: Carried) -> Carried:
    """The same transaction, its values lost on the way."""
    return Carried(one.body, one.signature, tuple({} for _ in one.values))
