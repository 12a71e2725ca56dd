"""A few tries of the campaigns that have no other quick form of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.reliability import faults, instances, joins, kills, versions
from tests.reliability.campaigns import CAMPAIGNS

PAGE = (Path(__file__).parents[2] / "docs" / "reliability.md").read_text(encoding="utf-8")


def test_triples_of_sets_come_to_the_same(tmp_path: Path) -> None:
    assert joins.attempt(0, tmp_path)["triples"] == joins.TRIPLES


@pytest.mark.skipif(bool(faults.lacks()), reason=faults.lacks())
@pytest.mark.parametrize("seed", range(len(faults.KINDS)))
def test_a_fault_leaves_nothing_by_half(tmp_path: Path, seed: int) -> None:
    assert faults.attempt(seed, tmp_path / "try")[list(faults.KINDS)[seed]] == 1


def test_versions_exchange_without_loss(tmp_path: Path) -> None:
    assert versions.attempt(0, tmp_path)["transactions"] > versions.ACTS // 4


@pytest.mark.skipif(bool(kills.lacks()), reason=kills.lacks())
def test_a_second_start_never_writes(tmp_path: Path) -> None:
    assert instances.attempt(0, tmp_path / "try")["second starts refused"] == 1


def test_every_campaign_is_described() -> None:
    assert not {campaign.name for campaign in CAMPAIGNS} - set(re.findall(r"`soak (\w+)`", PAGE))
