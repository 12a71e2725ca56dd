"""A kill -9 at any moment: nothing acknowledged is lost, nothing is there by half, and work goes on at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reliability.kills import KINDS, attempt, lacks

pytestmark = pytest.mark.skipif(bool(lacks()), reason=lacks())


@pytest.mark.parametrize("seed", range(len(KINDS)))
def test_a_kill_costs_nothing_that_was_acknowledged(tmp_path: Path, seed: int) -> None:
    assert attempt(seed, tmp_path / "try")[list(KINDS)[seed % len(KINDS)]] == 1
