"""Ranks inside a block."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.ranking import competition_ranks


def test_equal_scores_share_a_rank_and_the_next_is_left_out() -> None:
    scores = {"a": Decimal("89.90"), "b": Decimal("89.90"), "c": Decimal("85.00"), "d": Decimal("92.08")}
    assert competition_ranks(scores) == {"d": 1, "a": 2, "b": 2, "c": 4}


@given(st.dictionaries(st.text(max_size=3), st.decimals(0, 100, places=2), max_size=20))
def test_a_rank_is_one_more_than_the_number_of_better_ones(scores: dict[str, Decimal]) -> None:
    ranks = competition_ranks(scores)
    assert all(ranks[key] == 1 + sum(other > score for other in scores.values()) for key, score in scores.items())
