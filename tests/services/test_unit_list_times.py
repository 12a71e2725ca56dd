"""Lists that give units the kinds and blocks of another time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from inspector.services import unit_lists, units
from inspector.services.units import UnitDraft
from inspector.services.workspace import Workspace
from tests.services.acts import make_workspace

HEAD = "Mã,Tên đơn vị,Loại,Khối,Từ ngày,Đến ngày\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace made after the levels had changed on 1 July 2025."""
    made = make_workspace(tmp_path / "workspace", datetime(2026, 3, 2, 1, 0, tzinfo=UTC))
    yield made
    made.close()


def previewed(workspace: Workspace, folder: Path, *lines: str) -> unit_lists.ImportPreview:
    path = folder / "danh sách.csv"
    path.write_text(HEAD + "\n".join(lines), encoding="utf-8")
    return unit_lists.preview_import(workspace, path)


def test_what_has_ended_is_pointed_out_for_a_unit_that_exists_now(workspace: Workspace, tmp_path: Path) -> None:
    preview = previewed(
        workspace,
        tmp_path,
        'KV01,UBND xã Cầu Bà,Xã,"Xã, thị trấn",,',
        'KV14,UBND thị trấn Khánh Vĩnh,Thị trấn,"Xã, thị trấn",,',
        'KV02,UBND xã Giang Ly,Xã,"Xã, thị trấn",,30/06/2025',
        "SNV,Sở Nội vụ,Sở,,,",
    )
    assert (len(preview.new), preview.refused) == (4, ())
    block, kind = preview.notes
    until = "chỉ có hiệu lực đến ngày 30/06/2025, nhưng đơn vị ở dòng"
    assert block.startswith(f"Khối “Xã, thị trấn” {until} 2, 3 nay vẫn hoạt động.")
    assert kind.startswith(f"Loại đơn vị “Thị trấn” {until} 3 nay vẫn hoạt động.")
    assert unit_lists.import_units(workspace, preview).written
    again = previewed(workspace, tmp_path, 'KV01,UBND xã Cầu Bà,Xã,"Xã, thị trấn",,')
    assert (again.same, again.notes) == (1, ()), "what is known already is not pointed out again"


@pytest.mark.parametrize(
    ("line", "code", "cell"),
    [
        ('KV01,UBND xã Cầu Bà,Xã,"Xã, thị trấn",01/07/2025,', "unit.block_not_then", "D2"),
        ("KV01,UBND thị trấn Khánh Vĩnh,Thị trấn,,01/07/2025,", "unit.kind_not_then", "C2"),
        ('KV01,UBND xã Cầu Bà,Xã,"Xã, phường, đặc khu",,30/06/2025', "unit.block_not_then", "D2"),
    ],
)
def test_what_never_held_while_the_unit_exists_is_refused(
    workspace: Workspace, tmp_path: Path, line: str, code: str, cell: str
) -> None:
    preview = previewed(workspace, tmp_path, line)
    assert [(one.code, one.cell) for one in preview.refused] == [(code, cell)]
    assert preview.refused[0].message.endswith(".")
    assert (preview.new, preview.notes) == ((), ())


def test_a_known_units_own_days_count_where_the_list_gives_none(workspace: Workspace, tmp_path: Path) -> None:
    draft = UnitDraft(name="UBND xã Cầu Bà", code="KV01", kind="commune", valid_from=date(2025, 7, 1))
    units.add_unit(workspace, draft)
    preview = previewed(workspace, tmp_path, 'KV01,UBND xã Cầu Bà,Xã,"Xã, thị trấn",,')
    assert [one.code for one in preview.refused] == ["unit.block_not_then"]
    assert preview.changed == ()


def test_what_was_taken_out_of_the_catalogue_is_unknown_to_a_list(workspace: Workspace, tmp_path: Path) -> None:
    draft = units.CatalogueEntryDraft(catalogue=units.Catalogue.BLOCK, code="schools", name="Trường học")
    units.save_catalogue_entry(workspace, draft)
    assert previewed(workspace, tmp_path, "T1,Trường Tiểu học Sông Cầu,,Trường học,,").refused == ()
    workspace.store.undo()
    (line,) = previewed(workspace, tmp_path, "T1,Trường Tiểu học Sông Cầu,,Trường học,,").refused
    assert line.code == "import.unit.block_unknown"
    assert "Xã, phường, đặc khu" in line.message
    assert "Xã, thị trấn" not in line.message, "only what is in force is offered"


@pytest.mark.parametrize("known", [True, False])
def test_the_blank_form_offers_what_is_in_force(workspace: Workspace, tmp_path: Path, known: bool) -> None:
    unit_lists.write_template(workspace if known else None, tmp_path / "mau.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "mau.xlsx")["Danh mục"]
    offered = {cell.value for row in sheet.iter_rows(min_row=4) for cell in row}
    assert {"Xã, phường, đặc khu", "Phường", "Đặc khu"} <= offered
    assert not {"Xã, thị trấn", "Cơ quan chuyên môn", "Thị trấn"} & offered
