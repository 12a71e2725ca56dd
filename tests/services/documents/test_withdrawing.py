"""An issued document is withdrawn by an action of its own, with a reason that stays on record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.services import journal
from inspector.services.documents import DocumentKind, Options, issue, issued, issued_as, withdraw, year_owner
from inspector.services.documents.signing import CertificateFile, sign
from inspector.services.integrity import verify
from inspector.services.workspace import Workspace, open_workspace
from tests.reports.pdf.keys import PASSWORD, key_file
from tests.services.acts import refused

YEAR = year_owner(2019)
REASON = "Số liệu của một đơn vị bị nhầm."


@pytest.fixture
def workspace(sample_folder: Path) -> Iterator[Workspace]:
    opened = open_workspace(sample_folder)
    yield opened
    opened.close()


@pytest.fixture
def report(workspace: Workspace, tmp_path: Path) -> Path:
    return issue(workspace, DocumentKind.YEAR_REPORT, YEAR, tmp_path / "bao-cao.pdf", Options("15")).path


def test_a_withdrawn_document_stays_in_the_list_with_its_reason(workspace: Workspace, report: Path) -> None:
    (row,) = issued(workspace)
    changed = withdraw(workspace, row.id, f"  {REASON} ")
    assert (changed.action, changed.subject) == ("documents.withdraw", row.id)
    assert issued(workspace) == ()
    (kept,) = issued(workspace, withdrawn=True)
    assert (kept.id, kept.withdrawn, kept.withdrawn_reason) == (row.id, True, REASON)
    found = verify(workspace, report)
    assert not found.genuine
    assert found.headline.startswith("Đã rút phát hành"), "said before anything else"
    assert found.details[0][1] == REASON
    entry = journal.audit(workspace, limit=1).entries[0]
    assert entry.action_label == "Rút văn bản đã phát hành"
    assert REASON in {line.new for line in entry.changes}


def test_it_is_withdrawn_after_a_restart_and_a_slip_is_undone(
    workspace: Workspace, report: Path, sample_folder: Path
) -> None:
    workspace.close()
    again = open_workspace(sample_folder)
    (row,) = issued(again)
    withdraw(again, row.id, REASON)
    journal.undo(again)
    assert issued(again) == (row,)
    assert verify(again, report).genuine
    again.close()


def test_the_signed_copy_of_a_withdrawn_document_is_told_to_be(
    workspace: Workspace, report: Path, tmp_path: Path
) -> None:
    copy = sign(workspace, report, CertificateFile(key_file(tmp_path), PASSWORD), 0).path
    withdraw(workspace, issued(workspace)[0].id, REASON)
    found = verify(workspace, copy)
    assert not found.genuine
    assert found.headline.startswith("Đã rút phát hành")
    with refused(workspace, "signing.withdrawn"):
        sign(workspace, report, CertificateFile(key_file(tmp_path), PASSWORD), 1)


def test_it_takes_a_reason_and_a_document_that_stands(workspace: Workspace, report: Path) -> None:
    (row,) = issued(workspace)
    for blank in ("", " \n "):
        with refused(workspace, "documents.withdraw_reason"):
            withdraw(workspace, row.id, blank)
    with refused(workspace, "record.missing"):
        withdraw(workspace, "khong-co", REASON)
    withdraw(workspace, row.id, REASON)
    with refused(workspace, "documents.withdrawn"):
        withdraw(workspace, row.id, REASON)
    assert report.exists(), "the file is nobody's to remove"


def test_who_may_not_issue_may_not_withdraw(workspace: Workspace, report: Path, sample_folder: Path) -> None:
    (row,) = issued(workspace)
    workspace.close()
    reading = open_workspace(sample_folder, read_only=True)
    with refused(reading, "workspace.read_only"):
        withdraw(reading, row.id, REASON)
    reading.close()


@pytest.mark.parametrize("word", ["15", "015", "15/BC-ĐKT", "15/bc-dkt"])
def test_a_document_is_named_by_its_number(workspace: Workspace, report: Path, word: str) -> None:
    assert issued_as(workspace, word).number == "15"


def test_a_number_of_none_or_several_is_refused(workspace: Workspace, report: Path, tmp_path: Path) -> None:
    with refused(workspace, "documents.no_such_number"):
        issued_as(workspace, "5")
    issue(workspace, DocumentKind.YEAR_REPORT, YEAR, tmp_path / "lai.pdf", Options("15"))
    with refused(workspace, "documents.number_twice"):
        issued_as(workspace, "15")
