from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.reports.layout.binding import NBSP, bind, bind_title


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("còn 05 đơn vị chưa", "còn 05~đơn~vị chưa"),
        ("200 hồ sơ", "200~hồ~sơ"),
        ("trong 30 ngày làm việc", "trong 30~ngày làm việc"),
        ("ngày 05 tháng 3 năm 2020", "ngày~05~tháng~3 năm~2020"),
        ("đến hết ngày 30 tháng 11", "đến hết~ngày~30~tháng~11"),
        ("phát hiện số A01-0001", "phát hiện số~A01-0001"),
        ("tổ chức đảng 03, cá nhân vi phạm", "tổ~chức~đảng~03, cá nhân vi phạm"),
        ("Phòng Tài chính - Kế hoạch", "Phòng Tài chính~- Kế hoạch"),
        ("Kế hoạch số 1715/KH-UBND", "Kế hoạch số~1715/KH-UBND"),
        ("nêu tại Phụ lục II.", "nêu tại Phụ~lục~II."),
        ("tại Bảng 1", "tại Bảng~1"),
        ("giai đoạn 2021 - 2030", "giai đoạn 2021~-~2030"),
        ("thống kê – xã hội", "thống kê~– xã hội"),
        ("điểm a khoản 2 Điều 103", "điểm a khoản~2 Điều~103"),
        ("tỷ lệ 85,3%", "tỷ~lệ 85,3%"),
        ("8 giờ 05 phút", "8~giờ 05~phút"),
        ("a) Về phạm vi", "a)~Về phạm vi"),
        ("- Như trên", "-~Như trên"),
        ("TM. ỦY BAN", "TM.~ỦY BAN"),
        ("xem xét, chỉ đạo ./.", "xem xét, chỉ đạo./."),
        ("số lượng lớn, năm học", "số lượng lớn, năm học"),
        ("ngày ....... tháng", "ngày~....... tháng"),
    ],
)
def test_what_belongs_together_stays_together(text: str, bound: str) -> None:
    assert bind(text) == bound.replace("~", NBSP)


def test_titles_keep_compound_words_whole() -> None:
    assert bind_title("CÔNG TÁC CẢI CÁCH HÀNH CHÍNH") == f"CÔNG{NBSP}TÁC CẢI{NBSP}CÁCH HÀNH{NBSP}CHÍNH"


@given(st.text(alphabet="abcđơn vị hồ sơ ngày 0123456789./", max_size=80))
def test_binding_changes_spaces_only(text: str) -> None:
    tight = text.replace(" ", "")
    for bound in (bind(text), bind_title(text)):
        assert bound.replace(" ", "").replace(NBSP, "") == tight
