"""An issued document is withdrawn by an action of its own, with a reason that stays on record."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.services import journal
from inspector.services.documents import DocumentKind, Options, issue, issued, issued_as, withdraw, year_owner
from inspector.services.documents.signing import CertificateFile, sign
from inspector.services.integrity import verify
from inspector.services.workspace import Workspace, open_workspace
from tests.services.acts import refused

YEAR = year_owner(2019)
REASON = "Số liệu của một đơn vị bị nhầm."


def test_a_withdrawn_document_stays_in_the_list_with_its_reason(sample: Workspace, report: Path) -> None:
    (row,) = issued(sample)
    changed = withdraw(sample, row.id, f"  {REASON} ")
    assert (changed.action, changed.subject) == ("documents.withdraw", row.id)
    assert issued(sample) == ()
    (kept,) = issued(sample, withdrawn=True)
    assert (kept.id, kept.withdrawn, kept.withdrawn_reason) == (row.id, True, REASON)
    found = verify(sample, report)
    assert not found.genuine
    assert found.headline.startswith("Đã rút phát hành"), "said before anything else"
    assert found.details[0][1] == REASON
    entry = journal.audit(sample, limit=1).entries[0]
    assert entry.action_label == "Rút văn bản đã phát hành"
    assert REASON in {line.new for line in entry.changes}


def test_it_is_withdrawn_after_a_restart_and_a_slip_is_undone(
    sample: Workspace, report: Path, sample_folder: Path
) -> None:
    sample.close()
    again = open_workspace(sample_folder)
    (row,) = issued(again)
    withdraw(again, row.id, REASON)
    journal.undo(again)
    assert issued(again) == (row,)
    assert verify(again, report).genuine
    again.close()


def test_the_signed_copy_of_a_withdrawn_document_is_told_to_be(
    sample: Workspace, report: Path, key: CertificateFile
) -> None:
    copy = sign(sample, report, key, 0).path
    withdraw(sample, issued(sample)[0].id, REASON)
    found = verify(sample, copy)
    assert not found.genuine
    assert found.headline.startswith("Đã rút phát hành")
    with refused(sample, "signing.withdrawn"):
        sign(sample, report, key, 1)


def test_it_takes_a_reason_and_a_document_that_stands(sample: Workspace, report: Path) -> None:
    (row,) = issued(sample)
    for blank in ("", " \n "):
        with refused(sample, "documents.withdraw_reason"):
            withdraw(sample, row.id, blank)
    with refused(sample, "record.missing"):
        withdraw(sample, "khong-co", REASON)
    withdraw(sample, row.id, REASON)
    with refused(sample, "documents.withdrawn"):
        withdraw(sample, row.id, REASON)
    assert report.exists(), "the file is nobody's to remove"


def test_who_may_not_issue_may_not_withdraw(sample: Workspace, report: Path, sample_folder: Path) -> None:
    (row,) = issued(sample)
    sample.close()
    reading = open_workspace(sample_folder, read_only=True)
    with refused(reading, "workspace.read_only"):
        withdraw(reading, row.id, REASON)
    reading.close()


@pytest.mark.parametrize("word", ["15", "015", "15/BC-ĐKT", "15/bc-dkt"])
def test_a_document_is_named_by_its_number(sample: Workspace, report: Path, word: str) -> None:
    assert issued_as(sample, word).number == "15"


def test_a_number_of_none_or_several_is_refused(sample: Workspace, report: Path, tmp_path: Path) -> None:
    with refused(sample, "documents.no_such_number"):
        issued_as(sample, "5")
    issue(sample, DocumentKind.YEAR_REPORT, YEAR, tmp_path / "lai.pdf", Options("15"))
    with refused(sample, "documents.number_twice"):
        issued_as(sample, "15")
