"""Every kind of thing that packages can bring has its line and its words, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from inspector.core import messages
from inspector.core.formats import small_count
from inspector.services.team.conflict_views import ConflictKind
from inspector.services.team.packages import (
    ForkView,
    GapView,
    Merge,
    PackageOutcome,
    PersonChange,
    QuarantineRow,
    UnitChange,
    Verdict,
)
from inspector.services.team.views import ActView, DecisionView, KindChange, Shift
from inspector.store.journal.roster import Held
from inspector.ui.pages.sync import merge_lines, merge_summary

AT = datetime(2019, 6, 18, 8, 20, tzinfo=UTC)
SOUND = PackageOutcome(Path("gói.cchc"), Verdict.MERGED, "", "", "Thành viên Tổ 2", "device", AT, 214, 1906, 0, 0, 6, 1)
REFUSED = replace(
    SOUND, file=Path("hỏng.cchc"), verdict=Verdict.REFUSED, code="x", reason="Gói đã hỏng.", new=0, known=0
)
EVERYTHING = Merge(
    packages=(SOUND, REFUSED),
    units=(
        UnitChange("u", "UBND xã Sơn Thái", "r", "Đợt 1 năm 2019", "19 tiêu chí, 02 phát hiện", 21, 0, 0),
        UnitChange("v", "UBND xã Cầu Bà", "r", "Đợt 1 năm 2019", "06 ảnh và tệp", 6, 1, 1),
    ),
    people=(PersonChange("Thành viên Tổ 2", "device", "A05", 214),),
    other=3,
    conflicts=(),
    new_conflicts=2,
    forks=(ForkView("device", "Thành viên Tổ 2 (A05)", AT, 2),),
    gaps=(GapView("device", "Thành viên Tổ 2 (A05)", 4),),
    quarantined=tuple(QuarantineRow("d", "Máy lạ", reason, "lý do", 1, AT, False) for reason in Held if reason),
    newer=5,
    photos_missing=1,
    backup=Path("bản.db"),
    backup_at=AT,
    shifts=(
        Shift(
            "d", "Máy mất (A01)", True, "Trưởng đoàn", "Người xem", True, False, 2, ("02 × Đổi vai trò",), 1, ("01",)
        ),
    ),
    known=1906,
    orphans=(KindChange("finding", "Phát hiện", 2, ()),),
    acts=(
        ActView("Xóa vĩnh viễn theo luật", "Người tham dự", "Trưởng đoàn Một", AT, erases=True),
        ActView("Kết thúc đợt kiểm tra", "Đợt 1 năm 2019", "Trưởng đoàn Một", AT),
    ),
    decided=(
        DecisionView(
            "answer", "a", "8.1 · UBND xã Cầu Bà", "Điểm thẩm định", "7,00 / 5,00", "6,50", "Trưởng đoàn Một", AT
        ),
        DecisionView("finding", "f", "A02-0001", "Sự tồn tại", "", "đã xóa", "Trưởng đoàn Một", AT),
    ),
)


@pytest.fixture(params=messages.LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = messages.current_language()
    messages.set_language(request.param)
    yield request.param
    messages.set_language(before)


def test_every_thing_has_a_line_of_its_own_and_something_to_tell(language: str) -> None:
    summary = merge_summary.receipt(EVERYTHING, 2, 2, may_decide=True)
    told = [summary, *merge_lines.troubles(EVERYTHING), *merge_lines.told(EVERYTHING)]
    keys = [line.key for line, _ in told]
    assert len(set(keys)) == len(keys)
    kinds = {key.partition(":")[0] for key in keys}
    assert kinds == {
        "summary",
        "shift",
        "package",
        "unit",
        "acts",
        "decided",
        "other",
        "people",
        "photos",
        "held",
        "newer",
        "fork",
        "gap",
        "orphans",
        "known",
    }
    for line, explained in told:
        assert line.title
        assert explained.title
        assert explained.sentences or explained.facts
        assert all(sentence for sentence in explained.sentences)
    assert all(messages.has(f"syncpage.conflict.{kind.value}") for kind in ConflictKind)
    assert all(messages.has(f"syncpage.verdict.{verdict.value}") for verdict in Verdict)


def test_a_package_that_brings_nothing_has_no_lines() -> None:
    nothing = replace(SOUND, new=0, known=0, photos_new=0, photos_missing=0)
    empty = Merge((nothing,), (), (), 0, (), 0, (), (), (), 0, 0)
    assert merge_lines.told(empty) == []


def test_what_stops_to_count_stands_before_all_else() -> None:
    line, told = merge_summary.preview(EVERYTHING)
    assert line.tone == "bad"
    assert "02 việc đã ghi trước đây không còn hiệu lực" in line.detail
    assert "bị đánh cắp" in told.sentences[0]
    assert told.facts[0][1].startswith("Máy mất (A01): từ Trưởng đoàn thành Người xem; 02 việc")
    calm = replace(EVERYTHING, shifts=())
    line, told = merge_summary.preview(calm)
    assert "bị đánh cắp" not in " ".join(told.sentences)


def test_the_head_counts_the_conflicts_that_are_left() -> None:
    assert "01 mâu thuẫn" in merge_summary.subtitle(EVERYTHING, 1)
    assert "mâu thuẫn" not in merge_summary.subtitle(EVERYTHING, 0)


def test_the_head_says_whose_and_how_much() -> None:
    shown = merge_summary.subtitle(EVERYTHING)
    assert shown == (
        "Gói của Thành viên Tổ 2 · 214 thay đổi mới · 1.906 đã có · 12 ảnh, tệp mới · "
        "02 việc đã ghi trước đây không còn hiệu lực · 01 việc đang tạm giữ được áp dụng · "
        "02 mâu thuẫn cần người quyết định · 01 gói bị từ chối"
    )


def test_what_is_kept_apart_is_counted_wherever_the_rest_is(language: str) -> None:
    held = replace(EVERYTHING, packages=(replace(SOUND, verdict=Verdict.PARTIAL, quarantined=6), REFUSED))
    words = messages.text("syncpage.content.held", count=small_count(6))
    for line, told in (merge_summary.preview(held), merge_summary.receipt(held, 0, 0, may_decide=True)):
        assert words in line.detail
        assert dict(told.facts)[messages.text("syncpage.fact.held")].startswith(f"{small_count(6)} ")
        assert words in dict(told.facts)[SOUND.file.name]
        assert "Thành viên Tổ 2 (A05)" in dict(told.facts)[messages.text("syncpage.fact.forks")]
    assert words in merge_summary.subtitle(held)
    assert messages.text("syncpage.fact.held") not in dict(merge_summary.preview(EVERYTHING)[1].facts)


def test_a_receipt_does_not_say_that_all_is_saved_beside_a_refused_package(language: str) -> None:
    whole = messages.text("syncpage.receipt.told")
    _, told = merge_summary.receipt(EVERYTHING, 0, 0, may_decide=True)
    assert whole not in told.sentences
    assert told.sentences[0] == messages.text("syncpage.receipt.but_refused", count=small_count(1))
    _, told = merge_summary.receipt(replace(EVERYTHING, packages=(SOUND,), acts=()), 0, 0, may_decide=True)
    assert told.sentences == (whole,)
    _, told = merge_summary.receipt(replace(EVERYTHING, packages=(REFUSED,), acts=()), 0, 0, may_decide=True)
    assert told.sentences == (messages.text("syncpage.receipt.nothing"),)


def test_the_backup_is_told_with_the_time_of_this_country_and_where_it_is_found() -> None:
    _, told = merge_summary.receipt(EVERYTHING, 0, 0, may_decide=True)
    said = dict(told.facts)["Bản sao lưu trước khi nhập"]
    assert said == "lập lúc 18/06/2019 15:20, có ở trang Thiết lập, thẻ “Dữ liệu, sao lưu”"


def test_what_was_decided_elsewhere_is_told_before_what_came_of_units() -> None:
    _, summary = merge_summary.preview(EVERYTHING)
    first = "8.1 · UBND xã Cầu Bà, Điểm thẩm định: 7,00 / 5,00; quyết định: 6,50"
    assert dict(summary.facts)["Đã giải quyết (02)"] == f"{first}\nA02-0001, Sự tồn tại: đã xóa"
    keys = [line.key for line, _ in merge_lines.told(EVERYTHING)]
    assert keys.index("decided") < keys.index("unit:0")
    told = {line.key: one for line, one in merge_lines.told(EVERYTHING)}
    assert told["decided"].facts[0] == ("Trưởng đoàn Một, lúc 18/06/2019 15:20", first)


def test_a_summary_that_stops_says_which_line_holds_the_rest() -> None:
    much = replace(EVERYTHING, decided=EVERYTHING.decided[:1] * 10, settled=EVERYTHING.decided[:1] * 9)
    facts = dict(merge_summary.preview(much)[1].facts)
    titles = {line.key: line.title for line, _ in merge_lines.told(much)}
    for name, key, rest in (("Đã giải quyết (10)", "decided", "02"), ("Giải quyết khi nhập (09)", "settled", "01")):
        last = facts[name].splitlines()[-1]
        assert last == f"và {rest} nội dung khác, xem đủ ở mục “{titles[key]}” bên trái"


def test_what_was_done_for_everybody_is_named_and_what_still_holds_what_is_erased() -> None:
    for _, summary in (merge_summary.preview(EVERYTHING), merge_summary.receipt(EVERYTHING, 0, 0, may_decide=False)):
        named = "Xóa vĩnh viễn theo luật: Người tham dự\nKết thúc đợt kiểm tra: Đợt 1 năm 2019"
        assert dict(summary.facts)["Việc chung (02)"] == named
        assert any("xóa vĩnh viễn theo luật 01 mục" in one and "backups" in one for one in summary.sentences)
    closed = replace(EVERYTHING, acts=EVERYTHING.acts[1:])
    assert not any("xóa vĩnh viễn" in one for one in merge_summary.preview(closed)[1].sentences)


def test_a_unit_whose_photos_did_not_come_is_marked(language: str) -> None:
    told = [*merge_lines.troubles(EVERYTHING), *merge_lines.told(EVERYTHING)]
    lines = {line.key: line for line, _ in told}
    assert lines["unit:0"].tone == "accent"
    assert lines["unit:1"].tone == "warning"
    assert lines["package:1"].tone == "bad"


def test_a_unit_itself_has_no_round_and_what_belongs_to_no_unit_is_named_by_kind() -> None:
    itself = UnitChange("w", "UBND xã Sơn Bình", "", "", "sửa biên chế", 1, 0, 0)
    others = (
        KindChange("round", "Đợt kiểm tra", 1, ("1/2019",)),
        KindChange("person", "Cán bộ", 7, ("Người Một", "Người Hai")),
        KindChange("implements", "Quan hệ triển khai văn bản", 2, ()),
    )
    told = {line.key: one for line, one in merge_lines.told(replace(EVERYTHING, units=(itself,), others=others))}
    assert [words for words in told["unit:0"].facts if "" in words] == []
    assert dict(told["other"].facts) == {
        "Đợt kiểm tra": "01: 1/2019",
        "Cán bộ": "07: Người Một, Người Hai…",
        "Quan hệ triển khai văn bản": "02",
    }


def test_whom_to_ask_for_photos_is_told_whatever_packages_come() -> None:
    asked = replace(EVERYTHING, photos_missing=3, photos_asked=(("Chuyên viên Một", 1), ("Chuyên viên Hai", 2)))
    for merge in (asked, replace(asked, packages=(REFUSED,))):
        told = dict(merge_summary.preview(merge)[1].facts)["Ảnh và tệp"]
        assert told.endswith("còn thiếu 03, cần xin lại từ Chuyên viên Một (01), Chuyên viên Hai (02)")
