"""The journal as people read it, and undo and redo."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from inspector.core.errors import Refused
from inspector.core.messages import set_language
from inspector.services import journal
from inspector.services.journal_words import action_label
from inspector.services.search import search
from inspector.services.units import UnitDraft, change_unit
from inspector.services.workspace import open_workspace
from tests.services.acts import Case, set_points


def test_who_changed_what_from_what_to_what(case: Case) -> None:
    change_unit(case.workspace, case.units[0], UnitDraft(head="Chủ tịch UBND xã Cầu Bà", block="communes"))
    entry = journal.audit(case.workspace, limit=1).entries[0]
    assert entry.person == "Trưởng phòng Nội vụ"
    assert entry.action_label == "Sửa đơn vị"
    change = next(one for one in entry.changes if one.field_label == "Chức vụ người đứng đầu")
    assert (change.kind_label, change.record_title) == ("Đơn vị", "UBND xã Cầu Bà")
    assert (change.old, change.new) == ("Chủ tịch UBND xã", "Chủ tịch UBND xã Cầu Bà")


def test_a_kind_of_unit_is_found_by_its_name(case: Case) -> None:
    before = journal.audit(case.workspace, text="đặc khu").total
    change_unit(case.workspace, case.units[0], UnitDraft(kind="special_zone"))
    assert journal.audit(case.workspace, text="đặc khu").total == before + 1


def test_values_are_read_as_people_write_them(made_sample: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    page = journal.audit(workspace)
    shown = {(one.kind, one.field_label): one.new for entry in page.entries for one in entry.changes}
    assert shown["answer", "Điểm thẩm định"].count(",") == 1
    assert shown["inspection", "Kết luận"] == "Đạt"
    assert shown["unit", "Khối"] in ("Xã, thị trấn", "Cơ quan chuyên môn", "Đơn vị sự nghiệp", "Cơ quan ngành dọc")
    assert shown["unit", "Loại đơn vị"] in (
        "Xã",
        "Thị trấn",
        "Phòng",
        "Văn phòng",
        "Thanh tra",
        "Sự nghiệp",
        "Ngành dọc",
    )
    assert shown["inspection", "Ngày kiểm tra"].count("/") == 2
    assert shown["answer", "Không áp dụng"] == "Có"
    assert all(entry.action_label != entry.action for entry in page.entries), "every action has words"
    workspace.close()


def test_pages_and_filters(case: Case) -> None:
    whole = journal.audit(case.workspace)
    assert whole.total == len(whole.entries)
    assert [entry.number for entry in journal.audit(case.workspace, offset=1, limit=2).entries] == [
        entry.number for entry in whole.entries[1:3]
    ]
    of_unit = journal.audit(case.workspace, entity_id=case.units[1])
    assert {change.record_title for entry in of_unit.entries for change in entry.changes} == {"UBND xã Giang Ly"}
    assert journal.audit(case.workspace, text="giang ly").total >= 1
    assert journal.audit(case.workspace, text="không có chữ này").total == 0
    assert journal.audit(case.workspace, since=whole.entries[0].at).total == 1


def test_words_are_looked_for_in_what_a_row_shows(case: Case) -> None:
    set_points(case, "1.1", assessed_points=Decimal("1.5"))
    last = journal.audit(case.workspace, limit=1).entries[0]

    def numbers(words: str) -> list[int]:
        return [entry.number for entry in journal.audit(case.workspace, text=words).entries]

    assert numbers("CHAM diem tieu chi") == [last.number], "the action's label"
    assert last.number in numbers("1,5"), "points as shown"
    assert numbers("150") == [], "not as stored"
    assert last.number in numbers("điểm thẩm định"), "the field's label"
    assert last.number in numbers("cầu bà"), "the record's title"
    assert len(numbers("trưởng phòng nội vụ")) == journal.audit(case.workspace).total, "the person"


def test_a_value_is_found_where_it_was_replaced_too(case: Case) -> None:
    def numbers(words: str) -> list[int]:
        return [entry.number for entry in journal.audit(case.workspace, text=words).entries]

    assert numbers("chủ tịch hđnd") == []
    first = change_unit(case.workspace, case.units[0], UnitDraft(head="Chủ tịch HĐND")).number
    assert numbers("chủ tịch hđnd") == [first], "what was written since the last search is found"
    second = change_unit(case.workspace, case.units[0], UnitDraft(head="Bí thư")).number
    assert numbers("chu tich hdnd") == [second, first]
    assert numbers("bí thư") == [second]
    assert journal.get_ready(case.workspace)
    change_unit(case.workspace, case.units[0], UnitDraft(name="UBND xã Sông Cầu"))
    assert {first, second} <= set(numbers("sông cầu")), "the subject, by the name it bears now"


def test_undo_and_redo_name_what_they_do(case: Case) -> None:
    change_unit(case.workspace, case.units[0], UnitDraft(staff=25))
    assert journal.undo_state(case.workspace).undo_label == "Sửa đơn vị"
    changed = journal.undo(case.workspace)
    assert "unit" in changed.kinds
    assert case.units[0] in changed.ids
    state = journal.undo_state(case.workspace)
    assert state.redo_label == "Sửa đơn vị"
    journal.redo(case.workspace)
    assert journal.undo_state(case.workspace).redo_label is None


def test_nothing_is_undone_in_a_workspace_open_for_reading(made_sample: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    with pytest.raises(Refused):
        journal.undo(workspace)
    workspace.close()


def test_search_leads_to_the_page(made_sample: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    hits = search(workspace, "khanh trung")
    assert (hits[0].kind, hits[0].title, hits[0].page) == ("unit", "UBND xã Khánh Trung", "units")
    assert any(hit.page == "field" for hit in hits)
    assert search(workspace, "1715")[0].title == "Kế hoạch số 1715/KH-UBND"
    assert all(hit.argument for hit in search(workspace, "niêm yết"))
    assert search(workspace, "   ") == ()
    workspace.close()


def test_labels_follow_the_language(case: Case) -> None:
    set_language("en")
    try:
        assert action_label("finding.add") == "Add a finding"
        assert action_label("something.newer") == "something.newer"
    finally:
        set_language("vi")
