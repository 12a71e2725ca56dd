"""Ranks (thứ hạng) inside a block, on the published two-decimal score."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

K = TypeVar("K")


def competition_ranks(scores: Mapping[K, Decimal]) -> dict[K, int]:
    """Standard competition ranks, the highest score first: 1, 2, 2, 4."""
    rank_of: dict[Decimal, int] = {}
    for place, score in enumerate(sorted(scores.values(), reverse=True), start=1):
        rank_of.setdefault(score, place)
    return {key: rank_of[score] for key, score in scores.items()}
