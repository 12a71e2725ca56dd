"""Lists of units: previewed, refused line by line, written as one action, read back as written."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.core.errors import Refused
from inspector.services import unit_lists, units
from inspector.services.workspace import Workspace
from tests.services.acts import add_unit, living, undone

HEAD = "Mã,Tên đơn vị,Loại,Khối,Biên chế\n"


def listed(folder: Path, *lines: str) -> Path:
    path = folder / "danh sách.csv"
    path.write_text(HEAD + "\n".join(lines), encoding="utf-8")
    return path


def test_a_list_is_shown_before_it_is_written(workspace: Workspace, tmp_path: Path) -> None:
    add_unit(workspace, "KV01", "UBND xã Cầu Bà", staff=20)
    add_unit(workspace, "KV02", "UBND xã Giang Ly")
    lines = ("KV01,UBND xã Cầu Bà,Xã,,21", "KV02,UBND xã Giang Ly,Xã,,", "KV03,Phòng Y tế,Phòng,,5")
    before = living(workspace)
    preview = unit_lists.preview_import(workspace, listed(tmp_path, *lines))
    assert living(workspace) == before
    assert (preview.rows, preview.same, preview.refused, preview.needs_decision) == (3, 1, (), False)
    assert [(line.code, line.name) for line in preview.new] == [("KV03", "Phòng Y tế")]
    assert [(f.label, f.old, f.new) for f in preview.changed[0].fields] == [("Biên chế", 20, 21)]
    result = undone(workspace, lambda: unit_lists.import_units(workspace, preview))
    assert result.written
    assert [(row.code, row.staff, row.block) for row in units.units(workspace)] == [
        ("KV01", 21, "communes"),
        ("KV02", None, "communes"),
        ("KV03", 5, "departments"),
    ]
    again = unit_lists.preview_import(workspace, listed(tmp_path, *lines))
    assert (again.new, again.changed, again.same) == ((), (), 3)


def test_a_new_unit_is_shown_with_all_it_will_be_entered_with(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text(
        "Mã,Tên đơn vị,Loại,Khối,Từ ngày,Đến ngày,Biên chế,Người đứng đầu,Ghi chú\n"
        "KV03,Phòng Y tế,Phòng,,01/02/2019,31/12/2019,5,Trưởng phòng,Tách từ văn phòng\n"
        "KV04,UBND xã Giang Ly,,,,,,,\n",
        encoding="utf-8",
    )
    preview = unit_lists.preview_import(workspace, path)
    assert unit_lists.import_units(workspace, preview).written
    kept = units.units(workspace)
    assert [
        (one.code, one.name, one.kind, one.block, one.valid_from, one.valid_to, one.staff, one.head, one.note)
        for one in preview.new
    ] == [
        (
            unit.code,
            unit.name,
            unit.kind_name,
            unit.block_name,
            unit.valid_from,
            unit.valid_to,
            unit.staff,
            unit.head or "",
            unit.note or "",
        )
        for unit in kept
    ]
    assert (kept[0].code, kept[0].block, kept[0].staff, kept[0].note) == ("KV03", "departments", 5, "Tách từ văn phòng")


def test_refused_rows_stop_the_list_unless_they_are_skipped(workspace: Workspace, tmp_path: Path) -> None:
    path = listed(tmp_path, "KV01,UBND xã Cầu Bà,Xã,,", "KV02,,Xã,,", "KV03,Phòng Y tế,Lạ,,")
    preview = unit_lists.preview_import(workspace, path)
    assert [(line.row, line.code) for line in preview.refused] == [
        (3, "import.unit.no_name"),
        (4, "import.unit.kind_unknown"),
    ]
    assert all(line.message and line.cell for line in preview.refused)
    before = living(workspace)
    assert not unit_lists.import_units(workspace, preview).written
    assert living(workspace) == before
    assert unit_lists.import_units(workspace, preview, skip_refused=True).written
    assert [row.code for row in units.units(workspace)] == ["KV01"]


def test_old_encodings_wait_for_a_decision(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "cu.csv"
    # "UBND xã Khánh Đông" and "Phòng Tư pháp" as TCVN3 fonts show them.
    path.write_text("Mã,Tên đơn vị\nKV01,UBND x· Kh¸nh §«ng\nKV02,Phßng T­ ph¸p\n", encoding="utf-8")
    preview = unit_lists.preview_import(workspace, path)
    assert preview.needs_decision
    assert ("UBND x· Kh¸nh §«ng", "UBND xã Khánh Đông") in preview.legacy
    with pytest.raises(Refused) as refusal:
        unit_lists.import_units(workspace, preview)
    assert refusal.value.code == "import.units.undecided"
    assert units.units(workspace) == ()
    decided = unit_lists.preview_import(workspace, path, convert_legacy=True)
    unit_lists.import_units(workspace, decided)
    assert [row.name for row in units.units(workspace)] == ["UBND xã Khánh Đông", "Phòng Tư pháp"]


def test_what_is_exported_can_be_read_back(workspace: Workspace, tmp_path: Path) -> None:
    add_unit(workspace, "KV01", "UBND xã Cầu Bà", staff=20, note="có 3 thôn")
    units.add_unit(workspace, units.UnitDraft(name="Công an huyện", code="KV31", kind="vertical"))
    unit_lists.export_units(workspace, tmp_path / "ra.xlsx")
    preview = unit_lists.preview_import(workspace, tmp_path / "ra.xlsx")
    assert (preview.rows, preview.same, preview.refused) == (2, 2, ())


@pytest.mark.parametrize("known", [True, False])
def test_blank_form_holds_no_unit(workspace: Workspace, tmp_path: Path, known: bool) -> None:
    unit_lists.write_template(workspace if known else None, tmp_path / "mau.xlsx")
    with pytest.raises(Refused) as refusal:
        unit_lists.preview_import(workspace, tmp_path / "mau.xlsx")
    assert refusal.value.code == "import.units.no_rows"


def test_a_known_code_with_quite_another_name_is_marked_and_comes_first(workspace: Workspace, tmp_path: Path) -> None:
    add_unit(workspace, "KV01", "UBND xã Cầu Bà", staff=20)
    add_unit(workspace, "KV02", "Phòng Kinh tế")
    lines = ("KV01,UBND xã Cầu bà,Thị trấn,,21", "KV02,Trạm Y tế xã,,,")
    preview = unit_lists.preview_import(workspace, listed(tmp_path, *lines))
    assert [(line.code, line.name, line.renamed) for line in preview.changed] == [
        ("KV02", "Phòng Kinh tế", True),
        ("KV01", "UBND xã Cầu Bà", False),
    ]
    assert ("Loại đơn vị", "Xã", "Thị trấn") in [(f.label, f.old, f.new) for f in preview.changed[1].fields]


def test_single_changed_rows_can_be_left_out(workspace: Workspace, tmp_path: Path) -> None:
    add_unit(workspace, "KV01", "UBND xã Cầu Bà", staff=20)
    add_unit(workspace, "KV02", "Phòng Kinh tế")
    lines = ("KV01,UBND xã Cầu Bà,,,21", "KV02,Trạm Y tế xã,,,")
    preview = unit_lists.preview_import(workspace, listed(tmp_path, *lines))
    assert unit_lists.import_units(workspace, preview, leave_out={3}).written
    assert {(row.name, row.staff) for row in units.units(workspace)} == {
        ("UBND xã Cầu Bà", 21),
        ("Phòng Kinh tế", None),
    }


def test_a_row_with_two_bad_cells_is_one_refused_row(workspace: Workspace, tmp_path: Path) -> None:
    path = listed(tmp_path, "KV01,UBND xã Cầu Bà,Xã,,", "KV02,Phòng Y tế,Lạ,,hai mươi")
    preview = unit_lists.preview_import(workspace, path)
    assert len(preview.refused) == 2
    assert preview.refused_rows == 1
    assert len(preview.new) + len(preview.changed) + preview.same + preview.refused_rows == preview.rows == 2
