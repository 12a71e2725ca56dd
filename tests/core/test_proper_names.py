"""Names of bodies told apart in little room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.proper_names import proper_names


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (
            ["UBND xã Bình Hải", "UBND phường Châu Ổ", "Phòng Văn hóa"],
            ["Bình Hải", "Châu Ổ", "Phòng Văn hóa"],
        ),
        (["Phòng Văn hóa", "Phòng Tài chính"], ["Văn hóa", "Tài chính"]),
        (["Bình Hải", "Bình Châu"], ["Bình Hải", "Bình Châu"]),
        (["UBND", "UBND xã", "", ""], ["UBND", "UBND xã", "", ""]),
        (["Trung tâm Y tế", "Trung tâm Văn hóa"], ["Y tế", "Văn hóa"]),
        (["UBND xã Bình Minh", "UBND phường Bình Minh"], ["UBND xã Bình Minh", "UBND phường Bình Minh"]),
        (["Ban quản lý dự án", "Ban quản lý chợ"], ["Ban quản lý dự án", "Ban quản lý chợ"]),
        (["UBND xã Bình Hải"], ["UBND xã Bình Hải"]),
        ([], []),
    ],
)
def test_the_kind_is_left_out_where_others_have_it(names: list[str], short: list[str]) -> None:
    assert proper_names(names) == short


NAMES = st.lists(st.lists(st.sampled_from(["UBND", "xã", "Bình", "Hải", "1"]), max_size=4).map(" ".join), unique=True)


@given(NAMES)
def test_different_names_stay_different_and_end_as_before(names: list[str]) -> None:
    short = proper_names(names)
    assert all(name.endswith(told) and (told or not name) for name, told in zip(names, short, strict=True))
    whole = [told for name, told in zip(names, short, strict=True) if told != name]
    assert len(set(whole)) == len(whole)
