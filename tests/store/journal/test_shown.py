"""What is told of when something was written is the time of the laptop that wrote it; the order is the journal's."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.clock import FixedClock
from inspector.store.contents import contents
from inspector.store.journal import shown
from inspector.store.journal.audit import Query
from inspector.store.journal.body import Header, body_id, decode
from inspector.store.journal.conflicts import conflicts
from inspector.store.journal.state import digest as digest_of
from inspector.store.queries import team as queries
from inspector.store.queries.journal_state import journal_state, saved_here
from inspector.store.store import Store
from tests.store.acts import add_place, assert_projected, change, get, make_store
from tests.store.journal.exchange import carried, device_of, digest, make_team, meet, receive
from tests.store.records import Place

NOW = datetime(2019, 3, 5, 1, 0, tzinfo=UTC)
AHEAD = NOW + timedelta(days=400)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[list[Store]]:
    """A lead, a member whose clock is ahead, and another member; what the first wrote is known to all."""
    with ExitStack() as stack:
        lead = stack.enter_context(make_store(tmp_path / "lead"))
        add_place(lead)
        members = make_team(lead, tmp_path, "ahead", "other")
        for store, day in zip((lead, *members), (NOW, AHEAD, NOW), strict=True):
            set_clock(store, day)
        change(members[0], Place, "p1", note="Đã rà soát")
        meet([lead, *members])
        yield [lead, *(stack.enter_context(member) for member in members)]


def set_clock(store: Store, moment: datetime) -> None:
    """Let a laptop's clock go on from a moment."""
    assert isinstance(store.clock, FixedClock)
    store.clock.set(moment)


def headers(store: Store) -> list[Header]:
    """The headers of a journal in its own order."""
    return [decode(one.body)[0] for one in carried(store)]


def test_where_clocks_go_on_nothing_is_added(store: Store) -> None:
    for number in range(5):
        add_place(store, f"p{number}")
    assert all(b'"at":' not in one.body for one in carried(store))


def test_a_laptop_ahead_gives_nobody_its_time_and_everything_its_order(team: list[Store]) -> None:
    lead, ahead, other = team
    for hour, store in enumerate((lead, other, ahead)):
        set_clock(store, (AHEAD if store is ahead else NOW) + timedelta(hours=hour + 1))
        change(store, Place, "p1", staff=hour)
        meet(team)
    for store in team:
        latest = store.audit(Query(), limit=4).entries
        assert [entry.device for entry in latest] == [device_of(one) for one in (ahead, other, lead, ahead)]
        assert [entry.at.date() for entry in latest] == [one.date() for one in (AHEAD, NOW, NOW, AHEAD)]
        assert [entry.at.hour for entry in latest[:3]] == [4, 3, 2]
        assert get(store, Place, "p1").staff == 2
        with store.reading() as connection:
            told = {device: (one.last.year, one.last.month) for device, one in queries.activity(connection).items()}
        assert told == {device_of(lead): (2019, 3), device_of(other): (2019, 3), device_of(ahead): (2020, 4)}
        assert store.check(rebuild=True).problems == ()
        assert receive(store, carried(lead)) == 0
    assert digest(lead) == digest(ahead) == digest(other)


def test_days_find_what_was_written_on_them(team: list[Store]) -> None:
    lead = team[0]
    change(lead, Place, "p1", staff=5)
    for day, numbers in ((NOW, {6}), (AHEAD, {5})):
        begin = day.replace(hour=0)
        found = lead.audit(Query(since=begin, until=begin + timedelta(days=1)))
        assert {entry.number for entry in found.entries} == numbers
        assert found.total == 1


def test_who_wrote_a_version_last_and_who_wrote_it_when_are_two_things(team: list[Store]) -> None:
    lead, ahead, other = team
    change(other, Place, "p1", name="Xã Cầu Bà")
    change(lead, Place, "p1", name="Xã Giang Ly")
    change(ahead, Place, "p1", name="Xã Khánh Trung")
    meet(team)
    for store in team:
        with store.reading() as connection:
            [found] = conflicts(connection, store.records)
        stamps = [one.stamp for one in found.versions]
        assert stamps == sorted(stamps, reverse=True)
        assert {one.device: one.at.year for one in found.versions} == {
            device_of(lead): 2019,
            device_of(other): 2019,
            device_of(ahead): 2020,
        }
        assert found.versions[0].value == get(store, Place, "p1").name


def test_every_question_for_a_time_is_answered_by_the_own_clock(team: list[Store]) -> None:
    lead, _, other = team
    own, added = device_of(lead), device_of(other)
    change(lead, Place, "p1", staff=5)
    newcomer = make_team(lead, lead.folder.parent, "newcomer")[0]
    with newcomer, lead.reading() as connection:
        times = [
            queries.activity(connection)[own].last,
            queries.known_up_to(connection, own, {headers(lead)[-1].stream: (99, "")})[2],
            queries.written_at(connection, [body_id(carried(lead)[-1].body)]),
            queries.entered_at(connection, device_of(newcomer)),
            contents(connection).at,
        ]
    times += [journal_state(lead).saved_at, saved_here(lead)]
    assert {moment.date() for moment in times if moment is not None} == {NOW.date()}
    assert None not in times
    with lead.reading() as connection:
        assert queries.known_up_to(connection, own, {}) == (0, 6, None)
        assert queries.entered_at(connection, added) == datetime(2019, 3, 4, 1, 0, 5, tzinfo=UTC)


def test_what_is_held_is_told_by_the_own_clock(team: list[Store], tmp_path: Path) -> None:
    ahead = team[1]
    with make_store(tmp_path / "foreign", "foreign") as foreign:
        set_clock(foreign, AHEAD)
        add_place(foreign, "f1")
        set_clock(foreign, NOW)
        add_place(foreign, "f2")
        receive(ahead, carried(foreign)[1:])
    with ahead.reading() as connection:
        [row] = queries.held(connection)
    assert (row.count, row.last) == (2, NOW)


DAY = 86_400_000
"""In milliseconds, which is what a journal tells."""
ACTS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(-3 * DAY, 400 * DAY), st.booleans()),
    min_size=1,
    max_size=6,
)


@settings(max_examples=12)
@given(ACTS, st.integers(0, 5), st.integers(0, 5))
def test_whatever_the_clocks_say_each_laptop_is_believed_and_all_agree(
    acts: list[tuple[int, int, bool]], first: int, last: int
) -> None:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        lead = stack.enter_context(make_store(Path(folder) / "lead"))
        add_place(lead)
        team = [lead, *(stack.enter_context(one) for one in make_team(lead, Path(folder), "one", "two"))]
        said: dict[str, datetime] = {}
        for number, (who, ahead, is_meeting) in enumerate(acts):
            now = NOW + timedelta(milliseconds=ahead)
            set_clock(team[who], now)
            change(team[who], Place, "p1", staff=number)
            said[body_id(carried(team[who])[-1].body)] = now
            if is_meeting:
                meet(team)
        meet(team)
        _assert_agreed(team, said)
        moments = sorted(said.values())
        since, until = (moments[min(place, len(moments) - 1)] for place in (first, last))
        for store in team:
            every = store.audit(Query()).entries
            for query in (Query(since=since), Query(until=until), Query(since=since, until=until)):
                found = store.audit(query)
                wanted = [one.id for one in every if _lies(one.at, query)]
                assert ([one.id for one in found.entries], found.total) == (wanted, len(wanted))


def _assert_agreed(team: list[Store], said: dict[str, datetime]) -> None:
    digests = set()
    for store in team:
        every = store.audit(Query()).entries
        stamps = [header.hlc for header in headers(store)]
        assert [store_stamp(store, one.number) for one in every] == sorted(stamps, reverse=True)
        for one in every:
            assert abs(one.at - said.get(one.id, one.at)) < timedelta(seconds=1)
        assert_projected(store)
        with store.reading() as connection:
            digests.add(digest_of(connection, store.records))
    assert len(digests) == 1


def store_stamp(store: Store, number: int) -> str:
    """The stamp of a transaction; its time is the same by its row as by its header."""
    with store.reading() as connection:
        stamp, body = connection.execute("SELECT hlc, body FROM journal WHERE number = ?", (number,)).fetchone()
        assert shown.moment_in(connection, stamp, number) == shown.moment_of(decode(body)[0])
    return str(stamp)


def _lies(at: datetime, query: Query) -> bool:
    return (query.since is None or at >= query.since) and (query.until is None or at < query.until)
