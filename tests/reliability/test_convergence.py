"""Whatever a team does and however its packages travel: all laptops come to agree on what the transactions say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reliability.mutants import MUTANTS, Mutant, complaint, plant
from tests.reliability.quick import SEEDS, STEPS
from tests.reliability.season import play


def test_a_team_comes_to_agree_on_what_everybody_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in SEEDS:
        monkeypatch.setenv("INSPECTOR_HOME", str(tmp_path / f"home-{seed}"))
        counts = play(seed, tmp_path / str(seed), STEPS)
        assert counts["steps"] == STEPS
        assert counts["transactions"]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_each_planted_fault_is_noticed(tmp_path: Path, mutant: Mutant) -> None:
    plant(mutant, tmp_path)
    assert complaint(tmp_path).splitlines()[-1].startswith("AssertionError")
