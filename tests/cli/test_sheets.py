"""Lists taken over from spreadsheets, and blank forms."""

from __future__ import annotations

import json
from pathlib import Path

from inspector.core import settings as settings_file
from inspector.core.messages import text
from inspector.services.workspace import open_workspace
from tests.cli.running import Capture, data, number_of, run, sheet


def test_units_are_previewed_then_imported(capsys: Capture, sample_folder: Path, tmp_path: Path) -> None:
    listed = sheet(tmp_path / "ds.xlsx", ("KV01", "UBND xã Cầu Bà", "", ""), ("KV35", "UBND xã Mới", "Xã", ""))
    before = number_of(sample_folder)
    words = ("import", "units", listed, "--workspace", sample_folder)
    seen = data(capsys, *words, "--preview")
    assert seen == {
        "kind": "units",
        "rows": 2,
        "new": 1,
        "changed": 0,
        "same": 1,
        "refused": [],
        "written": False,
    }
    assert number_of(sample_folder) == before
    assert data(capsys, *words)["written"] is True
    assert number_of(sample_folder) == before + 1
    status, out, _ = run(capsys, *words, "--json")
    again = json.loads(out)
    assert (status, again["same"], again["written"]) == (0, 2, False), "nothing new is no failure, and nothing written"


def test_refused_rows_stop_an_import_unless_they_are_to_be_skipped(
    capsys: Capture, sample_folder: Path, tmp_path: Path
) -> None:
    listed = sheet(tmp_path / "ds.xlsx", ("KV99", "UBND xã Cầu Bà", "", ""), ("KV35", "UBND xã Mới", "Xã", ""))
    words = ("import", "units", listed, "--workspace", sample_folder, "--json")
    before = number_of(sample_folder)
    status, out, _ = run(capsys, *words)
    found = json.loads(out)
    assert status == 1
    assert found["written"] is False
    (refused,) = found["refused"]
    assert set(refused) == {"row", "cell", "code", "message"}
    assert refused["row"] == 2
    assert "KV01" in refused["message"], "a known name with another code is refused with both shown"
    assert number_of(sample_folder) == before
    status, out, _ = run(capsys, *words, "--skip-refused")
    assert (status, json.loads(out)["written"]) == (0, True)
    before = number_of(sample_folder)
    status, out, _ = run(capsys, *words, "--skip-refused")
    assert (status, json.loads(out)["written"]) == (0, False), "the only row that could be written is there by now"
    assert number_of(sample_folder) == before


def test_an_import_counts_rows_and_notes_other_names(capsys: Capture, sample_folder: Path, tmp_path: Path) -> None:
    listed = sheet(tmp_path / "ds.xlsx", ("KV01", "Trạm Y tế", "", ""), ("KV35", "UBND xã Mới", "Lạ", "31/02/2019"))
    status, out, _ = run(capsys, "import", "units", listed, "--workspace", sample_folder, "--preview")
    assert status == 0
    assert text("cli.import.renamed") in out
    counts = text("cli.import.counts", file="ds.xlsx", rows=2, new=0, changed=1, same=0, refused=1)
    assert counts in out


def test_an_import_tells_days_and_counts_as_people_write_them(
    capsys: Capture, sample_folder: Path, tmp_path: Path
) -> None:
    listed = tmp_path / "ds.csv"
    listed.write_text("Mã;Tên đơn vị;Từ ngày;Biên chế\nKV02;UBND xã Giang Ly;2018-05-01;1012\n", encoding="utf-8")
    _, out, _ = run(capsys, "import", "units", listed, "--workspace", sample_folder, "--preview")
    assert "→ 01/05/2018" in out
    assert "→ 1.012" in out


def test_an_import_tells_every_cell_of_a_new_unit(capsys: Capture, sample_folder: Path, tmp_path: Path) -> None:
    listed = tmp_path / "ds.csv"
    head = "Mã;Tên đơn vị;Loại;Đến ngày;Biên chế;Người đứng đầu\n"
    listed.write_text(head + "KV35;UBND xã Mới;Xã;31/12/2019;1012;Chủ tịch UBND xã\n", encoding="utf-8")
    _, out, _ = run(capsys, "import", "units", listed, "--workspace", sample_folder, "--preview")
    line = next(line for line in out.splitlines() if "KV35" in line)
    assert "Loại đơn vị: Xã; Khối: Xã, thị trấn; Đến ngày: 31/12/2019; Biên chế: 1.012" in line
    assert line.endswith("Chức vụ người đứng đầu: Chủ tịch UBND xã")


def test_the_blank_form_can_be_made_without_a_workspace(capsys: Capture, tmp_path: Path) -> None:
    target = tmp_path / "mẫu.xlsx"
    assert data(capsys, "template", "units", "-o", target) == {"kind": "units", "file": str(target), "workspace": None}
    assert target.stat().st_size > 0


def test_a_workspace_that_somebody_writes_to_can_be_read(capsys: Capture, sample_folder: Path, tmp_path: Path) -> None:
    listed = sheet(tmp_path / "ds.xlsx", ("KV35", "UBND xã Mới", "Xã", ""))
    words = ("import", "units", listed, "--workspace", sample_folder)
    window = open_workspace(sample_folder)
    status, _, err = run(capsys, *words)
    assert (status, "--preview" in err) == (1, True), "the sentence names what can be done meanwhile"
    assert data(capsys, *words, "--preview")["new"] == 1
    window.close()


def test_a_template_offers_what_the_workspace_knows(capsys: Capture, sample_folder: Path, tmp_path: Path) -> None:
    words = ("template", "units", "-o", tmp_path / "mau.xlsx")
    _, out, _ = run(capsys, "template", "units", "-o", tmp_path / "a.xlsx", "--workspace", sample_folder)
    assert "“UBND huyện Khánh Vĩnh”" in out, "it says whose kinds and blocks are in the form"
    chosen = settings_file.load()
    chosen.remember(sample_folder)
    settings_file.save(chosen)
    assert data(capsys, *words)["workspace"] == str(sample_folder)
    (sample_folder / "store.db").write_bytes(b"damaged")
    (tmp_path / "mau.xlsx").unlink()
    assert data(capsys, *words)["workspace"] is None, "a blank form can be made without any workspace"
    assert run(capsys, *words, "--workspace", sample_folder)[0] == 1, "but not where one was named"


def test_a_template_is_a_workbook_and_nothing_else(capsys: Capture, tmp_path: Path) -> None:
    status, _, err = run(capsys, "template", "units", "-o", tmp_path / "mau.pdf")
    assert (status, ".xlsx" in err) == (1, True)
    status, _, err = run(capsys, "template", "units", "-o", tmp_path / "none" / "mau.xlsx")
    assert (status, "No such file" in err) == (1, False), "no English in a Vietnamese sentence"
    assert list(tmp_path.iterdir()) == []
