from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from inspector.reports import ChangeLine, SupplementInput, compose_supplement, conclusions, missing_letters
from inspector.reports.parts import Letterhead, Table
from inspector.reports.wording import catalogue
from tests.reports import khanh_trung
from tests.reports.recorder import recorded
from tests.reports.spoken import spoken
from tests.reports.test_coverage import saying

GOLDEN = Path(__file__).parent / "golden" / "supplement.txt"


def supplement() -> SupplementInput:
    """Two things put right in the minutes of Khánh Trung."""
    visit = khanh_trung.minutes()
    held = replace(visit, visited_on=date(2019, 6, 25), started_at=None, ended_at=None)
    changes = (
        ChangeLine(
            what="Tiêu chí 1.2 “Mức độ hoàn thành kế hoạch CCHC”: điểm thẩm định",
            old="1,50",
            new="1,00",
            reason="Đối chiếu lại sổ văn bản đến: 02 báo cáo gửi sau thời hạn",
        ),
        ChangeLine(
            what="Tồn tại, hạn chế",
            old="Một TTHC niêm yết (01/10) chưa được thay bằng bản công bố mới.",
            new="Hai TTHC niêm yết (02/10) chưa được thay bằng bản công bố mới.",
            reason="Ghi nhầm số TTHC khi lập biên bản",
        ),
    )
    return SupplementInput(
        visit=held,
        original_on=date(2019, 6, 18),
        original_number="05",
        reason="Ghi nhầm khi lập biên bản.",
        changes=changes,
        conclusions=conclusions(held, points=True, outcome=False),
    )


def test_supplementary_minutes_say_what_changes_from_what_to_what_and_why() -> None:
    assert spoken(compose_supplement(supplement())) == GOLDEN.read_text("utf-8")


def test_they_name_the_minutes_they_put_right_by_number_and_day() -> None:
    said = spoken(compose_supplement(supplement()))
    assert "UBND xã Khánh Trung (số 05/BB-ĐKT), ký ngày 18 tháng 6 năm 2019 (sau đây" in said
    bare = spoken(compose_supplement(replace(supplement(), original_number="", original_on=None)))
    assert "tại UBND xã Khánh Trung, ký ngày ....... tháng ....... năm ....... (sau đây" in bare


def test_they_have_no_place_and_date_in_their_letterhead_and_three_signers() -> None:
    document = compose_supplement(supplement())
    head, end = document.body.parts[0], document.body.parts[-1]
    assert isinstance(head, Letterhead)
    assert (head.symbol, head.place) == ("BB-ĐKT", "")
    assert len(end.signatures) == 3  # type: ignore[union-attr]


def test_the_common_reason_is_written_once() -> None:
    source = supplement()
    first, second = source.changes
    said = spoken(compose_supplement(replace(source, changes=(first, replace(second, reason=source.reason)))))
    assert said.count("Ghi nhầm khi lập biên bản.") == 1
    assert "công bố mới. | Như nêu tại mục I" in said


def test_a_second_one_says_so_and_one_without_changes_too() -> None:
    again = spoken(compose_supplement(replace(supplement(), ordinal=2)))
    assert "# Biên bản bổ sung: Bổ sung, đính chính lần 2 Biên bản kiểm tra" in again
    bare = replace(supplement(), changes=(), conclusions=())
    assert "Chưa ghi nhận nội dung bổ sung, đính chính." in spoken(compose_supplement(bare))
    added = spoken(compose_supplement(replace(bare, further=("Bổ sung 02 tài liệu kiểm chứng.",))))
    assert "Chưa ghi nhận" not in added
    assert "Bổ sung 02 tài liệu kiểm chứng." in added


def test_sums_and_outcome_are_told_only_where_they_may_have_changed() -> None:
    said = spoken(compose_supplement(supplement()))
    assert "Sau khi đính chính, tổng điểm thẩm định: 89,08/100,00 điểm." in said
    assert "Kết luận: UBND xã Khánh Trung đạt yêu cầu." in said
    visit = supplement().visit
    assert conclusions(visit, points=False, outcome=False) == ()
    assert conclusions(visit, points=False, outcome=True) == ("Kết luận: UBND xã Khánh Trung đạt yêu cầu.",)
    assert "Kết luận:" not in spoken(compose_supplement(replace(supplement(), conclusions=())))


def test_long_texts_go_overleaf_with_the_head_of_the_table() -> None:
    long = ChangeLine(what="Ưu điểm", old="một hai ba bốn " * 400, new="năm sáu bảy " * 400, reason="Ghi thiếu")
    document = compose_supplement(replace(supplement(), changes=(long,) * 2))
    (table,) = [part for part in document.body.parts if isinstance(part, Table)]
    assert sum(column.width for column in table.columns) == 165
    pages = recorded(document)
    assert sum("Theo Biên" in page.text for page in pages) > 2
    assert f"Biên bản gồm {len(pages):02d} trang" in "".join(page.text for page in pages)


def test_its_fixed_sentences_are_in_the_font() -> None:
    for key, words in catalogue("supplement").items():
        assert missing_letters(saying(words)) == (), key
