"""Power that fails at any moment costs no acknowledged save; without waiting for the disk it would."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reliability.power import attempt, lacks

pytestmark = pytest.mark.skipif(bool(lacks()), reason=lacks())


def test_power_that_fails_costs_no_acknowledged_save(tmp_path: Path) -> None:
    assert attempt(1, tmp_path / "try", 12)["acknowledged saves"]


def test_without_waiting_for_the_disk_it_would(tmp_path: Path) -> None:
    assert attempt(9, tmp_path / "try", 20)["control crashes that lost saves"]
