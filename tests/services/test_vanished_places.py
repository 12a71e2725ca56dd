"""A stick that is pulled while something is written to it: told as that, whatever was written, and nothing recorded."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from inspector.services import protection, upkeep
from inspector.services.documents import DocumentKind, Options, issue, issued, issuing, render, year_owner
from inspector.services.documents.signing import CertificateFile, sign
from inspector.services.evidence import attach_bytes, evidence, save_copy
from inspector.services.unit_lists import export_units
from inspector.services.workspace import open_workspace
from tests.reports.pdf.keys import PASSWORD, key_file
from tests.services.acts import Case, refused
from tests.store.vanishing import vanishing

GONE = "store.place_gone"
YEAR = DocumentKind.YEAR_REPORT, year_owner(2019)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def test_copies_backups_sheets_and_lists(case: Case, stick: Path) -> None:
    workspace = case.workspace
    attach_bytes(workspace, "inspection", case.inspections[0], "ảnh.png", b"\x89PNG")
    (row,) = evidence(workspace, case.inspections[0])
    vault = protection.new_vault("năm cụm từ dễ nhớ", cost=protection.Cost(64, 1, 1))
    for write in (
        lambda: save_copy(workspace, row, stick / "ảnh.png"),
        lambda: upkeep.backup(workspace, stick / "bản.cchc-backup"),
        lambda: protection.write_sheet(stick / "phiếu.pdf", vault, "UBND xã"),
        lambda: export_units(workspace, stick / "đơn vị.xlsx"),
    ):
        with refused(workspace, GONE), vanishing(stick):
            write()
        write()
        assert len(list(stick.iterdir())) == 1, "once the stick is there again it is written"
        rmtree(stick)
        stick.mkdir()


def test_documents_and_signed_copies(
    sample_folder: Path, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = open_workspace(sample_folder)
    for write in (render, issue):
        with refused(workspace, GONE), vanishing(stick):
            write(workspace, *YEAR, stick / "báo cáo.pdf", Options("15"))
    report = issue(workspace, *YEAR, tmp_path / "báo cáo.pdf", Options("15")).path
    key = CertificateFile(key_file(tmp_path), PASSWORD)
    with refused(workspace, GONE), vanishing(stick):
        sign(workspace, report, key, 0, stick / "đã ký.pdf")

    def record(*arguments: Any) -> Any:
        made = recorded(*arguments)
        rmtree(stick)
        return made

    # Pulled when the record is made and the file is about to get its name.
    recorded = issuing._record
    monkeypatch.setattr(issuing, "_record", record)
    with refused(workspace, GONE):
        issue(workspace, *YEAR, stick / "báo cáo khác.pdf", Options("16"))
    assert [one.file_name for one in issued(workspace)] == ["báo cáo.pdf"]
    workspace.close()
