"""An issued or signed copy is the only one of its bytes: nothing is written over it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from inspector.services.documents import DocumentKind, Options, is_recorded_copy, issue, issued, render, year_owner
from inspector.services.integrity import Verdict, verify
from inspector.services.workspace import open_workspace
from tests.services.acts import refused

YEAR = year_owner(2019)
OPTIONS = Options("15", date(2020, 3, 16))


def test_an_issued_copy_is_never_overwritten(sample_folder: Path, tmp_path: Path) -> None:
    workspace = open_workspace(sample_folder)
    target = tmp_path / "bao-cao.pdf"
    assert not is_recorded_copy(workspace, target), "there is no such file yet"
    made = issue(workspace, DocumentKind.YEAR_REPORT, YEAR, target, OPTIONS)
    before = target.read_bytes()
    assert is_recorded_copy(workspace, target)
    with refused(workspace, "documents.recorded"):
        render(workspace, DocumentKind.YEAR_REPORT, YEAR, target, OPTIONS)
    with refused(workspace, "documents.recorded"):
        issue(workspace, DocumentKind.YEAR_REPORT, YEAR, target, Options("16", date(2020, 3, 16)))
    assert target.read_bytes() == before
    assert verify(workspace, target).verdict == Verdict.ISSUED
    assert [row.sha256 for row in issued(workspace)] == [made.sha256]
    workspace.close()


def test_a_copy_with_something_appended_counts_and_any_other_file_does_not(sample_folder: Path, tmp_path: Path) -> None:
    workspace = open_workspace(sample_folder)
    target, other, text = tmp_path / "bao-cao.pdf", tmp_path / "khac.pdf", tmp_path / "chu.pdf"
    issue(workspace, DocumentKind.YEAR_REPORT, YEAR, target, OPTIONS)
    appended = tmp_path / "ky-noi-khac.pdf"
    appended.write_bytes(target.read_bytes() + b"% signed by another program\n%%EOF\n")
    assert is_recorded_copy(workspace, appended)
    text.write_text("not a PDF", encoding="utf-8")
    assert not is_recorded_copy(workspace, text)
    render(workspace, DocumentKind.YEAR_REPORT, YEAR, other, OPTIONS)
    assert not is_recorded_copy(workspace, other)
    assert render(workspace, DocumentKind.YEAR_REPORT, YEAR, other, OPTIONS).path == other, (
        "a plain copy may be renewed"
    )
    workspace.close()


def test_a_copy_that_was_taken_back_is_kept_too(sample_folder: Path, tmp_path: Path) -> None:
    workspace = open_workspace(sample_folder)
    target = tmp_path / "bao-cao.pdf"
    issue(workspace, DocumentKind.YEAR_REPORT, YEAR, target, OPTIONS)
    workspace.store.undo()
    assert is_recorded_copy(workspace, target)
    assert issued(workspace) == ()
    assert [(row.number, row.withdrawn) for row in issued(workspace, withdrawn=True)] == [("15", True)]
    found = verify(workspace, target)
    assert (found.verdict, found.genuine) == (Verdict.ISSUED, False)
    assert found.headline.startswith("Đã rút phát hành, không dùng nữa: văn bản số 15/BC-ĐKT.")
    workspace.close()
