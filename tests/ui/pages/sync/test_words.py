"""Moments and machines in words."""

from __future__ import annotations

from datetime import UTC, datetime

from inspector.ui.pages.sync.words import machine, moment


def test_moments_are_vietnamese_time() -> None:
    assert moment(datetime(2019, 6, 18, 18, 30, tzinfo=UTC)) == "19/06/2019 01:30"
    assert moment(None) == "–"


def test_machines_are_called_by_their_sign() -> None:
    assert machine("A05") == "Máy A05"
    assert machine("A07", this_laptop=True) == "Máy này (A07)"
    assert machine("") == "Máy khác"
    assert machine("", this_laptop=True) == "Máy này"
