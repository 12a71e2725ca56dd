"""What is held can be cut at any act: each stream is cut behind a beginning of it, whatever its clock says."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from inspector.store.queries.held_acts import HeldAct, up_to

MOMENT = datetime(2019, 6, 4, tzinfo=UTC)
STREAMS = st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 2)), max_size=6), max_size=3)
"""By stream the clock at each place, and how many acts a fork has left there."""


def acts_of(streams: list[list[tuple[int, int]]]) -> list[HeldAct]:
    """The acts of a laptop, in the order of the store."""
    found = []
    for stream, places in enumerate(streams):
        reached = accumulate((clock for clock, _ in places), max)
        for seq, (latest, (_, twins)) in enumerate(zip(reached, places, strict=True), start=1):
            for twin in range(twins):
                name = f"{stream}.{seq}.{twin}"
                found.append(HeldAct(name, MOMENT, "", "revoked", f"d.{stream}", seq, f"{latest}", False, ()))
    return sorted(found, key=lambda one: one.place, reverse=True)


@given(STREAMS, st.data())
def test_a_cut_takes_what_is_listed_from_there_on_and_nothing_else(
    streams: list[list[tuple[int, int]]], data: st.DataObject
) -> None:
    acts = acts_of(streams)
    if not acts:
        return
    chosen = data.draw(st.sampled_from(acts))
    until = up_to(acts, chosen)
    taken = [one for one in acts if one.seq <= until.get(one.stream, 0)]
    assert chosen in taken
    assert taken == [one for one in acts if one.place <= chosen.place]
    assert taken == acts[len(acts) - len(taken) :], "the list is cut at one place, nothing above it goes along"
    further = data.draw(st.sampled_from(acts[: acts.index(chosen) + 1]))
    assert all(up_to(acts, further)[stream] >= seq for stream, seq in until.items())
