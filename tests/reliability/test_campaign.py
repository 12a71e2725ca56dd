"""Long tests go on where they were stopped, keep what failed, and forget it once it passes."""

from __future__ import annotations

from pathlib import Path

from tests.reliability.campaign import Campaign, Outcome, State, again, told


def sometimes(seed: int, folder: Path) -> dict[str, int]:
    assert seed != 3, "three is out of order"
    return {"tries": 1}


def campaign(aim: int = 6) -> Campaign:
    return Campaign("sometimes", "tries", aim, sometimes)


def test_it_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    assert list(State.load(tmp_path / "sometimes.json").left(3)) == [0, 1, 2]
    for seed in (0, 2, 4, 1):
        again(campaign(), seed, tmp_path)
    state = State.load(tmp_path / "sometimes.json")
    assert state.done == [[0, 3], [4, 5]]
    assert list(state.left(6)) == [3, 5]
    assert list(state.left(2)) == []
    assert (state.tried, state.counts["tries"], sum(state.sources.values())) == (4, 4, 4)


def test_what_fails_is_kept_with_its_seed_until_it_passes(tmp_path: Path) -> None:
    assert "three is out of order" in again(campaign(), 3, tmp_path).failure
    state = State.load(tmp_path / "sometimes.json")
    assert list(state.failures) == ["3"]
    assert "dev.py soak sometimes --seed 3" in told(campaign(), state)
    state.note(3, Outcome({"tries": 1}, "", 1.0), "commit")
    assert not state.failures
    assert state.tried == 1, "a seed that is tried again is counted once"
