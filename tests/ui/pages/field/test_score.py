"""Points as they are typed: a comma and a dot alike, never above the maximum."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core import formats
from inspector.core.errors import Refused
from inspector.ui.pages.field.score import read_score

hundredths = st.integers(min_value=0, max_value=1000)


@given(hundredths, st.sampled_from([",", "."]))
def test_what_is_shown_is_read_back(value: int, mark: str) -> None:
    points = Decimal(value).scaleb(-2)
    assert read_score(formats.points(points).replace(",", mark), Decimal(10)) == points


@given(hundredths, hundredths)
def test_the_maximum_is_the_most(value: int, maximum: int) -> None:
    typed, most = formats.points(Decimal(value).scaleb(-2)), Decimal(maximum).scaleb(-2)
    if value <= maximum:
        assert read_score(typed, most) == Decimal(value).scaleb(-2)
    else:
        with pytest.raises(Refused, match="tối đa"):
            read_score(typed, most)


def test_nothing_typed_is_no_score() -> None:
    assert read_score("  ", Decimal(2)) is None


@pytest.mark.parametrize("typed", ["1,5đ", "1.5 điểm", "1,50 Đ", " 1,5 "])
def test_the_word_for_points_may_stand_behind_them(typed: str) -> None:
    assert read_score(typed, Decimal(2)) == Decimal("1.5")


@pytest.mark.parametrize("typed", ["đ", "1,5 đồng", "điểm 1"])
def test_other_words_are_no_points(typed: str) -> None:
    with pytest.raises(Refused):
        read_score(typed, Decimal(2))
