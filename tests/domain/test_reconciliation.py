"""Declared figures beside computed ones: the figures of the sources."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from inspector.core.formats import rate
from inspector.domain.reconciliation import compare_rate, compare_sum, counts_of_shares


def test_the_dossiers_are_off_by_200() -> None:
    found = compare_sum(Decimal(13555), [Decimal(12781), Decimal(574)])
    assert found.computed == 13355
    assert found.difference == 200
    assert not found.holds


def test_nineteen_procedures_hold() -> None:
    assert compare_sum(Decimal(19), [Decimal(count) for count in (5, 2, 2, 2, 1, 2, 1, 1, 2, 1)]).holds


def test_a_missing_term_gives_no_sum() -> None:
    assert compare_sum(Decimal(19), [Decimal(5), None]).computed is None
    assert compare_sum(Decimal(19), []).holds


def test_29_of_34_is_85_3_as_declared_with_one_decimal() -> None:
    found = compare_rate(Decimal("70.5"), Decimal(29), Decimal(34))
    assert found.computed == Decimal("85.3")
    assert found.difference == Decimal("-14.8")
    assert compare_rate(Decimal(100), Decimal(5), Decimal(0)).computed is None


def test_shares_stand_for_one_set_of_counts() -> None:
    shares = [Decimal("99.69"), Decimal("0.02"), Decimal("0.29")]
    assert counts_of_shares(12990, shares) == (12950, 2, 38)


def test_shares_that_fit_several_counts_or_none_give_nothing() -> None:
    assert counts_of_shares(12990, [Decimal(50), Decimal(50)]) is None
    assert counts_of_shares(10, [Decimal("33.33"), Decimal("66.67")]) is None
    assert counts_of_shares(10, []) is None


@given(st.lists(st.integers(0, 400), min_size=1, max_size=4))
def test_counts_are_found_again_from_their_shares_or_left_open(counts: list[int]) -> None:
    total = sum(counts)
    shares = [share for count in counts if (share := rate(count, total)) is not None]
    found = counts_of_shares(total, shares)
    assert found in (None, tuple(counts))
    if total in range(1, 300) and len(shares) == len(counts):
        assert found == tuple(counts), "two decimals tell counts below some hundred apart"
