"""Moments, sizes and machines in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from inspector.ui.pages.sync.words import machine, moment, size


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (1, "1 kB"),
        (1024, "1 kB"),
        (1025, "2 kB"),
        (72_000, "71 kB"),
        (2 * 1024**2, "2,0 MB"),
        (1536 * 1024**2, "1,5 GB"),
    ],
)
def test_sizes_are_never_told_too_small(count: int, shown: str) -> None:
    assert size(count) == shown


def test_moments_are_vietnamese_time() -> None:
    assert moment(datetime(2019, 6, 18, 18, 30, tzinfo=UTC)) == "19/06/2019 01:30"
    assert moment(None) == "–"


def test_machines_are_called_by_their_sign() -> None:
    assert machine("A05") == "Máy A05"
    assert machine("A07", this_laptop=True) == "Máy này (A07)"
    assert machine("") == "Máy khác"
    assert machine("", this_laptop=True) == "Máy này"
