"""A season of a team by chance: real stores, real packages on a stick that come late, twice, in parts or out of order.

All of it follows from a seed, so whatever fails can be played again.
"""

from __future__ import annotations

import json
import os
import random
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from inspector.core.clock import FixedClock
from inspector.core.errors import Refused
from inspector.core.ids import SeededEntropy
from inspector.domain.device import Role
from inspector.store import identity
from inspector.store.journal import hlc
from inspector.store.journal.body import OPERATION_BITS, Header, Kind, Operation, body_id, encode, value_hash
from inspector.store.journal.carrying import Carried
from inspector.store.journal.heads import Registers
from inspector.store.journal.state import heads
from inspector.store.journal.writer import Author, Draft
from inspector.store.store import Store
from inspector.sync.exporting import Selection, export_package
from inspector.sync.package import open_package
from tests.reliability import oracle
from tests.store.acts import assert_projected, join_store, make_store
from tests.store.journal.exchange import admit, adopt, carried, device_of, digest, enrol, meet, operate, receive, take
from tests.store.journal.team import without_values
from tests.store.records import Mark, Place

WORDS = (None, "", "Xã Khánh Vĩnh", "Hoà Bình", "thiếu kế hoạch", "x" * 40)
PLACES = ("p1", "p2", "p3", "p4")
ROLES = (Role.LEAD, Role.LEAD, Role.INSPECTOR, Role.INSPECTOR, Role.READER)
STICK = 12
"""Packages that lie on the stick at most; older ones are thrown away."""
EXAMINED_EVERY = 50
HOME_ON_DISK = "INSPECTOR_HOME"
NOON = datetime(2019, 3, 4, 12, tzinfo=UTC)


class Season:
    """Three to six laptops, one of them a stranger's at times, and a stick."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.dice = random.Random(seed)
        self.folder = folder
        self.counts: Counter[str] = Counter()
        self.stick: list[Path] = []
        self.copies: list[Path] = []
        folder.mkdir(parents=True, exist_ok=True)
        lead = make_store(folder / "lead", f"lead-{seed}")
        names = ["one", "two", "three", "four", "five"][: self.dice.randint(2, 5)]
        self.stores = [lead, *(join_store(folder / name, name) for name in names)]
        for place, member in enumerate(self.stores[1:]):
            adopt(member, lead)
            if place == 0 or self.dice.random() < 0.8:
                admit(lead, member, self.dice.choice(ROLES))
        meet(self.stores[: 1 + self.dice.randint(1, len(names))])

    def play(self, steps: int) -> Counter[str]:
        """So many acts, then everybody meets everybody; raises where anything is not as it must be."""
        usual = [*[self.edit] * 5, *[self.score] * 3, *[self.send] * 2, *[self.arrive] * 4, self.carry_some]
        usual += [self.delete, self.bring_back, *[self.decide] * 2, *[self.erase] * 2, self.undo, self.clock_jumps]
        rare = [
            *[self.act_beyond_the_role] * 4,
            self.forge,
            self.change_role,
            self.revoke,
            self.is_copied,
            self.is_put_back,
        ]
        for step in range(1, steps + 1):
            act = self.dice.choice(rare if self.dice.random() < 0.15 else usual)
            self.counts["steps"] += 1
            try:
                act()
            except Refused:
                self.counts["refused"] += 1
            if step % EXAMINED_EVERY == 0:
                oracle.examine(self.laptop())
        self.come_to_agree()
        return self.counts

    def laptop(self) -> Store:
        """Any of them."""
        return self.dice.choice(self.stores)

    def edit(self) -> None:
        """Make a place, or change some of its fields."""
        with self.laptop().write("place.put") as writing:
            record = self.dice.choice(PLACES)
            place = writing.session.get(Place, record)
            if place is None:
                place = Place(id=record, name=record)
                writing.session.add(place)
            place.deleted = False
            for name in self.dice.sample(["note", "staff", "name"], self.dice.randint(1, 2)):
                value = self.dice.randint(0, 9) if name == "staff" else self.dice.choice(WORDS)
                setattr(place, name, value or record if name == "name" else value)

    def score(self) -> None:
        """A record that all laptops name alike, the child of a place."""
        record = self.dice.choice(PLACES)
        with self.laptop().write("mark.put") as writing:
            mark = writing.session.get(Mark, f"m-{record}")
            if mark is None:
                mark = Mark(id=f"m-{record}", place_id=record)
                writing.session.add(mark)
            mark.deleted = False
            mark.points = Decimal(self.dice.randint(0, 300)) / 100

    def delete(self) -> None:
        """Delete a place or a mark alone, though others may have changed it."""
        self._existence(deleted=True)

    def bring_back(self) -> None:
        """Take one out of the bin."""
        self._existence(deleted=False)

    def _existence(self, *, deleted: bool) -> None:
        shape, prefix = self.dice.choice(((Place, ""), (Mark, "m-")))
        with self.laptop().write("existence") as writing:
            found = writing.session.get(shape, prefix + self.dice.choice(PLACES))
            if found is not None:
                found.deleted = deleted

    def decide(self) -> None:
        """Somebody resolves a conflict, or what may be one."""
        self._over_all_heads(Kind.RESOLVE, self.dice.choice(WORDS))

    def erase(self) -> None:
        """A lawful erasure of a note."""
        self._over_all_heads(Kind.REDACT, None)

    def _over_all_heads(self, kind: Kind, value: str | None) -> None:
        record = self.dice.choice(PLACES)

        def drafts(registers: Registers) -> list[Draft]:
            heads = tuple(sorted(registers.fields("test_place", record).get("note", {})))
            return [Draft("test_place", record, kind, {"note": (value, heads)})]

        operate(self.laptop(), drafts)

    def undo(self) -> None:
        """Back, and perhaps forth again."""
        store = self.laptop()
        store.undo()
        if self.dice.random() < 0.5:
            store.redo()

    def send(self) -> None:
        """A package for everybody is put on the stick."""
        source = self.laptop()
        file = self.folder / f"{self.counts['packages']}.cchc"
        since = None if self.dice.random() < 0.7 else self._tips(self.laptop())
        export_package(
            source, file, [author(one).key.recipient for one in self.stores], Selection(since=since), program="0"
        )
        self.stick.append(file)
        self.counts["packages"] += 1
        while len(self.stick) > STICK:
            self.stick.pop(0).unlink()

    def arrive(self) -> None:
        """A package of the stick, early or late or once more: in its order or shuffled, all of it or a part."""
        if not self.stick:
            return
        receiver = self.laptop()
        with open_package(self.dice.choice(self.stick), author(receiver).key.identity) as package:
            found = list(package.transactions())
        way = self.dice.choice(("whole", "shuffled", "shuffled", "part", "part", "bare"))
        if way == "shuffled":
            self.dice.shuffle(found)
        if way == "part":
            found = self.dice.sample(found, self.dice.randint(0, len(found)))
        if way == "bare":
            found = [without_values(one) if self.dice.random() < 0.6 else one for one in found]
        seen = self.dice.random() < 0.2
        taken = take(receiver, found, keep=False) if seen else None
        kept = take(receiver, found)
        assert taken is None or taken == kept, "a preview tells what the merge does"
        self.counts["taken in"] += kept.new

    def carry_some(self) -> None:
        """Some transactions of another laptop, in any order, twice perhaps."""
        journal = carried(self.laptop())
        if journal:
            receive(self.laptop(), self.dice.choices(journal, k=self.dice.randint(1, 8)))

    def act_beyond_the_role(self) -> None:
        """A changed program signs what its person may not do, at moments that others use too, and over anything."""
        store, record = self.dice.choice([self.laptop(), *self.stores[:1] * 2]), self.dice.choice(PLACES[:2])
        who, key, over = author(store), author(store).key, self._any_references(store, record)
        salt, value = self.dice.randbytes(16), self.dice.choice(WORDS)
        kind = self.dice.choice((Kind.RESOLVE, Kind.PUT, Kind.PUT, Kind.DELETE, Kind.REDACT))
        seen = over if kind == Kind.DELETE else ()
        operation = Operation("test_place", record, kind, {"note": (value_hash(salt, value), *over)}, seen)
        stamp = hlc.following("", NOON, key.device)
        actor = who.actor if self.dice.random() < 0.8 else "person-nobody"
        body = encode(Header(who.stream, self.dice.randint(1, 9), "0" * 64, stamp, actor, "act"), [operation])
        beside = {"note": (salt.hex(), value)}
        receive(self.laptop(), [Carried(body, key.sign(body_id(body)), (beside,))])

    def _any_references(self, store: Store, record: str) -> tuple[str, ...]:
        """Some operations about a record, whatever they wrote, one about another record, and one nobody has."""
        with store.reading() as connection:
            rows = connection.execute(
                "SELECT id || '.' || (op & ?) FROM operation JOIN journal ON number = op >> ? ORDER BY record = ?, op",
                ((1 << OPERATION_BITS) - 1, OPERATION_BITS, record),
            )
            known = [str(row[0]) for row in rows]
        some = self.dice.sample(known[-6:], min(2, len(known))) + self.dice.sample(known, min(1, len(known)))
        return tuple(sorted({*some, f"{self.dice.getrandbits(256):064x}.0"}))

    def forge(self) -> None:
        """A transaction comes without its signature."""
        journal = carried(self.laptop())
        if journal:
            one = self.dice.choice(journal)
            receive(self.laptop(), [Carried(one.body, bytes(64), one.values)])

    def change_role(self) -> None:
        """Admit, raise or lower somebody; what was done so far may stay good."""
        store, member = self.laptop(), self.dice.choice(self.stores[self.dice.random() < 0.9 :])
        admit(store, member, self.dice.choice(list(Role)))
        if self.dice.random() < 0.5:
            former = [{"role": "lead", "until": self._vector(store, device_of(member))}]
            enrol(store, device_of(member), former=json.dumps(former))

    def revoke(self) -> None:
        """Cut a device off behind an earlier act; or let it in again."""
        store, device = self.laptop(), device_of(self.dice.choice(self.stores[self.dice.random() < 0.9 :]))
        back = self.dice.randint(0, 3)
        last = {stream: max(0, seq - back) for stream, seq in self._vector(store, device).items()}
        enrol(store, device, revoked=None if self.dice.random() < 0.5 else json.dumps(last))

    def clock_jumps(self) -> None:
        """A year back to five days ahead."""
        clock = self.laptop().clock
        assert isinstance(clock, FixedClock)
        clock.set(clock.now() + timedelta(days=self.dice.randint(-365, 5), seconds=self.dice.random()))

    def is_copied(self) -> None:
        """Somebody copies a laptop's folder or restores nothing yet: for another laptop, or to be put back later."""
        place = self.dice.randrange(len(self.stores))
        if len(self.copies) == 2:
            shutil.rmtree(self.copies.pop(0))
        target = self.folder / f"copy{self.counts['copies']}"
        self.counts["copies"] += 1
        self._closed(place, lambda folder: shutil.copytree(folder, target))
        self.copies.append(target)

    def is_put_back(self) -> None:
        """A laptop goes on from a copy: its own of an earlier day, or as the twin of another one."""
        if not self.copies:
            return
        source = self.dice.choice(self.copies)

        def replace(folder: Path) -> None:
            shutil.rmtree(folder)
            shutil.copytree(source, folder)

        self._closed(self.dice.randrange(len(self.stores)), replace)
        self.counts["put back"] += 1

    def _closed(self, place: int, act: Callable[[Path], object]) -> None:
        store = self.stores[place]
        store.close()
        act(store.folder)
        entropy = SeededEntropy(f"{store.folder.name}-{self.counts['steps']}")
        records = list(store.records.values())
        self.stores[place] = Store.open(store.folder, clock=store.clock, entropy=entropy, records=records)

    def come_to_agree(self) -> None:
        """Everybody gets everything: all show the same, and nothing of what anybody knew is lost."""
        known = set[str]().union(*map(_ids, self.stores))
        # What nobody has a signature for any more (its laptop was put back) cannot be known from a forgery.
        signed = {body_id(one.body) for store in self.stores for one in carried(store) if any(one.signature)}
        unsigned = known - signed
        meet(self.stores)
        meet(self.stores)
        first, *others = (digest(store) for store in self.stores)
        for other in others:
            assert {name for name, found in other.items() if found != first[name]} == set()
        for store in self.stores:
            assert _ids(store) | unsigned >= known, "a transaction was lost"
            result = oracle.examine(store)
            assert_projected(store)
        self.counts.update({f"values {fate}": count for fate, count in Counter(result.fate.values()).items()})
        again = take(self.stores[0], carried(self.stores[1]))
        assert (again.new, again.late_values, again.released, again.withdrawn) == (0, 0, 0, 0)
        self.counts["transactions"] += len(known)

    def close(self) -> None:
        """Close all laptops."""
        for store in self.stores:
            store.close()

    def _tips(self, store: Store) -> dict[str, tuple[int, str]]:
        with store.reading() as connection:
            return heads(connection)

    def _vector(self, store: Store, device: str) -> dict[str, int]:
        with store.reading() as connection:
            rows = connection.execute(
                "SELECT stream, max(seq) FROM journal WHERE stream LIKE ? GROUP BY stream", (device + ".%",)
            )
            return dict(rows.fetchall())


def author(store: Store) -> Author:
    """Who writes in a store."""
    with store.reading() as connection:
        return identity.author_of(connection)


def _ids(store: Store) -> set[str]:
    with store.reading() as connection:
        return {row[0] for row in connection.execute("SELECT id FROM journal")}


def play(seed: int, folder: Path, steps: int = 200) -> Counter[str]:
    """One season in a folder of its own."""
    os.environ[HOME_ON_DISK] = str(folder / "home")
    season = Season(seed, folder / "laptops")
    try:
        return season.play(steps)
    finally:
        season.close()
