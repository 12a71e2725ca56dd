"""Taking in is a join of sets of transactions: commutative, associative, idempotent, on random triples of sets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlcipher3.dbapi2
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.store import schema
from inspector.store.engine import Connection, guard
from inspector.store.journal.body import Header, Kind, Operation, body_id, encode, reference, value_hash
from inspector.store.journal.carrying import Carried
from inspector.store.journal.intake import Intake
from inspector.store.journal.keys import DeviceKey
from inspector.store.journal.rebuild import rebuild
from inspector.store.journal.roster import ROSTER
from inspector.store.journal.state import digest, heads_digest
from tests.store.records import TEST_RECORDS

KEYS = [DeviceKey(bytes([number + 1]) * 32) for number in range(3)]
RECORDS = {str(record.__tablename__): record for record in TEST_RECORDS}
SALT = bytes(16)
FIELDS = {"test_place": ("name", "note"), "test_mark": ("place_id", "note")}
KINDS = (Kind.PUT, Kind.PUT, Kind.PUT, Kind.DELETE, Kind.RESTORE, Kind.RESOLVE, Kind.REDACT)


class History:
    """What three devices wrote, each after a part of what was there."""

    def __init__(self) -> None:
        self.journal: list[Carried] = []
        self._tips = [(0, "") for _ in KEYS]
        self._written: list[tuple[str, Operation]] = []
        for number, role in enumerate(("lead", "lead", "inspector")):
            values = {"signing_key": KEYS[number].public, "role": role}
            self.write(0, number, ROSTER, KEYS[number].device, Kind.ROSTER, values, ())

    def write(
        self, author: int, hlc: int, kind: str, record: str, what: Kind, values: dict[str, str], named: Sequence[int]
    ) -> None:
        """One transaction of one operation, which names some of the earlier ones."""
        earlier = [self._written[index % len(self._written)] for index in named if self._written]
        about = [(name, one) for name, one in earlier if (one.type, one.record) == (kind, record)]
        writes = {
            field: (value_hash(SALT, value), *(name for name, one in about if field in one.set))
            for field, value in values.items()
        }
        seen = tuple(name for name, _ in about) if what in (Kind.DELETE, Kind.RESTORE) else ()
        operation = Operation(kind, record, what, writes, seen)
        key, (seq, prev) = KEYS[author], self._tips[author]
        stamp = f"{hlc:015d}-000000-{key.device[:8]}"
        body = encode(Header(f"{key.device}.00000000", seq + 1, prev, stamp, "p", "act"), [operation])
        name = body_id(body)
        self._tips[author] = (seq + 1, name)
        self._written.append((reference(name, 0), operation))
        beside = {field: (SALT.hex(), value) for field, value in values.items()}
        self.journal.append(Carried(body, key.sign(name), (beside,)))


@st.composite
def histories(draw: Any) -> list[Carried]:
    history = History()
    for _ in range(draw(st.integers(1, 14))):
        kind = draw(st.sampled_from(sorted(FIELDS)))
        record = draw(st.sampled_from(["a", "b"]))
        fields = draw(st.sets(st.sampled_from(FIELDS[kind])))
        values = {field: draw(st.sampled_from(["a", "b", "x"])) for field in sorted(fields)}
        named = draw(st.lists(st.integers(0, 20), max_size=6))
        history.write(
            draw(st.integers(0, 2)), draw(st.integers(1, 9)), kind, record, draw(st.sampled_from(KINDS)), values, named
        )
        if draw(st.integers(0, 5)) == 0:
            subject, role = draw(st.integers(0, 2)), draw(st.sampled_from(["lead", "inspector", "reader"]))
            lead, when = draw(st.integers(0, 1)), draw(st.integers(1, 9))
            history.write(lead, when, ROSTER, KEYS[subject].device, Kind.ROSTER, {"role": role}, named)
    return history.journal


@contextmanager
def empty() -> Iterator[Connection]:
    connection: Connection = sqlcipher3.dbapi2.connect(":memory:", isolation_level=None)
    guard(connection).open = True
    schema.create(connection, TEST_RECORDS)
    connection.execute("INSERT INTO meta VALUES ('root', ?)", (KEYS[0].device,))
    yield connection
    connection.close()


def merged(*parts: Sequence[Carried]) -> tuple[str, str, dict[str, str]]:
    """What taking the parts in one after the other comes to: state, tips, and what is held for which reason.

    In the end everything is taken in once more: values that an erasure had dropped before its author turned out not to
    be permitted it come back that way.
    """
    with empty() as connection:
        everything = [one for part in parts for one in part]
        for part in (*parts, everything):
            intake = Intake(connection, RECORDS)
            for one in part:
                intake.take(one)
            assert intake.finish().forged == ()
        held = dict(connection.execute("SELECT id, held FROM journal WHERE held <> ''").fetchall())
        found = digest(connection, RECORDS), heads_digest(connection), held
        rebuild(connection, RECORDS)
        assert digest(connection, RECORDS) == found[0]
        return found


@st.composite
def triples(draw: Any) -> list[list[Carried]]:
    """Three sets that may have transactions in common, each in an order of its own."""
    journal = draw(histories())
    places = st.lists(st.sampled_from(range(len(journal))), unique=True)
    return [[journal[place] for place in draw(places)] for _ in range(3)]


@settings(max_examples=20)
@given(triples())
def test_taking_in_is_a_join(sets: list[list[Carried]]) -> None:
    a, b, c = sets
    assert merged(a, b) == merged(b, a)
    assert merged([*a, *b], c) == merged(a, [*b, *c]) == merged(c, b, a)
    assert merged(a, a) == merged(a)
    assert merged(a, b, a, b) == merged([*b, *a])


@settings(max_examples=20)
@given(histories(), st.randoms(use_true_random=False))
def test_any_order_of_all_comes_to_the_same(journal: list[Carried], random: Any) -> None:
    shuffled = list(journal)
    random.shuffle(shuffled)
    assert merged(shuffled) == merged(journal) == merged(*([one] for one in shuffled))
