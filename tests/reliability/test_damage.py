"""Bits that flip in a store and bytes that change in a package are noticed, and nothing else comes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reliability import damage


@pytest.mark.parametrize("seed", [0, 1])
def test_bits_that_flip_in_a_store_are_noticed_or_without_effect(tmp_path: Path, seed: int) -> None:
    assert damage.pages(seed, tmp_path).total() == damage.FLIPS


@pytest.mark.parametrize("place", [0, 9, 11, 50, 60, 300, 700])
def test_a_changed_byte_is_refused_whatever_it_becomes(tmp_path: Path, place: int) -> None:
    assert damage.package(place, tmp_path / "try")["refused"] == 259
