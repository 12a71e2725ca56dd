"""The commands from the command line to the store and back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from inspector.core import settings as settings_file
from inspector.core.messages import text
from inspector.services import inspections, rounds, supplements
from inspector.services.workspace import open_workspace
from tests.cli.running import Capture, data, number_of, run, sheet

_ROOT = Path(__file__).resolve().parents[2]


def test_new_makes_a_workspace_and_remembers_it(capsys: Capture, tmp_path: Path) -> None:
    folder = tmp_path / "mới"
    made = data(capsys, "new", folder, "--organisation", "UBND xã Cầu Bà", "--person", "Trưởng đoàn")
    assert made["name"] == "UBND xã Cầu Bà"
    assert Path(made["workspace"]) == folder
    assert data(capsys, "summary")["counts"]["in_scope"] == 0, "the workspace made last is the one meant"


def test_a_folder_in_use_is_refused_in_one_sentence(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("thư", encoding="utf-8")
    for words in (["sample", tmp_path], ["new", tmp_path, "--organisation", "A", "--person", "B"]):
        status, out, err = run(capsys, *words)
        assert (status, out) == (1, "")
        assert err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_summary_for_people_and_for_scripts(capsys: Capture, made_sample: Path) -> None:
    status, out, err = run(capsys, "--workspace", made_sample, "summary")
    assert (status, err) == (0, "")
    assert "29/34 đơn vị đạt (85,3%)" in out
    assert "Chưa kiểm tra (05 đơn vị)" in out
    assert "Phòng Nội vụ" in out
    found = data(capsys, "summary", "--workspace", made_sample, "--round", "1")
    assert found["counts"]["in_scope"] == 17
    status, out, _ = run(capsys, "summary", "--workspace", made_sample, "--lang", "en")
    assert "29/34 units passing" in out
    assert "Not inspected (5 units)" in out


def test_wrong_usage_and_refusals_have_their_own_status(capsys: Capture, made_sample: Path, tmp_path: Path) -> None:
    assert run(capsys, "summry")[0] == 2
    assert run(capsys, "summary", "--workspace", tmp_path / "nowhere")[0] == 1
    assert run(capsys, "summary", "--workspace", made_sample, "--round", "9")[0] == 1
    assert run(capsys, "summary", "--workspace", made_sample, "--as-of", "32/13/2019")[0] == 1
    status, _, err = run(capsys, "summary")
    assert status == 1
    assert "--workspace" in err, "nothing was opened yet, and the sentence says what to do"


@pytest.mark.parametrize(
    "words", [("year", "--round", "1"), ("year", "--unit", "KV01"), ("round", "--round", "1", "--unit", "KV01")]
)
def test_an_option_that_a_document_is_not_about_is_not_passed_over(
    capsys: Capture, made_sample: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    target = tmp_path / "a.pdf"
    status, _, err = run(capsys, "report", *words, "-o", target, "--workspace", made_sample)
    assert (status, target.exists()) == (2, False)
    assert f"không dùng với report {words[0]}" in err


def test_reports_are_written_without_a_trace_in_the_store(capsys: Capture, sample_folder: Path, tmp_path: Path) -> None:
    before = number_of(sample_folder)
    common = ("--workspace", sample_folder)
    year = data(capsys, "report", "year", "--year", "2019", "-o", tmp_path / "năm.pdf", *common)
    assert year["pages"] > 5
    assert year["issued"] is False
    by_id = data(capsys, "summary", *common)["rounds"][0]["id"]
    first = data(capsys, "report", "round", "--round", by_id, "-o", tmp_path / "1.pdf", *common)
    second = data(capsys, "report", "round", "--round", "1", "-o", tmp_path / "2.pdf", *common)
    assert first["sha256"] == second["sha256"]
    minutes = data(capsys, "report", "minutes", "--unit", "ubnd xã khánh trung", "-o", tmp_path / "b.pdf", *common)
    assert minutes["pages"] >= 3
    assert number_of(sample_folder) == before


def test_supplementary_minutes_are_a_document_of_a_visit_whose_minutes_are_signed(
    capsys: Capture, sample_folder: Path, tmp_path: Path
) -> None:
    workspace = open_workspace(sample_folder)
    round_ = rounds.rounds(workspace, 2019)[1]
    scope = rounds.round_view(workspace, round_.id).units
    row = next(one for one in scope if one.state is inspections.InspectionState.INSPECTED)
    inspections.sign_minutes(workspace, row.inspection_id, date(2019, 12, 20))
    words = ("report", "minutes", "--supplementary", "--unit", row.code, "--workspace", sample_folder)
    workspace.close()
    status, _, err = run(capsys, *words, "-o", tmp_path / "a.pdf")
    assert (status, text("supplement.none") in err) == (1, True)
    workspace = open_workspace(sample_folder)
    draft = supplements.SupplementDraft(reason="ghi nhầm địa điểm", held_on=date(2019, 12, 25))
    supplements.begin_supplement(workspace, row.inspection_id, draft)
    inspections.change_inspection(workspace, row.inspection_id, inspections.InspectionDraft(place="Hội trường"))
    workspace.close()
    made = data(capsys, *words, "-o", tmp_path / "a.pdf", "--issue")
    assert (made["document"], made["issued"]) == ("supplement", True)
    assert run(capsys, "report", "year", "--supplementary", "-o", tmp_path / "b.pdf")[0] == 2


def test_a_report_is_issued_once_it_is_asked_for(capsys: Capture, sample_folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "bc.pdf"
    words = ("report", "year", "-o", target, "--workspace", sample_folder, "--number", "15", "--date", "16/3/2020")
    assert data(capsys, *words, "--issue")["issued"] is True
    assert target.stat().st_size > 0
    assert run(capsys, *words, "--issue", "--draft")[0] == 2
    other = ("report", "round", "--round", "1", "-o", tmp_path / "dot.pdf", "--workspace", sample_folder)
    draft = data(capsys, *other, "--number", "15", "--date", "20/3/2020", "--draft")
    assert "number_taken" in {one["code"] for one in draft["problems"]}, "said before it is issued"
    (tmp_path / "dot.pdf").unlink()
    status, _, err = run(capsys, *other, "--number", "015", "--date", "20/3/2020", "--issue")
    assert (status, "Báo cáo kết quả kiểm tra năm 2019" in err) == (1, True), "the register gives a number once"
    assert not (tmp_path / "dot.pdf").exists()
    assert data(capsys, *other, "--number", "16", "--date", "20/3/2020", "--issue")["issued"] is True


def test_a_document_needs_its_round_and_its_unit(capsys: Capture, made_sample: Path, tmp_path: Path) -> None:
    common = ("-o", tmp_path / "a.pdf", "--workspace", made_sample)
    assert run(capsys, "report", "round", *common)[0] == 2
    assert run(capsys, "report", "minutes", *common)[0] == 2
    status, _, err = run(capsys, "report", "minutes", "--unit", "UBND xã Không Có", *common)
    assert status == 1
    assert "UBND xã Không Có" in err
    assert not (tmp_path / "a.pdf").exists()


def test_a_unit_of_another_round_is_named_with_the_round(capsys: Capture, made_sample: Path, tmp_path: Path) -> None:
    words = ("report", "minutes", "--unit", "KV01", "--round", "2", "-o", tmp_path / "a.pdf")
    status, _, err = run(capsys, *words, "--workspace", made_sample)
    assert (status, "đợt “2”" in err) == (1, True)


def test_a_store_is_not_restored_as_if_it_were_a_backup(capsys: Capture, made_sample: Path, tmp_path: Path) -> None:
    status, _, err = run(capsys, "restore", made_sample / "store.db", tmp_path / "new")
    assert (status, str(made_sample) in err) == (1, True)
    assert not (tmp_path / "new").exists()


def test_a_workspace_that_is_gone_is_said_to_be_so(capsys: Capture, tmp_path: Path) -> None:
    chosen = settings_file.load()
    chosen.remember(tmp_path / "đã chuyển")
    settings_file.save(chosen)
    status, _, err = run(capsys, "summary")
    assert (status, text("cli.workspace_gone", path=tmp_path / "đã chuyển") in err) == (1, True)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    _, out, _ = run(capsys, "verify", tmp_path / "a.pdf", "--json")
    assert json.loads(out)["verdict"] == "alone", "what needs no workspace goes on without it"
    status, _, err = run(capsys, "summary", "--workspace", tmp_path / "không có")
    assert (status, f"Không tìm thấy “{tmp_path / 'không có'}”" in err) == (1, True)


def test_a_report_into_a_folder_that_is_not_there_names_the_folder(
    capsys: Capture, made_sample: Path, tmp_path: Path
) -> None:
    target = tmp_path / "chưa có" / "a.pdf"
    status, _, err = run(capsys, "report", "year", "-o", target, "--workspace", made_sample)
    assert (status, text("documents.no_folder", path=target.parent) in err) == (1, True)


@pytest.mark.parametrize("words", [("restore", "a.bak"), ("join", "--person", "Chuyên viên", "-o", "a.cchc")])
def test_a_folder_that_was_not_named_is_wrong_usage(capsys: Capture, words: tuple[str, ...]) -> None:
    status, out, err = run(capsys, *words)
    assert (status, out) == (2, "")
    assert err


def test_a_file_of_somebody_is_never_written_over(capsys: Capture, made_sample: Path, tmp_path: Path) -> None:
    listed = tmp_path / "danh sách.xlsx"
    listed.write_bytes("đã điền".encode())
    status, _, err = run(capsys, "template", "units", "-o", listed)
    assert (status, text("store.archive.exists", path=listed) in err) == (1, True)
    assert listed.read_bytes() == "đã điền".encode()
    note, common = tmp_path / "ghi chú.pdf", ("--workspace", made_sample)
    note.write_bytes(b"%PDF-1.4 note startxref")
    status, _, err = run(capsys, "report", "year", "-o", note, *common)
    assert (status, text("documents.other_file", path=note) in err) == (1, True)
    assert note.read_bytes() == b"%PDF-1.4 note startxref"


def test_a_report_takes_the_place_of_its_earlier_output_and_of_no_other(
    capsys: Capture, made_sample: Path, tmp_path: Path
) -> None:
    target = tmp_path / "đợt.pdf"
    words = ("report", "round", "-o", target, "--workspace", made_sample, "--round")
    first = data(capsys, *words, "1", "--draft")["sha256"]
    assert data(capsys, *words, "1")["sha256"] != first
    kept = target.read_bytes()
    assert run(capsys, *words, "2")[0] == 1
    assert target.read_bytes() == kept


def test_a_name_that_no_disk_takes_is_refused(capsys: Capture, tmp_path: Path) -> None:
    for folder in (tmp_path / ("x" * 300), tmp_path / "letter.txt" / "below"):
        (tmp_path / "letter.txt").write_text("thư", encoding="utf-8")
        assert run(capsys, "sample", folder)[0] == 1
        assert run(capsys, "new", folder, "--organisation", "A", "--person", "B")[0] == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize("json_too", [[], ["--json"]])
def test_output_that_cannot_be_written_is_told_in_a_sentence(
    made_sample: Path, inspector_home: Path, json_too: list[str]
) -> None:
    environment = {**os.environ, "INSPECTOR_HOME": str(inspector_home)}
    command = [sys.executable, "-m", "inspector", "--workspace", str(made_sample), "summary", *json_too]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, cwd=_ROOT, env=environment, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr


def test_a_laptop_without_a_home_says_nothing_in_english(made_sample: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    environment = {**os.environ, "INSPECTOR_HOME": str(tmp_path / "file")}
    command = [sys.executable, "-m", "inspector", "--workspace", str(made_sample), "summary"]
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_check_backup_and_restore(capsys: Capture, made_sample: Path, tmp_path: Path) -> None:
    common = ("--workspace", made_sample)
    checked = data(capsys, "check", "--rebuild", *common)
    assert (checked["ok"], checked["rebuilt"], checked["problems"]) == (True, True, [])
    archive = data(capsys, "backup", "-o", tmp_path / "sao-luu.cchc-backup", *common)["file"]
    restored = data(capsys, "restore", archive, tmp_path / "khôi phục")
    assert restored["number"] == checked["transactions"]
    assert data(capsys, "summary")["counts"]["inspected"] == 29
    assert run(capsys, "restore", archive, tmp_path)[0] == 1, "a folder in use is refused"


def test_reading_is_allowed_while_the_window_is_open_and_writing_is_not(
    capsys: Capture, sample_folder: Path, tmp_path: Path
) -> None:
    window = open_workspace(sample_folder)
    try:
        common = ("--workspace", sample_folder)
        assert run(capsys, "summary", *common)[0] == 0
        assert run(capsys, "report", "year", "-o", tmp_path / "a.pdf", *common)[0] == 0
        assert run(capsys, "check", *common)[0] == 0
        listed = sheet(tmp_path / "ds.xlsx", ("KV35", "UBND xã Mới", "Xã", ""))
        assert run(capsys, "import", "units", listed, "--preview", *common)[0] == 0
        status, _, err = run(capsys, "import", "units", listed, *common)
        assert status == 1
        assert err
        assert run(capsys, "report", "year", "-o", tmp_path / "b.pdf", "--issue", *common)[0] == 1
    finally:
        window.close()


def test_a_fault_of_ours_is_logged_and_not_shown_raw(
    capsys: Capture, made_sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspector.services.summary.read_progress", lambda *_args, **_named: 1 / 0)
    status, out, err = run(capsys, "summary", "--workspace", made_sample)
    assert (status, out) == (70, "")
    assert "Traceback" not in err
    assert err.count("\n") == 1


def test_the_program_itself_on_a_console_without_vietnamese_letters(made_sample: Path, inspector_home: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "INSPECTOR_HOME": str(inspector_home)}
    command = [sys.executable, "-m", "inspector", "--workspace", str(made_sample), "summary"]
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"29/34 don vi dat (85,3%)" in done.stdout


def test_a_folder_that_was_left_is_told_of_beside_the_answer(tmp_path: Path, capsys: Capture) -> None:
    folder, other = tmp_path / "kho", tmp_path / "mở lại"
    data(capsys, "new", folder, "--organisation", "UBND huyện Khánh Vĩnh", "--person", "Trưởng đoàn")
    data(capsys, "backup", "-o", tmp_path / "lưu.cchc-backup", "--workspace", folder)
    data(capsys, "restore", tmp_path / "lưu.cchc-backup", other)
    assert run(capsys, "members", "--workspace", other)[2] == "", "nothing is in the first that is not here"
    data(capsys, "recovery-sheet", "-o", tmp_path / "phieu.pdf", "--workspace", other)
    status, out, told = run(capsys, "members", "--json", "--workspace", folder)
    assert (status, json.loads(out)["members"][0]["prefix"]) == (0, "A01")
    assert str(other) in told
    assert told.count("\n") == 1
